"""What the window looks like here: one small file beside the vault, with nothing intimate in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from .files import in_words, write_whole

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

    `text_size` is in percent, `reduced_motion` None where the desktop decides, and
    `colours_swapped` gives each partner the other's thread colour. `rest` holds what a
    later version wrote; it is kept.
    """

    theme: Theme = Theme.SYSTEM
    text_size: int = 100
    paper: Paper = Paper.A4
    reduced_motion: bool | None = None
    colours_swapped: bool = False
    rest: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Settings:
        """The settings of the folder; what is missing or broken takes its default."""
        data = _read(folder / NAME)
        usual = cls()
        size = data.pop("text_size", None)
        motion = data.pop("reduced_motion", None)
        swapped = data.pop("colours_swapped", None)
        return cls(
            theme=_word(Theme, data.pop("theme", None), usual.theme),
            text_size=_size(size, usual.text_size),
            paper=_word(Paper, data.pop("paper", None), usual.paper),
            reduced_motion=motion if isinstance(motion, bool) else None,
            colours_swapped=swapped is True,
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
        }
        with in_words():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
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
