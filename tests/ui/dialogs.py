"""Answering the file dialog of Qt, as a person does who knows the path."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit


def answer(path: Path | None) -> None:
    """Type a path into the file dialog that comes up next, or call it off.

    `QFileDialog.selectFile` would do nothing while the line has the keyboard and the folder is
    still being read.
    """

    def type_in() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(10, type_in)
        elif path is None:
            dialog.reject()
        else:
            line = dialog.findChild(QLineEdit, "fileNameEdit")
            assert isinstance(line, QLineEdit)
            line.setText(str(path))
            dialog.done(1)

    QTimer.singleShot(0, type_in)
