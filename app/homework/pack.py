"""A pack: what a therapist gives a couple to do at home, as frozen data.

It is one YAML file. It can name flows, ask for a rhythm, and list what may come back. It has no
key that changes who sees an answer, and none can be added: unknown keys are refused (vault.md,
Therapist exchange).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from ..flow.items import Evidence, Item, Text
from ..flow.kinds import (
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
from ..flow.model import Flow, Step
from ..flow.repeat import STEM
from ..flow.signs import SAFETY
from ..flow.tone import texts_of, touches

FORMAT = 1
ENDING = ".reknit"
"""How the file of a pack is called: any name and this."""
INSIDE = 4
"""So many flows of its own a pack can hold."""
_DATE = 10


class Standing(Word):
    """Where a pack stands with its author."""

    CURRENT = "current", "to be done"
    WITHDRAWN = "withdrawn", "not to be done any more"


class Per(Word):
    """In what time an exercise is done so many times."""

    DAY = "day", "so many times a day"
    WEEK = "week", "so many times a week"
    ALL = "all", "so many times in all"


class Tells(Word):
    """What may come back of an occasion, besides whether it was done, and on which day.

    It is what a therapist can use (care.md 4); journals, readiness, safety and who paused have
    no word here.
    """

    MINUTES = "minutes", "how long it took"
    HEADLINE = "headline", "what it was about, in a few words"
    TENSION = "tension", "how stirred up each was, before and after"
    FELT_HEARD = "felt-heard", "how well each felt heard"
    STUCK = "stuck", "where it got stuck"
    BREAKS = "breaks", "how many breaks there were, not whose"
    AGREEMENTS = "agreements", "what was agreed, and what became of it"


@dataclass(frozen=True, kw_only=True)
class From:
    """Who gives it, in their own words; only the key says who it really is."""

    name: str = key(Prose(120), "the therapist’s name", required=True)
    practice: str = key(Prose(120), "the practice", default="")
    contact: str = key(Prose(200), "how to reach the practice, as plain words", default="")


@dataclass(frozen=True, kw_only=True)
class Use:
    """A shipped flow that is to be done."""

    id: str = key(Reference("flow"), "its id", required=True)
    version: int = key(Whole(1, 999_999), "the version it was given with", required=True)


@dataclass(frozen=True, kw_only=True)
class Returns:
    """What may come back. Each of the two still decides about each line of their own."""

    tell: tuple[Tells, ...] = key(ListOf(OneOf(Tells), most=7), "what of each occasion", default=())
    answers: tuple[str, ...] = key(
        ListOf(Reference("item"), most=20), "items whose answers may come back", default=()
    )
    question: str = key(Prose(300), "one question to both for the next hour", default="")


@dataclass(frozen=True, kw_only=True)
class Pack:
    """Practice from a therapist: which flows, why, how often, and what may come back."""

    pack: int = key(Constant(FORMAT), "the format of the file", required=True)
    id: str = key(Identifier(), "never changed; a new version keeps it", required=True)
    version: int = key(Whole(1, 999_999), "raised whenever anything changes", required=True)
    standing: Standing = key(
        OneOf(Standing), "`withdrawn`: it is not to be done any more", default=Standing.CURRENT
    )
    language: str = key(Prose(12), "the language of the texts, for example `en`", required=True)
    title: str = key(Prose(80), "what is practised", required=True)
    sender: From = key(Record(From), "who gives it", required=True, name="from")
    why: str = key(Prose(1_200, markup=True), "what it is good for", required=True)
    evidence: Evidence | None = key(Record(Evidence), "grade and source of that")
    flows: tuple[Use, ...] = key(ListOf(Record(Use), most=8), "shipped flows", default=())
    inside: tuple[Flow, ...] = key(
        ListOf(Record(Flow), most=INSIDE), "own flows, written out whole", default=()
    )
    minutes: int = key(Whole(0, 180), "about how long one time takes; 0: as the flow", default=0)
    times: int = key(Whole(1, 14), "how many times", default=1)
    per: Per = key(OneOf(Per), "in what time: a day, a week, or all in all", default=Per.WEEK)
    starts: str = key(Prose(_DATE), "the first day, like 2026-11-30", default="")
    until: str = key(Prose(_DATE), "the last day, like 2026-12-20", default="")
    days: int = key(
        Whole(0, 365), "or how many days from the one on which it is opened; 0: no end", default=0
    )
    ask_when: str = key(
        Prose(200), "asks for a fixed day and place", default="When and where will you do it?"
    )
    ask_obstacle: str = key(
        Prose(200), "asks what could stop it", default="What could get in the way?"
    )
    returns: Returns | None = key(Record(Returns), "what may come back; left out: nothing")
    recipient: str = key(
        Prose(120), "the public key to which the reply is sealed: age1…", default=""
    )

    @property
    def flow_ids(self) -> tuple[str, ...]:
        """The ids of all it uses, in their order: the shipped ones first."""
        return (*(use.id for use in self.flows), *(flow.id for flow in self.inside))

    def flows_in(self, library: Mapping[str, Flow]) -> Iterator[Flow]:
        """What it uses: the flows of its own and those of the library, where they are there."""
        own = {flow.id: flow for flow in self.inside}
        for flow_id in self.flow_ids:
            if flow_id in own:
                yield own[flow_id]
            elif flow_id in library:
                yield library[flow_id]

    def keeps_back(self, item: str) -> bool:
        """Whether an item of its own flows asks about safety: no answer to it is handed back.

        What is handed on lies on a screen for two, and a yes to it can be forced (care.md 2.7.6,
        2.7.8); a whitelist cannot let it out.
        """
        return item in self._kept_back or item.startswith(self._kept_back_again)

    @cached_property
    def _kept_back(self) -> frozenset[str]:
        return frozenset(item.id for _, item in self._of_safety)

    @cached_property
    def _kept_back_again(self) -> tuple[str, ...]:
        """How the ids begin of what is asked for each agreement."""
        return tuple(f"{item.id}-"[:STEM] for step, item in self._of_safety if step.repeat)

    @cached_property
    def _of_safety(self) -> tuple[tuple[Step, Item], ...]:
        steps = (step for flow in self.inside for step in flow.all_steps())
        return tuple((step, item) for step in steps for item in step.items if _asks_safety(item))

    @cached_property
    def last_question(self) -> str:
        """The question to both for the next hour; '' where there is none, or it asks of safety."""
        question = self.returns.question if self.returns else ""
        return "" if touches(question, Text, SAFETY) else question

    def first_day(self) -> date | None:
        """The day from which on it is meant."""
        return date.fromisoformat(self.starts) if self.starts else None

    def last_day(self, opened: date) -> date | None:
        """The day until which it is meant, where it was opened on that one."""
        if self.until:
            return date.fromisoformat(self.until)
        return opened + timedelta(days=self.days) if self.days else None

    @property
    def is_withdrawn(self) -> bool:
        """Whether its author has taken it back."""
        return self.standing is Standing.WITHDRAWN


def _asks_safety(item: Item) -> bool:
    return any(touches(said.text, type(item), SAFETY) for said in texts_of(item))
