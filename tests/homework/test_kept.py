"""What a couple keeps of its homework, and what is gone for good when it is taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.homework import kept
from app.homework.arrival import Known
from app.homework.assignment import Assignment, Intent
from app.homework.occasion import Kind, Occasion, Said
from app.homework.sheet import Went
from app.vault import papers
from app.vault.rotation import Why
from app.vault.store import Vault

from ..vault.talk import PASSPHRASE, protected
from .packs import TODAY, pack, small, taken, text

NOW = datetime(2026, 11, 27, 20, 0, tzinfo=UTC)
TALK, OTHER = "1" * 32, "2" * 32
SECRET = "a heron on the quay"
SAID = (
    Said("wish/first", Kind.ANSWER, 0, SECRET, asked="What do you wish for?"),
    Said("noted-stuck", Kind.STUCK, None, "At the door"),
)


@pytest.fixture
def vault() -> Iterator[Vault]:
    with Vault.in_memory() as opened:
        yield opened


def noted(vault: Vault, assignment: str = "1") -> list[Occasion]:
    return [each.occasion for each in kept.occasions(vault, assignment)]


def occasion(day: int = 26, talk: str = TALK, assignment: str = "1") -> Occasion:
    return Occasion(assignment, date(2026, 11, day), Went.DONE, talk, SAID)


def new() -> Assignment:
    return taken(id="")


# -- packs -----------------------------------------------------------------------------


def test_a_pack_that_was_taken_on_is_there_with_an_id_of_its_own(vault: Vault) -> None:
    first = kept.take_on(vault, new(), NOW)
    second = kept.take_on(vault, new(), NOW + timedelta(minutes=1))
    assert first.id and first.id != second.id
    assert kept.assignments(vault, small()) == (first, second)


def test_a_newer_version_takes_the_place_of_the_one_before(vault: Vault) -> None:
    first = kept.take_on(vault, new(), NOW)
    newer = replace(first, source=text(version=2), pack=pack(version=2))
    assert kept.take_on(vault, newer, NOW) == newer
    assert kept.assignments(vault, small()) == (newer,)
    fixed = newer.with_intent(Intent(weekday=4, place="the kitchen"))
    kept.take_on(vault, fixed, NOW)
    assert kept.assignments(vault, small()) == (fixed,)


def test_a_pack_that_is_let_go_takes_its_occasions_along_and_no_others(vault: Vault) -> None:
    first = kept.take_on(vault, new(), NOW)
    second = kept.take_on(vault, new(), NOW)
    for each in (first, second):
        kept.note(vault, occasion(assignment=each.id, talk=each.id), NOW)
        kept.begin(vault, each.id, f"talk of {each.id}", NOW)
    kept.let_go(vault, first)
    assert kept.assignments(vault, small()) == (second,)
    assert [each.assignment for each in noted(vault, "")] == [second.id]
    assert kept.begun(vault) == {f"talk of {second.id}": second.id}


def test_what_was_damaged_is_left_out_and_the_rest_is_there(vault: Vault) -> None:
    first = kept.take_on(vault, new(), NOW)
    kept.note(vault, occasion(assignment=first.id), NOW)
    for kind in (kept.PACK, kept.OCCASION, kept.SENDER, kept.BEGUN):
        for body in ("", "[]", "{}", "null", '{"assignment": 1}', "{" * 50, '"text"'):
            vault.keep_papers(papers.new(kind, body, NOW))
    assert kept.assignments(vault, small()) == (first,)
    assert noted(vault, "") == [occasion(assignment=first.id)]
    assert kept.senders(vault) == ()
    assert kept.begun(vault) == {}
    kept.end(vault, TALK)
    kept.let_go(vault, first)
    assert kept.assignments(vault, small()) == ()


# -- occasions -------------------------------------------------------------------------


def test_occasions_come_back_by_their_pack(vault: Vault) -> None:
    mine, other = occasion(), occasion(25, OTHER, "2")
    kept.note(vault, mine, NOW)
    kept.note(vault, other, NOW + timedelta(minutes=1))
    assert noted(vault) == [mine]
    assert noted(vault, "2") == [other]
    assert noted(vault, "") == [mine, other]


def test_a_second_note_of_one_talk_takes_the_place_of_the_first(vault: Vault) -> None:
    kept.note(vault, occasion(), NOW)
    again = replace(occasion(), went=Went.PART)
    kept.note(vault, again, NOW)
    assert noted(vault) == [again]


def test_two_times_without_a_talk_are_two(vault: Vault) -> None:
    bare = occasion(talk="")
    kept.note(vault, bare, NOW)
    kept.note(vault, bare, NOW)
    assert noted(vault) == [bare, bare]


def test_a_talk_that_was_begun_is_known_until_it_is_noted(vault: Vault) -> None:
    kept.begin(vault, "1", TALK, NOW)
    kept.begin(vault, "2", OTHER, NOW)
    assert kept.begun(vault) == {TALK: "1", OTHER: "2"}
    kept.end(vault, TALK)
    kept.end(vault, "never begun")
    assert kept.begun(vault) == {OTHER: "2"}


# -- senders ---------------------------------------------------------------------------


def test_a_sender_is_remembered_once_and_as_last_seen(vault: Vault) -> None:
    before, after = Known("a" * 64, "R. Vogel", False), Known("a" * 64, "R. Vogel", True)
    other = Known("b" * 64, "M. Stern", False)
    for number, each in enumerate((before, other, after)):
        kept.remember(vault, each, NOW + timedelta(minutes=number))
    assert kept.senders(vault) == (after, other)


# -- taken back ------------------------------------------------------------------------


def everywhere(folder: Path, made: Path) -> list[str]:
    """What the vault and its backup say of the occasions."""
    found = []
    for place in (folder, made):
        with Vault.open(place, PASSPHRASE) as opened:
            found += [paper.body for paper in opened.papers(kept.OCCASION)]
    return found


def backed_up(vault: Vault) -> Path:
    """A vault with two occasions of two talks, and a backup of it."""
    kept.note(vault, occasion(), NOW)
    kept.note(vault, occasion(25, OTHER), NOW + timedelta(minutes=1))
    return vault.back_up(why=Why.DAILY)


def test_a_line_that_was_taken_back_is_gone_from_here_and_from_the_backups(tmp_path: Path) -> None:
    with protected(tmp_path) as vault:
        made = backed_up(vault)
        kept.take_back(vault, TALK, "wish/first")
        left = {each.talk: each for each in noted(vault)}
        assert left == {TALK: occasion().without("wish/first"), OTHER: occasion(25, OTHER)}
    bodies = everywhere(tmp_path, made)
    of_talk = [json.loads(body) for body in bodies if json.loads(body)["talk"] == TALK]
    assert of_talk
    assert all([said["key"] for said in each["said"]] == ["noted-stuck"] for each in of_talk)
    assert SECRET in "".join(body for body in bodies if OTHER in body)


def test_of_a_talk_that_was_deleted_only_the_day_is_left_in_the_backups_too(
    tmp_path: Path,
) -> None:
    with protected(tmp_path) as vault:
        made = backed_up(vault)
        kept.begin(vault, "1", TALK, NOW)
        kept.forget_talks(vault, TALK, OTHER)
        assert kept.begun(vault) == {}
    bodies = everywhere(tmp_path, made)
    assert bodies
    assert not any(word in body for body in bodies for word in (SECRET, TALK, OTHER, "At the door"))
    assert {json.loads(body)["day"] for body in bodies} == {"2026-11-26", "2026-11-25"}


def test_a_second_note_takes_the_first_out_of_the_backups(tmp_path: Path) -> None:
    with protected(tmp_path) as vault:
        made = backed_up(vault)
        kept.note(vault, occasion().with_said(()), NOW)
        kept.note(vault, occasion(25, OTHER).with_said(()), NOW)
    assert not any(SECRET in body for body in everywhere(tmp_path, made))


def test_a_pack_that_is_let_go_is_gone_from_the_backups(tmp_path: Path) -> None:
    with protected(tmp_path) as vault:
        gone = kept.take_on(vault, new(), NOW)
        kept.note(vault, occasion(assignment=gone.id), NOW)
        made = vault.back_up(why=Why.DAILY)
        kept.let_go(vault, gone)
    assert everywhere(tmp_path, made) == []
    with Vault.open(made, PASSPHRASE) as old:
        assert old.papers(kept.PACK) == ()


def test_nothing_is_rewritten_where_nothing_was_taken_back(vault: Vault) -> None:
    kept.note(vault, occasion(), NOW)
    before = vault.papers(kept.OCCASION)
    kept.take_back(vault, TALK, "another line")
    kept.take_back(vault, OTHER, "wish/first")
    kept.forget_talks(vault, OTHER)
    kept.forget_talks(vault)
    assert vault.papers(kept.OCCASION) == before
    assert noted(vault) == [occasion()] and TODAY
