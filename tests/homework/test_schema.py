"""The schema of a pack says what the checker says about structure."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from app import bundled
from app.flow.reader import read
from app.flow.schema import schema_text
from app.flow.structure import record_of
from app.flow.table import rows_of
from app.flow.walk import Walk
from app.homework.pack import From, Pack, Returns, Use
from app.homework.schema import NAME, schema

from ..flow.test_schema import KEYS, agree, damaged, data_of
from .packs import KEY, own, text

EVERY_KEY = (
    text(
        standing="current",
        evidence={"grade": "trial", "source": "A study"},
        **{
            "from": {"name": "R. Vogel", "practice": "At the Mill", "contact": "a telephone number"}
        },
        minutes=10,
        times=2,
        per="day",
        starts="2026-11-30",
        until="2026-12-20",
        days=0,
        ask_when="When?",
        ask_obstacle="What?",
        returns={"tell": ["minutes", "felt-heard"], "answers": ["wish"], "question": "How?"},
        recipient=KEY.recipient,
    )
    + f"inside:\n{own()}\n"
)
PACK_KEYS = st.sampled_from([*rows_of(Pack), *rows_of(From), *rows_of(Use), *rows_of(Returns)])


@cache
def validator() -> Draft7Validator:
    return Draft7Validator(schema())


def whole(pack: str) -> Any:
    root = read(pack.encode()).root
    assert root is not None
    return data_of(root)


def test_the_stored_schema_is_the_one_the_rows_give() -> None:
    """After a change: python -m app.homework.schema."""
    stored = bundled.resources() / "schema" / NAME
    assert stored.read_text(encoding="utf-8") == schema_text(schema())


def test_the_schema_is_a_valid_draft_7_schema() -> None:
    Draft7Validator.check_schema(schema())


def test_every_key_is_described_for_editors() -> None:
    for part in (schema(), *(schema()["definitions"][n] for n in ("from", "use", "returns"))):
        assert all(each["description"] for each in part["properties"].values())


@pytest.mark.parametrize("pack", [text(), EVERY_KEY], ids=["small", "every key"])
def test_both_accept_a_good_pack(pack: str) -> None:
    reading = read(pack.encode())
    assert reading.root is not None
    walk = Walk(reading.text)
    record_of(walk, reading.root, Pack)
    assert walk.faults == []
    agree(pack.encode(), Pack, validator())


def test_every_key_of_a_pack_stands_in_the_pack_with_every_key() -> None:
    assert set(whole(EVERY_KEY)) == set(rows_of(Pack))


GOOD = [whole(text()), whole(EVERY_KEY)]


@settings(max_examples=250, deadline=None)
@given(damaged(GOOD, PACK_KEYS | KEYS))
def test_both_agree_on_a_damaged_pack(pack: Any) -> None:
    agree(json.dumps(pack, ensure_ascii=False).encode(), Pack, validator())
