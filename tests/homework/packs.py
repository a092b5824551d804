"""Small packs and sheets for the tests of app.homework."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st

from app.flow.checked import read_flow
from app.flow.fault import Fault
from app.flow.kinds import ListOf, OneOf, Prose, Record, Whole
from app.flow.library import Library
from app.flow.model import Flow
from app.flow.reader import FORBIDDEN
from app.flow.table import Row, rows_of
from app.flow.written import written
from app.homework.assignment import Assignment
from app.homework.checked import read_pack
from app.homework.key import TherapistKey
from app.homework.pack import Pack
from app.homework.sheet import People, Sheet, Time, Went

KEY = TherapistKey(bytes(range(32)))
"""The key of an invented therapist."""
TODAY = date(2026, 11, 27)
ID = "0123456789abcdef" * 2

OPEN_TALK = """\
flow: 1
id: small-talk
version: 2
language: en
title: A small talk
minutes: 5
steps:
  - id: begin
    title: Begin
    items:
      - {id: wish, type: text, ask: What do you wish for?}
      - {id: calm, type: scale, who: both, ask: How calm are you?, means: tension-after}
  - id: alone-for-a-moment
    title: Alone
    turns: private
    items:
      - {id: felt, type: text, ask: What did you feel?, share: after_both}
      - {id: part, type: text, ask: What was your part?}
      - {id: fear, type: text, ask: What do you fear?, share: never}
"""
TALK_FOR_ONE = """\
flow: 1
id: on-my-own
version: 1
language: en
title: On my own
minutes: 5
people: one
group: look
steps:
  - id: look
    title: Look
    turns: first
    items:
      - {id: sign, type: text, ask: Which sign do you know?}
"""


@cache
def shipped() -> Library:
    """The shipped flows, read once."""
    return Library.shipped()


@cache
def small() -> Mapping[str, Flow]:
    """Two small flows in the place of the shipped ones."""
    return {flow.id: flow for flow in map(_flow, (OPEN_TALK, TALK_FOR_ONE))}


def _flow(text: str) -> Flow:
    checked = read_flow(text.encode())
    assert checked.flow is not None, checked.faults
    return checked.flow


PLAIN: Mapping[str, Any] = {
    "pack": 1,
    "id": "ten-minutes",
    "version": 1,
    "language": "en",
    "title": "Ten minutes a week",
    "from": {"name": "R. Vogel"},
    "why": "Small and often helps more.",
    "flows": [{"id": "small-talk", "version": 2}],
}
"""A pack without anything that could be left out."""


def text(**keys: Any) -> str:
    """A small pack as a file, with some keys changed; None takes a key out."""
    named = {name.rstrip("_"): value for name, value in keys.items()}
    whole = {name: value for name, value in {**PLAIN, **named}.items() if value is not None}
    return written(whole)


def own(body: str = "", **changed: str) -> str:
    """The small talk as a flow of one's own, to stand under `inside`."""
    flow = OPEN_TALK.replace("id: small-talk", "id: my-talk") + body
    for before, after in changed.items():
        flow = flow.replace(before, after)
    first, *rest = flow.splitlines()
    return "\n".join([f"  - {first}", *(f"    {line}" for line in rest)])


def with_inside(*flows: str, **keys: Any) -> str:
    """A small pack that has only flows of its own."""
    return text(flows=None, **keys) + "inside:\n" + "\n".join(flows) + "\n"


def pack(**keys: Any) -> Pack:
    """A small pack as it is read."""
    checked = read_pack(text(**keys).encode(), small())
    assert checked.pack is not None, checked.faults
    return checked.pack


def faults(data: str | bytes, library: Mapping[str, Flow] | None = None) -> tuple[Fault, ...]:
    """What is wrong with a file as a pack."""
    data = data.encode() if isinstance(data, str) else data
    return read_pack(data, small() if library is None else library).faults


def codes(data: str | bytes, library: Mapping[str, Flow] | None = None) -> list[str]:
    """The codes of that."""
    return [fault.code for fault in faults(data, library)]


def taken(of: Pack | None = None, source: str = "", **more: Any) -> Assignment:
    """A pack that was taken on."""
    keys: dict[str, Any] = {
        "id": "1",
        "source": source or text(),
        "key": "",
        "confirmed": False,
        "opened": TODAY,
        "pack": of or pack(),
    }
    return Assignment(**{**keys, **more})


def sheet(*times: Time, **keys: Any) -> Sheet:
    """A small sheet."""
    whole: dict[str, Any] = {
        "sheet": 1,
        "id": ID,
        "pack": "ten-minutes",
        "version": 1,
        "digest": ID * 2,
        "title": "Ten minutes a week",
        "written": TODAY.isoformat(),
        "people": People(one="S", two="A"),
        "times": times or (Time(day="2026-11-26", went=Went.DONE),),
    }
    return Sheet(**{**whole, **keys})


# -- any sheet -------------------------------------------------------------------------

_letters = st.characters(exclude_categories=["Cs"])


def prose(limit: int) -> st.SearchStrategy[str]:
    """Any text that a sheet may hold, with what breaks a file most easily."""
    tricky = st.sampled_from(
        ["a: b", "- x", "# no", '"', "\\", "'", "{a}", "&a", "*a", "!", "a\nb"]
    )
    texts = st.lists(tricky | st.text(_letters, max_size=8), max_size=5).map("".join)
    return texts.map(lambda each: FORBIDDEN.sub("", each).strip()[:limit].strip())


days = st.dates().map(date.isoformat)


def _value(row: Row) -> st.SearchStrategy[Any]:
    match row.kind:
        case _ if row.name in ("day", "written"):
            return days
        case _ if row.name in ("id", "digest"):
            size = 32 if row.name == "id" else 64
            return st.text("0123456789abcdef", min_size=size, max_size=size)
        case Prose(limit=limit):
            return prose(limit)
        case Whole(low=low, high=high):
            numbers = st.integers(low, high)
            return numbers if row.required else st.none() | numbers
        case OneOf(words=words):
            return st.sampled_from(words)
        case Record(of=record):
            return records(record) if row.required else st.none() | records(record)
        case ListOf(kind=Record(of=record), most=most):
            return st.lists(records(record), max_size=min(most, 3)).map(tuple)
    return st.just("ten-minutes") if row.name == "pack" else st.just(1)


def records(of: type[Any]) -> st.SearchStrategy[Any]:
    """Any record of a sheet, read off its rows."""
    return st.builds(of, **{row.field: _value(row) for row in rows_of(of).values()})


sheets: st.SearchStrategy[Sheet] = records(Sheet)
"""Any sheet that can be."""
