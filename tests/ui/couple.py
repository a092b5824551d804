"""A window with two people in front of it, for the tests of its places."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui import accessible, fonts, look
from app.ui.widgets.button import Button
from app.ui.window import Window
from app.vault.settings import Settings
from app.vault.store import Vault

NAMES = ("Sam", "Alex")
HOSTILE = (
    "<b>Sam</b>",
    "<img src='file:///etc/passwd'>",
    "Tom & Jerry",
    "M" * 300,
    "Maximiliane " * 25,
    "עליזה",
    "🌿🧶",
    "a < b and c > d",
    "%s {0} \\u2068",
    " ",
)
PASSPHRASE = "maple window quiet tiger"

W = TypeVar("W", bound=QWidget)


def window_of(
    qtbot: QtBot, app: QApplication, home: Path, settings: Settings | None = None
) -> Window:
    """The real window on a home of its own, shown and with the keyboard."""
    settings = settings or Settings(reduced_motion=True)
    fonts.load()
    accessible.install(app)
    look.put_on(app, settings)
    window = Window(home, settings)
    qtbot.addWidget(window)
    window.resize(1200, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def at_home(
    window: Window,
    names: tuple[str, str] = NAMES,
    *,
    protected: bool = False,
) -> Vault:
    """Let both be past the entrance, with a vault that forgets."""
    vault = Vault.in_memory()
    vault.set_people(*names)
    entrance = window.visit.entrance
    entrance.vault, entrance.protected, entrance.in_memory = vault, protected, not protected
    entrance.entered.emit()
    return vault


def one(page: QWidget, kind: type[W], words: str = "") -> W:
    """The one child of that kind, with those words on it where it has any."""
    found = [each for each in page.findChildren(kind) if not words or words in said(each)]
    assert found, f"no {kind.__name__} says {words!r}"
    return found[0]


def press(page: QWidget, words: str) -> None:
    """Click the button that says `words`."""
    button = one(page, QAbstractButton, words)
    assert button.isEnabled()
    button.click()


def said(widget: QWidget) -> str:
    """What a person reads on a widget."""
    if isinstance(widget, Button):
        return widget.words
    if isinstance(widget, QLabel):
        return widget.text()
    return widget.accessibleName()


def texts(page: QWidget) -> str:
    """Every word that is to be read on a page."""
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def none_renders_markup(widgets: Iterable[QLabel]) -> bool:
    """Whether every label shows its text as it is."""
    from PySide6.QtCore import Qt

    return all(label.textFormat() is Qt.TextFormat.PlainText for label in widgets)
