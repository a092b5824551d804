from __future__ import annotations

import pytest

from app.vault.passphrase import as_typed, long_enough, require_long_enough, suggest_passphrase
from app.vault.problems import PassphraseTooShort
from app.vault.words import WORDS


def test_the_word_list_is_long_and_its_words_are_plain_and_different() -> None:
    assert len(WORDS) >= 1_024
    assert len(set(WORDS)) == len(WORDS)
    assert all(word.isascii() and word.isalpha() and word.islower() for word in WORDS)
    assert all(3 <= len(word) <= 9 for word in WORDS)


def test_a_suggestion_is_four_listed_words_and_rarely_the_same() -> None:
    suggested = [suggest_passphrase() for _ in range(200)]
    assert all(set(each.split()) <= set(WORDS) and len(each.split()) == 4 for each in suggested)
    assert all(long_enough(each) for each in suggested)
    assert len(set(suggested)) == 200


@pytest.mark.parametrize("passphrase", ["twelve chars", "it is we go", "天空 海洋 山川 河流"])
def test_twelve_characters_or_four_words_are_enough(passphrase: str) -> None:
    require_long_enough(passphrase)


@pytest.mark.parametrize("passphrase", ["", "elevenchars", "a b c d", "x" + " " * 20, "one two ok"])
def test_anything_shorter_is_refused_without_repeating_it(passphrase: str) -> None:
    with pytest.raises(PassphraseTooShort) as caught:
        require_long_enough(passphrase)
    assert not passphrase.strip() or passphrase not in str(caught.value)


def test_a_passphrase_is_used_alike_however_its_letters_are_composed() -> None:
    assert as_typed(" cafe\u0301  noir ") == as_typed("caf\u00e9 noir")
