"""A text as an author would write it: whatever it is, the reader reads the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bench.scalar import written
from app.flow.node import Map, Scalar
from app.flow.reader import FORBIDDEN, read

LINES = st.text(
    st.sampled_from("ab:#-'\"\\{}[],&*!|>%@`?<~ é…“„\u00a0\u202f😀0.") | st.characters(),
    max_size=20,
)


def read_back(text: str, indent: int = 0) -> str:
    margin = " " * indent
    head = "outer:\n" if indent else ""
    reading = read(f"{head}{margin}key: {written(text, indent)}\n{margin}next: x\n".encode())
    assert reading.faults == ()
    root = reading.root
    if indent:
        assert isinstance(root, Map)
        root = root.get("outer")
    assert isinstance(root, Map)
    value = root.get("key")
    assert isinstance(value, Scalar)
    assert root.get("next") is not None
    return value.value


@given(LINES.map(str.strip).filter(lambda text: not FORBIDDEN.search(text) and "\n" not in text))
def test_one_line_is_read_back_as_it_was(text: str) -> None:
    assert read_back(text) == text


@given(st.lists(LINES, min_size=2, max_size=4), st.sampled_from([0, 2, 4]))
def test_several_lines_are_read_back_line_by_line(lines: list[str], indent: int) -> None:
    text = "\n".join(line.strip() for line in lines if "\n" not in line).strip()
    if not FORBIDDEN.search(text):
        assert read_back(text, indent) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How was it for you?", "How was it for you?"),
        ("“I came home.”", "“I came home.”"),
        ("My part:", '"My part:"'),
        ("my #1 need", '"my #1 need"'),
        ("Yes", '"Yes"'),
        ("7", '"7"'),
        ("", '""'),
        ('"So"', "'\"So\"'"),
        ("Two\nlines", "|-\n  Two\n  lines"),
    ],
)
def test_it_is_written_as_a_person_would(text: str, expected: str) -> None:
    assert written(text) == expected
