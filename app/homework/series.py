"""What a couple handed on, over time: one row an occasion, and the numbers of each as a line.

It says what was told and in which order, and nothing of what it means: no score, no average, no
comparison of the two (care.md 4, 7).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from ..session.telling import short_day
from ..summary.plain import one_line, plain
from .sheet import Pair, Remark, Sheet, Time, Went, Whose

WENT = {Went.DONE: "Done", Went.PART: "In part", Went.NOT: "Not done"}
_LEADS = {
    "headline": "It was about",
    "stuck": "It got stuck at",
    "obstacle": "What got in the way",
    "agreements": "Agreed",
    "outcomes": "What became of it",
    "answers": "Answered",
}


class Measure(Enum):
    """What is drawn, and what its ends mean; all from 0 to 10."""

    BEFORE = ("Tension before", "calm", "very tense")
    AFTER = ("Tension after", "calm", "very tense")
    HEARD = ("Felt heard", "not at all", "fully")

    @property
    def title(self) -> str:
        """What it is called."""
        return self.value[0]

    @property
    def ends(self) -> str:
        """What its ends mean."""
        return f"0: {self.value[1]}; 10: {self.value[2]}"

    def of(self, time: Time) -> Pair:
        """The numbers of an occasion, as far as they were handed on."""
        pair = {
            Measure.BEFORE: time.tension_before,
            Measure.AFTER: time.tension_after,
            Measure.HEARD: time.felt_heard,
        }[self]
        return pair or Pair()


@dataclass(frozen=True)
class Told:
    """A few words of an occasion: what they are about, whose they are, and the words."""

    lead: str
    whose: str
    text: str


@dataclass(frozen=True)
class Row:
    """One occasion as it was handed on; numbers are None where they were not."""

    day: date
    went: Went
    minutes: int | None
    breaks: int | None
    numbers: tuple[tuple[int | None, int | None, int | None], ...]
    """Of the one and of the other: tension before, tension after, felt heard."""
    told: tuple[Told, ...]
    title: str
    """What was practised; '' where it is the same in all rows."""

    def tension(self, whose: int) -> str:
        """Before and after, like `6 → 3`; one of the two alone is said with its word."""
        before, after, _ = self.numbers[whose]
        match before, after:
            case None, None:
                return ""
            case _, None:
                return f"{before} before"
            case None, _:
                return f"{after} after"
            case _:
                return f"{before} → {after}"

    def heard(self, whose: int) -> str:
        """How far this one felt heard; '' where it was not handed on."""
        number = self.numbers[whose][2]
        return "" if number is None else str(number)


@dataclass(frozen=True)
class Point:
    """One number of one day."""

    day: date
    number: int


@dataclass(frozen=True)
class Series:
    """All that a couple handed on, the oldest first."""

    people: tuple[str, str]
    rows: tuple[Row, ...]
    questions: tuple[tuple[date, Told], ...]

    def line(self, measure: Measure, whose: int) -> tuple[Point, ...]:
        """The numbers of one of the two, in the order of the days."""
        at = list(Measure).index(measure)
        return tuple(
            Point(row.day, number)
            for row in self.rows
            if (number := row.numbers[whose][at]) is not None
        )


def series(sheets: Sequence[Sheet]) -> Series:
    """The sheets of a couple as one, in the order in which they were filed.

    Each sheet of a pack tells again what the ones before it told: of a day counts what the
    newest says. The two are called what the newest sheet calls them.
    """
    newest: dict[tuple[str, str], Sheet] = {}
    for sheet in sorted(sheets, key=lambda each: each.written):
        for time in sheet.times:
            newest[sheet.pack, time.day] = sheet
    several = len({sheet.pack for sheet in newest.values()}) > 1
    rows = [
        _row(sheet, time, one_line(sheet.title) if several else "")
        for sheet in sheets
        for time in sheet.times
        if newest[sheet.pack, time.day] is sheet
    ]
    by_day = sorted(sheets, key=lambda each: each.written)
    return Series(
        _people(by_day[-1]) if by_day else ("One", "Two"),
        tuple(sorted(rows, key=lambda row: row.day)),
        tuple(_questions(sheets)),
    )


def in_words(points: Iterable[Point]) -> str:
    """A line as a sentence for who cannot see it: `6 on 3 Nov, 5 on 10 Nov`."""
    return ", ".join(f"{point.number} on {short_day(point.day)}" for point in points)


def _people(sheet: Sheet) -> tuple[str, str]:
    return one_line(sheet.people.one), one_line(sheet.people.two)


def _row(sheet: Sheet, time: Time, title: str) -> Row:
    pairs = [measure.of(time) for measure in Measure]
    one = tuple(pair.one for pair in pairs)
    two = tuple(pair.two for pair in pairs)
    told = tuple(
        _told(sheet, lead, remark)
        for field, lead in _LEADS.items()
        for remark in getattr(time, field)
    )
    return Row(
        day=date.fromisoformat(time.day),
        went=time.went,
        minutes=time.minutes,
        breaks=time.breaks,
        numbers=((one[0], one[1], one[2]), (two[0], two[1], two[2])),
        told=told,
        title=title,
    )


def _told(sheet: Sheet, lead: str, remark: Remark) -> Told:
    asked = one_line(remark.asked)
    whose = "" if remark.of is Whose.BOTH else one_line(sheet.name(remark.of))
    return Told(asked or lead, whose, plain(remark.text).strip())


def _questions(sheets: Iterable[Sheet]) -> Iterator[tuple[date, Told]]:
    for sheet in sorted(sheets, key=lambda each: each.written):
        for remark in sheet.question:
            yield date.fromisoformat(sheet.written), _told(sheet, "", remark)
