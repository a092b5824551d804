"""The way in: how to keep what is said, the lock, the two names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ..problem import Problem
from .errand import Errands
from .latch import Latch
from .mending import Mending
from .places.first_start import FirstStart
from .places.unlock import Unlock

SHARED = "shared.db"
"""The file that every vault has; named here too, as the vault itself is imported only later."""

LEFT = ("*.db", "keys.json*", "backups/*/keys.json")
"""What is left of a vault without that file: a new one there could destroy what still helps."""

if TYPE_CHECKING:
    from ..vault.compartment import Compartment
    from ..vault.partner import Partner
    from ..vault.store import Vault
    from .places.protect import Protect
    from .places.recovery_code import RecoveryCode
    from .stage import Stage


class Entrance(QObject):
    """From the first page to an open vault with two names in it; `entered` says that it is there.

    Flows and vault are imported when they are first needed, so that the window stands at once.
    """

    entered = Signal()
    erased = Signal()
    """Everything is to be deleted, by somebody who need not know the passphrase."""

    authors_asked = Signal()
    """A therapist or an author is here, and no couple."""

    emptied = Signal()
    """What was open is closed for good; its words are still in the memory of the process."""

    def __init__(self, stage: Stage, folder: Path) -> None:
        super().__init__(stage)
        self._stage = stage
        self._folder = folder
        self._errands = Errands(self)
        self._mending = Mending(stage, folder)
        self._mending.mended.connect(self.begin)
        self._mending.erased.connect(self.erased)
        self.latch = Latch(lambda: self.vault, self)
        self.vault: Vault | None = None
        self.protected = False
        self.in_memory = False

    @property
    def open_vault(self) -> Vault:
        """The vault, where it is known to be open: from `entered` until the lock."""
        assert self.vault is not None
        return self.vault

    @property
    def is_new(self) -> bool:
        """Whether nothing was ever kept here by two."""
        left = any(each for part in LEFT for each in self._folder.glob(part))
        return not (self._folder / SHARED).exists() and not left

    def begin(self) -> None:
        """The first page: how to keep, the lock, or home where there is no lock."""
        if not (self._folder / SHARED).exists():
            if self.is_new:
                self._show_first_start()
            else:
                self._mending.refuse_missing()
            return
        self._errands.run(self._look, self._on_looked, self._mending.refuse)

    def _look(self) -> bool:
        from ..vault.store import Vault

        return Vault.is_protected(self._folder)

    def _on_looked(self, protected: bool) -> None:
        if protected:
            self.show_lock()
        else:
            self._open(None, self._mending.refuse)

    def _show_first_start(self) -> None:
        page = FirstStart(lambda: self._stage.settings)
        page.masthead.changed.connect(lambda: self._stage.change(page.masthead.settings))
        page.protected.connect(self.show_protect)
        page.started.connect(self._start_in_memory)
        page.authors_asked.connect(self.authors_asked)
        self._stage.show_page(page)

    def show_protect(self) -> None:
        """Choose a passphrase, for a new vault or for what is in memory so far."""
        from .places.protect import Protect

        page = Protect()
        page.left.connect(self._stage.uncover)
        page.chosen.connect(lambda: self._protect(page))
        self._stage.cover(page)

    def show_change(self) -> None:
        """Choose another passphrase in the place of the one there is."""
        from .places.protect import Protect, Purpose

        page = Protect(Purpose.INSTEAD)
        page.left.connect(self._stage.uncover)
        page.chosen.connect(lambda: self._change(page))
        self._stage.cover(page)

    def _change(self, page: Protect) -> None:
        before, after = page.before(), page.passphrase()
        page.busy(True)

        def change() -> None:
            from ..vault import ways

            ways.change_passphrase(self._folder, before, after)

        def changed(_: None) -> None:
            page.forget()
            self._stage.uncover()

        self._errands.run(change, changed, page.refuse)

    def _protect(self, page: Protect) -> None:
        """Make the vault on the disk; what was said so far comes along."""
        passphrase, before, in_memory = page.passphrase(), self.vault, self.in_memory
        page.busy(True)

        def make() -> Vault:
            from ..vault.store import Vault

            if before is None:
                return Vault.create(self._folder, passphrase)
            if in_memory:
                return before.keep_in(self._folder, passphrase)
            from ..vault import ways

            return ways.rekey(before, {ways.TOGETHER: passphrase})

        def made(vault: Vault) -> None:
            page.forget()
            if before is not None and in_memory:
                before.close()
            self._offer_code(vault)

        self._errands.run(make, made, page.refuse)

    def _offer_code(self, vault: Vault) -> None:
        """A recovery code for what is shared, on by default (vault.md); then home."""
        self.vault, self.protected, self.in_memory = vault, True, False
        if self._lock_if_hidden():
            return
        page = self._code_page(lambda: self._enter(vault, protected=True))
        self._stage.show_page(page)
        self._make_code(page)

    def show_code(self) -> None:
        """A new recovery code in the place of the one there was."""
        self._stage.cover(self._code_page(self._stage.uncover))

    def _code_page(self, leave: Callable[[], None]) -> RecoveryCode:
        from .places.recovery_code import Opens, RecoveryCode

        page = RecoveryCode(Opens.SHARED, self._stage.settings.paper)
        page.wanted.connect(lambda: self._make_code(page))
        page.declined.connect(lambda: self._drop_code(page, leave))
        page.left.connect(leave)
        page.done.connect(leave)
        return page

    def _make_code(self, page: RecoveryCode) -> None:
        from ..vault import ways

        held = self.vault.held if self.vault else None
        if held is not None:
            page.busy()
            self._errands.run(lambda: ways.recovery_code(held), page.show_code, page.refuse)

    def _drop_code(self, page: RecoveryCode, leave: Callable[[], None]) -> None:
        from ..vault import ways

        if self.vault is None or self.vault.held is None:
            return
        try:
            ways.drop_code(self.vault.held)
        except Problem as problem:
            page.refuse(problem)
        else:
            page.forget()
            leave()

    def make_room(self, partner: Partner, entered: Callable[[Compartment], None]) -> None:
        """Choose a passphrase for a room of one's own; `entered` follows with the room open."""
        from .places.protect import Protect, Purpose

        page = Protect(Purpose.OWN)

        def made(room: Compartment) -> None:
            page.forget()
            self._stage.uncover()
            entered(room)

        def make() -> None:
            page.busy(True)
            self.latch.make(partner, page.passphrase(), made, page.refuse)

        page.left.connect(self._stage.uncover)
        page.chosen.connect(make)
        self._stage.cover(page)

    def keep_open(self, refuse: Callable[[str], None]) -> None:
        """Keep what was said so far on the disk, for anyone who uses this computer to read."""
        before = self.vault
        if before is None:
            return
        try:
            vault = before.keep_in(self._folder, None)
        except Problem as problem:
            refuse(str(problem))
            return
        before.close()
        self._enter(vault)

    def _start_in_memory(self) -> None:
        from ..vault.store import Vault

        self._enter(Vault.in_memory(), in_memory=True)

    def lock(self, last: Callable[[], None] = lambda: None) -> None:
        """Show the lock, do what is to be done last with the vault, and close all that is open."""
        self._stage.close_others()
        self.show_lock()
        self._stage.repaint()
        last()
        self.let_go()
        self.emptied.emit()

    def show_lock(self) -> None:
        """The lock, with nothing of what lies behind it."""
        page = Unlock()
        page.tried.connect(lambda: self._unlock(page))
        page.forgotten.connect(self._show_forgotten)
        self._stage.show_page(page)

    def _unlock(self, page: Unlock) -> None:
        from ..vault.problems import NotEnoughMemory, WrongPassphrase

        def refuse(problem: Problem) -> None:
            if isinstance(problem, WrongPassphrase | NotEnoughMemory):
                page.refuse(problem)
            else:
                page.forget()
                self._mending.refuse(problem)

        page.busy(True)
        self._open(page.passphrase(), refuse)

    def _open(self, passphrase: str | None, refuse: Callable[[Problem], None]) -> None:
        def opened() -> Vault:
            from ..vault.store import Vault

            return Vault.open(self._folder, passphrase)

        def enter(vault: Vault) -> None:
            self._enter(vault, protected=passphrase is not None)

        self._errands.run(opened, enter, refuse)

    def _show_forgotten(self) -> None:
        from .places.forgotten import Forgotten, Whose
        from .places.refusal import FORGOTTEN

        page = Forgotten(Whose.BOTH)
        page.code_taken.connect(self._show_reset)
        page.none_had.connect(lambda: self._mending.refuse(FORGOTTEN))
        page.left.connect(self.show_lock)
        self._stage.show_page(page)

    def _show_reset(self) -> None:
        from .places.protect import Protect, Purpose

        page = Protect(Purpose.BY_CODE)
        page.left.connect(self._stage.uncover)
        page.chosen.connect(lambda: self._reset(page))
        self._stage.cover(page)

    def _reset(self, page: Protect) -> None:
        """Another passphrase by the recovery code, and in with it."""
        code, new = page.before(), page.passphrase()
        page.busy(True)

        def reset() -> None:
            from ..vault import ways

            ways.reset_passphrase(self._folder, code, new)

        def done(_: None) -> None:
            page.forget()
            self._open(new, self._mending.refuse)

        self._errands.run(reset, done, page.refuse)

    def turn_away(self, problem: Problem) -> None:
        """Close the vault and say why it cannot be used."""
        self.let_go()
        self._mending.refuse(problem)

    def _enter(self, vault: Vault, *, protected: bool = False, in_memory: bool = False) -> None:
        self.vault, self.protected, self.in_memory = vault, protected, in_memory
        if self._lock_if_hidden():
            return
        try:
            named = vault.people() is not None
        except Problem as problem:
            self.turn_away(problem)
            return
        if named:
            self.entered.emit()
        else:
            self._show_names()

    def _lock_if_hidden(self) -> bool:
        """Hidden while a key was being made: the way back leads through the lock."""
        hidden = self.protected and self._stage.hidden
        if hidden:
            self.lock()
        return hidden

    def _show_names(self) -> None:
        from .places.names import Names

        page = Names()
        page.back.setVisible(self.in_memory)
        page.left.connect(self._start_over)
        page.given.connect(lambda: self._name(page.fields.names()))
        page.fields.swapped.connect(self._stage.swap_colours)
        self._stage.show_page(page)

    def _start_over(self) -> None:
        self.let_go()
        self._show_first_start()

    def _name(self, names: tuple[str, str]) -> None:
        if self.vault is not None:
            self.vault.set_people(*names)
            self.entered.emit()

    def let_go(self) -> None:
        """Close the vault and the room that is open, and hold nothing of them."""
        self._mending.let_go()
        self.latch.shut()
        for vault in (self._errands.wait(), self.vault):
            if close := getattr(vault, "close", None):
                close()
        self.vault, self.protected, self.in_memory = None, False, False
