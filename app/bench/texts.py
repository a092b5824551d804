"""Every text of a flow with a name for it, and what it is in other languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..flow.model import Flow
from ..flow.translation import texts_of

_KEYS = {
    "ask": "Question",
    "help": "Help",
    "lead": "In the summary",
    "text": "Text",
    "try": "Try",
    "rather_not": "Rather not",
    "starters": "Beginning",
    "options": "Option",
    "low": "Lowest number",
    "high": "Highest number",
    "check": "The speaker is asked",
    "statement": "Statement",
    "title": "Title",
    "intro": "Both read",
    "speaker": "The one who speaks is told",
    "listener": "The one who listens is told",
    "summary": "What it is for",
}
_MARKED = frozenset({"help", "text", "try", "rather_not", "intro", "speaker", "listener"})


@dataclass(frozen=True)
class Wording:
    """One text: what it is, as it is written, and in each other language ('' where missing).

    `marked` says that it may have the little markup.
    """

    label: str
    own: str
    others: tuple[str, ...] = ()
    marked: bool = False


class Texts:
    """Every text of a flow and of its translations by its place."""

    def __init__(self, flow: Flow, translations: Sequence[Flow]) -> None:
        self._own = texts_of(flow)
        self._others = tuple(texts_of(each) for each in translations)

    def under(self, name: str) -> tuple[Wording, ...]:
        """The texts of a step, an item, or the flow itself, in their order."""
        return tuple(
            Wording(
                _label(place),
                own,
                tuple(self._other(each, place) for each in self._others),
                place.rpartition(".")[2] in _MARKED,
            )
            for place, own in self._own.items()
            if place.partition(".")[0] == name
        )

    def beside_title(self, name: str) -> tuple[Wording, ...]:
        """The same without the title, unless it has other words in another language."""
        found = self.under(name)
        return found if self._others else tuple(t for t in found if t.label != _KEYS["title"])

    def _other(self, texts: Mapping[str, str], place: str) -> str:
        """What a translation says; nothing where it has no words of its own."""
        said = texts.get(place, "")
        return "" if said == self._own[place] else said


def _label(place: str) -> str:
    """What a text is, by the last parts of its place: *Option angry*, *Help*."""
    _, key, *more = place.split(".")
    if key == "seats":
        return {"ask": "Who is who", "first": "First seat", "second": "Second seat"}[more[0]]
    name = _KEYS.get(key, key.replace("_", " ").capitalize())
    return f"{name} {more[0]}" if more else name
