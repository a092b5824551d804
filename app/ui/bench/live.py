"""A live preview in a window of its own, as it is asked for on the command line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from ...flow.library import Library
from ...session.session import Seat
from ...vault.settings import Settings, Theme
from .. import look
from ..crash import CrashWatch
from ..litter import Litter
from ..stage import Stage
from ..start import Farewell, dressed
from .preview import LivePreview
from .watched import Watched

SIZE = (1360, 820)
"""Of the window in px, unless another one is asked for."""
THEMES = {"light": Theme.LIGHT, "dark": Theme.DARK, "high-contrast": Theme.CONTRAST}


def live(
    wanted: Path | str,
    *,
    at: str = "",
    seat: str = "",
    fast: bool = False,
    theme: str = "light",
    text_percent: int = 100,
    size: tuple[int, int] = SIZE,
) -> int:
    """Play a flow, and go on as its file changes, until the window is closed; returns 0.

    `wanted` is a file or the id of a shipped flow, `at` the id of a step, `seat` first or second,
    `size` in pixels. What the couple keeps is neither read nor written. Raises Problem where
    there is no such flow.
    """
    app = dressed(["reknit"])
    watched = Watched(wanted, Library.shipped())
    settings = replace(Settings(), theme=THEMES[theme], text_size=text_percent)
    with TemporaryDirectory() as home:
        stage = opened(app, Path(home), settings, size)
        CrashWatch(lambda: stage if stage.isVisible() else None).install()
        farewell = Farewell(app)
        farewell.asked.connect(app.quit)
        Litter(app)
        page = LivePreview(stage, watched, at=at, seat=Seat(seat) if seat else None, fast=fast)
        page.left.connect(stage.close)
        stage.show_page(page)
        status = app.exec()
        delete(farewell)  # its socket must not outlive the loop
        delete(stage)
        return status


def opened(app: QApplication, home: Path, settings: Settings, size: tuple[int, int]) -> Stage:
    """A window that keeps nothing but in `home`, shown and dressed."""
    look.put_on(app, settings)
    stage = Stage(home, settings)
    stage.add_text_size_keys()
    app.styleHints().colorSchemeChanged.connect(stage.follow_desktop)
    stage.resize(*size)
    stage.show()
    return stage
