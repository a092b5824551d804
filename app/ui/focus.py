"""The ring around whatever has the keyboard: drawn outside the control, so that nothing moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget
from shiboken6 import isValid

from . import theme

OUTSIDE, STROKE, CORNER = 3.0, 2.0, 10.0
_EDGE = 1
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}

if TYPE_CHECKING:
    _Control = QWidget
else:
    _Control = object


class FocusRing(QWidget):
    """The ring, laid over `control` in the window or in the scrolled column that holds it."""

    def __init__(self, control: QWidget) -> None:
        self._host = _host_of(control)
        super().__init__(self._host)
        self._control = control
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._watched = [control]
        while (above := self._watched[-1].parentWidget()) not in (None, self._host):
            self._watched.append(above)
        for widget in self._watched:
            widget.installEventFilter(self)
        self.follow()

    def follow(self) -> None:
        """Lie around the control again."""
        box, _ = self._shape()
        reach = OUTSIDE + STROKE + _EDGE
        around = box.adjusted(-reach, -reach, reach, reach).toAlignedRect()
        around.translate(self._control.mapTo(self._host, QPoint(0, 0)))
        self.setGeometry(around)
        self.setVisible(self._control.isVisibleTo(self._host))
        self.raise_()
        self.update()

    def leave(self) -> None:
        """Let go of the control and vanish.

        The ring is given back to Python at once: a deletion left for later can come after the
        page that held it has gone, and then it ends the program.
        """
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self.hide()
        self.setParent(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        control = getattr(self, "_control", None)  # gone while Python takes a page apart
        if event.type() in _MOVES and control is not None and isValid(control):
            self.follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        box, corner = self._shape()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme.current().ring_on(theme.ground_under(self._control))
        painter.setPen(QPen(color, STROKE))
        reach = OUTSIDE + STROKE / 2
        inset = _EDGE + STROKE / 2
        ring = QRectF(inset, inset, box.width() + 2 * reach, box.height() + 2 * reach)
        painter.drawRoundedRect(ring, corner + reach, corner + reach)

    def _shape(self) -> tuple[QRectF, float]:
        own = getattr(self._control, "focus_shape", None)
        return own() if own else (QRectF(self._control.rect()), CORNER)


class Ringed(_Control):
    """A control that shows the ring while it has the keyboard; mixed in before the Qt class.

    `focus_shape` may be overridden where only a part of the control is ringed.
    """

    presses = False
    """Whether Enter presses it; not so for what is chosen, ticked or written in."""

    _ring: FocusRing | None = None

    def focus_shape(self) -> tuple[QRectF, float]:
        """What the ring goes around, and the corner of that."""
        return QRectF(self.rect()), CORNER

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._show_ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._ring is not None and isValid(self._ring):
            self._ring.leave()
        self._ring = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button as Space does; on what is chosen or ticked it goes on."""
        if self.presses and isinstance(self, QAbstractButton) and _is_enter(event):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)
        if self.hasFocus():
            self._show_ring()

    def _show_ring(self) -> None:
        if self._ring is None or not isValid(self._ring):
            self._ring = FocusRing(self)


def _is_enter(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _host_of(control: QWidget) -> QWidget:
    """What scrolls or moves as one with `control`: its scrolled column, else its window."""
    inner: QWidget = control
    above = control.parentWidget()
    while above is not None:
        grand = above.parentWidget()
        if grand is not None and isinstance(grand.parentWidget(), QScrollArea):
            return above
        if above.isWindow():
            return above
        inner, above = above, grand
    return inner
