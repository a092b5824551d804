"""What is said about a pack in whole sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..flow.items import Note, Share, SignOff
from ..flow.markup import fill
from ..flow.model import Flow
from ..session.telling import day
from ..summary.plain import one_line
from .assignment import Assignment, Progress
from .pack import Pack, Per, Tells

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ALWAYS = "On which days you did it, in part, or not"
TOLD = {
    Tells.MINUTES: "About how long it took",
    Tells.HEADLINE: "What it was about, in a line",
    Tells.TENSION: "How tense each of you was, before and after, if you showed it",
    Tells.FELT_HEARD: "How far each of you felt heard, if you showed it",
    Tells.STUCK: "Where it got stuck",
    Tells.BREAKS: "How many breaks you took; never who asked for one",
    Tells.AGREEMENTS: "What you agreed on, and what became of it",
}
SEEN = {
    Share.NOW: "both see it",
    Share.AFTER_BOTH: "both see it once both have answered",
    Share.ASK: "each of you decides whether the other sees it",
    Share.NEVER: "nobody else sees it",
}


def rhythm(pack: Pack) -> str:
    """How often, and about how long, as one sentence."""
    often = {1: "Once", 2: "Twice"}.get(pack.times, f"{pack.times} times")
    when = {Per.DAY: " a day", Per.WEEK: " a week", Per.ALL: " in all"}[pack.per]
    long = f", about {pack.minutes} minutes each time" if pack.minutes else ""
    return f"{often}{when}{long}."


def span(pack: Pack, opened: date) -> str:
    """From when until when it is meant; '' where that is open."""
    first, last = pack.first_day(), pack.last_day(opened)
    parts = [f"from {day(first)}"] if first and first > opened else []
    parts += [f"until {day(last)}"] if last else []
    return f"It is meant {' '.join(parts)}." if parts else ""


def comes_back(pack: Pack, flows: tuple[Flow, ...]) -> Iterator[str]:
    """What may be handed back, a sentence each; nothing where the pack wants nothing."""
    if pack.returns is None:
        return
    yield ALWAYS
    for tells in pack.returns.tell:
        yield TOLD[tells]
    asked = {
        item.id: item.ask for flow in flows for step in flow.all_steps() for item in step.items
    }
    for name in pack.returns.answers:
        if pack.keeps_back(name):
            continue
        yield f"Your answer to: {asks(asked.get(name, name))}"
    if pack.last_question:
        yield f"Your answer to: {one_line(pack.last_question)}"


def questions(flow: Flow) -> Iterator[tuple[str, str]]:
    """Everything that a flow asks, with who sees the answer.

    What one alone is asked stays with that one, who may keep it in a space of their own.
    """
    if flow.seats is not None:
        yield asks(flow.seats.ask), SEEN[Share.NOW]
    for step in flow.all_steps():
        for item in step.items:
            words = asks(f"{item.ask} {item.statement}" if isinstance(item, SignOff) else item.ask)
            if words and not isinstance(item, Note):
                yield words, SEEN[Share.NEVER if flow.is_alone else step.share(item)]


def asks(text: str) -> str:
    """A question of a flow on one line, where nobody in particular is asked."""
    speaks, listens = "the one who speaks", "the one who listens"
    line = one_line(fill(text, speaker=speaks, listener=listens, first="one", second="the other"))
    return line[:1].upper() + line[1:]


def sender(assignment: Assignment) -> str:
    """Whom it is from, and how far that is sure."""
    if assignment.pack is None:
        return ""
    name = one_line(assignment.pack.sender.name)
    if not assignment.key:
        return f"In the name of {name}. Nobody has signed it."
    return f"From {name}." if assignment.confirmed else f"In the name of {name}. Not compared yet."


def done(progress: Progress) -> str:
    """How far they are, without praise or blame."""
    now = {Per.DAY: "today", Per.WEEK: "this week", Per.ALL: "so far"}[progress.per]
    if progress.wanted == 1 and progress.per is not Per.ALL:
        return f"Done {now}." if progress.done else f"Not yet {now}."
    return f"{progress.done} of {progress.wanted} {now}."


def when(assignment: Assignment) -> str:
    """The fixed day, time and place; '' where nothing is fixed."""
    intent = assignment.intent
    parts = [WEEKDAYS[intent.weekday]] if intent.weekday is not None else []
    parts += [f"at {intent.at:%H:%M}"] if intent.at else []
    parts += [intent.place] if intent.place else []
    return ", ".join(parts)
