"""Any number of options within bounds: chips for words, ticks for sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, cast

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget

from ....flow.items import Checklist
from ....session.conversation import Conversation
from ....session.value import Picked, Value
from ... import typeface
from ...theme import Partner
from ...typeface import Role
from ...widgets import Chips, Line, Text, Tick, Tone
from ...widgets.typed import LONGEST
from ..record import Clock, now
from .base import ItemWidget, Part

CHIP = 24
"""The longest label of a chip in characters: at 200 % it still fits a narrow window."""
LONG, SIDE_BY_SIDE = 8, 720
"""From so many ticks on, and from so many px at 100 % text, they stand in two columns."""


class Ticks(QWidget):
    """Sentences to tick, at most `limit` of them."""

    changed = Signal()

    def __init__(
        self, options: Mapping[str, str], limit: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._limit = limit
        self._ticks: dict[str, Tick] = {}
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        for key, words in options.items():
            tick = Tick(words)
            tick.toggled.connect(self._on_tick_toggled)
            self._ticks[key] = tick
        self._arrange(1)

    def chosen(self) -> tuple[str, ...]:
        """The ids of what is ticked, in the order shown."""
        return tuple(key for key, tick in self._ticks.items() if tick.isChecked())

    def choose(self, keys: tuple[str, ...]) -> None:
        """Have exactly `keys` ticked, without telling."""
        for key, tick in self._ticks.items():
            tick.blockSignals(True)
            tick.setChecked(key in keys)
            tick.blockSignals(False)
        self._close_the_rest()

    def focus_first(self) -> None:
        """Put the keyboard on the first tick that can be changed."""
        for tick in self._ticks.values():
            if tick.isEnabled():
                tick.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """Put a long list into two columns where both have room."""
        wide = self.width() >= typeface.scaled(SIDE_BY_SIDE)
        self._arrange(2 if wide and len(self._ticks) >= LONG else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        rows = -(-len(self._ticks) // columns)
        for number, tick in enumerate(self._ticks.values()):
            self._grid.removeWidget(tick)
            self._grid.addWidget(tick, number % rows, number // rows)
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < columns))

    def _on_tick_toggled(self) -> None:
        self._close_the_rest()
        self.changed.emit()

    def _close_the_rest(self) -> None:
        full = self._limit is not None and len(self.chosen()) >= self._limit
        for tick in self._ticks.values():
            tick.setEnabled(tick.isChecked() or not full)


class _Several(Protocol):
    """What chips and ticks have in common."""

    @property
    def changed(self) -> SignalInstance: ...
    def chosen(self) -> tuple[str, ...]: ...
    def choose(self, keys: tuple[str, ...]) -> None: ...
    def focus_first(self) -> None: ...


class ChecklistPart(Part):
    """Chips where all labels are short and somebody's own, else ticks; and an own answer."""

    def __init__(
        self,
        options: Mapping[str, str],
        other: bool,
        limit: int | None,
        asked: str,
        owner: Partner | None,
    ) -> None:
        super().__init__()
        self._limit = limit
        short = all(len(words) <= CHIP for words in options.values())
        box: QWidget
        if short and owner is not None:
            box = Chips(list(options.items()), owner, limit=limit)
        else:
            box = Ticks(options, limit)
        box.setAccessibleName(asked)
        for button in box.findChildren(QAbstractButton):
            button.setAccessibleDescription(asked)
        self._box = cast(_Several, box)
        self._full = Text("", Role.NOTE, tone=Tone.MUTED)
        self._own = Line(longest=LONGEST)
        self._own.set_hint("Something else, in your own words")
        self._own.setAccessibleName("Something else, in your own words")
        self._full.setContentsMargins(0, 8, 0, 0)
        self.column.addWidget(box)
        if other:
            self.column.addSpacing(14)
        self.column.addWidget(self._own)
        self._own.setVisible(other)
        self.column.addWidget(self._full)
        self._box.changed.connect(self._on_box_changed)
        self._own.changed.connect(self._on_own_changed)
        self._own.left.connect(self.left)
        self._say_how_many()

    def value(self) -> Picked | None:
        own = self._own.text()
        chosen = self._box.chosen()
        return Picked(chosen, own) if chosen or own.strip() else None

    def show_value(self, value: Value | None) -> None:
        picked = value if isinstance(value, Picked) else Picked()
        self._box.choose(picked.options)
        self._own.set_text(picked.other)
        self._say_how_many()

    def focus_first(self) -> None:
        self._box.focus_first()

    def _on_box_changed(self) -> None:
        self._say_how_many()
        self.changed.emit()
        self.left.emit()

    def _on_own_changed(self) -> None:
        self._say_how_many()
        self.changed.emit()

    def _say_how_many(self) -> None:
        count = len(self._box.chosen()) + bool(self._own.text().strip())
        full = self._limit is not None and count >= self._limit
        over = self._limit is not None and count > self._limit
        self._full.setVisible(full)
        if over:
            self._full.setText("That is one too many. Please let one go.")
        elif full:
            self._full.setText("That is all there is room for. To choose another, let one go.")


class ChecklistWidget(ItemWidget):
    """One checklist, in the colour of the one who answers."""

    def __init__(
        self,
        conversation: Conversation,
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
    ) -> None:
        super().__init__(conversation, parent, clock=clock)
        item = cast(Checklist, self.item)
        options = {key: conversation.said(words) for key, words in item.options.items()}
        self._part = ChecklistPart(options, item.other, item.at_most, self.asked, self.owner)
        self.column.addWidget(self._part)
        self._part.show_value(conversation.value)
        self._part.changed.connect(self.answered)
        self._part.left.connect(self.settled)

    def begin_with(self, value: Picked) -> None:
        """Choose these, and keep own words that are there already; all can still be changed."""
        now = self.value() or Picked()
        self._part.show_value(Picked(value.options, now.other or value.other))
        self._chosen()

    def value(self) -> Picked | None:
        return self._part.value()

    def focus_field(self) -> None:
        self._part.focus_first()
