"""Agreements: what holds, the newest first; what was changed or let go; the plan for breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...summary.break_plan import BreakPlan
from ...summary.ledger import Entry, Ledger, Standing
from ...summary.sheet import breaks_kept
from .. import accessible
from ..threads import KnittingThreads
from ..typeface import Role
from ..widgets import (
    Card,
    FlowLayout,
    Fold,
    Heading,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    Size,
    Text,
    Tone,
)
from ..widgets.button import Button
from .agreement_card import AgreementCard
from .page import Page

PAGE = 20
"""How many agreements are put up in one go."""
NONE = "No agreement yet. What each of you wants to try comes here from your talks."
NONE_HOLDS = "No agreement holds just now."
NO_PLAN = (
    "A word that stops a quarrel, how long a break is, and who begins again: easy to agree on "
    "while you are calm."
)
LOOK, PRINT, DATES = "Look at them together", "Print or save", "All dates in a calendar …"
MAKE_PLAN, CHANGE_PLAN = "Make a plan for breaks", "Change the plan"


class Agreements(Page):
    """What both agreed on. A signal says what is wanted with all of it.

    It is shown as far as it has been read: what comes later stands further down.
    """

    look_asked = Signal()
    print_asked = Signal()
    dates_asked = Signal()
    plan_asked = Signal()

    def __init__(self, today: date, plan: BreakPlan | None, parent: QWidget | None = None) -> None:
        super().__init__("Agreements", parent)
        self._today = today
        self._trouble = Text("", measure=None)
        self._trouble.hide()
        self._breaks = Text("", tone=Tone.MUTED)
        self._empty = Text(NONE, Role.HINT, tone=Tone.MUTED)
        self._weave = KnittingThreads()
        self._weave.setMaximumHeight(112)
        self._look = PrimaryButton(LOOK)
        self._ways = self._buttons()
        self._plan = _plan(plan, self.plan_asked.emit)
        self._holds = Shelf(today)
        self._changed = Folded("What we changed", today)
        self._dropped = Folded("What we let go", today)
        self.column.setSpacing(12)
        for part in (
            *(Heading(self.title, Role.GREETING), self._breaks, self._trouble, self._weave),
            *(self._empty, self._ways, self._holds, self._changed, self._dropped, self._plan),
        ):
            if part in (self._ways, self._holds, self._plan):
                self.column.addSpacing(8)
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.show_ledger(Ledger(), whole=False)

    def first(self) -> QWidget | None:
        return self._look if self._look.isVisibleTo(self) else self._plan.findChild(Button)

    def show_ledger(self, kept: Ledger, *, whole: bool) -> None:
        """Show what has been read so far; `whole`: nothing comes any more."""
        self._breaks.setText(breaks_kept(kept.breaks))
        self._breaks.setVisible(bool(kept.breaks))
        self._holds.show_entries(kept.in_force)
        self._changed.show_entries(kept.standing(Standing.CHANGED))
        self._dropped.show_entries(kept.standing(Standing.DROPPED))
        self._empty.setText(NONE_HOLDS if kept.entries else NONE)
        self._empty.setVisible(whole and not kept.in_force)
        self._weave.setVisible(whole and not kept.entries)
        self._ways.setVisible(bool(kept.entries))
        self._look.setVisible(bool(kept.in_force))

    def complain(self, words: str) -> None:
        """Say what could not be done."""
        self._trouble.setText(words)
        self._trouble.show()
        accessible.announce(self, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > 760
        self.column.setContentsMargins(*((32, 36, 56, 24) if wide else (24, 16, 24, 24)))

    def _buttons(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, across=12, down=8)
        prints = SecondaryButton(PRINT, "printer")
        dates = QuietButton(DATES, "calendar-plus")
        for button, asked in (
            (self._look, self.look_asked),
            (prints, self.print_asked),
            (dates, self.dates_asked),
        ):
            button.clicked.connect(asked)
            flow.addWidget(button)
        return row


class Shelf(QWidget):
    """Agreements one below the other, some at a time."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._entries: tuple[Entry, ...] = ()
        self._cards: list[AgreementCard] = []
        self._room = PAGE
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._more = QuietButton("Show more", "chevron-down", size=Size.SMALL)
        self._more.clicked.connect(self._on_more_clicked)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """Show these; what is up already stays up."""
        self._entries = tuple(entries)
        if [card.entry for card in self._cards] != [*self._entries[: len(self._cards)]]:
            for card in self._cards:
                card.hide()
                card.deleteLater()
            self._cards = []
        for entry in self._entries[len(self._cards) : self._room]:
            card = AgreementCard(entry, self._today)
            self._column.insertWidget(len(self._cards), card)
            card.show()
            self._cards.append(card)
        self._more.setVisible(len(self._entries) > len(self._cards))
        self.setVisible(bool(self._entries))

    def _on_more_clicked(self) -> None:
        self._room += PAGE
        self.show_entries(self._entries)
        if not self._more.isVisibleTo(self):
            self.focusNextChild()


class Folded(Fold):
    """A shelf that is set up only when somebody wants to see it."""

    def __init__(self, title: str, today: date, parent: QWidget | None = None) -> None:
        self._title, self._shelf = title, Shelf(today)
        self._entries: tuple[Entry, ...] = ()
        super().__init__(title, self._shelf, parent=parent)
        self.toggled.connect(self._fill)

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """Have these ready."""
        self._entries = tuple(entries)
        self.hinge.set_words(f"{self._title} ({len(self._entries)})")
        self.setVisible(bool(self._entries))
        self._fill()

    def _fill(self) -> None:
        if self.is_opened():
            self._shelf.show_entries(self._entries)


def _plan(plan: BreakPlan | None, asked: object) -> Card:
    """What was agreed for breaks, and the way to agree on it."""
    card = Card(inside=(24, 18, 24, 20))
    card.column.addWidget(Heading("For breaks", Role.LABEL))
    card.column.addSpacing(8)
    for words in _lines(plan):
        card.column.addWidget(Text(words, tone=Tone.INK if plan else Tone.MUTED))
    card.column.addSpacing(12)
    button = SecondaryButton(CHANGE_PLAN if plan else MAKE_PLAN, size=Size.SMALL)
    button.clicked.connect(asked)
    card.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def _lines(plan: BreakPlan | None) -> Iterator[str]:
    yield from plan.told if plan else (NO_PLAN,)
