"""The talk that is being had, and the vault that keeps it: the durability contract."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from ...problem import Problem
from ...session.bookmark import bookmark
from ...session.change import Change, change, own, shared
from ...session.conversation import Conversation
from ...session.session import Answer, Seat, Session, Slot
from ...vault import shares
from ...vault.compartment import Compartment
from ...vault.store import Vault

PAUSE_MS = 1_000
LONGEST_MS = 3_000
Clock = Callable[[], datetime]
"""Tells the time, with its zone: `now`, or one that an author lets run faster."""


def now() -> datetime:
    """This moment, in the time zone of this computer."""
    return datetime.now().astimezone()


class Record(QObject):
    """Holds the conversation and writes what changed (vault.md, "When is an answer kept").

    A draft is committed one second after the last key and three while typing goes on; an
    act (next, back, break, hide) at once. `kept` follows a commit that returned, `failed` one
    that did not: the answer is then still here, and the next commit tries it again. What was
    asked in private is written only while its author's room is open, and only there.
    """

    kept = Signal()
    failed = Signal()

    def __init__(self, conversation: Conversation, vault: Vault, parent: QObject | None = None):
        super().__init__(parent)
        self.conversation = conversation
        self.problem: Problem | None = None
        self._vault = vault
        self._written = shared(conversation.session)
        self._roomed: dict[Seat, dict[Slot, Answer]] = {}
        self._room: Compartment | None = None
        self._place = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._pause.timeout.connect(self.commit)
        self._longest.timeout.connect(self.commit)

    @property
    def all_kept(self) -> bool:
        """Whether nothing that may be kept is still waiting to be written."""
        return not self._due() and not self._due_in_room()

    @property
    def seat(self) -> Seat | None:
        """Whose room is open."""
        if self._room is None:
            return None
        return self._room.partner.seat_in(self.conversation.session.swapped)

    @property
    def room(self) -> Compartment | None:
        """The room that is open."""
        return self._room

    def has_room(self, seat: Seat) -> bool:
        """Whether this one has opened a room of their own in this talk, since it was taken up."""
        return seat in self._roomed

    def enter(self, room: Compartment) -> None:
        """Take in what lies in a room that was opened, and keep there what is newer here.

        What was answered before the room was there is kept in it from now on.
        """
        session = self.conversation.session
        seat = room.partner.seat_in(session.swapped)
        lying = {answer.slot: answer for answer in room.answers(session.id)}
        for slot, answer in lying.items():
            if slot not in session.answers and not _was_of_then(session, answer):
                session = session.with_answer(answer)
        self._room, self._roomed[seat] = room, lying
        self.conversation = replace(self.conversation, session=session)
        self.commit()

    def leave(self) -> None:
        """Write nothing into the room any more; it may be shut."""
        self._room = None

    def put_away(self, seat: Seat) -> None:
        """Hold nothing here of what lies in this one's room and was not shown."""
        lying = self._roomed.pop(seat, {})
        session = self.conversation.session
        away = [slot for slot in lying if (a := session.answers.get(slot)) and not a.kept]
        self.conversation = replace(self.conversation, session=session.without(frozenset(away)))

    def draft(self, conversation: Conversation) -> None:
        """Take in what is being typed; it is committed soon."""
        self.conversation = conversation
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def act(self, conversation: Conversation) -> bool:
        """Take in an act and commit at once; whether it could be written."""
        self.conversation = conversation
        return self.commit()

    def commit(self) -> bool:
        """Write what is not written yet; whether all is kept now."""
        self._pause.stop()
        self._longest.stop()
        place = json.dumps(bookmark(self.conversation), separators=(",", ":"))
        if self.all_kept and place == self._place:
            return True
        try:
            self._write_room()
            self._write(place)
        except Problem as problem:
            self.problem = problem
            self.failed.emit()
            return False
        self.problem = None
        self.kept.emit()
        return True

    def _due(self) -> Change:
        return change(self._written, shared(self.conversation.session))

    def _due_in_room(self) -> Change | None:
        seat = self.seat
        if seat is None:
            return None
        return change(self._roomed[seat], own(self.conversation.session, seat))

    def _write_room(self) -> None:
        """First the room: what is shown has its original there before its copy is read."""
        due, seat, room = self._due_in_room(), self.seat, self._room
        if not due or seat is None or room is None:
            return
        session, lying = self.conversation.session, self._roomed[seat]
        if due.withdrawn:
            room.withdraw(session.id, *due.withdrawn)
            for slot in due.withdrawn:
                del lying[slot]
        shown = tuple(answer for answer in due.kept if answer.shown)
        room.keep(session, *(answer for answer in due.kept if not answer.shown))
        if shown:
            shares.reveal(self._vault, room, session, *shown)
        lying.update({answer.slot: answer for answer in due.kept})
        self._written.update({answer.slot: answer for answer in shown})

    def _write(self, place: str) -> None:
        session, due = self.conversation.session, self._due()
        for slot in due.withdrawn:
            self._vault.withdraw(session.id, slot)
            del self._written[slot]
            if self._room is not None:
                self._room.unmark([(session.id, slot)])
        self._vault.turn_page(session, due.kept, place)
        self._written.update({answer.slot: answer for answer in due.kept})
        self._place = place


def _was_of_then(session: Session, answer: Answer) -> bool:
    """Whether it told how somebody was at the time: asked anew each time (care.md 6.8)."""
    return bool(getattr(session.flow.item(answer.slot.item), "gate", False))
