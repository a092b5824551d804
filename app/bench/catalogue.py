"""All texts of a flow in two languages: from the flow and its sidecar, and into a new sidecar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..flow.model import Flow
from ..flow.sidecar import Sidecar
from ..flow.translation import texts_of
from .entry import Entry, Texts
from .scalar import written

HEAD = "# Written by `reknit flow texts import`, which puts a new one in its place."


@dataclass(frozen=True)
class Sifted:
    """What of a file of texts can be used, and the keys of what cannot.

    `unknown` are keys that the flow has not got; `unsure` those whose translation is in doubt
    and does not say which text it was made from.
    """

    used: Mapping[str, tuple[str, str]]
    unknown: tuple[str, ...]
    unsure: tuple[str, ...]


def texts(flow: Flow, sidecar: Sidecar | None, to: str) -> Texts:
    """Every text of a flow with its translation, those that changed since marked as unsure."""
    entries: list[Entry] = []
    for key, source in texts_of(flow).items():
        known = sidecar.texts.get(key, {}) if sidecar is not None else {}
        target = known.get(to, "")
        before = known.get(flow.language, "")
        stale = bool(target) and before != source
        entries.append(Entry(key, source, target, stale, before if stale else ""))
    return Texts(flow.id, flow.language, to, tuple(entries))


def notes(flow: Flow) -> Mapping[str, str]:
    """For each text what a translator should know: where it stands, and what it is."""
    found: dict[str, str] = {}
    homes = {item.id: (step, item.type) for step in flow.all_steps() for item in step.items}
    titles = {step.id: step.title for step in flow.all_steps()}
    for key in texts_of(flow):
        owner, _, what = key.partition(".")
        if owner in homes:
            step, kind = homes[owner]
            found[key] = f"{step.title}: {kind}, {what}"
        else:
            found[key] = f"{titles.get(owner, flow.title)}: {what}"
    return found


def sifted(flow: Flow, read: Texts) -> Sifted:
    """What of a file of texts belongs to the flow: source and translation by key.

    The source is the one that the translation was made from, so that the checker says which
    texts changed since.
    """
    known = texts_of(flow)
    used: dict[str, tuple[str, str]] = {}
    unknown, unsure = [], []
    for entry in read.entries:
        if not entry.target.strip():
            continue
        if entry.key not in known:
            unknown.append(entry.key)
        elif entry.unsure and not entry.before:
            unsure.append(entry.key)
        else:
            used[entry.key] = (entry.before if entry.unsure else entry.source), entry.target
    return Sifted(used, tuple(unknown), tuple(unsure))


def to_sidecar(flow: Flow, to: str, used: Mapping[str, tuple[str, str]]) -> bytes:
    """The sidecar of these texts, in the flow's order."""
    return "\n".join((*_lines(flow, to, used), "")).encode()


def _lines(flow: Flow, to: str, used: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    yield HEAD
    yield "flow_translation: 1"
    yield f"of: {flow.id}"
    yield f"checked_for: {flow.version}"
    yield f"from: {written(flow.language)}"
    yield f"to: {written(to)}"
    yield "texts:" if used else "texts: {}"
    for key in texts_of(flow):
        if key in used:
            source, target = used[key]
            yield f"  {key}:"
            yield f"    {written(flow.language)}: {written(source.strip(), 4)}"
            yield f"    {written(to)}: {written(target.strip(), 4)}"
