"""What in a pack is better kept for a talk of one person with the therapist alone.

Two people look at the pack on one screen, and one of them may have to fear the other. What is
asked about safety, threat or control is asked apart or not at all (care.md 2.7), and a yes on a
shared screen can be forced (care.md 2.7.8). An author hears of it when checking a pack; here it
is for the couple, who may have a pack that nobody checked, or one that was made at home in a
therapist's name (vault.md, Therapist exchange).

It looks for words, of which the lists are English. The language that a file says it is in
changes nothing: that, too, is only what the file says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..flow.items import Item, Note, Text
from ..flow.model import Flow, Step
from ..flow.signs import GUARDED
from ..flow.tone import texts_of, touches
from .pack import Pack
from .words import asks

LONGEST = 200
"""Characters of one question; a pack may not speak at length where the program does."""
_QUESTIONS = ("ask_when", "ask_obstacle")


@dataclass(frozen=True)
class Heed:
    """What touches on it: each question on one line and in quotes, in its order and once.

    It says nothing of the two, of the author, or of which word it was (care.md 2.7.5). `waits`:
    the talk does not go on without an answer to one of them.
    """

    asked: tuple[str, ...] = ()
    waits: bool = False

    def __bool__(self) -> bool:
        return bool(self.asked)


def heed(pack: Pack) -> Heed:
    """What of the pack's own words touches on safety, threat or control.

    Shipped flows that it names are not looked at: they were read by many before.
    """
    found = [each for flow in pack.inside for each in _of_flow(flow)]
    found += [(words, False) for words in _of_pack(pack)]
    asked = dict.fromkeys(words for words, _ in found)
    return Heed(tuple(asked), any(waits for _, waits in found))


def _of_flow(flow: Flow) -> Iterator[tuple[str, bool]]:
    if _touching(flow):
        yield f"What {_named(flow.title)} is about", False
    if flow.seats is not None and _touching(flow.seats, Text):
        yield _named(flow.seats.ask), False
    for step in flow.all_steps():
        if _touching(step):
            yield f"What is said under {_named(step.title)}", False
        for item in step.items:
            yield from _of_item(step, item)


def _of_item(step: Step, item: Item) -> Iterator[tuple[str, bool]]:
    touching = _touching(item)
    if touching:
        waits = item.required and not isinstance(item, Note)
        yield _named(item.ask or touching[0]), waits


def _of_pack(pack: Pack) -> Iterator[str]:
    """The words of the pack itself, and the three questions that it asks besides its flows."""
    asked = [said for said in texts_of(pack) if said.key in _QUESTIONS]
    about = [said for said in texts_of(pack) if said.key not in _QUESTIONS]
    if any(touches(said.text, Note, GUARDED) for said in about):
        yield "What this pack says about itself"
    for words in (*(said.text for said in asked), pack.returns.question if pack.returns else ""):
        if touches(words, Text, GUARDED):
            yield _named(words)


def _named(text: str) -> str:
    """Words of the file as words of the file: in quotes, and too few to preach in."""
    words = asks(text)
    return f"“{words[: LONGEST - 1]}…”" if len(words) > LONGEST else f"“{words}”"


def _touching(record: object, kind: type[object] | None = None) -> list[str]:
    """The texts of a record, read as one of that kind, that touch on it."""
    read = kind or type(record)
    return [said.text for said in texts_of(record) if touches(said.text, read, GUARDED)]
