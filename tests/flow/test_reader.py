"""The reader: whatever the bytes are, it answers with a tree or with faults."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from app.flow.check import read_flow
from app.flow.fault import Fault
from app.flow.node import Map, Node, Scalar, Seq, spot
from app.flow.reader import DEPTH, SIZE, Events, read

DATA = Path(__file__).parent / "data"
EXAMPLE = (DATA / "example.flow.yaml").read_bytes()
ENGINES: list[Events] = [yaml.CSafeLoader, yaml.SafeLoader]

both_engines = pytest.mark.parametrize("events", ENGINES, ids=["libyaml", "python"])


def first(data: bytes, events: Events = yaml.CSafeLoader) -> tuple[str, int, int]:
    reading = read(data, events=events)
    fault = reading.faults[0]
    return fault.code, fault.line, fault.column


@both_engines
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a: 1\n---\nb: 2\n", ("F007", 2, 1)),
        (b"%YAML 1.2\n---\na: 1\n", ("F008", 1, 1)),
        (b"%YAML 3.0\n---\na: 1\n", ("F008", 1, 1)),
        (b"# nothing\n", ("F009", 2, 1)),
        (b"a: &x 1\n", ("F010", 1, 4)),
        (b"a: *x\n", ("F010", 1, 4)),
        (b"<<: *x\n", ("F010", 1, 5)),
        (b"a: !!python/object:os.system x\n", ("F011", 1, 4)),
        (b"a: !!set {x}\n", ("F011", 1, 4)),
        (b"a: ! x\n", ("F011", 1, 4)),
        (b"!x a: 1\n", ("F011", 1, 1)),
        (b'{"a":!x b}\n', ("F011", 1, 6)),
        (b"a: 1\nb:\n  c: 1\n  c: 2\n", ("F012", 4, 3)),
        (b"? [a]\n: b\n", ("F013", 1, 3)),
        (b"a: b: c\n", ("F015", 1, 5)),
        (b'a: "b\nc: d\n', ("F016", 1, 4)),
        (b'a: "I" say\n', ("F017", 1, 8)),
        (b"a: 'Don't'\n", ("F017", 1, 9)),
        (b"a:\n\tb: c\n", ("F018", 2, 1)),
        (b"a: @b\n", ("F019", 1, 4)),
        (b"a: `b`\n", ("F019", 1, 4)),
        (b"a: **b** c\n", ("F019", 1, 4)),
        (b"a: > b\n", ("F019", 1, 4)),
        (b"a: | b\n", ("F019", 1, 4)),
        (b"a: - b\n", ("F019", 1, 4)),
        (b"a:\n  -b: 1\n   c: 2\n", ("F020", 2, 3)),
        (b"a: 1\nb:2\n", ("F020", 2, 2)),
        (b"a: 1\nb\nc: 2\n", ("F020", 2, 1)),
        (b"a: 1\n  b: 2\n c: 3\n", ("F020", 2, 3)),
        (b"a: 1\n  b c: 2\n", ("F015", 2, 6)),
        (b"a: {first}, hello\n", ("F019", 1, 4)),
        (b"a: {first} hello\n", ("F019", 1, 4)),
        (b"a: {b: 1} hello\n", ("F020", 1, 11)),
        (b"a:\n  b: c\n d: e\n", ("F020", 3, 2)),
        (b"a: [b\nc: d\n", ("F022", 2, 2)),
        (b"a: x\x00y\n", ("F003", 1, 5)),
        ("a: x\u202ey\n".encode(), ("F003", 1, 5)),
        ("a: x\u2028y\n".encode(), ("F003", 1, 5)),
        ("a: x\u0085y\n".encode(), ("F003", 1, 5)),
        ("ab: \ufeffx\n".encode(), ("F003", 1, 5)),
        (b"a: 1\rb: 2\n", ("F003", 1, 5)),
        (b'a: "\\0"\n', ("F003", 1, 4)),
        (b'a: "\\e[31m"\n', ("F003", 1, 4)),
        (b'a: "\\u202e"\n', ("F003", 1, 4)),
        (b'a: "\\u00a0b\\u202e"\n', ("F003", 1, 4)),
        (b'a: "b\\x0bc"\n', ("F003", 1, 4)),
        ("a: 1\n\u00a0 b: 2\n".encode(), ("F003", 2, 1)),
        (b"a: 1\nb: \xff\n", ("F002", 2, 4)),
        (b"[" * (DEPTH + 1), ("F004", 1, DEPTH + 1)),
    ],
)  # fmt: skip
def test_a_fault_says_its_code_line_and_column(
    data: bytes, expected: tuple[str, int, int], events: Events
) -> None:
    assert first(data, events) == expected


def test_a_duplicate_key_names_both_lines() -> None:
    (fault,) = read(b"a: 1\nb: 2\na: 3\n").faults
    assert fault.line == 3
    assert "line 1" in fault.message


@both_engines
def test_nothing_is_guessed_about_a_scalar(events: Events) -> None:
    words = ["no", "2:30", "010", "1_000", "1e3", "1.10", "2024-13-45", "0x1F", ".inf", "9" * 5000]
    root = read("".join(f"- {word}\n" for word in words).encode(), events=events).root
    assert isinstance(root, Seq)
    assert [entry.value for entry in root.entries if isinstance(entry, Scalar)] == words


@both_engines
def test_a_byte_order_mark_and_windows_line_ends_leave_places_as_an_editor_shows_them(
    events: Events,
) -> None:
    root = read("\ufeffa: 1\r\n日本: 😀 x\r\nc: 2\r\n".encode(), events=events).root
    assert isinstance(root, Map)
    assert list(root.pairs) == ["a", "日本", "c"]
    assert [spot(value) for _, value in root.pairs.values()] == [(1, 4), (2, 5), (3, 4)]


def test_both_engines_build_the_same_tree() -> None:
    one, other = (read(EXAMPLE, events=events).root for events in ENGINES)
    assert one is not None
    assert other is not None
    assert flat(one) == flat(other)


def flat(node: Node) -> object:
    if isinstance(node, Map):
        return spot(node), {k: (spot(key), flat(v)) for k, (key, v) in node.pairs.items()}
    if isinstance(node, Seq):
        return spot(node), [flat(entry) for entry in node.entries]
    assert isinstance(node, Scalar)
    return spot(node), node.value


def filled(piece: bytes, size: int = SIZE) -> bytes:
    return (piece * (size // len(piece) + 1))[:size]


LAUGHS = b"a0: &a0 [x]\n" + b"".join(
    f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n".encode() for n in range(1, 10)
)
MERGES = b"m0: &m0 {a: 1}\n" + b"".join(
    f"m{n}: &m{n} {{<<: [*m{n - 1}, *m{n - 1}]}}\n".encode() for n in range(1, 26)
)
HOSTILE = {
    "nested block lists": filled(b"- "),
    "nested flow lists": filled(b"["),
    "nested flow mappings": filled(b"{a: "),
    "nested complex keys": filled(b"? "),
    "nested values": filled(b": "),
    "mixed brackets": filled(b"[{"),
    "closing brackets": filled(b"]"),
    "billion laughs": LAUGHS,
    "merge bomb": MERGES,
    "alias cycle": b"a: &a [*a]\n",
    "many anchors": filled(b"- &a x\n"),
    "many tags": filled(b"- !x y\n"),
    "many documents": filled(b"---\n"),
    "many directives": filled(b"%YAML 1.1\n"),
    "one long plain text": b"a: " + filled(b"x", SIZE - 3),
    "one long key": filled(b"x", SIZE - 3) + b": y",
    "one long quoted text": b'a: "' + filled(b"x", SIZE - 4),
    "many escapes": b'a: "' + filled(b"\\x41", SIZE - 8) + b'"',
    "many short entries": b"[" + filled(b"1,", SIZE - 2) + b"1",
    "many keys": b"".join(f"k{n}: v\n".encode() for n in range(25_000))[:SIZE],
    "the same key again and again": filled(b"a: b\n"),
    "many colons": b"a: " + filled(b": ", SIZE - 3),
    "many comments": filled(b"# #\n"),
    "a deep indentation": b"".join(b" " * n + b"a:\n" for n in range(600)),
    "a very wide indentation": filled(b" ", SIZE - 20) + b"- @\n",
    "a very long line of dashes": filled(b"-x", SIZE - 20) + b": @\n",
    "many unclosed quotes": filled(b"- '\n"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_answered_with_faults(name: str) -> None:
    faults = read_flow(HOSTILE[name]).faults
    assert 0 < len(faults) <= 50
    assert all(isinstance(fault, Fault) for fault in faults)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_python_engine_answers_too(name: str) -> None:
    assert read(HOSTILE[name][:8_000], events=yaml.SafeLoader).text


PIECES = st.sampled_from(
    [b"- ", b": ", b"? ", b"[", b"]", b"{", b"}", b"&a ", b"*a ", b"!x ", b"|\n", b">\n", b"#",
     b"'", b'"', b"\n", b"\t", b"\r", b"\x00", b"\xff", b"---\n", b"...\n", b"%", b"<<: ", b"\\u",
     b"\xe2\x80\xae", b"\xef\xbb\xbf", b"999999999999", b"true", b"  ", b"`", b"@", b"~"]
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A flow that somebody dropped."""
    data = bytearray(draw(st.sampled_from(FLOWS)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        cut = draw(st.integers(0, 40))
        data[at : at + cut] = draw(PIECES | st.binary(max_size=6))
    return bytes(data)


FLOWS = [EXAMPLE, (DATA / "every-key.flow.yaml").read_bytes()]


@settings(max_examples=400, deadline=None)
@given(mutated())
def test_no_mutated_flow_gets_past_the_faults(data: bytes) -> None:
    checked = read_flow(data)
    errors = [fault for fault in checked.faults if fault.code.startswith("F")]
    assert (checked.flow is None) == bool(errors)
    lines = read(data).lines
    for fault in checked.faults:
        assert 1 <= fault.line <= len(lines) + 1
        assert fault.column >= 1
        assert (fault.message + fault.hint).isprintable()


@settings(max_examples=100, deadline=None)
@given(mutated(), st.sampled_from(ENGINES))
def test_both_engines_only_ever_answer(data: bytes, events: Events) -> None:
    reading = read(data, events=events)
    assert reading.root is not None or reading.faults


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode()))
def test_any_bytes_are_answered(data: bytes) -> None:
    checked = read_flow(data)
    assert checked.flow is None
    assert checked.faults
