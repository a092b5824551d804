"""The talk that is being had, and the vault that keeps it: the durability contract."""

from __future__ import annotations

import json
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from ...problem import Problem
from ...session.bookmark import bookmark
from ...session.change import change
from ...session.conversation import Conversation
from ...session.session import Answer, Slot
from ...vault.store import Vault

PAUSE_MS = 1_000
LONGEST_MS = 3_000


def now() -> datetime:
    """This moment, in the time zone of this computer."""
    return datetime.now().astimezone()


class Record(QObject):
    """Holds the conversation and writes what changed (vault.md, "When is an answer kept").

    A draft is committed one second after the last key and three while typing goes on; an
    act (next, back, break, hide) at once. `kept` follows a commit that returned, `failed` one
    that did not: the answer is then still here, and the next commit tries it again.
    """

    kept = Signal()
    failed = Signal()

    def __init__(self, conversation: Conversation, vault: Vault, parent: QObject | None = None):
        super().__init__(parent)
        self.conversation = conversation
        self.problem: Problem | None = None
        self._vault = vault
        self._written: dict[Slot, Answer] = {
            slot: answer for slot, answer in conversation.session.answers.items() if answer.kept
        }
        self._place = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._pause.timeout.connect(self.commit)
        self._longest.timeout.connect(self.commit)

    @property
    def all_kept(self) -> bool:
        """Whether nothing that may be kept is still waiting to be written."""
        return not change(self._written, self.conversation.session)

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
        """Write what is not written yet, in one transaction; whether all is kept now."""
        self._pause.stop()
        self._longest.stop()
        session = self.conversation.session
        due = change(self._written, session)
        place = json.dumps(bookmark(self.conversation), separators=(",", ":"))
        if not due and place == self._place:
            return True
        try:
            for slot in due.withdrawn:
                self._vault.withdraw(session.id, slot)
                del self._written[slot]
            self._vault.turn_page(session, due.kept, place)
        except Problem as problem:
            self.problem = problem
            self.failed.emit()
            return False
        self.problem = None
        self._place = place
        self._written.update({answer.slot: answer for answer in due.kept})
        self.kept.emit()
        return True
