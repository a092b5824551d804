"""The ledger as a sheet of paper."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.summary.break_plan import break_plan
from app.summary.card import card
from app.summary.html import html
from app.summary.ledger import Ledger, ledger
from app.summary.markdown import markdown
from app.summary.sheet import breaks_kept, looked, sheet, until
from app.summary.text import text

from .looks import three_looks

GOLDEN = Path(__file__).parent / "golden"
TODAY = date(2026, 12, 7)
KEPT = ledger(three_looks())
PLAN = break_plan(three_looks()[0])
SHEET = sheet(KEPT, ("Sam", "Alex"), TODAY, PLAN)


@pytest.mark.parametrize(
    ("name", "written"),
    [("ledger.txt", text(SHEET)), ("ledger.html", html(SHEET)), ("ledger.md", markdown(SHEET))],
)
def test_the_sheet_is_the_one_that_was_looked_at(name: str, written: str) -> None:
    """After a change: REKNIT_WRITE_GOLDEN=1, and look at what changed."""
    golden = GOLDEN / name
    if os.environ.get("REKNIT_WRITE_GOLDEN"):
        golden.write_text(written, encoding="utf-8")
    assert written == golden.read_text(encoding="utf-8")


def test_every_agreement_stands_on_it_once() -> None:
    lines = [line.key for line in SHEET.lines if line.promise]
    assert sorted(lines) == sorted(entry.id for entry in KEPT.entries)


def test_nothing_on_it_says_who_rated_what() -> None:
    for entry in KEPT.entries:
        for look in entry.looks:
            assert "Sam" not in looked(look) and "Alex" not in looked(look)


def test_no_number_stands_beside_a_single_name() -> None:
    assert "It helped 9 and 7 of 10" in text(SHEET).replace("\n   ", "")


def test_days_that_are_over_are_left_out_and_each_stands_once() -> None:
    later = sheet(KEPT, ("Sam", "Alex"), TODAY + timedelta(days=400))
    assert not later.cards
    assert len({line.text for line in SHEET.cards}) == len(SHEET.cards)


def test_an_empty_ledger_makes_an_empty_sheet() -> None:
    assert sheet(Ledger(), ("Sam", "Alex"), TODAY).sections == ()


def test_it_can_be_printed_as_a_fridge_card_too() -> None:
    assert card(SHEET).word == "Harbour"
    assert card(SHEET).agreements


def test_the_end_of_an_agreement_is_told_before_and_after() -> None:
    entry = KEPT.in_force[0]
    last = entry.promise.until
    assert until(entry, last).startswith("Until ")
    assert until(entry, last + timedelta(days=1)).startswith("Its time was up on ")


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, ""), (1, "You took one break, and both came back."),
     (4, "You took 4 breaks, and both came back.")],
)  # fmt: skip
def test_breaks_are_told_of_both(count: int, words: str) -> None:
    assert breaks_kept(count) == words
