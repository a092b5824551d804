"""Work that takes longer than a blink, done beside the window so that it never freezes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from ..problem import Problem


class Errand(QThread):
    """Runs one call in a thread of its own, then says how it went.

    Deriving a key takes about half a second (vault.md). `done` and `failed` arrive in the
    thread of the window, with the result in `result` or the exception in `error`.
    """

    done = Signal()
    failed = Signal()

    def __init__(self, call: Callable[[], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._call: Callable[[], Any] | None = call
        self.result: Any = None
        self.error: Exception | None = None
        self.finished.connect(self._on_finished)

    def run(self) -> None:
        try:
            if self._call is not None:
                self.result = self._call()
        except Exception as error:  # handed over to the window's thread
            self.error = error
        self._call = None

    def _on_finished(self) -> None:
        (self.failed if self.error else self.done).emit()


class Errands(QObject):
    """One errand at a time; another one is not begun while it lasts."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._errand: Errand | None = None

    def run(
        self,
        call: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Problem], None],
    ) -> None:
        """Do `call` beside the window, then `done` with its result or `failed` with its problem.

        What is no Problem is told as one, so that nothing waits for ever, and is raised again
        here for the crash dialog.
        """
        if self._errand is not None:
            return
        errand = self._errand = Errand(call, self)

        def ended() -> None:
            self._errand = None
            errand.deleteLater()

        def on_done() -> None:
            ended()
            done(errand.result)

        def on_failed() -> None:
            ended()
            if isinstance(errand.error, Problem):
                failed(errand.error)
            elif errand.error is not None:
                failed(Problem("That did not work.", "What was kept is safe.", "Please try again."))
                raise errand.error

        errand.done.connect(on_done)
        errand.failed.connect(on_failed)
        errand.start()

    def wait(self) -> Any:
        """Until the one that runs is over: its result, which is told to nobody else any more."""
        errand, self._errand = self._errand, None
        if errand is None:
            return None
        errand.done.disconnect()
        errand.failed.disconnect()
        errand.wait()
        return errand.result
