"""The kinds of item a step can hold: one frozen class each, its fields its YAML keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from .condition import Condition
from .kinds import (
    AnyCondition,
    Flag,
    Identifier,
    Labels,
    ListOf,
    OneOf,
    Prose,
    Record,
    Reference,
    Whole,
    Word,
    key,
)

NOTHING: Mapping[str, str] = MappingProxyType({})


class Who(Word):
    """Who answers an item."""

    SPEAKER = "speaker", "the one who speaks"
    LISTENER = "listener", "the one who listens"
    BOTH = "both", "each of the two, an answer of their own"
    COUPLE = "couple", "the two together, one answer"
    FIRST = "first", "the one in the first seat"
    SECOND = "second", "the one in the second seat"


class Share(Word):
    """When an answer may be seen by the other partner (care.md 2.7, vault.md rule 4)."""

    NOW = "now", "at once, on the shared screen"
    AFTER_BOTH = "after_both", "when both have answered, at the same moment"
    ASK = "ask", "its author decides, line by line; nothing is ticked"
    NEVER = "never", "nobody else, ever"


class Grade(Word):
    """How well a claim is supported (care.md, how to read it)."""

    TRIAL = "trial", "tried out with people who were put into groups by lot"
    OBSERVATIONAL = "observational", "seen in studies that only watched"
    CLINICAL_RULE = "clinical-rule", "what therapists teach, hardly tested"
    TRADITION = "tradition", "handed down, or your own judgement"


class Meaning(Word):
    """What an answer is, for the summary, the fridge card and the home page."""

    INCIDENT = "incident", "what the talk is about, in one sentence"
    ALONG = "along", "a line of a journal that is taken along into a talk"
    PART = "part", "the part each had this time"
    WISH = "wish", "what each wishes for today"
    THANKS = "thanks", "a thank you"
    WORD = "word", "the word with which the two ask for a break"
    SPACE = "space", "how long a break is"
    ACTIVITY = "activity", "something easy together, or when"
    LOOK_AGAIN = "look-again", "the day on which the two look at it again"
    TALK_AT = "talk-at", "when they talk about it"
    RETURN_AT = "return-at", "when a break is over"
    END_STATE = "end-state", "where the two are at the end"
    CYCLE_DOES = "cycle-does", "what each does in their cycle"
    CYCLE_FEELS = "cycle-feels", "what each feels in it"
    CYCLE_NEEDS = "cycle-needs", "what each needs in it"
    CYCLE_NAME = "cycle-name", "what they call their cycle"
    TENSION_BEFORE = "tension-before", "how stirred up each is at the beginning"
    TENSION_AFTER = "tension-after", "how stirred up each is at the end"
    FELT_HEARD = "felt-heard", "how well each felt heard"
    CLOSENESS = "closeness", "how close each feels"
    TRIED = "tried", "whether an agreement was tried"
    HELPED = "helped", "how much an agreement helped"
    WHAT_NOW = "what-now", "what becomes of it: keep, smaller, change or drop"


class Drawing(Word):
    """What can be drawn from what both have said so far."""

    CYCLE = "cycle", "the circle that catches both"


class Hint(Word):
    """A gentle, local remark on wording, beside a field; it never blocks (care.md 2.4)."""

    BLAME = "blame", "on always, never and you are"
    STING = "sting", "on words that sting, such as finally"
    SORRY = "sorry", "on a second sorry"


class AtEnd(Word):
    """What a timer does at its end. It never makes a noise and never moves on by itself."""

    WAIT = "wait", "the words change, no more"
    CHIME = "chime", "the ring glows once"


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """How well founded a step or an item is, and in what."""

    grade: Grade = key(OneOf(Grade), "how well the idea is supported", required=True)
    source: str = key(Prose(400), "the study, book or rule behind it", required=True)


@dataclass(frozen=True, kw_only=True)
class Item:
    """What every kind of item has."""

    type: ClassVar[str]

    id: str = key(Identifier(), "unique in the flow, never changed, never reused", required=True)
    who: Who | None = key(
        OneOf(Who),
        "who answers; left out: the couple in `together`, the speaker in `each`, both in `private`",
    )
    ask: str = key(Prose(600), "the question, one or two short sentences", default="")
    help: str = key(Prose(1_200, markup=True), "a line under the question", default="")
    show_if: Condition | None = key(AnyCondition(), "shown only when this holds")
    required: bool = key(Flag(), "whether the talk waits for an answer", default=False)
    share: Share | None = key(
        OneOf(Share),
        "when the other sees it; left out: `ask` in `private` steps, `now` elsewhere",
    )
    summary: bool | None = key(
        Flag(), "whether it can become a line of the summary; left out: yes for what was shared"
    )
    lead: str = key(Prose(120), "words set before the answer in the summary", default="")
    means: Meaning | None = key(OneOf(Meaning), "what this answer is, for summary and home page")
    evidence: Evidence | None = key(Record(Evidence), "grade and source")


@dataclass(frozen=True, kw_only=True)
class Note(Item):
    """Something to read; nothing is asked."""

    type = "note"

    text: str = key(Prose(markup=True), "what is said", default="")
    show_answer: str | None = key(Reference("item"), "an earlier answer shown with it")
    draw: Drawing | None = key(
        OneOf(Drawing), "`cycle`: the circle, from the answers that mean `cycle-…`"
    )


@dataclass(frozen=True, kw_only=True)
class Text(Item):
    """An answer in own words, written or said aloud."""

    type = "text"

    max_chars: int = key(Whole(20, 20_000), "the longest answer, in characters", default=4_000)
    starters: tuple[str, ...] = key(
        ListOf(Prose(160), most=8), "beginnings of a sentence to pick from", default=()
    )
    do: str = key(Prose(600, markup=True), "what helps, under *Try*", default="", name="try")
    rather_not: str = key(
        Prose(600, markup=True), "what makes it harder, under *Rather not*", default=""
    )
    aloud: bool = key(Flag(), "whether saying it aloud is an answer", default=True)
    minutes: int = key(
        Whole(0, 60), "a soft time for the turn, shown beside it; 0: none", default=0
    )
    hints: tuple[Hint, ...] = key(
        ListOf(OneOf(Hint), most=3), "which remarks on wording are offered", default=(Hint.BLAME,)
    )


@dataclass(frozen=True, kw_only=True)
class Scale(Item):
    """A whole number between two named ends."""

    type = "scale"

    start: int = key(Whole(0, 100), "the lowest number", default=0, name="from")
    to: int = key(Whole(1, 100), "the highest number, at most 10 above the lowest", default=10)
    low: str = key(Prose(80), "what the lowest number means", default="")
    high: str = key(Prose(80), "what the highest number means", default="")
    gate: bool = key(
        Flag(),
        "a hidden answer of which only *either* or *both* may steer, never who",
        default=False,
    )


@dataclass(frozen=True, kw_only=True)
class Choice(Item):
    """One option of several."""

    type = "choice"

    options: Mapping[str, str] = key(Labels(), "what can be chosen, `id: label`", required=True)
    other: bool = key(Flag(), "whether an own answer may be given", default=False)
    gate: bool = key(Flag(), "as in `scale`", default=False)


@dataclass(frozen=True, kw_only=True)
class Checklist(Item):
    """Any number of options, within bounds."""

    type = "checklist"

    options: Mapping[str, str] = key(Labels(), "what can be ticked, `id: label`", required=True)
    other: bool = key(Flag(), "whether an own answer may be added", default=False)
    at_least: int = key(Whole(0, 40), "the fewest ticks of an answer", default=0)
    at_most: int | None = key(Whole(1, 40), "the most ticks of an answer")
    gate: bool = key(Flag(), "as in `scale`", default=False)


@dataclass(frozen=True, kw_only=True)
class Guess(Item):
    """What the other may have answered; its owner says afterwards how close it was."""

    type = "guess"

    of: str = key(
        Reference("item"), "the choice, checklist or scale that is guessed", required=True
    )


@dataclass(frozen=True, kw_only=True)
class Mirror(Item):
    """Said back by the listener, passed only by the speaker.

    Three rounds, then a graceful way on (care.md 2.2).
    """

    type = "mirror"

    of: str | None = key(Reference("item"), "the answer that is said back")
    rounds: int = key(Whole(1, 3), "how often it may be said back", default=3)
    aloud: bool = key(Flag(), "whether saying it aloud is enough", default=True)
    starters: tuple[str, ...] = key(
        ListOf(Prose(160), most=8), "beginnings of a sentence to pick from", default=()
    )
    check: str = key(
        Prose(300), "what the speaker is asked", default="<speaker>, is that what you meant?"
    )


@dataclass(frozen=True, kw_only=True)
class Timer(Item):
    """A stretch of time by the clock, without a buzzer."""

    type = "timer"

    minutes: int = key(Whole(0, 1_440), "how long", default=0)
    seconds: int = key(Whole(0, 59), "and how many seconds", default=0)
    until: str | None = key(Reference("item"), "the earlier `date` whose moment ends it")
    shortest: int = key(Whole(0, 1_440), "minutes before anyone can go on", default=0)
    more: int = key(Whole(0, 1_440), "minutes that can be added once", default=1)
    at_end: AtEnd = key(
        OneOf(AtEnd), "`wait`: the words change; `chime`: the ring glows once", default=AtEnd.WAIT
    )
    can_stop_early: bool = key(Flag(), "whether it can be ended before", default=True)

    @property
    def length(self) -> int:
        """The whole length in seconds."""
        return self.minutes * 60 + self.seconds


@dataclass(frozen=True, kw_only=True)
class Breathing(Item):
    """Slow breathing with the two threads as a guide; times in seconds."""

    type = "breathing"

    breathe_in: int = key(Whole(1, 20), "seconds in", default=4, name="in")
    second_in: int = key(Whole(0, 5), "a second small breath in, seconds", default=0)
    hold: int = key(Whole(0, 20), "seconds held after breathing in", default=0)
    out: int = key(Whole(1, 30), "seconds out", default=6)
    rest: int = key(Whole(0, 20), "seconds held after breathing out", default=0)
    rounds: int = key(Whole(1, 100), "how many breaths", default=8)


@dataclass(frozen=True, kw_only=True)
class Exercise(Item):
    """A short list to tick off while doing it; never saved."""

    type = "exercise"

    options: Mapping[str, str] = key(Labels(), "what is done, `id: label`", required=True)


@dataclass(frozen=True, kw_only=True)
class Date(Item):
    """A day, or a day and a time."""

    type = "date"

    time: bool = key(Flag(), "whether a time of day belongs to it", default=True)
    earliest_minutes: int = key(
        Whole(0, 525_600), "not sooner than this many minutes from now", default=0
    )
    latest_minutes: int = key(
        Whole(1, 525_600), "not later than this many minutes from now", default=525_600
    )
    offer_minutes: tuple[int, ...] = key(
        ListOf(Whole(1, 1_440), most=8), "moments offered, in minutes from now", default=()
    )
    offer_days: tuple[int, ...] = key(
        ListOf(Whole(0, 366), most=8), "days offered, counted from today", default=()
    )


@dataclass(frozen=True, kw_only=True)
class Agreement(Item):
    """If …, then I …: a small plan about one's own behaviour.

    Plans of this form are kept more often; small, and able to be undone (care.md 2.5, 6.9).
    """

    type = "agreement"

    days: int = key(Whole(1, 366), "for how many days it is tried if nothing is said", default=28)
    sure_from: int = key(
        Whole(0, 10), "below this the guide suggests to make it smaller", default=7
    )


@dataclass(frozen=True, kw_only=True)
class SignOff(Item):
    """A statement that can be confirmed and can always be refused."""

    type = "sign_off"

    statement: str = key(Prose(600), "what is confirmed", required=True)
    by: Who | None = key(OneOf(Who), "who confirms; the same as `who`")
    if_not: str | None = key(
        Reference("item"), "the earlier item of this step to go back to when it is refused"
    )
    at_most: int = key(
        Whole(1, 3), "refusals before a break or an open end is offered instead", default=3
    )


ITEMS: Mapping[str, type[Item]] = MappingProxyType(
    {
        kind.type: kind
        for kind in (
            Note,
            Text,
            Scale,
            Choice,
            Checklist,
            Guess,
            Mirror,
            Timer,
            Breathing,
            Exercise,
            Date,
            Agreement,
            SignOff,
        )
    }
)
