"""A flow drawn or written out: what is behind `reknit flow diagram` and `reknit flow sheet`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from ..flow.library import ENDING, Library
from ..flow.model import Flow
from ..flow.reader import SIZE
from ..flow.translation import read_translation, translated
from ..problem import Problem
from .diagram import diagram
from .files import read_bytes, write_whole
from .logic_html import html
from .logic_sheet import logic_sheet
from .mermaid import mermaid
from .source import chosen
from .svg import svg

SVG, HTML = ".svg", (".html", ".htm")


def run_diagram(wanted: Path | str, to: Path | None, out: TextIO) -> int:
    """Draw the road of a flow: SVG into a file that ends so, else Mermaid text.

    Returns the exit status: 1 where the flow has faults. Raises Problem.
    """
    library = Library.shipped()
    flow = chosen(wanted, library, out)
    if flow is None:
        return 1
    drawn = diagram(flow, library)
    if to is None:
        out.write(mermaid(drawn))
        return 0
    text = svg(drawn) if to.suffix.lower() == SVG else mermaid(drawn)
    write_whole(to, text.encode())
    print(f"Written: {to}", file=out)
    return 0


def run_sheet(wanted: Path | str, to: Path, out: TextIO) -> int:
    """Write the logic sheet of a flow, with the translations that lie beside it.

    Returns the exit status: 1 where the flow has faults. Raises Problem.
    """
    if to.suffix.lower() not in HTML:
        raise Problem(
            f"{to} is no web page and no PDF.",
            "Nothing was written.",
            "Let it end in .html or .pdf.",
        )
    library = Library.shipped()
    flow = chosen(wanted, library, out)
    if flow is None:
        return 1
    write_whole(to, html(logic_sheet(flow, library, translations(flow, wanted))).encode())
    print(f"Written: {to}. A browser prints it.", file=out)
    return 0


def translations(flow: Flow, wanted: Path | str) -> tuple[Flow, ...]:
    """The flow in each language for which a translation lies beside its file. Raises Problem."""
    return tuple(_beside(flow, wanted)) if isinstance(wanted, Path) else ()


def _beside(flow: Flow, file: Path) -> Iterator[Flow]:
    stem = file.name.removesuffix(ENDING)
    for beside in sorted(file.parent.glob(f"{stem}.*.yaml")):
        if not beside.name.endswith((ENDING, ".practice.yaml")):
            found = read_translation(read_bytes(beside, SIZE), flow)
            if found.sidecar is not None:
                yield translated(flow, found.sidecar)
