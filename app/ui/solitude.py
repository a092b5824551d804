"""One of the two alone: something for one, over whatever is up, kept by its author or let go."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ..flow.library import Library
from ..flow.model import Flow
from ..problem import Problem
from ..session.conversation import Conversation
from ..session.session import Seat, Session, State
from ..summary.calendar import own_calendar
from ..summary.journal import along, entry
from ..vault.compartment import Compartment
from ..vault.notes import Note, NoteKind, new
from ..vault.partner import Partner
from ..vault.store import Vault
from .entrance import Entrance
from .export import save_own_dates
from .places.onward import Onward
from .places.parting import Parting
from .places.presence import Presence
from .stage import Stage
from .talks import begun
from .wizard.record import now
from .wizard.wizard import Talk

NOBODY = ("Me", "Your partner")
"""Who is there as long as no names were given."""


class Solitude(QObject):
    """Leads through a flow for one and back to the page it was begun from.

    It is said to a vault that forgets: nothing of it reaches the disk but what its author keeps
    in their own space. Hide, the lock and the end of the program let it go.
    """

    def __init__(self, stage: Stage, entrance: Entrance, library: Library) -> None:
        super().__init__(stage)
        self._stage, self._entrance, self._library = stage, entrance, library
        self._page: QWidget | None = None
        self._vault: Vault | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody is here."""
        return self._page is not None and self._page in self._stage.pages()

    @property
    def has_words(self) -> bool:
        """Whether something was said that is neither kept nor let go yet."""
        page = self._page if self.is_open else None
        if isinstance(page, Parting):
            return not page.kept
        return isinstance(page, Talk) and bool(entry(page.conversation.session))

    def start(self, flow: Flow) -> None:
        """Ask who is here, and begin; where no names are known, begin at once."""
        if self.is_open:
            return
        vault = self._entrance.vault
        names = vault.people() if vault else None
        if names is None:
            self._begin(flow, NOBODY, Partner.FIRST)
            return
        page = Presence(flow, names)
        page.left.connect(self.vanish)
        page.chosen.connect(
            lambda: self._begin(flow, names, Partner.SECOND if page.second else Partner.FIRST)
        )
        self._show(page)

    def vanish(self) -> None:
        """Let go of all that was said, and take away its page and what lies over it."""
        while self.is_open:
            self._stage.uncover()
        self.forget()

    def forget(self) -> None:
        """Hold nothing any more."""
        vault, self._vault, self._page = self._vault, None, None
        if vault is not None:
            vault.close()

    # -- the flow ---------------------------------------------------------------------

    def _begin(self, flow: Flow, names: tuple[str, str], who: Partner) -> None:
        if self._vault is None:
            self._vault = Vault.in_memory()
            self._vault.set_people(*names)
        joined = self._library.joined(flow)
        self._talk(begun(self._vault, joined, who is Partner.SECOND, now()))

    def _talk(self, conversation: Conversation) -> None:
        if conversation.ended or self._vault is None:
            self.vanish()
            return
        talk = Talk(conversation, self._vault)
        talk.finished.connect(lambda: self._part(talk.conversation))
        talk.left.connect(lambda: self._part(talk.conversation))
        talk.hidden.connect(self._stage.hide_all)
        talk.safety.connect(self._stage.show_safety)
        self._show(talk)

    # -- the end ----------------------------------------------------------------------

    def _part(self, conversation: Conversation) -> None:
        """Ask what shall become of it, if there is anything that could be kept."""
        session = conversation.session
        words, moment = entry(session), now()
        if not words:
            self._after(session)
            return
        dated = own_calendar(session, moment) is not None
        page = Parting(words, may_keep=self._entrance.protected, dated=dated)
        page.let_go.connect(lambda: self._after(session))
        page.back_asked.connect(lambda: self._talk(conversation.back()))
        page.calendar_asked.connect(lambda: self._save_dates(page, session))
        who = Partner.in_seat(Seat.FIRST, session.swapped)
        kept = [new(words, NoteKind.JOURNAL, moment)]
        kept += [new(line, NoteKind.NOTE, moment) for line in along(session)]
        page.tried.connect(lambda: self._try(page, who, kept))
        page.new_asked.connect(lambda: self._make(page, who, kept))
        self._show(page)

    def _try(self, page: Parting, who: Partner, kept: list[Note]) -> None:
        page.threshold.busy(True)
        passphrase = page.threshold.passphrase()
        self._entrance.latch.open(
            who, passphrase, lambda room: self._keep(page, room, kept), page.refuse
        )

    def _make(self, page: Parting, who: Partner, kept: list[Note]) -> None:
        self._entrance.make_room(who, lambda room: self._keep(page, room, kept))

    def _keep(self, page: Parting, room: Compartment, kept: list[Note]) -> None:
        """Keep it in the journal of its author, a line to take along as a note; shut the room."""
        try:
            for note in kept:
                room.keep_note(note)
        except Problem as problem:
            page.refuse(problem)
        else:
            page.show_kept()
        self._entrance.latch.shut()

    def _save_dates(self, page: Parting, session: Session) -> None:
        try:
            save_own_dates(self._stage, session, now())
        except Problem as problem:
            page.complain(str(problem))

    def _after(self, session: Session) -> None:
        """Back to where it was begun; before that what its author offers next."""
        flows = [self._library[each] for each in session.flow.then if each in self._library]
        if session.state is not State.FINISHED or not flows:
            self.vanish()
            return
        who = Partner.in_seat(Seat.FIRST, session.swapped)
        names = session.names[::-1] if session.swapped else session.names
        page = Onward(flows, alone=True)
        page.left.connect(self.vanish)
        page.chosen.connect(
            lambda: self._begin(self._library[page.wanted], (names[0], names[1]), who)
        )
        self._show(page)

    def _show(self, page: QWidget) -> None:
        """Put a page up in the place of the one before, over what was there when this began."""
        stands = self.is_open
        self._page = page
        (self._stage.exchange if stands else self._stage.cover)(page)
