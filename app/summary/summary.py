"""The summary: what two people take home from a talk, as frozen data.

It holds its own texts (titles, questions, labels), so that it reads the same in ten years,
whatever has become of the flow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ..flow.items import Meaning
from ..session.session import Seat, State
from ..session.telling import clock, day, short_day
from ..session.value import Moment

BOTH = "Both"
NOTE_TO_YOURSELVES = "A note to yourselves, not a contract and not therapy."
HANDED_ON = "What each of us chose to hand on, not a contract."
TWO_VIEWS = "two views"
"""The note on what happened where each has told it for themselves."""
CYCLE = frozenset(
    {Meaning.CYCLE_DOES, Meaning.CYCLE_FEELS, Meaning.CYCLE_NEEDS, Meaning.CYCLE_NAME}
)
"""What the lines of a cycle mean."""
_HALVES = frozenset(Seat)
_LABELLED = frozenset({Meaning.ACTIVITY, Meaning.END_STATE})
_HEADLINES = frozenset({Meaning.END_STATE, Meaning.SPACE, Meaning.TALK_AT, Meaning.LOOK_AGAIN})
LABEL_ENDS = (":", "?", "…", ".", "!")
"""What a lead may end with so that the text can follow it."""


class Column(StrEnum):
    """What can become of a line."""

    STAYS = "stays"
    PRINTED = "printed"
    HANDED = "handed"


class Copy(StrEnum):
    """Whom a summary is for: the two themselves, or their therapist.

    A sheet is for themselves, too: it gathers what stands in many summaries.
    """

    OURS = "ours"
    THERAPISTS = "therapists"
    SHEET = "sheet"


class Layout(StrEnum):
    """How a section is set: as lines, as the table of agreements, as cards, or as a circle."""

    LINES = "lines"
    AGREEMENTS = "agreements"
    CARDS = "cards"
    CYCLE = "cycle"


@dataclass(frozen=True)
class Promise:
    """An agreement's parts, for the table: if, then, until when, how it is noticed."""

    when: str
    then: str
    until: date
    noticed: str = ""


@dataclass(frozen=True)
class Line:
    """One thing that was said. It belongs to its author alone; a joint line to both.

    `lead` stands before the text (“I felt”; on a card it is the label above it), `note` small
    behind it (“heard by Alex”), `asked` is the question as it was asked then. `stays_for`,
    `printed_for` and `handed_for` hold who has ticked; whether the line stays, is printed or
    goes to a therapist follows from them. `pick` is what was chosen as the flow calls it, or the
    number, where the program itself has to know it later.
    """

    key: str
    by: Seat | None
    text: str
    asked: str = ""
    lead: str = ""
    note: str = ""
    means: Meaning | None = None
    promise: Promise | None = None
    moment: Moment | None = None
    pick: str = ""
    stays_for: frozenset[Seat] = frozenset()
    printed_for: frozenset[Seat] = frozenset()
    handed_for: frozenset[Seat] = frozenset()

    @property
    def authors(self) -> frozenset[Seat]:
        """Who has to tick it: the one who said it, or both."""
        return _HALVES if self.by is None else frozenset({self.by})

    def ticks(self, column: Column) -> frozenset[Seat]:
        """Who has ticked it in that column."""
        match column:
            case Column.STAYS:
                return self.stays_for
            case Column.PRINTED:
                return self.printed_for
            case Column.HANDED:
                return self.handed_for

    def ticked(self, column: Column, seat: Seat) -> bool:
        """Whether that one has ticked it in that column."""
        return seat in self.ticks(column)

    def chosen(self, column: Column) -> bool:
        """Whether everyone it belongs to has ticked it in that column."""
        return self.authors <= self.ticks(column)

    @property
    def stays(self) -> bool:
        """Whether everyone it belongs to wants it kept."""
        return self.chosen(Column.STAYS)

    @property
    def printed(self) -> bool:
        """Whether everyone it belongs to wants it on paper."""
        return self.chosen(Column.PRINTED)

    @property
    def handed(self) -> bool:
        """Whether everyone it belongs to wants a therapist to have it."""
        return self.chosen(Column.HANDED)

    @property
    def headline(self) -> bool:
        """Whether it says what came of the talk, and not how it was told (care.md 4)."""
        return self.promise is not None or self.means in _HEADLINES

    @property
    def sentence(self) -> str:
        """The text with its lead; what is a label on a card ends with a colon here."""
        if not self.lead:
            return self.text
        mark = ":" if self.means in _LABELLED and not self.lead.endswith(LABEL_ENDS) else ""
        return f"{self.lead}{mark} {self.text}"


@dataclass(frozen=True)
class Section:
    """Lines under one title."""

    title: str
    lines: tuple[Line, ...]
    layout: Layout = Layout.LINES


@dataclass(frozen=True)
class Box:
    """A card: small words over large ones; a plan and its day share one."""

    label: str
    text: str
    means: Meaning | None


@dataclass(frozen=True)
class Table:
    """The agreements as a table; every row has as many cells as there are heads."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class BreakRule:
    """The shortest and the longest break of the flow, in minutes; 0 where it sets none."""

    shortest: int = 0
    longest: int = 0


@dataclass(frozen=True)
class Summary:
    """Everything that may be taken home, and who has agreed to it.

    `names` are by seat, as in the session. `agreed_at` is the one moment at which both had
    agreed; who did so first is not kept, and the talk itself is dated by day
    (vault.md, unsafe homes, rule 9). `minutes` is None where nothing can be said about it.
    `copy` says whom it is for; a therapist's copy is made when it is wanted and never kept.
    """

    session: str
    flow: str
    version: int
    title: str
    language: str
    names: tuple[str, str]
    day: date
    minutes: int | None = None
    breaks: int = 0
    state: State = State.FINISHED
    swapped: bool = False
    rule: BreakRule = BreakRule()
    sections: tuple[Section, ...] = ()
    signed: frozenset[Seat] = frozenset()
    agreed_at: datetime | None = None
    copy: Copy = Copy.OURS

    @property
    def lines(self) -> Iterator[Line]:
        """Every line of every section, in order."""
        return (line for section in self.sections for line in section.lines)

    def line(self, key: str) -> Line:
        """The line of that key; KeyError where there is none."""
        for line in self.lines:
            if line.key == key:
                return line
        raise KeyError(key)

    def meaning(self, *means: Meaning) -> tuple[Line, ...]:
        """The lines that mean one of these, in order."""
        return tuple(line for line in self.lines if line.means in means)

    def section(self, layout: Layout) -> tuple[Line, ...]:
        """The lines of the sections set in that way."""
        return tuple(ln for s in self.sections if s.layout is layout for ln in s.lines)

    @property
    def agreements(self) -> tuple[Line, ...]:
        """The lines of the table of agreements; each has a promise."""
        return self.section(Layout.AGREEMENTS)

    @property
    def cards(self) -> tuple[Line, ...]:
        """What stands in a box of its own: where we are, the next look, what we do together."""
        return self.section(Layout.CARDS)

    @property
    def table(self) -> Table:
        """The agreements as a table; how they are noticed only where somebody said so."""
        kept = [(line, line.promise) for line in self.agreements if line.promise]
        who = {line.by is None for line, _ in kept}
        then = {frozenset({False}): "then I …", frozenset({True}): "then we …"}
        noticed = any(promise.noticed for _, promise in kept)
        looked = self.copy is Copy.SHEET and any(line.note for line, _ in kept)
        heads = (
            *("Who", "If …", then.get(frozenset(who), "then …"), "Until"),
            *(("How we notice",) * noticed + ("The last look",) * looked),
        )
        rows = (
            (self.author(line), p.when, p.then, self.until(p))
            + (p.noticed,) * noticed
            + (line.note,) * looked
            for line, p in kept
        )
        return Table(heads, tuple(rows))

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The cards as they are set: lines under one label in one box."""
        told: dict[tuple[str, Meaning | None], list[str]] = {}
        for line in self.cards:
            text = line.text if line.by is None else f"{self.author(line)}: {line.text}"
            told.setdefault((line.lead, line.means), []).append(text)
        return tuple(Box(label, ", ".join(texts), m) for (label, m), texts in told.items())

    @property
    def agreed(self) -> bool:
        """Whether both have said yes to it as it stands."""
        return self.signed == _HALVES

    def name(self, seat: Seat) -> str:
        """The name of the one in that seat."""
        return self.names[seat.position]

    def author(self, line: Line) -> str:
        """The name of the one who said it, or *Both*."""
        return self.name(line.by) if line.by else BOTH

    def partner(self, seat: Seat) -> int:
        """Which partner of this home sits there: 0 or 1, for colour and shape."""
        return seat.position ^ self.swapped

    @property
    def couple(self) -> str:
        """The two names, in the order of this home."""
        first, second = reversed(self.names) if self.swapped else self.names
        return f"{first} and {second}"

    @property
    def heading(self) -> str:
        """Whose it is, and whom it is for if not for themselves."""
        if self.copy is Copy.THERAPISTS:
            return f"For our therapist, from {self.couple}"
        return self.couple

    @property
    def document_title(self) -> str:
        """A title for files and windows; it names nobody, for it is seen in lists and tabs."""
        note = "A note" if self.copy is Copy.THERAPISTS else "A note to ourselves"
        return f"{note}, {short_day(self.day)} {self.day.year}"

    @property
    def dated(self) -> str:
        """The day of the talk in words."""
        return day(self.day)

    @property
    def facts(self) -> str:
        """The talk, about how long it took, and that breaks were taken, never by whom."""
        parts = [self.title]
        if self.minutes:
            parts.append(f"{self.minutes} minute{'s' if self.minutes > 1 else ''}")
        if self.breaks:
            parts.append("one break" if self.breaks == 1 else f"{self.breaks} breaks")
        if self.state is State.LATER:
            parts.append("to be continued")
        return ", ".join(parts)

    @property
    def footer(self) -> str:
        """Who has agreed and when, and what this is not."""
        return f"{self.agreed_by} {self.caveat}"

    @property
    def agreed_by(self) -> str:
        """Who has agreed and when."""
        if self.copy is Copy.SHEET:
            return f"As it stood on {self.dated}."
        if not self.agreed or self.agreed_at is None:
            return "Not yet agreed by both."
        when = f"{day(self.agreed_at.date())}, {clock(self.agreed_at)}"
        return f"Agreed by {self.couple}, {when}."

    @property
    def caveat(self) -> str:
        """What this is not."""
        return HANDED_ON if self.copy is Copy.THERAPISTS else NOTE_TO_YOURSELVES

    def until(self, promise: Promise) -> str:
        """The end of a promise for a narrow column; the year only where it is another one."""
        short = short_day(promise.until)
        return short if promise.until.year == self.day.year else f"{short} {promise.until.year}"
