"""The couples of a desk: their pages, the sheets they hand on, and what goes on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ...homework import desk
from ...homework.age import LARGEST
from ...homework.desk import Couple, Filed
from ...homework.reply import Reply, read_reply
from ...problem import Problem
from ...session.telling import short_day
from ...vault.settings import Paper
from ...vault.store import Vault
from ..filing import chosen_sheet, first_bytes
from ..homework.refused import Refused
from ..paper import Page as Sheet
from ..stage import Stage
from ..takeaway import printed, saved
from ..wizard.record import now
from .arrived_page import ArrivedPage
from .couple_page import CouplePage
from .desk_page import Entry
from .paper import series_pages

TITLE, PART = "Notes for the next hour", "notes"
"""What a printer's queue and lists of files show; it names nobody."""
UNLOCKED = "It is not locked: whoever has it can read it."


class Couples(QObject):
    """`cover` and `uncover` put pages over the desk; `back` shows it anew, with a sentence."""

    def __init__(
        self,
        stage: Stage,
        cover: Callable[[QWidget], None],
        uncover: Callable[[], None],
        back: Callable[[str], None],
    ) -> None:
        super().__init__(stage)
        self._stage = stage
        self._cover, self._uncover, self._back = cover, uncover, back
        self.vault: Vault | None = None

    def entries(self) -> list[Entry]:
        """Every couple, with what lies there in words. Raises VaultProblem."""
        if self.vault is None:
            return []
        sheets = desk.filed(self.vault)
        return [
            Entry(each, _told([sheet for sheet in sheets if sheet.couple == each.id]))
            for each in desk.couples(self.vault)
        ]

    def add(self) -> None:
        """A new couple with the next number."""
        if self.vault is not None:
            new = desk.add_couple(self.vault, "", now())
            self._back(f"{new.label} is there now.")

    def open(self, couple: Couple | None) -> None:
        """The page of a couple over the desk."""
        if self.vault is not None and couple is not None:
            self._cover(self._page(self.vault, couple))

    def _page(self, vault: Vault, couple: Couple) -> CouplePage:
        page = CouplePage(couple, desk.filed(vault, couple.id))
        page.left.connect(lambda: self._back(""))
        page.sheet_asked.connect(self.open_chosen)
        page.renamed.connect(lambda: self._change(page, lambda: self._rename(vault, page)))
        page.dropped.connect(lambda: self._change(page, lambda: self._drop(vault, page)))
        page.deleted.connect(lambda: self._change(page, lambda: self._remove(vault, page)))
        page.print_asked.connect(lambda: self._print(page))
        page.pdf_asked.connect(lambda: self._save(page))
        return page

    def _change(self, page: CouplePage, change: Callable[[], None]) -> None:
        try:
            change()
        except Problem as problem:
            page.say(str(problem))

    def _rename(self, vault: Vault, page: CouplePage) -> None:
        self._again(vault, desk.rename(vault, page.couple, page.label()))

    def _drop(self, vault: Vault, page: CouplePage) -> None:
        for each in desk.filed(vault, page.couple.id):
            if each.id == page.chosen:
                desk.take_out(vault, each)
        self._again(vault, page.couple)

    def _remove(self, vault: Vault, page: CouplePage) -> None:
        desk.remove(vault, page.couple)
        self._back(f"{page.couple.label} is gone.")

    def _again(self, vault: Vault, couple: Couple) -> None:
        page = self._page(vault, couple)
        self._uncover()
        self._cover(page)

    def _print(self, page: CouplePage) -> None:
        self._take(page, lambda: printed(self._stage, self._sheets(page), TITLE))

    def _save(self, page: CouplePage) -> None:
        self._take(page, lambda: saved(self._stage, self._sheets(page), TITLE, PART), UNLOCKED)

    def _sheets(self, page: CouplePage) -> tuple[Sheet, ...]:
        return series_pages(page.couple.label, page.series, now().date(), self._paper)

    def _take(self, page: CouplePage, way: Callable[[], str], warning: str = "") -> None:
        try:
            words = way()
        except Problem as problem:
            page.say(str(problem))
            return
        if words:
            page.say(f"{words} {warning}".rstrip())

    @property
    def _paper(self) -> Paper:
        return Paper(self._stage.settings.paper)

    # -- a sheet ----------------------------------------------------------------------

    def open_chosen(self) -> None:
        """Ask which file, and open it as a sheet."""
        path = chosen_sheet(self._stage)
        if path is not None and self.vault is not None:
            self.open_sheet(path)

    def open_sheet(self, path: Path) -> None:
        """Read a file as a sheet; what is wrong with it is said, and nothing is filed."""
        vault = self.vault
        if vault is None:
            return
        try:
            reply = read_reply(first_bytes(path, LARGEST + 1), desk.key_of(vault))
            desk.refuse_known(vault, reply.sheet)
            there = desk.couples(vault)
            likely = desk.likely(vault, reply.sheet)
        except Problem as problem:
            refused = Refused(path.name, problem)
            refused.left.connect(self._uncover)
            self._cover(refused)
            return
        page = ArrivedPage(reply, there, likely, desk.next_label(there))
        page.left.connect(self._uncover)
        page.filed.connect(lambda: self._file(vault, page, reply))
        self._cover(page)

    def _file(self, vault: Vault, page: ArrivedPage, reply: Reply) -> None:
        moment = now()
        try:
            couple = page.couple() or desk.add_couple(vault, "", moment)
            desk.file(vault, couple, reply, moment)
        except Problem as problem:
            page.complain(str(problem))
            return
        self._back("")
        self.open(couple)


def _told(sheets: list[Filed]) -> str:
    if not sheets:
        return "No sheet yet"
    last = short_day(max(each.arrived for each in sheets).date())
    return f"One sheet, of {last}" if len(sheets) == 1 else f"{len(sheets)} sheets, the last {last}"
