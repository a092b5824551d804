"""The window: a stage with the visit that happens on it; closing it loses nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ..vault.settings import Settings
from .stage import Stage

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from .visit import Visit


class Window(Stage):
    """Begins the visit, keeps what was said whenever it has to, and asks before it closes.

    One that begins `hidden` shows the neutral page first; the way on leads through the lock.
    """

    emptied = Signal()
    """What was open is closed, and the first page is up; its words are still in memory."""

    def __init__(self, home: Path, settings: Settings, *, hidden: bool = False) -> None:
        super().__init__(home, settings, hidden=hidden)
        self._visit: Visit | None = None
        self._asks = True
        self.hid.connect(self._on_hid)

    @property
    def visit(self) -> Visit:
        """What happens in this window; imported with it, so that the window stands at once."""
        if self._visit is None:
            from .visit import Visit

            self._visit = Visit(self, self.home)
            self._visit.left.connect(self.leave)
            self._visit.entrance.emptied.connect(self.emptied)
        return self._visit

    def begin(self) -> None:
        """Show the first page that what is kept here calls for."""
        self.add_text_size_keys()
        if self.hidden:
            self.show_neutral()
        self.visit.begin()

    def rest(self) -> None:
        """Lock, as nobody has been here for a while; a talk is never interrupted.

        Two people who talk for a quarter of an hour leave the keyboard alone, and so they
        should; a break is locked by Hide where it has to be.
        """
        self.visit.rest()

    def rest_alone(self) -> None:
        """Shut a private room that nobody seems to sit in any more."""
        if self._visit is not None:
            self._visit.rest_alone()

    def step_away(self) -> None:
        """Lock a talk too, as the screen was locked or the computer went to sleep."""
        if self._visit is not None:
            self._visit.hush()

    def keep_all(self) -> None:
        """Keep everything that is on the screen, as the session ends or the program is told to."""
        if self._visit is not None:
            self._visit.flush()

    def let_go(self) -> None:
        """Keep everything and close the vault; nothing can be kept after this."""
        if self._visit is not None:
            self._visit.close()

    def leave(self) -> None:
        """Close without a question: the system, or the two, want the program to end."""
        self._asks = False
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        # Nothing is asked over the neutral page: the question would tell what lies beneath.
        asks = self._asks and not self.hidden and self._visit is not None
        if asks and not self.visit.may_close():
            event.ignore()
            return
        if self._asks and self._visit is not None:
            self.hide()
            self._visit.back_up()
        self.remember_frame()
        self.let_go()
        event.accept()

    def _on_hid(self) -> None:
        self.visit.hush()
