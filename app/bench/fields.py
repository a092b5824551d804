"""Every kind of item as a form on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..flow.items import (
    Agreement,
    Breathing,
    Checklist,
    Choice,
    Date,
    Exercise,
    Guess,
    Item,
    Mirror,
    Note,
    Scale,
    SignOff,
    Text,
    Timer,
)
from ..flow.model import Flow
from ..session.session import Seat
from .form import Blanks, Boxes, By, Form, Grid, Lines, Row, Says, Signs, Ticks, Words
from .hand import Hand, said
from .stretch import in_days, minutes, seconds
from .wording import quoted

MOST_LINES = 7
ONE_LINE = 90
"""So many characters stand on one line by hand, if written small."""
A_LINE = 150
"""For each so many characters that an answer may have there is one more line."""
SOMETHING_ELSE = "Something else:"

Find = Callable[[str], Words]
"""Where an item stands, as words to follow its name: “, page 3”; nothing where on no page."""


def forms(flow: Flow, item: Item, by: tuple[By, ...], hand: Hand, find: Find) -> tuple[Form, ...]:
    """What stands under the question of an item, for those who answer it."""
    return tuple(_forms(flow, item, by, hand, find))


def _forms(flow: Flow, item: Item, by: tuple[By, ...], hand: Hand, find: Find) -> Iterator[Form]:
    voice = hand.voice
    beads = by if len(by) > 1 else (None,)
    match item:
        case Note():
            yield from _note(flow, item, hand, find)
        case Text():
            yield from _text(item, beads, hand)
        case Scale():
            for each in beads:
                low, high = voice.filled(item.low), voice.filled(item.high)
                yield Row(item.start, item.to, low, high, each)
        case Choice() | Checklist():
            yield from _options(item, beads, hand)
        case Guess():
            yield from _guess(flow, item, by, hand, find)
        case Mirror():
            yield from _mirror(item, hand)
        case Timer():
            yield from _timer(flow, item, hand, find)
        case Breathing():
            yield from _breathing(item)
        case Exercise():
            yield Boxes(tuple(map(voice.filled, item.options.values())))
            yield Says(("Tick as you go. Nobody looks at it later.",))
        case Date():
            yield from _date(item, beads)
        case Agreement():
            yield from _agreement(item, beads, hand)
        case SignOff():
            yield Says((voice.filled(item.statement),), strong=True)
            yield Signs(by)
            yield from _refused(item, hand, find)


def _note(flow: Flow, note: Note, hand: Hand, find: Find) -> Iterator[Form]:
    if note.show_answer:
        asked = hand.voice.filled(flow.item(note.show_answer).ask)
        yield Says((f"Look back at {quoted(asked)}", *find(note.show_answer), "."))
    if note.draw:
        yield Says(("Write it here. Each half leads to the other, and round again.",))
        for seat in Seat:
            letter, other = said(seat), said(seat.other)
            rows = (
                (f"The more {letter} …", 1),
                (f"… and beneath it {letter} feels", 1),
                (f"… and {letter} needs", 1),
                (f"… the more {other} goes on.", 0),
            )
            yield Grid(rows, seat)


def _text(item: Text, beads: tuple[By, ...], hand: Hand) -> Iterator[Form]:
    voice = hand.voice
    if item.minutes:
        yield Says((f"About {minutes(item.minutes)} for this.",))
    if item.starters:
        begun = "  ·  ".join(voice.filled(each) for each in item.starters)
        yield Says((f"You could begin:  {begun}",))
    count = 1 if item.max_chars <= ONE_LINE else min(MOST_LINES, 2 + item.max_chars // A_LINE)
    for each in beads:
        yield Lines(count, each)


def _options(item: Choice | Checklist, beads: tuple[By, ...], hand: Hand) -> Iterator[Form]:
    if how := _how_many(item):
        yield Says((how,))
    labels = tuple(map(hand.voice.filled, item.options.values()))
    yield Boxes(labels, beads, SOMETHING_ELSE if item.other else "")


def _how_many(item: Choice | Checklist) -> str:
    if isinstance(item, Choice):
        return "Tick one."
    if item.at_least and item.at_most:
        return f"Tick {item.at_least} to {item.at_most}."
    if item.at_most:
        return f"Tick {item.at_most} at most."
    return f"Tick {item.at_least} at least." if item.at_least else "Tick what fits."


def _guess(flow: Flow, item: Guess, by: tuple[By, ...], hand: Hand, find: Find) -> Iterator[Form]:
    """The same field as the other has; whose answer it is says afterwards how close it was."""
    yield from _forms(flow, flow.item(item.of), by, hand, find)
    other = said(by[0].other) if len(by) == 1 and by[0] else "The other"
    yield Says((f"{other}, when you see this: how close was it?",), strong=True)
    yield Row(0, 10, "Far off", "Very close")


def _mirror(item: Mirror, hand: Hand) -> Iterator[Form]:
    if item.starters:
        begun = "  ·  ".join(map(hand.voice.filled, item.starters))
        yield Says((f"You could begin:  {begun}",))
    if item.aloud:
        yield Says(("Said aloud is enough.",))
    yield Lines(2)
    yield Says((hand.voice.filled(item.check),), strong=True, by=hand.seat)
    rounds = ("First round", "Second round", "Third round")[: item.rounds]
    for number, name in enumerate(rounds):
        label = name if item.rounds > 1 else ""
        yield Ticks(label, ("Not yet", "Mostly", "Yes, I feel heard"))
        if not number and item.rounds > 1:
            yield Says(("Not yet? Then it is told and said back once more.",))
    yield Says(("Still not yet? Nothing is lost. Choose a way on, or take a break first.",))
    yield Ticks("", ("Close enough for now", "Park it for another day"))


def _timer(flow: Flow, item: Timer, hand: Hand, find: Find) -> Iterator[Form]:
    if item.until:
        asked = hand.voice.filled(flow.item(item.until).ask)
        yield Says((f"Until the time that you wrote at {quoted(asked)}", *find(item.until), "."))
    else:
        clock = seconds(item.length)
        yield Says((f"{clock[0].upper()}{clock[1:]} by a clock, without a bell.",), strong=True)
    if item.shortest:
        yield Says((f"Wait {minutes(item.shortest)} at the least.",))
    if item.more:
        yield Says((f"You may add {minutes(item.more)} once.",))
    yield Blanks(("Begun at", "Over at"))


def _breathing(item: Breathing) -> Iterator[Form]:
    parts = (
        ("in", item.breathe_in),
        ("a little more in", item.second_in),
        ("hold", item.hold),
        ("out", item.out),
        ("rest", item.rest),
    )
    counted = "  ·  ".join(f"{name} {count}" for name, count in parts if count)
    yield Says((f"Count slowly:  {counted}",), strong=True)
    length = item.rounds * sum(count for _, count in parts)
    breaths = f"{item.rounds} breaths"
    lasting = f", about {minutes(round(length / 60))}" if length >= 60 else ""
    if item.rounds > 1:
        yield Says((f"{breaths}{lasting}. Stop if it does not do you good.",))


def _date(item: Date, beads: tuple[By, ...]) -> Iterator[Form]:
    soon = [f"in {minutes(count)}" for count in item.offer_minutes] if item.time else []
    offered = [*soon, *map(in_days, item.offer_days)]
    if offered:
        yield Says((f"For example:  {'  ·  '.join(offered)}",))
    bounds = []
    if item.earliest_minutes:
        bounds.append(f"Not sooner than in {minutes(item.earliest_minutes)}.")
    if item.latest_minutes < 525_600:
        bounds.append(f"Not later than in {minutes(item.latest_minutes)}.")
    if bounds:
        yield Says((" ".join(bounds),))
    for each in beads:
        yield Blanks(("Day", "Time") if item.time else ("Day",), each)


def _agreement(item: Agreement, beads: tuple[By, ...], hand: Hand) -> Iterator[Form]:
    one = hand.alone
    rows = (
        ("If …", 2),
        ("then I …", 2),
        ("I try it until" if one else "We try it until", 1),
        ("How I notice" if one else "How we notice", 1),
        ("What may get in the way", 1),
    )
    for each in beads:
        yield Grid(rows, each)
        yield Says(("How sure are you?",), strong=True)
        yield Row(0, 10, "Not at all", "Quite sure")
        hint = f"Under {item.sure_from}? Make it smaller. " if item.sure_from else ""
        yield Says((f"{hint}No day written? Then try it for {item.days} days.",))
        yield Boxes(("I have said it aloud once",))


def _refused(item: SignOff, hand: Hand, find: Find) -> Iterator[Form]:
    if not item.if_not:
        yield Says(("Not yet is fine, too. Then it stays open.",))
        return
    times = ("once", "twice", "three times")[item.at_most - 1]
    back = ("Not yet is fine, too. Then look at it again", *find(item.if_not))
    last = "Then leave it open." if hand.alone else "Then leave it open, or take a break."
    yield Says((*back, f", {times} at the most. {last}"))
