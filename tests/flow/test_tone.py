"""How a flow sounds: what calls for a second look, and what does not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import bundled
from app.flow.checked import checked
from app.flow.library import Library
from app.flow.readability import reading_age
from app.flow.reader import read

LIBRARY = Library.shipped()
HEAD = "flow: 1\nid: a-talk\nversion: 1\nlanguage: {language}\ntitle: A talk\nminutes: {minutes}\n"


def codes(step: str, language: str = "en", minutes: int = 10, more: str = "") -> list[str]:
    text = HEAD.format(language=language, minutes=minutes) + more + "steps:\n" + step
    found = checked(read(text.encode()), LIBRARY, tone=True)
    assert found.flow is not None, found.faults
    return [fault.code for fault in found.faults]


def asked(words: str, **more: str) -> str:
    item = {"id": "it", "type": "text", "ask": words, **more}
    lines = "".join(f"        {key}: {_quoted(value)}\n" for key, value in item.items())
    return f"  - id: step\n    title: Step\n    items:\n      -\n{lines}"


def _quoted(value: str) -> str:
    return f"'{value.replace(chr(39), chr(39) * 2)}'" if " " in value else value


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Why did you leave?", "W208"),
        ("Whose fault was it this time?", "W208"),
        ("When is your partner a narcissist?", "W214"),
        ("What does your anxious attachment say?", "W214"),
        ("What did he do then?", "W215"),
        ("What would your husband say?", "W215"),
        ("This will fix what is broken.", "W216"),
        ("It always works if you try.", "W216"),
        ("Now you have to say sorry.", "W217"),
        ("Each of you must answer this.", "W217"),
        ("Will you show me your phone tonight?", "W222"),
        ("Say it, or else we stop here.", "W222"),
        ("Are you afraid of your partner at times?", "W223"),
        ("Did anybody hit you this week?", "W223"),
    ],
)
def test_words_that_call_for_a_second_look_are_named(words: str, code: str) -> None:
    assert codes(asked(words)) == [code]


@pytest.mark.parametrize(
    "words",
    [
        "You don’t have to say sorry.",
        "Nobody must answer this.",
        "No one has to agree today.",
        "What is there to say? “You always” is hard to hear.",
        "Put your phones away for a while.",
        "This may help. It may also end with not yet.",
        "The other one speaks, there is no threat in it.",
        "What made your heart beat faster?",
    ],
)
def test_what_says_the_opposite_or_quotes_it_is_let_pass(words: str) -> None:
    assert codes(asked(words)) == []


def test_what_shows_how_not_to_say_it_is_let_pass() -> None:
    assert codes(asked("What was it like for you?", rather_not="Why did you do that?")) == []


def test_a_flow_in_another_language_is_not_measured_with_english_words() -> None:
    assert codes(asked("Hat he she und her das gesagt?"), language="de") == []


def test_the_place_of_the_words_is_named() -> None:
    text = HEAD.format(language="en", minutes=10) + "steps:\n" + asked("What did she say?")
    (fault,) = checked(read(text.encode()), LIBRARY, tone=True).faults
    assert text.split("\n")[fault.line - 1].strip().startswith("ask:")


def test_opening_a_talk_does_not_look_at_its_tone() -> None:
    text = HEAD.format(language="en", minutes=10) + "steps:\n" + asked("What did she say?")
    assert checked(read(text.encode()), LIBRARY).faults == ()


def test_a_gate_may_wait_for_its_answer_and_a_confession_may_not() -> None:
    assert codes(asked("What do you regret today?", required="true")) == ["W218"]
    gate = (
        "  - id: step\n    title: Step\n    turns: private\n    items:\n"
        "      - {id: it, type: choice, ask: Is now a good time?, gate: true, share: never,"
        " required: true, options: {good: Yes, bad: Not today}}\n"
    )
    assert codes(gate) == []


def test_an_evening_has_an_end() -> None:
    assert codes(asked("What was it like for you?"), minutes=61) == ["W219"]
    assert codes(asked("What was it like for you?"), minutes=60) == []


ONE_SIDE = (
    "  - id: step\n    title: Step\n    turns: first\n    items:\n"
    "      - {id: one-thing, type: text, ask: What was it like?}\n"
    "      - {id: another, type: text, ask: What did it need?}\n"
)
OTHER_SIDE = (
    "  - id: other-step\n    title: Step\n    turns: second\n    items:\n"
    "      - {id: third, type: text, ask: What was it like for you?}\n"
)
SEATS = "seats: {ask: Who was it?, first: the one, second: the other}\n"


def test_both_get_the_floor_or_the_flow_says_who_leads() -> None:
    assert codes(ONE_SIDE) == ["W221"]
    assert codes(ONE_SIDE, more=SEATS) == ["W221"]
    assert codes(ONE_SIDE + OTHER_SIDE) == []
    assert codes(ONE_SIDE.replace("first", "second", 1) + OTHER_SIDE) == ["W221"]
    assert codes(ONE_SIDE + OTHER_SIDE, more=SEATS) == []


@pytest.mark.parametrize("name", LIBRARY)
def test_every_shipped_flow_sounds_as_it_should(name: str) -> None:
    for folder in bundled.flows().iterdir():
        file = folder / f"{name}.flow.yaml"
        if folder.is_dir() and file.is_file():
            assert checked(read(file.read_bytes()), LIBRARY, tone=True).faults == ()


@given(st.text(max_size=3_000))
def test_no_text_makes_it_fail(text: str) -> None:
    quoted = "'" + "".join(c for c in text if c.isprintable() and c != "'") + "'"
    step = "  - id: step\n    title: Step\n    items:\n      - {id: it, type: note, text: "
    whole = HEAD.format(language="en", minutes=10) + f"steps:\n{step}{quoted}}}\n"
    checked(read(whole.encode()), LIBRARY, tone=True)


@pytest.mark.parametrize(
    "piece",
    ["you ", "no ", "“", "is sure ", "check my ", "a.", "e", "avoidant ", "must ", "\u00e9"],
)
def test_a_long_text_takes_time_in_step_with_its_length(piece: str) -> None:
    def seconds(times: int) -> float:
        text = (piece * times)[:4_000].rstrip()
        whole = HEAD.format(language="en", minutes=10) + "steps:\n" + asked(f"x {text} y")
        began = time.process_time()
        for _ in range(3):
            checked(read(whole.replace("ask:", "help:").encode()), LIBRARY, tone=True)
        return time.process_time() - began

    short, long = seconds(200 // len(piece)), seconds(4_000 // len(piece))
    assert long < 60 * max(short, 0.002)


def test_reading_age_rises_with_long_words_and_long_sentences() -> None:
    easy = "We sat down. You made tea. I was glad. We spoke of it."
    hard = (
        "Considering complications, individuals contemplate interactional difficulties continually."
    )
    assert reading_age(easy) < 8 < 14 < reading_age(hard)
    assert reading_age("") == 0
