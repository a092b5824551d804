"""What earlier talks hold that a new one can begin with (read from the vault, changed nowhere)."""

from __future__ import annotations

from collections.abc import Iterator

from ..flow.model import Flow
from ..problem import Problem
from ..session.session import Session
from ..summary.beginnings import NOTHING, Beginnings, beginnings
from ..summary.summary import CYCLE, Summary
from ..vault.store import Vault
from .talks import past

MOST = 12
"""How many of the newest talks are looked into."""


def beginnings_for(flow: Flow, vault: Vault) -> Beginnings:
    """What each of the two can begin this talk with; nothing where it asks for no cycle.

    A vault that cannot be read just now gives nothing: the talk goes on without.
    """
    if not any(item.means in CYCLE for step in flow.steps for item in step.items):
        return NOTHING
    try:
        return beginnings(_kept(vault))
    except Problem:
        return NOTHING


def _kept(vault: Vault) -> Iterator[tuple[Session, Summary]]:
    for head in vault.sessions(MOST):
        if head.ended is None:
            continue
        try:
            session, summary = past(vault, head)
        except ValueError:  # written by a newer version
            continue
        if summary is not None:
            yield session, summary
