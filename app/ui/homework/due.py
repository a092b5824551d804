"""What there is to practise just now, as a sentence on the home page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from ...flow.model import Flow
from ...homework import kept
from ...homework.assignment import progress
from ...homework.words import done, when
from ...vault.store import Vault
from ..waiting import Kind, Waiting


def due(vault: Vault, library: Mapping[str, Flow], now: datetime) -> tuple[Waiting, ...]:
    """The exercises that are meant for these days and not done yet, the oldest first."""
    noted = [each.occasion for each in kept.occasions(vault)]
    found = []
    for each in kept.assignments(vault, library):
        if each.pack is None or not each.is_current(now.date()):
            continue
        first = each.pack.first_day()
        its = [occasion for occasion in noted if occasion.assignment == each.id]
        far = progress(each.pack, its, now.date())
        if far.is_enough or (first is not None and first > now.date()):
            continue
        fixed = f" You do it: {when(each)}." if when(each) else ""
        words = f"“{each.title}”: {done(far)}{fixed}"
        found.append(Waiting(Kind.PRACTICE, words, "Go to Practice"))
    return tuple(found)
