"""The way into a space of one's own, what its owner does with it as a whole, and the way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ..problem import Problem
from ..vault.partner import Partner
from .entrance import Entrance
from .errand import Errands
from .places.doorway import Doorway
from .places.own_space import OwnSpace
from .stage import Stage

if TYPE_CHECKING:
    from ..vault.compartment import Compartment
    from ..vault.door import Door
    from ..vault.notes import Note
    from .places.gone import Gone
    from .places.protect import Protect
    from .places.recovery_code import RecoveryCode


class Retreat(QObject):
    """Shows the door, and behind it the space whose owner has opened it.

    `show` puts a page up as this place. What could not be kept when nobody was there any more
    is held in memory for its owner, and in no widget.
    """

    def __init__(self, stage: Stage, entrance: Entrance, show: Callable[[QWidget], None]) -> None:
        super().__init__(stage)
        self._stage, self._entrance, self._show = stage, entrance, show
        self._errands = Errands(self)
        self._space: OwnSpace | None = None
        self._covers: list[QWidget] = []
        self._unkept: tuple[Partner, Note] | None = None

    @property
    def is_open(self) -> bool:
        """Whether a space is open here."""
        return self._space is not None

    @property
    def all_kept(self) -> bool:
        """Whether nothing is held that could not be kept."""
        return self._unkept is None

    def door(self) -> Doorway:
        """The page before either space, shut."""
        page = Doorway(self._names())
        page.tried.connect(lambda: self._try(page))
        page.new_asked.connect(lambda: self._make(page))
        page.forgotten.connect(lambda: self._show_forgotten(page))
        return page

    def leave(self) -> bool:
        """Keep what is written and shut the space; whether that was possible."""
        if self._space is not None and not self._space.flush():
            return False
        self._shut()
        return True

    def forget(self) -> None:
        """Hold nothing any more: the vault is closed."""
        self._space, self._unkept = None, None
        self._errands.wait()
        self._covers.clear()

    # -- in and out -------------------------------------------------------------------

    def _try(self, page: Doorway) -> None:
        if (who := page.partner) is not None:
            page.busy(True)
            self._entrance.latch.open(who, page.passphrase(), self._enter, page.refuse)

    def _make(self, page: Doorway) -> None:
        if (who := page.partner) is not None:
            self._entrance.make_room(who, self._enter)

    def _enter(self, room: Compartment) -> None:
        unkept = None
        if self._unkept is not None and self._unkept[0] is room.partner:
            unkept, self._unkept = self._unkept[1], None
        space = self._space = OwnSpace(self._entrance.open_vault, room, self._names(), unkept)
        space.left.connect(self._on_space_left)
        space.rested.connect(self._on_space_rested)
        space.change_asked.connect(self._show_change)
        space.code_asked.connect(self._show_code)
        space.erased.connect(self._erase)
        self._show(space)

    def _on_space_left(self) -> None:
        if self.leave():
            self._show(self.door())

    def _on_space_rested(self) -> None:
        space, room = self._space, self._entrance.latch.room
        if space is None or room is None:
            return
        space.flush()
        if (note := space.let_go()) is not None:
            self._unkept = (room.partner, note)
        self._shut()
        self._show(self.door())

    def _shut(self) -> None:
        """Shut the space that is open or being opened, and take away what covers it."""
        self._space = None
        self._errands.wait()
        for page in self._covers:
            if forget := getattr(page, "forget", None):
                forget()
        while self._covers and self._stage.page is self._covers[-1]:
            self._uncover()
        self._entrance.latch.shut()

    def _names(self) -> tuple[str, str]:
        vault = self._entrance.vault
        return (vault.people() if vault else None) or ("", "")

    # -- passphrase and code ----------------------------------------------------------

    def _show_forgotten(self, door: Doorway) -> None:
        from .places.forgotten import Forgotten, Whose

        page = Forgotten(Whose.OWN)
        page.left.connect(self._uncover)
        page.code_taken.connect(lambda: self._show_reset(door))
        self._cover(page)

    def _show_reset(self, door: Doorway) -> None:
        from .places.protect import Protect, Purpose

        self._uncover()
        page = Protect(Purpose.OWN_BY_CODE)
        page.left.connect(self._uncover)
        page.chosen.connect(lambda: self._reset(page, door))
        self._cover(page)

    def _reset(self, page: Protect, door: Doorway) -> None:
        vault, who, code, new = self._entrance.vault, door.partner, page.before(), page.passphrase()
        if vault is None or vault.held is None or who is None:
            return
        folder = vault.held.folder
        page.busy(True)

        def reset() -> None:
            from ..vault.compartments import reset_own_passphrase

            reset_own_passphrase(folder, who, code, new)

        def done(_: None) -> None:
            page.forget()
            self._uncover()
            door.busy(True)
            self._entrance.latch.open(who, new, self._enter, door.refuse)

        self._errands.run(reset, done, page.refuse)

    def _show_change(self) -> None:
        from .places.protect import Protect, Purpose

        page = Protect(Purpose.OWN_INSTEAD)
        page.left.connect(self._uncover)
        page.chosen.connect(lambda: self._change(page))
        self._cover(page)

    def _change(self, page: Protect) -> None:
        room, old, new = self._entrance.latch.room, page.before(), page.passphrase()
        if room is None:
            return
        folder, who = room.door.folder, room.partner
        page.busy(True)

        def change() -> None:
            from ..vault.compartments import change_own_passphrase

            change_own_passphrase(folder, who, old, new)

        def done(_: None) -> None:
            page.forget()
            self._uncover()

        self._errands.run(change, done, page.refuse)

    def _show_code(self) -> None:
        from .places.recovery_code import Opens, RecoveryCode

        page = RecoveryCode(Opens.OWN, self._stage.settings.paper)
        page.left.connect(self._uncover)
        page.done.connect(self._uncover)
        page.wanted.connect(lambda: self._make_code(page))
        page.declined.connect(lambda: self._drop_code(page))
        self._cover(page)

    def _make_code(self, page: RecoveryCode) -> None:
        from ..vault.compartments import own_recovery_code

        if (room := self._entrance.latch.room) is not None:
            page.busy()
            self._errands.run(lambda: own_recovery_code(room), page.show_code, page.refuse)

    def _drop_code(self, page: RecoveryCode) -> None:
        from ..vault.compartments import drop_own_code

        room = self._entrance.latch.room
        if room is None:
            return
        try:
            drop_own_code(room)
        except Problem as problem:
            page.refuse(problem)
        else:
            self._uncover()

    # -- the end of it ----------------------------------------------------------------

    def _erase(self) -> None:
        from .places.gone import Gone

        room = self._entrance.latch.room
        if room is None:
            return
        door, page = room.door, Gone()
        self._shut()
        self._show(self.door())
        page.left.connect(self._uncover)
        page.retried.connect(lambda: self._erase_behind(door, page))
        self._cover(page)
        self._erase_behind(door, page)

    def _erase_behind(self, door: Door, page: Gone) -> None:
        from ..vault.erasure import erase_behind

        page.busy()
        self._errands.run(lambda: erase_behind(door), lambda _: page.show_done(), page.refuse)

    # -- what covers it ---------------------------------------------------------------

    def _cover(self, page: QWidget) -> None:
        self._covers.append(page)
        self._stage.cover(page)

    def _uncover(self) -> None:
        self._covers.pop()
        self._stage.uncover()
