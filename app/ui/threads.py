"""The two threads wherever they lie: atop a talk, on full pages, in print, as mark and icon."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QRectF, QSize, QVariantAnimation
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from . import accessible, theme, typeface, weaves
from .brush import HAND_OVER, PAGE, Inks, Tools, paint_header, paint_weave
from .marks import paint_fitted, paint_line, paint_mark, paint_stage_mark, paint_threads
from .theme import Partner
from .typeface import Role
from .widgets.bead import initial, paint_bead

CROSSING_MS = 700
_BEHIND = 0.2

__all__ = [
    "Course",
    "HandOverThreads",
    "KnittingThreads",
    "LockThreads",
    "Mark",
    "ThreadLine",
    "ThreadsHeader",
    "paint_line",
    "paint_mark",
    "paint_stage_mark",
    "paint_threads",
]


@dataclass(frozen=True)
class Course:
    """Where a talk is: its named stages, the current one (-1 before the first, their number at
    the end), how much of it each partner has done (0 to 1) and both names, first partner first."""

    stages: tuple[str, ...]
    current: int
    done: tuple[float, float]
    names: tuple[str, str]

    def sentence(self) -> str:
        """What the drawing says, in words: who has answered, never how much."""
        if self.current < 0:
            return "Before the first step."
        if self.current >= len(self.stages):
            return "All steps are done."
        name = self.stages[self.current]
        where = f"Step {self.current + 1} of {len(self.stages)}, {name}."
        first, second = (share >= 1 for share in self.done)
        if first and second:
            return f"{where} Both have answered."
        if not first and not second:
            return f"{where} Both are still answering."
        ahead, behind = self.names if first else self.names[::-1]
        return f"{where} {ahead} has answered, {behind} not yet."


class ThreadsHeader(QWidget):
    """The threads along the top of a talk; they glide and cross when a step closes."""

    def __init__(self, course: Course, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course = course
        self._from: Course | None = None
        self._glide = QVariantAnimation(self)
        self._glide.setDuration(CROSSING_MS)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.valueChanged.connect(self.update)
        self._glide.finished.connect(self._on_glide_finished)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        accessible.set_role(self, QAccessible.Role.Graphic)
        self.setAccessibleName(course.sentence())

    def show_course(self, course: Course) -> None:
        """Show where the talk is now; the crossing is seen only when a step closes."""
        before = self._course
        if course == before:
            return
        self._course = course
        self.setAccessibleName(course.sentence())
        closed = course.current == before.current + 1 and before.current >= 0
        if closed and course.stages == before.stages and not accessible.reduced_motion():
            self._from = before
            self._glide.stop()
            self._glide.start()
        self.update()

    def is_gliding(self) -> bool:
        """Whether a crossing is under way."""
        return self._from is not None

    def restyle(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        scale = self._scale()
        return QSize(round(weaves.HEADER_WIDTH * scale), round(weaves.HEADER_HEIGHT * scale))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._course.stages:
            return
        scale = self._scale()
        header = weaves.Header(len(self._course.stages), self.width() / scale)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        current, ends = self._shown(header)
        letters = tuple(initial(name) for name in self._course.names)
        tools = Tools.on(theme.ground_under(self))
        paint_header(painter, header, current, ends, (letters[0], letters[1]), tools)

    def _shown(self, header: weaves.Header) -> tuple[int, tuple[float, float]]:
        there = _ends(header, self._course)
        if self._from is None:
            return max(0, self._course.current), there
        here = _ends(header, self._from)
        over = header.weave.upper(self._from.current)
        first, second = (
            here[which] + (there[which] - here[which]) * self._share(which == over)
            for which in Partner
        )
        passed = max(first, second) >= header.node(self._from.current)
        return self._from.current + passed, (first, second)

    def _share(self, leads: bool) -> float:
        """How far one end has glided: the one that crosses above goes first, so that the beads
        pass the node one after the other."""
        passed = float(self._glide.currentValue()) - (0 if leads else _BEHIND)
        ease = QEasingCurve(QEasingCurve.Type.InOutSine)
        return ease.valueForProgress(max(0.0, min(1.0, passed / (1 - _BEHIND))))

    def _scale(self) -> float:
        return max(1.0, min(1.5, typeface.percent() / 100))

    def _on_glide_finished(self) -> None:
        self._from = None
        self.update()


def _ends(header: weaves.Header, course: Course) -> tuple[float, float]:
    if course.current < 0:
        return header.place(0, 0), header.place(0, 0)
    first, second = (header.place(course.current, share) for share in course.done)
    return first, second


class _Drawing(QWidget):
    """A drawing that says nothing the words beside it do not."""

    _HEIGHT = 220

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(600, self._HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._HEIGHT // 3)


class LockThreads(_Drawing):
    """The threads that part around the lock, from edge to edge."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        colors = Inks.on(theme.ground_under(self))
        paint_fitted(painter, weaves.lock(), (1200, 220), box, colors, PAGE)


class HandOverThreads(_Drawing):
    """The threads that part to hold the initial of the one whose turn comes, or of nobody."""

    _HEIGHT = 210

    def __init__(
        self, partner: Partner | None = None, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._partner = partner
        self._letter = initial(name) if name else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        ground = theme.ground_under(self)
        paint_fitted(painter, weaves.hand_over(), (1200, 210), box, Inks.on(ground), HAND_OVER)
        if self._partner is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = theme.current()
        fill, words = now.thread(self._partner), now.on_thread
        if ground.solid:
            fill, words = now.on_full, now.ground(ground)
        side = 88 * box.height() / 210
        face = typeface.font(Role.FULL_PAGE)
        paint_bead(painter, box.center(), side, self._partner, self._letter, fill, words, face)


class KnittingThreads(_Drawing):
    """The threads that drift apart and are knitted again: first start and home.

    With `runs_off` they begin at the left edge and go on past the right one.
    """

    _HEIGHT = 120

    def __init__(self, *, runs_off: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs_off = runs_off

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = Inks.on(theme.ground_under(self))
        room = self.height() / 2 - PAGE.width
        inner = self.width() - 2 * PAGE.width
        if self._runs_off:
            inner = max(1.15 * inner, weaves.knitting_width(room))
        weave = weaves.knitting(self.height() / 2, room, start=PAGE.width, width=inner)
        paint_weave(painter, weave, colors, PAGE)


class Mark(QWidget):
    """The small mark beside the name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(round(typeface.scaled(34)), round(typeface.scaled(21)))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_mark(QPainter(self), QRectF(self.rect()), theme.ground_under(self))


class ThreadLine(QWidget):
    """One partner's own thread above that one's answer."""

    def __init__(self, partner: Partner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._partner = partner
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = Inks.on(theme.ground_under(self))
        paint_line(QPainter(self), QRectF(self.rect()), self._partner, colors)
