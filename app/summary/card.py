"""The fridge card: the word, what happens when one says it, what each will do."""

from __future__ import annotations

from dataclasses import dataclass

from ..flow.items import Meaning
from .consent import printed
from .summary import BreakRule, Line, Summary

DAY = 24 * 60


@dataclass(frozen=True)
class Card:
    """What stands on the card; empty where nothing was said or ticked for paper."""

    word: str
    rules: tuple[str, str, str]
    agreements: tuple[Line, ...]
    look_again: str

    @property
    def worth_printing(self) -> bool:
        """Whether there is anything on it but the rules of a break."""
        return bool(self.word or self.agreements)


def card(summary: Summary) -> Card:
    """The fridge card of a summary, from the lines that are printed."""
    paper = printed(summary)
    return Card(
        word=" · ".join(line.text for line in paper.meaning(Meaning.WORD)),
        rules=_rules(summary.rule),
        agreements=paper.agreements,
        look_again=" · ".join(line.text for line in paper.meaning(Meaning.LOOK_AGAIN)),
    )


def _rules(rule: BreakRule) -> tuple[str, str, str]:
    bounds = []
    if rule.shortest:
        bounds.append(f"after {_length(rule.shortest)} at least")
    if rule.longest:
        bounds.append(f"within {_length(rule.longest)}")
    when = f": {', and '.join(bounds)}" if bounds else ""
    return (
        "We stop. No last word.",
        f"We say when we will be back{when}.",
        "We come back, even if only to ask for more time.",
    )


def _length(minutes: int) -> str:
    if minutes == DAY:
        return "a day"
    if minutes % DAY == 0:
        return f"{minutes // DAY} days"
    if minutes % 60 == 0:
        return "an hour" if minutes == 60 else f"{minutes // 60} hours"
    return f"{minutes} minutes"
