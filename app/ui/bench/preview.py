"""The live preview: the real talk, played by the practice couple, beside what its author sees."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ...session.conversation import Conversation
from ...session.session import Seat
from ..stage import Stage
from ..typeface import Role, scaled
from ..widgets import Hairline, QuietButton, Sheet, Size, Text, Tone
from ..widgets.fold import Hinge
from .panel import Panel
from .play import Play
from .strip import Strip
from .watched import Watched

ASIDE, ROOM = 340, 600
"""How wide the panel is beside the talk, and what the talk needs beside it, in px at 100 %."""
BOTH = 640
"""From this height on, in px at 100 %, the talk stays in sight above the unfolded panel."""
REFRESH_MS = 60
"""Who types is not kept waiting for what is told beside it."""


class LivePreview(Sheet):
    """A preview of `watched`, which is read anew whenever it changes.

    It begins at the step `at`, if there is one. With a `seat` only the pages of that one, and of
    both, are seen. `left` says that its author has seen enough. Nothing in it is kept anywhere.
    """

    left = Signal()
    safety_asked = Signal()
    hide_asked = Signal()

    def __init__(
        self,
        stage: Stage,
        watched: Watched,
        *,
        at: str = "",
        seat: Seat | None = None,
        fast: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.title = f"Preview of {watched.name}"
        self.setAccessibleName(self.title)
        self.watched = watched
        watched.setParent(self)
        self.strip = Strip(self)
        self.play = Play(stage, watched, fast=fast, seat=seat)
        self.panel = Panel(watched.name, watched=watched.is_file)
        self.panel.set_fast(fast)
        self.panel.view.choose(seat)
        self._hinge = Hinge("What the author sees", most=2)
        self._fill = QuietButton("Fill in", size=Size.SMALL)
        self._noted = Text("", Role.NOTE, tone=Tone.MUTED, measure=None)
        self._at = at
        self._refreshing = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._beside: bool | None = None
        self._lay_out()
        self._connect()
        self._on_changed()

    def arrive(self) -> None:
        """Put the keyboard where the talk asks for it."""
        self.play.arrive()

    @property
    def conversation(self) -> Conversation | None:
        """The talk as it stands; None while the file was never well."""
        return self.play.conversation

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def restyle(self) -> None:
        """Put the panel beside or below, for another text size."""
        self._beside = None
        self._arrange()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.strip)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(0)
        whole.addLayout(self._box, 1)
        self._bar = Sheet(parent=self)
        bar = QVBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(Hairline())
        inside = QHBoxLayout()
        inside.setContentsMargins(20, 4, 20, 6)
        inside.addWidget(self._hinge)
        inside.addStretch(1)
        inside.addWidget(self._fill)
        bar.addLayout(inside)
        self._noted.setContentsMargins(20, 0, 20, 8)
        self._noted.hide()
        bar.addWidget(self._noted)
        self._box.addWidget(self.play, 1)
        self._box.addWidget(self._bar)
        self._box.addWidget(self.panel)
        self._hinge.toggled.connect(self._arrange)

    def _arrange(self) -> None:
        """The panel beside the talk, or below it, unfolded from one line."""
        width, aside = self.width(), round(scaled(ASIDE))
        beside = width >= aside + scaled(ROOM)
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._beside = beside
        opened = self._hinge.isChecked()
        self._bar.setVisible(not beside)
        self.panel.setVisible(beside or opened)
        self.play.setVisible(beside or not opened or self.height() >= scaled(BOTH))
        self._box.setStretchFactor(self.panel, 0 if beside else 1)
        self.panel.setFixedWidth(aside) if beside else self._let_widen()
        self.strip.fit()

    def _let_widen(self) -> None:
        self.panel.setMinimumWidth(0)
        self.panel.setMaximumWidth(16_777_215)

    def _connect(self) -> None:
        panel, play = self.panel, self.play
        panel.left.connect(self.left)
        self._fill.clicked.connect(play.fill_in)
        panel.fill_asked.connect(play.fill_in)
        panel.restart_asked.connect(play.restart)
        panel.step_asked.connect(lambda: play.go_to(panel.wanted))
        panel.pace_changed.connect(lambda: play.set_fast(panel.fast))
        panel.view.changed.connect(lambda: play.set_seat(panel.view.seat))
        play.hidden.connect(self.hide_asked)
        play.safety.connect(self.safety_asked)
        play.turned.connect(self._refreshing.start)
        play.noted.connect(self._on_noted)
        self._refreshing.timeout.connect(self._refresh)
        self.watched.changed.connect(self._on_changed)

    def _on_noted(self) -> None:
        note = self.play.note
        self.panel.note(note)
        self._noted.setText(note)
        self._noted.setVisible(bool(note))

    def _on_changed(self) -> None:
        """Play what the file holds now; what keeps it from being played is said above."""
        proof = self.watched.proof
        if proof is not None:
            self.strip.show_proof(proof, played=self.watched.flow is not None)
            self.panel.show_advice(len(proof.faults) - len(proof.errors))
        self.play.follow()
        if self._at and self.conversation is not None:
            self.play.go_to(self._at)
            self._at = ""
        self._refresh()

    def _refresh(self) -> None:
        conversation = self.conversation
        self._fill.setVisible(conversation is not None)
        if conversation is not None:
            self.panel.show_steps(conversation.session.flow)
            self.panel.show_conversation(conversation)
