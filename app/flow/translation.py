"""A flow in another language: text by text, and where one is missing in its own language.

Each entry of a sidecar holds a copy of the text it was made from. Where the flow says
something else by now, the entry is stale: it is still shown, and the checker says so.
Where the placeholders differ, the flow's own text is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from .fault import Fault, Severity, in_order, quoted
from .kinds import AnyItem, Labels, ListOf, Prose, Record
from .model import Flow
from .node import Map, Spot, spot
from .reader import Reading, read
from .sidecar import Sidecar
from .structure import record_of
from .table import TABLE
from .walk import Walk
from .wording import PLACEHOLDERS

_OWN = frozenset({"language"})


@dataclass(frozen=True)
class CheckedTranslation:
    """A translation, if it may be used, and everything that is wrong with it or stale."""

    sidecar: Sidecar | None
    faults: tuple[Fault, ...]


def texts_of(flow: Flow) -> Mapping[str, str]:
    """Every text of a flow that can be translated, by its place: `item.ask`, `flow.title`."""
    return dict(_texts(flow, "flow"))


def read_translation(data: bytes, flow: Flow) -> CheckedTranslation:
    """Read and check the translation of a flow; never raises for what the bytes hold."""
    return checked_translation(read(data), flow)


def is_translation(reading: Reading) -> bool:
    """Whether a file is a translation and not a flow."""
    return isinstance(reading.root, Map) and "flow_translation" in reading.root.pairs


def checked_translation(reading: Reading, flow: Flow) -> CheckedTranslation:
    """Check what was read as the translation of a flow."""
    walk = Walk(reading.text)
    sidecar = None if reading.root is None else record_of(walk, reading.root, Sidecar)
    if sidecar is not None:
        _examine(sidecar, flow, walk)
    faults = in_order((*reading.faults, *walk.faults))
    faulty = any(fault.severity is Severity.ERROR for fault in faults)
    return CheckedTranslation(None if faulty else sidecar, faults)


def translated(flow: Flow, sidecar: Sidecar) -> Flow:
    """The flow with the texts of a sidecar, its own where one is missing or cannot be used."""
    own = texts_of(flow)
    wording = {
        place: texts[sidecar.to]
        for place, texts in sidecar.texts.items()
        if texts.get(sidecar.to)
        and place in own
        and _placeholders(texts[sidecar.to]) == _placeholders(own[place])
    }
    reworded: Flow = _reworded(flow, "flow", wording)
    return replace(reworded, language=sidecar.to)


def _placeholders(text: str) -> list[int]:
    return [text.count(each) for each in PLACEHOLDERS]


def _examine(sidecar: Sidecar, flow: Flow, walk: Walk) -> None:
    if sidecar.of != flow.id and walk.holds(sidecar, "of"):
        words = f"this is a translation of {quoted(sidecar.of)}, not of {quoted(flow.id)}"
        walk.fault("F401", walk.at(sidecar, "of"), words, f"write of: {flow.id}")
        return
    if sidecar.source != flow.language and walk.holds(sidecar, "source"):
        words = f"the flow is written in {quoted(flow.language)}"
        walk.fault("F402", walk.at(sidecar, "from"), words, f"write from: {flow.language}")
        return
    if sidecar.to == sidecar.source and walk.holds(sidecar, "to", "source"):
        words = "a translation is in another language than its flow"
        walk.fault("F402", walk.at(sidecar, "to"), words, "write another language")
    _compare(sidecar, flow, walk)


def _compare(sidecar: Sidecar, flow: Flow, walk: Walk) -> None:
    own = texts_of(flow)
    for place, texts in sidecar.texts.items():
        at = _spot(walk, sidecar, place)
        wording = texts.get(sidecar.to, "")
        if place not in own:
            words = f"the flow has no text {quoted(place)}"
            walk.fault("W401", at, words, walk.near(place, own))
        elif not wording:
            words = f"{quoted(place)} is not translated; the flow's own text is shown"
            walk.fault("W402", at, words, f"add {sidecar.to}:")
        elif _placeholders(wording) != _placeholders(own[place]):
            words = "the names in the two texts differ; the flow's own text is shown"
            walk.fault("W404", at, words, "use the same <first>, <second>, <speaker>, <listener>")
        elif texts.get(sidecar.source, "") != own[place]:
            words = f"the flow's text {quoted(place)} has changed since"
            walk.fault("W403", at, words, "check the translation, then copy the new text")
    missing = [place for place in own if place not in sidecar.texts]
    if missing and walk.holds(sidecar, "texts"):
        shown = ", ".join(missing[:5]) + (" …" if len(missing) > 5 else "")
        words = f"{len(missing)} texts are not translated: {shown}"
        walk.fault("W402", walk.key_at(sidecar, "texts"), words, "the flow's own texts are shown")


def _spot(walk: Walk, sidecar: Sidecar, place: str) -> Spot:
    mapping = walk.node_of(sidecar)
    texts = mapping.get("texts") if mapping else None
    return spot(texts.pairs[place][0]) if isinstance(texts, Map) else Spot(1, 1)


def _texts(record: Any, place: str) -> Iterator[tuple[str, str]]:
    for row in TABLE[type(record)].values():
        value, here = getattr(record, row.field), f"{place}.{row.name}"
        match row.kind:
            case Prose() if value and row.name not in _OWN:
                yield here, value
            case Labels():
                for option, label in value.items():
                    yield f"{here}.{option}", label
            case ListOf(kind=Prose()):
                for number, text in enumerate(value, start=1):
                    yield f"{here}.{number}", text
            case ListOf(kind=Record(name="Step") | AnyItem()):
                for inner in value:
                    yield from _texts(inner, inner.id)
            case Record(name="Seats") if value is not None:
                yield from _texts(value, here)


def _reworded(record: Any, place: str, wording: Mapping[str, str]) -> Any:
    changed: dict[str, Any] = {}
    for row in TABLE[type(record)].values():
        value, here = getattr(record, row.field), f"{place}.{row.name}"
        match row.kind:
            case Prose() if here in wording:
                changed[row.field] = wording[here]
            case Labels():
                labels = {o: wording.get(f"{here}.{o}", label) for o, label in value.items()}
                changed[row.field] = MappingProxyType(labels)
            case ListOf(kind=Prose()):
                changed[row.field] = tuple(
                    wording.get(f"{here}.{number}", text)
                    for number, text in enumerate(value, start=1)
                )
            case ListOf(kind=Record(name="Step") | AnyItem()):
                changed[row.field] = tuple(_reworded(each, each.id, wording) for each in value)
            case Record(name="Seats") if value is not None:
                changed[row.field] = _reworded(value, here, wording)
    return replace(record, **changed)
