"""A flow and its steps, as frozen data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from .condition import Condition
from .items import Evidence, Item, Share, SignOff, Who
from .kinds import (
    AnyCondition,
    AnyItem,
    Constant,
    Identifier,
    ListOf,
    OneOf,
    Prose,
    Record,
    Reference,
    Whole,
    Word,
    key,
)

FORMAT = 1
END, RETURN, LATER = "end", "return", "later"


class Turns(Word):
    """Who is at the screen during a step."""

    TOGETHER = "together", "both look at the screen"
    EACH = "each", "runs twice: one speaks, the other listens, then they swap"
    PRIVATE = "private", "each alone, with a page between that hands over the keyboard"
    FIRST = "first", "the one in the first seat, aloud"
    SECOND = "second", "the one in the second seat, aloud"


class Status(Word):
    """Where a flow stands with its author."""

    DRAFT = "draft", "still being written"
    PUBLISHED = "published", "handed out; a change needs a higher version"
    RETIRED = "retired", "not to be begun any more"


class People(Word):
    """For how many a flow is."""

    ONE = "one", "one, without the other"
    TWO = "two", "both"


class Group(Word):
    """Under which heading a flow for one is found."""

    CALM = "calm", "to calm down"
    RETURN = "return", "a way back to the other"
    WRITE = "write", "to write for oneself"
    LOOK = "look", "to look at oneself"


class FirstSpeaker(Word):
    """Who speaks first where turns are taken."""

    ASK = "ask", "the two are asked"
    TAKING_TURNS = "taking_turns", "the first seat begins, in the next step the second"
    FIRST = "first", "the one in the first seat"
    SECOND = "second", "the one in the second seat"


class Repeat(Word):
    """What a step comes again for."""

    AGREEMENTS = "agreements", "for each agreement that is in force"


@dataclass(frozen=True, kw_only=True)
class Branch:
    """Where to go after a step: the first branch that holds; `otherwise` always does."""

    condition: Condition | None = key(AnyCondition(), "when this branch is taken", name="if")
    step: str | None = key(
        Reference("step"), "a later step; `end`; or `later`: not today, it begins again another day"
    )
    otherwise: str | None = key(Reference("step"), "where to go when no other branch holds")

    @property
    def target(self) -> str:
        """The id of the step, or `end`, `return` or `later`."""
        return self.otherwise or self.step or END


@dataclass(frozen=True, kw_only=True)
class Step:
    """A part of a talk: a few items under one title."""

    id: str = key(Identifier(), "unique in the flow, never changed, never reused", required=True)
    title: str = key(Prose(80), "two to five words; also the name of the stage", required=True)
    part_of: str | None = key(Reference("step"), "the earlier step to whose stage this one belongs")
    intro: str = key(Prose(markup=True), "read by both before the first item", default="")
    turns: Turns = key(OneOf(Turns), "who is at the screen", default=Turns.TOGETHER)
    speaker: str = key(Prose(1_200, markup=True), "what the one who speaks is told", default="")
    listener: str = key(Prose(1_200, markup=True), "what the one who listens is told", default="")
    repeat: Repeat | None = key(
        OneOf(Repeat),
        "once for each agreement in force, eight at most; then its texts can say `<agreement>`",
    )
    show_if: Condition | None = key(AnyCondition(), "left out unless this holds")
    items: tuple[Item, ...] = key(ListOf(AnyItem(), most=40), "what is asked", required=True)
    go_to: tuple[Branch, ...] = key(
        ListOf(Record(Branch), most=20), "where to go after it; only forward", default=()
    )
    evidence: Evidence | None = key(Record(Evidence), "grade and source")

    def who(self, item: Item) -> Who:
        """Who answers an item of this step, the default of its turns applied."""
        stated = item.by if isinstance(item, SignOff) and item.by else item.who
        if stated is not None:
            return stated
        match self.turns:
            case Turns.TOGETHER:
                return Who.BOTH if isinstance(item, SignOff) else Who.COUPLE
            case Turns.EACH:
                return Who.LISTENER if item.type == "mirror" else Who.SPEAKER
            case Turns.PRIVATE:
                return Who.BOTH
            case Turns.FIRST:
                return Who.FIRST
            case Turns.SECOND:
                return Who.SECOND

    def share(self, item: Item) -> Share:
        """When the other may see an answer to an item of this step."""
        if item.share is not None:
            return item.share
        if item.type == "guess":
            return Share.AFTER_BOTH
        return Share.ASK if self.turns is Turns.PRIVATE else Share.NOW


@dataclass(frozen=True, kw_only=True)
class About:
    """Who wrote a flow, under what licence, and what the last version changed."""

    author: str = key(Prose(200), "who wrote it", required=True)
    license: str = key(Prose(80), "for example CC-BY-4.0", required=True)
    changed: str = key(Prose(400), "what this version changed", default="")


@dataclass(frozen=True, kw_only=True)
class DerivedFrom:
    """The flow that this one was adapted from."""

    id: str = key(Reference("flow"), "its id", required=True)
    version: int = key(Whole(1, 999_999), "its version", required=True)


@dataclass(frozen=True, kw_only=True)
class Seats:
    """What the two are called in this flow, by the part each played this time."""

    ask: str = key(Prose(200), "the question that seats the two", required=True)
    first: str = key(Prose(80), "the one in the first seat", required=True)
    second: str = key(Prose(80), "the one in the second seat", required=True)


@dataclass(frozen=True, kw_only=True)
class Flow:
    """A conversation two people can have: steps of items, read top to bottom."""

    flow: int = key(Constant(FORMAT), "the format of the file, not of its content", required=True)
    id: str = key(Identifier(), "never changed, never reused", required=True)
    version: int = key(Whole(1, 999_999), "raised with every publication", required=True)
    status: Status = key(OneOf(Status), "where it stands", default=Status.DRAFT)
    language: str = key(Prose(12), "the language of the texts, for example `en`", required=True)
    title: str = key(Prose(80), "what it is called", required=True)
    summary: str = key(Prose(600), "what it is for, in two sentences", default="")
    minutes: int = key(Whole(1, 600), "about how long it takes", required=True)
    about: About | None = key(Record(About), "author, licence, last change")
    derived_from: DerivedFrom | None = key(Record(DerivedFrom), "what it was adapted from")
    people: People = key(OneOf(People), "for how many it is", default=People.TWO)
    group: Group | None = key(OneOf(Group), "for one: under which heading it is found")
    seats: Seats | None = key(Record(Seats), "what the two are called, if the parts differ")
    first_speaker: FirstSpeaker = key(
        OneOf(FirstSpeaker), "who speaks first", default=FirstSpeaker.ASK
    )
    opens_with: str | None = key(
        Reference("flow"), "a shipped flow whose steps come first, for example before-you-start"
    )
    pause: str | None = key(
        Reference("detour"),
        "the detour behind *We need a break*; left out: the shipped break",
    )
    then: tuple[str, ...] = key(
        ListOf(Reference("flow"), most=4), "shipped flows offered at the end", default=()
    )
    steps: tuple[Step, ...] = key(ListOf(Record(Step), most=60), "the talk", required=True)
    detours: tuple[Step, ...] = key(
        ListOf(Record(Step), most=20), "steps off the road, which return to it", default=()
    )
    retired: tuple[str, ...] = key(
        ListOf(Identifier(), most=400), "ids of earlier versions, never reused", default=()
    )

    prelude: frozenset[str] = field(default=frozenset(), compare=False)
    """Ids of the steps that `opens_with` brought in; no key of the file."""

    @property
    def is_alone(self) -> bool:
        """Whether one person goes through it without the other."""
        return self.people is People.ONE

    def step(self, step_id: str) -> Step:
        """The step or detour of that id; KeyError where there is none."""
        return self._named[step_id]

    def all_steps(self) -> Iterator[Step]:
        """The steps, then the detours."""
        yield from self.steps
        yield from self.detours

    def item(self, item_id: str) -> Item:
        """The item of that id; KeyError where there is none."""
        return self.home_of(item_id)[1]

    def home_of(self, item_id: str) -> tuple[Step, Item]:
        """The item of that id and the step it stands in; KeyError where there is none."""
        return self._homes[item_id]

    @cached_property
    def _named(self) -> Mapping[str, Step]:
        """Every step by its id; of two alike the first."""
        return MappingProxyType({step.id: step for step in reversed([*self.all_steps()])})

    @cached_property
    def _homes(self) -> Mapping[str, tuple[Step, Item]]:
        """Every item with its step, as a page turn asks for hundreds; of two alike the first."""
        found: dict[str, tuple[Step, Item]] = {}
        for step in self.all_steps():
            for item in step.items:
                found.setdefault(item.id, (step, item))
        return MappingProxyType(found)

    @property
    def stages(self) -> tuple[Step, ...]:
        """The steps that are named along the threads, in order."""
        return tuple(s for s in self.steps if s.part_of is None and s.id not in self.prelude)
