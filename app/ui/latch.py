"""The latch: at most one partner's room is open, and whoever opened it is at the keyboard."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ..problem import Problem
from .errand import Errands

if TYPE_CHECKING:
    from ..vault.compartment import Compartment
    from ..vault.partner import Partner
    from ..vault.store import Vault

Done = Callable[["Compartment"], None]
Refuse = Callable[[Problem], None]


class Latch(QObject):
    """Opens a room by its owner's passphrase, and shuts it again.

    It never says whether there is a room: a wrong passphrase and a room that nobody made yet
    are refused in the same words (vault.md rule 3).
    """

    def __init__(self, vault: Callable[[], Vault | None], parent: QObject) -> None:
        super().__init__(parent)
        self._vault = vault
        self._errands = Errands(self)
        self.room: Compartment | None = None

    def open(self, partner: Partner, passphrase: str, done: Done, refuse: Refuse) -> None:
        """Open the room of a partner, beside the window; then `done` with it, or `refuse`."""
        vault = self._vault()
        if vault is None or vault.held is None:
            return
        folder = vault.held.folder
        self.shut()

        def opened() -> Compartment:
            from ..vault.compartment import Compartment

            return Compartment.open(folder, partner, passphrase)

        self._errands.run(opened, lambda room: self._enter(room, done, refuse), refuse)

    def make(self, partner: Partner, passphrase: str, done: Done, refuse: Refuse) -> None:
        """Give a room its passphrase and open it. Refuses with PassphraseTaken and the like."""
        vault = self._vault()
        if vault is None or vault.held is None:
            return
        held = vault.held
        self.shut()

        def made() -> Compartment:
            from ..vault.compartments import set_partner_passphrase

            return set_partner_passphrase(held, partner, passphrase)

        self._errands.run(made, lambda room: self._enter(room, done, refuse), refuse)

    def shut(self) -> None:
        """Shut the room that is open or being opened; a second time does nothing.

        All that was to be kept is committed by then: should its tidying fail, nothing is lost.
        """
        late, room, self.room = self._errands.wait(), self.room, None
        for each in (late, room):
            if each is not None:
                with contextlib.suppress(Problem):
                    each.close()

    def _enter(self, room: Compartment, done: Done, refuse: Refuse) -> None:
        from ..vault import shares

        vault = self._vault()
        if vault is None:
            room.close()
            return
        self.room = room
        try:
            shares.settle(vault, room)
        except Problem as problem:
            self.shut()
            refuse(problem)
            return
        done(room)
