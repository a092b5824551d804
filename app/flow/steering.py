"""The rules of conditions: what they may look at, and what they may not give away."""

from __future__ import annotations

from .condition import All, AnswerIs, Condition, Test, Whose
from .fault import quoted
from .ground import Ground, Home
from .items import Checklist, Choice, Mirror, Note, Scale, Share, SignOff, Who
from .model import Step, Turns

_VERDICTS = ("not-yet", "mostly", "yes", "close-enough", "parked")
_SIGNED = ("yes", "not-yet")
_LIKENESS = (Test.IS, Test.IS_NOT, Test.IS_ONE_OF)
_BOUNDS = (Test.AT_LEAST, Test.AT_MOST)


class Place:
    """Where a condition is looked at: before an item, before a step (-1) or after it."""

    __slots__ = ("at_item", "detour", "number", "place", "step")

    def __init__(self, step: Step, number: int, place: int, detour: bool, at_item: bool) -> None:
        self.step, self.number, self.place = step, number, place
        self.detour, self.at_item = detour, at_item


def examine_condition(ground: Ground, condition: Condition, place: Place) -> None:
    """Every rule for one condition, its parts included."""
    if not isinstance(condition, AnswerIs):
        if isinstance(condition, All):
            _contradictions(ground, condition)
        for part in condition.parts:
            examine_condition(ground, part, place)
        return
    home = ground.find(condition.item, (condition, "answer"))
    if home is None:
        return
    at = (condition, "answer")
    if not ground.earlier(home, place.number, place.place, place.detour, at):
        return
    if not ground.walk.holds(home.item, "type", "who", "share", "by", "gate"):
        return
    if not ground.walk.holds(home.step, "turns") or not ground.walk.holds(place.step, "turns"):
        return
    _whose(ground, condition, home, place)
    _privacy(ground, condition, home, place)
    if condition.test is Test.ABOVE:
        _above(ground, condition, home, place)
    else:
        _test(ground, condition, home)


def _whose(ground: Ground, condition: AnswerIs, home: Home, place: Place) -> None:
    at, whose = (condition, "of"), condition.of
    if condition.test is Test.PARTNERS_DIFFER_BY:
        if whose is not None:
            ground.fault("F314", at, "a comparison looks at both anyway", "take `of` out")
        elif home.who not in (Who.BOTH, Who.SPEAKER, Who.LISTENER):
            words = f"{quoted(home.item.id)} has only one answer; nothing can differ"
            ground.fault("F310", at, words, "compare an item that both answer")
        _both_there(ground, condition, home, place)
    elif home.who is Who.COUPLE:
        if whose is not None:
            words = f"{quoted(home.item.id)} has one answer of the two together"
            ground.fault("F314", at, words, "take `of` out")
    elif whose is None:
        if home.who in (Who.FIRST, Who.SECOND):
            return
        words = f"each has an own answer to {quoted(home.item.id)}; whose is meant?"
        ground.fault("F313", at, words, "add of: either, both, speaker or listener")
    elif whose is Whose.BOTH and home.who in (Who.FIRST, Who.SECOND):
        words = f"only one of the two answers {quoted(home.item.id)}"
        ground.fault("F314", at, words, "write of: either")
    elif whose in (Whose.SPEAKER, Whose.LISTENER):
        _someone_speaks(ground, condition, home, place)
    else:
        _both_there(ground, condition, home, place)


def _someone_speaks(ground: Ground, condition: AnswerIs, home: Home, place: Place) -> None:
    at, whose, turns = (condition, "of"), condition.of, place.step.turns
    if not place.at_item or turns is Turns.TOGETHER:
        words = f"nobody in particular is {whose} here"
        ground.fault("F314", at, words, "write of: either or of: both")
    elif turns is Turns.PRIVATE and whose is Whose.LISTENER:
        words = "in a private step nobody listens"
        ground.fault("F314", at, words, "write of: speaker for the one who answers")
    elif home.step is place.step and turns is Turns.EACH:
        asked = Who.SPEAKER if whose is Whose.SPEAKER else Who.LISTENER
        if home.who not in (asked, Who.BOTH):
            words = f"in the first turn the {whose} has not been asked {quoted(home.item.id)} yet"
            ground.fault("F308", at, words, f"write of: {home.who}")


def _both_there(ground: Ground, condition: AnswerIs, home: Home, place: Place) -> None:
    """Both have answered only once the step is over, where one answers after the other."""
    if home.step is not place.step or not place.at_item:
        return
    if home.step.turns in (Turns.EACH, Turns.PRIVATE) and home.who not in (Who.FIRST, Who.SECOND):
        if home.step.turns is Turns.EACH and home.who is Who.BOTH:
            return
        words = f"here only one of the two has answered {quoted(home.item.id)}"
        at = (condition, "of")
        ground.fault("F308", at, words, "write of: speaker, or ask it in a later step")


def _privacy(ground: Ground, condition: AnswerIs, home: Home, place: Place) -> None:
    if home.share not in (Share.NEVER, Share.ASK):
        return
    own = home.step is place.step and place.at_item and condition.of is Whose.SPEAKER
    if own:
        return
    at = (condition, "answer")
    if getattr(home.item, "gate", False):
        shared = condition.of in (Whose.EITHER, Whose.BOTH)
        if not shared or condition.test is Test.PARTNERS_DIFFER_BY:
            words = f"the hidden answer {quoted(home.item.id)} may steer, but not say whose it was"
            ground.fault("F324", at, words, "write of: either or of: both")
        return
    words = f"{quoted(home.item.id)} may stay hidden; what it steers would give it away"
    hint = "write share: after_both, or gate: true with share: never and of: either"
    ground.fault("F322", at, words, hint)


def _test(ground: Ground, condition: AnswerIs, home: Home) -> None:
    item, test = home.item, condition.test
    if isinstance(item, Note):
        ground.fault(
            "F310",
            (condition, "answer"),
            "a note has no answer",
            "look at another item",
        )
    elif test is Test.ANSWERED:
        return
    elif isinstance(item, Scale):
        _scale(ground, condition, item)
    elif isinstance(item, Choice):
        _words(ground, condition, _LIKENESS, (*item.options, *(["other"] if item.other else [])))
    elif isinstance(item, Checklist):
        known = (*item.options, *(["other"] if item.other else []))
        _words(ground, condition, (Test.INCLUDES, Test.INCLUDES_ANY), known)
    elif isinstance(item, Mirror):
        _words(ground, condition, _LIKENESS, _VERDICTS)
    elif isinstance(item, SignOff):
        if not (isinstance(condition.against, bool) and test in _LIKENESS):
            _words(ground, condition, _LIKENESS, _SIGNED)
    else:
        _does_not_fit(ground, condition, item.type, "answered")


def _above(ground: Ground, condition: AnswerIs, home: Home, place: Place) -> None:
    """Two scales, answered by the same person, and asked before this place on every road."""
    at = (condition, Test.ABOVE.value)
    other = ground.find(str(condition.against), at)
    if other is None or not ground.walk.holds(other.item, "type", "who", "share", "gate"):
        return
    if not ground.earlier(other, place.number, place.place, place.detour, at):
        return
    one, two = home.item, other.item
    if not (isinstance(one, Scale) and isinstance(two, Scale)):
        odd = two if isinstance(one, Scale) else one
        words = f"{quoted(odd.id)} is a {odd.type}; only the numbers of two scales are compared"
        ground.fault("F310", at, words, "name two scales")
    elif home.who is not other.who or one is two:
        words = f"{quoted(one.id)} and {quoted(two.id)} are not two answers of the same person"
        ground.fault("F310", at, words, "name two scales that the same person answers")
    elif condition.by > one.to - two.start and ground.walk.holds(one, "start", "to"):
        words = f"{quoted(one.id)} can never be {condition.by} above {quoted(two.id)}"
        most = one.to - two.start
        ground.fault("F312", (condition, "by"), words, f"write 1 to {most}" if most > 0 else "")
    else:
        _whose(ground, condition, other, place)
        _privacy(ground, condition, other, place)


def _does_not_fit(ground: Ground, condition: AnswerIs, kind: str, fitting: str) -> None:
    at = ground.walk.key_at(condition, condition.test.value)
    ground.fault(
        "F310", at, f"{quoted(condition.test.value)} does not fit a {kind}", f"fitting: {fitting}"
    )


def _scale(ground: Ground, condition: AnswerIs, item: Scale) -> None:
    test, against = condition.test, condition.against
    if test not in _BOUNDS and test not in (Test.IS, Test.IS_NOT, Test.PARTNERS_DIFFER_BY):
        _does_not_fit(ground, condition, item.type, "is, at_least, at_most, partners_differ_by")
        return
    at = (condition, test.value)
    span = item.to - item.start
    low, high = (1, span) if test is Test.PARTNERS_DIFFER_BY else (item.start, item.to)
    if isinstance(against, bool) or not isinstance(against, int):
        ground.fault("F312", at, "a number belongs here", f"from {low} to {high}")
    elif not low <= against <= high and ground.walk.holds(item, "start", "to"):
        ground.fault(
            "F312",
            at,
            f"{against} can never be, the scale goes from {item.start} to {item.to}",
            f"write a number from {low} to {high}",
        )


def _words(
    ground: Ground, condition: AnswerIs, fitting: tuple[Test, ...], known: tuple[str, ...]
) -> None:
    test, against = condition.test, condition.against
    home = ground.homes[condition.item]
    if test not in fitting:
        names = ", ".join(sorted((*fitting, Test.ANSWERED)))
        _does_not_fit(ground, condition, home.item.type, names)
        return
    if not known or not ground.walk.holds(home.item, "options"):
        return
    words = against if isinstance(against, tuple) else (against,)
    for number, word in enumerate(words):
        if word not in known:
            entry = number if isinstance(against, tuple) else None
            at = ground.walk.at(condition, test.value, entry)
            text = str(word).lower() if isinstance(word, bool) else str(word)
            shown = f"{quoted(condition.item)} has no option {quoted(text)}"
            ground.fault("F311", at, shown, ground.walk.near(text, known))


def _contradictions(ground: Ground, condition: All) -> None:
    """Two parts of `all` that cannot hold at once."""
    seen: dict[tuple[str, object], list[AnswerIs]] = {}
    for part in condition.parts:
        if isinstance(part, AnswerIs) and part.of is not Whose.EITHER:
            for other in seen.setdefault((part.item, part.of), []):
                if _exclude(part, other) or _exclude(other, part):
                    words = "this can never hold together with what stands above it"
                    ground.fault("W209", ground.walk.at(part), words, "write `any` for one of them")
                    return
            seen[part.item, part.of].append(part)


def _exclude(one: AnswerIs, other: AnswerIs) -> bool:
    a, b = one.against, other.against
    match one.test, other.test:
        case Test.AT_LEAST, Test.AT_MOST:
            return isinstance(a, int) and isinstance(b, int) and a > b
        case Test.IS, Test.IS:
            return a != b
        case Test.IS, Test.IS_NOT:
            return a == b
        case Test.IS, Test.AT_LEAST:
            return isinstance(a, int) and isinstance(b, int) and a < b
        case Test.IS, Test.AT_MOST:
            return isinstance(a, int) and isinstance(b, int) and a > b
        case Test.ANSWERED, Test.ANSWERED:
            return a is not b
        case Test.ANSWERED, _:
            return a is False and other.test is not Test.ANSWERED
    return False
