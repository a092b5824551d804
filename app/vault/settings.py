"""What the window looks like here: one small file beside the vault, with nothing intimate in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from .files import in_words, make_folder, write_whole

NAME = "settings.json"
W = TypeVar("W", bound=StrEnum)

LARGEST = 64 * 1024
SMALLEST_TEXT, LARGEST_TEXT = 80, 200


class Theme(StrEnum):
    """Which colours the window has; `system` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Paper(StrEnum):
    """What a summary is printed on."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True)
class Settings:
    """How Reknit looks on this computer.

    `text_size` is in percent, `reduced_motion` None where the desktop decides.
    `colour_pair` names a pair of the theme ('' is the usual one), and `colours_swapped` gives
    each partner the other's thread colour. `neutral_title` keeps the name of the program out
    of the window's title. `window` is where the window stood: left, top, width, height in px.
    `unbacked` says that the last backup of a day failed and that nobody was told yet.
    `rest` holds what a later version wrote; it is kept.
    """

    theme: Theme = Theme.SYSTEM
    text_size: int = 100
    paper: Paper = Paper.A4
    reduced_motion: bool | None = None
    colours_swapped: bool = False
    colour_pair: str = ""
    neutral_title: bool = False
    window: tuple[int, int, int, int] | None = None
    unbacked: bool = False
    rest: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Settings:
        """The settings of the folder; what is missing or broken takes its default."""
        data = _read(folder / NAME)
        usual = cls()
        size = data.pop("text_size", None)
        motion = data.pop("reduced_motion", None)
        swapped = data.pop("colours_swapped", None)
        pair = data.pop("colour_pair", None)
        return cls(
            theme=_word(Theme, data.pop("theme", None), usual.theme),
            text_size=_size(size, usual.text_size),
            paper=_word(Paper, data.pop("paper", None), usual.paper),
            reduced_motion=motion if isinstance(motion, bool) else None,
            colours_swapped=swapped is True,
            colour_pair=pair if isinstance(pair, str) else "",
            neutral_title=data.pop("neutral_title", None) is True,
            window=_frame(data.pop("window", None)),
            unbacked=data.pop("unbacked", None) is True,
            rest=data,
        )

    def write(self, folder: Path) -> None:
        """Write the settings whole, readable by their owner alone. Raises VaultProblem."""
        data = {
            **self.rest,
            "theme": self.theme,
            "text_size": self.text_size,
            "paper": self.paper,
            "reduced_motion": self.reduced_motion,
            "colours_swapped": self.colours_swapped,
            "colour_pair": self.colour_pair,
            "neutral_title": self.neutral_title,
            "window": self.window,
            "unbacked": self.unbacked,
        }
        with in_words():
            make_folder(folder, 0o700)
            write_whole(folder / NAME, (json.dumps(data, indent=1) + "\n").encode())


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data = json.loads(file.read(LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _word(words: type[W], given: object, usual: W) -> W:
    return words(given) if isinstance(given, str) and given in list(words) else usual


def _size(given: object, usual: int) -> int:
    if type(given) is not int:
        return usual
    return min(max(given, SMALLEST_TEXT), LARGEST_TEXT)


def _frame(given: object) -> tuple[int, int, int, int] | None:
    if not isinstance(given, list) or len(given) != 4:
        return None
    if not all(type(part) is int and abs(part) < 100_000 for part in given):
        return None
    left, top, width, height = given
    return (left, top, width, height) if width > 0 and height > 0 else None
