"""What every page of the wizard has in common, and whose colours it wears."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...flow.model import Turns
from ...session.conversation import Conversation
from ...session.place import PageKind
from ...session.session import Seat
from ..shortened import in_a_sentence
from ..theme import Ground, Partner

SAFETY = "Is a talk right?"
GUTTER = 20
"""Left and right of a page in px: what scrolls between can cast its shadow there."""


class Page(QWidget):
    """One place of the conversation on screen.

    `changed` says that `spoken` would give another conversation; `settled` that it should be
    kept at once; `wanted` that its owner asks to go on. A `full` page fills the whole window
    and brings its own buttons.
    """

    changed = Signal()
    settled = Signal()
    wanted = Signal()
    wants_back = Signal()
    wants_break = Signal()
    wants_hide = Signal()
    wants_later = Signal()
    wants_safety = Signal()

    full = False

    def __init__(self, conversation: Conversation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.conversation = conversation

    def title(self) -> str:
        """What a screen reader is told when the page comes up."""
        return self.conversation.step.title

    def spoken(self, conversation: Conversation, now: datetime) -> Conversation:
        """The conversation with what this page holds said in it."""
        return conversation

    def follow(self, conversation: Conversation) -> None:
        """Take in the conversation after a change."""
        self.conversation = conversation

    def skip_words(self) -> str:
        """What stands on the button that goes on without an answer."""
        return "Skip this"

    def focus_first(self) -> None:
        """Put the keyboard where the answer is given."""
        self.setFocus()

    def partner(self, seat: Seat) -> Partner:
        """Whose colour and shape a seat has in this talk."""
        return partner_in(self.conversation, seat)


def partner_in(conversation: Conversation, seat: Seat) -> Partner:
    """Whose colour and shape a seat has in this talk."""
    return Partner(seat.position ^ int(conversation.session.swapped))


def legible(conversation: Conversation) -> Conversation:
    """The same place with names as they can stand in a sentence; nothing is to be said in it."""
    session = conversation.session
    first, second = (in_a_sentence(name) for name in session.names)
    if (first, second) == session.names:
        return conversation
    return replace(conversation, session=replace(session, names=(first, second)))


def busy_seat(conversation: Conversation) -> Seat | None:
    """Who is asked to do something here; None where both are."""
    place = conversation.place
    if place.page in (PageKind.ITEM, PageKind.HAND_OVER, PageKind.CONSENT):
        return place.seat
    return place.turn if place.page is PageKind.INTRO else None


def ground_of(conversation: Conversation) -> Ground:
    """What the window is tinted with: the wash of whoever is busy, or plain paper."""
    seat = busy_seat(conversation)
    return Ground.PAPER if seat is None else Ground.wash(partner_in(conversation, seat))


def roles(conversation: Conversation) -> tuple[tuple[Seat, str, bool], ...]:
    """Who does what here, in words: the busy one first, then the other, if it is a turn.

    Each entry is a seat, what is said of it, and whether that one is busy.
    """
    seat, step, item = busy_seat(conversation), conversation.step, conversation.item
    names = conversation.session.names
    if seat is None:
        return ()
    me, other = names[seat.position], names[seat.other.position]
    if step.turns is Turns.PRIVATE or conversation.session.flow.is_alone:
        return ((seat, f"{me}, for yourself", True),)
    if item is not None and item.type == "mirror":
        return (seat, f"{me} says it back", True), (seat.other, f"{other} listens", False)
    if item is not None and item.type == "agreement":
        return (seat, f"{me}’s own plan", True), (seat.other, f"{other} listens", False)
    if item is not None and item.type == "sign_off":
        return ((seat, f"{me} answers", True),)
    if step.turns is Turns.TOGETHER:
        return ((seat, f"{me} answers", True),)
    if conversation.speaker is seat:
        return (seat, f"{me} speaks", True), (seat.other, f"{other} listens", False)
    return (seat, f"{me} answers", True), (seat.other, f"{other} has spoken", False)
