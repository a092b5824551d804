"""What has to be written, and what taken out again, after a session has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .session import Answer, Session, Slot


@dataclass(frozen=True)
class Change:
    """Answers to keep, and slots from which a kept answer has gone."""

    kept: tuple[Answer, ...]
    withdrawn: tuple[Slot, ...]

    def __bool__(self) -> bool:
        return bool(self.kept or self.withdrawn)


def change(written: Mapping[Slot, Answer], session: Session) -> Change:
    """What separates the answers already written from those of the session.

    Only answers that may be kept in the shared store are ever part of it (vault.md rule 4):
    one that has become private again counts as withdrawn.
    """
    now = {slot: answer for slot, answer in session.answers.items() if answer.kept}
    kept = tuple(answer for slot, answer in now.items() if written.get(slot) != answer)
    return Change(kept, tuple(slot for slot in written if slot not in now))
