"""From bytes that anyone may have written to a tree of nodes, within fixed bounds.

Only the parser's events are used, never its loaders: those follow references, guess
types, recurse, and crash on deep nesting (flow-format.md). The loop below keeps its
own stack, so nothing a file holds decides how deep this program calls itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast
from unicodedata import category

import yaml
from yaml.events import (
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from .complaint import explained
from .fault import MOST, Fault, quoted
from .node import Alias, Map, Node, Scalar, Seq, spot

SIZE = 256 * 1024
DEPTH = 20
VALUES = 20_000
EVENTS = 2 * VALUES
SCALAR = 20_000

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
    "|(?m:^[ \t]*[\u00a0\u2000-\u200b\u202f\u205f\u3000])"
)
"""What no text may hold: characters that nobody sees, and odd spaces where a line begins."""

_PRINTABLE = bytes([0x0A, *range(0x20, 0x7F)])
_KEYS = "write `key: value`"
_EVENTS: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Events = Callable[[str], Any]


@dataclass(frozen=True)
class Reading:
    """What could be read: the tree if the file is whole, the text for carets, the faults."""

    root: Node | None
    text: str
    faults: tuple[Fault, ...]

    @property
    def lines(self) -> list[str]:
        """The lines as an editor counts them."""
        return self.text.split("\n")


class _Stop(Exception):  # noqa: N818
    """The file cannot be read on from here."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def read(data: bytes, *, size: int = SIZE, events: Events = _EVENTS) -> Reading:
    """Read one file; never raises for what it holds.

    `size` is the most bytes it may have; `events` the parser whose events are used.
    """
    try:
        text = _decoded(data, size)
    except _Stop as stop:
        return Reading(None, data[:size].decode("utf-8", "replace"), (stop.fault,))
    faults: list[Fault] = []
    try:
        root = _tree(events(text).get_event, text, faults)
    except _Stop as stop:
        return Reading(None, text, (*faults, stop.fault))
    except yaml.YAMLError as error:
        return Reading(None, text, (*faults, explained(error, text)))
    except Exception as error:  # PyYAML lets ValueError, OverflowError and others out
        words = "this file cannot be read"
        return Reading(None, text, (*faults, Fault("F099", 1, 1, words, type(error).__name__)))
    return Reading(root, text, tuple(faults))


def _note(faults: list[Fault], fault: Fault) -> None:
    """Note a fault that does not keep the rest from being read, until there are many."""
    if len(faults) == MOST:
        raise _Stop(fault)
    faults.append(fault)


def _fault(event: Node | Event, code: str, message: str, hint: str = "") -> Fault:
    return Fault(code, *spot(event), message, hint)


def _decoded(data: bytes, size: int) -> str:
    if len(data) > size:
        words = f"this file has {-(-len(data) // 1024)} KiB; {size // 1024} KiB is the most"
        raise _Stop(Fault("F001", 1, 1, words, "make two of it"))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or (b"\x00" in data[:4] and len(data) % 2 == 0):
        raise _Stop(Fault("F002", 1, 1, "this file is not UTF-8", "save it as UTF-8"))
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        good = data[: error.start].decode()
        line, column = good.count("\n") + 1, len(good) - good.rfind("\n")
        words = "a character here is not UTF-8"
        raise _Stop(Fault("F002", line, column, words, "save the file as UTF-8")) from None
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if not data.translate(None, _PRINTABLE).decode().isprintable():
        _refuse_forbidden(text)
    return text


def _refuse_forbidden(text: str) -> None:
    found = FORBIDDEN.search(text)
    if found is None:
        return
    at = found.end() - 1
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    raise _Stop(Fault("F003", line, column, *_forbidden_words(text[at])))


def _forbidden_words(character: str) -> tuple[str, str]:
    if character in "\u00a0\u202f\u3000" or "\u2000" <= character <= "\u200b":
        return "this line begins with a space that is not a plain one", "use the space bar"
    if character == "\r":
        return "a line ends in a way no editor agrees on", "save with line ends LF or CRLF"
    return f"the invisible character U+{ord(character):04X} is not allowed", "delete it"


def _tree(get_event: Callable[[], Any], text: str, faults: list[Fault]) -> Node:
    """Build the tree from the events: the hot loop of the whole check.

    A tag, an anchor or an escape needs one of a few signs, a long text needs a long file;
    where none is there, no scalar is looked at twice.
    """
    _open_document(get_event)
    careful = "\\" in text or _may_have(text, "!") or _may_have(text, "&")
    long = len(text) > SCALAR
    root = Seq(None)
    entries: list[Node] | None = root.entries
    pairs: dict[str, tuple[Scalar, Node]] = {}
    stack: list[tuple[list[Node] | None, dict[str, tuple[Scalar, Node]]]] = []
    for _ in range(EVENTS):
        event = get_event()
        kind = type(event)
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            entries, pairs = stack.pop()
            if stack:
                continue
            break
        if entries is None:
            if kind is not ScalarEvent:
                raise _Stop(_fault(event, "F013", "a key has to be a plain word", _KEYS))
            key, event = event, get_event()
            kind = type(event)
            if careful or (long and len(key.value) > SCALAR):
                _scrutinise(key, faults)
        if kind is ScalarEvent:
            node: Any = event
            if careful or (long and len(event.value) > SCALAR):
                _scrutinise(event, faults)
        else:
            node = _grown(event, kind, len(stack), faults)
        if entries is None:
            pair = key, node
            if pairs.setdefault(key.value, pair) is not pair:
                _note(faults, _twice(key, pairs[key.value][0]))
        else:
            entries.append(node)
        if kind is MappingStartEvent:
            stack.append((entries, pairs))
            entries, pairs = None, node.pairs
        elif kind is SequenceStartEvent:
            stack.append((entries, pairs))
            entries = node.entries
        elif not stack:
            break
    else:
        raise _Stop(_fault(event, "F005", f"more than {VALUES:,} keys and values in one file"))
    _close_document(get_event)
    return root.entries[0]


def _open_document(get_event: Callable[[], Any]) -> None:
    get_event()  # the start of the stream
    event = get_event()
    if type(event) is not DocumentStartEvent:
        raise _Stop(_fault(event, "F009", "there is nothing in this file"))
    if event.version or event.tags:
        words = "a line that begins with % is a directive, and none belongs here"
        raise _Stop(_fault(event, "F008", words, "delete the line"))


def _close_document(get_event: Callable[[], Any]) -> None:
    get_event()  # the end of the document
    event = get_event()
    if type(event) is not StreamEndEvent:
        words = "a second document begins here; a file holds one"
        raise _Stop(_fault(event, "F007", words, "delete the line --- and move the rest out"))


def _grown(event: Any, kind: type[Any], depth: int, faults: list[Fault]) -> Node:
    """A new, empty container; an alias stays as it is and is reported."""
    if kind is Alias:
        words = "this text begins with *, which YAML takes for a reference"
        _note(faults, _fault(event, "F010", words, "put the whole text in quotes"))
        return cast(Node, event)
    if depth >= DEPTH:
        raise _Stop(_fault(event, "F004", f"more than {DEPTH} levels inside one another"))
    if event.tag is not None or event.anchor is not None:
        _note(faults, _marked(event))
    return Map(event.start_mark) if kind is MappingStartEvent else Seq(event.start_mark)


def _may_have(text: str, sign: str) -> bool:
    """Whether a tag or an anchor may begin somewhere: the sign where a word begins."""
    if sign not in text:
        return False
    return text.startswith(sign) or any(before + sign in text for before in " \n\t[{,:")


def _scrutinise(event: Any, faults: list[Fault]) -> None:
    """Look a scalar over for what it must not have."""
    if event.tag is not None or event.anchor is not None:
        _note(faults, _marked(event))
    value = event.value
    if len(value) > SCALAR:
        words = f"this text has {len(value):,} characters; {SCALAR:,} is the most"
        raise _Stop(_fault(event, "F006", words, "make it shorter"))
    if event.style == '"' and not value.isprintable():
        _refuse_escapes(event)


def _marked(event: Any) -> Fault:
    if event.anchor is not None:
        words = "this text begins with &, which YAML takes for the name of a part"
        return _fault(event, "F010", words, "put the whole text in quotes")
    words = "this text begins with !, which YAML takes for a type"
    return _fault(event, "F011", words, "put the whole text in quotes")


def _twice(key: Scalar, first: Scalar) -> Fault:
    words = f"{quoted(key.value)} stands here twice; the first is in line {spot(first).line}"
    return _fault(key, "F012", words, "keep one of the two")


def _refuse_escapes(event: Scalar) -> None:
    """What cannot stand in the file cannot come in as a code; an odd space may."""
    for found in FORBIDDEN.finditer(event.value):
        character = found[0][-1]
        if category(character) != "Zs":
            words = f"the invisible character U+{ord(character):04X} is not allowed"
            raise _Stop(_fault(event, "F003", words, "take the \\ code out of the text"))
