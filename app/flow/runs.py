"""The rules of steps that come once for each agreement."""

from __future__ import annotations

from .fault import quoted
from .ground import Ground
from .items import Item
from .model import Step
from .repeat import MOST, STEPS, SUFFIX

STEPS_REPEATED, ITEMS_REPEATED = 4, 20
ID_ROOM = 63 - 1 - SUFFIX


def examine_runs(ground: Ground) -> None:
    """Note what keeps a flow from being written out for up to eight agreements."""
    flow = ground.flow
    repeated = [step for step in flow.steps if step.repeat]
    for step in flow.detours:
        if step.repeat:
            words = "a detour is not repeated"
            ground.fault("F353", (step, "repeat"), words, "repeat a step of the talk")
    if not repeated:
        return
    _sizes(ground, repeated)
    for step in repeated:
        if step.go_to:
            words = f"{quoted(step.id)} is repeated, and this would pass its other copies over"
            hint = "leave items out with show_if:, and go on from the step after it"
            ground.fault("F353", ground.walk.key_at(step, "go_to"), words, hint)
        _id(ground, step)
        for item in step.items:
            _id(ground, item)
    _stages(ground)


def _id(ground: Ground, record: Step | Item) -> None:
    if len(record.id) > ID_ROOM:
        words = f"an id that is repeated has {ID_ROOM} characters at most"
        ground.fault("F354", (record, "id"), words, "choose a shorter one")


def _sizes(ground: Ground, repeated: list[Step]) -> None:
    flow, items = ground.flow, sum(len(step.items) for step in repeated)
    first = (repeated[0], "repeat")
    if len(repeated) == len(flow.steps):
        words = "without an agreement nothing would be left of this talk"
        ground.fault("F353", first, words, "add a step that is not repeated")
    if len(repeated) > STEPS_REPEATED or items > ITEMS_REPEATED:
        words = f"{len(repeated)} steps with {items} items are repeated"
        hint = f"repeat {STEPS_REPEATED} steps with {ITEMS_REPEATED} items at most"
        ground.fault("F354", first, words, hint)
    elif len(ground.steps) + (MOST - 1) * len(repeated) > STEPS:
        words = f"for {MOST} agreements this talk would have more than {STEPS} steps"
        ground.fault("F354", first, words, "leave some steps out")


def _stages(ground: Ground) -> None:
    """A stage that may be left out has no part that stays."""
    runs = {step.id: run for step, run in zip(ground.steps, ground.runs, strict=True)}
    for step in ground.flow.steps:
        run = runs.get(step.part_of or "")
        if run is not None and run != runs[step.id]:
            words = f"{quoted(step.part_of or '')} is repeated, or left out"
            ground.fault("F353", (step, "part_of"), words, "make this a stage of its own")
