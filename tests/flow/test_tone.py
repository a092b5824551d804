"""How a flow sounds: what calls for a second look, and what does not."""

from __future__ import annotations

import json
import re
import time
from textwrap import indent

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


NAMED = {
    "W208": [
        "Why did you leave?",
        "Why didn’t <second> call?",
        "How could you say that?",
        "Whose fault was it this time?",
        "Who started it?",
        "<first>, you never listen.",
        "Your partner always shouts.",
        "What did you do wrong?",
        "What is wrong with <second>?",
        "You made me feel small.",
        "Confess what you have done.",
    ],
    "W214": [
        "When is your partner a narcissist?",
        "What does your anxious attachment say?",
        "Is it toxic between you?",
        "What is your attachment style?",
        "You are the pursuer in this.",
        "Is <second> clingy?",
        "When did you first see red flags?",
        "What would a diagnosis change?",
    ],
    "W215": [
        "What did he do then?",
        "What would your husband say?",
        "Do not tell her.",
        "Men like to be alone.",
        "Is it manly to cry?",
        "What did s/he say?",
    ],
    "W216": [
        "This will fix what is broken.",
        "This talk will save your marriage.",
        "It always works if you try.",
        "You will both feel closer.",
        "It is guaranteed to bring calm.",
        "A proven way to talk.",
        "How to get your partner back.",
        "It makes <second> want you.",
    ],
    "W217": [
        "Now you have to say sorry.",
        "Each of you must answer this.",
        "<first> should go first.",
        "You need not agree, but you must answer.",
        "You must be honest.",
        "You must not interrupt.",
        "You are expected to agree.",
        "No excuses this time.",
        "No matter what, you have to stay.",
        "Make sure that you tell all.",
    ],
    "W222": [
        "What if <second> checks your phone?",
        "Will you show me your phone tonight?",
        "Say it, or else we stop here.",
        "Give each other your passwords.",
        "Would you share your location with <second>?",
        "Will you stop seeing your friends?",
        "Promise never to be late.",
        "Stay, or I will leave.",
        "Would you ask for permission first?",
        "How often do you want sex?",
    ],
    "W223": [
        "How afraid are you of your partner?",
        "Do you feel safe with <second>?",
        "Are you afraid of your partner at times?",
        "Did anybody hit you this week?",
        "Are you safe at home?",
        "Was there violence this week?",
        "Did anyone threaten to leave you?",
        "Do you think of suicide?",
        "Has your partner forced you to do things?",
    ],
}
CASES = [(words, code) for code, several in NAMED.items() for words in several]


@pytest.mark.parametrize(("words", "code"), CASES)
def test_words_that_call_for_a_second_look_are_named(words: str, code: str) -> None:
    assert codes(asked(words)) == [code]


@pytest.mark.parametrize(
    "words",
    [
        "You don’t have to say sorry.",
        "Nobody must answer this.",
        "No one has to agree today.",
        "Neither of you should hurry.",
        "It must have been a long day.",
        "That must be hard to hear.",
        "Nothing here is a must.",
        "What do you have to say to it?",
        "Listen to what <second> has to say.",
        "What is there to say? “You always” is hard to hear.",
        'What else than "you never" could you say?',
        "Another word for ‘it’s your fault’ may help.",
        "Say it without 'why did you'.",
        "You can always stop.",
        "You always have another day.",
        "Nobody is to blame.",
        "Put your phones away for a while.",
        "Nobody reads your messages.",
        "This may help. It may also end with not yet.",
        "Nobody can promise that this will save your marriage.",
        "I will repair the bike. Would that help?",
        "The other one speaks, there is no threat in it.",
        "What hit you hardest?",
        "What would make a talk feel safe?",
        "No violence, no insults: is that fine for now?",
        "What made your heart beat faster?",
        "When were you anxious, and what did you do?",
        "Where does the other sit, here or there?",
        "What did you argue about: money, time, family?",
        "What does a human being need?",
    ],
)
def test_what_says_the_opposite_or_quotes_it_is_let_pass(words: str) -> None:
    assert codes(asked(words)) == []


def test_a_yes_that_could_be_forced_is_not_for_money() -> None:
    plan = "  - id: step\n    title: Step\n    items:\n      - {id: it, type: %s, %s}\n"
    words = "Who gets the money from now on?"
    assert codes(plan % ("agreement", f"ask: {words}")) == ["W222"]
    assert codes(plan % ("sign_off", f"statement: {words}")) == ["W222"]
    assert codes(plan % ("text", f"ask: {words}")) == []


def test_safety_may_be_read_about() -> None:
    note = "  - id: step\n    title: Step\n    items:\n      - {id: it, type: note, text: %s}\n"
    assert codes(note % "Not every home is free of violence. Someone may be afraid of you.") == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("ask", "[he]"),
        ("help", "[he]"),
        ("low", "[he]"),
        ("high", "[he]"),
        ("lead", "[he]"),
    ],
)
def test_every_text_of_an_item_is_listened_to(key: str, value: str) -> None:
    texts = {"ask": "What was it like?", key: f"'{value}'"}
    lines = "".join(f", {name}: {text}" for name, text in texts.items())
    step = f"  - id: step\n    title: Step\n    items:\n      - {{id: it, type: scale{lines}}}\n"
    assert codes(step) == ["W215"]


def test_the_words_on_buttons_seats_and_beginnings_are_listened_to() -> None:
    seats = "seats: {ask: Who was it?, first: the wife, second: the other}\n"
    step = (
        "  - {id: step, title: Step, turns: each, items: [{id: it, type: text, ask: How was it?,"
        " starters: [I was, Then he]}, {id: two, type: choice, ask: And then?,"
        " options: {a: Tea, b: I told him}}]}\n"
    )
    text = HEAD.format(language="en", minutes=10) + seats + "steps:\n" + step
    faults = checked(read(text.encode()), LIBRARY, tone=True).faults
    assert [fault.code for fault in faults] == ["W215"] * 3
    shown = [text.split("\n")[fault.line - 1][fault.column - 1 :] for fault in faults]
    assert [re.match(r"\w+", each)[0] for each in shown] == ["wife", "he", "him"]  # type: ignore[index]


def test_what_shows_how_not_to_say_it_is_let_pass() -> None:
    assert codes(asked("What was it like for you?", rather_not="Why did you do that?")) == []


def test_a_flow_in_another_language_is_not_measured_with_english_words() -> None:
    assert codes(asked("Hat he she und her das gesagt?"), language="de") == []


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        ("ask: What did she say?", (1, 15)),
        ("ask: |\n  Think back.\n  What did She say?", (3, 12)),
        ("ask: >-\n  Think back. You never\n  listen, do you?", (2, 15)),
        ("ask: >-\n  Think back. You\n  never listen, do you?", (1, 6)),
        ("ask: “She said” is one thing. What did she do?", (1, 40)),
    ],
)
def test_the_place_of_the_words_is_named(lines: str, at: tuple[int, int]) -> None:
    head = HEAD.format(language="en", minutes=10) + asked("")[: -len("        ask: \n")]
    text = head.replace("  - id: step", "steps:\n  - id: step") + indent(lines, "        ")
    (fault,) = checked(read(text.encode()), LIBRARY, tone=True).faults
    assert (fault.line - head.count("\n") - 1, fault.column - 8) == at


def test_opening_a_talk_does_not_look_at_its_tone() -> None:
    text = HEAD.format(language="en", minutes=10) + "steps:\n" + asked("What did she say?")
    assert checked(read(text.encode()), LIBRARY).faults == ()


@pytest.mark.parametrize("name", LIBRARY)
def test_every_shipped_flow_sounds_as_it_should(name: str) -> None:
    for folder in bundled.flows().iterdir():
        file = folder / f"{name}.flow.yaml"
        if folder.is_dir() and file.is_file():
            assert checked(read(file.read_bytes()), LIBRARY, tone=True).faults == ()


@pytest.mark.parametrize("people", ["one", "two"])
def test_what_a_new_flow_begins_with_sounds_as_it_should(people: str) -> None:
    file = bundled.resources() / "templates" / f"{people}.flow.yaml"
    assert checked(read(file.read_bytes()), LIBRARY, tone=True).faults == ()


LOADED = st.sampled_from(
    [
        *(
            "you",
            "must",
            "never",
            "not",
            "but",
            "he",
            "<first>",
            "phone",
            "show",
            "or",
            "i",
            "will",
        ),
        *(
            "leave",
            "if you don't",
            "abuse",
            "save",
            "“",
            "”",
            "'",
            "’",
            ".",
            "\n",
            "- ",
            "*",
            "\u0130",
        ),
    ]
)


@given(st.one_of(st.text(max_size=3_000), st.lists(LOADED, max_size=60).map(" ".join)))
def test_no_text_makes_it_fail(text: str) -> None:
    shown = "".join(c for c in text if c.isprintable() or c == "\n")
    whole = HEAD.format(language="en", minutes=30) + (
        "steps:\n  - id: step\n    title: Step\n    turns: each\n    items:\n"
        f"      - {{id: it, type: note, text: {json.dumps(shown)}}}\n"
        f"      - {{id: two, type: text, ask: {json.dumps(shown[:600])}, required: true}}\n"
    )
    checked(read(whole.encode()), LIBRARY, tone=True)


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "you ",
            "no ",
            "“",
            "‘",
            "is sure ",
            "check my ",
            "a.",
            "....",
            "e",
            "avoidant ",
            "must ",
        ),
        *("\u00e9", "x\u2019", "what you ", "if you don\u2019t x ", "hit you hard ", "not but "),
    ],
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
