from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.session.session import Answer, Seat
from app.vault.partner import Partner
from app.vault.shares import orphans, reveal, settle
from app.vault.store import Vault

from .rooms import TALK, asked, entered, in_memory, never, with_rooms
from .talk import CANONICAL, PASSPHRASE


def _shown(text: str = "for both") -> Answer:
    return replace(asked(text), shown=True)


def _begun() -> Vault:
    vault = Vault.in_memory()
    vault.begin(TALK, CANONICAL)
    return vault


def test_what_its_author_shows_is_in_both_places_under_one_share_id() -> None:
    vault, room = _begun(), in_memory()
    room.keep(TALK, asked("a draft"), never())
    for _ in range(2):
        reveal(vault, room, TALK, _shown())
        assert vault.load(TALK.id).answers == (_shown(),)
        assert room.marked() == vault.taken_in() != {}
    assert set(room.answers(TALK.id)) == {_shown(), never()}


def test_what_breaks_off_before_it_is_shared_is_in_its_room() -> None:
    room = in_memory()
    with Vault.in_memory() as vault, pytest.raises(KeyError):
        reveal(vault, room, TALK, _shown())
    assert room.answers(TALK.id) == (replace(_shown(), shown=False),)


@pytest.mark.parametrize(
    "wrong", [asked(), replace(never(), shown=True), replace(asked(by=Seat.SECOND), shown=True)]
)
def test_nothing_leaves_a_room_that_its_author_did_not_show(wrong: Answer) -> None:
    vault, room = _begun(), in_memory()
    with pytest.raises(ValueError):
        reveal(vault, room, TALK, _shown(), wrong)
    assert vault.load(TALK.id).answers == ()
    assert vault.taken_in() == {}
    assert room.marked() == {}
    assert room.answers(TALK.id) == ()


def test_a_crash_between_copy_and_mark_is_made_good_at_the_next_unlocking() -> None:
    vault, room = _begun(), in_memory()
    room.keep(TALK, asked("for both"))
    vault.take_in(TALK.id, _shown())
    settle(vault, room)
    assert room.answers(TALK.id) == (_shown(),)
    assert room.marked() == vault.taken_in()


def test_what_was_withdrawn_is_private_again_at_the_next_unlocking() -> None:
    vault, room = _begun(), in_memory()
    reveal(vault, room, TALK, _shown())
    vault.withdraw(TALK.id, _shown().slot)
    assert vault.taken_in() == {}
    settle(vault, room)
    assert room.answers(TALK.id) == (asked("for both"),)
    assert room.marked() == {}


ACTS = ("reveal", "copy only", "withdraw", "delete private", "keep", "settle", "delete talk")


@settings(max_examples=80)
@given(st.lists(st.sampled_from(ACTS), max_size=14))
def test_after_settling_the_marks_are_those_of_the_shared_file(acts: list[str]) -> None:
    vault, room, slot = _begun(), in_memory(), _shown().slot
    for act in acts:
        match act:
            case "reveal":
                vault.begin(TALK, CANONICAL)
                reveal(vault, room, TALK, _shown())
            case "copy only":
                vault.begin(TALK, CANONICAL)
                vault.take_in(TALK.id, _shown())
            case "withdraw":
                vault.withdraw(TALK.id, slot)
            case "delete private":
                room.withdraw(TALK.id, slot)
            case "keep":
                room.keep(TALK, asked("another draft"))
            case "settle":
                settle(vault, room)
            case _:
                vault.delete(TALK.id)
    settle(vault, room)
    lost = orphans(vault, room)
    shared = {place: id_ for place, id_ in vault.taken_in().items() if place not in lost}
    assert room.marked() == shared
    assert {each.shown for each in room.answers(TALK.id)} <= {bool(shared)}


def test_what_has_no_original_any_more_is_counted_for_its_author_alone(tmp_path: Path) -> None:
    with with_rooms(tmp_path) as vault:
        vault.begin(TALK, CANONICAL)
        with entered(tmp_path) as room:
            reveal(vault, room, TALK, _shown())
            assert orphans(vault, room) == ()
            room.withdraw(TALK.id, _shown().slot)
            assert orphans(vault, room) == ((TALK.id, _shown().slot),)
        with entered(tmp_path, Partner.SECOND) as room:
            assert orphans(vault, room) == ()
    with Vault.open(tmp_path, PASSPHRASE) as vault:
        assert len(vault.load(TALK.id).answers) == 1
