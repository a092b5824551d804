"""What came after an evening: looks at what was agreed, each as the summary both kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from app.flow.library import Library
from app.flow.repeat import expanded
from app.session.session import Seat, Session
from app.session.value import Moment, Number, Picked, Plan, Value
from app.summary.compose import compose
from app.summary.consent import kept, tick_all
from app.summary.ledger import Ledger, ledger
from app.summary.summary import Summary

from .evenings import HERE, NOW, both_signed, evening, said

FIRST_LOOK = datetime(2026, 11, 29, 19, 0, tzinfo=HERE)
LIBRARY = Library.shipped()
FLOW = LIBRARY.joined(LIBRARY["check-in"])

Said = tuple[str, Value, Seat | None]


def talk(number: int) -> str:
    """The id of the talk that was had as the one of that number."""
    return f"{number:032}"


def stays(session: Session, now: datetime = NOW) -> Summary:
    """All of it, ticked by those who said it and kept."""
    summary = compose(session, now)
    for seat in Seat:
        summary = tick_all(summary, seat)
    return kept(both_signed(summary))


def first_evening() -> Summary:
    """The evening on which Sam and Alex agreed on something each."""
    return stays(evening())


def look(
    summaries: Iterable[Summary],
    number: int,
    *given: Said,
    again: Moment | None = None,
) -> Summary:
    """A look back as the talk of that number; what is given names items without their suffix.

    `{id}-{n}` in the name of an item stands for the n-th agreement in force, the newest first.
    """
    so_far = ledger(summaries)
    session = begun(so_far, number)
    for name, value, by in given:
        session = said(session, named(so_far, name), value, by)
    if again is not None:
        session = said(session, "look-again", again)
    return stays(session, session.started + timedelta(minutes=15))


def begun(so_far: Ledger, number: int) -> Session:
    """A look back before anything is said in it."""
    day = FIRST_LOOK + timedelta(days=7 * (number - 1))
    flow = expanded(FLOW, so_far.agreed(swapped=False))
    return Session(talk(number), flow, ("Sam", "Alex"), day)


def named(so_far: Ledger, name: str) -> str:
    """The id of an item as it is in the flow that was written out."""
    item, _, place = name.partition(":")
    return f"{item}-{so_far.in_force[int(place)].id}" if place else item


def went(place: int, now: str, helped: tuple[int, int] | None = None) -> tuple[Said, ...]:
    """Both tried it, how much it helped, and what becomes of it."""
    first, second = Seat
    told: list[Said] = [
        (f"tried:{place}", Picked(("once",)), first),
        (f"tried:{place}", Picked(("often",)), second),
    ]
    if helped is not None:
        told += [(f"helped:{place}", Number(n), s) for s, n in zip(Seat, helped, strict=True)]
    return (*told, (f"what-now:{place}", Picked((now,)), None))


def reworded(place: int, by: Seat | None) -> Said:
    """Other words for an agreement."""
    return f"new-words:{place}", Plan("it is late", "write it down."), by


def three_looks() -> list[Summary]:
    """An evening; then one agreement kept, one changed; then the changed one let go."""
    told = [first_evening()]
    acts = (*went(0, "keep", (8, 7)), *went(1, "smaller", (5, 6)), reworded(1, Seat.FIRST))
    second = look(told, 1, *acts, again=Moment(FIRST_LOOK + timedelta(days=14)))
    told.append(replace(second, breaks=2))
    told.append(look(told, 2, *went(0, "drop", (3, 2)), *went(1, "keep", (9, 7))))
    return told
