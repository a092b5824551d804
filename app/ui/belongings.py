"""What is kept in a room, in words, as its owner reads it; and how it is taken back or away."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ..flow.fault import FlowFaults
from ..session.session import Answer, Session, Slot
from ..session.telling import clock, day, told, told_bare
from ..summary.consent import without
from ..summary.line import key_of
from ..summary.record import from_json, to_json
from ..vault import shares
from ..vault.compartment import Compartment
from ..vault.marks import Place
from ..vault.notes import Note, NoteKind
from ..vault.rows import Talk
from ..vault.store import Vault
from .talks import session_of
from .unsaying import unsay

EMPTY = "Nothing is kept here yet."


@dataclass(frozen=True)
class OwnAnswer:
    """A private answer; `shown`: a copy lies where both read it; `here`: the original is there."""

    slot: Slot
    asked: str
    words: str
    shown: bool
    here: bool = True


@dataclass(frozen=True)
class OwnTalk:
    """A talk of which something private is kept, or was shown and not taken back."""

    id: str
    title: str
    started: datetime


def talks(vault: Vault, room: Compartment) -> tuple[OwnTalk, ...]:
    """The talks, the newest first; those too of which only what was shown is left."""
    return _talks(vault, room, shares.orphans(vault, room))


def talks_with(vault: Vault, room: Compartment, words: str) -> tuple[OwnTalk, ...]:
    """Those of them in which every one of the words stands, in the title or in an answer."""
    lone = shares.orphans(vault, room)
    every = _talks(vault, room, lone)
    return tuple(
        talk
        for talk in every
        if has_words(talk.title, words)
        or any(
            has_words(f"{each.asked}\n{each.words}", words)
            for each in _answers(vault, room, talk.id, lone)
        )
    )


def answers(vault: Vault, room: Compartment, talk_id: str) -> tuple[OwnAnswer, ...]:
    """The private answers of a talk, as asked and as answered, in the order they were given."""
    return _answers(vault, room, talk_id, shares.orphans(vault, room))


def take_back(vault: Vault, room: Compartment, talk_id: str, slot: Slot) -> None:
    """Make private again what was shown: gone from the shared file, the summary, the backups.

    vault.md rule 5. The copies go first; broken off in between it can be done again. Raises
    VaultProblem.
    """
    kept, key, left = vault.summary(talk_id), key_of(slot), None
    summary = from_json(json.loads(kept)) if kept else None
    if summary and slot.by and any(line.key == key for line in summary.lines):
        unsay(vault, talk_id, summary.line(key))
        left = json.dumps(to_json(without(summary, key, slot.by)), ensure_ascii=False)
    vault.withdraw(talk_id, slot, summary=left)
    room.unmark([(talk_id, slot)])


def as_text(vault: Vault, room: Compartment, today: date) -> str:
    """Everything in the room, to be read without this program, by its owner only."""
    parts = [f"What I keep for myself\n{day(today)}"]
    parts += [_noted(note) for note in reversed(room.notes(NoteKind.NOTE))]
    parts += [_noted(note) for note in reversed(room.notes(NoteKind.JOURNAL))]
    for talk in reversed(talks(vault, room)):
        said = "\n\n".join(_answered(each) for each in answers(vault, room, talk.id) if each.here)
        if said:
            parts.append(f"{talk.title}, {when(talk.started)}\n\n{said}")
    return "\n\n\n".join(parts if len(parts) > 1 else [*parts, EMPTY]) + "\n"


def when(moment: datetime) -> str:
    """A moment in the time zone of this computer."""
    local = moment.astimezone()
    return f"{day(local)}, {clock(local)}"


def first_line(text: str) -> str:
    """What a note is known by."""
    return next(lines(text), "")


def lines(text: str) -> Iterator[str]:
    """The lines that say something, each without spaces around it."""
    return (line for each in text.splitlines() if (line := " ".join(each.split())))


def has_words(text: str, words: str) -> bool:
    """Whether every one of the words stands somewhere in the text."""
    folded = text.casefold()
    return all(word in folded for word in words.casefold().split())


def _talks(vault: Vault, room: Compartment, orphans: Sequence[Place]) -> tuple[OwnTalk, ...]:
    found = {talk.id: OwnTalk(talk.id, talk.title, talk.started) for talk in room.talks()}
    lone = {session_id for session_id, _ in orphans} - set(found)
    heads = (head for head in (vault.sessions(-1) if lone else ()) if head.id in lone)
    found |= {head.id: OwnTalk(head.id, head.title, head.started) for head in heads}
    return tuple(sorted(found.values(), key=lambda talk: (talk.started, talk.id), reverse=True))


def _answers(
    vault: Vault, room: Compartment, talk_id: str, orphans: Sequence[Place]
) -> tuple[OwnAnswer, ...]:
    talk = _shared(vault, talk_id)
    session = _session(talk) if talk else None
    lone = {slot for session_id, slot in orphans if session_id == talk_id}
    left = [answer for answer in (talk.answers if talk else ()) if answer.slot in lone]
    own = tuple(_own(session, answer) for answer in room.answers(talk_id))
    return (*own, *(_own(session, answer, here=False) for answer in left))


def _shared(vault: Vault, talk_id: str) -> Talk | None:
    """The talk as both keep it, if it is still there."""
    try:
        return vault.load(talk_id)
    except KeyError:
        return None


def _session(talk: Talk) -> Session | None:
    """The talk on its flow, if that can still be read."""
    try:
        return session_of(talk)
    except FlowFaults:
        return None


def _own(session: Session | None, answer: Answer, *, here: bool = True) -> OwnAnswer:
    words = _told(session, answer)
    return OwnAnswer(answer.slot, answer.asked, words, answer.shown, here)


def _told(session: Session | None, answer: Answer) -> str:
    try:
        return told(session, answer.slot, answer.value) if session else told_bare(answer.value)
    except KeyError:
        return told_bare(answer.value)


def _noted(note: Note) -> str:
    kind = {NoteKind.NOTE: "Note", NoteKind.JOURNAL: "Journal"}[note.kind]
    return f"{kind}, {when(note.created)}\n\n{note.text.strip()}"


def _answered(answer: OwnAnswer) -> str:
    return f"{answer.asked.strip()}\n{answer.words}"
