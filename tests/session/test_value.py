"""app.session.value: what an answer can be, and its JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.session.value import Ending, Mirrored, Round, Value, Verdict, Words, from_json, to_json

from .worlds import values

HEARD, NOT_YET = Round(Words("So."), Verdict.YES), Round(Words("So."), Verdict.NOT_YET)

scraps = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(values)
def test_every_value_comes_back_from_json_as_it_was(value: Value) -> None:
    assert from_json(json.loads(json.dumps(to_json(value)))) == value


@given(values, st.data())
def test_a_value_with_one_part_spoilt_is_refused_or_still_a_value(
    value: Value, data: st.DataObject
) -> None:
    written: dict[str, Any] = to_json(value)
    part = data.draw(st.sampled_from(sorted(written)))
    if data.draw(st.booleans()):
        del written[part]
    else:
        written[part] = data.draw(scraps)
    try:
        read = from_json(written)
    except ValueError:
        return
    assert from_json(json.loads(json.dumps(to_json(read)))) == read


@given(scraps)
def test_what_is_no_value_is_refused_with_a_value_error(data: object) -> None:
    with pytest.raises(ValueError):
        from_json(data)


@pytest.mark.parametrize(
    "data",
    [
        {"is": "words", "text": 5, "aloud": False},
        {"is": "words", "text": "secret", "aloud": "yes"},
        {"is": "number", "number": True},
        {"is": "number", "number": 1.5},
        {"is": "picked", "options": "secret", "other": ""},
        {"is": "picked", "options": [["secret"]], "other": ""},
        {"is": "guessed", "guess": {"is": "words", "text": "secret"}, "closeness": None},
        {"is": "mirrored", "rounds": {"secret": 1}, "ending": None},
        {"is": "mirrored", "rounds": [], "ending": "secret"},
        {"is": "moment", "at": "secret", "timed": True},
        {"is": "moment", "at": 5, "timed": True},
        {"is": "signed", "yes": "secret", "refused": 0},
        {"is": "secret"},
        {"is": ["secret"]},
    ],
)
def test_a_refusal_never_repeats_what_was_written(data: dict[str, Any]) -> None:
    with pytest.raises(ValueError) as refusal:
        from_json(data)
    assert "secret" not in str(refusal.value)
    assert refusal.value.__cause__ is None


def test_a_guess_within_a_guess_is_refused_however_deep() -> None:
    data: dict[str, Any] = {"is": "number", "number": 3}
    for _ in range(50_000):
        data = {"is": "guessed", "guess": data, "closeness": None}
    with pytest.raises(ValueError):
        from_json(data)


@pytest.mark.parametrize(
    ("mirrored", "passed"),
    [
        (Mirrored(), False),
        (Mirrored((NOT_YET,)), False),
        (Mirrored((NOT_YET, HEARD)), True),
        (Mirrored((HEARD, NOT_YET)), False),
        (Mirrored((NOT_YET,), Ending.CLOSE_ENOUGH), False),
    ],
)
def test_only_the_last_verdict_passes_a_mirror(mirrored: Mirrored, passed: bool) -> None:
    assert mirrored.passed is passed
