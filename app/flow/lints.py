"""Warnings: what YAML swallows without a word, and what makes a talk harder to follow.

Nothing here keeps a flow from opening. The file is looked through for a few signs first,
so that a flow without them costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .fault import quoted
from .ground import Ground
from .items import Item, Share
from .model import Step, Turns
from .node import Map, Node, Scalar, Seq, Spot

LONG_QUESTION = 240
"""Characters; a question longer than this is hard to hold in mind while answering."""

_PLENTY = 1_000

_NAME_IN_BRACES = re.compile(r"\{ ?[A-Za-z_.]{1,40} ?\}")


def advise(ground: Ground, text: str, root: Node) -> None:
    """Note every warning for a flow."""
    _swallowed_comments(ground, text, root)
    _braces(ground, text)
    for node in ground.walk.dashed:
        _joined_lines(ground, node)
    for step in (*ground.steps[ground.first :], *ground.flow.detours):
        _roles(ground, step)
        for item in step.items:
            ask = item.ask
            if len(ask) > LONG_QUESTION:
                _long(ground, item)
            if item.summary and step.share(item) is Share.NEVER:
                words = "a hidden answer is never part of the summary"
                ground.fault("W207", ground.walk.at(item, "summary"), words, "take `summary` out")


def _places(text: str, sign: str) -> Iterator[int]:
    """Where a sign stands; of very many only the first."""
    at = text.find(sign)
    for _ in range(_PLENTY):
        if at < 0:
            return
        yield at
        at = text.find(sign, at + 1)


def _spot(text: str, at: int) -> Spot:
    return Spot(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _swallowed_comments(ground: Ground, text: str, root: Node) -> None:
    """`no #1 need`: one space, the sign, and no space after it."""
    spots = {
        _spot(text, at)
        for at in _places(text, " #")
        if at and not text[at - 1].isspace() and text[at + 2 : at + 3].strip()
    }
    if not spots:
        return
    for scalar in _scalars(root):
        end = scalar.end_mark
        if not scalar.style and end and (end.line + 1, end.column + 1) in spots:
            words = "everything from # on is a comment and is not shown"
            at_sign = Spot(end.line + 1, end.column + 2)
            ground.fault("W201", at_sign, words, "put the whole text in quotes")


def _scalars(root: Node) -> Iterator[Scalar]:
    """Every scalar below a node; the reader has bounded how deep that can be."""
    if isinstance(root, Map):
        for key, value in root.pairs.values():
            yield key
            yield from _scalars(value)
    elif isinstance(root, Seq):
        for entry in root.entries:
            yield from _scalars(entry)
    elif isinstance(root, Scalar):
        yield root


def _braces(ground: Ground, text: str) -> None:
    """`Hello {first}`: where a text begins with it, YAML makes a mapping of it, a fault already."""
    for at in _places(text, "{"):
        found = _NAME_IN_BRACES.match(text, at)
        before = text[text.rfind("\n", 0, at) + 1 : at] if found else ""
        begins = not before.strip() or before.endswith((": ", "- "))
        if found and not begins and "#" not in before:
            words = f"{quoted(found[0])} is shown as it stands"
            hint = "for a name write <first>, <second>, <speaker>"
            ground.fault("W203", _spot(text, at), words, hint)


def _joined_lines(ground: Ground, node: Scalar) -> None:
    """A list under a text without `|`: YAML makes one line of it."""
    start, end = node.start_mark, node.end_mark
    if node.style or not start or not end:
        return
    for number in range(start.line + 1, end.line + 1):
        line = ground.walk.lines[number]
        if line.lstrip().startswith("- "):
            column = len(line) - len(line.lstrip()) + 1
            words = "this line is joined to the one above it"
            hint = "write | after the colon, and the lines stay lines"
            ground.fault("W202", Spot(number + 1, column), words, hint)
            return


def _roles(ground: Ground, step: Step) -> None:
    walk = ground.walk
    if not (step.speaker or step.listener or step.turns is Turns.EACH):
        return
    if not walk.holds(step, "turns", "speaker", "listener"):
        return
    if step.turns is not Turns.EACH:
        key = "speaker" if step.speaker else "listener"
        words = f"nobody is {key} in a step with turns: {step.turns}, so this is not shown"
        ground.fault("W213", walk.key_at(step, key), words, "write it under `intro`")
    elif bool(step.speaker) != bool(step.listener):
        told, untold = ("speaker", "listener") if step.speaker else ("listener", "speaker")
        words = f"the {told} is told what to do, the {untold} is not"
        ground.fault("W205", walk.key_at(step, told), words, f"add {untold}:")


def _long(ground: Ground, item: Item) -> None:
    words = f"this question has {len(item.ask)} characters"
    hint = f"keep it under {LONG_QUESTION}, and put the rest under `help`"
    ground.fault("W210", ground.walk.at(item, "ask"), words, hint)
