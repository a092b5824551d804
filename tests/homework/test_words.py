"""What is said about a pack in whole sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.flow.items import SignOff, Text
from app.flow.model import Seats
from app.homework.words import SEEN, asks, questions

from .packs import shipped, small


def test_of_what_one_alone_is_asked_nobody_else_sees_the_answer() -> None:
    told = list(questions(small()["on-my-own"]))
    assert told == [("Which sign do you know?", "nobody else sees it")]
    for flow in shipped().values():
        if flow.is_alone:
            assert {seen for _, seen in questions(flow)} <= {"nobody else sees it"}, flow.id


def test_what_is_to_be_confirmed_and_who_sits_where_is_asked_as_well() -> None:
    flow = small()["small-talk"]
    signed = SignOff(id="yes", statement="We tell each other everything.")
    seats = Seats(ask="Who was <first>?", first="One", second="Two")
    asking = replace(flow, seats=seats, steps=(replace(flow.steps[0], items=(signed,)),))
    assert [words for words, _ in questions(asking)] == [
        "Who was one?",
        "We tell each other everything.",
    ]


def test_each_answer_is_told_with_who_sees_it() -> None:
    seen = [words for _, words in questions(small()["small-talk"])]
    assert set(seen) == set(SEEN.values())


def test_an_item_without_words_is_no_question() -> None:
    flow = small()["small-talk"]
    empty = replace(flow, steps=(replace(flow.steps[0], items=(Text(id="it"),)),))
    assert list(questions(empty)) == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<speaker>, what was it like?", "The one who speaks, what was it like?"),
        ("What did <listener> hear?", "What did the one who listens hear?"),
        ("What do\n<first> and <second> need?", "What do one and the other need?"),
        ("", ""),
    ],
)
def test_a_question_names_nobody_and_begins_as_a_sentence(text: str, read: str) -> None:
    assert asks(text) == read
