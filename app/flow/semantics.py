"""What a flow means: ids, references, order, roads and promises; every fault at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .alone import examine_people
from .fault import quoted
from .ground import BREAK, OPENING, PREFIXES, Ground
from .items import Item
from .model import END, LATER, RETURN, Branch, Flow, Step
from .repeat import STEPS
from .rules import examine_item
from .runs import examine_runs
from .steering import Place, examine_condition
from .walk import Walk, Where
from .wording import examine_wording


def examine(flow: Flow, walk: Walk, library: Mapping[str, Flow] | None) -> Ground:
    """Note every fault of meaning; without a library other flows are taken on trust."""
    opening = _opening(flow, walk, library)
    partial = bool(flow.opens_with) and opening is None
    ground = Ground(flow, walk, opening or (), partial)
    _ids(ground)
    _other_flows(ground, library)
    _lane(ground, flow.steps, ground.first, detour=False)
    _lane(ground, flow.detours, 0, detour=True)
    _pause(ground)
    examine_people(ground, library)
    for home in ground.homes.values():
        if home.detour or home.number >= ground.first:
            examine_item(ground, home)
    examine_runs(ground)
    examine_wording(ground)
    return ground


def _opening(flow: Flow, walk: Walk, library: Mapping[str, Flow] | None) -> tuple[Step, ...] | None:
    """The steps of the flow this one opens with."""
    if not flow.opens_with or library is None:
        return None
    at = walk.at(flow, "opens_with")
    if flow.opens_with == flow.id or flow.id == OPENING:
        walk.fault("F335", at, "a flow cannot open with itself", "take `opens_with` out")
        return None
    if flow.opens_with not in library:
        words = f"there is no shipped flow {quoted(flow.opens_with)}"
        walk.fault("F307", at, words, walk.near(flow.opens_with, library))
        return None
    opened = library[flow.opens_with]
    if opened.opens_with:
        words = f"{quoted(opened.id)} opens with another flow itself"
        walk.fault("F335", at, words, f"write opens_with: {OPENING}")
        return None
    if len(opened.steps) + len(flow.steps) > STEPS:
        words = f"with the steps of {quoted(opened.id)} there are more than {STEPS}"
        walk.fault("F339", at, words, "leave some steps out")
    return opened.steps


def _ids(ground: Ground) -> None:
    """Ids are new, never used before, and do not begin like a shipped part's."""
    flow, walk = ground.flow, ground.walk
    seen: dict[str, Step | Item] = {}
    retired = frozenset(flow.retired)
    for record in _named(flow):
        name = record.id
        if name in seen:
            line = walk.at(seen[name], "id").line
            words = f"the id {quoted(name)} stands in line {line} already"
            walk.fault("F301", walk.at(record, "id"), words, "every id in a flow is its own")
        elif name:
            seen[name] = record
        if name in retired:
            words = f"the id {quoted(name)} is retired"
            walk.fault("F302", walk.at(record, "id"), words, "choose a new one")
        if name.startswith(("before-", "break-")) or flow.id in (OPENING, BREAK):
            _prefix(ground, record)


def _named(flow: Flow) -> Iterable[Step | Item]:
    for step in flow.all_steps():
        yield step
        yield from step.items


def _prefix(ground: Ground, record: Step | Item) -> None:
    own = next((prefix for prefix, flow in PREFIXES.items() if flow == ground.flow.id), None)
    at, name = (record, "id"), record.id
    if own is not None:
        if not name.startswith(own) and ground.walk.holds(record, "id"):
            words = f"in this flow every id begins with {own}"
            ground.fault("F303", at, words, f"write {own}{name}")
        return
    prefix = next(each for each in PREFIXES if name.startswith(each))
    if PREFIXES[prefix] not in _joining(ground.flow):
        return
    words = f"ids that begin with {prefix} belong to {PREFIXES[prefix]}, which is joined here"
    ground.fault("F303", at, words, "begin it with another word")


def _joining(flow: Flow) -> set[str]:
    """The shipped flows whose steps are joined to this one when it is played."""
    if flow.is_alone:
        return set()
    return {BREAK if flow.pause is None else "", flow.opens_with or ""}


def _other_flows(ground: Ground, library: Mapping[str, Flow] | None) -> None:
    flow = ground.flow
    if library is None:
        return
    for number, name in enumerate(flow.then):
        if name not in library:
            at = ground.walk.at(flow, "then", number)
            words = f"there is no shipped flow {quoted(name)}"
            ground.fault("F307", at, words, ground.walk.near(name, library))


def _pause(ground: Ground) -> None:
    flow, walk = ground.flow, ground.walk
    names = [step.id for step in flow.detours]
    if flow.pause and flow.pause not in names:
        words = f"there is no detour {quoted(flow.pause)}"
        walk.fault("F306", walk.at(flow, "pause"), words, walk.near(flow.pause, names))


def _lane(ground: Ground, steps: tuple[Step, ...], first: int, detour: bool) -> None:
    """The rules of steps along one road: the talk, or the detours."""
    road = ground.detours if detour else ground.road
    silent = detour and ground.flow.pause not in [step.id for step in steps]
    stage = ""
    for at, step in enumerate(steps):
        number = first + at
        if not road.reaches(number) and not (silent and ground.flow.pause):
            hint = "a `go_to` above leads past it" if not detour else "name it under `pause`"
            words = f"no road leads to {quoted(step.id)}"
            ground.fault("F316", ground.walk.at(step, "id"), words, hint)
        stage = _stage(ground, step, stage, detour)
        if step.show_if is not None:
            place = Place(step, number, -1, detour, at_item=False)
            examine_condition(ground, step.show_if, place)
        for order, item in enumerate(step.items):
            if item.show_if is not None:
                place = Place(step, number, order, detour, at_item=True)
                examine_condition(ground, item.show_if, place)
        if step.go_to:
            _branches(ground, step, number, detour)


def _stage(ground: Ground, step: Step, stage: str, detour: bool) -> str:
    """Check that a part follows its stage; returns the stage that goes on."""
    if step.part_of is None:
        return step.id
    if step.part_of != stage or detour:
        at = ground.walk.at(step, "part_of")
        words = f"{quoted(step.id)} does not follow its stage {quoted(step.part_of)}"
        hint = "detours have no stages" if detour else f"the stage above it is {quoted(stage)}"
        if step.part_of and ground.walk.holds(step, "part_of"):
            ground.fault("F329", at, words, hint if stage else "the first step is a stage itself")
    return stage


def _branches(ground: Ground, step: Step, number: int, detour: bool) -> None:
    after = Place(step, number, len(step.items), detour, at_item=False)
    last = len(step.go_to) - 1
    for order, branch in enumerate(step.go_to):
        _form_of(ground, branch, order == last)
        if branch.condition is not None:
            examine_condition(ground, branch.condition, after)
        for key, target in (("step", branch.step), ("otherwise", branch.otherwise)):
            if target:
                _target(ground, target, (branch, key), number, detour)
    sure = any(branch.otherwise is not None for branch in step.go_to)
    if not sure and all(ground.walk.holds(branch, "otherwise") for branch in step.go_to):
        way = "goes back to the talk" if detour else "goes on with the next step"
        words = f"where no branch holds, the talk {way}"
        ground.fault("W204", ground.walk.key_at(step, "go_to"), words, "end it with - otherwise: …")


def _form_of(ground: Ground, branch: Branch, last: bool) -> None:
    walk = ground.walk
    if not walk.holds(branch, "condition", "step", "otherwise"):
        return
    if branch.otherwise is not None:
        if branch.condition is not None or branch.step is not None:
            words = "`otherwise` stands alone"
            walk.fault(
                "F318", walk.key_at(branch, "otherwise"), words, "write - otherwise: step-id"
            )
        elif not last:
            words = "`otherwise` always holds, so nothing after it is looked at"
            walk.fault("F319", walk.key_at(branch, "otherwise"), words, "move it to the end")
    elif branch.condition is None or branch.step is None:
        words = "a branch has `if` and `step`"
        walk.fault("F318", walk.at(branch), words, "write if: and step:, or otherwise: alone")


def _target(ground: Ground, target: str, at: Where, number: int, detour: bool) -> None:
    if target in (END, LATER):
        return
    flow = ground.flow
    if target == RETURN:
        if not detour and flow.id != BREAK:
            words = f"only a detour can go to {quoted(target)}"
            ground.fault("F317", at, words, "write a later step, or end")
        return
    lane = flow.detours if detour else ground.steps
    numbers = {step.id: order for order, step in enumerate(lane)}
    if target not in numbers:
        others = {step.id for step in (flow.steps if detour else flow.detours)}
        if target in others:
            words = f"{quoted(target)} is {'a step' if detour else 'a detour'}"
            hint = "a detour goes on to a detour, or to return, later or end"
            ground.fault("F317", at, words, hint if detour else "go to a later step, or end")
            return
        known = [name for name, order in numbers.items() if order > number]
        words = f"there is no step {quoted(target)}"
        ground.fault("F305", at, words, ground.walk.near(target, [*known, END]))
    elif numbers[target] <= number:
        words = f"{quoted(target)} is not below; a talk only goes forward"
        ground.fault("F315", at, words, "name a step further down, or end")
