"""The little markup of texts, and the names in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.flow.markup import Bullets, Paragraph, Span, blocks, fill, plain

NAMES = st.text(max_size=12) | st.sampled_from(["<first>", "<second>", "*", "- ", "\\1", "\\g<0>"])


def test_paragraphs_are_parted_by_an_empty_line_and_lines_are_joined() -> None:
    assert blocks("One\ntwo.\n\nThree.") == (
        Paragraph((Span("One two."),)),
        Paragraph((Span("Three."),)),
    )


def test_lines_with_a_dash_become_one_list() -> None:
    assert blocks("Try:\n- breathe\n- walk\n  slowly\nThen talk.") == (
        Paragraph((Span("Try:"),)),
        Bullets(((Span("breathe"),), (Span("walk slowly"),))),
        Paragraph((Span("Then talk."),)),
    )


def test_words_between_stars_are_emphasised() -> None:
    assert blocks("Leave out *why* for now.") == (
        Paragraph((Span("Leave out "), Span("why", emphasised=True), Span(" for now."))),
    )


def test_lonely_and_spaced_stars_stay_as_they_are() -> None:
    assert blocks("2 * 3 * 4 and a*") == (Paragraph((Span("2 * 3 * 4 and a*"),)),)


def test_html_and_links_stay_text() -> None:
    text = '<b>bold</b> <img src="file:x"> [a](http://b)'
    assert blocks(text) == (Paragraph((Span(text),)),)


def test_a_name_with_a_star_is_not_emphasised() -> None:
    def filled(text: str) -> str:
        return fill(text, first="*Al*")

    assert blocks("<first> *waits*", filled) == (
        Paragraph((Span("*Al* "), Span("waits", emphasised=True))),
    )


def test_a_name_that_looks_like_a_placeholder_is_not_filled_again() -> None:
    assert fill("<first> and <second>", first="<second>", second="<first>") == (
        "<second> and <first>"
    )


def test_without_a_name_the_placeholder_stays() -> None:
    assert fill("<speaker> and <first>", first="Al") == "<speaker> and Al"


def test_nothing_but_the_four_placeholders_is_replaced() -> None:
    text = "<First> < first> {first} %(first)s <third> $first"
    assert fill(text, first="A", second="B", speaker="C", listener="D") == text


@given(speaker=NAMES, listener=NAMES, first=NAMES, second=NAMES)
def test_every_name_stands_as_it_was_typed(
    speaker: str, listener: str, first: str, second: str
) -> None:
    text = "1<speaker>2<listener>3<first>4<second>5"
    shown = fill(text, speaker=speaker, listener=listener, first=first, second=second)
    assert shown == f"1{speaker}2{listener}3{first}4{second}5"


@given(st.text(alphabet="ab *-\n\t", max_size=60))
def test_no_text_is_lost(text: str) -> None:
    kept = [c for c in plain(text) if c in "ab"]
    assert kept == [c for c in text if c in "ab"]
