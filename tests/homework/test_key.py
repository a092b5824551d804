from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.homework.key import SPOKEN, Sender, TherapistKey
from app.homework.problems import NoKey
from app.homework.signature import signed
from app.vault.words import WORDS

KEY = TherapistKey(bytes(range(32)))


@given(st.binary(min_size=32, max_size=32))
def test_the_written_line_brings_the_whole_key_back(secret: bytes) -> None:
    key = TherapistKey(secret)
    again = TherapistKey.from_line(key.line)
    assert again == key
    assert (again.recipient, again.sender) == (key.recipient, key.sender)


def test_the_line_may_be_typed_in_groups_and_small_letters_or_come_from_an_age_file() -> None:
    line = KEY.line
    groups = " ".join(line[at : at + 6] for at in range(0, len(line), 6))
    file = f"# created: 2026-11-27\n# public key: {KEY.recipient}\n{line}\n"
    for typed in (f"  {line}\n", groups, line.lower(), groups.replace(" ", "\n"), file):
        assert TherapistKey.from_line(typed) == KEY


@pytest.mark.parametrize(
    "typed",
    ["", "no key", KEY.recipient, KEY.line[:-1], KEY.line + "A", KEY.line * 2, "A" * 10_000],
)
def test_anything_else_is_no_key(typed: str) -> None:
    with pytest.raises(NoKey):
        TherapistKey.from_line(typed)


@given(st.integers(len("AGE-SECRET-KEY-1"), len(KEY.line) - 1), st.sampled_from("QPZRY9X8"))
def test_a_mistyped_letter_is_noticed(at: int, letter: str) -> None:
    typed = KEY.line[:at] + letter + KEY.line[at + 1 :]
    if typed != KEY.line:
        with pytest.raises(NoKey):
            TherapistKey.from_line(typed)


def test_keys_signatures_and_words_stay_what_they_were() -> None:
    """Whoever has a key keeps it for years: what follows from it never changes."""
    assert KEY.line == "AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SWRYDWG"
    assert KEY.recipient == "age13aqvttdk3ujkyjh9kg2w5an6dmy5mq5a84a4uxk3hfhnugfc9p0sy5p2wh"
    assert KEY.sender.key == "5eb3407142c71941d9bb0f6256c4dcec72176ba35e6966d45ccffbca131946de"
    assert KEY.sender.words == ("metal", "thumb", "bench", "plum", "attic", "tassel")
    assert signed(b"pack: 1\n", KEY) == (
        b"pack: 1\n"
        b"# signature: XrNAcULHGUHZuw9iVsTc7HIXa6NeaWbUXM_7yhMZRt4 "
        b"13uSL08T0UGKKGneIna0_rf1y29wMGvPNKJVthNwwDzhiyPMardWw0TMiH9iE2PoeWYsjIup34BsoDphUEr0Dg\n"
    )


def test_six_words_are_over_sixty_bits_and_follow_from_the_key() -> None:
    assert len(KEY.sender.words) == SPOKEN
    assert len(WORDS) == len(set(WORDS))
    assert SPOKEN * math.log2(len(WORDS)) > 60
    assert Sender(KEY.sender.verify_key).words == KEY.sender.words


@given(st.integers(0, 255))
def test_one_other_bit_of_the_key_gives_other_words(bit: int) -> None:
    other = int.from_bytes(KEY.sender.verify_key) ^ 1 << bit
    assert Sender(other.to_bytes(32)).words != KEY.sender.words


def test_the_secret_is_in_no_text_of_the_key() -> None:
    told = f"{KEY!r}{KEY!s}{KEY.sender!r}{KEY.recipient}"
    assert KEY.secret.hex() not in told
    assert KEY.line not in told
    assert repr(KEY.secret) not in told


def test_no_two_new_keys_are_alike() -> None:
    assert TherapistKey.new() != TherapistKey.new()
