"""A page higher than the window: it scrolls up and down only, and follows the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from .. import theme, typeface
from .laid import Laid
from .sheet import Floor

_BAR = """
QScrollBar:vertical {{ background: transparent; width: {width}px; margin: 0; border: none; }}
QScrollBar::handle:vertical {{ background: {handle}; min-height: 40px; border-radius: 3px;
  margin: 2px 3px; }}
QScrollBar::handle:vertical:hover {{ background: {hover}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
WIDTH, AROUND, BEGINNING = 12, 24, 32
"""Of the bar, above and below what is shown, and of a beginning that tells what it is, in px."""


def bar_looks() -> str:
    """The style sheet of a scroll bar in the theme that is on."""
    now = theme.current()
    return _BAR.format(width=WIDTH, handle=now.line.name(), hover=now.muted.name())


class ScrollBar(QScrollBar):
    """The scroll bar of a column; it dresses when it is first seen, as most never are."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._dressed = False

    def sizeHint(self) -> QSize:
        """No width before there is anything to scroll: Qt would measure each page for two."""
        needed = self._dressed or self.maximum() > self.minimum()
        return QSize(WIDTH if needed else 0, WIDTH)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._dressed:
            self._dressed = True
            self.restyle()

    def restyle(self) -> None:
        if self._dressed:
            self.setStyleSheet(bar_looks())


class _Content(Laid, Floor):
    """What is scrolled; the area around it sees to its height."""


class ScrollColumn(QScrollArea):
    """Put things into `column`; whatever gets the keyboard is scrolled into sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Qt's own parts would cost a start the wrapping of every kind of widget there is
        self.setViewport(QWidget())
        self.setVerticalScrollBar(ScrollBar())
        content = self._content = _Content()
        content.setAutoFillBackground(False)
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self._watching = self._dropping = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        app = QApplication.instance()
        if isinstance(app, QApplication) and not self._watching:
            app.focusChanged.connect(self._on_focus_changed)
            self._watching = True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        app = QApplication.instance()
        if isinstance(app, QApplication) and self._watching:
            app.focusChanged.disconnect(self._on_focus_changed)
            self._watching = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.verticalScrollBar().isVisible() and not self._dropping:
            self._drop_needless_bar()

    def show_top(self) -> None:
        """Scroll up to where reading begins."""
        self.verticalScrollBar().setValue(0)

    def show_top_of(self, widget: QWidget) -> None:
        """Scroll so that `widget` stands at the top, as far as there is enough below it."""
        self.verticalScrollBar().setValue(self._top_of(widget) - AROUND)

    def show_beginning_of(self, widget: QWidget, kept: QWidget) -> None:
        """From the top, scroll as far as `widget` begins in sight, and `kept` stays in it."""
        top, least = self._top_of(widget), round(typeface.scaled(BEGINNING))
        needed = top + min(widget.height(), least) - self.viewport().height()
        self.verticalScrollBar().setValue(max(0, min(needed, self._top_of(kept) - AROUND // 2)))

    def _top_of(self, widget: QWidget) -> int:
        return widget.mapTo(self._content, QPoint(0, 0)).y()

    def show_all_of(self, widget: QWidget) -> None:
        """Scroll so that `widget` is in sight; of a high one, its top."""
        top = self._top_of(widget)
        bar = self.verticalScrollBar()
        room = self.viewport().height()
        if top + widget.height() + AROUND > bar.value() + room:
            bar.setValue(min(top - AROUND, top + widget.height() + AROUND - room))
        if top - AROUND < bar.value():
            bar.setValue(max(0, top - AROUND))

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        # With no old one the window itself has just come up: what is in sight stays there.
        if old is not None and new is not None and self._content.isAncestorOf(new):
            self.show_all_of(new)

    def _drop_needless_bar(self) -> None:
        """Take away a bar that is only needed because of the width it takes.

        Qt measures with the bar that is there: one that came up in less room stays for ever.
        """
        room = self.maximumViewportSize()
        if not self.column.hasHeightForWidth():
            return
        if self.column.totalHeightForWidth(room.width()) <= room.height():
            self._dropping = True
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
            self._dropping = False
