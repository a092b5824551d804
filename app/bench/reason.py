"""Why a talk goes where it goes: the conditions of a step in words, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..flow.condition import All, AnswerIs, Any, Condition, Nothing, Test, Whose
from ..flow.fault import quoted
from ..flow.items import Item
from ..flow.model import END, LATER, RETURN, Step, Turns
from ..session.conditions import holds
from ..session.conversation import Conversation
from ..session.place import PageKind, places
from ..session.session import Seat, Session

HOLDS, FAILS = "Holds now.", "Does not hold now."


@dataclass(frozen=True)
class Reason:
    """One condition of a step: what hangs on it, the condition, and how it stands, in words."""

    what: str
    when: str
    outcome: str


def reasons(conversation: Conversation) -> tuple[Reason, ...]:
    """Every condition of the step that the talk is at, in the order of the file."""
    session, step = conversation.session, conversation.step
    return tuple(_reasons(session, step))


def _reasons(session: Session, step: Step) -> Iterator[Reason]:
    if step.show_if is not None:
        outcome = HOLDS if holds(step.show_if, session, None) else FAILS
        yield Reason("This step is shown if", in_words(step.show_if), outcome)
    for item in step.items:
        if item.show_if is not None:
            what = f"{quoted(item.id)} is shown if"
            yield Reason(what, in_words(item.show_if), _shown(session, step, item))
    taken = False
    for branch in step.go_to:
        now = not taken and holds(branch.condition, session, None)
        when = in_words(branch.condition) if branch.condition is not None else "nothing else holds"
        if taken:
            outcome = "An earlier way is taken."
        else:
            outcome = "This way is taken, as things stand." if now else FAILS
        yield Reason(f"After this step {_onward(branch.target)} if", when, outcome)
        taken = taken or now


def _onward(target: str) -> str:
    match target:
        case str() if target == END:
            return "the talk ends"
        case str() if target == RETURN:
            return "the talk goes on where it was left"
        case str() if target == LATER:
            return "the talk is left for another day"
    return f"{quoted(target)} comes"


def _shown(session: Session, step: Step, item: Item) -> str:
    """Whether an item is shown; said by name where that differs."""
    found: dict[Seat | None, bool] = {}
    for place in places(session, step):
        if place.page is PageKind.ITEM and place.item == item.id:
            whose = place.turn or place.seat
            found[whose] = holds(item.show_if, session, whose)
    if len(set(found.values())) < 2:
        return HOLDS if any(found.values()) else FAILS
    yes = next(session.name(seat) for seat, shown in found.items() if shown and seat)
    no = next(session.name(seat) for seat, shown in found.items() if not shown and seat)
    in_turn = "in the turn of" if step.turns is Turns.EACH else "for"
    return f"Holds now {in_turn} {yes}, not {in_turn} {no}."


# -- a condition in words -------------------------------------------------------------------


def in_words(condition: Condition) -> str:
    """A condition as a person says it, with the ids of the file in quotes."""
    match condition:
        case AnswerIs():
            return _tested(condition)
        case All(parts):
            return _joined(parts, " and ")
        case Any(parts):
            return _joined(parts, " or ")
        case Nothing(parts):
            return f"it is not so that {_joined(parts, ' or ')}"


def _joined(parts: tuple[Condition, ...], word: str) -> str:
    told = [in_words(part) for part in parts]
    nested = [isinstance(part, All | Any | Nothing) for part in parts]
    return word.join(
        f"({words})" if inner and len(told) > 1 else words
        for words, inner in zip(told, nested, strict=True)
    )


def _tested(test: AnswerIs) -> str:
    item = quoted(test.item)
    match test.test, test.against:
        case Test.PARTNERS_DIFFER_BY, by:
            return f"the two answers to {item} differ by {by} or more"
        case Test.ABOVE, other:
            by = f"{test.by} or more higher" if test.by > 1 else "higher"
            return f"{item} is {by} than {quoted(str(other))}{_whose(test.of)}"
        case Test.ANSWERED, True:
            return f"{item} was answered{_whose(test.of)}"
        case Test.ANSWERED, _:
            return f"{item} was not answered{_whose(test.of)}"
    return f"{item} {_compared(test)}{_whose(test.of)}"


def _compared(test: AnswerIs) -> str:
    against = test.against
    words = " or ".join(_word(each) for each in against) if isinstance(against, tuple) else ""
    match test.test:
        case Test.IS:
            return f"is {_word(against)}"
        case Test.IS_NOT:
            return f"is answered, but not with {_word(against)}"
        case Test.IS_ONE_OF:
            return f"is {words}"
        case Test.AT_LEAST:
            return f"is {against} or more"
        case Test.AT_MOST:
            return f"is {against} or less"
        case Test.INCLUDES_ANY:
            return f"includes {words}"
    return f"includes {_word(against)}"


def _word(against: str | int | bool | tuple[str, ...]) -> str:
    if isinstance(against, bool):
        return "yes" if against else "not yet"
    return quoted(against) if isinstance(against, str) else str(against)


def _whose(of: Whose | None) -> str:
    match of:
        case Whose.EITHER:
            return " for one of the two, or both"
        case Whose.BOTH:
            return " for both"
        case Whose.SPEAKER:
            return " for the one who speaks"
        case Whose.LISTENER:
            return " for the one who listens"
    return ""
