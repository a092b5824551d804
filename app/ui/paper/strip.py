"""Strips, each one line high, and how they fall on pages: pure arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .piece import Placed

Leaf = tuple[Placed, ...]


@dataclass(frozen=True)
class Strip:
    """One line across a column, with all that stands in it.

    `above` is the space before it, left out at the top of a page; `holds`: what comes next
    must stand on the same page; `again` is set anew above it where it begins a page (the heads
    of a table).
    """

    height: float
    pieces: Leaf = ()
    above: float = 0.0
    holds: bool = False
    again: tuple[Strip, ...] = ()


def held(strips: Sequence[Strip]) -> tuple[Strip, ...]:
    """The strips, bound to each other so that no page ends between them."""
    return tuple(replace(strip, holds=True) for strip in strips[:-1]) + tuple(strips[-1:])


def fallen(strips: Sequence[Strip], room: float) -> list[Leaf]:
    """What stands on each page of `room` px, from the top of its column; at least one page.

    What is bound together stays together unless it is higher than a page.
    """
    pages: list[list[Placed]] = [[]]
    y = 0.0
    for bound in _bound(strips):
        for group in _fitting(bound, room):
            first = group[0]
            if y > 0 and y + first.above + _height(group) > room:
                pages.append([])
                y = 0.0
                group = [*first.again, *group]
            for strip in group:
                y += strip.above if y > 0 else 0.0
                pages[-1] += [placed.moved(0, y) for placed in strip.pieces]
                y += strip.height
    return [tuple(page) for page in pages]


def height_of(strips: Sequence[Strip]) -> float:
    """How high the strips stand at the top of a page."""
    return _height(list(strips)) if strips else 0.0


def _bound(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    bound: list[Strip] = []
    for strip in strips:
        bound.append(strip)
        if not strip.holds:
            yield bound
            bound = []
    if bound:
        yield bound


def _fitting(bound: list[Strip], room: float) -> Iterator[list[Strip]]:
    """All at once, or strip by strip where that is higher than a page."""
    again = height_of(bound[0].again)
    if _height(bound) + again <= room:
        yield bound
        return
    for strip in bound:
        yield [strip]


def _height(group: list[Strip]) -> float:
    return sum(strip.height for strip in group) + sum(strip.above for strip in group[1:])
