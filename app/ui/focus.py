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
    """The ring of a window or of a scrolled column, laid over the control that has the keyboard.

    There is one for each, and it stays: to make or delete a widget while the focus moves
    breaks the chain that Qt is walking along.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.control: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @classmethod
    def around(cls, control: QWidget) -> FocusRing:
        """The ring of the host of `control`, laid around it."""
        host = _host_of(control)
        ring = host.findChild(cls, options=Qt.FindChildOption.FindDirectChildrenOnly)
        ring = ring if isinstance(ring, cls) else cls(host)
        ring.surround(control)
        return ring

    def surround(self, control: QWidget) -> None:
        """Go over to another control."""
        self.leave()
        self.control = control
        self._watched = [control]
        while (above := self._watched[-1].parentWidget()) not in (None, self._host):
            self._watched.append(above)
        for widget in self._watched:
            widget.installEventFilter(self)
        self._follow(control)

    def leave(self) -> None:
        """Let go of the control and vanish."""
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self.control, self._watched = None, []
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        control = getattr(self, "control", None)  # gone while Python takes a page apart
        if event.type() not in _MOVES or control is None:
            return False
        if isValid(control) and isValid(self._host):
            self._follow(control)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.control is None or not isValid(self.control):
            return
        box, corner = _shape(self.control)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme.current().ring_on(theme.ground_under(self.control))
        painter.setPen(QPen(color, STROKE))
        reach = OUTSIDE + STROKE / 2
        inset = _EDGE + STROKE / 2
        ring = QRectF(inset, inset, box.width() + 2 * reach, box.height() + 2 * reach)
        painter.drawRoundedRect(ring, corner + reach, corner + reach)

    def _follow(self, control: QWidget) -> None:
        """Lie around the control again."""
        box, _ = _shape(control)
        reach = OUTSIDE + STROKE + _EDGE
        around = box.adjusted(-reach, -reach, reach, reach).toAlignedRect()
        around.translate(control.mapTo(self._host, QPoint(0, 0)))
        self.setGeometry(around)
        self.setVisible(control.isVisibleTo(self._host))
        self.raise_()
        self.update()


def lead_into(before: QWidget, late: QWidget) -> None:
    """Have Tab lead from `before` through `late`, which was made after all that follows it."""
    inside, each = [late], late.nextInFocusChain()
    while each is not None and late.isAncestorOf(each):
        inside.append(each)
        each = each.nextInFocusChain()
    for widget in inside:
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
            QWidget.setTabOrder(before, widget)
            before = widget


def _shape(control: QWidget) -> tuple[QRectF, float]:
    own = getattr(control, "focus_shape", None)
    return own() if own else (QRectF(control.rect()), CORNER)


class Ringed(_Control):
    """A control that shows the ring while it has the keyboard; mixed in before the Qt class.

    `focus_shape` may be overridden where only a part of the control is ringed.
    """

    presses = False
    """Whether Enter always presses it; not so for what is chosen, ticked or written in."""

    enter_chooses = True
    """Whether Enter chooses what is not chosen yet, so that the next Enter goes on from it."""

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
        ring, self._ring = self._ring, None
        if ring is not None and isValid(ring) and ring.control is self:
            ring.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button, and chooses or ticks what is not; a held key does neither."""
        if isinstance(self, QAbstractButton) and _is_enter(event) and self._takes(event, self):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)
        if self.hasFocus():
            self._show_ring()

    def _takes(self, enter: QKeyEvent, button: QAbstractButton) -> bool:
        """Whether this Enter is for the button itself; with Ctrl it goes on as from a field."""
        alone = not enter.modifiers() & Qt.KeyboardModifier.ControlModifier
        if self.presses:
            return alone or not _goes_on(button)
        return alone and self.enter_chooses and button.isCheckable() and not button.isChecked()

    def _show_ring(self) -> None:
        if self._ring is None or not isValid(self._ring) or self._ring.control is not self:
            self._ring = FocusRing.around(self)


def _goes_on(control: QWidget) -> bool:
    """Whether Ctrl+Enter leads on from where the control lies, whatever has the keyboard."""
    above: QWidget | None = control
    while above is not None and not getattr(above, "goes_on", False):
        above = above.parentWidget()
    return above is not None


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
