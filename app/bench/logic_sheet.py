"""The logic sheet: everything a flow says and does, on paper, for colleagues and ethics boards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from ..flow.items import Evidence, Item
from ..flow.kinds import Flag, Labels, ListOf, OneOf, Prose, Record, Reference, Whole
from ..flow.markup import plain
from ..flow.model import Flow, Step
from ..flow.table import Row, rows_of
from ..flow.translation import texts_of
from .wording import ANSWERS, AT_SCREEN, SEEN, condition, target, ways

_TOLD_APART = frozenset({"id", "who", "share", "show_if", "evidence", "ask"})


@dataclass(frozen=True)
class Entry:
    """One item: what is said, how it is answered, by whom, who sees it, when it is shown."""

    id: str
    type: str
    ask: str
    details: tuple[tuple[str, str], ...]
    who: str
    seen: str
    when: str
    evidence: str
    places: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """One step with its entries, and where it goes on."""

    id: str
    title: str
    facts: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]
    ways: tuple[str, ...]
    places: tuple[str, ...]
    detour: bool


@dataclass(frozen=True)
class LogicSheet:
    """The whole sheet; `languages` holds the texts of each translation by their place."""

    title: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    own: Mapping[str, str]
    languages: tuple[tuple[str, Mapping[str, str]], ...] = ()


def logic_sheet(flow: Flow, translations: Sequence[Flow] = ()) -> LogicSheet:
    """The sheet of a flow as its file has it; `translations` are the same flow in other words."""
    facts = [
        ("Id and version", f"{flow.id}, {flow.version}, {flow.status}"),
        ("For", "one person alone" if flow.is_alone else "two people"),
        ("Takes about", f"{flow.minutes} minutes"),
        ("Opens with", flow.opens_with or "nothing else"),
        ("A break", "none: for one" if flow.is_alone else flow.pause or "the shipped one"),
    ]
    if flow.about:
        facts.append(("Written by", f"{flow.about.author} ({flow.about.license})"))
    if flow.derived_from:
        facts.append(("Adapted from", f"{flow.derived_from.id}, {flow.derived_from.version}"))
    if flow.seats:
        seats = f"{flow.seats.ask} — {flow.seats.first} / {flow.seats.second}"
        facts.append(("The two seats", seats))
    parts = (*_parts(flow, flow.steps, False), *_parts(flow, flow.detours, True))
    languages = tuple((each.language, texts_of(each)) for each in translations)
    return LogicSheet(flow.title, tuple(facts), parts, texts_of(flow), languages)


def _parts(flow: Flow, steps: tuple[Step, ...], detour: bool) -> Iterator[Part]:
    for step, following in zip(steps, [*steps[1:], None][: len(steps)], strict=True):
        facts = [("At the screen", AT_SCREEN[step.turns])]
        if step.repeat:
            facts.append(("Repeated", "once for each agreement in force, eight at most"))
        if step.show_if:
            facts.append(("Shown", f"only if {condition(step.show_if, flow)}"))
        for label, text in (
            ("Both read", step.intro),
            ("Who speaks is told", step.speaker),
            ("Who listens is told", step.listener),
        ):
            if text:
                facts.append((label, plain(text)))
        if step.evidence:
            facts.append(("Founded on", _graded(step.evidence)))
        onward = tuple(
            f"{'If ' + words if words else 'Then'}: {target(name, flow)}"
            for words, name in ways(step, flow, following, detour)
        )
        entries = tuple(_entry(flow, step, item) for item in step.items)
        places = tuple(f"{step.id}.{key}" for key in ("title", "intro", "speaker", "listener"))
        yield Part(step.id, step.title, tuple(facts), entries, onward, places, detour)


def _entry(flow: Flow, step: Step, item: Item) -> Entry:
    rows = [row for row in rows_of(type(item)).values() if row.name not in _TOLD_APART]
    details = [(row.name, _value(row, getattr(item, row.field))) for row in rows]
    shown = f"only if {condition(item.show_if, flow)}" if item.show_if else "always"
    asks = item.type not in ("note", "timer", "breathing", "exercise")
    prefix = f"{item.id}."
    return Entry(
        id=item.id,
        type=item.type,
        ask=item.ask,
        details=tuple((name, words) for name, words in details if words),
        who=ANSWERS[step.who(item)] if asks else "",
        seen=SEEN[step.share(item)] if asks else "",
        when=shown,
        evidence=_graded(item.evidence) if item.evidence else "",
        places=tuple(place for place in texts_of(flow) if place.startswith(prefix)),
    )


def _value(row: Row, value: object) -> str:
    """What stands under a key, in words; empty where it is left at what it is anyway."""
    if value is None or value == row.default:
        return ""
    match row.kind, value:
        case Prose(markup=True), str():
            return plain(value)
        case Labels(), Mapping():
            return "\n".join(f"{key}: {label}" for key, label in value.items())
        case ListOf(), tuple():
            return "\n".join(map(str, value))
        case Flag(), bool():
            return "yes" if value else "no"
        case ((Prose() | Whole() | OneOf() | Reference()), _):
            return str(value)
        case Record(), _:
            return ""
    return ""


def _graded(evidence: Evidence) -> str:
    return f"{evidence.grade}: {evidence.source}"


_STYLE = """
body { font: 15px/1.45 'Atkinson Hyperlegible Next', Verdana, sans-serif; color: #1d1d1b;
  max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; break-after: avoid; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
th, td { border: 1px solid #b9b1a6; padding: .35rem .5rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; white-space: pre-line; }
th { background: #f1ece4; font-weight: 600; }
tr { break-inside: avoid; } .soft { color: #5c5750; font-size: .85rem; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } }
"""


def html(sheet: LogicSheet) -> str:
    """The sheet as one file for a browser and a printer; every text of the flow is escaped."""
    e = escape
    parts = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8">',
        f"<title>{e(sheet.title)}: logic sheet</title><style>{_STYLE}</style></head><body>",
        f"<h1>{e(sheet.title)}</h1>",
        _facts(sheet.facts),
    ]
    for part in sheet.parts:
        kind = "Detour" if part.detour else "Step"
        parts.append(f'<h2>{e(part.title)} <span class="soft">{kind} {e(part.id)}</span></h2>')
        parts.append(_facts(part.facts))
        parts.append(_entries(part))
        parts += _wordings(sheet, part)
        parts.append("<ul>" + "".join(f"<li>{e(way)}</li>" for way in part.ways) + "</ul>")
    return "\n".join([*parts, "</body></html>"]) + "\n"


def _facts(facts: Sequence[tuple[str, str]]) -> str:
    rows = "".join(
        f"<tr><th>{escape(name)}</th><td>{escape(text)}</td></tr>" for name, text in facts
    )
    return f"<table>{rows}</table>"


def _entries(part: Part) -> str:
    heads = ("Item", "What is said", "Who answers, who sees it", "Shown", "Founded on")
    rows = ["<tr>" + "".join(f"<th>{head}</th>" for head in heads) + "</tr>"]
    for entry in part.entries:
        details = "\n".join(_detail(name, words) for name, words in entry.details)
        cells = (
            f"{entry.id}\n{entry.type}",
            f"{entry.ask}\n{details}".strip(),
            f"{entry.who}\n{entry.seen}".strip(),
            entry.when,
            entry.evidence,
        )
        rows.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    columns = "".join(f'<col style="width:{width}%">' for width in (12, 46, 16, 12, 14))
    return f"<table><colgroup>{columns}</colgroup>{''.join(rows)}</table>"


def _detail(name: str, words: str) -> str:
    """A key with what stands under it; lists begin on a line of their own."""
    return f"{name}:\n{words}" if "\n" in words else f"{name}: {words}"


def _wordings(sheet: LogicSheet, part: Part) -> Iterator[str]:
    """The texts of a step in each language, side by side."""
    if not sheet.languages:
        return
    places = [*part.places, *(place for entry in part.entries for place in entry.places)]
    heads = ["Text", "as written", *(name for name, _ in sheet.languages)]
    rows = ["<tr>" + "".join(f"<th>{escape(head)}</th>" for head in heads) + "</tr>"]
    for place in places:
        if place in sheet.own:
            cells = [place, sheet.own[place], *(t.get(place, "") for _, t in sheet.languages)]
            rows.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    yield f"<table>{''.join(rows)}</table>"
