"""The stage: which page is up, how all of it hides at once, and how it looks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from ..problem import Problem
from ..vault.settings import LARGEST_TEXT, SMALLEST_TEXT, Settings

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPaintEvent, QShowEvent

    from .places.neutral import Neutral

NAME, NEUTRAL_NAME = "Reknit", "Notes"
SMALLEST, USUAL = (480, 360), (1200, 800)
_STEP = 10
_AT_LATEST_MS = 400


class Stage(QMainWindow):
    """Shows one page at a time; a page may cover another, and Hide covers all.

    It stands empty at first, and what its pages need is imported with them (Qt's own enums
    too, which take longer than all else), so that it is on the screen at once.
    """

    stood = Signal()
    """Once, when the window has been painted first, or should have been: not all ever are."""

    turned = Signal()
    """Another page is up, or the neutral one."""

    hid = Signal()
    """Everything is covered: what was said has to be kept now, and locked."""

    def __init__(self, home: Path, settings: Settings, *, hidden: bool = False) -> None:
        super().__init__()
        self._standing = QTimer(self, singleShot=True, interval=_AT_LATEST_MS)
        self._standing.timeout.connect(self.stood)
        self._shown = False
        self.settings = settings
        self.home = home
        self._pages: list[tuple[QWidget, QWidget | None]] = []
        self._hidden = hidden
        self._stack = QStackedWidget(self)
        self.setCentralWidget(self._stack)
        self._neutral: Neutral | None = None
        self.setMinimumSize(*SMALLEST)
        self._place_on_screen()
        self._entitle()

    # -- pages ------------------------------------------------------------------------

    @property
    def page(self) -> QWidget | None:
        """The page that is up, or would be if nothing were hidden."""
        return self._pages[-1][0] if self._pages else None

    def pages(self) -> list[QWidget]:
        """Every page that is there, covered ones too."""
        return [page for page, _ in self._pages]

    @property
    def hidden(self) -> bool:
        """Whether the neutral page covers everything."""
        return self._hidden

    def show_page(self, page: QWidget) -> None:
        """Put `page` up in the place of all others."""
        old = [each for each, _ in self._pages if each is not page]
        if page not in [each for each, _ in self._pages]:
            self._take_in(page)
        self._pages = [(page, None)]
        self._bring_up()
        for each in old:
            self._stack.removeWidget(each)
            each.deleteLater()

    def cover(self, page: QWidget) -> None:
        """Put `page` over the one that is up, which stays as it is."""
        self._take_in(page)
        self._pages.append((page, QApplication.focusWidget()))
        self._bring_up()

    def exchange(self, page: QWidget) -> None:
        """Put `page` in the place of the uppermost one; what lies beneath stays as it is."""
        self._take_in(page)
        old, focused = self._pages[-1]
        self._pages[-1] = (page, focused)
        self._bring_up()
        self._stack.removeWidget(old)
        old.deleteLater()

    def uncover(self) -> None:
        """Take the uppermost page away; the keyboard goes back to where it was."""
        if len(self._pages) < 2:
            return
        page, focused = self._pages.pop()
        self._bring_up(focused)
        self._stack.removeWidget(page)
        page.deleteLater()

    def show_safety(self) -> None:
        """Cover what is up with the safety page, which asks nothing and opens without unlocking."""
        from .places.safety import Safety, added, shipped

        if not isinstance(self.page, Safety):
            page = Safety(shipped(), added(self.home))
            page.left.connect(self.uncover)
            self.cover(page)

    def _take_in(self, page: QWidget) -> None:
        self._stack.addWidget(page)
        for name, slot in (("safety_asked", self.show_safety), ("hide_asked", self.hide_all)):
            if (asked := getattr(page, name, None)) is not None:
                asked.connect(slot)

    def _bring_up(self, focused: QWidget | None = None) -> None:
        if self._hidden or self.page is None:
            return
        page = self.page
        self._stack.setCurrentWidget(page)
        if focused is not None and isValid(focused) and page.isAncestorOf(focused):
            focused.setFocus()
        elif arrive := getattr(page, "arrive", None):
            arrive()
        title = getattr(page, "title", "")
        if isinstance(title, str) and title:
            self._announce(title)
        self.turned.emit()

    # -- hiding -----------------------------------------------------------------------

    def hide_all(self) -> None:
        """Cover everything with the neutral page, now; what listens to `hid` then keeps and locks.

        What was copied from here leaves the clipboard (care.md 2.7, vault.md rule 7).
        """
        if self._hidden:
            return
        self._hidden = True
        self._entitle()
        self._paint_neutral()
        self.close_others()
        self.show_neutral()
        _clear_clipboard()
        self.hid.emit()

    def make_ready(self) -> None:
        """Make what Hide needs, so that it is there at once when it is pressed."""
        neutral = self._neutral or self._made_neutral()
        neutral.ensurePolished()
        neutral.grab()
        _plain_icon()

    def _paint_neutral(self) -> None:
        """Let the neutral page be seen before anything else is done: a field that loses the
        keyboard has its words kept first, and that takes its time.
        """
        neutral = self._neutral or self._made_neutral()
        neutral.setGeometry(self._stack.rect())
        neutral.show()
        neutral.raise_()
        self._stack.repaint()

    def show_neutral(self) -> None:
        """Put the neutral page before every other; what stands beneath stays as it is."""
        neutral = self._neutral or self._made_neutral()
        self._stack.setCurrentWidget(neutral)
        neutral.arrive()
        self.turned.emit()

    def _made_neutral(self) -> Neutral:
        from .places.neutral import Neutral

        self._neutral = Neutral()
        self._neutral.shown_again.connect(self.show_again)
        self._stack.addWidget(self._neutral)
        return self._neutral

    def show_again(self) -> None:
        """Leave the neutral page: for the lock where there is one, else for where one was."""
        self._hidden = False
        self._entitle()
        self._bring_up()

    def come_forward(self) -> None:
        """Stand before the other windows; what is hidden stays hidden."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def close_others(self) -> None:
        """Close every dialog and menu: what they show lies behind the lock too."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for other in QApplication.topLevelWidgets():
            if other is not self and other.isVisible():
                other.close()
                self.activateWindow()  # two dialogs at once leave the keyboard with nobody

    def _entitle(self) -> None:
        neutral = self._hidden or self.settings.neutral_title
        self.setWindowTitle(NEUTRAL_NAME if neutral else NAME)
        if neutral or not self.windowIcon().isNull():
            self.setWindowIcon(_plain_icon() if neutral else QApplication.windowIcon())

    # -- settings ---------------------------------------------------------------------

    def change(self, settings: Settings) -> None:
        """Take new settings: seen at once, written if that is possible."""
        self.settings = settings
        self.follow_desktop()
        self._entitle()
        self._write_settings()

    def forget_settings(self) -> None:
        """Look as on the first day; nothing is written."""
        self.settings = Settings()
        self.follow_desktop()
        self._entitle()

    def swap_colours(self) -> None:
        """Give each partner the other's colour."""
        swapped = not self.settings.colours_swapped
        self.change(replace(self.settings, colours_swapped=swapped))

    def follow_desktop(self) -> None:
        """Put the theme on again, as the settings or the desktop have changed."""
        from . import look

        app = QApplication.instance()
        if isinstance(app, QApplication):
            look.put_on(app, self.settings)

    def _write_settings(self) -> None:
        try:
            self.settings.write(self.home)
        except Problem:
            self._unwritten = True  # looks are no reason to interrupt two people

    def add_text_size_keys(self) -> None:
        """Let the keys that resize text everywhere do so here."""
        from PySide6.QtGui import QKeySequence, QShortcut

        keys = QKeySequence.StandardKey
        for sequences, step in (
            ([*QKeySequence.keyBindings(keys.ZoomIn), QKeySequence("Ctrl+=")], _STEP),
            (QKeySequence.keyBindings(keys.ZoomOut), -_STEP),
            ([QKeySequence("Ctrl+0")], 0),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys(list(dict.fromkeys(sequences)))
            shortcut.activated.connect(lambda by=step: self._resize_text(by))

    def _resize_text(self, by: int) -> None:
        size = self.settings.text_size + by if by else 100
        size = max(SMALLEST_TEXT, min(LARGEST_TEXT, size))
        if size != self.settings.text_size:
            self.change(replace(self.settings, text_size=size))
            self._announce(f"Text size {size} per cent")

    def _announce(self, words: str) -> None:
        from .accessible import announce

        announce(self.page or self, words)

    def _place_on_screen(self) -> None:
        screen = QGuiApplication.primaryScreen().availableGeometry()
        kept = QRect(*self.settings.window) if self.settings.window else QRect()
        on_some_screen = any(
            each.availableGeometry().intersects(kept) for each in QGuiApplication.screens()
        )
        if kept.isValid() and on_some_screen:
            self.setGeometry(kept)
            return
        width, height = USUAL
        self.resize(min(width, screen.width()), min(height, screen.height()))

    def remember_frame(self) -> None:
        """Write down where the window stands, for the next time."""
        frame = self.normalGeometry()
        at = (frame.x(), frame.y(), frame.width(), frame.height())
        self.settings = replace(self.settings, window=at)
        if self.home.exists():
            self._write_settings()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._standing.isActive():
            self._standing.start(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            self._standing.start()


def _plain_icon() -> QIcon:
    from . import icons, theme

    return icons.icon("pencil", theme.current().muted, 32)


def _clear_clipboard() -> None:
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(clipboard.Mode.Selection)
