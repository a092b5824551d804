"""If …, then I …: one's own small plan, as one sentence and not as a form (care.md 6.9)."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ....flow.items import Agreement
from ....session.conversation import Conversation
from ....session.value import Plan
from ... import typeface
from ...focus import lead_into
from ...theme import Partner
from ...typeface import Role
from ...widgets import Field, Fold, Text, Tick, Tone
from ...widgets.laid import Laid
from ..record import Clock, now
from .base import ENTER, ItemWidget
from .more import More
from .writing import paper_of, write_into

LABEL, NARROW = 138, 560


class AgreementWidget(ItemWidget):
    """Two large lines; what may belong to it unfolds below; saying it aloud is enough."""

    def __init__(
        self,
        conversation: Conversation,
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
    ) -> None:
        super().__init__(conversation, parent, clock=clock)
        item, value = cast(Agreement, self.item), conversation.value
        plan = value if isinstance(value, Plan) else Plan()
        self._when = _line("If …", plan.when)
        self._then = _line("then I …", plan.then)
        self._more: More | None = None
        self._below = Laid()
        self._aloud = Tick("I have said it aloud once")
        self._aloud.setChecked(plan.aloud)
        self._labels = [Text(words, Role.CARD_TITLE, tone=self._tone()) for words in _LEADS]
        self._lines = (self._when, self._then)
        if replace(plan, when="", then="", aloud=False) != Plan():
            self._add_more(item, plan)
        self._fold = Fold(
            "More about it",
            self._below,
            opened=self._more is not None and not self._more.is_empty(),
        )
        self._last = self._when
        self._is_narrow: bool | None = None
        self._lay_out()
        for line in self._lines:
            line.changed.connect(self.answered)
            line.left.connect(self.settled)
            paper_of(line).installEventFilter(self)
        self._fold.toggled.connect(self._on_fold_toggled)
        self._aloud.toggled.connect(self._chosen)

    def value(self) -> Plan | None:
        when, then = self._when.text(), self._then.text()
        more, aloud = self._more, self._aloud.isChecked()
        if not (when.strip() or then.strip() or aloud) and (more is None or more.is_empty()):
            return None
        if more is None:
            return Plan(when, then, aloud=aloud)
        return Plan(when, then, more.until(), more.noticed(), more.obstacle(), more.sure(), aloud)

    def insert(self, words: str) -> None:
        """Write a beginning into the line that was written in last."""
        write_into(self._last, words)

    def focus_field(self) -> None:
        line = self._when if not self._when.text().strip() else self._then
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter leads from the first line to the second, and from there on."""
        if event.type() == QEvent.Type.FocusIn:
            self._last = self._when if watched is paper_of(self._when) else self._then
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in ENTER
        ):
            if watched is paper_of(self._when):
                self._then.setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self.wanted.emit()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def restyle(self) -> None:
        """Take the text size anew."""
        self._is_narrow = None
        self._arrange()

    def _add_more(self, item: Agreement, plan: Plan) -> More:
        """Make what unfolds; not before it is wanted, as most of a plan is in its two lines."""
        alone = self.conversation.session.flow.is_alone
        more = self._more = More(item, plan, self.owner, alone=alone, clock=self.clock)
        column = QVBoxLayout(self._below)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(more)
        more.show()
        more.changed.connect(self.answered)
        more.left.connect(self.settled)
        return more

    def _on_fold_toggled(self, opened: bool) -> None:
        if opened and self._more is None:
            lead_into(self._fold.hinge, self._add_more(cast(Agreement, self.item), Plan()))

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self.column.addLayout(self._grid)
        self._arrange()
        self.column.addSpacing(18)
        self.column.addWidget(self._fold)
        self.column.addSpacing(10)
        self.column.addWidget(self._aloud)

    def _arrange(self) -> None:
        """Leads beside their lines while there is room, else above them."""
        narrow = self.width() < typeface.scaled(NARROW)
        if narrow is self._is_narrow:
            return
        self._is_narrow = narrow
        self._grid.setVerticalSpacing(6 if narrow else 16)
        wide = 0 if narrow else round(typeface.scaled(LABEL))
        self._grid.setColumnMinimumWidth(0, wide)
        self._grid.setColumnStretch(0 if narrow else 1, 1)
        self._grid.setColumnStretch(1 if narrow else 0, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        for number, (label, line) in enumerate(zip(self._labels, self._lines, strict=True)):
            self._grid.removeWidget(label)
            self._grid.removeWidget(line)
            row = 2 * number
            if narrow:
                self._grid.addWidget(label, row, 0)
                self._grid.addWidget(line, row + 1, 0)
            else:
                self._grid.addWidget(label, row, 0, middle)
                self._grid.addWidget(line, row, 1)

    def _tone(self) -> Tone:
        if self.owner is None:
            return Tone.PRIMARY
        return Tone.FIRST if self.owner is Partner.FIRST else Tone.SECOND


_LEADS = ("If …", "then I …")


def _line(name: str, text: str) -> Field:
    field = Field(role=Role.SPOKEN, lines=1, most_lines=6)
    field.setAccessibleName(name)
    field.set_text(text)
    return field
