"""The bundled fonts: without them a bare system shows a box for every letter, and no error."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from .. import bundled
from ..problem import Problem

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
    """Give Qt every bundled font; a family that is known already is not loaded twice.

    Raises Problem when a file is missing or Qt refuses it.
    """
    known = set(QFontDatabase.families())
    for family, files in _FILES.items():
        if family in known:
            continue
        for file in files:
            _load(file)


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
