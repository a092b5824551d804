"""What an item takes for an answer and what comes of it, in sentences for a reader."""

from __future__ import annotations

from collections.abc import Iterator

from ..flow.items import (
    Agreement,
    AtEnd,
    Breathing,
    Checklist,
    Choice,
    Date,
    Exercise,
    Guess,
    Hint,
    Item,
    Mirror,
    Note,
    Scale,
    SignOff,
    Text,
    Timer,
)
from ..flow.model import Flow
from .stretch import in_days, minutes, seconds
from .voice import Voice
from .wording import question

TYPES = {
    "note": "to read",
    "text": "own words",
    "scale": "a number",
    "choice": "one of several",
    "checklist": "any of several",
    "guess": "a guess",
    "mirror": "said back",
    "timer": "time by the clock",
    "breathing": "breathing",
    "exercise": "to tick off",
    "date": "a day",
    "agreement": "a plan",
    "sign_off": "a sign-off",
}
_HINTS = {Hint.BLAME: "blames", Hint.STING: "may sting", Hint.SORRY: "says sorry again and again"}
_TIMES = ("once", "twice", "three times")


def limits(flow: Flow, item: Item, voice: Voice) -> tuple[str, ...]:
    """How an item is answered: bounds, and what is done when they are met."""
    found = [*_limits(flow, item, voice)]
    if not isinstance(item, Note | Timer | Breathing | Exercise):
        found.append("The talk waits for an answer." if item.required else "May be left out.")
    if item.summary is not None:
        found.append("Can become a line of the summary." if item.summary else "Not in the summary.")
    if item.means:
        found.append(f"In Reknit it counts as “{item.means.replace('-', ' ')}”.")
    return tuple(found)


def _limits(flow: Flow, item: Item, voice: Voice) -> Iterator[str]:
    match item:
        case Note():
            if item.show_answer:
                yield f"Shows the answer to {question(flow, item.show_answer, voice)}."
            if item.draw:
                yield f"Draws the {item.draw} from what both have said."
        case Text():
            yield from _text(item)
        case Scale():
            yield f"A whole number from {item.start} to {item.to}."
        case Choice() | Checklist():
            yield _picks(item)
        case Guess():
            asked = question(flow, item.of, voice)
            yield f"What the other may have answered to {asked}. The other says how close it was."
        case Mirror():
            yield from _mirror(flow, item, voice)
        case Timer():
            yield from _timer(flow, item, voice)
        case Breathing():
            parts = (
                ("in", item.breathe_in),
                ("in again", item.second_in),
                ("held", item.hold),
                ("out", item.out),
                ("rest", item.rest),
            )
            told = ", ".join(f"{count} {name}" for name, count in parts if count)
            times = "Once" if item.rounds == 1 else f"{item.rounds} times"
            yield f"In seconds: {told}. {times}. It can be stopped at any time."
        case Exercise():
            yield "Ticked off while doing it. Nothing of it is kept."
        case Date():
            yield from _date(item)
        case Agreement():
            yield "“If …, then I …” about one’s own behaviour, with a day, a sign and an obstacle."
            yield f"Tried for {item.days} days if nothing else is said."
            if item.sure_from:
                yield f"Surer than {item.sure_from - 1} of 10? If not, a smaller one is suggested."
        case SignOff():
            yield "Can always be refused."
            if item.if_not:
                back = question(flow, item.if_not, voice)
                yield f"Refused, it goes back to {back}, {_TIMES[item.at_most - 1]} at the most."
            yield "Then a break or an open end is offered."


def _text(item: Text) -> Iterator[str]:
    how = "Written, or said aloud" if item.aloud else "Written"
    yield f"{how}. At most {item.max_chars} characters."
    if item.minutes:
        yield f"About {minutes(item.minutes)} are shown beside it."
    if item.hints:
        told = " or ".join(_HINTS[each] for each in item.hints)
        yield f"Wording that {told} gets a gentle remark. It blocks nothing."


def _picks(item: Choice | Checklist) -> str:
    own = " An answer of one’s own may be given." if item.other else ""
    if isinstance(item, Choice):
        return f"One of these.{own}"
    if item.at_least and item.at_most:
        return f"{item.at_least} to {item.at_most} of these.{own}"
    if item.at_most:
        return f"At most {item.at_most} of these.{own}"
    return f"At least {item.at_least} of these.{own}" if item.at_least else f"Any of these.{own}"


def _mirror(flow: Flow, item: Mirror, voice: Voice) -> Iterator[str]:
    if item.of:
        yield f"Says back {question(flow, item.of, voice)}."
    aloud = " Aloud is enough." if item.aloud else ""
    yield f"{item.rounds} {'round' if item.rounds == 1 else 'rounds'} at the most.{aloud}"
    yield "Only the one who spoke says how well: not yet, mostly, yes."
    yield "After the last “not yet” there is “close enough for now” or “park it for another day”."


def _timer(flow: Flow, item: Timer, voice: Voice) -> Iterator[str]:
    if item.until:
        yield f"Until the moment of {question(flow, item.until, voice)}."
    else:
        yield f"{seconds(item.length).capitalize()}."
    if item.shortest:
        yield f"Nobody can go on before {minutes(item.shortest)} have passed."
    if item.more:
        yield f"{minutes(item.more).capitalize()} can be added once."
    yield "It can be ended early." if item.can_stop_early else "It cannot be ended early."
    if item.at_end is AtEnd.CHIME:
        yield "At its end the ring glows once."


def _date(item: Date) -> Iterator[str]:
    yield "A day and a time." if item.time else "A day."
    if item.earliest_minutes:
        yield f"Not sooner than in {minutes(item.earliest_minutes)}."
    if item.latest_minutes < 525_600:
        yield f"Not later than in {minutes(item.latest_minutes)}."
    soon = [f"in {minutes(count)}" for count in item.offer_minutes] if item.time else []
    if offered := [*soon, *map(in_days, item.offer_days)]:
        yield f"Offered: {', '.join(offered)}."
