"""How a flow is built: a way out, a rest, an end to a break, and the floor for both."""

from __future__ import annotations

import pytest

from app.flow.checked import checked
from app.flow.library import Library
from app.flow.reader import read

LIBRARY = Library.shipped()
HEAD = "flow: 1\nid: a-talk\nversion: 1\nlanguage: {language}\ntitle: A talk\nminutes: {minutes}\n"
TOLD = "{id: told, type: text, ask: What was it like?}"
STEP = "{{id: step, title: Step, turns: {turns}, items: [{items}]}}"
SEATS = "seats: {ask: Who was it?, first: the one, second: the other}\n"


def codes(*steps: str, minutes: int = 10, more: str = "", language: str = "en") -> list[str]:
    text = HEAD.format(minutes=minutes, language=language) + more + "steps:\n"
    text += "".join(f"  - {step}\n" for step in steps)
    found = checked(read(text.encode()), LIBRARY, tone=True)
    assert found.flow is not None, found.faults
    return [fault.code for fault in found.faults]


def step(*items: str, turns: str = "together", name: str = "step") -> str:
    return STEP.format(turns=turns, items=", ".join(items)).replace("id: step", f"id: {name}")


READY = "type: choice, ask: Now?, options: {now: Yes, no-time: No}"
GO_TO = "go_to: [{if: {answer: it, is: no-time}, step: later}, {otherwise: end}]"


# -- a way out ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "turns"),
    [
        ("type: text, ask: What do you regret?", "together"),
        ("type: checklist, ask: What was it?, options: {a: Tea, b: Rain}", "together"),
        ("type: agreement, ask: What will you try?", "together"),
        ("type: sign_off, statement: This is fine for now.", "together"),
        ("type: mirror, ask: What did you hear?", "each"),
        ("type: scale, ask: How sure are you?", "private"),
        (READY, "private"),
        ("type: scale, ask: How close are you?", "together"),
        (READY, "together"),
    ],
)
def test_nobody_has_to_answer_what_the_talk_can_go_on_without(item: str, turns: str) -> None:
    assert codes(step(f"{{id: it, {item}}}", turns=turns)) == []
    assert codes(step(f"{{id: it, {item}, required: true}}", turns=turns)) == ["W218"]


def test_what_the_talk_cannot_go_on_without_may_wait_for_its_answer() -> None:
    asks = step(f"{{id: it, {READY}, required: true}}")
    assert codes(asks[:-1] + f", {GO_TO}}}") == []
    gate = f"{{id: it, {READY}, required: true, share: never, gate: true}}"
    assert codes(step(gate, turns="private")) == []
    date = "{id: it, type: date, ask: When?, required: true}"
    clock = "{id: clock, type: timer, until: it}"
    assert codes(step(date, clock)) == []
    assert codes(step(date)) == ["W218"]


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("minutes: 10", []),
        ("minutes: 10, shortest: 5", []),
        ("minutes: 10, shortest: 6", ["W218"]),
        ("minutes: 5, can_stop_early: false", []),
        ("minutes: 6, can_stop_early: false", ["W218"]),
    ],
)
def test_a_clock_is_no_lock(clock: str, expected: list[str]) -> None:
    assert codes(step(f"{{id: it, type: timer, {clock}}}")) == expected


# -- a rest ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["timer", "text, ask: How was it?"])
@pytest.mark.parametrize(
    ("turns", "minutes", "expected"),
    [("each", 15, []), ("each", 16, ["W219"]), ("together", 16, [])],
)
def test_a_turn_has_an_end(kind: str, turns: str, minutes: int, expected: list[str]) -> None:
    item = f"{{id: it, type: {kind}, minutes: {minutes}}}"
    assert codes(step(item, turns=turns)) == expected


def test_an_evening_has_an_end() -> None:
    assert codes(step(TOLD), minutes=60) == []
    assert codes(step(TOLD), minutes=61) == ["W219"]


@pytest.mark.parametrize(
    "rest",
    [
        "{id: rest, type: breathing, who: couple}",
        "{id: rest, type: exercise, who: couple, options: {a: Look out}}",
        "{id: rest, type: note, text: A break is always fine.}",
        "{id: rest, type: note, text: Breathe out.}",
    ],
)
def test_a_long_talk_has_a_place_to_rest(rest: str) -> None:
    assert codes(step(TOLD, turns="each"), minutes=20) == []
    assert codes(step(TOLD, turns="each"), minutes=21) == ["W224"]
    assert codes(step(TOLD, rest, turns="each"), minutes=21) == []


def test_a_talk_in_which_nobody_has_a_turn_needs_no_rest() -> None:
    assert codes(step(TOLD), minutes=30) == []
    assert codes(step(TOLD, turns="first"), minutes=30, more="people: one\n") == []


def test_words_of_rest_in_another_language_are_not_asked_for() -> None:
    assert codes(step(TOLD, turns="each"), minutes=30, language="de") == []


# -- a break --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("{id: back, type: note, text: Sit down.}", ["W225"]),
        ("{id: back, type: date, ask: When?}", ["W225"]),
        ("{id: back, type: date, ask: When?, earliest_minutes: 20}", ["W225"]),
        ("{id: back, type: date, ask: When?, earliest_minutes: 19, latest_minutes: 60}", ["W225"]),
        ("{id: back, type: date, ask: When?, earliest_minutes: 20, latest_minutes: 1440}", []),
    ],
)
def test_a_break_of_ones_own_has_an_end(items: str, expected: list[str]) -> None:
    detour = f"pause: calm\ndetours: [{{id: calm, title: A break, items: [{items}]}}]\n"
    assert codes(step(TOLD), more=detour) == expected


# -- the floor ------------------------------------------------------------------------------

MORE = "{id: another, type: text, ask: What did it need?}"
OTHER = "{id: third, type: text, ask: What was it like for you?}"
FIRST = step(TOLD, MORE, turns="first")
SECOND = step(OTHER, turns="second", name="other-step")


@pytest.mark.parametrize("language", ["en", "de"])
def test_both_get_the_floor_or_the_flow_says_who_leads(language: str) -> None:
    assert codes(FIRST, language=language) == ["W221"]
    assert codes(FIRST, more=SEATS, language=language) == ["W221"]
    assert codes(FIRST, SECOND, language=language) == []
    assert codes(FIRST, SECOND, more=SEATS, language=language) == []
    assert codes(FIRST.replace("first", "second", 1), SECOND, language=language) == ["W221"]
    assert codes(FIRST, more="people: one\n", language=language) == []


def test_both_have_as_long_to_speak() -> None:
    def talk(first: int, second: int) -> list[str]:
        told = TOLD.replace("}", f", minutes: {first}}}")
        other = OTHER.replace("}", f", minutes: {second}}}")
        return codes(
            step(told, turns="first"), step(other, turns="second", name="other-step"), minutes=20
        )

    assert talk(5, 5) == talk(5, 3) == talk(2, 0) == []
    assert talk(10, 3) == talk(3, 10) == talk(5, 0) == ["W221"]
