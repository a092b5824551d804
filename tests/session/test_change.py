"""app.session.change: what has to be written where."""

from __future__ import annotations

from dataclasses import replace

from app.flow.items import Share, Text
from app.session.change import change, own, shared
from app.session.session import Answer, Session, Slot
from app.session.value import Words

from .worlds import FIRST, NOW, SECOND, flow, private, session

ASKED, NEVER, THEIRS, OURS = (
    Slot("asked", FIRST),
    Slot("never", FIRST),
    Slot("asked", SECOND),
    Slot("ours"),
)


def talk() -> Session:
    """One private answer of each kind, one of the other's, and one of both."""
    said = session(flow(private("alone", Text(id="asked", ask="?"))))
    for slot, share in (
        (ASKED, Share.ASK),
        (NEVER, Share.NEVER),
        (THEIRS, Share.ASK),
        (OURS, Share.NOW),
    ):
        said = said.with_answer(Answer(slot, Words("words"), "?", share, NOW))
    return said


def test_only_what_is_open_to_both_belongs_where_both_can_read() -> None:
    assert set(shared(talk())) == {OURS}
    answer = talk().answers[ASKED]
    assert set(shared(talk().with_answer(replace(answer, shown=True)))) == {ASKED, OURS}


def test_a_room_holds_what_its_owner_was_asked_alone_shown_or_not() -> None:
    assert set(own(talk(), FIRST)) == {ASKED, NEVER}
    assert set(own(talk(), SECOND)) == {THEIRS}
    shown = talk().with_answer(replace(talk().answers[ASKED], shown=True))
    assert set(own(shown, FIRST)) == {ASKED, NEVER}


def test_what_differs_is_kept_and_what_is_gone_is_withdrawn() -> None:
    before = own(talk(), FIRST)
    after = own(talk().with_value(NEVER, Words("others")).without(frozenset({ASKED})), FIRST)
    due = change(before, after)
    assert [answer.slot for answer in due.kept] == [NEVER]
    assert due.withdrawn == (ASKED,)
    assert not change(after, after)
