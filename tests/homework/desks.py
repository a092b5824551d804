"""A desk with a key, and sheets of a couple, for the tests of what lies on it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from app.homework import desk
from app.homework.age import sealed
from app.homework.key import TherapistKey
from app.homework.reply import Reply, read_reply
from app.homework.sheet import Pair, People, Remark, Sheet, Time, Went, Whose, sheet_text
from app.vault.keys import FLOOR
from app.vault.store import Vault

KEY = TherapistKey(bytes(range(32)))
PASSPHRASE = "maple window quiet tiger"
MOMENT = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)


def desk_in(home: Path) -> Vault:
    """A new desk, open."""
    return desk.begin(home, PASSPHRASE, KEY, MOMENT, FLOOR)


def sheet(number: int = 1, days: int = 2, **more: object) -> Sheet:
    """A sheet of so many occasions, a week apart, that tells a little of each."""
    first = date(2026, 11, 3)
    told = {
        "sheet": 1,
        "id": f"{number:032x}",
        "pack": "listening",
        "version": 1,
        "digest": "0" * 64,
        "title": "Ten minutes of listening",
        "written": (first + timedelta(days=7 * days)).isoformat(),
        "people": People(one="S", two="A"),
        "times": tuple(occasion(first + timedelta(days=7 * each), each) for each in range(days)),
        "question": (Remark(of=Whose.BOTH, text="How do we begin?"),),
    }
    return Sheet(**{**told, **more})  # type: ignore[arg-type]


def occasion(day: date, number: int) -> Time:
    """One occasion; the number makes a difference."""
    return Time(
        day=day.isoformat(),
        went=Went.DONE,
        minutes=20 + number,
        breaks=number,
        tension_before=Pair(one=7 - number, two=8),
        tension_after=Pair(one=4, two=None),
        felt_heard=Pair(one=None, two=5 + number),
        stuck=(Remark(of=Whose.ONE, text="At saying it back."),),
        agreements=(Remark(of=Whose.TWO, text="If it gets loud, then I ask for a break."),),
    )


def file_of(handed: Sheet, *, plain: bool = False) -> bytes:
    """The file that a couple hands over."""
    text = sheet_text(handed).encode()
    return text if plain else sealed(text, KEY.recipient)


def reply(handed: Sheet) -> Reply:
    """The same, opened."""
    return read_reply(file_of(handed), KEY)
