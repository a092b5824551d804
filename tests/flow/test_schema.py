"""The schema for editors says what the checker says about structure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from app import bundled
from app.flow.checked import read_flow
from app.flow.clause import TESTS
from app.flow.items import ITEMS
from app.flow.model import Flow
from app.flow.node import Map, Node, Scalar, Seq
from app.flow.reader import read
from app.flow.schema import NAME, schema, schema_text
from app.flow.structure import outlined, record_of
from app.flow.walk import Walk

DATA = Path(__file__).parent / "data"


def test_the_stored_schema_is_the_one_the_field_table_gives() -> None:
    stored = bundled.resources() / "schema" / NAME
    assert stored.read_text(encoding="utf-8") == schema_text(schema())


def test_the_schema_is_a_valid_draft_7_schema() -> None:
    Draft7Validator.check_schema(schema())


def test_every_key_of_an_item_is_described_for_editors() -> None:
    described = {
        each["if"]["properties"]["type"]["const"]: each["then"]["properties"]
        for each in schema()["definitions"]["item"]["allOf"]
    }
    assert set(described) == set(ITEMS)
    for keys in described.values():
        assert all(row.get("description") for name, row in keys.items() if name != "type")


def lists_of_words(form: Any) -> Iterator[dict[str, Any]]:
    """Every part of a schema that lists words which an author may choose."""
    if isinstance(form, dict):
        if "enum" in form and "description" in form:
            yield form
        for inner in form.values():
            yield from lists_of_words(inner)
    elif isinstance(form, list):
        for inner in form:
            yield from lists_of_words(inner)


def test_every_word_and_every_test_is_described_for_editors() -> None:
    for form in lists_of_words(schema()):
        assert len(form["enumDescriptions"]) == len(form["enum"])
        assert all(form["enumDescriptions"]), form
    tests = schema()["definitions"]["condition"]["properties"]
    assert all(tests[test]["description"] for test in TESTS)


def test_what_an_editor_puts_in_is_whole_once_it_is_filled_in() -> None:
    item = schema()["definitions"]["item"]
    assert item["if"]["required"] == ["type"]
    beginnings = {each["body"]["type"]: each["body"] for each in item["else"]["defaultSnippets"]}
    assert set(beginnings) == set(ITEMS)
    head = {"flow": 1, "id": "a-talk", "version": 1, "language": "en", "title": "A", "minutes": 5}
    felt = {
        "id": "felt",
        "type": "choice",
        "share": "after_both",
        "ask": "A?",
        "options": {"a": "A"},
    }
    before = {"id": "before", "title": "A", "turns": "private", "items": [felt]}
    for word, body in beginnings.items():
        filled = json.loads(re.sub(r"\$\d", "felt", json.dumps({**body, "id": "it"})))
        turns = {"mirror": "each", "guess": "private"}.get(word, "together")
        step = {"id": "step", "title": "A", "turns": turns, "items": [filled]}
        made = json.dumps({**head, "steps": [before, step]})
        assert read_flow(made.encode()).faults == (), word


@cache
def validator() -> Draft7Validator:
    return Draft7Validator(schema())


def data_of(node: Node) -> Any:
    """The tree as YAML 1.2 would type it."""
    if isinstance(node, Map):
        return {name: data_of(value) for name, (_, value) in node.pairs.items()}
    if isinstance(node, Seq):
        return [data_of(entry) for entry in node.entries]
    assert isinstance(node, Scalar)
    if node.style:
        return node.value
    if node.value in ("", "~", "null", "Null", "NULL"):
        return None
    if node.value in ("true", "false"):
        return node.value == "true"
    try:
        return int(node.value)
    except ValueError:
        return node.value


def agree(data: bytes, of: type[Any] = Flow, schema: Draft7Validator | None = None) -> None:
    """The reader finds a fault of shape where the schema finds one, and only there."""
    reading = read(data)
    assert reading.root is not None, reading.faults
    assert not reading.faults
    walk = Walk(reading.text)
    record_of(walk, reading.root, of)
    problems = [e.message for e in (schema or validator()).iter_errors(data_of(reading.root))]
    assert bool(walk.faults) == bool(problems), (walk.faults, problems)


@pytest.mark.parametrize("name", ["example.flow.yaml", "every-key.flow.yaml", "alone.flow.yaml"])
def test_both_accept_a_good_flow(name: str) -> None:
    data = (DATA / name).read_bytes()
    agree(data)
    assert outlined(read(data)).walk.faults == []


def whole(name: str) -> Any:
    root = read((DATA / name).read_bytes()).root
    assert root is not None
    return data_of(root)


GOOD = [whole("every-key.flow.yaml"), whole("alone.flow.yaml")]
VALUES: st.SearchStrategy[Any] = st.sampled_from(
    [
        None, True, False, 0, 1, 7, 11, 41, -1, 101, 1_000_000, "", "yes", "true", "both", "each",
        "x", "a-b", "A b", "end", "null", "x" * 81, "x" * 601, "x" * 4001, [], {}, [1], ["a"],
        ["blame"], {"a": "b"}, {"A": "b"}, {"true": "b"}, {"a": None}, {"a": 5},
        {"answer": "tension"},
        {"answer": "tension", "at_least": 3}, {"all": []}, {"all": [{"answer": "x", "is": "y"}]},
        {"answer": "x", "is": "y", "is_not": "z"}, {"answer": "x", "of": "me", "is": "y"},
        {"all": [{"any": [{"none": [{"answer": "x", "is": 1}]}]}]},
        {"all": [{"any": [{"none": [{"all": [{"answer": "x", "is": 1}]}]}]}]},
        {"answer": "x", "is_one_of": ["a", 2]}, {"answer": "x", "includes_any": []},
        {"answer": "x", "above": "y"}, {"answer": "x", "above": "y", "by": 2},
        {"answer": "x", "of": "both", "above": "y", "by": 0}, {"answer": "x", "is": 1, "by": 2},
        {"answer": "x", "by": 2}, {"answer": "x", "above": "Y", "is": 1}, "one", "calm",
        {"otherwise": "end"}, {"grade": "trial"}, {"grade": "trial", "source": "x"},
        {"id": "n", "type": "note"}, {"id": "n", "type": "nota"}, {"type": "note"},
    ]
)  # fmt: skip
KEYS = st.sampled_from(
    ["id", "type", "ask", "who", "share", "options", "of", "show_if", "items", "go_to", "if",
     "from", "to", "gate", "aks", "intro", "answer", "all", "evidence", "minutes", "x", "-id",
     "people", "group", "above", "by"]
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn, good: Sequence[Any], keys: st.SearchStrategy[str] = KEYS) -> Any:
    """A good file with one or two changes somewhere in its tree."""
    flow = json.loads(json.dumps(draw(st.sampled_from(good))))
    for _ in range(draw(st.integers(1, 2))):
        here: Any = flow
        for _ in range(draw(st.integers(0, 7))):
            inner = [each for each in _values(here) if isinstance(each, dict | list) and each]
            if not inner:
                break
            here = draw(st.sampled_from(inner))
        _change(draw, here, keys)
    return flow


def _values(here: Any) -> list[Any]:
    return list(here.values()) if isinstance(here, dict) else list(here)


def _change(draw: st.DrawFn, here: Any, keys: st.SearchStrategy[str]) -> None:
    way = draw(st.sampled_from(["set", "add", "remove"]))
    if isinstance(here, dict):
        key = draw(keys if way == "add" else st.sampled_from(sorted(here)))
        if way == "remove":
            del here[key]
        else:
            here[key] = deepcopy(draw(VALUES))
    elif way == "remove":
        here.pop()
    else:
        here.append(deepcopy(draw(VALUES)))


@settings(max_examples=250, deadline=None)
@given(damaged(GOOD))
def test_both_agree_on_a_damaged_flow(flow: Any) -> None:
    agree(json.dumps(flow, ensure_ascii=False).encode())
