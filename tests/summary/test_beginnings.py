"""What a new talk may begin with: each only their own, and only what they have kept."""

from __future__ import annotations

from dataclasses import replace

from app.flow.items import Checklist, Meaning, Share, Text
from app.flow.library import Library
from app.flow.model import Flow, Step, Turns
from app.session.session import Session
from app.session.value import Picked, Words
from app.summary.beginnings import ASKED, Beginning, beginnings
from app.summary.compose import compose
from app.summary.consent import kept, sign, tick_all
from app.summary.summary import Summary

from .evenings import FIRST, NOW, SECOND, agreed, empty, said
from .test_shipped import whole_talk

DOES, FEELS, NEEDS = Meaning.CYCLE_DOES, Meaning.CYCLE_FEELS, Meaning.CYCLE_NEEDS
PARTS = {"silent": "I went silent", "fine": "I said it was fine, and it was not"}
FLOW = Flow(
    flow=1,
    id="small",
    version=1,
    language="en",
    title="A small talk",
    minutes=5,
    steps=(
        Step(
            id="each",
            title="Each",
            turns=Turns.PRIVATE,
            items=(
                Checklist(id="own-part", ask="Part?", options=PARTS, other=True),
                Checklist(
                    id="feelings", ask="Felt?", options={"hurt": "hurt"}, share=Share.AFTER_BOTH
                ),
                Text(id="needs", ask="In words?", share=Share.NOW),
            ),
        ),
    ),
)


def talk(own: str = "") -> Session:
    session = said(empty(flow=FLOW), "own-part", Picked(("fine",), own), FIRST, shown=True)
    session = said(session, "own-part", Picked(("silent",)), SECOND)
    session = said(session, "feelings", Picked(("hurt",)), FIRST)
    return said(session, "feelings", Picked(("hurt",)), SECOND)


def taken(session: Session) -> tuple[Session, Summary]:
    return session, kept(agreed(session))


def test_each_begins_with_their_own_options_and_words() -> None:
    found = beginnings([taken(talk("I hid"))])
    assert found[0, DOES] == Beginning(("fine",), "I hid")
    assert found[0, FEELS] == found[1, FEELS] == Beginning(("hurt",))


def test_what_its_author_did_not_show_is_not_there() -> None:
    assert (1, DOES) not in beginnings([taken(talk())])


def test_a_line_that_its_author_did_not_tick_is_not_there() -> None:
    session = talk()
    summary = tick_all(compose(session, NOW), SECOND)
    for seat in (FIRST, SECOND):
        summary = sign(summary, seat, True, NOW)
    assert set(beginnings([(session, summary)])) == {(1, FEELS)}


def test_nothing_comes_from_a_summary_that_both_have_not_agreed_to() -> None:
    session = talk()
    summary = tick_all(tick_all(compose(session, NOW), FIRST), SECOND)
    assert not beginnings([(session, summary)])


def test_the_newest_talk_comes_first_and_older_ones_behind_it() -> None:
    older = said(talk("older words"), "own-part", Picked(("silent", "fine")), FIRST, shown=True)
    newer = talk("newer words")
    found = beginnings([taken(newer), taken(older)])
    assert found[0, DOES] == Beginning(("fine", "silent"), "newer words")


def test_who_is_who_holds_where_the_seats_were_exchanged() -> None:
    found = beginnings([taken(replace(talk(), swapped=True))])
    assert (1, DOES) in found and (0, DOES) not in found


def test_an_answer_in_words_is_nothing_to_choose() -> None:
    session = said(talk(), "needs", Words("Quiet."), FIRST)
    assert (0, NEEDS) not in beginnings([taken(session)])


def test_an_earlier_cycle_is_begun_with_too() -> None:
    found = beginnings([taken(whole_talk("our-cycle"))])
    assert found[0, DOES] == Beginning(("asked-again",))
    assert found[1, NEEDS] == Beginning(("space",), "a softer start")


def test_the_shipped_talks_ask_under_these_ids_and_the_cycle_has_their_options() -> None:
    library = Library.shipped()
    asked = {
        item.id: item
        for name in ("repair-five-steps", "repair-short")
        for step in library[name].steps
        for item in step.items
        if item.id in ASKED
    }
    assert set(asked) == set(ASKED)
    halves = library["our-cycle"].steps[0].items
    ours = {item.means: item for item in halves}
    for name, item in asked.items():
        here = ours[ASKED[name]]
        assert isinstance(item, Checklist) and isinstance(here, Checklist)
        missing = set(item.options) - set(here.options)
        assert missing <= {"relieved"}, name
