"""Choosing a file or a folder without a trace: Qt's own dialog would remember where it has been."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QDir, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import delete

from ..problem import Problem
from .export import without_a_trace


def chosen_flow(
    parent: QWidget, folder: Path | None = None, title: str = "Open a talk from a file"
) -> Path | None:
    """The file of a flow that somebody chose, or None; at first `folder` is shown, or home."""
    with without_a_trace():
        dialog = _dialog(parent, title)
        if folder is not None:
            dialog.setDirectory(str(folder))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(["Talks and packs (*.yaml *.yml *.reknit)", "All files (*)"])
        return _chosen(dialog)


def chosen_pack(parent: QWidget) -> Path | None:
    """The file of a pack that somebody chose, or None."""
    with without_a_trace():
        dialog = _dialog(parent, "Open a pack from a file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(["Packs (*.reknit)", "All files (*)"])
        return _chosen(dialog)


def chosen_sheet(parent: QWidget) -> Path | None:
    """The file of a completion sheet that somebody chose, sealed or not, or None."""
    with without_a_trace():
        dialog = _dialog(parent, "Open a sheet")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(["Sheets (*.age *.yaml *.yml)", "All files (*)"])
        return _chosen(dialog)


def chosen_texts(parent: QWidget, folder: Path) -> Path | None:
    """The file that came back from a translator, or None; at first `folder` is shown."""
    with without_a_trace():
        dialog = _dialog(parent, "The file that came back")
        dialog.setDirectory(str(folder))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(["Texts (*.po *.csv)", "All files (*)"])
        return _chosen(dialog)


def chosen_backup(parent: QWidget) -> Path | None:
    """The folder of a backup that somebody chose, or None."""
    with without_a_trace():
        dialog = _dialog(parent, "The folder of a backup")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return _chosen(dialog)


def chosen_folder(parent: QWidget, folder: Path, title: str) -> Path | None:
    """A folder that somebody chose, or made there, or None; at first `folder` is shown."""
    with without_a_trace():
        dialog = _dialog(parent, title)
        dialog.setDirectory(str(folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return _chosen(dialog)


def place_for_new(
    parent: QWidget, folder: Path, name: str, kind: str, suffix: str, *others: tuple[str, str]
) -> Path | None:
    """Where somebody wants a new file, or None if they would rather not.

    `name` is proposed in `folder`; `kind` says in words what it is, `suffix` how its name ends.
    It can also be of one of the `others`, each a kind and a suffix.
    """
    with without_a_trace():
        dialog = _dialog(parent, "Save a file")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        endings = {f"{words} (*.{end})": end for words, end in ((kind, suffix), *others)}
        dialog.setNameFilters(list(endings))
        dialog.setDefaultSuffix(suffix)
        dialog.filterSelected.connect(lambda wanted: dialog.setDefaultSuffix(endings[wanted]))
        dialog.setDirectory(str(folder))
        dialog.selectFile(name)
        return _chosen(dialog)


def _dialog(parent: QWidget, title: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, QDir.homePath())
    # The dialogs of Linux desktops keep lists of recent files, and Hide could not close them.
    if sys.platform == "linux":
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setHistory([])
    dialog.setSidebarUrls([QUrl.fromLocalFile(QDir.homePath())])
    return dialog


def _chosen(dialog: QFileDialog) -> Path | None:
    chosen = dialog.exec() and dialog.selectedFiles()
    delete(dialog)
    return Path(chosen[0]) if chosen else None


def first_bytes(path: Path, most: int) -> bytes:
    """The beginning of a file, `most` bytes at the most. Raises Problem."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError:
        raise Problem(
            "That file cannot be read.",
            "Nothing was opened.",
            "Check that it is still there and that you may read it, then try again.",
        ) from None
