"""One's own space behind its door: what I answered, my notes, my journal, and the space itself."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ...vault.compartment import Compartment
from ...vault.notes import Note, NoteKind
from ...vault.partner import Partner
from ...vault.store import Vault
from .. import theme, typeface
from ..typeface import Role
from ..widgets import Bead, FlowLayout, Heading, PlaceButton, SecondaryButton, Sheet
from .own_answers import OwnAnswers
from .own_notes import OwnNotes
from .own_trend import OwnTrend
from .page import Page
from .upkeep import Upkeep


class Part(StrEnum):
    """What lies here."""

    ANSWERS = "What I answered"
    NOTES = "My notes"
    JOURNAL = "My journal"
    TREND = "How it went"
    UPKEEP = "This space"


_ICONS = {
    Part.ANSWERS: "messages-square",
    Part.NOTES: "pencil",
    Part.JOURNAL: "book-open",
    Part.TREND: "sprout",
    Part.UPKEEP: "sliders-horizontal",
}


class OwnSpace(Sheet):
    """One part at a time, made anew each time. `left` says that its owner locks it, `rested`
    that nobody seems to be there.
    """

    left = Signal()
    rested = Signal()
    change_asked = Signal()
    code_asked = Signal()
    erased = Signal()

    def __init__(
        self,
        vault: Vault,
        room: Compartment,
        names: tuple[str, str],
        unkept: Note | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.title = "My own space"
        self._vault, self._room = vault, room
        self._me, self._other = names if room.partner is Partner.FIRST else names[::-1]
        self._page: Page | None = None
        self._part = Part.ANSWERS
        self._unkept = unkept
        self._stack = QStackedWidget(self)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._heading = Heading(self.title, Role.GREETING, measure=None)
        self._parts = self._row_of_parts()
        self._head = self._made_head()
        column.addWidget(self._head)
        column.addWidget(self._parts)
        column.addWidget(self._stack, 1)
        kinds = {NoteKind.NOTE: Part.NOTES, NoteKind.JOURNAL: Part.JOURNAL}
        self.show_part(kinds[unkept.kind] if unkept else Part.ANSWERS)

    def arrive(self) -> None:
        """Let the part that is up take the keyboard."""
        if self._page is not None:
            self._page.arrive()

    def flush(self) -> bool:
        """Keep now what is being written; whether that was possible."""
        return not isinstance(self._page, OwnNotes) or self._page.flush()

    def let_go(self) -> Note | None:
        """What is written here and could not be kept; it is not held here any more."""
        return self._page.let_go() if isinstance(self._page, OwnNotes) else None

    def rest_alone(self) -> None:
        """Say that it is to be left, as nobody seems to be there."""
        self.rested.emit()

    def show_part(self, part: Part) -> None:
        """Show a part; what is being written in the one that is up is kept before."""
        if not self.flush():
            self._buttons[self._part].setChecked(True)
            return
        self._part = part
        self._buttons[part].setChecked(True)
        old, self._page = self._page, self._made(part)
        self._unkept = None
        self._stack.addWidget(self._page)
        self._stack.setCurrentWidget(self._page)
        self._fit()
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Look again how much room there is."""
        self._fit()

    def _fit(self) -> None:
        """Where there is little height, only the lock stays in sight, and the rest scrolls."""
        wide, low = self.width() > 760, self.height() < typeface.scaled(430)
        left, top, right = (32, 36, 56) if wide else (24, 16, 24)
        self._heading.setVisible(not low)
        self._head.setContentsMargins(left, 8 if low else top, right, 8)
        self._parts.setContentsMargins(0 if low else left - 15, 0, 0 if low else right, 0)
        if self._page is not None:
            self._page.column.setContentsMargins(left, 8 if low else 16, right, 24)
            if low:
                self._page.column.insertWidget(0, self._parts)
            else:
                self._column.insertWidget(1, self._parts)

    def _made(self, part: Part) -> Page:
        match part:
            case Part.ANSWERS:
                page: Page = OwnAnswers(self._vault, self._room, self._other)
            case Part.NOTES | Part.JOURNAL:
                kind = NoteKind.NOTE if part is Part.NOTES else NoteKind.JOURNAL
                page = OwnNotes(self._room, kind, self._unkept)
            case Part.TREND:
                page = OwnTrend(self._vault, self._room)
            case Part.UPKEEP:
                page = self._upkeep()
        return page

    def _upkeep(self) -> Upkeep:
        page = Upkeep(self._vault, self._room)
        page.change_asked.connect(self.change_asked)
        page.code_asked.connect(self.code_asked)
        page.erased.connect(self.erased)
        return page

    def _made_head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        partner = theme.Partner(list(Partner).index(self._room.partner))
        row.addWidget(Bead(partner, self._me, 28))
        row.addWidget(self._heading, 1)
        row.addStretch(0)
        lock = SecondaryButton("Lock my space", "lock")
        lock.clicked.connect(self.left)
        row.addWidget(lock)
        return head

    def _row_of_parts(self) -> QWidget:
        box = QWidget()
        group = QButtonGroup(self)
        row = FlowLayout(box, across=4, down=0)
        self._buttons: dict[Part, PlaceButton] = {}
        for part in Part:
            button = PlaceButton(part.value, _ICONS[part])
            button.clicked.connect(lambda _=False, part=part: self._on_part_clicked(part))
            group.addButton(button)
            row.addWidget(button)
            self._buttons[part] = button
        return box

    def _on_part_clicked(self, part: Part) -> None:
        self.show_part(part)
        self.arrive()
