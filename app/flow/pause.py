"""The break of a flow, with the length that two people agreed on as its first offer."""

from __future__ import annotations

from dataclasses import replace

from .items import Date, Item, Meaning
from .model import Flow

OFFERS = 8


def offering_first(flow: Flow, minutes: int) -> Flow:
    """The flow in whose break `minutes` is the first offer, wherever it may be chosen.

    A length that the break does not allow changes nothing, nor does 0.
    """
    detours = tuple(
        replace(step, items=tuple(_offering(item, minutes) for item in step.items))
        for step in flow.detours
    )
    return flow if detours == flow.detours else replace(flow, detours=detours)


def _offering(item: Item, minutes: int) -> Item:
    if not isinstance(item, Date) or item.means is not Meaning.RETURN_AT:
        return item
    if not max(1, item.earliest_minutes) <= minutes <= min(1_440, item.latest_minutes):
        return item
    others = (each for each in item.offer_minutes if each != minutes)
    return replace(item, offer_minutes=(minutes, *others)[:OFFERS])
