"""Beside a preview: where the talk is, what was said, what the conditions come to, and the ways."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...bench.reason import reasons
from ...bench.standing import answers, where
from ...flow.fault import printable
from ...flow.model import Flow
from ...session.conversation import Conversation
from .. import accessible
from ..theme import Ground
from ..typeface import Role
from ..widgets import (
    FlowLayout,
    Fold,
    Heading,
    LinkButton,
    QuietButton,
    ScrollColumn,
    SecondaryButton,
    Sheet,
    Size,
    Text,
    Tick,
    Tone,
)
from .pace import FAST
from .rows import Rows
from .view import View

AROUND = 20
FILL = "Fill in for {first} and {second}"
NOTHING_SAID = "Nothing was answered so far."
NO_CONDITIONS = "This step has none."
SHIPPED = "A talk that comes with Reknit."
READ_ANEW = "Read anew each time you save it."
ADVICE = "The check has {count} of advice for this file."
INVENTED = "Nothing of this is kept."


class Panel(Sheet):
    """Looks on at a talk. `wanted` is the step that `step_asked` is about, `view` whose pages."""

    left = Signal()
    fill_asked = Signal()
    restart_asked = Signal()
    step_asked = Signal()
    pace_changed = Signal()

    def __init__(self, name: str, *, watched: bool, parent: QWidget | None = None) -> None:
        super().__init__(Ground.CARD, parent)
        self.wanted = ""
        self.view = View()
        self.setAccessibleName("For the author")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scroll = ScrollColumn()
        whole.addWidget(self._scroll)
        self._column = self._scroll.column
        self._column.setContentsMargins(AROUND, 16, AROUND, 20)
        self._column.setSpacing(0)
        self._steps = QWidget()
        self._step_column = QVBoxLayout(self._steps)
        self._step_column.setContentsMargins(28, 0, 0, 0)
        self._step_column.setSpacing(2)
        self._step_buttons: list[LinkButton] = []
        self._steps_told: tuple[tuple[str, str], ...] = ()
        self._say_what_it_is(name, watched=watched)
        self._add_ways()
        lines = ((Role.BASE, Tone.INK),)
        self._where = self._section("Where the talk is", Rows(lines, "", gap=2))
        told = ((Role.BASE, Tone.INK), (Role.NOTE, Tone.MUTED))
        self._reasons = self._section("Conditions of this step", Rows(told, NO_CONDITIONS))
        roles = ((Role.NOTE, Tone.MUTED), (Role.BASE, Tone.INK), (Role.NOTE, Tone.MUTED))
        self._said = self._section(
            "Answers so far, the last first", Rows(roles, NOTHING_SAID, last_first=True)
        )
        for part in self._of_a_talk:
            part.hide()
        self._column.addStretch(1)

    @property
    def told(self) -> dict[str, list[tuple[str, ...]]]:
        """What stands there: where, conditions, answers."""
        return {
            "where": self._where.told,
            "conditions": self._reasons.told,
            "answers": self._said.told,
        }

    @property
    def fast(self) -> bool:
        """Whether time is to run faster."""
        return self._fast.isChecked()

    def set_fast(self, fast: bool) -> None:
        """Tick it or not, without telling."""
        self._fast.blockSignals(True)
        self._fast.setChecked(fast)
        self._fast.blockSignals(False)

    def note(self, words: str) -> None:
        """Say what just happened; nothing, and the line goes."""
        self._note.setText(words)
        self._note.setVisible(bool(words))
        if words:
            accessible.announce(self, words)

    def show_advice(self, count: int) -> None:
        """Say how much advice the check has for this file."""
        told = "a piece" if count == 1 else f"{count} pieces"
        self._advice.setText(ADVICE.format(count=told))
        self._advice.setVisible(bool(count))

    @property
    def noted(self) -> str:
        """What is said to have happened."""
        return self._note.text()

    def show_conversation(self, conversation: Conversation) -> None:
        """Tell how the talk stands; as long as there is none, nothing can be done with it."""
        for part in self._of_a_talk:
            part.show()
        first, second = conversation.session.names
        self._fill.setText(FILL.format(first=first, second=second))
        self.view.show_names((first, second))
        self.view.setVisible(not conversation.session.flow.is_alone)
        self._where.show_rows([(line,) for line in where(conversation)])
        told = reasons(conversation)
        self._reasons.show_rows([(f"{r.what} {r.when}.", r.outcome) for r in told])
        said = answers(conversation.session)
        self._said.show_rows(
            [(f"{each.item} · {each.who}", each.words, each.share) for each in said]
        )

    def show_steps(self, flow: Flow) -> None:
        """Offer the steps of this flow to go to."""
        told = tuple((step.id, printable(step.title)) for step in flow.all_steps())
        if told == self._steps_told:
            return
        self._steps_told = told
        for button in self._step_buttons:
            self._step_column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._step_buttons = [self._step_button(*each) for each in told]
        for button in self._step_buttons:
            self._step_column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _step_button(self, step_id: str, title: str) -> LinkButton:
        button = LinkButton(title)
        button.setAccessibleDescription(step_id)
        button.clicked.connect(lambda: self._on_step_clicked(step_id))
        return button

    def _on_step_clicked(self, step_id: str) -> None:
        self.wanted = step_id
        self._chooser.set_opened(False)
        self.step_asked.emit()

    def _say_what_it_is(self, name: str, *, watched: bool) -> None:
        add = self._column.addWidget
        add(Heading("Preview", Role.CARD_TITLE))
        add(Text(name, Role.LABEL, tone=Tone.MUTED))
        add(Text(f"{READ_ANEW if watched else SHIPPED} {INVENTED}", Role.NOTE, tone=Tone.MUTED))
        self._advice = Text("", Role.NOTE, tone=Tone.MUTED)
        self._advice.hide()
        add(self._advice)
        self._note = Text("", Role.NOTE, tone=Tone.PRIMARY)
        self._note.hide()
        self._column.addSpacing(6)
        add(self._note)

    def _add_ways(self) -> None:
        self._fill = SecondaryButton(FILL.format(first="Sam", second="Alex"), size=Size.SMALL)
        again = QuietButton("Restart", "rotate-ccw", size=Size.SMALL)
        leave = QuietButton("Close", "x", size=Size.SMALL)
        leave.setAccessibleName("Close the preview")
        self._fill.clicked.connect(self.fill_asked)
        again.clicked.connect(self.restart_asked)
        leave.clicked.connect(self.left)
        self._column.addSpacing(12)
        self._column.addWidget(self._fill, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addSpacing(4)
        row = FlowLayout(across=4, down=0)
        for button in (again, leave):
            row.addWidget(button)
        self._column.addLayout(row)
        self._column.addSpacing(6)
        self._of_a_talk: list[QWidget] = [self._fill, again]
        self._fast = Tick(f"Time runs {FAST} times faster")
        self._fast.toggled.connect(self.pace_changed)
        self._column.addWidget(self._fast)
        self._chooser = Fold("Go to a step …", self._steps)
        self._column.addWidget(self._chooser)
        self._column.addWidget(self.view)
        self._of_a_talk += [self._fast, self._chooser, self.view]

    def _section(self, title: str, rows: Rows) -> Rows:
        self._column.addSpacing(18)
        heading = Heading(title, Role.LABEL)
        self._of_a_talk += [heading, rows]
        self._column.addWidget(heading)
        self._column.addSpacing(6)
        self._column.addWidget(rows)
        return rows
