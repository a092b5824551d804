"""How a flow becomes a booklet: what it opens with, its steps, its break, the safety page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..flow.library import Library
from ..flow.model import FirstSpeaker, Flow, Turns
from ..flow.repeat import Agreed, expanded
from ..session.session import Seat
from ..shelf.leaflet import Leaflet as Safety
from .booklet import SAFETY, THE_END, Booklet, Cover, Leaflet, Part, Question, Section
from .form import Lines, Says, To, Words
from .leaf import sections, sheet
from .way import only_if, ways

COPIES = 3
"""So many agreements have room in a booklet of a flow that comes back to them."""
_ON_SCREEN = ("device", "hide")
"""Parts of the safety page that are about a computer."""


def booklet(flow: Flow, library: Library, safety: Safety) -> Booklet:
    """The booklet of a flow with what it opens with, its break, and the safety page."""
    agreed = [Agreed(str(number), f"Agreement {number}") for number in range(1, COPIES + 1)]
    copies = {
        f"{step.id}-{one.id}": f"{step.title.rstrip('.?!')}, agreement {one.id}"
        for step in flow.steps
        if step.repeat
        for one in agreed
    }
    played = expanded(library.joined(flow), agreed)
    titles = {step.id: copies.get(step.id, step.title) for step in played.all_steps()}
    shared = (
        *_road(played, titles, frozenset(copies)),
        _end(played),
        *_aside(played, titles),
        _safety(safety),
    )
    parts = (Part(Leaflet.SHARED, None, shared), *_apart(played, titles))
    cover = _cover(played, private=len(parts) > 1)
    return Booklet(flow.title, flow.language, cover, parts, played.pause or "")


def _road(flow: Flow, titles: Mapping[str, str], copies: frozenset[str]) -> Iterator[Section]:
    written = False
    for step, following in zip(flow.steps, (*flow.steps[1:], None), strict=True):
        first, *rest = sections(flow, step, titles[step.id])
        if step.id in copies and not written:
            written = True
            first = replace(first, body=(_agreements(), *first.body))
        *before, last = (replace(first, only=only_if(flow, step, following, False)), *rest)
        yield from before
        yield replace(last, ways=tuple(ways(flow, step, following, False)))


def _aside(flow: Flow, titles: Mapping[str, str]) -> Iterator[Section]:
    onward = [*flow.detours[1:], None][: len(flow.detours)]
    for step, following in zip(flow.detours, onward, strict=True):
        first, *rest = sections(flow, step, titles[step.id])
        *before, last = (replace(first, only=only_if(flow, step, following, True)), *rest)
        yield from before
        yield replace(last, ways=tuple(ways(flow, step, following, True)))


def _apart(flow: Flow, titles: Mapping[str, str]) -> Iterator[Part]:
    """The sheets of each seat: first what is kept, then what is shown."""
    if flow.is_alone:
        return
    for seat in Seat:
        for leaflet in (Leaflet.KEPT, Leaflet.SHOWN):
            found = (sheet(flow, step, titles[step.id], seat, leaflet) for step in flow.all_steps())
            there = tuple(section for section in found if section is not None)
            if there:
                yield Part(leaflet, seat, there)


def _agreements() -> Question:
    return Question(
        anchor="/agreements",
        ask="Which agreements do you look at?",
        help="A few words for each. The pages that follow call them by their numbers. Are there "
        "more than three? Copy those pages.",
        forms=tuple(Lines(1, label=f"Agreement {number}") for number in range(1, COPIES + 1)),
    )


def _end(flow: Flow) -> Section:
    kept = (
        "Keep what you want to keep, and tear up the rest."
        if flow.is_alone
        else "Keep what you both want to keep. Your own sheets stay yours, to keep or to tear up."
    )
    return Section(THE_END, "The end", body=(Says((kept,), strong=True),))


def _safety(safety: Safety) -> Section:
    helplines = "\n".join(
        f"- *{name}* ({country}): {number}. For {whom}."
        for country, name, number, whom, _ in safety.helplines
    )
    parts = [
        Question(
            f"{SAFETY}/{part.id}",
            part.title,
            (),
            text="\n\n".join(
                filter(None, ("\n".join(f"- {point}" for point in part.points), part.text))
            ),
        )
        for part in safety.parts
        if part.id not in _ON_SCREEN
    ]
    people = Question(
        f"{SAFETY}/people", safety.helplines_title, (), text=helplines, help=safety.helplines_note
    )
    return Section(
        SAFETY,
        "Is a talk right?",
        told=((None, f"{safety.title}. It stands in every booklet. Nothing is asked here."),),
        body=(*parts, people),
    )


# -- the cover ------------------------------------------------------------------------------


def _cover(flow: Flow, private: bool) -> Cover:
    if flow.is_alone:
        return Cover(flow.summary, flow.minutes, "", (), False, tuple(_how_alone()))
    meant = flow.seats
    turns = any(step.turns is Turns.EACH for step in flow.steps)
    seats = (meant.first, meant.second) if meant else ("", "")
    return Cover(
        summary=flow.summary,
        minutes=flow.minutes,
        ask=meant.ask if meant else "",
        seats=tuple(zip(Seat, seats, strict=True)),
        who_begins=turns and flow.first_speaker is FirstSpeaker.ASK,
        how=tuple(_how(private)),
    )


def _how(private: bool) -> Iterator[Words]:
    yield ("One of you is A, the other is B. Write your names there.",)
    if private:
        yield (
            "Take out the sheets at the end now. Those with an A are for A alone, those with a B "
            "for B alone.",
        )
    yield ("Read each question aloud. Write only what you want, or nothing. Said counts as well.",)
    yield ("Go on from page to page. Where another page is named, go there.",)
    yield ("Leave out what you would rather not answer.",)
    yield (
        "Are you afraid of how the other may react? Then please do not use this. Read ",
        To(SAFETY),
        " alone.",
    )


def _how_alone() -> Iterator[Words]:
    yield ("This is for you alone. Keep it where you like, or tear it up.",)
    yield ("Write only what you want, or nothing. What you think counts as well.",)
    yield ("Go on from page to page. Where another page is named, go there.",)
    yield ("Leave out what you would rather not answer.",)
    yield ("Is it more than you can carry alone? The people to call are on ", To(SAFETY), ".")
