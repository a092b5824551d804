"""The bundled fonts: without them a bare system shows a box for every letter, and no error."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication

from .. import bundled
from ..problem import Problem

_PROPERTY = "reknitFonts"
SANS = "Atkinson Hyperlegible Next"
SERIF = "Literata"
TITLE = "Literata Title"
DISPLAY = "Literata Display"

_FILES = {
    SANS: (
        "AtkinsonHyperlegibleNext-Regular.ttf",
        "AtkinsonHyperlegibleNext-SemiBold.ttf",
        "AtkinsonHyperlegibleNext-Italic.ttf",
    ),
    SERIF: ("Literata-Regular.ttf", "Literata-Medium.ttf", "Literata-Italic.ttf"),
    TITLE: ("LiterataTitle-Regular.ttf",),
    DISPLAY: ("LiterataDisplay-Regular.ttf",),
}


def families(family: str) -> list[str]:
    """`family`, then where letters it lacks (Cyrillic, Greek) are looked for first."""
    return list(dict.fromkeys((family, SERIF if family in (TITLE, DISPLAY) else family)))


def load() -> None:
    """Give Qt every bundled font, once an application.

    Raises Problem when a file is missing or Qt refuses it.
    """
    app = QGuiApplication.instance()
    if app is None or app.property(_PROPERTY):
        return
    for files in _FILES.values():
        for file in files:
            _load(file)
    app.setProperty(_PROPERTY, True)


def _load(file: str) -> None:
    try:
        data = (bundled.resources() / "fonts" / file).read_bytes()
    except OSError:
        data = b""
    if not data or QFontDatabase.addApplicationFontFromData(data) < 0:
        raise Problem(
            f"The font {file} could not be loaded, so words would not show.",
            "Nothing you wrote is touched.",
            "Please install Reknit again.",
        )
