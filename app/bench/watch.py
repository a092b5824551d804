"""What still matters of what was said: the tests that are yet to be looked at, and where."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..flow.condition import AnswerIs, Condition, Test, Whose
from ..flow.items import SignOff
from ..flow.model import Flow, Step
from ..session.conditions import holds
from ..session.place import PageKind, Place, places
from ..session.session import Seat, Session, Slot

FOREVER = 1_000_000
"""The number of a place in a later step; larger than that of any place in this one."""


class Use(NamedTuple):
    """Where a test is looked at: the number of the step, of the place in it, and who speaks."""

    step: int
    place: int
    speaker: Seat | None


@dataclass(frozen=True)
class Watch:
    """What may still be looked at in a step and after it, each with the last place that does.

    Of tests about earlier steps the outcome is settled, for whoever speaks; of all others the
    values in some slots matter. `numbers` are those of the places of the step.
    """

    numbers: Mapping[Place, int]
    settled: tuple[tuple[AnswerIs, Seat | None, int], ...]
    slots: tuple[tuple[Slot, int], ...]

    def told(self, session: Session, place: Place) -> Hashable:
        """All that tells two conversations at this place apart, for what is to come."""
        at = self.numbers.get(place, -1)
        outcomes = tuple(
            holds(test, session, speaker) for test, speaker, last in self.settled if last > at
        )
        return outcomes, tuple(session.value(slot) for slot, last in self.slots if last > at)


def tests_in(flow: Flow) -> tuple[AnswerIs, ...]:
    """Every test of every condition of a flow, each once."""
    found: dict[AnswerIs, None] = {}
    for step in flow.all_steps():
        conditions = [branch.condition for branch in step.go_to]
        conditions += [step.show_if, *(item.show_if for item in step.items)]
        for condition in conditions:
            found |= dict.fromkeys(_tests_of(condition))
    return tuple(found)


def uses(session: Session) -> Mapping[AnswerIs, tuple[Use, ...]]:
    """Where each test of the session's flow is looked at."""
    found: dict[AnswerIs, list[Use]] = {}
    for number, step in enumerate(session.flow.all_steps()):
        every = places(session, step)
        back = any(isinstance(item, SignOff) and item.if_not for item in step.items)
        looked: list[tuple[Condition | None, int, Seat | None]] = [(step.show_if, -1, None)]
        looked += [(branch.condition, len(every), None) for branch in step.go_to]
        for at, place in enumerate(every):
            if place.page is PageKind.ITEM:
                condition = session.flow.item(place.item).show_if
                speaker = place.turn or place.seat
                looked.append((condition, len(every) if back else at, speaker))
        for condition, at, speaker in looked:
            for test in _tests_of(condition):
                found.setdefault(test, []).append(Use(number, at, speaker))
    return {test: tuple(where) for test, where in found.items()}


def watch(
    session: Session,
    step: Step,
    order: Mapping[str, int],
    known: Mapping[AnswerIs, tuple[Use, ...]],
) -> Watch:
    """What may still be looked at in a step; `order` numbers the steps, `known` are all uses."""
    here = order[step.id]
    settled: dict[tuple[AnswerIs, Seat | None], int] = {}
    slots: dict[Slot, int] = {}
    for test, where in known.items():
        left = [use if use.step == here else use._replace(place=FOREVER) for use in where]
        left = [use for use, was in zip(left, where, strict=True) if was.step >= here]
        asked = _asked(test)
        homes = [order[session.flow.home_of(item)[0].id] for item in asked]
        for use in left:
            if max(homes) < here:
                key = (test, use.speaker)
                settled[key] = max(use.place, settled.get(key, -1))
                continue
            for name, home in zip(asked, homes, strict=True):
                for slot in session.slots(name) if home <= here else ():
                    if _concerns(test, use, slot):
                        slots[slot] = max(use.place, slots.get(slot, -1))
    for item in step.items:
        if isinstance(item, SignOff):
            slots |= dict.fromkeys(session.slots(item.id), FOREVER)
    numbers = {place: at for at, place in enumerate(places(session, step))}
    outcomes = tuple((*key, last) for key, last in settled.items())
    return Watch(numbers, outcomes, tuple(slots.items()))


def _asked(test: AnswerIs) -> list[str]:
    """The items whose answers a test looks at."""
    return [test.item, str(test.against)] if test.test is Test.ABOVE else [test.item]


def _concerns(test: AnswerIs, use: Use, slot: Slot) -> bool:
    """Whether an answer in that slot can change what a test says there."""
    match test.of:
        case Whose.SPEAKER:
            return use.speaker is slot.by
        case Whose.LISTENER:
            return use.speaker is not None and use.speaker.other is slot.by
    return True


def _tests_of(condition: Condition | None) -> Iterator[AnswerIs]:
    if isinstance(condition, AnswerIs):
        yield condition
    elif condition is not None:
        for part in condition.parts:
            yield from _tests_of(part)
