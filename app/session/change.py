"""What has to be written, and what taken out again, after a session has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .session import Answer, Seat, Session, Slot


@dataclass(frozen=True)
class Change:
    """Answers to keep, and slots from which a kept answer has gone."""

    kept: tuple[Answer, ...]
    withdrawn: tuple[Slot, ...]

    def __bool__(self) -> bool:
        return bool(self.kept or self.withdrawn)


def shared(session: Session) -> dict[Slot, Answer]:
    """The answers that may be kept where both can read (vault.md rule 4)."""
    return {slot: answer for slot, answer in session.answers.items() if answer.kept}


def own(session: Session, seat: Seat) -> dict[Slot, Answer]:
    """The answers that one seat keeps in a room of their own: all that was asked in private.

    One that its author chose to show is among them; the room holds the original.
    """
    return {
        slot: answer
        for slot, answer in session.answers.items()
        if slot.by is seat and answer.private
    }


def change(written: Mapping[Slot, Answer], now: Mapping[Slot, Answer]) -> Change:
    """What separates the answers that are written from those there are now.

    An answer that no longer belongs there, for it has become private again, is withdrawn.
    """
    kept = tuple(answer for slot, answer in now.items() if written.get(slot) != answer)
    return Change(kept, tuple(slot for slot in written if slot not in now))
