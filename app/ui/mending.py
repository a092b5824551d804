"""A vault that does not open: what can be done about it, and a backup brought back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from ..problem import Problem
from .errand import Errands

if TYPE_CHECKING:
    from .places.bring_back import BringBack
    from .stage import Stage


class Mending(QObject):
    """Says why a vault stays shut. `retried` asks to look again, as something may have changed.

    `erased` says that everything is to be deleted, by somebody who need not know the passphrase.
    """

    retried = Signal()
    erased = Signal()

    def __init__(self, stage: Stage, folder: Path, errands: Errands) -> None:
        super().__init__(stage)
        self._stage, self._folder, self._errands = stage, folder, errands

    def refuse(self, problem: Problem) -> None:
        """Show a problem with the ways out of it."""
        from ..vault.problems import KeysDamaged, VaultDamaged, VaultMissing, VaultNotEncrypted
        from .places.refusal import FORGOTTEN, Refusal

        torn = isinstance(problem, KeysDamaged | VaultDamaged | VaultMissing)
        lost = torn or isinstance(problem, VaultNotEncrypted) or problem is FORGOTTEN
        page = Refusal(problem, may_begin_anew=lost, may_bring_back=torn)
        page.backup_asked.connect(lambda: self.show_backups(lambda: self.refuse(problem)))
        page.set_aside.connect(self._set_aside)
        page.erased.connect(self.erased)
        page.retried.connect(self.retried)
        page.folder_asked.connect(self._open_folder)
        self._stage.show_page(page)

    def show_backups(self, leave: Callable[[], None]) -> None:
        """The backups to choose from; `leave` follows when none is brought back."""
        from ..vault.backups import listed
        from .places.bring_back import BringBack

        page = BringBack(listed(self._folder))
        page.left.connect(page.forget)
        page.left.connect(leave)
        page.chosen.connect(lambda: self._look_at(page))
        page.elsewhere_asked.connect(lambda: self._choose_folder(page))
        page.wanted.connect(lambda: self._bring_back(page))
        page.done.connect(self.retried)
        self._stage.show_page(page)
        self._look_at(page)

    def _look_at(self, page: BringBack) -> None:
        """Whether the backup that is chosen asks for a passphrase."""
        from ..vault.restore import needs_passphrase

        if page.source is None:
            return
        try:
            page.ask_passphrase(needs_passphrase(self._folder, page.source))
        except Problem as problem:
            page.ask_passphrase(False)
            page.refuse(problem)

    def _choose_folder(self, page: BringBack) -> None:
        from .filing import chosen_folder

        folder = chosen_folder(self._stage, "A backup in another folder")
        if folder is not None:
            page.choose_folder(folder)

    def _bring_back(self, page: BringBack) -> None:
        from ..vault.restore import restore

        source, passphrase = page.source, page.passphrase() or None
        if source is None:
            return
        page.busy(True)
        self._errands.run(
            lambda: restore(self._folder, source, passphrase), page.show_done, page.refuse
        )

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _set_aside(self) -> None:
        """Give the folder of the vault another name, and begin anew; nothing is deleted."""
        from ..vault.files import in_words

        taken = 1
        while (aside := self._folder.with_name(f"{self._folder.name}-{taken}")).exists():
            taken += 1
        with in_words():
            self._folder.rename(aside)
        self.retried.emit()
