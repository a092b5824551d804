"""The shelf as it is delivered, and the search in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.shelf.help_text import HelpError, HelpText, Part
from app.shelf.shelf import EXCERPT, Shelf

SHELF = Shelf.shipped()
UNGRADED = {"The four grades", "Sources by subject", "Names of others"}
"""Parts that claim nothing about people: how to read the grades, the sources, whose names."""

WINDOW = Path(__file__).parents[2] / "app" / "ui"
ABOUT_PACKS = ("practice-between-the-hours", "for-therapists-how-a-pack-works")
"""The texts that lead through pages of the window, by the names of its buttons."""

every_text = pytest.mark.parametrize("text", tuple(SHELF), ids=lambda text: text.id)


def made(text_id: str, place: int, title: str, *parts: Part) -> HelpText:
    return HelpText(text_id, title, "About it.", place, (), parts)


def test_when_not_to_talk_together_stands_first() -> None:
    first = next(iter(SHELF))
    assert first.id == "not-for-everyone"
    said = " ".join(part.text for part in first.parts)
    assert "Is a talk right?" in said
    assert "afraid" in said


def test_the_shelf_has_all_that_it_was_asked_for() -> None:
    assert {text.id for text in SHELF} >= {
        "the-cycle",
        "attachment-without-labels",
        "asking-without-pressing",
        "five-ways-to-talk",
        "space-and-return",
        "signs-in-yourself",
        "when-to-get-help",
        "kinds-of-therapy",
        "questions-people-ask",
        "practice-between-the-hours",
        "for-therapists-how-a-pack-works",
        "sources",
    }


@every_text
def test_every_part_that_claims_something_says_how_sure_that_is(text: HelpText) -> None:
    for part in text.parts:
        assert part.claims or not part.title or part.title in UNGRADED, part.title


@every_text
def test_a_text_named_in_another_one_is_there(text: HelpText) -> None:
    titles = {each.title for each in SHELF}
    for part in text.parts:
        for named in re.findall(r"text \*([^*]+)\*", part.text):
            assert named in titles


@pytest.mark.parametrize("text_id", ABOUT_PACKS)
def test_a_text_about_packs_names_what_stands_in_the_window(text_id: str) -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in WINDOW.rglob("*.py"))
    (text,) = (each for each in SHELF if each.id == text_id)
    slanted = re.findall(r"\*([^*]+)\*", "\n".join(part.text for part in text.parts))
    titles = {each.title for each in SHELF}
    named = [words for words in slanted if not words.startswith("“") and words not in titles]
    assert len(named) >= 8
    for words in named:
        assert f'"{words}' in source or f'"{words.capitalize()}"' in source, words


@every_text
def test_a_text_is_found_by_its_title_and_by_each_of_its_words(text: HelpText) -> None:
    for words in (text.title, *text.words):
        assert text in [found.text for found in SHELF.find(words)], words
    assert SHELF.find(text.title)[0].text is text


def test_capitals_accents_and_apostrophes_do_not_matter() -> None:
    shelf = Shelf([made("cafe", 1, "A café", Part("", "It\u2019s open."))])
    for words in ("cafe", "CAFÉ", "it's open", "IT\u2019S"):
        assert len(shelf.find(words)) == 1


def test_every_word_must_be_there_and_may_be_only_begun() -> None:
    shelf = Shelf([made("one", 1, "Breaks", Part("", "Come back in time."))])
    assert shelf.find("brea tim")
    assert not shelf.find("breaks never")
    assert not shelf.find("ack"), "the middle of a word is no beginning"


def test_the_part_that_says_most_of_it_is_the_one_that_opens() -> None:
    parts = (
        Part("", "Something else."),
        Part("Signs", "A signal."),
        Part("Signal word", "One word."),
    )
    (found,) = Shelf([made("one", 1, "A title", *parts)]).find("signal word")
    assert found.part == 2
    assert found.excerpt == "One word."


def test_the_better_text_comes_first_and_without_words_all_in_their_order() -> None:
    by_text = made("a", 1, "Other", Part("", "About the cycle."))
    by_title = made("b", 2, "The cycle", Part("", "Round."))
    shelf = Shelf([by_title, by_text])
    assert [found.text.id for found in shelf.find("cycle")] == ["b", "a"]
    assert [found.text.id for found in shelf.find("  ")] == ["a", "b"]


def test_an_excerpt_is_short_and_has_the_words_in_it() -> None:
    said = "Some words before. " * 20 + "Here is the harbour. " + "And some words after. " * 20
    (found,) = Shelf([made("one", 1, "T", Part("", said))]).find("harbour")
    assert "harbour" in found.excerpt
    assert len(found.excerpt) < EXCERPT * 1.5
    assert found.excerpt.startswith("… ") and found.excerpt.endswith(" …")


def test_two_texts_with_one_id_are_refused() -> None:
    with pytest.raises(HelpError):
        Shelf([made("one", 1, "A"), made("one", 2, "B")])
