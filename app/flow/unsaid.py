"""Words of an agreement taken out again of what was written out with them (vault.md, rule 5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from .kinds import AnyItem, Labels, ListOf, Prose
from .model import Flow
from .repeat import GONE, shortened
from .table import TABLE

LEAST = 8
"""Fewer characters of an agreement tell nothing; anybody's quotation may begin with them."""


def unsaid(text: str, words: str) -> str:
    """The text without any quotation of these words, whole or cut short."""
    for markup in (False, True):
        whole = shortened(words, markup, len(words) + 1)
        for most in range(len(whole), min(len(whole), LEAST) - 1, -1):
            quoted = f"“{shortened(words, markup, most)}”"
            if quoted in text:
                text = text.replace(quoted, f"“{GONE}”")
    return text


def forgetful(flow: Flow, agreement: str, words: str) -> Flow:
    """The flow as if the agreement of that id had never had these words."""

    def change(text: str) -> str:
        return unsaid(text, words)

    steps = tuple(
        _reworded(step, change) if step.id.endswith(f"-{agreement}") else step
        for step in flow.steps
    )
    return flow if steps == flow.steps else replace(flow, steps=steps)


def _reworded(record: Any, change: Callable[[str], str]) -> Any:
    changed: dict[str, Any] = {}
    for row in TABLE[type(record)].values():
        value = getattr(record, row.field)
        match row.kind:
            case Prose():
                changed[row.field] = change(value)
            case Labels():
                labels = {option: change(label) for option, label in value.items()}
                changed[row.field] = MappingProxyType(labels)
            case ListOf(kind=Prose()):
                changed[row.field] = tuple(map(change, value))
            case ListOf(kind=AnyItem()):
                changed[row.field] = tuple(_reworded(each, change) for each in value)
    return replace(record, **changed)
