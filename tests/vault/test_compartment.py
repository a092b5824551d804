from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flow.items import Share
from app.session.session import Answer, Seat, Slot
from app.session.value import Value
from app.vault import notes
from app.vault.notes import NoteKind
from app.vault.problems import VaultBusy

from .rooms import TALK, asked, entered, in_memory, never, noted, with_rooms
from .talk import NOON, answer, values


def test_what_was_kept_in_a_room_is_there_after_closing_and_opening_again(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    with entered(tmp_path) as room:
        room.keep(TALK, asked("a draft"), never("my worry"))
        room.keep(TALK, asked("what I mean"))
        note = noted(room, "dear me", NoteKind.JOURNAL, NOON)
    with entered(tmp_path) as room:
        room.check()
        assert set(room.answers(TALK.id)) == {asked("what I mean"), never("my worry")}
        assert room.notes() == (note,)
        assert [talk.title for talk in room.talks()] == [TALK.flow.title]


@given(st.lists(st.tuples(st.sampled_from(["wish", "part"]), values), max_size=12))
def test_any_private_answers_come_back_as_the_last_of_each_slot(
    kept: list[tuple[str, Value]],
) -> None:
    room, last = in_memory(), {}
    for item, value in kept:
        one = replace(asked(item=item), value=value)
        room.keep(TALK, one)
        last[one.slot] = one
    assert {each.slot: each for each in room.answers(TALK.id)} == last


@given(st.sampled_from(Share), st.none() | st.sampled_from(Seat), st.booleans())
def test_only_what_is_private_and_given_by_its_owner_goes_into_a_room(
    share: Share, by: Seat | None, swapped: bool
) -> None:
    talk, room = replace(TALK, swapped=swapped), in_memory()
    one = answer(by=by, share=share)
    mine = by is (Seat.SECOND if swapped else Seat.FIRST)
    if mine and share in (Share.ASK, Share.NEVER):
        room.keep(talk, one)
        assert room.answers(talk.id) == (one,)
        return
    with pytest.raises(ValueError, match="does not belong"):
        room.keep(talk, never() if not swapped else never(by=Seat.SECOND), one)
    assert room.answers(talk.id) == ()


@pytest.mark.parametrize("change", ["share = 'now'", "share = 'after_both'"])
def test_the_table_of_a_room_refuses_what_is_not_private(change: str) -> None:
    room = in_memory()
    room.keep(TALK, asked())
    with pytest.raises(apsw.ConstraintError):
        room._connection.execute(f"UPDATE answers SET {change}")


def test_withdrawn_and_deleted_words_are_not_even_in_the_decrypted_pages() -> None:
    room = in_memory()
    room.keep(TALK, asked("GONE-DRAFT"))
    room.keep(TALK, asked("GONE-ANSWER"), never("STAYS"))
    note = noted(room, "GONE-NOTE")
    room.keep_note(replace(note, text="GONE-CHANGED"))
    room.withdraw(TALK.id, asked().slot)
    room.delete_note(note.id)
    pages = room._connection.serialize("main")
    assert b"STAYS" in pages
    assert b"GONE" not in pages
    room.delete_talk(TALK.id)
    assert b"STAYS" not in room._connection.serialize("main")
    assert room.talks() == ()


def test_closing_drops_the_drafts_that_were_superseded(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    with entered(tmp_path) as room:
        for number in range(5):
            room.keep(TALK, asked(f"draft {number}"))
    with entered(tmp_path) as room:
        assert room._connection.execute("SELECT count(*) FROM answers").fetchall() == [(1,)]


def test_notes_are_listed_newest_first_and_by_kind() -> None:
    room = in_memory()
    old = noted(room, "old", NoteKind.JOURNAL, NOON)
    new = noted(room, "new", NoteKind.NOTE, NOON + timedelta(hours=1))
    assert room.notes() == (new, old)
    assert room.notes(NoteKind.JOURNAL) == (old,)


def test_a_note_kept_again_says_the_last_and_is_there_once() -> None:
    room, first = in_memory(), notes.new("first", NoteKind.JOURNAL, NOON)
    for said in ("first", "second", "second", "third \ud83d"):
        room.keep_note(replace(first, text=said))
    assert room.notes() == (replace(first, text="third \ufffd"),)


def test_a_room_that_is_open_is_not_opened_again(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    with entered(tmp_path), pytest.raises(VaultBusy):
        entered(tmp_path)


def test_closing_a_room_twice_does_nothing(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    room = entered(tmp_path)
    room.close()
    room.close()


def test_marks_are_set_and_taken_off_any_number_of_times() -> None:
    room, slot = in_memory(), Slot("wish", Seat.FIRST)
    room.keep(TALK, asked())
    for _ in range(2):
        room.mark({(TALK.id, slot): "id"})
        shown: tuple[Answer, ...] = room.answers(TALK.id)
        assert [each.shown for each in shown] == [True]
        assert room.marked() == {(TALK.id, slot): "id"}
    for _ in range(2):
        room.unmark([(TALK.id, slot)])
        assert [each.shown for each in room.answers(TALK.id)] == [False]
        assert room.marked() == {}
