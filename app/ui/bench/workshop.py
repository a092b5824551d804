"""An author at work: which talk lies on the bench, and what is done with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from ...bench.proof import read_proof
from ...flow.library import ENDING, Library
from ...problem import Problem
from ..errand import Errands
from ..export import write_whole
from ..filing import chosen_flow, chosen_folder, place_for_new
from ..stage import Stage
from . import finding
from .against import Against
from .beginning import COPY, Beginning
from .bench import Bench
from .finding import Finding
from .outlet import SAVED, Outlet, stem
from .preview import LivePreview
from .report import Report
from .tool import Tool
from .watch import Watch
from .watched import Watched

WAITING = "This takes a moment …"
T = TypeVar("T")


class Workshop(QObject):
    """Leads from the bench to the tools and back. It writes only where its author says."""

    def __init__(self, stage: Stage, library: Library) -> None:
        super().__init__(stage)
        self._stage, self._library = stage, library
        self._errands, self._outlet = Errands(self), Outlet(stage)
        self._bench: Bench | None = None
        self._wanted: Path | str | None = None
        self._watch: Watch | None = None
        self._folder = Path.home()

    def open(self) -> None:
        """Show the bench, with nothing on it."""
        self._wanted = None
        bench = self._bench = Bench(self._library.values())
        bench.left.connect(self._stage.uncover)
        bench.file_asked.connect(self._choose)
        bench.shipped_asked.connect(lambda: self._take(bench.wanted))
        bench.new_asked.connect(lambda: self._begin(copied=False))
        bench.tool_asked.connect(lambda: self._use(bench.tool))
        self._stage.cover(bench)

    def close(self) -> None:
        """Wait for what is still being looked at."""
        self._errands.wait()

    # -- what lies on the bench -------------------------------------------------------

    def _choose(self) -> None:
        path = chosen_flow(self._stage, self._folder)
        if path is not None:
            self._take(path)

    def _take(self, wanted: Path | str) -> None:
        """Put a file, or the shipped talk of that id, on the bench."""
        self._wanted = wanted
        if self._watch is not None:
            self._watch.deleteLater()
            self._watch = None
        if isinstance(wanted, str):
            if self._here is not None:
                self._here.show_flow(self._library[wanted])
        else:
            self._folder = wanted.parent
            watch = self._watch = Watch([wanted], self._here)
            watch.changed.connect(self._check)
            self._check()
        if self._here is not None:
            self._here.show_result()

    def _check(self) -> None:
        if isinstance(self._wanted, Path) and self._here is not None:
            self._here.show_proof(read_proof(self._wanted, self._library))

    @property
    def _here(self) -> Bench | None:
        """The bench, as long as it is there."""
        return self._bench if self._bench is not None and isValid(self._bench) else None

    def _say(self, words: str) -> None:
        if self._here is not None:
            self._here.say(words)

    # -- what is done with it ---------------------------------------------------------

    def _use(self, tool: Tool) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        match tool:
            case Tool.PREVIEW:
                self._preview(wanted)
            case Tool.WALKS:
                self._look(wanted, lambda: finding.walks(wanted))
            case Tool.TIME:
                self._look(wanted, lambda: finding.minutes(wanted))
            case Tool.COMPARE:
                self._compare(wanted)
            case Tool.DIAGRAM | Tool.SHEET | Tool.BOOKLET:
                self._say(self._outlet.write(tool, wanted, self._folder))
            case Tool.TEXTS:
                self._outlet.translate(wanted, self._folder)
            case Tool.NEW:
                self._begin(copied=True)

    def _preview(self, wanted: Path | str) -> None:
        page = LivePreview(self._stage, Watched(wanted, self._library))
        page.left.connect(self._stage.uncover)
        self._stage.cover(page)

    def _compare(self, wanted: Path | str) -> None:
        """With an earlier file; where it was made from a shipped talk, with that one if wanted."""
        flow = read_proof(wanted, self._library).flow if isinstance(wanted, Path) else None
        origin = flow.derived_from.id if flow is not None and flow.derived_from else ""
        if origin not in self._library:
            self._compare_file(wanted)
            return
        page = Against(self._library[origin].title)
        page.left.connect(self._stage.uncover)
        page.file_asked.connect(lambda: self._compare_file(wanted))
        page.origin_asked.connect(lambda: self._compare_with(origin, wanted))
        self._stage.cover(page)

    def _compare_file(self, wanted: Path | str) -> None:
        earlier = chosen_flow(self._stage, self._folder, "The earlier version")
        if earlier is not None:
            self._compare_with(earlier, wanted)

    def _compare_with(self, earlier: Path | str, wanted: Path | str) -> None:
        if isinstance(self._stage.page, Against):
            self._stage.uncover()
        self._look(wanted, lambda: finding.changes(earlier, wanted))

    def _look(self, wanted: Path | str, call: Callable[[], Finding]) -> None:
        """Do something that takes its time, and show what was found."""
        page = self._stage.page
        if isinstance(page, Bench | Report):
            self._wait(page, call, lambda found: self._report(found, wanted))

    def _wait(self, page: Bench | Report, call: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do something beside the window, and go on with what it gave if the page is still up."""

        def is_up() -> bool:
            return isValid(page) and self._stage.page is page

        def on_done(given: T) -> None:
            if is_up():
                page.say("")
                done(given)

        def on_problem(problem: Problem) -> None:
            if is_up():
                page.say(str(problem))

        page.say(WAITING)
        self._errands.run(call, on_done, on_problem)

    def _report(self, found: Finding, wanted: Path | str) -> None:
        page = Report(found)
        page.left.connect(self._stage.uncover)
        page.save_asked.connect(lambda: self._save(page))
        page.keep_asked.connect(lambda: self._keep(page, wanted))
        page.again_asked.connect(lambda: self._go_again(wanted))
        self._stage.cover(page)

    def _keep(self, page: Report, wanted: Path | str) -> None:
        folder = chosen_folder(self._stage, self._folder, "Where the walks shall lie")
        if folder is not None:
            self._wait(page, lambda: finding.keep_walks(wanted, folder), page.say)

    def _go_again(self, wanted: Path | str) -> None:
        folder = chosen_folder(self._stage, self._folder, "The folder of kept walks")
        if folder is not None:
            self._look(wanted, lambda: finding.gone_again(wanted, folder))

    def _save(self, page: Report) -> None:
        name = f"{slug(page.title)}.txt"
        place = place_for_new(self._stage, self._folder, name, "Plain text", "txt")
        if place is None:
            return
        try:
            write_whole(place, page.text.encode())
        except Problem as problem:
            page.say(str(problem))
        else:
            page.say(SAVED)

    # -- a new talk -------------------------------------------------------------------

    def _begin(self, *, copied: bool) -> None:
        title = self._title() if copied else ""
        page = Beginning(title)
        page.left.connect(self._stage.uncover)
        page.chosen.connect(lambda: self._write(page))
        self._stage.cover(page)

    def _title(self) -> str:
        wanted = self._wanted
        if isinstance(wanted, str):
            return self._library[wanted].title
        flow = read_proof(wanted, self._library).flow if wanted is not None else None
        return flow.title if flow is not None else ""

    def _write(self, page: Beginning) -> None:
        """Write the new file where its author wants it, and put it on the bench."""
        from ...bench.draft import run_new

        name = f"{slug(page.talk_title())}{ENDING}"
        place = place_for_new(self._stage, self._folder, name, "Talks", ENDING.removeprefix("."))
        if place is None:
            return
        copied = page.begins_from() == COPY
        people = "two" if copied else page.begins_from()
        file = place.with_name(stem(place.name) + ENDING)
        try:
            run_new(file, self._wanted if copied else None, people, page.talk_title(), StringIO())
        except Problem as problem:
            page.say(str(problem))
            return
        self._stage.uncover()
        self._take(file)


def slug(title: str) -> str:
    """A name for a file from a title: small letters, digits and dashes."""
    words = re.findall(r"[a-z0-9]+", title.lower())
    found = "-".join(words)[:60].strip("-")
    return found if found and found[0].isalpha() else f"talk-{found}".strip("-")
