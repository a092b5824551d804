"""One time the two sit down here: home, a talk, its review, the past talks; and the lock."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ..vault.folder import VAULT
from .entrance import Entrance

if TYPE_CHECKING:
    from ..flow.library import Library
    from ..flow.model import Flow
    from ..session.conversation import Conversation
    from ..session.session import Session
    from ..summary.summary import Summary
    from ..vault.rows import Head
    from ..vault.store import Vault
    from .places.shell import PlaceName, Shell
    from .review import Review
    from .waiting import Waiting
    from .window import Window
    from .wizard.wizard import Talk

BOTH = "both-together"
SYNCED = (
    "{service} copies what you keep to other places. Old copies there cannot be deleted from here."
)
LOST = "Nothing is kept on this computer yet. When Reknit closes, your words are gone."
UNKEPT = "Your last words could not be kept. When Reknit closes, they are gone."


def now() -> datetime:
    """This moment, in the time zone of this computer."""
    return datetime.now().astimezone()


class Visit(QObject):
    """Decides which page comes next once the vault is open."""

    def __init__(self, window: Window, home: Path) -> None:
        super().__init__(window)
        self._window = window
        self._home = home
        self.entrance = Entrance(window, home / VAULT)
        self.entrance.entered.connect(self.show_home)
        self._shell: Shell | None = None
        self._library: Library | None = None

    def begin(self) -> None:
        """The first page that what is kept here calls for."""
        self.entrance.begin()

    @property
    def vault(self) -> Vault:
        """The vault, which is open from `entered` until the lock."""
        vault = self.entrance.vault
        assert vault is not None
        return vault

    @property
    def library(self) -> Library:
        """The shipped flows."""
        from ..flow.library import Library

        if self._library is None:
            self._library = Library.shipped()
        return self._library

    # -- places -----------------------------------------------------------------------

    def show_home(self) -> None:
        """Home, as things stand now."""
        from .places.shell import PlaceName

        self._show_place(PlaceName.HOME)

    def _show_place(self, name: PlaceName) -> None:
        shell = self._shell
        if shell is None or shell not in self._window.pages():
            shell = self._new_shell()
        shell.show_place(name, self._made(name))
        self._window.show_page(shell)

    def _new_shell(self) -> Shell:
        from .places.shell import Shell

        shell = self._shell = Shell(protected=self.entrance.protected)
        shell.asked.connect(lambda: self._show_place(shell.wanted))
        shell.lock_asked.connect(self.lock)
        return shell

    def _made(self, name: PlaceName) -> QWidget:
        from .places.shell import PlaceName

        match name:
            case PlaceName.HOME:
                return self._home_page()
            case PlaceName.PAST:
                return self._past_page()
            case PlaceName.SETTINGS:
                return self._settings_page()

    def _home_page(self) -> QWidget:
        from .places.home import IN_MEMORY, OPEN, Home
        from .waiting import waiting

        names = self.vault.people() or ("", "")
        warning = IN_MEMORY if self.entrance.in_memory else "" if self.entrance.protected else OPEN
        notices = [warning, self.vault.notice, self._sync_warning()]
        page = Home(names, waiting(self.vault, now()), now(), notices=tuple(filter(None, notices)))
        page.flow_asked.connect(lambda: self._start(self.library[page.wanted]))
        page.taken_up.connect(lambda: self._take_up(page.chosen))
        page.protect_asked.connect(self.entrance.show_protect)
        page.file_asked.connect(self._open_file)
        return page

    def _sync_warning(self) -> str:
        from ..vault.folder import is_synced

        service = None if self.entrance.in_memory else is_synced(self._home)
        return SYNCED.format(service=service) if service else ""

    def _past_page(self) -> QWidget:
        from .places.past_talks import PastTalks

        page = PastTalks(self.vault)
        page.opened.connect(lambda: self._open_past(page.head))
        return page

    def _open_past(self, head: Head | None) -> None:
        from .talks import taken_up

        if head is None:
            return
        if head.ended is None:
            self._talk(taken_up(self.vault, head))
        else:
            self._look_at(head)

    def _settings_page(self) -> QWidget:
        from .places.preferences import Preferences

        names = self.vault.people() or ("", "")
        page = Preferences(lambda: self._window.settings, names, in_memory=self.entrance.in_memory)
        page.changed.connect(lambda: self._window.change(page.settings))
        page.renamed.connect(lambda: self.vault.set_people(*page.names()))
        page.protect_asked.connect(self.entrance.show_protect)
        page.erased.connect(self._erase)
        return page

    def _erase(self) -> None:
        from ..vault.erasure import erase

        self.entrance.let_go()
        erase(self._home)
        self._window.forget_settings()
        self.begin()

    # -- a talk -----------------------------------------------------------------------

    def _start(self, flow: Flow) -> None:
        from .places.seating import Seating

        if flow.seats is None:
            self._talk_about(flow, swapped=False)
            return
        names = self.vault.people() or ("", "")
        page = Seating(flow, names, offers_both=BOTH in self.library)
        page.left.connect(self._window.uncover)
        page.chosen.connect(lambda: self._talk_about(flow, swapped=page.swapped))
        page.both_asked.connect(lambda: self._talk_about(self.library[BOTH], swapped=False))
        self._window.cover(page)

    def _talk_about(self, flow: Flow, *, swapped: bool) -> None:
        from .talks import begun

        self._talk(begun(self.vault, self.library.joined(flow), swapped, now()))

    def _take_up(self, waiting: Waiting | None) -> None:
        from .talks import taken_up
        from .waiting import Kind

        if waiting is None:
            return
        if waiting.kind is Kind.LOOK_BACK:
            self._look_at(waiting.head)
        else:
            self._talk(taken_up(self.vault, waiting.head))

    def _talk(self, conversation: Conversation) -> None:
        from .wizard.wizard import Talk

        if conversation.ended:
            self._review_of(conversation)
            return
        talk = Talk(conversation, self.vault)
        talk.left.connect(self.show_home)
        talk.finished.connect(lambda: self._review_of(talk.conversation))
        talk.hidden.connect(self._window.hide_all)
        talk.safety.connect(self._window.show_safety)
        talk.calendar.connect(lambda: self._note_return(talk))
        self._window.show_page(talk)

    def _note_return(self, talk: Talk) -> None:
        from ..flow.items import Meaning
        from ..session.time_out import open_break
        from ..session.value import Moment
        from .export import save_appointment

        pause, key = open_break(talk.conversation), talk.conversation.session.id
        if pause is None:
            return
        try:
            back_at = Moment(pause.back_at)
            save_appointment(self._window, Meaning.RETURN_AT, back_at, key, now())
        except Problem as problem:
            talk.complain(str(problem))

    def _review_of(self, conversation: Conversation) -> None:
        """The review of a talk that has come to its end; Back leads into the talk again."""
        review = self._review(conversation.session, None)
        review.back_asked.connect(lambda: self._talk(conversation.back()))
        review.done.connect(self._after_review)

    def _after_review(self) -> None:
        """Home; where nothing is on the disk yet, first the question what shall become of it."""
        if not self.entrance.in_memory:
            self.show_home()
            return
        from .places.keep import Keep

        page = Keep()
        page.protected.connect(self.entrance.show_protect)
        page.opened.connect(lambda: self.entrance.keep_open(page.refuse))
        page.let_go.connect(self._forget_talks)
        self._window.show_page(page)

    def _forget_talks(self) -> None:
        for head in self.vault.sessions(10_000):
            self.vault.delete(head.id)
        self.show_home()

    def _look_at(self, head: Head) -> None:
        from .talks import past

        review = self._review(*past(self.vault, head))
        review.back_asked.connect(self.show_home)

    def _review(self, session: Session, summary: Summary | None) -> Review:
        from .review import Review

        review = Review(session, self.vault, summary)
        review.left.connect(self.show_home)
        review.hidden.connect(self._window.hide_all)
        review.print_asked.connect(lambda: self._print(review.on_paper))
        self._window.show_page(review)
        return review

    def _print(self, summary: Summary) -> None:
        from .printing import open_print_desk

        open_print_desk(self._window, summary, self._window.settings.paper)

    def _open_file(self) -> None:
        from ..flow.check import read_flow
        from ..flow.reader import SIZE
        from .filing import chosen_flow, first_bytes
        from .places.faults import Faults

        path = chosen_flow(self._window)
        if path is None:
            return
        checked = read_flow(first_bytes(path, SIZE + 1), library=self.library)
        if checked.flow is not None:
            self._start(checked.flow)
            return
        page = Faults(path.name, checked.faults)
        page.left.connect(self._window.uncover)
        self._window.cover(page)

    # -- keeping and leaving ----------------------------------------------------------

    def flush(self) -> bool:
        """Keep everything that is on the screen now; whether that was possible."""
        kept = True
        for page in self._window.pages():
            flush = getattr(page, "flush", None)
            if flush is not None:
                kept = flush() and kept
        return kept

    def hush(self) -> None:
        """Keep everything and lock, where there is a lock; a passphrase half typed is forgotten."""
        for page in self._window.pages():
            if forget := getattr(page, "forget", None):
                forget()
        if self.flush() and self.entrance.protected:
            self._lock_up()

    def lock(self) -> None:
        """Keep everything, close the vault, let go of all that was shown."""
        if self.flush():
            self._lock_up()

    def rest(self) -> None:
        """Lock the places, where there is a lock; not a talk or its review."""
        at_places = self._shell is not None and self._window.pages()[:1] == [self._shell]
        if at_places and self.entrance.protected:
            self.lock()

    def close(self) -> None:
        """Keep everything and close the vault."""
        self.flush()
        self.entrance.let_go()

    def may_close(self) -> bool:
        """Whether the window may close now; if words would be lost, the two are asked first."""
        if not self.flush():
            self._ask_to_close(UNKEPT)
            return False
        if self.entrance.in_memory and self.vault.sessions(1):
            self._ask_to_close(LOST)
            return False
        return True

    def _ask_to_close(self, sentence: str) -> None:
        from .crash import Notice

        notice = Notice("Close Reknit now?", sentence, go_on="Stay here", parent=self._window)
        notice.add("Close", self._window.leave)
        notice.open()

    def _lock_up(self) -> None:
        self._shell = None
        self.entrance.let_go()
        self.entrance.show_lock()
