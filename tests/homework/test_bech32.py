from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.homework.bech32 import read, written

AGE_SPEC_LINE = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
SPLIT = "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w"
KEY = bytes(range(32))
LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def test_the_example_of_the_age_specification_is_read_and_written() -> None:
    assert read("age-secret-key-", AGE_SPEC_LINE, 32) == b"\x42" * 32
    assert written("age-secret-key-", b"\x42" * 32).upper() == AGE_SPEC_LINE


@pytest.mark.parametrize(
    ("prefix", "text", "length"),
    [
        ("a", "A12UEL5L", 0),
        ("a", "a12uel5l", 0),
        ("abcdef", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw", 20),
        ("split", SPLIT, 30),
        ("?", "?1ezyfcl", 0),
    ],
)
def test_the_right_examples_of_bip_173_are_read(prefix: str, text: str, length: int) -> None:
    found = read(prefix, text, length)
    assert found is not None
    assert written(prefix, found) == text.lower()


@pytest.mark.parametrize(
    ("prefix", "text", "length"),
    [
        ("pzry9x0s0muk", "pzry9x0s0muk", 0),
        ("", "1pzry9x0s0muk", 4),
        ("x", "x1b4n0q5v", 0),
        ("li", "li1dgmt3", 0),
        ("a", "A1G7SGD8", 0),
        ("a", "A12uEL5L", 0),
        ("split", SPLIT.replace("s", "S", 1), 30),
        ("split", SPLIT[:-1] + "v", 30),
        ("split", SPLIT, 29),
        ("spli", SPLIT, 30),
    ],
)
def test_the_wrong_examples_of_bip_173_are_refused(prefix: str, text: str, length: int) -> None:
    assert read(prefix, text, length) is None


@given(st.binary(min_size=32, max_size=32))
def test_what_is_written_is_read_again_in_small_and_in_large_letters(data: bytes) -> None:
    text = written("age", data)
    assert read("age", text, 32) == read("age", text.upper(), 32) == data


@given(st.integers(4, 61), st.sampled_from(LETTERS))
def test_any_one_mistyped_letter_is_noticed(at: int, letter: str) -> None:
    text = written("age", KEY)
    wrong = text[:at] + letter + text[at + 1 :]
    assert wrong == text or read("age", wrong, 32) is None


@given(st.integers(4, 60))
def test_two_letters_that_change_places_are_noticed(at: int) -> None:
    text = written("age", KEY)
    wrong = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    assert wrong == text or read("age", wrong, 32) is None


@given(st.text(max_size=80))
def test_any_other_text_is_refused(text: str) -> None:
    assert read("age", text, 32) is None


def test_bits_that_mean_nothing_have_to_be_nought() -> None:
    text = written("age", KEY)
    for letter in LETTERS:
        assert letter == text[-7] or read("age", text[:-7] + letter + text[-6:], 32) is None
