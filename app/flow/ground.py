"""What the rules of meaning look at: where each item stands, and what comes before it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .fault import quoted
from .items import Item, Share, Who
from .model import Flow, Step
from .node import Spot
from .road import Road
from .walk import Walk, Where


class Home(NamedTuple):
    """An item with all that its step says about it; numbers count within its road."""

    item: Item
    step: Step
    number: int
    place: int
    detour: bool
    who: Who
    share: Share


class Ground:
    """One flow under examination, with the steps another flow puts before it."""

    def __init__(self, flow: Flow, walk: Walk, opening: tuple[Step, ...], partial: bool) -> None:
        self.flow = flow
        self.walk = walk
        self.partial = partial
        self.steps = (*opening, *flow.steps)
        self.first = len(opening)
        self.runs = runs(self.steps)
        self.homes: dict[str, Home] = {}
        self._place(self.steps, detour=False)
        self._place(flow.detours, detour=True)
        names = [step.id for step in flow.detours]
        start = names.index(flow.pause) if flow.pause in names else len(names)
        self.road = Road(self.steps, 0, falls_through=True)
        self.detours = Road(flow.detours, start, falls_through=False)

    def _place(self, steps: tuple[Step, ...], detour: bool) -> None:
        for number, step in enumerate(steps):
            for place, item in enumerate(step.items):
                if item.id not in self.homes:
                    who, share = step.who(item), step.share(item)
                    self.homes[item.id] = Home(item, step, number, place, detour, who, share)

    def fault(self, code: str, at: Spot | Where, message: str, hint: str = "") -> None:
        """Note one fault."""
        self.walk.fault(code, at, message, hint)

    def find(self, item_id: str, at: Spot | Where) -> Home | None:
        """The item that a reference means; a fault where there is none."""
        home = self.homes.get(item_id)
        if home is None and item_id and not self.partial:
            hint = self.walk.near(item_id, self.homes)
            self.fault("F304", at, f"there is no item {quoted(item_id)}", hint)
        return home

    def earlier(self, home: Home, number: int, place: int, detour: bool, at: Spot | Where) -> bool:
        """Whether an item comes before a place on every road; a fault where it does not."""
        item = quoted(home.item.id)
        if home.detour != detour:
            where = "a detour" if home.detour else "the talk, and a detour can come at any time"
            self.fault(
                "F309",
                at,
                f"{item} stands in {where}; it may not have been asked yet",
                "look at an answer of the same road",
            )
            return False
        if (home.number, home.place) >= (number, place):
            line = self.walk.at(home.item).line
            self.fault(
                "F308",
                at,
                f"{item} is asked only later, in line {line}",
                "look at an earlier answer, or move the item up",
            )
            return False
        if not detour and self.runs[home.number] not in (None, self.runs[number]):
            words = f"{item} comes once for each agreement, or not at all"
            hint = "look at it in a step that is repeated together with it"
            self.fault("F352", at, words, hint)
            return False
        road = self.detours if detour else self.road
        if home.number != number and not road.surely_passed(home.number, number):
            self.fault(
                "F309",
                at,
                f"not every road to this place leads past {item}",
                "look at an answer that everyone has been asked for",
            )
            return False
        return True


def runs(steps: tuple[Step, ...]) -> tuple[int | None, ...]:
    """For each step the run of repeated steps it belongs to, None where it comes only once.

    Repeated steps that follow each other are one run: it is repeated as a whole.
    """
    numbers: list[int | None] = []
    for step in steps:
        before = numbers[-1] if numbers else None
        here = len(numbers) if before is None else before
        numbers.append(here if step.repeat else None)
    return tuple(numbers)


OPENING, BREAK = "before-you-start", "the-break"
PREFIXES: Mapping[str, str] = {"before-": OPENING, "break-": BREAK}
"""The shipped flows that are joined to others, and what their ids begin with."""
