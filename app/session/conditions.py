"""Whether a condition holds: a pure function of the answers and of whose turn it is."""

from __future__ import annotations

from ..flow.condition import All, AnswerIs, Any, Condition, Nothing, Test, Whose
from .session import Answer, Seat, Session
from .value import Guessed, Mirrored, Number, Picked, Signed, Value, Words


def holds(condition: Condition | None, session: Session, speaker: Seat | None) -> bool:
    """Whether the condition holds; no condition always does.

    Without an answer every test is false, except `answered: false` (flow-format.md).
    """
    match condition:
        case None:
            return True
        case All(parts):
            return all(holds(part, session, speaker) for part in parts)
        case Any(parts):
            return any(holds(part, session, speaker) for part in parts)
        case Nothing(parts):
            return not any(holds(part, session, speaker) for part in parts)
        case AnswerIs(test=Test.PARTNERS_DIFFER_BY):
            return _differ(condition, session)
        case AnswerIs(of=Whose.BOTH):
            return all(_passes(condition, session, seat) for seat in Seat)
        case AnswerIs(of=Whose.EITHER):
            return any(_passes(condition, session, seat) for seat in Seat)
        case AnswerIs(of=Whose.SPEAKER):
            return speaker is not None and _passes(condition, session, speaker, speaker)
        case AnswerIs(of=Whose.LISTENER):
            return speaker is not None and _passes(condition, session, speaker.other, speaker)
        case AnswerIs():
            return _passes(condition, session, _only(session, condition.item), speaker)


def _only(session: Session, item_id: str) -> Seat | None:
    """The one who answers an item, where only one of the two does; else the couple."""
    seats = {slot.by for slot in session.slots(item_id)}
    return seats.pop() if len(seats) == 1 else None


def _passes(
    condition: AnswerIs, session: Session, by: Seat | None, turn: Seat | None = None
) -> bool:
    answers = session.given(condition.item, by, turn)
    if condition.test is Test.ANSWERED:
        return bool(answers) is condition.against
    if condition.test is Test.ABOVE:
        before = session.given(str(condition.against), by, turn)
        return _is_above(answers, before, condition.by)
    return any(_fits(answer.value, condition.test, condition.against) for answer in answers)


def _fits(value: Value, test: Test, against: str | int | bool | tuple[str, ...]) -> bool:
    match test, against:
        case Test.AT_LEAST, int(number):
            return isinstance(value, Number) and value.number >= number
        case Test.AT_MOST, int(number):
            return isinstance(value, Number) and value.number <= number
        case Test.IS, _:
            return against in words_of(value)
        case Test.IS_NOT, _:
            return against not in words_of(value)
        case ((Test.IS_ONE_OF | Test.INCLUDES_ANY), tuple(wanted)):
            return bool(set(wanted) & set(words_of(value)))
        case Test.INCLUDES, _:
            return against in words_of(value)
    return False


def words_of(value: Value) -> tuple[str | int | bool, ...]:
    """What a condition can compare a value with: option ids, a number, a verdict, a yes."""
    match value:
        case Picked(options, other):
            return (*options, "other") if other.strip() else options
        case Number(number):
            return (number,)
        case Guessed(guess, _):
            return words_of(guess)
        case Mirrored(rounds, ending):
            verdict = rounds[-1].verdict if rounds else None
            return tuple(str(word) for word in (verdict, ending) if word)
        case Signed(yes, _):
            return () if yes is None else (("yes", True) if yes else ("not-yet", False))
        case Words(_, True):
            return ("aloud",)
        case _:
            return ()


def _is_above(after: tuple[Answer, ...], before: tuple[Answer, ...], by: int) -> bool:
    """Whether the last number of one item is higher by so much than the last of another."""
    if not after or not before:
        return False
    one, two = after[-1].value, before[-1].value
    return isinstance(one, Number) and isinstance(two, Number) and one.number >= two.number + by


def _differ(condition: AnswerIs, session: Session) -> bool:
    first = session.given(condition.item, Seat.FIRST)
    second = session.given(condition.item, Seat.SECOND)
    if not first or not second or not isinstance(condition.against, int):
        return False
    one, two = first[-1].value, second[-1].value
    if not isinstance(one, Number) or not isinstance(two, Number):
        return False
    return abs(one.number - two.number) >= condition.against
