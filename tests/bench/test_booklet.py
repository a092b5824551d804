"""A flow as a booklet: all of it is there, and what is private is on sheets of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.bench.binding import booklet
from app.bench.booklet import SAFETY, THE_END, Booklet, Leaflet, Question, Section
from app.bench.form import Boxes, Grid, Lines, Row, Says, Signs, Ticks, To, Words, texts
from app.bench.hand import Hand, in_turn
from app.flow.items import Agreement, Guess, Mirror, Note, Share, SignOff, Text
from app.flow.library import Library
from app.flow.model import Flow, Turns
from app.session.session import Seat
from app.shelf.leaflet import shipped

from .flows import FLOWS

LIBRARY, LEAFLET = Library.shipped(), shipped()
FOR_TWO = [name for name in LIBRARY if not LIBRARY[name].is_alone]


def made(flow: Flow) -> Booklet:
    return booklet(flow, LIBRARY, LEAFLET)


def sections(told: Booklet) -> list[Section]:
    return [section for part in told.parts for section in part.sections]


def questions(told: Booklet) -> list[Question]:
    return [each for s in sections(told) for each in s.body if isinstance(each, Question)]


def asked(told: Booklet, item: str) -> Question:
    return next(q for q in questions(told) if q.anchor in (item, f"{item}/first"))


def sentences(told: Booklet) -> Iterator[Words]:
    yield from told.cover.how
    for section in sections(told):
        yield section.only
        yield from section.ways
        for each in section.body:
            for form in (each,) if isinstance(each, Says) else each.forms:
                if isinstance(form, Says):
                    yield form.words


def read(words: Words) -> str:
    return "".join(word if isinstance(word, str) else f"[{word.anchor}]" for word in words)


@pytest.mark.parametrize("name", LIBRARY)
def test_every_step_and_question_of_a_flow_is_in_its_booklet(name: str) -> None:
    flow = LIBRARY[name]
    told = made(flow)
    titles = " ".join(section.title for section in sections(told))
    said = " ".join(
        f"{q.ask} {q.text} {q.help} {' '.join(texts(q.forms))}" for q in questions(told)
    )
    for step in LIBRARY.joined(flow).all_steps():
        assert step.title.rstrip(".?!") in titles
        for item in step.items:
            parts = [item.ask, getattr(item, "statement", "")]
            parts += getattr(item, "options", {}).values()
            for text in filter(None, parts):
                assert Hand(alone=flow.is_alone).voice.filled(text)[:12] in said or "<" in text


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.id)
def test_every_page_that_is_named_is_in_the_booklet_once(flow: Flow) -> None:
    told = made(flow)
    anchors = [s.anchor for s in sections(told)] + [q.anchor for q in questions(told)]
    assert len(anchors) == len(set(anchors))
    named = {word.anchor for words in sentences(told) for word in words if isinstance(word, To)}
    assert named <= set(anchors)
    assert told.pause in {"", *anchors}
    assert bool(told.pause) is not (flow.is_alone or flow.id == "the-break")
    assert {SAFETY, THE_END} <= set(anchors)


@pytest.mark.parametrize("name", FOR_TWO)
def test_what_is_private_stands_only_on_sheets_of_its_own(name: str) -> None:
    flow = LIBRARY.joined(LIBRARY[name])
    told = made(LIBRARY[name])
    where = {
        q.anchor: (part.leaflet, part.seat)
        for part in told.parts
        for section in part.sections
        for q in section.body
        if isinstance(q, Question)
    }
    for step in flow.all_steps():
        if step.turns is not Turns.PRIVATE or step.repeat:
            continue
        for item in step.items:
            assert item.id not in where
            for seat in Seat:
                if not Hand(seat, secret=True).answering(step, item):
                    continue
                hidden = step.share(item) in (Share.ASK, Share.NEVER) and not isinstance(
                    item, Guess
                )
                leaflet, whose = where[f"{item.id}/{seat}"]
                assert whose is seat
                if not isinstance(item, Note):
                    assert leaflet is (Leaflet.KEPT if hidden else Leaflet.SHOWN)


def test_turns_are_written_out_one_after_the_other() -> None:
    told = made(LIBRARY["repair-five-steps"])
    turns = [s.turn for s in sections(told) if s.title == "Telling and listening"]
    assert turns == ["A speaks, B listens", "B speaks, A listens"]
    second = next(q for q in questions(told) if q.anchor == "told/second")
    assert second.ask == "B, what was it like for you?" and second.by == (Seat.SECOND,)


def test_turns_begin_with_the_seat_that_the_flow_says() -> None:
    flow = LIBRARY["repair-short"]
    each = [step for step in flow.steps if step.turns is Turns.EACH]
    assert in_turn(flow, each[0]) == (Seat.FIRST, Seat.SECOND)
    assert in_turn(flow, each[1]) == (Seat.SECOND, Seat.FIRST)


def test_a_hidden_answer_steers_without_saying_whose_it_was() -> None:
    told = made(LIBRARY["coming-back"])
    settle = next(s for s in sections(told) if s.anchor == "coming-settle")
    assert [read(way) for way in settle.ways] == [
        "Each looks at their own sheet and just says the page. Nobody asks why.",
        "If one of you circled 10 or more: go to “Not today”, [coming-not-today].",
        "If one of you circled 5 or more: go to “First calm down”, [coming-calm].",
        "Otherwise go to “What went on”, [coming-inside].",
    ]


def test_a_step_that_may_be_left_out_says_where_it_goes_on_then() -> None:
    told = made(LIBRARY["repair-five-steps"])
    pause = next(s for s in sections(told) if s.anchor == "breathe-first")
    assert read(pause.only).endswith("If not, go on at “Saying it”, [saying-needs].")


def test_each_kind_of_item_has_a_form() -> None:
    told = made(LIBRARY["repair-five-steps"])
    flow = LIBRARY.joined(LIBRARY["repair-five-steps"])
    for step in flow.all_steps():
        for item in step.items:
            kinds = {type(form) for form in asked(told, item.id).forms}
            match item:
                case Text():
                    assert Lines in kinds
                case Mirror():
                    assert {Lines, Ticks} <= kinds
                case Agreement():
                    assert {Grid, Row, Boxes} <= kinds
                case SignOff():
                    assert Signs in kinds
                case Note():
                    pass
                case _:
                    assert kinds


def test_a_mirror_has_the_three_verdicts_for_each_round_and_a_way_on() -> None:
    mirror = asked(made(LIBRARY["repair-five-steps"]), "told-back")
    rounds = [form for form in mirror.forms if isinstance(form, Ticks)]
    assert [each.options for each in rounds[:3]] == [("Not yet", "Mostly", "Yes, I feel heard")] * 3
    assert rounds[3].options == ("Close enough for now", "Park it for another day")


def test_a_note_that_shows_an_answer_says_where_to_look_back() -> None:
    told = made(LIBRARY["coming-back-alone"])
    back = [read(words) for words in sentences(told) if "Look back" in read(words)]
    assert back and all(words.endswith("[back-sentence].") for words in back)


def test_agreements_have_a_number_and_a_place_to_write_them_first() -> None:
    told = made(LIBRARY["check-in"])
    titles = [s.title for s in sections(told)]
    assert "One by one, agreement 1" in titles and "One by one, agreement 3" in titles
    order = [q.anchor for q in questions(told)]
    assert order.index("/agreements") < order.index("tried-1/first")


def test_a_booklet_for_one_has_no_sheets_apart_and_nobody_else() -> None:
    told = made(LIBRARY["a-moment"])
    assert told.alone and len(told.parts) == 1 and not told.pause
    said = " ".join(read(words) for words in sentences(told))
    assert " A " not in said and "one of you" not in said
    assert "If you ticked “A slow walk, 10 minutes”: go to “A slow walk”, [moment-walk]." in said


def test_names_in_a_flow_become_letters_whatever_stands_around_them() -> None:
    flow = LIBRARY["repair-short"]
    first = flow.steps[0]
    odd = replace(first.items[0], ask="<first> & <script>alert(1)</script> *<second>*")
    changed = replace(first, items=(odd, *first.items[1:]))
    told = made(replace(flow, steps=(changed, *flow.steps[1:])))
    assert asked(told, odd.id).ask == "A & <script>alert(1)</script> *B*"
