"""One time the two sit down here: home, a talk, its review, the past talks; and the lock."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ..problem import Problem
from ..vault.folder import DESK, VAULT
from .entrance import SHARED, Entrance

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..flow.library import Library
    from ..flow.model import Flow
    from ..vault.store import Vault
    from .bench.workshop import Workshop
    from .desk.desk import Desk
    from .homework.homework import Homework
    from .places.shell import PlaceName, Shell
    from .retreat import Retreat
    from .sitting import Sitting
    from .solitude import Solitude
    from .stage import Stage
    from .waiting import Waiting

MOMENT = "a-moment"
"""The flow that a break offers to calm down with."""
SYNCED = (
    "{service} copies what you keep to other places. Old copies there cannot be deleted from here."
)
LOST = "Nothing is kept on this computer yet. When Reknit closes, your words are gone."
UNBACKED = "The last backup could not be made. What you wrote is kept; Reknit tries it again."
ALONE = "What was written alone is not kept. When Reknit closes, it is gone."
UNKEPT = "Your last words could not be kept. When Reknit closes, they are gone."


class Visit(QObject):
    """Decides which page comes next once the vault is open."""

    left = Signal()
    """The two want the window closed, after they were told what is lost with it."""

    def __init__(self, stage: Stage, home: Path) -> None:
        super().__init__(stage)
        self._stage = stage
        self._home = home
        self.entrance = Entrance(stage, home / VAULT)
        self.entrance.entered.connect(self._on_entered)
        self.entrance.erased.connect(self._erase)
        self.entrance.authors_asked.connect(self._show_doors)
        self._shell: Shell | None = None
        self._library: Library | None = None
        self._sitting: Sitting | None = None
        self._retreat: Retreat | None = None
        self._solitude: Solitude | None = None
        self._homework: Homework | None = None
        self._workshop: Workshop | None = None
        self._desk: Desk | None = None

    def begin(self) -> None:
        """The first page that what is kept here calls for."""
        self.entrance.begin()
        if self.entrance.is_new and (self._home / DESK / SHARED).exists():
            self.show_desk()

    @property
    def vault(self) -> Vault:
        """The vault, which is open from `entered` until the lock."""
        return self.entrance.open_vault

    @property
    def library(self) -> Library:
        """The shipped flows."""
        from ..flow.library import Library

        if self._library is None:
            self._library = Library.shipped()
        return self._library

    # -- places -----------------------------------------------------------------------

    def _on_entered(self) -> None:
        """Home, in a shell that knows whether there is a lock."""
        self._shell = None
        self.show_home()

    def show_home(self) -> None:
        """Home, as things stand now."""
        from .places.shell import PlaceName

        self._show_place(PlaceName.HOME)

    def _show_place(self, name: PlaceName) -> None:
        """Put a place up; a vault that turns out to be damaged is not used any further."""
        from ..vault.problems import VaultDamaged
        from .places.shell import PlaceName

        shell, retreat = self._shell, self._retreat
        stays = name is PlaceName.OWN and retreat is not None and retreat.is_open
        if stays or (retreat is not None and not retreat.leave()):
            if shell is not None:
                shell.stay()
            return
        if shell is None or shell not in self._stage.pages():
            shell = self._new_shell()
        try:
            place = self._made(name)
        except VaultDamaged as problem:
            self._shell = None
            self.entrance.turn_away(problem)
            return
        shell.show_place(name, place)
        self._stage.show_page(shell)

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
            case PlaceName.AGREEMENTS:
                return self._agreements_page()
            case PlaceName.PRACTICE:
                return self.homework.page()
            case PlaceName.ALONE:
                return self._alone_page()
            case PlaceName.OWN:
                return self.retreat.door()
            case PlaceName.LIBRARY:
                return self._library_page()
            case PlaceName.SETTINGS:
                return self._settings_page()

    def _home_page(self) -> QWidget:
        from .homework.due import due
        from .places.home import IN_MEMORY, OPEN, Home
        from .places.shell import PlaceName
        from .waiting import waiting
        from .wizard.record import now

        names = self.vault.people() or ("", "")
        warning = IN_MEMORY if self.entrance.in_memory else "" if self.entrance.protected else OPEN
        notices = [warning, self.vault.notice, self._sync_warning(), self._backup_warning()]
        waits = (*waiting(self.vault, now()), *due(self.vault, self.library, now()))
        page = Home(names, waits, now(), notices=tuple(filter(None, notices)))
        page.flow_asked.connect(lambda: self._start(self.library[page.wanted]))
        page.taken_up.connect(lambda: self._take_up(page.chosen))
        page.practice_asked.connect(lambda: self._show_place(PlaceName.PRACTICE))
        page.protect_asked.connect(self.entrance.show_protect)
        page.file_asked.connect(self._open_file)
        return page

    def _take_up(self, waiting: Waiting | None) -> None:
        """What waits on the home page."""
        from .places.shell import PlaceName
        from .waiting import Kind

        if waiting is not None and waiting.kind is Kind.PRACTICE:
            self._show_place(PlaceName.PRACTICE)
        else:
            self.sitting.take_up(waiting)

    def _alone_page(self) -> QWidget:
        from .places.alone import Alone

        page = Alone(self.library.values())
        page.flow_asked.connect(lambda: self._start(self.library[page.wanted]))
        return page

    def _library_page(self) -> QWidget:
        from ..shelf.shelf import Shelf
        from .places.reading import Reading

        return Reading(Shelf.shipped())

    def _sync_warning(self) -> str:
        from ..vault.folder import is_synced

        service = None if self.entrance.in_memory else is_synced(self._home)
        return SYNCED.format(service=service) if service else ""

    def _backup_warning(self) -> str:
        """Said once: what failed is tried again without anybody's doing."""
        failed = self._stage.settings.unbacked
        self._stage.settings = replace(self._stage.settings, unbacked=False)
        return UNBACKED if failed else ""

    def _past_page(self) -> QWidget:
        from .places.past_talks import PastTalks

        page = PastTalks(self.vault)
        page.opened.connect(lambda: self.sitting.open(page.head))
        return page

    def _agreements_page(self) -> QWidget:
        from .accord import Accord

        accord = Accord(self._stage, self.entrance)
        accord.look_asked.connect(self.sitting.look_back)
        accord.plan_asked.connect(self.sitting.plan_breaks)
        page = accord.page()
        page.destroyed.connect(accord.deleteLater)
        return page

    @property
    def retreat(self) -> Retreat:
        """What leads into a space of one's own; made when it is first wanted."""
        from .retreat import Retreat

        if self._retreat is None:
            self._retreat = Retreat(self._stage, self.entrance, self._show_own)
        return self._retreat

    def _show_own(self, page: QWidget) -> None:
        from .places.shell import PlaceName

        if self._shell is not None:
            self._shell.show_place(PlaceName.OWN, page)
            if self._stage.page is self._shell and not self._stage.hidden:
                self._shell.arrive()

    def _settings_page(self) -> QWidget:
        from .places.preferences import Keeping, Preferences

        names, keeping = self.vault.people() or ("", ""), Keeping.OPEN
        if self.entrance.in_memory:
            keeping = Keeping.IN_MEMORY
        elif self.entrance.protected:
            keeping = Keeping.PROTECTED
        page = Preferences(lambda: self._stage.settings, names, keeping)
        page.changed.connect(lambda: self._stage.change(page.settings))
        page.renamed.connect(lambda: self._rename(page.names()))
        page.protect_asked.connect(self.entrance.show_protect)
        page.change_asked.connect(self.entrance.show_change)
        page.code_asked.connect(self.entrance.show_code)
        page.authors_asked.connect(self._show_doors)
        page.erased.connect(self._erase)
        return page

    def _show_doors(self) -> None:
        """What therapists and authors can do here."""
        from .bench.doors import Doors

        page = Doors()
        page.desk_asked.connect(self.show_desk)
        page.left.connect(self._stage.uncover)
        page.bench_asked.connect(self.workshop.open)
        self._stage.cover(page)

    @property
    def workshop(self) -> Workshop:
        """What an author works with; made when it is first wanted."""
        from .bench.workshop import Workshop

        if self._workshop is None:
            self._workshop = Workshop(self._stage, self.library)
        return self._workshop

    def _rename(self, names: tuple[str, str]) -> None:
        """Keep other names; the field that is left as the lock comes up was kept before."""
        if self.entrance.vault is not None:
            self.entrance.vault.set_people(*names)

    def _erase(self) -> None:
        from ..vault.erasure import erase

        self._let_go()
        erase(self._home)
        self._stage.forget_settings()
        self.begin()
        self.entrance.emptied.emit()

    # -- a talk -----------------------------------------------------------------------

    @property
    def sitting(self) -> Sitting:
        """What leads through talks; made with the first one, so that the window stands at once."""
        from .sitting import Sitting

        if self._sitting is None:
            self._sitting = Sitting(self._stage, self.entrance, self.library)
            self._sitting.over.connect(self.show_home)
            self._sitting.calm_asked.connect(lambda: self._start(self.library[MOMENT]))
        return self._sitting

    @property
    def solitude(self) -> Solitude:
        """What leads through something for one alone; made when it is first wanted."""
        from .solitude import Solitude

        if self._solitude is None:
            self._solitude = Solitude(self._stage, self.entrance, self.library)
        return self._solitude

    @property
    def homework(self) -> Homework:
        """What a therapist gave to practise; made when it is first wanted."""
        from .homework.homework import Homework
        from .places.shell import PlaceName

        if self._homework is None:
            self._homework = Homework(
                self._stage, self.entrance, self.library, self.sitting, self.solitude
            )
            self._homework.changed.connect(lambda: self._show_place(PlaceName.PRACTICE))
        return self._homework

    @property
    def desk(self) -> Desk:
        """A therapist's desk; made when it is first wanted."""
        from .desk.desk import Desk

        if self._desk is None:
            self._desk = Desk(self._stage, self._home, self.library)
            self._desk.locked.connect(self._on_desk_locked)
        return self._desk

    def show_desk(self) -> None:
        """The desk, over whatever is up; locked, or with a way to get one."""
        self.desk.begin()

    def _on_desk_locked(self) -> None:
        """Let a new process forget what lay on the desk, unless a talk is only in memory."""
        if self.entrance.protected:
            self.lock()
        elif not (self.entrance.in_memory and self.vault.sessions(1)):
            self._shell = None
            self._let_go()
            self.entrance.begin()
            self.entrance.emptied.emit()

    def _start(self, flow: Flow) -> None:
        (self.solitude if flow.is_alone else self.sitting).start(flow)

    def _open_file(self) -> None:
        from ..flow.checked import checked
        from ..flow.reader import SIZE, read
        from ..homework.checked import is_pack
        from .filing import chosen_flow, first_bytes
        from .places.faults import Faults

        path = chosen_flow(self._stage)
        if path is None:
            return
        data = first_bytes(path, SIZE + 1)
        reading = read(data)
        if is_pack(reading):
            self.homework.open(path)
            return
        found = checked(reading, self.library)
        if found.flow is not None:
            self._start(found.flow)
            return
        page = Faults(path.name, found.faults)
        page.left.connect(self._stage.uncover)
        self._stage.cover(page)

    # -- keeping and leaving ----------------------------------------------------------

    def flush(self) -> bool:
        """Keep everything that is on the screen now; whether that was possible."""
        kept = self._retreat is None or self._retreat.all_kept
        kept = (self._desk is None or self._desk.keep()) and kept
        for page in self._stage.pages():
            flush = getattr(page, "flush", None)
            if flush is not None:
                kept = flush() and kept
        return kept

    def hush(self) -> None:
        """Keep everything and lock, where there is a lock; a passphrase half typed is forgotten.

        Where something could not be kept all stays as it is, but for the room of one alone.
        What one says alone is let go first.
        """
        for page in self._stage.pages():
            if forget := getattr(page, "forget", None):
                forget()
        if self._solitude is not None:
            self._solitude.vanish()
        self._leave_desk()
        if self.flush() and self.entrance.protected:
            self._lock_up()
        else:
            self.rest_alone()

    def lock(self) -> None:
        """Keep everything, back it up, close the vault, let go of all that was shown."""
        if self.flush():
            self._lock_up(self.back_up)

    def rest(self) -> None:
        """Lock the places, where there is a lock, and the desk; not a talk or its review."""
        self._leave_desk()
        at_places = self._shell is not None and self._stage.pages()[:1] == [self._shell]
        alone = self._solitude is not None and self._solitude.is_open
        if at_places and not alone and self.entrance.protected:
            self.lock()

    def rest_alone(self) -> None:
        """Shut the room that is open, as its owner may have gone; what they wrote is kept."""
        for page in self._stage.pages():
            if rest := getattr(page, "rest_alone", None):
                rest()
        self.entrance.latch.shut()

    def back_up(self) -> None:
        """Make the backup of the day, if it is due: last of all, when nobody waits any more.

        The vault has one connection, and what is withdrawn goes from every backup that is
        there: so it is made in one go, and never beside the two who write.
        """
        vault = self.entrance.vault
        if vault is None or not vault.changed:
            return
        self.entrance.latch.shut()
        try:
            vault.back_up_daily()
        except Problem:
            self._stage.settings = replace(self._stage.settings, unbacked=True)

    def close(self) -> None:
        """Keep everything and close the vault."""
        self.flush()
        self._let_go()

    def may_close(self) -> bool:
        """Whether the window may close now; if words would be lost, the two are asked first."""
        if not self.flush():
            self._ask_to_close(UNKEPT)
            return False
        if self.entrance.in_memory and self.vault.sessions(1):
            self._ask_to_close(LOST)
            return False
        if self._solitude is not None and self._solitude.has_words:
            self._ask_to_close(ALONE)
            return False
        return True

    def _ask_to_close(self, sentence: str) -> None:
        from .crash import Notice

        notice = Notice("Close Reknit now?", sentence, go_on="Stay here", parent=self._stage)
        notice.add("Close", self.left.emit)
        notice.open()

    def _lock_up(self, last: Callable[[], None] = lambda: None) -> None:
        """Lock; `last` is done while the vault is still open."""
        self._shell = None
        self._forget_alone()
        self.entrance.lock(last)

    def _leave_desk(self) -> None:
        if self._desk is not None and self._desk.is_open:
            self._desk.leave()

    def _let_go(self) -> None:
        self._forget_alone()
        if self._workshop is not None:
            self._workshop.close()
        self.entrance.let_go()

    def _forget_alone(self) -> None:
        """Hold nothing of what one of the two keeps, or says, without the other; close the desk."""
        for each in (self._retreat, self._solitude):
            if each is not None:
                each.forget()
        if self._desk is not None:
            self._desk.close()
