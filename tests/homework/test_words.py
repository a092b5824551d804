"""app.homework.words: what a pack asks is read by two of whom nobody is meant yet."""

from __future__ import annotations

import pytest

from app.homework.words import asks


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
