"""What the talks of the past say together: the agreements, and the plan for breaks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, islice

from ..summary import break_plan, ledger
from ..summary.break_plan import BreakPlan
from ..summary.ledger import Ledger
from ..summary.record import Wanted, from_json
from ..summary.summary import Summary
from ..vault.rows import Head
from ..vault.store import Vault

BATCH = 100
"""How many talks are read in one go."""
FEW, FEW_BATCHES = 10, 100
"""A plan for breaks is most often found at once; one that is older than this is given up."""

Batch = tuple[Summary, ...]


def past_ledger(vault: Vault) -> Ledger:
    """Every agreement that was made, and what has become of it."""
    return ledger.ledger(past_summaries(vault), vault.breaks_kept())


def past_summaries(vault: Vault) -> Iterator[Summary]:
    """Of every summary what the ledger needs, the newest first."""
    return chain.from_iterable(batches(vault))


def batches(vault: Vault) -> Iterator[Batch]:
    """What the ledger needs of the summaries, the newest talks first, batch by batch.

    Whatever was said of an agreement later comes before the agreement itself: so each batch
    may be shown before the next one is read.
    """
    return _batches(vault, IN_LEDGER, ledger.matters)


def past_plan(vault: Vault) -> BreakPlan | None:
    """What was agreed last on breaks; None where nothing was."""
    recent = islice(_batches(vault, IN_PLAN, break_plan.matters, FEW), FEW_BATCHES)
    told = chain.from_iterable(recent)
    return next((plan for each in told if (plan := break_plan.break_plan(each))), None)


_MEANS = '"means": "{}"'
IN_LEDGER = (
    *('"promise": {', '"moment": {'),
    *(_MEANS.format(means.value) for means in sorted(ledger.LOOKED)),
)
"""Signs of a summary that the ledger needs; of most talks it needs nothing."""
IN_PLAN = tuple(_MEANS.format(means.value) for means in sorted(break_plan.MEANT))


def _batches(
    vault: Vault, signs: tuple[str, ...], wanted: Wanted, size: int = BATCH
) -> Iterator[Batch]:
    last: Head | None = None
    while heads := vault.sessions(size, last):
        last = heads[-1]
        there = (kept for kept in vault.summaries(heads) if any(sign in kept for sign in signs))
        yield tuple(each for kept in there if (each := _read(kept, wanted)))


def _read(kept: str, wanted: Wanted) -> Summary | None:
    """The summary; None for one that cannot be read here."""
    try:
        return from_json(json.loads(kept), wanted)
    except ValueError:
        return None
