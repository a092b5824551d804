"""What leaves the bench as a file, where its author wants it: drawings, paper, texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QObject

from ...bench import drawing, exchange
from ...flow.library import ENDING
from ...problem import Problem
from ...vault.settings import Paper
from ..filing import chosen_texts, place_for_new
from ..stage import Stage
from . import press
from .tool import Tool
from .translation import Translation

Writer = Callable[[Path | str, Path, TextIO], int]
SAVED = "It is saved."


@dataclass(frozen=True)
class Form:
    """A kind of file in words, its ending, and who writes it."""

    kind: str
    suffix: str
    write: Writer


def forms(tool: Tool, paper: Paper) -> tuple[Form, ...]:
    """What a tool can write, the usual one first."""
    match tool:
        case Tool.DIAGRAM:
            draw = drawing.run_diagram
            return (Form("Picture", "svg", draw), Form("Mermaid", "mmd", draw))
        case Tool.SHEET:
            return (
                Form("Web page", "html", drawing.run_sheet),
                _pdf(lambda wanted, to, out: press.run_sheet(wanted, to, paper, out)),
            )
        case Tool.BOOKLET:
            return (_pdf(lambda wanted, to, out: press.run_booklet(wanted, to, paper, out)),)
        case _:
            return ()


def _pdf(write: Writer) -> Form:
    return Form("PDF", "pdf", write)


class Outlet(QObject):
    """Asks where, and writes; never anything else."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._stage = stage

    def write(self, tool: Tool, wanted: Path | str, folder: Path) -> str:
        """Write what a tool makes of a talk; what became of it in words, '' if called off."""
        usual, *others = found = forms(tool, self._stage.settings.paper)
        name = f"{named(wanted)}-{tool.name.lower()}.{usual.suffix}"
        more = [(form.kind, form.suffix) for form in others]
        place = place_for_new(self._stage, folder, name, usual.kind, usual.suffix, *more)
        if place is None:
            return ""
        ending = place.suffix.lower().removeprefix(".")
        form = next((each for each in found if each.suffix == ending), usual)
        out = StringIO()
        try:
            return out.getvalue() if form.write(wanted, place, out) else SAVED
        except Problem as problem:
            return str(problem)

    def translate(self, wanted: Path | str, folder: Path) -> None:
        """Show the page on which texts go out to a translator, and come back."""
        page = Translation()
        page.left.connect(self._stage.uncover)
        page.given.connect(lambda: self._give(page, wanted, folder))
        page.taken.connect(lambda: self._take(page, wanted, folder))
        self._stage.cover(page)

    def _give(self, page: Translation, wanted: Path | str, folder: Path) -> None:
        name = f"{named(wanted)}.{page.language()}.{page.form()}"
        place = place_for_new(self._stage, folder, name, "Texts", page.form())
        if place is not None:
            form, language = page.form(), page.language()
            _told(page, lambda out: exchange.run_export(wanted, form, language, place, out))

    def _take(self, page: Translation, wanted: Path | str, folder: Path) -> None:
        file = chosen_texts(self._stage, folder)
        if file is None:
            return
        to = None
        if isinstance(wanted, str):
            name = f"{file.stem}.yaml"
            to = place_for_new(self._stage, folder, name, "Translation", "yaml")
            if to is None:
                return
        _told(page, lambda out: exchange.run_import(wanted, file, to, out))


def _told(page: Translation, run: Callable[[TextIO], int]) -> None:
    out = StringIO()
    try:
        run(out)
    except Problem as problem:
        page.say(str(problem))
    else:
        page.say(out.getvalue().strip())


def named(wanted: Path | str) -> str:
    """The name of a talk for a file: its id, or that of its own file."""
    return wanted if isinstance(wanted, str) else stem(wanted.name)


def stem(name: str) -> str:
    """The name of a file without what says that it is a talk."""
    endings = (ENDING, ".yaml", ".yml")
    return next((name.removesuffix(each) for each in endings if name.endswith(each)), name)
