"""An exercise seen cold: the real pages, with what the practice couple says; nothing is kept."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ...bench.source import practice_of
from ...flow.library import Library
from ...flow.model import Flow
from ...flow.repeat import expanded
from ...session.conversation import Conversation
from ...session.practice import Practice, played
from ...session.session import says_something
from ...vault.store import Vault
from ..stage import Stage
from ..talks import begun
from ..wizard.record import now
from ..wizard.wizard import Talk


class Rehearsal(QObject):
    """Puts the pages over what is up, in a vault that forgets, and takes them away again."""

    def __init__(self, stage: Stage, library: Library) -> None:
        super().__init__(stage)
        self._stage, self._library = stage, library

    def begin(self, flow: Flow) -> None:
        """Show the flow from its first page. Raises Problem."""
        practice = practice_of(flow, flow.id)
        vault = Vault.in_memory()
        vault.set_people(*practice.names)
        joined = expanded(self._library.joined(flow), practice.agreements)
        talk = Talk(
            begun(vault, joined, False, now()),
            vault,
            prompter=lambda conversation: prompted(practice, conversation),
        )
        talk.hidden.connect(self._stage.hide_all)
        talk.safety.connect(self._stage.show_safety)
        talk.left.connect(self._stage.uncover)
        talk.finished.connect(self._stage.uncover)
        talk.destroyed.connect(vault.close)
        self._stage.cover(talk)


def prompted(practice: Practice, conversation: Conversation) -> Conversation:
    """The conversation with what the practice couple says here, unless somebody said something.

    A pack can give a talk of its own the name of a shipped one and ask something else under the
    same ids: an answer that does not fit there is not given.
    """
    value = conversation.value
    if value is not None and says_something(value):
        return conversation
    try:
        return played(practice, conversation, now())
    except ValueError:
        return conversation
