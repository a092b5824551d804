"""Names in texts: `<first>` and the like, and where each of them can be filled in."""

from __future__ import annotations

import re

from .fault import quoted
from .ground import Ground
from .items import Item, Who
from .model import Step, Turns
from .node import Scalar, Spot, spot

AGREEMENT = "<agreement>"
PLACEHOLDERS = ("<speaker>", "<listener>", "<first>", "<second>", AGREEMENT)
_ANGLED = re.compile(r"</?[A-Za-z][^<>\n]{0,30}>")
_ROLES = frozenset({"<speaker>", "<listener>"})
_TURNS = frozenset({Turns.EACH, Turns.FIRST, Turns.SECOND})


def examine_wording(ground: Ground) -> None:
    """Note names that cannot be filled in where they stand, and what looks like one."""
    if not ground.walk.placed:
        return
    steps = {id(item): step for step in ground.flow.all_steps() for item in step.items}
    for record, node in ground.walk.placed:
        for found in _ANGLED.findall(node.value):
            if found not in PLACEHOLDERS:
                at = _where(ground, node, found)
                words = f"{quoted(found)} is shown as it stands"
                ground.fault("W206", at, words, ground.walk.near(found, PLACEHOLDERS))
            elif found == AGREEMENT:
                if not _repeats(record, steps.get(id(record)), ground):
                    at = _where(ground, node, found)
                    words = f"there is no {quoted(found)} here"
                    ground.fault("F351", at, words, "write repeat: agreements in its step")
            elif found == "<listener>" and ground.flow.is_alone:
                at = _where(ground, node, found)
                ground.fault("F325", at, "nobody listens in a flow for one", "write <second>")
            elif not _can_be_filled(record, found, steps.get(id(record)), ground, node):
                at = _where(ground, node, found)
                words = f"nobody is {quoted(found)} here"
                hint = "write <first> or <second>" if found in _ROLES else "say it without a name"
                ground.fault("F325", at, words, hint)


def _where(ground: Ground, node: Scalar, found: str) -> Spot:
    """The place of the word itself where the text stands on lines of its own."""
    start = spot(node)
    lines = ground.walk.lines
    for number in range(start.line, min(start.line + node.value.count("\n") + 8, len(lines) + 1)):
        column = lines[number - 1].find(found, start.column - 1 if number == start.line else 0)
        if column >= 0:
            return Spot(number, column + 1)
    return start


def _can_be_filled(
    record: object, found: str, step: Step | None, ground: Ground, node: Scalar
) -> bool:
    if isinstance(record, Item) and step is not None:
        return found not in _ROLES or _has_roles(record, step, ground)
    if not isinstance(record, Step):
        return False
    if found not in _ROLES or not ground.walk.holds(record, "turns"):
        return True
    key = _key_of(ground, record, node)
    return key in ("intro", "speaker", "listener") and record.turns in _TURNS


def _repeats(record: object, step: Step | None, ground: Ground) -> bool:
    """Whether a text belongs to a step that comes once for each agreement."""
    home = record if isinstance(record, Step) else step
    return home is not None and (home.repeat is not None or not ground.walk.holds(home, "repeat"))


def _has_roles(item: Item, step: Step, ground: Ground) -> bool:
    if not ground.walk.holds(step, "turns") or not ground.walk.holds(item, "who", "by"):
        return True
    if step.turns is Turns.TOGETHER:
        return step.who(item) in (Who.BOTH, Who.FIRST, Who.SECOND)
    return True


def _key_of(ground: Ground, record: object, node: Scalar) -> str:
    mapping = ground.walk.node_of(record)
    pairs = mapping.pairs.items() if mapping else ()
    return next((name for name, (_, value) in pairs if value is node), "")
