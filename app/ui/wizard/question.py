"""One question, and the field in which it is answered."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...flow.items import Evidence, Share
from ...session.conversation import Conversation, question
from ...session.fitness import asks
from ...session.place import PageKind
from ...summary.beginnings import NOTHING, Beginnings
from ...summary.break_plan import BreakPlan
from ...vault.compartment import Compartment
from ..typeface import Role
from ..widgets import Tone
from ..widgets.markup import Markup
from .agreed import AgreedBreak
from .beginning import BeginningLine, beginning_of
from .help import HelpFold, help_fold
from .items import widget_for
from .items.checklist import ChecklistWidget
from .notes import NotesFold
from .page import Page, legible
from .record import Clock, now
from .sharing import SharingLine
from .sheet import TalkCard, role_line


class QuestionPage(Page):
    """Who is asked, the question, help that unfolds, and the item's own widget.

    Tab leads along in the order in which the parts come in: as it is read, but from the field
    at once to the one who says whether it was heard.
    `room` is the one that is open: a private answer stays in it, and a line that its owner noted
    there can be carried into the field. `plan` is what was agreed for breaks, where one begins,
    `earlier` what the one who is asked can begin with; `clock` tells the time.
    """

    def __init__(
        self,
        conversation: Conversation,
        room: Compartment | None = None,
        plan: BreakPlan | None = None,
        parent: QWidget | None = None,
        *,
        earlier: Beginnings = NOTHING,
        clock: Clock = now,
    ) -> None:
        super().__init__(conversation, parent)
        item = conversation.item
        assert item is not None
        self.field = widget_for(conversation, clock=clock)
        said = legible(conversation).said
        self._asked = said(question(item))
        self._card = TalkCard()
        self._card.lie_in(self)
        body = self._card.body
        chips = role_line(conversation, self.field.corner())
        if chips is not None:
            body.addWidget(chips)
            body.addSpacing(22)
        if self._asked:
            self._card.add_question(self._asked)
        if item.help:
            body.addSpacing(8)
            body.addWidget(Markup(item.help, Role.HINT, tone=Tone.MUTED, filled=said))
        zone = self.field.aside()
        zoned = zone is not None
        self._help = self._add_help(body)
        self._add_notes(body, room)
        self._add_beginning(body, earlier)
        body.addSpacing(20)
        body.addWidget(self.field)
        if zone is not None and conversation.speaker is not None:
            self._card.add_zone(self.partner(conversation.speaker), zone)
        if plan is not None:
            body.addSpacing(24)
            body.addWidget(AgreedBreak(plan))
        told = asks(item) and not zoned
        self._sharing = SharingLine(conversation, room is not None) if told else None
        self._card.add_foot(_evidence(conversation), self._sharing)
        self.field.answered.connect(self._on_field_answered)
        self.field.settled.connect(self.settled)
        self.field.wanted.connect(self.wanted)

    def _add_help(self, body: QVBoxLayout) -> HelpFold | None:
        fold = help_fold(self.conversation, lambda: self._card.room(self))
        if fold is None:
            return None
        body.addSpacing(18)
        body.addWidget(fold)
        insert = getattr(self.field, "insert", None)
        if insert is not None:
            fold.picked.connect(lambda: insert(fold.words()))
        return fold

    def _add_notes(self, body: QVBoxLayout, room: Compartment | None) -> None:
        """Offer the notes in the room for an answer that stays in it, until it is shown."""
        item, insert = self.conversation.item, getattr(self.field, "insert", None)
        if room is None or item is None or insert is None or not self.conversation.is_private:
            return
        if self.conversation.step.share(item) in (Share.ASK, Share.NEVER):
            fold = NotesFold(room)
            body.addSpacing(8)
            body.addWidget(fold)
            fold.picked.connect(lambda: insert(fold.words()))

    def _add_beginning(self, body: QVBoxLayout, earlier: Beginnings) -> None:
        """Offer what its owner said in earlier talks, to be taken over and changed."""
        value, field = beginning_of(self.conversation, earlier), self.field
        if value is None or not isinstance(field, ChecklistWidget):
            return
        line = BeginningLine(self.conversation, value)
        body.addSpacing(14)
        body.addWidget(line)
        line.picked.connect(lambda: field.begin_with(value))

    def title(self) -> str:
        said = self._asked or self.conversation.step.title
        return said

    def spoken(self, conversation: Conversation, now: datetime) -> Conversation:
        item = conversation.item
        if item is None or item.type in ("note", "exercise"):
            return conversation
        return conversation.say(self.field.value(), now)

    def follow(self, conversation: Conversation) -> None:
        super().follow(conversation)
        self.field.follow(conversation)

    def show_kept(self, kept: bool) -> None:
        """Say whether what stands here has been written; only after it has (vault.md)."""
        if self._sharing is not None:
            self._sharing.show_kept(kept)

    def skip_words(self) -> str:
        item = self.conversation.item
        return "Close enough for now" if item is not None and item.type == "mirror" else "Skip this"

    def focus_first(self) -> None:
        QTimer.singleShot(0, self, self._on_settled_down)

    def _on_settled_down(self) -> None:
        """Fold the help where it would push the field out of sight, then go to the field."""
        if not self.isVisible():  # the talk has gone on meanwhile
            return
        if self._help is not None and self._help.is_opened() and self._card.is_cramped:
            self._help.set_opened(False)
        self.field.focus_field()
        self._card.show_asked(self.focusWidget())

    def _on_field_answered(self) -> None:
        focused = self.focusWidget()
        if focused is not None:
            self._card.show_part(focused)
        self.changed.emit()


def _evidence(conversation: Conversation) -> Evidence | None:
    """What to show behind *Why this?*: the item's own; the step's where no introduction had it."""
    item, step = conversation.item, conversation.step
    if item is not None and item.evidence is not None:
        return item.evidence
    introduced = any(
        place.page is PageKind.INTRO and place.step == step.id for place in conversation.trail
    )
    return None if introduced else step.evidence
