"""What waits for the two on the home page."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.flow.items import Meaning
from app.flow.library import Library
from app.session.bookmark import bookmark
from app.session.conversation import Conversation
from app.session.session import Answer, Session, State
from app.session.value import Moment
from app.ui.talks import begun, past, taken_up
from app.ui.waiting import Kind, waiting
from app.vault.store import Vault

NOW = datetime(2026, 11, 26, 20, 0, tzinfo=UTC)
LIBRARY = Library.shipped()


@pytest.fixture
def vault() -> Vault:
    vault = Vault.in_memory()
    vault.set_people("Sam", "Alex")
    return vault


def talk(vault: Vault, flow_id: str, started: datetime) -> Conversation:
    return begun(vault, LIBRARY.joined(LIBRARY[flow_id]), False, started)


def with_moment(vault: Vault, session: Session, means: Meaning, at: datetime) -> None:
    item = next(
        item for step in session.flow.all_steps() for item in step.items if item.means is means
    )
    slot = session.slots(item.id)[0]
    share = session.flow.home_of(item.id)[0].share(item)
    vault.keep(session.id, Answer(slot, Moment(at), item.ask, share, NOW))


def test_nothing_waits_in_a_new_home(vault: Vault) -> None:
    assert waiting(vault, NOW) == ()


def test_a_talk_of_today_comes_first_and_says_where_it_stands(vault: Vault) -> None:
    talk(vault, "repair-short", NOW - timedelta(hours=2))
    (one,) = waiting(vault, NOW)
    assert one.kind is Kind.TALK
    assert one.fresh
    assert one.sentence == "You paused a talk today, at step 1 of 5."


def test_an_older_talk_waits_further_down(vault: Vault) -> None:
    talk(vault, "repair-short", NOW - timedelta(days=3))
    (one,) = waiting(vault, NOW)
    assert not one.fresh
    assert one.sentence.startswith("You paused a talk on Monday")


def test_a_break_says_when_the_two_meet_again_and_nothing_of_the_talk(vault: Vault) -> None:
    paused = talk(vault, "repair-short", NOW - timedelta(minutes=30)).take_break()
    vault.keep_place(paused.session, json.dumps(bookmark(paused)))
    with_moment(vault, paused.session, Meaning.RETURN_AT, NOW + timedelta(minutes=40))
    (one,) = waiting(vault, NOW)
    assert one.kind is Kind.BREAK
    assert one.sentence == "You are on a break. You meet again at 20:40."
    assert one.button == "Back to the break"


def test_a_break_whose_time_has_passed_is_a_paused_talk_again(vault: Vault) -> None:
    paused = talk(vault, "repair-short", NOW - timedelta(hours=2)).take_break()
    vault.keep_place(paused.session, json.dumps(bookmark(paused)))
    with_moment(vault, paused.session, Meaning.RETURN_AT, NOW - timedelta(minutes=40))
    (one,) = waiting(vault, NOW)
    assert one.kind is Kind.TALK


def test_a_talk_put_off_says_until_when(vault: Vault) -> None:
    later = talk(vault, "repair-short", NOW - timedelta(hours=1))
    with_moment(vault, later.session, Meaning.TALK_AT, NOW + timedelta(days=2))
    (one,) = waiting(vault, NOW)
    assert one.sentence == "You put off “The short repair” until Saturday 28 November 2026."


@pytest.mark.parametrize(("days", "due"), [(-1, False), (0, True), (5, True), (40, False)])
def test_a_day_to_look_again_is_offered_from_that_day_for_two_weeks(
    vault: Vault, days: int, due: bool
) -> None:
    done = talk(vault, "repair-five-steps", NOW - timedelta(days=20))
    with_moment(vault, done.session, Meaning.LOOK_AGAIN, NOW - timedelta(days=days))
    vault.finish(done.session.id, None, NOW - timedelta(days=20))
    assert [each.kind for each in waiting(vault, NOW)] == ([Kind.CHECK_IN] if due else [])


def look_had(vault: Vault, days_ago: int, state: State = State.FINISHED) -> Session:
    had = talk(vault, "check-in", NOW - timedelta(days=days_ago))
    vault.finish(had.session.id, None, NOW - timedelta(days=days_ago), state)
    return had.session


def due_since(vault: Vault, days: int) -> None:
    done = talk(vault, "repair-five-steps", NOW - timedelta(days=20))
    with_moment(vault, done.session, Meaning.LOOK_AGAIN, NOW - timedelta(days=days))
    vault.finish(done.session.id, None, NOW - timedelta(days=20))


def test_a_look_that_was_had_since_is_not_due_any_more(vault: Vault) -> None:
    due_since(vault, 3)
    look_had(vault, 2)
    assert waiting(vault, NOW) == ()


def test_a_look_that_was_broken_off_is_still_due(vault: Vault) -> None:
    due_since(vault, 3)
    look_had(vault, 2, State.STOPPED)
    assert [each.kind for each in waiting(vault, NOW)] == [Kind.CHECK_IN]


def test_the_next_look_that_a_look_asked_for_is_due_on_its_day(vault: Vault) -> None:
    due_since(vault, 12)
    last = talk(vault, "check-in", NOW - timedelta(days=7))
    with_moment(vault, last.session, Meaning.LOOK_AGAIN, NOW)
    vault.finish(last.session.id, None, NOW - timedelta(days=7))
    (due,) = waiting(vault, NOW)
    assert due.kind is Kind.CHECK_IN
    assert due.head is not None and due.head.id == last.session.id
    assert due.button == "Look at it together"


def test_a_look_that_is_paused_waits_as_a_talk_and_is_not_offered_anew(vault: Vault) -> None:
    due_since(vault, 3)
    talk(vault, "check-in", NOW - timedelta(hours=1))
    assert [each.kind for each in waiting(vault, NOW)] == [Kind.TALK]


def test_a_time_to_talk_that_both_agreed_on_is_told_when_it_has_come(vault: Vault) -> None:
    past_talk = talk(vault, "coming-back", NOW - timedelta(days=1))
    with_moment(vault, past_talk.session, Meaning.TALK_AT, NOW)
    vault.finish(past_talk.session.id, "{}", NOW - timedelta(days=1))
    assert not waiting(vault, NOW - timedelta(hours=21))
    (waits,) = waiting(vault, NOW)
    assert waits.kind is Kind.LOOK_BACK
    assert "You wanted to talk" in waits.sentence


def test_the_second_partner_in_the_first_seat_keeps_the_colours_of_the_second(
    vault: Vault,
) -> None:
    swapped = begun(vault, LIBRARY.joined(LIBRARY["coming-back"]), True, NOW)
    assert swapped.session.names == ("Alex", "Sam")
    again = taken_up(vault, vault.sessions(1)[0])
    assert again.session.swapped
    assert again.session.names == ("Alex", "Sam")
    assert again.place == swapped.place


def test_a_past_talk_is_read_on_the_flow_as_it_was(vault: Vault) -> None:
    done = talk(vault, "repair-short", NOW)
    vault.finish(done.session.id, None, NOW)
    session, summary = past(vault, vault.sessions(1)[0])
    assert summary is None
    assert session == replace(done.session, state=State.FINISHED, ended=NOW)
