"""The head of a page outside the shell: the name, and what makes the page readable at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ...vault.settings import Settings, Theme
from ..threads import Mark
from ..typeface import Role
from ..widgets import QuietButton, Text
from ..widgets.button import Button
from .page import SIDE

SIZES = (80, 90, 100, 115, 130, 150, 175, 200)
THEMES = {
    Theme.SYSTEM: ("Automatic", "contrast"),
    Theme.LIGHT: ("Light", "sun"),
    Theme.DARK: ("Dark", "moon"),
    Theme.CONTRAST: ("High contrast", "contrast"),
}


T = TypeVar("T")


class Brand(QWidget):
    """The mark and the name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Mark())
        row.addWidget(Text("Reknit", Role.MARK, measure=None))
        row.addStretch(1)


class Masthead(QWidget):
    """Name at the left, text size and theme at the right.

    `now` gives the settings as they are; `changed` says that `settings` are wanted instead.
    """

    changed = Signal()

    def __init__(self, now: Callable[[], Settings], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.settings = now()
        self._size = QuietButton("Text size", "a-large-small")
        self._size.clicked.connect(self._on_size_clicked)
        self._theme = QuietButton("", "sun")
        self._theme.clicked.connect(self._on_theme_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 28, SIDE - 14, 8)
        row.setSpacing(4)
        row.addWidget(Brand(), 1)
        row.addWidget(self._size)
        row.addWidget(self._theme)
        self.restyle()

    def restyle(self) -> None:
        """Show what is chosen now, here or elsewhere."""
        settings = self.settings = self._now()
        words, icon = THEMES[settings.theme]
        self._theme.setText(words)
        self._theme.setAccessibleName(f"Colours: {words}")
        self._theme.set_icon(icon)
        self._size.setAccessibleName(f"Text size: {settings.text_size} per cent")

    def _on_size_clicked(self) -> None:
        now = self.settings.text_size
        picked = _asked(self._size, {size: f"{size} %" for size in SIZES}, now)
        if picked is not None:
            self._change(replace(self.settings, text_size=picked))

    def _on_theme_clicked(self) -> None:
        options = {choice: words for choice, (words, _) in THEMES.items()}
        picked = _asked(self._theme, options, self.settings.theme)
        if picked is not None:
            self._change(replace(self.settings, theme=picked))

    def _change(self, settings: Settings) -> None:
        self.settings = settings
        self.changed.emit()


def _asked(button: Button, options: dict[T, str], now: T) -> T | None:
    """One of the options, from a small menu below the button."""
    menu = QMenu(button)
    group = QActionGroup(menu)
    actions = {}
    for key, words in options.items():
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(key == now)
        group.addAction(action)
        actions[action] = key
        if key == now:
            menu.setActiveAction(action)
    chosen = menu.exec(button.mapToGlobal(button.rect().bottomLeft()))
    menu.deleteLater()
    return actions.get(chosen) if chosen else None
