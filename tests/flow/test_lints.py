"""Warnings speak where something is swallowed, and keep quiet where all is well."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from app.flow.check import read_flow

HEAD = "flow: 1\nid: a-talk\nversion: 1\nlanguage: en\ntitle: A talk\nminutes: 5\nsteps:\n"
STEP = "  - id: talk\n    title: Talk\n    items:\n      - id: hello\n        type: note\n"


def warned(lines: str) -> list[tuple[str, int, int]]:
    """Code, line and column of all faults, lines counted from the first given one."""
    text = HEAD + STEP + indent(dedent(lines).strip("\n"), "        ")
    above = (HEAD + STEP).count("\n")
    faults = read_flow(text.encode()).faults
    return [(fault.code, fault.line - above, fault.column - 8) for fault in faults]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("text: your no #1 need", [("W201", 1, 15)]),
        ("text: |\n  your no #1 need", []),
        ('text: "your no #1 need"', []),
        ("text: 'your no #1 need'", []),
        ("text: your need   # a remark", []),
        ("text: your need # a remark", []),
        ("# see issue #12\ntext: your need", []),
        ("text: your need\n# nothing #1 here", []),
        ("text: two\n  - one\n  - two", [("W202", 2, 3)]),
        ("text: |\n  two\n  - one\n  - two", []),
        ("text: one - two - three", []),
        ("text: one\n  and - two", []),
        ("text: Hello {first}", [("W203", 1, 13)]),
        ("text: Hello {first} and {second}", [("W203", 1, 13), ("W203", 1, 25)]),
        ("text: Hello   # {first}", []),
        ("# {first}\ntext: Hello", []),
        ("text: Hello { 1 + 1 }", []),
        ("text: Hello <frist>", [("W206", 1, 13)]),
        ("text: |\n  Hello\n  to <frist>", [("W206", 3, 6)]),
        ("text: 3 < 4 and 5 > 2, a <3 b", []),
        ("text: Hello <first>", []),
        ("ask: What has always helped?", []),
        ("text: You always come back.", []),
    ],
)
def test_a_trap_is_named_where_it_is(lines: str, expected: list[tuple[str, int, int]]) -> None:
    assert warned(lines) == expected


def test_a_warning_does_not_keep_a_flow_from_opening() -> None:
    checked = read_flow((HEAD + STEP + "        text: your no #1 need\n").encode())
    assert checked.flow is not None
    assert [fault.severity.value for fault in checked.faults] == ["warning"]
