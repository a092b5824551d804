"""What I answered in private, talk by talk; what was shown can be taken back here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...problem import Problem
from ...session.session import Slot
from ...vault.compartment import Compartment
from ...vault.store import Vault
from .. import accessible
from ..belongings import OwnAnswer, OwnTalk, answers, take_back, talks, talks_with, when
from ..shortened import in_a_sentence
from ..typeface import Role
from ..widgets import Card, Heading, QuietButton, Text, Tone
from ..widgets.twice import Twice
from .browse import Browse
from .dated_model import Entry
from .page import Page

NONE = "No private answer yet. What you answer in a talk while your own space is open stays here."
TAKES_BACK = (
    "It goes from what you share, from the summary of the talk and from the backups. What was "
    "read cannot be unread, and paper and saved files stay."
)
DELETES = "It goes from your own space, for good."
STAYS_SHOWN = " What you showed of it stays where you both can read it, until you take it back."
NO_WORDS = "Without words"


class OwnAnswers(Page):
    """The list of talks, or the answers of one of them; `turned` says that the other came up."""

    turned = Signal()

    def __init__(
        self, vault: Vault, room: Compartment, other: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("What I answered", parent)
        self._vault, self._room, self._other = vault, room, in_a_sentence(other)
        self._talk: OwnTalk | None = None
        self._said: QWidget | None = None
        self._trouble = Text("", measure=None)
        self._browse = Browse("Talks with answers of mine", NONE, self._found)
        self._browse.opened.connect(self._on_opened)
        self.column.setSpacing(16)
        self.column.addWidget(self._trouble)
        self.column.addWidget(self._browse, 1)
        self._show_list()

    def first(self) -> QWidget:
        if self._said is not None:
            return self._back
        return self._browse.list if self._browse.key() else self._browse

    # -- what is done -----------------------------------------------------------------

    def _on_opened(self) -> None:
        key = self._browse.key()
        self._show_talk(next(talk for talk in talks(self._vault, self._room) if talk.id == key))

    def _on_back_clicked(self) -> None:
        self._show_list()
        self._browse.focus_list()

    def _on_take_back_confirmed(self, slot: Slot) -> None:
        talk = self._talk
        if talk is not None:
            self._do(lambda: take_back(self._vault, self._room, talk.id, slot), "Taken back.")

    def _on_delete_confirmed(self, slot: Slot) -> None:
        talk = self._talk
        if talk is not None:
            self._do(lambda: self._room.withdraw(talk.id, slot), "Deleted.")

    def _on_delete_talk_confirmed(self) -> None:
        talk = self._talk
        if talk is not None:
            self._do(lambda: self._room.delete_talk(talk.id), "Deleted.")

    def _do(self, act: Callable[[], None], done: str) -> None:
        """Do it and show what is left of the talk; what went wrong is said above it."""
        self._say("")
        try:
            act()
        except Problem as problem:
            self._say(str(problem))
            return
        talk = self._talk
        left = [each for each in talks(self._vault, self._room) if talk and each.id == talk.id]
        if left:
            self._show_talk(left[0])
        else:
            self._on_back_clicked()
        accessible.announce(self, done)

    # -- what is shown ----------------------------------------------------------------

    def _show_list(self) -> None:
        self._put_talk_away()
        self._browse.refresh()
        self._browse.show()
        self.turned.emit()

    def _show_talk(self, talk: OwnTalk) -> None:
        self._put_talk_away()
        self._browse.hide()
        self._talk, self._said = talk, self._talk_page(talk)
        self.column.addWidget(self._said, 1)
        self._said.show()
        self.turned.emit()
        self.arrive()

    def _put_talk_away(self) -> None:
        said, self._talk, self._said = self._said, None, None
        self._say("")
        if said is not None:
            self.column.removeWidget(said)
            said.hide()
            said.deleteLater()

    def _say(self, words: str) -> None:
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))
        if words:
            accessible.announce(self, words)

    def _found(self, words: str) -> Iterator[Entry]:
        for talk in talks_with(self._vault, self._room, words):
            yield Entry(talk.id, talk.title, talk.started)

    def _talk_page(self, talk: OwnTalk) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._back = QuietButton("All talks", "arrow-left")
        self._back.clicked.connect(self._on_back_clicked)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Heading(talk.title, Role.CARD_TITLE))
        column.addWidget(Text(when(talk.started), Role.NOTE, tone=Tone.MUTED))
        found = answers(self._vault, self._room, talk.id)
        for each in found:
            column.addWidget(self._card(each))
        if any(each.here for each in found):
            shown = any(each.shown for each in found)
            warning = "All of these go from your own space, for good."
            twice = Twice(
                "Delete all my answers of this talk …",
                "Delete them for good",
                warning + (STAYS_SHOWN if shown else ""),
            )
            twice.confirmed.connect(self._on_delete_talk_confirmed)
            column.addWidget(twice)
        column.addStretch(1)
        return box

    def _card(self, answer: OwnAnswer) -> Card:
        card = Card(inside=(28, 22, 28, 18))
        add = card.column.addWidget
        add(Text(answer.asked, Role.NOTE, tone=Tone.MUTED))
        card.column.addSpacing(4)
        add(Text(answer.words or NO_WORDS, Role.SPOKEN))
        card.column.addSpacing(8)
        add(Text(self._reads(answer), Role.NOTE, tone=Tone.MUTED))
        card.column.addSpacing(6)
        if answer.shown:
            back = Twice(
                "Take back what I showed …",
                "Take it back",
                TAKES_BACK,
                rather="Leave it shown",
                icon="undo-2",
            )
            back.confirmed.connect(lambda: self._on_take_back_confirmed(answer.slot))
            add(back)
        if answer.here:
            warning = DELETES + (STAYS_SHOWN if answer.shown else "")
            delete = Twice("Delete this answer …", "Delete it for good", warning)
            delete.confirmed.connect(lambda: self._on_delete_confirmed(answer.slot))
            add(delete)
        return card

    def _reads(self, answer: OwnAnswer) -> str:
        """Who can read it, and where it lies."""
        if not answer.here:
            return f"You deleted this here. {self._other} can still read what you showed."
        return f"You showed this to {self._other}." if answer.shown else "Only you can read this."
