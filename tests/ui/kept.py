"""A vault in which talks lie that were had, each with the summary both agreed to."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from app.flow.digest import to_canonical
from app.flow.library import Library
from app.session.session import Session
from app.summary.record import to_json
from app.summary.summary import Summary
from app.vault.store import Vault

from ..summary.evenings import HERE

LIBRARY = Library.shipped()


def keep(vault: Vault, *summaries: Summary, flow_id: str = "repair-short") -> None:
    """Let these be what is kept of so many talks, each had on its own day."""
    flow = LIBRARY.joined(LIBRARY[flow_id])
    for number, summary in enumerate(summaries):
        day = summary.day
        started = datetime(day.year, day.month, day.day, 19, tzinfo=HERE)
        started += timedelta(seconds=number)
        session = Session(summary.session, flow, summary.names, started, breaks=summary.breaks)
        vault.begin(session, to_canonical(flow))
        kept = json.dumps(to_json(summary), ensure_ascii=False)
        vault.turn_page(session, (), "{}")
        vault.finish(session.id, kept, started + timedelta(minutes=40))


def home_of(*summaries: Summary) -> Vault:
    """A vault in memory of Sam and Alex, with these."""
    vault = Vault.in_memory()
    vault.set_people("Sam", "Alex")
    keep(vault, *summaries)
    return vault
