"""Each shipped talk, played by the practice couple to its end, gives a summary worth keeping."""

from __future__ import annotations

import os
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from app import bundled
from app.flow.library import Library
from app.flow.repeat import expanded
from app.session.conversation import Conversation
from app.session.practice import Practice, played, read_practice
from app.session.session import Session
from app.session.value import Number, Words
from app.summary.text import text

from .evenings import START, agreed, empty
from .formats import every_format

GOLDEN = Path(__file__).parent / "golden"
PARTS = ("before-you-start", "the-break")
LIBRARY = Library.shipped()
TALKS = [name for name, flow in LIBRARY.items() if name not in PARTS and not flow.is_alone]


def practice(flow_id: str) -> Practice:
    """What the practice couple answers in a flow."""
    (file,) = (
        entry
        for folder in bundled.flows().iterdir()
        if folder.is_dir()
        for entry in folder.iterdir()
        if entry.name == f"{flow_id}.practice.yaml"
    )
    return read_practice(file.read_bytes())


@cache
def whole_talk(flow_id: str) -> Session:
    """The talk from its first page to its end, a page every twenty seconds."""
    couple = practice(flow_id).with_more(practice("before-you-start"))
    flow = expanded(LIBRARY.joined(LIBRARY[flow_id]), couple.agreements)
    talk, now = Conversation.begun(empty(couple.names, flow)), START
    while not talk.ended:
        now += timedelta(seconds=20)
        answered = played(couple, talk, now)
        onward = answered.go_on(now)
        talk = onward if onward is not answered else answered.skip(now)
        assert talk is not answered, f"stuck at {talk.place}"
    return talk.session


@pytest.mark.parametrize("flow_id", TALKS)
def test_a_shipped_talk_gives_the_summary_that_was_looked_at(flow_id: str) -> None:
    """After a change of a flow: REKNIT_WRITE_GOLDEN=1, and look at what changed."""
    written = text(agreed(whole_talk(flow_id)))
    golden = GOLDEN / f"{flow_id}.txt"
    if os.environ.get("REKNIT_WRITE_GOLDEN"):
        golden.write_text(written, encoding="utf-8")
    assert written == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("flow_id", TALKS)
def test_a_shipped_talk_keeps_what_was_not_shown_and_every_number_to_itself(flow_id: str) -> None:
    session = whole_talk(flow_id)
    told = every_format(agreed(session))
    for slot, answer in session.answers.items():
        if isinstance(answer.value, Words) and answer.value.text and not session.is_open(slot):
            assert answer.value.text not in told
        if isinstance(answer.value, Number) and not session.flow.item(slot.item).summary:
            assert f'"{slot.item}/' not in told


@pytest.mark.parametrize("flow_id", TALKS)
def test_a_shipped_talk_leaves_no_placeholder_behind(flow_id: str) -> None:
    told = text(agreed(whole_talk(flow_id)))
    assert "<" not in told and ">" not in told
