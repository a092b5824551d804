"""The desk in the window: in, out, and its first page; it covers whatever else is up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ...flow.library import Library
from ...homework import desk, drawer
from ...homework.key import TherapistKey
from ...problem import Problem
from ...shelf.shelf import Shelf
from ...vault.folder import DESK
from ...vault.problems import NotEnoughMemory, VaultUnreachable, WrongPassphrase
from ...vault.settings import Paper
from ...vault.store import Vault
from ..errand import Errands
from ..homework.refused import Refused
from ..places.leaf import Leaf
from ..places.protect import Protect, Purpose
from ..stage import Stage
from ..wizard.record import now
from .couples import Couples
from .desk_page import DeskPage
from .key_page import KeyPage
from .lock_page import DeskLock
from .welcome_page import Welcome
from .writer import Writer

HOW_IT_WORKS = "for-therapists-how-a-pack-works"


class Desk(QObject):
    """From its lock to its pages. `locked`: it was closed, and its words are still in memory."""

    locked = Signal()

    def __init__(self, stage: Stage, home: Path, library: Library) -> None:
        super().__init__(stage)
        self._stage, self._home, self._library = stage, home, library
        self._errands = Errands(self)
        self._covers: list[QWidget] = []
        self._vault: Vault | None = None
        self._writer = Writer(stage, library, self._cover, self._uncover, self._show)
        self._couples = Couples(stage, self._cover, self._uncover, self._show)

    def keep(self) -> bool:
        """Keep what is being written; whether that was possible."""
        try:
            self._writer.keep_draft()
        except Problem:
            return False
        return True

    @property
    def is_open(self) -> bool:
        """Whether a desk is unlocked."""
        return self._vault is not None

    def begin(self) -> None:
        """The lock of the desk, or how to get one."""
        if self._covers or self.is_open:
            return
        if not desk.exists(self._home):
            self._welcome()
            return
        page = DeskLock()
        page.left.connect(self.leave)
        page.tried.connect(lambda: self._unlock(page))
        page.begun_anew.connect(lambda: self._begin_anew(page))
        self._cover(page)

    def close(self) -> None:
        """Keep what is being written and hold nothing any more; its pages may be gone already."""
        opened, vault = self._errands.wait(), self._vault
        self.keep()
        self._writer.let_go()
        self._couples.vault = self._vault = None
        for each in (opened, vault):
            if isinstance(each, Vault):
                self._shut(each)
        for page in self._covers:
            if isValid(page) and (forget := getattr(page, "forget", None)):
                forget()
        self._covers.clear()

    def leave(self) -> None:
        """Back to what lies beneath, with the desk closed."""
        was_open, pages = self.is_open, list(self._covers)
        self.close()
        while set(pages) & set(self._stage.pages()[1:]):
            self._stage.uncover()
        if was_open:
            self.locked.emit()

    # -- in ---------------------------------------------------------------------------

    def _welcome(self) -> None:
        page = Welcome()
        page.left.connect(self.leave)
        page.made.connect(lambda: self._protect(TherapistKey.new()))
        page.brought.connect(lambda: self._bring(page))
        self._cover(page)

    def _bring(self, page: Welcome) -> None:
        try:
            key = TherapistKey.from_line(page.line())
        except Problem as problem:
            page.refuse(problem)
            return
        page.forget()
        self._protect(key)

    def _protect(self, key: TherapistKey) -> None:
        page = Protect(Purpose.DESK)
        page.left.connect(self._uncover)

        def make() -> None:
            passphrase, moment = page.passphrase(), now()
            page.busy(True)
            self._errands.run(
                lambda: desk.begin(self._home, passphrase, key, moment), made, page.refuse
            )

        def made(vault: Vault) -> None:
            page.forget()
            self._enter(vault)
            self._show_key(new=True)

        page.chosen.connect(make)
        self._cover(page)

    def _unlock(self, page: DeskLock) -> None:
        folder, passphrase = self._home / DESK, page.passphrase()
        page.busy(True)

        def refuse(problem: Problem) -> None:
            page.refuse(problem)
            if not isinstance(problem, WrongPassphrase | NotEnoughMemory):
                self._refuse("", problem)

        self._errands.run(lambda: Vault.open(folder, passphrase), self._enter, refuse)

    def _begin_anew(self, page: DeskLock) -> None:
        try:
            desk.set_aside(self._home, now().date())
        except OSError:
            page.refuse(VaultUnreachable())
            return
        self.leave()
        self._welcome()

    def _enter(self, vault: Vault) -> None:
        if self._stage.hidden:
            self._vault = vault
            self.leave()
            return
        while self._covers:
            self._uncover()
        self._vault = vault
        self._writer.vault = self._couples.vault = vault
        self._show()

    # -- the desk ---------------------------------------------------------------------

    def _show(self, said: str = "") -> None:
        """The desk as it stands now, with nothing over it."""
        vault = self._vault
        if vault is None:
            return
        try:
            page = DeskPage(
                self._couples.entries(),
                notices=[vault.notice] if vault.notice else [],
                drafted=bool(drawer.draft(vault)),
            )
        except Problem as problem:
            self.leave()
            self._refuse("", problem)
            return
        page.left.connect(self.leave)
        page.lock_asked.connect(self.leave)
        page.opened.connect(lambda: self._couples.open(page.chosen))
        page.sheet_asked.connect(self._couples.open_chosen)
        page.couple_asked.connect(self._couples.add)
        page.pack_asked.connect(self._writer.begin)
        page.sign_asked.connect(self._writer.sign_file)
        page.key_asked.connect(self._show_key)
        page.help_asked.connect(self._explain)
        while len(self._covers) > 1:
            self._uncover()
        if self._covers:
            self._stage.exchange(page)
            self._covers[-1] = page
        else:
            self._cover(page)
        if said:
            page.say(said)

    def _show_key(self, *, new: bool = False) -> None:
        vault = self._vault
        if vault is None:
            return
        try:
            key = desk.key_of(vault)
        except Problem as problem:
            self._refuse("", problem)
            return
        page = KeyPage(key, Paper(self._stage.settings.paper), new=new)
        page.left.connect(page.forget)
        page.left.connect(self._uncover)
        self._cover(page)

    def _explain(self) -> None:
        page = Leaf(Shelf.shipped()[HOW_IT_WORKS])
        page.left.connect(self._uncover)
        self._cover(page)

    # -- what covers ------------------------------------------------------------------

    def _refuse(self, name: str, problem: Problem) -> None:
        page = Refused(name, problem)
        page.left.connect(self._uncover)
        self._cover(page)

    def _cover(self, page: QWidget) -> None:
        self._covers.append(page)
        self._stage.cover(page)

    def _uncover(self) -> None:
        if self._covers:
            self._covers.pop()
            self._stage.uncover()

    def _shut(self, vault: Vault) -> None:
        """Back up what changed, and close; what cannot be backed up is closed all the same."""
        try:
            if vault.changed:
                vault.back_up_daily()
        except Problem:
            self._stage.settings = replace(self._stage.settings, unbacked=True)
        finally:
            vault.close()
