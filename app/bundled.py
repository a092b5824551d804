"""The one door to what is delivered with the program: flows and resources."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def flows() -> Traversable:
    """The folder of the shipped flows."""
    return _folder("flows")


def resources() -> Traversable:
    """The folder of fonts, icons, themes, help texts and the schema."""
    return _folder("resources")


def _folder(name: str) -> Traversable:
    """Inside the installed package; in a checkout or an editable install beside it."""
    inside = files(__name__.rpartition(".")[0]) / name
    return inside if inside.is_dir() else Path(__file__).parents[1] / name
