"""Handing on: the sheet is made, both agree, and it leaves sealed, on paper, or plain."""

from __future__ import annotations

import secrets

from PySide6.QtCore import QObject, Signal

from ...homework import kept
from ...homework.age import sealed
from ...homework.assignment import Assignment
from ...homework.completion import agreed, draft
from ...homework.pack import Pack
from ...homework.sheet import sheet_text
from ...problem import Problem
from ...summary.plain import one_line
from ..entrance import Entrance
from ..export import Kind, place_for, write_whole
from ..printing import open_print_desk
from ..shortened import shortened
from ..stage import Stage
from ..widgets import PrimaryButton, QuietButton, SecondaryButton
from ..widgets.button import Button
from ..wizard.record import now
from .handing import Handing
from .plain_page import PlainPage
from .sheet_page import SheetPage

SEALED = (
    "Saved as {name}. Only {who} can open it. Reknit sends nothing: give it to them yourselves."
)
SAVED = "Saved as {name}. Anyone who has it can read it."


class Giving(QObject):
    """From the confidentiality note to what leaves this computer; `done` when they are back."""

    done = Signal()

    def __init__(self, stage: Stage, entrance: Entrance) -> None:
        super().__init__(stage)
        self._stage, self._entrance = stage, entrance

    def begin(self, assignment: Assignment) -> None:
        """Say first what to know, then make the sheet."""
        pack = assignment.pack
        if pack is None:
            return
        page = SheetPage(pack, self._entrance.open_vault.people() or ("", ""))
        page.left.connect(self._leave)
        page.begun.connect(lambda: self._make(page, assignment, pack))
        self._stage.cover(page)

    def _make(self, page: SheetPage, assignment: Assignment, pack: Pack) -> None:
        noted = kept.occasions(self._entrance.open_vault, assignment.id)
        sheet = draft(
            assignment,
            pack,
            [each.occasion for each in noted],
            page.people(),
            now().date(),
            secrets.token_hex(16),
            page.question(),
        )
        prints = SecondaryButton("Print it, or save a PDF", "printer")
        plain = QuietButton("Save it unsealed …", "file-down")
        ways: list[Button] = [prints, plain]
        seals: PrimaryButton | None = None
        if assignment.key and assignment.confirmed and pack.recipient:
            who = one_line(pack.sender.name)
            seals = PrimaryButton(f"Seal it for {shortened(who, 30)}", "lock")
            seals.setAccessibleName(f"Seal it for {who}")
            ways.insert(0, seals)
        handing = Handing(sheet, ways, final=True)
        if seals is not None:
            seals.clicked.connect(lambda: self._seal(handing, pack))
        handing.left.connect(self._leave)
        prints.clicked.connect(lambda: self._print(handing))
        plain.clicked.connect(lambda: self._ask_plain(handing))
        self._stage.exchange(handing)

    def _leave(self) -> None:
        self._stage.uncover()
        self.done.emit()

    def _seal(self, page: Handing, pack: Pack) -> None:
        try:
            text = sheet_text(agreed(page.sheet, page.summary)).encode()
            path = place_for(self._stage, f"reply-{page.sheet.written}.age", Kind.SEALED)
            if path is None:
                return
            write_whole(path, sealed(text, pack.recipient))
        except Problem as problem:
            page.say(str(problem))
            return
        page.say(SEALED.format(name=path.name, who=one_line(pack.sender.name)))

    def _ask_plain(self, page: Handing) -> None:
        """Unsealed only once both have been told what that means."""
        asked = PlainPage()
        asked.left.connect(self._stage.uncover)
        asked.chosen.connect(lambda: self._save_plain(page))
        self._stage.cover(asked)

    def _save_plain(self, page: Handing) -> None:
        self._stage.uncover()
        try:
            text = sheet_text(agreed(page.sheet, page.summary)).encode()
            path = place_for(self._stage, f"reply-{page.sheet.written}.yaml", Kind.SHEET)
            if path is None:
                return
            write_whole(path, text)
        except Problem as problem:
            page.say(str(problem))
            return
        page.say(SAVED.format(name=path.name))

    def _print(self, page: Handing) -> None:
        try:
            agreed(page.sheet, page.summary)
        except Problem as problem:
            page.say(str(problem))
            return
        desk = open_print_desk(self._stage, page.summary, self._stage.settings.paper)
        desk.safety_asked.connect(self._stage.show_safety)
        desk.hide_asked.connect(self._stage.hide_all)
