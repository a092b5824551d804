"""What may come back of a pack: a part of its form."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...homework.pack import Returns, Tells
from ...summary.plain import one_line
from ..typeface import Role
from ..widgets import Line, Text, Tick, Tone

RETURNS = {
    Tells.MINUTES: "How long it took",
    Tells.HEADLINE: "What it was about, in a line",
    Tells.TENSION: "How tense each was, before and after",
    Tells.FELT_HEARD: "How far each felt heard",
    Tells.STUCK: "Where it got stuck",
    Tells.BREAKS: "How many breaks they took",
    Tells.AGREEMENTS: "What they agreed on, and what became of it",
}
ALWAYS = (
    "Whether they did it, in part or not, always may. Each of the two still decides about each "
    "line of their own, and both say yes. Nothing private can be asked for."
)
ANSWERS = "It also asks for answers to single questions. These stay in the pack as they are."
QUESTION = "One question to both, for your next hour, if you like"


class ComingBack(QWidget):
    """Ticks for what may be told; `returns()` is what stands here."""

    def __init__(self, before: Returns | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        known = before or Returns()
        self._answers = known.answers
        self.ticks = {tells: Tick(words) for tells, words in RETURNS.items()}
        for tells in known.tell:
            self.ticks[tells].setChecked(True)
        self.question = Line(longest=300)
        self.question.set_text(known.question)
        self.question.setAccessibleName(QUESTION)
        self.nothing = Tick("Nothing shall come back")
        self.nothing.setChecked(before is None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(ALWAYS, tone=Tone.MUTED))
        column.addSpacing(4)
        for tick in self.ticks.values():
            column.addWidget(tick)
        if self._answers:
            column.addWidget(Text(ANSWERS, Role.NOTE, tone=Tone.MUTED))
        column.addSpacing(8)
        column.addWidget(Text(QUESTION, Role.LABEL))
        column.addWidget(self.question)
        column.addSpacing(8)
        column.addWidget(self.nothing)

    def returns(self) -> Returns | None:
        """What may come back; None where nothing shall."""
        if self.nothing.isChecked():
            return None
        return Returns(
            tell=tuple(tells for tells, tick in self.ticks.items() if tick.isChecked()),
            answers=self._answers,
            question=one_line(self.question.text()),
        )
