"""Between frozen things and rows: what a talk looks like in the vault and out of it."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import apsw

from ..flow.items import Share
from ..session.session import Answer, Seat, Session, Slot, State
from ..session.value import from_json, to_json
from .problems import VaultDamaged

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

HEAD = (
    "id, flow_id, flow_version, title, first, second, swapped, started, starter, breaks, state, "
    "ended"
)
ANSWER = "item, by, turn, value, asked, share, at, shown"


@dataclass(frozen=True)
class Head:
    """What the list of past talks shows of one; `names` and `starter` are by seat."""

    id: str
    flow_id: str
    flow_version: int
    title: str
    names: tuple[str, str]
    swapped: bool
    started: datetime
    starter: Seat | None
    breaks: int
    state: State
    ended: datetime | None


@dataclass(frozen=True)
class Talk:
    """Everything the vault has of one talk: enough to make its Session and Conversation again.

    `flow` holds the canonical bytes of the flow as it was, `digest` their SHA-256, `place` what
    was last given to `keep_place` (None: nothing yet, or the talk has ended).
    """

    head: Head
    digest: str
    flow: bytes
    answers: tuple[Answer, ...]
    place: str | None


def may_be_kept(answer: Answer) -> bool:
    """Whether an answer may be written where both can read it (vault.md, rule 4).

    Said again here, apart from `Answer.kept`, so that one mistake is not enough.
    """
    if answer.share is Share.ASK:
        return answer.shown
    return answer.share in (Share.NOW, Share.AFTER_BOTH)


def storable(text: str) -> str:
    """The text with halves of characters, which no file can hold, replaced by U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def microseconds(moment: datetime) -> int:
    """Since 1970; raises ValueError for a moment without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return (moment - EPOCH) // timedelta(microseconds=1)


def row_id(now: datetime) -> str:
    """A new id that sorts by time: microseconds, then 72 random bits, as 32 hex digits."""
    return f"{microseconds(now):014x}{secrets.token_hex(9)}"


def of_session(session: Session, digest: str) -> dict[str, apsw.SQLiteValue]:
    """The row of a session; the digest is that of its flow."""
    return {
        "id": session.id,
        "flow": digest,
        "flow_id": session.flow.id,
        "flow_version": session.flow.version,
        "title": storable(session.flow.title),
        "first": storable(session.names[0]),
        "second": storable(session.names[1]),
        "swapped": int(session.swapped),
        "started": session.started.isoformat(),
        "started_us": microseconds(session.started),
        "starter": session.starter or "",
        "breaks": session.breaks,
        "state": session.state.value,
    }


def of_slot(slot: Slot) -> tuple[str, str, str]:
    """Item, author and turn; '' stands for the couple, and for no turn."""
    return slot.item, slot.by or "", slot.turn or ""


def slot(item: apsw.SQLiteValue, by: apsw.SQLiteValue, turn: apsw.SQLiteValue) -> Slot:
    """The slot that `of_slot` gave. Raises ValueError."""
    return Slot(str(item), Seat(str(by)) if by else None, Seat(str(turn)) if turn else None)


def of_answer(answer: Answer) -> tuple[apsw.SQLiteValue, ...]:
    """The columns ANSWER of an answer."""
    value = json.dumps(to_json(answer.value), ensure_ascii=False, separators=(",", ":"))
    microseconds(answer.at)
    return (
        *of_slot(answer.slot),
        storable(value),
        storable(answer.asked),
        answer.share.value,
        answer.at.isoformat(),
        int(answer.shown),
    )


def head(row: tuple[apsw.SQLiteValue, ...]) -> Head:
    """The head in the columns HEAD. Raises VaultDamaged."""
    id_, flow_id, version, title, first, second, swapped, started, starter, breaks, state, ended = (
        row
    )
    try:
        return Head(
            str(id_),
            str(flow_id),
            int(str(version)),
            str(title),
            (str(first), str(second)),
            bool(swapped),
            datetime.fromisoformat(str(started)),
            Seat(str(starter)) if starter else None,
            int(str(breaks)),
            State(str(state)),
            datetime.fromisoformat(str(ended)) if ended else None,
        )
    except ValueError:
        raise VaultDamaged from None


def answer(row: tuple[apsw.SQLiteValue, ...]) -> Answer:
    """The answer in the columns ANSWER. Raises VaultDamaged; its cause would hold the text."""
    item, by, turn, value, asked, share, at, shown = row
    try:
        return Answer(
            slot(item, by, turn),
            from_json(json.loads(str(value))),
            str(asked),
            Share(str(share)),
            datetime.fromisoformat(str(at)),
            bool(shown),
        )
    except (ValueError, KeyError, TypeError):
        raise VaultDamaged from None
