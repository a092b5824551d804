"""Small real talks for the tests of the vault."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import apsw
from hypothesis import strategies as st

from app.flow.items import Share, Text
from app.flow.model import Flow, Step
from app.session.session import Answer, Seat, Session, Slot, fresh_id
from app.session.value import (
    Ending,
    Guessed,
    Mirrored,
    Moment,
    Number,
    Picked,
    Plan,
    Round,
    Signed,
    Spent,
    Verdict,
    Words,
)
from app.vault import engine, keyfile
from app.vault.keys import FLOOR
from app.vault.store import SHARED, Vault

PASSPHRASE = "willow teapot comet harbour"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
CANONICAL = b"flow: 1\nid: small-talk\n"


def flow() -> Flow:
    item = Text(id="wish", ask="What do you wish for today?")
    step = Step(id="begin", title="Begin here", items=(item,))
    return Flow(
        flow=1,
        id="small-talk",
        version=3,
        language="en",
        title="A small talk",
        minutes=5,
        steps=(step,),
    )


def session(minutes: int = 0) -> Session:
    """A talk that began some minutes after noon."""
    started = NOON + timedelta(minutes=minutes)
    return Session(
        id=fresh_id(started), flow=flow(), names=("Ada", "Bo"), started=started, swapped=True
    )


def answer(
    text: str = "a quiet evening",
    item: str = "wish",
    by: Seat | None = Seat.FIRST,
    share: Share = Share.NOW,
    shown: bool = False,
) -> Answer:
    return Answer(Slot(item, by), Words(text), "What do you wish for today?", share, NOON, shown)


def private_answers(text: str) -> Iterator[Answer]:
    """Every way in which an answer stays private."""
    yield answer(text, share=Share.NEVER)
    yield answer(text, share=Share.NEVER, shown=True)
    yield answer(text, share=Share.ASK)


def protected(folder: Path) -> Vault:
    """A new vault at the cheapest cost that a key file may ask for."""
    return Vault.create(folder, PASSPHRASE, FLOOR)


def unprotected(folder: Path) -> Vault:
    return Vault.create(folder, None, FLOOR)


def connect(folder: Path) -> apsw.Connection:
    """The database of an unprotected vault, past the Vault."""
    keys, _ = keyfile.read(folder)
    key = keys.open_key()
    assert key is not None
    return engine.open_file(folder / SHARED, key, keys.vault_id)


words = st.builds(Words, st.text(max_size=80), st.booleans())
numbers = st.builds(Number, st.integers(0, 10))
picks = st.builds(Picked, st.lists(st.text("abc-", max_size=5), max_size=4).map(tuple), st.text())
zones = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
moments = st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1), timezones=zones)
rounds = st.builds(Round, words, st.none() | st.sampled_from(Verdict))
values = st.one_of(
    words,
    numbers,
    picks,
    st.builds(Guessed, picks | numbers, st.none() | st.integers(0, 10)),
    st.builds(
        Mirrored, st.lists(rounds, max_size=3).map(tuple), st.none() | st.sampled_from(Ending)
    ),
    st.builds(Spent, st.integers(0, 9_999), st.booleans(), st.integers(0, 5)),
    st.builds(Moment, moments, st.booleans()),
    st.builds(
        Plan,
        st.text(max_size=30),
        st.text(max_size=30),
        st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    ),
    st.builds(Signed, st.none() | st.booleans(), st.integers(0, 3)),
)
seats = st.none() | st.sampled_from(Seat)
slots = st.builds(Slot, st.sampled_from(["wish", "part", "thanks"]), seats, seats)
kept_answers = st.builds(
    Answer,
    slots,
    values,
    st.text(max_size=60),
    st.sampled_from([Share.NOW, Share.AFTER_BOTH]),
    moments,
    st.booleans(),
) | st.builds(
    Answer, slots, values, st.text(max_size=60), st.just(Share.ASK), moments, st.just(True)
)
