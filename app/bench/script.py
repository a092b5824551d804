"""A walk as a file that people can read, and that shows later whether a talk still goes so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..flow.model import Flow
from ..flow.node import Map, Seq
from ..flow.reader import read
from ..problem import Problem
from ..session.conversation import question
from ..session.place import PageKind, Place
from ..session.practice import Plain, plain_of
from ..session.session import Seat
from .reply import Reply
from .scalar import written
from .walk import END, LATER, Stride, Walk

ENDING = ".walk.yaml"
"""How the file of a walk is called: the flow's id, a number and this."""

_FORMAT = "1"
_KEYS = frozenset({"walk", "flow", "version", "starts", "road", "ends"})
_STRIDE_KEYS = frozenset({"at", "by", "turn", "says", "break"})
_SHOWN = 70
_NUMBER = re.compile(r"[0-9]{1,4}").fullmatch


@dataclass(frozen=True)
class Script:
    """What a file of a walk says: which flow, who starts, each item with its reply, the end."""

    flow: str
    starter: Seat | None
    strides: tuple[Stride, ...]
    end: str


def to_yaml(walk: Walk, flow: Flow, names: tuple[str, str], head: str) -> bytes:
    """The file of a walk; `head` is said in a comment above it."""
    lines = [f"# {head}", f"walk: {_FORMAT}", f"flow: {flow.id}", f"version: {flow.version}"]
    if walk.starter is not None:
        lines.append(f"starts: {walk.starter}  # {names[walk.starter.position]}")
    lines.append("road:")
    step = ""
    for stride in walk.strides:
        if stride.place.step != step:
            step = stride.place.step
            lines.append(f"  # {flow.step(step).title} ({step})")
        lines += _stride(stride, flow, names)
    return "\n".join((*lines, f"ends: {walk.end}", "")).encode()


def _stride(stride: Stride, flow: Flow, names: tuple[str, str]) -> Iterator[str]:
    place = stride.place
    asked = " ".join(question(flow.item(place.item)).split())
    about = f"  # {asked[:_SHOWN]}" if asked else ""
    yield f"  - at: {place.item}{about}"
    if place.turn is not None:
        yield f"    turn: {place.turn}"
    if place.seat is not None:
        yield f"    by: {place.seat}  # {names[place.seat.position]}"
    if stride.rest:
        yield "    break: true  # “We need a break” is pressed here"
    if stride.reply is not None:
        yield from _says(stride.reply)


def _says(reply: Plain) -> Iterator[str]:
    if isinstance(reply, dict):
        yield "    says:"
        for key, value in reply.items():
            yield f"      {key}: {_one(value, 6)}"
    else:
        yield f"    says: {_one(reply, 4)}"


def _one(value: Plain, indent: int) -> str:
    match value:
        case str():
            return value if _NUMBER(value) else written(value, indent)
        case list():
            return "[" + ", ".join(_one(each, indent) for each in value) + "]"
        case dict():
            return "{" + ", ".join(f"{k}: {_one(v, indent)}" for k, v in value.items()) + "}"


def read_script(data: bytes, flow: Flow, name: str) -> Script:
    """The walk that a file holds; `flow` is the one it is to be walked in, `name` the file's.

    Raises Problem where the file is none.
    """
    reading = read(data)
    if reading.faults:
        fault = reading.faults[0]
        raise Problem(f"{name} cannot be read: line {fault.line}, {fault.message}.")
    root = reading.root
    plain = plain_of(root) if isinstance(root, Map) else None
    if not isinstance(plain, dict) or plain.get("walk") != _FORMAT or set(plain) - _KEYS:
        raise Problem(f"{name} is no walk that this Reknit can read.")
    road, end = plain.get("road"), plain.get("ends")
    if not isinstance(road, list) or end not in (END, LATER):
        raise Problem(f"{name} needs a list `road:`, and `ends:` with {END} or {LATER}.")
    assert isinstance(root, Map)
    node = root.get("road")
    lines = [entry.start_mark.line + 1 if entry.start_mark else 1 for entry in _entries(node)]
    strides = [
        _read(entry, flow, f"{name}, line {line}") for entry, line in zip(road, lines, strict=True)
    ]
    starter = plain.get("starts")
    return Script(str(plain.get("flow")), _seat(starter, name), tuple(strides), str(end))


def _entries(node: object) -> Sequence[Map | Seq]:
    return node.entries if isinstance(node, Seq) else ()  # type: ignore[return-value]


def _read(entry: Plain, flow: Flow, where: str) -> Stride:
    if not isinstance(entry, dict) or set(entry) - _STRIDE_KEYS or "at" not in entry:
        raise Problem(f"{where}: a stride has `at:`, and `by:`, `turn:`, `says:` or `break:`.")
    item = str(entry["at"])
    seat, turn = (_seat(entry.get(key), where) for key in ("by", "turn"))
    try:
        step = flow.home_of(item)[0]
    except KeyError:
        step = None
    place = Place(PageKind.ITEM, step.id if step else "", item, seat, turn)
    reply: Reply = entry.get("says")
    return Stride(place, reply, rest=entry.get("break") == "true")


def _seat(word: Plain | None, where: str) -> Seat | None:
    match word:
        case None:
            return None
        case "first" | "second":
            return Seat(word)
    raise Problem(f"{where}: a seat is first or second.")
