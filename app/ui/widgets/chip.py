"""Chips to choose feelings or needs from, wrapping like words, walked through with the arrows."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from .. import theme, typeface
from ..focus import Ringed
from ..theme import Partner
from ..typeface import Role
from .flow_layout import FlowLayout
from .tick import paint_tick

HEIGHT, SIDE, MARK = 36, 16, 20
_WALKS = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}


class Chip(Ringed, QAbstractButton):
    """A word to choose; chosen, it wears the colours of the one who chose it."""

    def __init__(self, text: str, partner: Partner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text
        self._partner = partner
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        self.setFont(typeface.font(Role.LABEL))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        room = SIDE - 6 + typeface.scaled(SIDE - 6 + MARK) + 4
        width = int(metrics.horizontalAdvance(self._words) + room) + 1
        return QSize(width, round(metrics.height() + HEIGHT - 20.8))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), round(typeface.scaled(90))), self._height())

    def _height(self) -> int:
        return self.sizeHint().height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _WALKS:
            event.ignore()
            return
        super().keyPressEvent(event)

    def focus_shape(self) -> tuple[QRectF, float]:
        return QRectF(self.rect()), self.height() / 2

    def paintEvent(self, event: QPaintEvent) -> None:
        words, fill, border = self._colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self.isChecked() else 1
        painter.setPen(QPen(border, width))
        painter.setBrush(fill)
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(self.font())
        metrics = QFontMetricsF(self.font())
        side = typeface.scaled(MARK) if self.isChecked() else 0
        around = SIDE - 7 + typeface.scaled(SIDE - 7)
        room = self.width() - around - (side + 4 if side else 0)
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        taken = metrics.horizontalAdvance(shown) + (side + 4 if side else 0)
        x = (self.width() - taken) / 2
        if side:
            mark = QRectF(x - 2, (self.height() - side) / 2, side, side)
            paint_tick(painter, mark, words, 2.2)
            x += side + 4
        painter.setPen(words)
        base = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(x, base), shown)

    def _colors(self) -> tuple[QColor, QColor, QColor]:
        now = theme.current()
        under = now.ground(theme.ground_under(self))
        if self.isChecked():
            thread = now.thread(self._partner) if self.isEnabled() else now.muted
            return thread, now.wash(self._partner), thread
        if not self.isEnabled():
            return now.muted, under, now.hair(under)
        return now.ink, now.hover(under) if self.underMouse() else under, now.line


class OwnChip(QWidget):
    """A chosen word to read, on its owner's wash; chosen by both it has a border and weight."""

    def __init__(
        self, text: str, partner: Partner, *, both: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = text
        self._partner = partner
        self._both = both
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        weight = QFont.Weight.DemiBold if self._both else None
        self.setFont(typeface.font(Role.BASE, weight=weight))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        width = int(metrics.horizontalAdvance(self._words) + SIDE + typeface.scaled(SIDE)) + 1
        return QSize(width, round(metrics.height() + HEIGHT - 20.8))

    def minimumSizeHint(self) -> QSize:
        full = self.sizeHint()
        return QSize(min(full.width(), round(typeface.scaled(90))), full.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = 1 if self._both else 0
        edge = QPen(now.thread(self._partner), 2) if self._both else Qt.PenStyle.NoPen
        painter.setPen(edge)
        painter.setBrush(now.wash(self._partner))
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(self.font())
        painter.setPen(now.ink)
        metrics = QFontMetricsF(self.font())
        room = self.width() - SIDE - typeface.scaled(SIDE) + 2
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, shown)


class ChipRow(QWidget):
    """Chips that wrap like words: one stop for Tab, arrows inside.

    Where only one can be chosen (`QButtonGroup`), an arrow chooses it, as in any such group.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flow = FlowLayout(self, across=10, down=10)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def chips(self) -> list[Chip]:
        """All chips, in the order shown."""
        items = (self.flow.itemAt(at) for at in range(self.flow.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, Chip)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chips = [chip for chip in self.chips() if chip.isEnabled()]
        now = next((chip for chip in chips if chip.hasFocus()), None)
        there = _neighbour(now, chips, Qt.Key(event.key())) if now else None
        if there is None:
            super().keyPressEvent(event)
            return
        self._stop_at(there)
        there.setFocus(Qt.FocusReason.TabFocusReason)
        if there.group() is not None and not there.isChecked():
            there.click()

    def _stop_at(self, stop: Chip | None) -> None:
        for chip in self.chips():
            here = chip is stop
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)


class Chips(ChipRow):
    """Many chips, at most `limit` chosen; one stop for Tab, arrows inside.

    `changed` says that another choice was made; `chosen()` gives the ids in the order shown.
    """

    changed = Signal()

    def __init__(
        self,
        options: list[tuple[str, str]],
        partner: Partner,
        *,
        limit: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._limit = limit
        self._chips: dict[str, Chip] = {}
        for key, words in options:
            chip = Chip(words, partner, self)
            chip.toggled.connect(self._on_chip_toggled)
            self.flow.addWidget(chip)
            self._chips[key] = chip
        self._stop_at(next(iter(self._chips.values()), None))

    def chosen(self) -> tuple[str, ...]:
        """The ids of what is chosen, in the order shown."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def choose(self, keys: tuple[str, ...]) -> None:
        """Have exactly `keys` chosen, without telling."""
        for key, chip in self._chips.items():
            chip.blockSignals(True)
            chip.setChecked(key in keys)
            chip.blockSignals(False)
            chip.update()
        self._close_the_rest()

    def focus_first(self) -> None:
        """Put the keyboard on the chip Tab would lead to."""
        for chip in self._chips.values():
            if chip.focusPolicy() is Qt.FocusPolicy.StrongFocus:
                chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chip_toggled(self) -> None:
        self._close_the_rest()
        self.changed.emit()

    def _close_the_rest(self) -> None:
        full = self._limit is not None and len(self.chosen()) >= self._limit
        for chip in self._chips.values():
            chip.setEnabled(chip.isChecked() or not full)
        stops = [chip for chip in self._chips.values() if chip.isEnabled()]
        if not any(chip.focusPolicy() is Qt.FocusPolicy.StrongFocus for chip in stops):
            self._stop_at(next(iter(stops), None))


def _neighbour(now: QWidget, chips: list[Chip], key: Qt.Key) -> Chip | None:
    """The chip an arrow leads to: the next or last one, or the nearest in another row."""
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        return chips[0 if key == Qt.Key.Key_Home else -1]
    at = next(index for index, chip in enumerate(chips) if chip is now)
    mirrored = now.isRightToLeft()
    if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        step = 1 if (key == Qt.Key.Key_Right) != mirrored else -1
        return chips[(at + step) % len(chips)]
    if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        return None
    here = now.geometry().center()
    down = key == Qt.Key.Key_Down
    rows = [chip for chip in chips if (chip.y() > now.y() if down else chip.y() < now.y())]
    return min(
        rows,
        key=lambda chip: (
            abs(chip.geometry().center().y() - here.y()),
            abs(chip.geometry().center().x() - here.x()),
        ),
        default=None,
    )
