"""The file of a translation: one beside a flow for each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .kinds import Constant, Prose, Reference, Whole, Wordings, key


@dataclass(frozen=True, kw_only=True)
class Sidecar:
    """The texts of one flow in another language, each with the text it was made from."""

    flow_translation: int = key(Constant(1), "the format of the file", required=True)
    of: str = key(Reference("flow"), "the id of the flow", required=True)
    checked_for: int = key(Whole(1, 999_999), "the flow's version it was made for", required=True)
    source: str = key(Prose(12), "the language of the flow", required=True, name="from")
    to: str = key(Prose(12), "the language of this file", required=True)
    texts: Mapping[str, Mapping[str, str]] = key(
        Wordings(), "`item.ask: {en: …, de: …}`", required=True
    )
