"""The packs that come with the program: whole, clean, and walked to their end."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from app.flow.digest import from_canonical, to_canonical
from app.flow.library import Library
from app.flow.model import Flow, Turns
from app.homework.checked import read_pack
from app.homework.pack import ENDING, Pack
from app.session.conversation import Conversation
from app.session.practice import Practice, played, read_practice
from app.session.session import Session, State

PACKS = Path(__file__).parents[2] / "flows" / "packs"
FILES = sorted(PACKS.glob(f"*{ENDING}"))
LIBRARY = Library.shipped()
NOW = datetime(2026, 11, 27, 19, 0, tzinfo=timezone(timedelta(hours=1)))


def pack_in(file: Path) -> Pack:
    pack = read_pack(file.read_bytes(), LIBRARY).pack
    assert pack is not None
    return pack


OWN = [flow for file in FILES for flow in pack_in(file).inside]


def practice_of(flow: Flow) -> Practice:
    own = read_practice((PACKS / f"{flow.id}.practice.yaml").read_bytes())
    shipped = Path(__file__).parents[2] / "flows" / "break" / "the-break.practice.yaml"
    return own.with_more(read_practice(shipped.read_bytes()))


def test_there_are_three_packs_to_try() -> None:
    assert [file.stem for file in FILES] == ["break-while-calm", "listening", "looking-back"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_shipped_pack_has_neither_errors_nor_warnings(file: Path) -> None:
    assert read_pack(file.read_bytes(), LIBRARY).faults == ()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_name_of_the_file_is_the_id_of_the_pack(file: Path) -> None:
    assert pack_in(file).id == file.stem


@pytest.mark.parametrize("flow", OWN, ids=lambda flow: flow.id)
def test_a_flow_inside_a_pack_can_be_stored_and_has_a_break(flow: Flow) -> None:
    joined = LIBRARY.joined(flow)
    assert joined.pause is not None
    assert from_canonical(to_canonical(joined)) == joined
    assert all(step.evidence for step in flow.steps)


@pytest.mark.parametrize("flow", OWN, ids=lambda flow: flow.id)
def test_in_a_flow_inside_a_pack_both_have_the_same_floor(flow: Flow) -> None:
    assert all(step.turns not in (Turns.FIRST, Turns.SECOND) for step in flow.steps)


@pytest.mark.parametrize("flow", OWN, ids=lambda flow: flow.id)
def test_the_practice_couple_walks_a_flow_inside_a_pack_to_its_end(flow: Flow) -> None:
    practice, moment = practice_of(flow), NOW
    here = Conversation.begun(Session("0" * 32, LIBRARY.joined(flow), practice.names, moment))
    for _ in range(100):
        here = played(practice, here, moment)
        moment += timedelta(minutes=4)
        onward = here.go_on(moment)
        here = here.skip(moment) if onward == here else onward
        if here.ended:
            break
    assert here.session.state is State.FINISHED
    asked = {item.id for step in flow.steps for item in step.items}
    silent = {slot.item for slot in here.session.answers}
    assert {
        item for item in asked - silent if flow.item(item).type not in ("timer", "exercise")
    } == set()
