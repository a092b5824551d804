"""The flow an author means: a file of their own, or a shipped one by its id."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from .. import bundled
from ..flow.check import run_check
from ..flow.checked import checked
from ..flow.fault import quoted
from ..flow.items import Who
from ..flow.library import ENDING, Library
from ..flow.model import Flow
from ..flow.reader import SIZE, read
from ..flow.repeat import Agreed, expanded
from ..problem import Problem
from ..session.practice import Practice, read_practice
from .files import read_bytes

PRACTICE = ".practice.yaml"
"""How the file with the practice couple's answers is called: the flow's id and this."""

AGREED = (
    Agreed("one", "If it gets too much, then I say so", Who.FIRST),
    Agreed("two", "If it is Sunday, then we go for a walk", Who.COUPLE),
)
"""What a flow comes back to whose practice couple has agreed on nothing."""


def chosen(wanted: Path | str, library: Library, out: TextIO, form: str = "text") -> Flow | None:
    """The flow of a file or an id; None where it has faults, which are then written to `out`.

    Raises Problem where there is no such flow, or a file cannot be opened.
    """
    if isinstance(wanted, str):
        if wanted not in library:
            raise Problem(f"There is no file and no shipped flow {quoted(wanted)}.")
        return library[wanted]
    flow = checked(read(read_bytes(wanted, SIZE)), library).flow
    if flow is None:
        run_check([wanted], form, False, out)
    return flow


def shipped(name: str) -> bytes | None:
    """The file of that name beside the shipped flows."""
    found = (folder / name for folder in bundled.flows().iterdir() if folder.is_dir())
    return next((file.read_bytes() for file in found if file.is_file()), None)


def practice_of(flow: Flow, wanted: Path | str) -> Practice:
    """The practice couple's answers beside a flow, and beside those that are joined to it.

    They lie beside the file `wanted`, or are shipped, also for the flows inside a shipped pack.
    Raises Problem where a file of them cannot be used.
    """
    practice = Practice(("Sam", "Alex"), {}, {})
    if isinstance(wanted, Path):
        beside = wanted.with_name(wanted.name.removesuffix(ENDING) + PRACTICE)
        if beside.is_file():
            practice = read_practice(read_bytes(beside, SIZE))
    for name in (flow.id, flow.opens_with, None if flow.pause else "the-break"):
        data = shipped(name + PRACTICE) if name else None
        if data is not None:
            more = read_practice(data)
            practice = practice.with_more(more) if practice.answers else more
    return practice


def as_played(flow: Flow, practice: Practice, library: Library) -> Flow:
    """The flow with all that is joined to it, written out for the practice couple's agreements."""
    return expanded(library.joined(flow), practice.agreements or AGREED)
