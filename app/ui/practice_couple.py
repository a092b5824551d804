"""Sam and Alex, who are invented: what they answer to a flow."""

from __future__ import annotations

from pathlib import Path

from .. import bundled
from ..flow.library import Library
from ..flow.model import Flow
from ..session.practice import Practice, read_practice


def practice_of(flow: Flow, library: Library, path: Path | None = None) -> Practice:
    """What the practice couple answers to a flow and to what is joined to it.

    It lies beside the flow: shipped, or beside the file `path`. Raises Problem.
    """
    practice = Practice(("Sam", "Alex"), {}, {})
    if path is not None:
        beside = path.with_name(path.name.removesuffix(".flow.yaml") + ".practice.yaml")
        if beside.is_file():
            practice = read_practice(beside.read_bytes())
    wanted = (flow.id, flow.opens_with, None if flow.pause else "the-break")
    for flow_id in wanted:
        data = _shipped_practice(flow_id) if flow_id else None
        if data is not None:
            more = read_practice(data)
            practice = practice.with_more(more) if practice.answers else more
    return practice


def _shipped_practice(flow_id: str) -> bytes | None:
    for folder in bundled.flows().iterdir():
        file = folder / f"{flow_id}.practice.yaml"
        if folder.is_dir() and file.is_file():
            return file.read_bytes()
    return None
