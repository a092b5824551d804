"""When something breaks: one calm dialog, a report without a single word of the couple's."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from .. import __version__
from ..problem import Problem
from .typeface import Role
from .widgets.button import PrimaryButton, QuietButton, SecondaryButton
from .widgets.sheet import Sheet
from .widgets.text import Heading, Text, Tone

_DEPTH = 20
_AROUND = 40


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Versions, the kind of error and where it passed through, as file names and lines.

    Neither the error's message nor any value: both can hold what was written.
    """
    lines = [
        f"reknit {__version__}, Python {sys.version.split()[0]}, PySide6 {pyside_version}, "
        f"{sys.platform}",
        kind.__name__,
    ]
    places: list[str] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        path = Path(code.co_filename)
        places.append(f"{path.parent.name}/{path.name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return "\n".join([*lines, *places[-_DEPTH:]])


class Notice(QDialog):
    """A few sentences over the window, and one button to go on."""

    def __init__(
        self,
        title: str,
        *sentences: str,
        details: str = "",
        go_on: str = "Go on",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self._details = details
        sheet = Sheet(parent=self)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(sheet)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(10)
        column.addWidget(Heading(title, Role.CARD_TITLE, measure=40))
        for sentence in filter(None, sentences):
            column.addWidget(Text(sentence, tone=Tone.MUTED, measure=52))
        column.addSpacing(12)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        column.addLayout(self.buttons)
        if details:
            copied = QuietButton("Copy the report")
            copied.clicked.connect(self._on_copy_clicked)
            self.buttons.addWidget(copied)
        self.buttons.addStretch(1)
        stay = PrimaryButton(go_on)
        stay.setDefault(True)
        stay.clicked.connect(self.accept)
        self.buttons.addWidget(stay)
        stay.setFocus()

    def add(self, words: str, act: Callable[[], None]) -> None:
        """Another button, before the first; it closes the dialog and then does `act`."""
        button = SecondaryButton(words)
        button.clicked.connect(self.accept)
        button.clicked.connect(act)
        self.buttons.insertWidget(self.buttons.count() - 1, button)

    def showEvent(self, event: QShowEvent) -> None:
        """Be large enough for every line; Qt alone stops at two thirds of the screen."""
        room = self.screen().availableSize() - QSize(_AROUND, _AROUND)
        width = min(self.sizeHint().width(), room.width())
        inside = self.layout()
        if inside is not None:
            high = inside.totalHeightForWidth(width)
            self.setMinimumSize(QSize(width, high).boundedTo(room))
        super().showEvent(event)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._details)


class CrashWatch:
    """Takes what nobody caught: a Problem says its own sentences, all else gets a report.

    The program goes on. One dialog at a time, however often the same thing breaks.
    """

    def __init__(self, window: Callable[[], QWidget | None]) -> None:
        self._window = window
        self._open: QDialog | None = None

    def install(self) -> None:
        """Be `sys.excepthook`."""
        sys.excepthook = self.caught

    def caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Show what happened, unless a dialog is open already; Ctrl+C ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if self._open is not None:
            return
        if isinstance(error, Problem):
            sentences = [error.what_is_safe, error.what_to_do]
            notice = Notice(error.what_happened, *sentences, parent=self._window())
        else:
            text = report(kind, trace)
            print(text, file=sys.stderr)
            notice = Notice(
                "Something in Reknit broke",
                "What was kept is safe, and you can go on.",
                "If it happens again, the report helps whoever mends it. It says where in the "
                "program it broke, and nothing that you wrote.",
                details=text,
                parent=self._window(),
            )
        self._open = notice
        notice.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        notice.finished.connect(self._on_notice_finished)
        notice.open()

    def _on_notice_finished(self) -> None:
        self._open = None
