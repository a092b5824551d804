"""From the settings to the screen: theme, colours, text size, motion."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ..vault.settings import Settings
from ..vault.settings import Theme as Choice
from . import accessible, theme
from .theme import ThemeName


def theme_name(choice: Choice) -> ThemeName:
    """The theme that is meant; `system` follows the desktop where it can tell."""
    match choice:
        case Choice.LIGHT:
            return ThemeName.LIGHT
        case Choice.DARK:
            return ThemeName.DARK
        case Choice.CONTRAST:
            return ThemeName.HIGH_CONTRAST
        case Choice.SYSTEM:
            if accessible.wants_contrast():
                return ThemeName.HIGH_CONTRAST
            return ThemeName.DARK if accessible.prefers_dark() else ThemeName.LIGHT


def put_on(app: QApplication, settings: Settings) -> None:
    """Show everything as the settings say, at once."""
    pair = settings.colour_pair or theme.DEFAULT_PAIR
    chosen = theme.load(theme_name(settings.theme), pair, settings.colours_swapped)
    accessible.set_reduced_motion(app, settings.reduced_motion)
    theme.apply(app, chosen, settings.text_size)
