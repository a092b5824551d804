"""What is typed or pasted comes out composed, readable and free of control characters."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from app.ui.widgets.typed import cleaned

anything = st.text(st.characters(), max_size=200)


@given(text=anything)
def test_nothing_but_newlines_and_tabs_of_the_control_characters_stays(text: str) -> None:
    kept = [char for char in cleaned(text) if unicodedata.category(char) in ("Cc", "Cs")]
    assert set(kept) <= {"\n", "\t"}


@given(text=anything)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = cleaned(text)
    assert cleaned(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(text=anything)
def test_a_line_has_no_breaks_and_no_space_around_it(text: str) -> None:
    line = cleaned(text, lines=False)
    assert line == " ".join(line.split())
    assert "\n" not in line


def test_lines_of_other_systems_become_lines() -> None:
    assert cleaned("one\r\ntwo\rthree\u2028four") == "one\ntwo\nthree\nfour"


def test_letters_are_composed_across_what_was_taken_out() -> None:
    assert cleaned("e\x00\u0301") == "é"


def test_emoji_and_joined_letters_stay_whole() -> None:
    for text in ("👩\u200d👧 love", "می\u200cخواهم", "e\u0301" * 3):
        assert cleaned(text) == unicodedata.normalize("NFC", text)
