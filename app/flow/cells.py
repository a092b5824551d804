"""Reading one cell of the field table: a node into a value of its kind, or a fault."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from .fault import quoted
from .kinds import (
    ID_PATTERN,
    RESERVED_IDS,
    TEXT_LIMIT,
    Constant,
    Flag,
    Identifier,
    Labels,
    OneOf,
    Prose,
    Reference,
    Whole,
    Wordings,
)
from .node import Alias, Map, Node, Scalar, Seq, spot
from .walk import Walk

FAILED: Any = object()
"""What a cell gives back when it could not be read; the fault is noted."""

Cell = Callable[[Walk, Node, Node], Any]
"""Reads the node of a value; the second node is its key, where an empty value is reported."""

_ID = re.compile(ID_PATTERN).fullmatch
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,5})").fullmatch
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_YAML_WORDS = frozenset({"true", "false", "null"})
_YES_NO = frozenset({"yes", "no", "on", "off", "y", "n", "true", "false"})


def plain_cell(kind: Any) -> Cell | None:
    """The cell of a kind that holds no other record; None for all else."""
    match kind:
        case Prose(limit=limit):
            return _prose(limit)
        case Identifier():
            return _identifier
        case Reference():
            return _reference
        case Whole(low=low, high=high):
            return _whole(low, high)
        case Flag():
            return _flag
        case OneOf(words=words):
            return _one_of(words)
        case Constant(value=value):
            return _constant(value)
        case Labels(most=most):
            return _labels(most)
        case Wordings(most=most):
            return _wordings(most)
        case _:
            return None


def is_empty(node: Node) -> bool:
    """Whether nothing stands after the colon or the dash."""
    return isinstance(node, Scalar) and not node.style and node.value in _NOTHING


def wrong_shape(walk: Walk, node: Node, key: Node, code: str, wanted: str) -> Any:
    """Note that a value is empty or of another shape than the key wants."""
    if isinstance(node, Alias):
        return FAILED
    if is_empty(node):
        hint = f"write {wanted}, or take the key out; what follows # is a comment"
        walk.fault("F107", key, "nothing stands here", hint)
        return FAILED
    shape = "a mapping" if isinstance(node, Map) else "a list" if isinstance(node, Seq) else "text"
    hint = ""
    if isinstance(node, Map) and wanted == "a text" and _in_braces(walk, node):
        hint = "braces make a mapping; for a name write <first>, <second>, <speaker> or <listener>"
    elif isinstance(node, Map) and any(name.startswith("-") for name in node.pairs):
        hint = "put a space after the dash"
    elif wanted == "a text":
        hint = "put the whole text in quotes"
    walk.fault(code, node, f"{wanted} belongs here, and this is {shape}", hint)
    return FAILED


def _in_braces(walk: Walk, node: Map) -> bool:
    line, column = spot(node)
    return walk.lines[line - 1][column - 1 : column] == "{"


def _prose(limit: int) -> Cell:
    def read(walk: Walk, node: Node, key: Node) -> Any:
        if type(node) is not Scalar:
            return wrong_shape(walk, node, key, "F105", "a text")
        value = node.value
        size = len(value)
        if size < 5 and is_empty(node):
            return wrong_shape(walk, node, key, "F105", "a text")
        if size > limit:
            words = f"this text has {size:,} characters; {limit:,} is the most here"
            walk.fault("F113", node, words, "make it shorter")
            return FAILED
        if "<" in value:
            walk.angled.append(node)
        if " - " in value:
            walk.dashed.append(node)
        return value.strip()

    return read


def scalar_word(walk: Walk, node: Node, key: Node, wanted: str) -> str | None:
    """The text of a scalar that is not empty, or None and a fault."""
    if type(node) is Scalar and not is_empty(node):
        return node.value
    wrong_shape(walk, node, key, "F105", wanted)
    return None


def _identifier(walk: Walk, node: Node, key: Node) -> Any:
    word = node.value if type(node) is Scalar else scalar_word(walk, node, key, "an id")
    if word is None:
        return FAILED
    if _ID(word) and word not in RESERVED_IDS:
        return word
    if is_empty(node):
        return wrong_shape(walk, node, key, "F105", "an id")
    return bad_id(walk, node, word)


def bad_id(walk: Walk, node: Node, word: str) -> Any:
    """Note that a word cannot be an id."""
    if word in RESERVED_IDS:
        hint = "choose another, for example with a word before it"
        walk.fault("F112", node, f"{quoted(word)} already means something else", hint)
        return FAILED
    near = re.sub(r"[^a-z0-9]+", "-", word[:63].lower()).strip("-")
    hint = f"did you mean {quoted(near)}?" if _ID(near) and near not in RESERVED_IDS else ""
    words = f"{quoted(word)} is no id: a small letter, then small letters, digits and dashes"
    walk.fault("F111", node, words, hint)
    return FAILED


def _reference(walk: Walk, node: Node, key: Node) -> Any:
    word = scalar_word(walk, node, key, "an id")
    if word is None:
        return FAILED
    return word if _ID(word) and word not in _YAML_WORDS else bad_id(walk, node, word)


def _whole(low: int, high: int) -> Cell:
    def read(walk: Walk, node: Node, key: Node) -> Any:
        if type(node) is Scalar and not node.style and _NUMBER(node.value):
            number = int(node.value)
            if low <= number <= high:
                return number
            words = f"{number} is outside {low} to {high:,}"
            walk.fault("F110", node, words, f"write a number from {low} to {high:,}")
            return FAILED
        word = scalar_word(walk, node, key, "a whole number")
        if word is not None:
            hint = f"write digits alone, from {low} to {high:,}, without quotes"
            walk.fault("F109", node, f"{quoted(word)} is no whole number", hint)
        return FAILED

    return read


def _flag(walk: Walk, node: Node, key: Node) -> Any:
    word = scalar_word(walk, node, key, "true or false")
    if word is None:
        return FAILED
    if isinstance(node, Scalar) and not node.style and word in ("true", "false"):
        return word == "true"
    hint = "write true or false, without quotes"
    if word.lower() in _YES_NO:
        hint = "write true" if word.lower() in ("yes", "on", "y", "true") else "write false"
    walk.fault("F106", node, f"{quoted(word)} is neither true nor false", hint)
    return FAILED


def _one_of(words: type[StrEnum]) -> Cell:
    known: Mapping[str, StrEnum] = {word.value: word for word in words}

    def read(walk: Walk, node: Node, key: Node) -> Any:
        if type(node) is Scalar and (found := known.get(node.value)) is not None:
            return found
        word = scalar_word(walk, node, key, "one word")
        if word is not None:
            hint = walk.near(word, known)
            walk.fault("F108", node, f"{quoted(word)} is not known here", hint)
        return FAILED

    return read


def _constant(value: int) -> Cell:
    def read(walk: Walk, node: Node, key: Node) -> Any:
        word = scalar_word(walk, node, key, "a whole number")
        if word is None:
            return FAILED
        if word == str(value) and isinstance(node, Scalar) and not node.style:
            return value
        words = f"this program reads format {value} here, not {quoted(word)}"
        name = key.value if isinstance(key, Scalar) else "flow"
        walk.fault("F118", node, words, f"write {name}: {value}")
        return FAILED

    return read


def _labels(most: int) -> Cell:
    label = _prose(400)

    def read(walk: Walk, node: Node, key: Node) -> Any:
        if type(node) is not Map:
            return wrong_shape(walk, node, key, "F103", "a mapping `id: label`")
        labels = {}
        for name, (name_node, value) in node.pairs.items():
            if not _ID(name) or name in _YAML_WORDS:
                bad_id(walk, name_node, name)
            text = label(walk, value, name_node)
            labels[name] = "" if text is FAILED else text
        if len(labels) > most:
            walk.fault("F114", node, f"{len(labels)} options; {most} is the most", "leave some out")
        if not labels:
            walk.fault("F119", key, "at least one option is needed", "write `id: label`")
        return MappingProxyType(labels)

    return read


def _wordings(most: int) -> Cell:
    text = _prose(TEXT_LIMIT)

    def read(walk: Walk, node: Node, key: Node) -> Any:
        if type(node) is not Map:
            return wrong_shape(walk, node, key, "F103", "a mapping of texts")
        if len(node.pairs) > most:
            words = f"{len(node.pairs)} texts; {most} is the most"
            walk.fault("F114", node, words, "leave some out")
            return FAILED
        wordings = {}
        for place, (place_node, value) in node.pairs.items():
            if type(value) is not Map:
                wrong_shape(walk, value, place_node, "F103", "a mapping `language: text`")
                continue
            read_texts = {
                language: text(walk, node_of, name)
                for language, (name, node_of) in value.pairs.items()
            }
            wordings[place] = MappingProxyType(
                {language: word for language, word in read_texts.items() if word is not FAILED}
            )
        return MappingProxyType(wordings)

    return read
