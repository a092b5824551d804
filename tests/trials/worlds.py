"""A couple and their words for the trials, and a place that costs no time.

What kills and faults do to files does not hang on how long a passphrase is stretched or how
slow a disk is, and a trial makes thousands of vaults. So the place is in memory where there is
such a one, and Argon2id has a cheap stand-in; `tests/vault` has the real one.
"""

from __future__ import annotations

import functools
import hashlib
import os
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from nacl.pwhash import argon2id

from app.flow.items import Share, Text
from app.flow.model import Flow, Step
from app.session.session import Answer, Seat, Session, Slot
from app.session.value import Value
from app.vault.keys import SlotName
from app.vault.partner import Partner

TOGETHER = "willow teapot comet harbour"
OWN = {Partner.FIRST: "copper meadow violin sunday", Partner.SECOND: "pepper glacier otter oven"}
ALL = {
    SlotName.TOGETHER: TOGETHER,
    SlotName.FIRST: OWN[Partner.FIRST],
    SlotName.SECOND: OWN[Partner.SECOND],
}
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DAY = date(2026, 11, 22)
CANONICAL = b"flow: 1\nid: small-talk\n"
FLOW = Flow(
    flow=1,
    id="small-talk",
    version=1,
    language="en",
    title="A small talk",
    minutes=5,
    steps=(Step(id="begin", title="Begin", items=(Text(id="wish", ask="What?"),)),),
)


def talk(number: int = 0, flow: Flow = FLOW, names: tuple[str, str] = ("Ada", "Bo")) -> Session:
    """One of a few talks."""
    return Session(id=f"{number:032x}", flow=flow, names=names, started=NOON)


def answer(
    value: Value,
    slot: Slot = Slot("wish", Seat.FIRST),  # noqa: B008  (frozen)
    share: Share = Share.NOW,
    shown: bool = False,
    asked: str = "How much?",
) -> Answer:
    """What somebody said."""
    return Answer(slot, value, asked, share, NOON, shown)


def fast_place() -> Path:
    """Where folders of trials go: in memory where the system has such a place."""
    memory = Path("/dev/shm")
    return memory if os.access(memory, os.W_OK) else Path(tempfile.gettempdir())


def stretch_cheaply() -> None:
    """Let passphrases of this process cost nothing."""

    def kdf(size: int, password: bytes, salt: bytes, *cost: int) -> bytes:
        return hashlib.blake2b(password + salt, digest_size=size).digest()

    argon2id.kdf = kdf  # type: ignore[assignment]


def stretch_once() -> None:
    """Let each passphrase of this process be stretched in earnest, but only once."""
    argon2id.kdf = functools.cache(argon2id.kdf)
