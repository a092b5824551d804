"""A completion sheet is read as it was written, and as a stranger's file."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given

from app.flow.reader import SIZE
from app.homework.sheet import (
    Pair,
    People,
    Remark,
    Sheet,
    Time,
    Went,
    Whose,
    read_sheet,
    sheet_text,
)

from .packs import sheet, sheets

ALL = sheet(
    Time(
        day="2026-11-26",
        went=Went.PART,
        minutes=12,
        breaks=1,
        tension_before=Pair(one=7, two=4),
        felt_heard=Pair(two=8),
        headline=(Remark(of=Whose.BOTH, text="The evening of the visit"),),
        answers=(Remark(of=Whose.TWO, text="More time", asked="What do you wish for?"),),
    ),
    question=(Remark(of=Whose.ONE, text="How do we begin?"),),
)


def codes(text: str | bytes) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    return [fault.code for fault in read_sheet(data).faults]


@given(sheets)
def test_any_sheet_is_read_as_it_was_written(any_sheet: Sheet) -> None:
    assert read_sheet(sheet_text(any_sheet).encode()).sheet == any_sheet


def test_a_sheet_says_nothing_that_was_left_out() -> None:
    written = sheet_text(sheet())
    assert "minutes:" not in written and "question" not in written and "tension" not in written
    assert written.splitlines()[0] == "sheet: 1"


def test_the_longest_texts_are_read_as_well() -> None:
    long = sheet(
        Time(
            day="2026-11-26",
            went=Went.DONE,
            answers=(Remark(of=Whose.ONE, text="x" * 20_000, asked="y" * 1_200),),
        )
    )
    assert read_sheet(sheet_text(long).encode()).sheet == long


def test_a_name_cannot_break_out_of_its_line() -> None:
    name = 'S"\nquestion:\n  - {of: one, text: "mine"}\n#'
    named = sheet(people=People(one=name, two="A"))
    assert read_sheet(sheet_text(named).encode()).sheet == named


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("sheet", 2, "F118"),
        ("id", "0" * 31, "F601"),
        ("id", "G" * 32, "F601"),
        ("id", "٠" * 32, "F601"),
        ("digest", "0" * 63, "F601"),
        ("written", "27.11.2026", "F602"),
        ("written", "2026-02-30", "F602"),
        ("written", "2026-W48-5", "F602"),
        ("written", "٢٠٢٦-١١-٢٧", "F602"),
        ("version", 0, "F110"),
        ("version", -1, "F110"),
        ("pack", "Not an id", "F111"),
        ("title", "x" * 81, "F113"),
    ],
)
def test_what_a_sheet_cannot_hold_is_refused(name: str, value: object, code: str) -> None:
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}" if line.startswith(f"{name}:") else line
        for line in sheet_text(ALL).splitlines()
    ]
    assert codes("\n".join(lines)) == [code]


@pytest.mark.parametrize(
    "name", ["journal", "readiness", "safety", "paused_by", "share", "recipient", "note"]
)
def test_a_sheet_has_no_word_for_what_nobody_hands_on(name: str) -> None:
    assert codes(f"{sheet_text(ALL)}{name}: something\n") == ["F101"]
    assert codes(sheet_text(ALL).replace("    minutes:", f"    {name}:")) == ["F101"]


def test_more_occasions_than_a_sheet_can_have_are_refused() -> None:
    time = Time(day="2026-11-26", went=Went.DONE)
    assert codes(sheet_text(sheet(*[time] * 60))) == []
    assert codes(sheet_text(sheet(*[time] * 61))) == ["F114"]


def test_a_sheet_with_any_fault_is_not_read_at_all() -> None:
    bad = sheet_text(replace(ALL, written="tomorrow"))
    assert read_sheet(bad.encode()).sheet is None
    assert codes(b"x" * (SIZE + 1)) == ["F001"]
    assert codes(b"") == ["F009"]


def test_whose_it_is_is_said_with_the_name_they_chose() -> None:
    assert [ALL.name(whose) for whose in Whose] == ["S", "A", "Both"]


def test_a_pair_is_there_once_one_of_the_two_handed_a_number_on() -> None:
    assert not Pair()
    assert Pair(one=0)
