"""Reading a condition: maps alone, no words to parse, nothing to evaluate."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from .cells import FAILED, Cell, plain_cell, scalar_word, wrong_shape
from .condition import All, AnswerIs, Condition, Nothing, Test, Whose
from .condition import Any as AnyOf
from .fault import quoted
from .kinds import Flag, Kind, OneOf, Reference, Whole
from .node import Map, Node, Scalar, Seq
from .walk import Walk

CONDITION_LIMIT = 4
"""How deep conditions may stand inside one another."""

WORDS_LIMIT = 40
"""How many words a list in a condition may hold, and how many parts a condition."""

JOINERS: Mapping[str, type[All] | type[AnyOf] | type[Nothing]] = MappingProxyType(
    {"all": All, "any": AnyOf, "none": Nothing}
)
TESTS: Mapping[Test, Kind | None] = MappingProxyType(
    {
        Test.IS: None,
        Test.IS_NOT: None,
        Test.IS_ONE_OF: None,
        Test.AT_LEAST: Whole(0, 100),
        Test.AT_MOST: Whole(0, 100),
        Test.INCLUDES: None,
        Test.INCLUDES_ANY: None,
        Test.ANSWERED: Flag(),
        Test.PARTNERS_DIFFER_BY: Whole(1, 100),
        Test.ABOVE: Reference("item"),
    }
)
"""What stands beside a test; None for a word or a number, or a list of words."""

BY = Whole(1, 100)
"""What may stand as `by` beside `above`."""

LISTED = frozenset({Test.IS_ONE_OF, Test.INCLUDES_ANY})
_NAMES: Mapping[str, Test] = {test.value: test for test in Test}
_KEYS = ("answer", "of", *_NAMES, "by", *JOINERS)


def _cell(kind: Kind) -> Cell:
    cell = plain_cell(kind)
    assert cell is not None
    return cell


_CELLS = {test: _cell(kind) for test, kind in TESTS.items() if kind is not None}
_ITEM, _WHOSE, _BY = _cell(Reference("item")), _cell(OneOf(Whose)), _cell(BY)


def condition(walk: Walk, node: Node, key: Node) -> Any:
    """Read a condition; FAILED where it has a fault."""
    return _read(walk, node, key, 1)


def _read(walk: Walk, node: Node, key: Node, depth: int) -> Any:
    if type(node) is not Map:
        return wrong_shape(walk, node, key, "F103", "a condition")
    if depth > CONDITION_LIMIT:
        words = f"conditions stand more than {CONDITION_LIMIT} deep inside one another"
        walk.fault("F117", node, words, "say it more simply")
        return FAILED
    for word in JOINERS:
        if word in node.pairs:
            return _joined(walk, node, word, depth)
    return _answer_is(walk, node)


def _joined(walk: Walk, node: Map, word: str, depth: int) -> Any:
    for name, (key, _) in node.pairs.items():
        if name != word:
            words = f"{quoted(name)} cannot stand beside {quoted(word)}"
            walk.fault("F116", key, words, "a condition is one of answer, all, any, none")
    key, inner = node.pairs[word]
    if type(inner) is not Seq:
        return wrong_shape(walk, inner, key, "F104", "a list of conditions")
    if not inner.entries:
        walk.fault("F119", key, "at least one condition is needed", "add one, or leave it out")
    if len(inner.entries) > WORDS_LIMIT:
        words = f"{len(inner.entries)} conditions; {WORDS_LIMIT} is the most"
        walk.fault("F114", inner, words, "say it more simply")
    parts: list[Condition] = []
    for entry in inner.entries[:WORDS_LIMIT]:
        part = _read(walk, entry, entry, depth + 1)
        if part is not FAILED:
            parts.append(part)
    built = JOINERS[word](tuple(parts))
    walk.keep(built, node)
    return built


def _answer_is(walk: Walk, node: Map) -> Any:
    item: Any = FAILED
    whose: Any = None
    tests: list[Test] = []
    against: Any = FAILED
    by: Any = 1
    for name, (key, value) in node.pairs.items():
        if name == "answer":
            item = _ITEM(walk, value, key)
        elif name == "of":
            whose = _WHOSE(walk, value, key)
        elif name == "by":
            by = _by(walk, node, value, key)
        elif name in _NAMES:
            tests.append(_NAMES[name])
            against = _against(walk, _NAMES[name], value, key)
        elif not name.startswith("\0"):
            hint = walk.near(name, _KEYS)
            walk.fault("F101", key, f"{quoted(name)} is no key of a condition", hint)
    if "answer" not in node.pairs:
        words = "the key “answer” is missing"
        walk.fault("F102", node, words, "the id of the item whose answer is looked at")
    if len(tests) != 1:
        words = "a condition needs one test" if not tests else "a condition has only one test"
        walk.fault("F116", node, words, "one of " + ", ".join(_NAMES))
    if FAILED in (item, whose, against, by) or len(tests) != 1:
        return FAILED
    built = AnswerIs(item, whose, tests[0], against, by)
    walk.keep(built, node)
    return built


def _by(walk: Walk, condition: Map, node: Node, key: Node) -> Any:
    if Test.ABOVE.value not in condition.pairs:
        walk.fault("F116", key, "“by” stands beside “above” alone", "take it out")
    return _BY(walk, node, key)


def _against(walk: Walk, test: Test, node: Node, key: Node) -> Any:
    cell = _CELLS.get(test)
    if cell is not None:
        return cell(walk, node, key)
    if test not in LISTED:
        return _word(walk, node, key)
    if type(node) is not Seq:
        return wrong_shape(walk, node, key, "F104", "a list of words")
    if not node.entries:
        walk.fault("F119", key, "at least one word is needed", "add an option's id")
        return FAILED
    if len(node.entries) > WORDS_LIMIT:
        words = f"{len(node.entries)} words; {WORDS_LIMIT} is the most"
        walk.fault("F114", node, words, "leave some out")
        return FAILED
    words_read = [scalar_word(walk, entry, entry, "an option's id") for entry in node.entries]
    return FAILED if None in words_read else tuple(words_read)


_NUMBER = frozenset(str(number) for number in range(101))


def _word(walk: Walk, node: Node, key: Node) -> Any:
    word = scalar_word(walk, node, key, "an option's id or a number")
    if word is None:
        return FAILED
    if isinstance(node, Scalar) and not node.style:
        if word in ("true", "false"):
            return word == "true"
        if word in _NUMBER:
            return int(word)
    return word
