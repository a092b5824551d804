"""Texts made fit for paper."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.summary.plain import one_line, plain


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("  as typed  ", "as typed"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\n\n \n\ntwo", "one\n\ntwo"),
        ("tab\there", "tab here"),
        ("\x00\x1b[31mred\x07", "[31mred"),
        ("\u202eturned", "turned"),
        ("\ud800lone", "lone"),
        ("e\u0301", "é"),
        ("שלום 👩‍❤️‍👨", "שלום 👩‍❤️‍👨"),
    ],
)
def test_what_nobody_sees_goes_and_the_rest_stays(typed: str, read: str) -> None:
    assert plain(typed) == read


@given(st.text(alphabet=st.characters()))
def test_plain_text_is_already_plain(typed: str) -> None:
    once = plain(typed)
    assert plain(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode()


@given(st.text())
def test_one_line_is_one_line(typed: str) -> None:
    assert len(one_line(typed).splitlines()) <= 1
