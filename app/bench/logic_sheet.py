"""The logic sheet: everything a flow says and does, on paper, for colleagues and ethics boards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..flow.ground import BREAK
from ..flow.items import Breathing, Evidence, Exercise, Grade, Item, Note, Timer
from ..flow.library import Library
from ..flow.model import FirstSpeaker, Flow, Step
from .limits import TYPES, limits
from .texts import Texts, Wording
from .voice import Voice, to_readers
from .wording import ANSWERS, AT_SCREEN, SEEN, condition, target, ways

GRADES = {
    Grade.TRIAL: "tested in a trial",
    Grade.OBSERVATIONAL: "seen in studies that watch, without a trial",
    Grade.CLINICAL_RULE: "a rule from practice",
    Grade.TRADITION: "a custom or a judgement, not tested",
}
_BEGINS = {
    FirstSpeaker.ASK: "the two decide",
    FirstSpeaker.TAKING_TURNS: "one step the one, the next step the other",
    FirstSpeaker.FIRST: "the first seat",
    FirstSpeaker.SECOND: "the second seat",
}
Fact = tuple[str, str]
"""A label and what is said under it."""


@dataclass(frozen=True)
class Entry:
    """One item: all it says, and all that holds for it."""

    id: str
    type: str
    texts: tuple[Wording, ...]
    rules: tuple[Fact, ...]


@dataclass(frozen=True)
class Part:
    """One step with its entries, and the ways on from it."""

    id: str
    title: str
    kind: str
    texts: tuple[Wording, ...]
    rules: tuple[Fact, ...]
    entries: tuple[Entry, ...]
    ways: tuple[str, ...]


@dataclass(frozen=True)
class LogicSheet:
    """The whole sheet; `languages` are those of the other texts, in their order."""

    title: str
    language: str
    languages: tuple[str, ...]
    texts: tuple[Wording, ...]
    facts: tuple[Fact, ...]
    legend: tuple[Fact, ...]
    parts: tuple[Part, ...]


def logic_sheet(flow: Flow, library: Library, translations: Sequence[Flow] = ()) -> LogicSheet:
    """The sheet of a flow as its file has it; `translations` are the same flow in other words."""
    texts = Texts(flow, translations)
    voice = replace(to_readers(flow), most=600)
    parts = (
        *_parts(flow, flow.steps, False, texts, voice),
        *_parts(flow, flow.detours, True, texts, voice),
    )
    return LogicSheet(
        title=flow.title,
        language=flow.language,
        languages=tuple(each.language for each in translations),
        texts=texts.beside_title("flow"),
        facts=tuple(_facts(flow, library)),
        legend=tuple(_legend(flow)),
        parts=parts,
    )


def _facts(flow: Flow, library: Library) -> Iterator[Fact]:
    yield "Id", f"{flow.id}, version {flow.version}, {flow.status}"
    yield "For", "one person alone" if flow.is_alone else "two people"
    yield "Takes about", f"{flow.minutes} minutes"
    if not flow.is_alone:
        yield "Who speaks first", _BEGINS[flow.first_speaker]
        yield "Opens with", _title(flow.opens_with, library) if flow.opens_with else "nothing else"
    if not flow.is_alone and flow.id != BREAK:
        own = flow.pause and f"at any time, through “{flow.step(flow.pause).title}”"
        yield "A break", own or f"at any time, through {_title(BREAK, library)}"
    if flow.then:
        yield "Offered afterwards", ", ".join(_title(each, library) for each in flow.then)
    if flow.about:
        yield "Written by", f"{flow.about.author} ({flow.about.license})"
        if flow.about.changed:
            yield "What this version changed", flow.about.changed
    if flow.derived_from:
        yield "Adapted from", f"{flow.derived_from.id}, version {flow.derived_from.version}"


def _title(name: str, library: Library) -> str:
    return f"“{library[name].title}” ({name}), which has a sheet of its own"


def _legend(flow: Flow) -> Iterator[Fact]:
    """What whoever reads the sheet has to know of Reknit."""
    yield (
        "Never forced",
        "Whatever is asked can be left out unless it says that the talk waits. The talk can be "
        "stopped at any time, and every sign-off can be refused.",
    )
    yield "Names", "In the texts <first>, <second>, <speaker> and <listener> stand for names."
    if not flow.is_alone:
        yield (
            "Hidden answers",
            "An answer that nobody else sees may steer the talk only by “one of the two” or by "
            "“both”. Reknit does not say whose it was.",
        )
    yield "Founded on", "; ".join(f"{grade}: {words}" for grade, words in GRADES.items()) + "."


# -- steps and items ------------------------------------------------------------------------


def _parts(
    flow: Flow, steps: tuple[Step, ...], detour: bool, texts: Texts, voice: Voice
) -> Iterator[Part]:
    for step, following in zip(steps, [*steps[1:], None][: len(steps)], strict=True):
        here = replace(voice, here=step.id)
        onward = ways(step, flow, following, detour, here)
        yield Part(
            id=step.id,
            title=step.title,
            kind="Detour" if detour else "Step" if step.part_of is None else "Part of a step",
            texts=texts.beside_title(step.id),
            rules=tuple(_step_rules(flow, step, voice)),
            entries=tuple(_entry(flow, step, item, texts, here) for item in step.items),
            ways=tuple(
                f"{f'If {words}' if words else 'Otherwise' if len(onward) > 1 else 'Then'}: "
                f"{target(name, flow, voice)}"
                for words, name in onward
            ),
        )


def _step_rules(flow: Flow, step: Step, voice: Voice) -> Iterator[Fact]:
    yield "At the screen", "one person, alone" if flow.is_alone else AT_SCREEN[step.turns]
    if step.part_of:
        yield "Part of", target(step.part_of, flow, voice)
    if step.repeat:
        yield "Repeated", "once for each agreement in force, eight at the most"
    if step.show_if:
        yield "Shown", f"only if {condition(step.show_if, flow, voice)}"
    if step.evidence:
        yield "Founded on", graded(step.evidence)


def _entry(flow: Flow, step: Step, item: Item, texts: Texts, voice: Voice) -> Entry:
    rules = tuple(_item_rules(flow, step, item, voice))
    return Entry(item.id, TYPES.get(item.type, item.type), texts.under(item.id), rules)


def _item_rules(flow: Flow, step: Step, item: Item, voice: Voice) -> Iterator[Fact]:
    answered = not isinstance(item, Note | Timer | Breathing | Exercise)
    if item.show_if:
        yield "Shown", f"only if {condition(item.show_if, flow, voice)}"
    if answered and not flow.is_alone:
        yield "Who answers", ANSWERS[step.who(item)]
        gate = getattr(item, "gate", False)
        hidden = ". It may steer the talk, without a word of whose it was" if gate else ""
        yield "Who sees it", f"{SEEN[step.share(item)]}{hidden}"
    if told := limits(flow, item, voice):
        yield "How", " ".join(told)
    if item.evidence:
        yield "Founded on", graded(item.evidence)


def graded(evidence: Evidence) -> str:
    """Grade and source in a line."""
    return f"{evidence.grade}: {evidence.source}"
