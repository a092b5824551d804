"""What is kept in a room, in words: for its owner's eyes, and for the file only they ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.flow.digest import to_canonical
from app.session.session import Seat, Slot
from app.session.value import Number
from app.ui.belongings import EMPTY, answers, as_text, first_line, take_back, talks, talks_with
from app.vault import shares
from app.vault.notes import NoteKind
from app.vault.partner import Partner
from app.vault.store import Vault

from ..vault.rooms import TALK, asked, in_memory, never, noted
from ..vault.talk import CANONICAL, NOON, session

TODAY = date(2026, 11, 27)


def test_an_empty_room_says_so_in_its_file() -> None:
    assert EMPTY in as_text(Vault.in_memory(), in_memory(), TODAY)


def test_the_file_has_every_note_and_answer_the_oldest_first_and_what_is_only_shown_not() -> None:
    vault, room = Vault.in_memory(), in_memory()
    vault.begin(TALK, to_canonical(TALK.flow))
    shown = asked("shown and deleted", item="wish")
    shares.reveal(vault, room, TALK, replace(shown, shown=True))
    room.withdraw(TALK.id, shown.slot)
    room.keep(TALK, never("never shown"))
    noted(room, "older", NoteKind.NOTE, NOON)
    noted(room, "newer", NoteKind.NOTE)
    noted(room, "a day", NoteKind.JOURNAL)
    told = as_text(vault, room, TODAY)
    assert told.startswith("What I keep for myself\nFriday 27 November 2026\n")
    places = [told.index(words) for words in ("older", "newer", "a day", "never shown")]
    assert places == sorted(places)
    assert "shown and deleted" not in told


def test_only_ones_own_orphans_are_listed_whatever_the_seat() -> None:
    vault, swapped = Vault.in_memory(), replace(session(), swapped=True)
    vault.begin(swapped, CANONICAL)
    rooms = {partner: in_memory(partner) for partner in Partner}
    for partner, seat in ((Partner.FIRST, Seat.SECOND), (Partner.SECOND, Seat.FIRST)):
        one = asked(f"of {partner}", by=seat)
        shares.reveal(vault, rooms[partner], swapped, replace(one, shown=True))
        rooms[partner].delete_talk(swapped.id)
    for partner, room in rooms.items():
        (talk,) = talks(vault, room)
        (left,) = answers(vault, room, talk.id)
        assert (left.words, left.shown, left.here) == (f"of {partner}", True, False)
        take_back(vault, room, talk.id, left.slot)
        assert talks(vault, room) == ()
    assert vault.load(swapped.id).answers == ()


def test_talks_are_found_by_title_question_and_answer_with_every_word() -> None:
    vault, room = Vault.in_memory(), in_memory()
    vault.begin(TALK, to_canonical(TALK.flow))
    room.keep(TALK, asked("A walk by the LAKE"), never("tired"))
    for words, found in (
        ("", True),
        ("small", True),
        ("wish today", True),
        ("lake walk", True),
        ("tired lake", False),
        ("boat", False),
    ):
        assert bool(talks_with(vault, room, words)) is found, words


def test_to_take_back_twice_changes_nothing_more() -> None:
    vault, room = Vault.in_memory(), in_memory()
    vault.begin(TALK, CANONICAL)
    shares.reveal(vault, room, TALK, replace(asked(), shown=True))
    for _ in range(2):
        take_back(vault, room, TALK.id, asked().slot)
        assert vault.taken_in() == {} and room.marked() == {}
        assert [each.shown for each in answers(vault, room, TALK.id)] == [False]


def test_answers_are_told_without_a_talk_and_without_their_item() -> None:
    vault, room = Vault.in_memory(), in_memory()
    seven = replace(never(), value=Number(7), slot=Slot("gone", Seat.FIRST))
    room.keep(TALK, asked("a walk"), seven)
    for _ in range(2):
        told = {each.words for each in answers(vault, room, TALK.id)}
        assert told == {"a walk", "7"}
        vault.begin(TALK, to_canonical(TALK.flow))


@given(st.text(max_size=80))
def test_a_first_line_is_one_line_without_spaces_around_it(text: str) -> None:
    line = first_line(text)
    assert line == " ".join(line.split())
    assert bool(line) is bool(text.split())
