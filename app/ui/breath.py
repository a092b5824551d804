"""The breathing guide: two strands that open and close with a slow breath, by the clock."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QFontMetricsF,
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from . import accessible, strands, theme, typeface, weaves
from .brush import PAGE, Inks, paint_weave
from .strands import FIRST, SECOND, Strand
from .typeface import Role
from .widgets.text import Typesetting, typeset

LEAST, HELD, STILL = 0.08, 0.85, 0.9
FRAME_MS = 33
WIDTH, HEIGHT = 1200.0, 400.0


class Phase(StrEnum):
    """A part of a breath."""

    IN = "in"
    SECOND_IN = "second in"
    HOLD = "hold"
    OUT = "out"
    REST = "rest"
    OVER = "over"


WORDS = {
    Phase.IN: ("Breathe in", "slowly, as the threads open"),
    Phase.SECOND_IN: ("A little more", "one small breath on top"),
    Phase.HOLD: ("Stay", "hold it, without effort"),
    Phase.OUT: ("Breathe out", "long and easy"),
    Phase.REST: ("Rest", "nothing to do"),
    Phase.OVER: ("Done for now", "breathe as you like"),
}


@dataclass(frozen=True)
class Pattern:
    """One breath, in seconds a part, and how many of them; None goes on until it is stopped."""

    breathe_in: float = 4
    second_in: float = 0
    hold: float = 0
    out: float = 6
    rest: float = 0
    rounds: int | None = None

    @property
    def length(self) -> float:
        """The seconds of one breath."""
        return self.breathe_in + self.second_in + self.hold + self.out + self.rest

    def at(self, seconds: float) -> tuple[Phase, float]:
        """The part of the breath `seconds` after the start, and how open the threads are."""
        if self.rounds is not None and seconds >= self.rounds * self.length:
            return Phase.OVER, LEAST
        within = seconds % self.length
        full = HELD if self.second_in else 1.0
        for phase, lasts, start, end in (
            (Phase.IN, self.breathe_in, LEAST, full),
            (Phase.SECOND_IN, self.second_in, full, 1.0),
            (Phase.HOLD, self.hold, 1.0, 1.0),
            (Phase.OUT, self.out, 1.0, LEAST),
        ):
            if within < lasts:
                eased = (1 - math.cos(math.pi * within / lasts)) / 2
                return phase, start + (end - start) * eased
            within -= lasts
        return Phase.REST, LEAST


class BreathingGuide(QWidget):
    """The lens that opens and closes, with the words for it inside.

    `start` begins, `stop` ends it where it is; `finished` says that all rounds are over. Where
    it is in the breath follows from the clock alone, `seconds`, so a slow computer never makes
    it drift.
    """

    finished = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        breathe_in: float = 4,
        second_in: float = 0,
        hold: float = 0,
        out: float = 6,
        rest: float = 0,
        rounds: int | None = None,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._time = seconds
        self.pattern = Pattern(breathe_in, second_in, hold, out, rest, rounds)
        self._began: float | None = None
        self._stopped_at = 0.0
        self._phase = Phase.IN
        self._frames = QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self._on_frames_timeout)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        accessible.set_role(self, QAccessible.Role.Graphic)
        self._name()

    def start(self) -> None:
        """Begin with the first breath in."""
        self._began = self._time()
        self._show_phase(Phase.IN)
        if self.isVisible():
            self._frames.start()

    def stop(self) -> None:
        """Stay where the breath is; nothing is emitted."""
        self._stopped_at = self._seconds()
        self._began = None
        self._frames.stop()
        self.update()

    def is_running(self) -> bool:
        return self._began is not None

    @property
    def phase(self) -> Phase:
        """The part of the breath that is shown."""
        return self._phase

    def opened(self) -> float:
        """How open the lens is now, 0.08 to 1; without motion always 0.9."""
        if accessible.reduced_motion():
            return STILL
        return max(self._least(), self.pattern.at(self._seconds())[1])

    def restyle(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(900, 340)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, round(160 * max(1.0, min(1.5, typeface.percent() / 100))))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._began is not None:
            self._frames.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._frames.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        scale = self._scale()
        painter.translate(self.width() / 2, self.height() / 2)
        painter.scale(scale, scale)
        painter.translate(-WIDTH / 2, -HEIGHT / 2)
        beyond = (self.width() / scale - WIDTH) / 2
        weave = weaves.breath(self.opened()).reaching(-beyond, WIDTH + beyond)
        painter.fillPath(_lens(weave), theme.current().card)
        paint_weave(painter, weave, Inks.on(theme.ground_under(self)), PAGE)
        painter.restore()
        self._paint_words(painter, weave.strand(FIRST))

    def _paint_words(self, painter: QPainter, strand: Strand) -> None:
        now = theme.current()
        words, more = self._words()
        edge = strands.y_at(strand, WIDTH / 2 + more.width / 2 / self._scale())
        room = (weaves.BREATH_MIDDLE - edge - 8) * 2 * self._scale() - words.height
        seen = max(0.0, min(1.0, room / more.height - 0.6)) if self._has_room_for_more() else 0.0
        y = (self.height() - words.height - seen * more.height) / 2
        x = (self.width() - self._room()) / 2
        painter.setPen(now.ink)
        words.layout.draw(painter, QPointF(x, y))
        painter.setOpacity(seen)
        painter.setPen(now.muted)
        more.layout.draw(painter, QPointF(x, y + words.height))

    def _words(self) -> tuple[Typesetting, Typesetting]:
        words, more = WORDS[self._phase]
        return self._in_one_line(words, Role.CARD_TITLE), self._in_one_line(more, Role.BASE)

    def _in_one_line(self, words: str, role: Role) -> Typesetting:
        """`words` at the size of `role`, or as large as the lens has room for."""
        font, leading = typeface.font(role), typeface.face(role).leading
        wide = QFontMetricsF(font).horizontalAdvance(words)
        if wide > self._room():
            font.setPointSizeF(font.pointSizeF() * self._room() / wide * 0.98)
        return typeset(words, font, leading, self._room(), Qt.AlignmentFlag.AlignHCenter)

    def _has_room_for_more(self) -> bool:
        """Whether the second line can be read: nothing is set smaller than a note."""
        note = QFontMetricsF(typeface.font(Role.NOTE))
        return note.horizontalAdvance(WORDS[self._phase][1]) * 0.96 <= self._room()

    def _room(self) -> float:
        """How wide the words may be."""
        return 240 * self._scale()

    def _least(self) -> float:
        """How far the lens stays open, so that its words never touch the strands."""
        words, _ = self._words()
        needed = words.height / self._scale() / 2 + 18
        return max(LEAST, min(STILL, (needed - 16) / 154))

    def _scale(self) -> float:
        return min(self.height() / HEIGHT, max(self.width() / WIDTH, self.width() / 700))

    def _seconds(self) -> float:
        return self._stopped_at if self._began is None else self._time() - self._began

    def _on_frames_timeout(self) -> None:
        phase, _ = self.pattern.at(self._seconds())
        if phase is not self._phase:
            self._show_phase(phase)
        elif not accessible.reduced_motion():
            self.update()
        if phase is Phase.OVER:
            self._stopped_at, self._began = self._seconds(), None
            self._frames.stop()
            self.finished.emit()

    def _show_phase(self, phase: Phase) -> None:
        self._phase = phase
        self._name()
        self.update()

    def _name(self) -> None:
        words, more = WORDS[self._phase]
        self.setAccessibleName(f"{words}, {more}.")


def _lens(weave: strands.Weave) -> QPainterPath:
    """The inside of the span in the middle."""
    left = max(node for node in weave.nodes if node < WIDTH / 2)
    right = min(node for node in weave.nodes if node > WIDTH / 2)
    path = QPainterPath(QPointF(left, weave.cy))
    for which in (FIRST, SECOND):
        pieces = strands.part(weave.strand(which), left, right)
        if which == FIRST:
            for piece in pieces:
                path.cubicTo(*piece.out, *piece.into, *piece.end)
        else:
            for piece in reversed(pieces):
                path.cubicTo(*piece.into, *piece.out, *piece.start)
    path.closeSubpath()
    return path
