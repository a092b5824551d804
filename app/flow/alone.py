"""The rules of a flow for one: nothing in it needs, shows or waits for the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .fault import quoted
from .ground import Ground
from .items import Guess, Item, Mirror, Share, SignOff, Who
from .model import LATER, Flow, Step, Turns

_OF_TWO = ("opens_with", "pause", "seats", "first_speaker", "detours")
"""Keys of a flow that mean something only where there are two."""


def examine_people(ground: Ground, library: Mapping[str, Flow] | None) -> None:
    """Note what one person alone cannot do, and flows that are for another number of people."""
    flow, walk = ground.flow, ground.walk
    if not walk.holds(flow, "people"):
        return
    if library is not None:
        _others(ground, library)
    if not flow.is_alone:
        if flow.group is not None:
            words = "only a flow for one is found under a group"
            ground.fault("F341", walk.key_at(flow, "group"), words, "take it out")
        return
    keys = walk.node_of(flow)
    for name in _OF_TWO:
        if keys is not None and name in keys.pairs:
            words = f"{quoted(name)} is for two, and nobody else is here"
            ground.fault("F341", walk.key_at(flow, name), words, "take it out")
    for step in flow.steps:
        _step(ground, step)


def _step(ground: Ground, step: Step) -> None:
    if not ground.walk.holds(step, "turns"):
        return
    if step.turns is not Turns.FIRST:
        at = ground.walk.at(step, "turns")
        words = f"in a flow for one nobody takes {quoted(step.turns)} turns"
        ground.fault("F340", at, words, "write turns: first")
        return
    for branch in step.go_to:
        if LATER in (branch.step, branch.otherwise):
            at = ground.walk.at(branch, "step" if branch.step == LATER else "otherwise")
            words = "nothing of a flow for one is kept for another day"
            ground.fault("F341", at, words, "write otherwise: end")
    for item in step.items:
        for key, words, hint in _odd(step, item):
            ground.fault("F341", ground.walk.at(item, key), words, hint)


def _odd(step: Step, item: Item) -> Iterator[tuple[str, str, str]]:
    """What in an item needs the other: its key, and words about it."""
    if isinstance(item, Mirror | Guess):
        yield "type", f"a {item.type} needs the other, and nobody else is here", "leave it out"
    elif step.who(item) is not Who.FIRST:
        key = "by" if isinstance(item, SignOff) and item.by else "who"
        yield key, f"in a flow for one nobody is {quoted(step.who(item))}", "leave it out"
    if item.share not in (None, Share.NOW):
        yield "share", "nobody else is here to share with", "leave it out"


def _others(ground: Ground, library: Mapping[str, Flow]) -> None:
    """A talk for two opens with and leads to talks for two, a flow for one to flows for one."""
    flow = ground.flow
    places = [ground.walk.at(flow, "then", number) for number in range(len(flow.then))]
    named = [*zip(flow.then, places, strict=True)]
    if flow.opens_with and not flow.is_alone:
        named.append((flow.opens_with, ground.walk.at(flow, "opens_with")))
    for name, at in named:
        if name in library and library[name].people is not flow.people:
            words = f"{quoted(name)} is for {library[name].people}, this flow for {flow.people}"
            ground.fault("F342", at, words, "name a flow for as many people")
