"""Random flows such as the checker lets through, for the tests of app.session."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from hypothesis import strategies as st

from app.flow.condition import All, AnswerIs, Condition, Nothing, Whose
from app.flow.condition import Any as AnyOf
from app.flow.condition import Test as Check
from app.flow.items import (
    ITEMS,
    Agreement,
    Breathing,
    Checklist,
    Choice,
    Date,
    Exercise,
    Guess,
    Item,
    Mirror,
    Note,
    Scale,
    Share,
    SignOff,
    Text,
    Timer,
    Who,
)
from app.flow.model import END, LATER, RETURN, Branch, FirstSpeaker, Flow, Step, Turns

from .worlds import OPTIONS, flow, step, to

_T = TypeVar("_T")


@dataclass
class _Draft:
    """A flow in the making: what conditions and references may look back at."""

    chance: Iterator[int]
    items: list[tuple[Step, Item]]
    made: int = 0

    def pick(self, choices: Sequence[_T]) -> _T:
        """One of these; the first where chance has run out, so that flows shrink."""
        return choices[next(self.chance, 0) % len(choices)]

    def new_id(self) -> str:
        self.made += 1
        return f"i{self.made}"

    def maybe(self, one_in: int = 3) -> bool:
        return self.pick(range(one_in)) == one_in - 1


_WHO: dict[Turns, tuple[Who | None, ...]] = {
    Turns.TOGETHER: (None, Who.COUPLE, Who.BOTH, Who.FIRST, Who.SECOND),
    Turns.EACH: (None, Who.SPEAKER, Who.LISTENER, Who.BOTH, Who.COUPLE),
    Turns.PRIVATE: (None, Who.BOTH, Who.FIRST, Who.SECOND),
    Turns.FIRST: (None,),
    Turns.SECOND: (None,),
}


def flows(turns: tuple[Turns, ...] = tuple(Turns)) -> st.SearchStrategy[Flow]:
    """A random flow such as the checker lets through, of up to four steps and two detours."""
    return st.binary(min_size=300, max_size=300).map(lambda chance: _flow(chance, turns))


def _flow(chance: bytes, turns: tuple[Turns, ...]) -> Flow:
    draft = _Draft(iter(chance), [])
    pauses, count = draft.pick((0, 1, 2)), draft.pick((2, 3, 4, 1))
    steps = list(
        _branched(draft, [_step(draft, f"s{n}", turns) for n in range(count)], (END, LATER))
    )
    draft.items.clear()
    off = [_step(draft, f"d{n}", turns) for n in range(pauses)]
    return flow(
        *_stages(draft, steps),
        detours=tuple(_branched(draft, off, (RETURN, LATER, END))),
        pause=off[0].id if off else None,
        first_speaker=draft.pick(tuple(FirstSpeaker)),
    )


def _step(draft: _Draft, name: str, turns: tuple[Turns, ...]) -> Step:
    bare = step(name, turns=draft.pick(turns))
    show_if = _condition(draft, _EVERYWHERE) if draft.maybe(4) else None
    bare = replace(bare, intro="Welcome." if draft.maybe(2) else "", show_if=show_if)
    for _ in range(draft.pick((2, 3, 4, 1, 0))):
        item = _item(draft, bare)
        bare = replace(bare, items=(*bare.items, item))
        draft.items.append((bare, item))
    return bare


def _item(draft: _Draft, home: Step) -> Item:
    kind = draft.pick(_KINDS)
    keys: dict[str, Any] = {
        "id": draft.new_id(),
        "who": draft.pick(_WHO[home.turns]),
        "required": draft.maybe(),
        "ask": "What was it like?",
    }
    shares = tuple(Share) if home.turns is Turns.PRIVATE else (Share.NOW, Share.AFTER_BOTH)
    keys["share"] = draft.pick((None, *shares))
    if draft.maybe(4):
        keys["show_if"] = _condition(draft, home)
    if kind is Mirror and home.turns is Turns.TOGETHER:
        keys["who"] = draft.pick((Who.FIRST, Who.SECOND))
    if kind in (Guess, Timer) and home.turns is not Turns.PRIVATE:
        kind = Timer
    return _MAKERS[kind](draft, home, keys)


def _scale(draft: _Draft, home: Step, keys: dict[str, Any]) -> Item:
    gate = home.turns is Turns.PRIVATE and draft.maybe()
    if gate:
        keys["share"] = Share.NEVER
    return Scale(**keys, gate=gate)


def _checklist(draft: _Draft, home: Step, keys: dict[str, Any]) -> Item:
    most = draft.pick((None, 1, 2))
    return Checklist(**keys, options=OPTIONS, at_least=draft.pick((0, 1)), at_most=most)


def _guess(draft: _Draft, home: Step, keys: dict[str, Any]) -> Item:
    asked = [
        item
        for at_step, item in draft.items
        if isinstance(item, Scale | Choice | Checklist) and at_step.who(item) is Who.BOTH
    ]
    if home.turns is not Turns.PRIVATE or not asked:
        return Text(**keys)
    return Guess(**keys, of=draft.pick(asked).id)


def _timer(draft: _Draft, home: Step, keys: dict[str, Any]) -> Item:
    dates = [
        item
        for at_step, item in draft.items
        if isinstance(item, Date) and at_step.who(item) is Who.COUPLE
    ]
    until = draft.pick(dates).id if dates and draft.maybe(2) else None
    return Timer(
        **keys,
        minutes=1,
        until=until,
        shortest=draft.pick((0, 20)),
        can_stop_early=draft.maybe(2),
    )


def _sign_off(draft: _Draft, home: Step, keys: dict[str, Any]) -> Item:
    earlier = [item.id for item in home.items]
    if_not = draft.pick((None, *earlier))
    most = draft.pick((1, 2, 3))
    return SignOff(**keys, statement="We agree.", if_not=if_not, at_most=most)


_MAKERS: dict[type[Item], Callable[[_Draft, Step, dict[str, Any]], Item]] = {
    Text: lambda draft, home, keys: Text(**keys, max_chars=40),
    SignOff: _sign_off,
    Scale: _scale,
    Guess: _guess,
    Mirror: lambda draft, home, keys: Mirror(**keys, rounds=draft.pick((1, 2, 3))),
    Checklist: _checklist,
    Choice: lambda draft, home, keys: Choice(**keys, options=OPTIONS, other=draft.maybe()),
    Date: lambda draft, home, keys: Date(**keys, earliest_minutes=20, latest_minutes=1_440),
    Timer: _timer,
    Note: lambda draft, home, keys: Note(**keys, text="Read this."),
    Breathing: lambda draft, home, keys: Breathing(**keys),
    Exercise: lambda draft, home, keys: Exercise(**keys, options=OPTIONS),
    Agreement: lambda draft, home, keys: Agreement(**keys),
}
assert set(_MAKERS) == set(ITEMS.values())
_KINDS = (*_MAKERS, Text, Scale, SignOff, Mirror, Guess, Choice)
_EVERYWHERE = step("nowhere")
"""A step that is none, for conditions on steps and branches, where nobody speaks."""


def _condition(draft: _Draft, home: Step, depth: int = 0) -> Condition | None:
    usable = [(at_step, item) for at_step, item in draft.items if _may_steer(at_step, item, home)]
    if not usable:
        return None
    if depth < 2 and draft.maybe(3):
        parts = [_condition(draft, home, depth + 1) for _ in range(2)]
        known = tuple(part for part in parts if part is not None)
        nested: list[Condition] = [All(known), AnyOf(known), Nothing(known)]
        return draft.pick(nested)
    at_step, item = draft.pick(usable)
    return _test(draft, at_step, item, home)


def _may_steer(at_step: Step, item: Item, home: Step) -> bool:
    """Without gates, what stays private steers nothing that the other sees."""
    if at_step.share(item) is not Share.NEVER:
        return True
    return bool(getattr(item, "gate", False)) or at_step.id == home.id


def _test(draft: _Draft, at_step: Step, item: Item, home: Step) -> Condition:
    of: Whose | None = draft.pick((Whose.EITHER, Whose.BOTH))
    if at_step.who(item) is Who.COUPLE:
        of = None
    elif getattr(item, "gate", False):
        pass
    elif at_step.id == home.id and home.turns is Turns.PRIVATE:
        of = Whose.SPEAKER
    elif home.turns is Turns.EACH:
        of = draft.pick(tuple(Whose))
    tests: list[tuple[Check, str | int | bool | tuple[str, ...]]] = [
        (Check.ANSWERED, True),
        (Check.ANSWERED, False),
    ]
    match item:
        case Scale():
            tests = [(Check.AT_LEAST, 5), (Check.AT_MOST, 5), *tests]
            same = [
                each.id
                for their_step, each in draft.items
                if isinstance(each, Scale) and their_step.who(each) is at_step.who(item)
                if _may_steer(their_step, each, home) and their_step.turns is at_step.turns
            ]
            tests.append((Check.ABOVE, draft.pick(same)))
            if of is not None and not item.gate:
                tests.append((Check.PARTNERS_DIFFER_BY, 4))
        case Choice() | Checklist():
            tests = [
                (Check.IS, "calm"),
                (Check.IS_NOT, "sad"),
                (Check.IS_ONE_OF, ("sad", "far")),
                (Check.INCLUDES, "calm"),
                (Check.INCLUDES_ANY, ("sad",)),
                *tests,
            ]
        case SignOff():
            tests = [(Check.IS, "yes"), (Check.IS_NOT, "yes"), *tests]
    test, against = draft.pick(tests)
    return AnswerIs(item.id, None if test is Check.PARTNERS_DIFFER_BY else of, test, against)


def _branched(draft: _Draft, steps: list[Step], ends: tuple[str, ...]) -> Iterator[Step]:
    for number, one in enumerate(steps):
        ahead = (*(later.id for later in steps[number + 1 :]), *ends)
        branches: tuple[Branch, ...] = ()
        if draft.maybe():
            condition = _condition(draft, _EVERYWHERE)
            if condition is not None:
                branches = (to(draft.pick(ahead), condition),)
            if draft.maybe():
                branches = (*branches, to(draft.pick(ahead)))
        yield replace(one, go_to=branches)


def _stages(draft: _Draft, steps: list[Step]) -> Iterator[Step]:
    """Some steps are a further screen of the stage just before them."""
    before: Step | None = None
    for one in steps:
        if before is not None and draft.maybe(4):
            one = replace(one, part_of=before.part_of or before.id)
        yield one
        before = one
