"""My own numbers over the evenings: mine alone, from where only I, or both of us, may read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.flow.digest import to_canonical
from app.flow.items import Meaning, Scale, Share, Text
from app.flow.model import Flow, Step, Turns
from app.session.session import Answer, Seat, Session, Slot
from app.session.value import Number, Words
from app.ui.trend import TALKS, Measure, trend
from app.vault.compartment import Compartment
from app.vault.partner import Partner
from app.vault.shares import reveal
from app.vault.store import Vault

from ..vault.rooms import in_memory

FIRST_EVENING = datetime(2026, 11, 1, 20, 0, tzinfo=UTC)
FLOW = Flow(
    flow=1,
    id="evenings",
    version=1,
    language="en",
    title="An evening",
    minutes=5,
    steps=(
        Step(
            id="closing",
            title="The end",
            turns=Turns.PRIVATE,
            items=(
                Scale(id="close", ask="How close?", means=Meaning.CLOSENESS),
                Scale(id="calm", ask="?", start=1, to=5, means=Meaning.TENSION_AFTER),
                Scale(id="other", ask="How tired?"),
                Text(id="words", ask="Anything?", means=Meaning.FELT_HEARD),
            ),
        ),
    ),
)


def evening(vault: Vault, number: int, swapped: bool = False) -> Session:
    started = FIRST_EVENING + timedelta(days=number)
    session = Session(f"{number:032x}", FLOW, ("Sam", "Alex"), started, swapped=swapped)
    vault.begin(session, to_canonical(FLOW))
    return session


def given(item: str, by: Seat, number: int | str) -> Answer:
    value = Number(number) if isinstance(number, int) else Words(number)
    return Answer(Slot(item, by), value, "?", Share.ASK, FIRST_EVENING)


def told(vault: Vault, room: Compartment, measure: Measure) -> list[str]:
    return [mark.told for mark in trend(vault, room)[measure]]


def test_the_numbers_stand_in_the_order_of_the_evenings_and_on_their_scale() -> None:
    vault, room = Vault.in_memory(), in_memory()
    for number, close in enumerate((3, 7, 5)):
        session = evening(vault, number)
        room.keep(session, given("close", Seat.FIRST, close), given("calm", Seat.FIRST, 2))
    assert told(vault, room, Measure.CLOSE) == ["3 of 10", "7 of 10", "5 of 10"]
    assert {mark.part for mark in trend(vault, room)[Measure.TENSION]} == {0.25}
    assert [mark.at.day for mark in trend(vault, room)[Measure.CLOSE]] == [1, 2, 3]


def test_what_has_no_meaning_and_what_is_no_number_is_not_drawn() -> None:
    vault, room = Vault.in_memory(), in_memory()
    room.keep(evening(vault, 0), given("other", Seat.FIRST, 9), given("words", Seat.FIRST, "no"))
    assert not any(trend(vault, room).values())


def test_the_other_one_is_never_in_it_whatever_they_showed_and_whoever_sat_where() -> None:
    vault = Vault.in_memory()
    rooms = {partner: in_memory(partner) for partner in Partner}
    for number, swapped in enumerate((False, True)):
        session = evening(vault, number, swapped)
        for seat in Seat:
            partner = Partner.in_seat(seat, swapped)
            own = 2 if partner is Partner.FIRST else 9
            answer = replace(given("close", seat, own), shown=True)
            reveal(vault, rooms[partner], session, answer)
    assert told(vault, rooms[Partner.FIRST], Measure.CLOSE) == ["2 of 10", "2 of 10"]
    assert told(vault, rooms[Partner.SECOND], Measure.CLOSE) == ["9 of 10", "9 of 10"]
    assert told(vault, in_memory(), Measure.CLOSE) == ["2 of 10", "2 of 10"], "shown, so kept"


def test_only_the_newest_evenings_are_looked_at() -> None:
    vault, room = Vault.in_memory(), in_memory()
    for number in range(TALKS + 3):
        room.keep(evening(vault, number), given("close", Seat.FIRST, number % 10))
    assert len(told(vault, room, Measure.CLOSE)) == TALKS
    assert told(vault, room, Measure.CLOSE)[0] == "3 of 10"


def test_a_talk_that_both_deleted_is_gone_from_it() -> None:
    vault, room = Vault.in_memory(), in_memory()
    session = evening(vault, 0)
    room.keep(session, given("close", Seat.FIRST, 4))
    vault.delete(session.id)
    assert told(vault, room, Measure.CLOSE) == []
