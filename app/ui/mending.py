"""Where the vault does not open: why, and what can be done about it."""

from __future__ import annotations

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
    """Says the problem; a backup can be brought back then, or the vault set aside.

    It is closed all the while.
    """

    mended = Signal()
    """The way in is to be tried again: something was done about it, or may have been."""

    erased = Signal()
    """Everything is to be deleted, by somebody who need not know the passphrase."""

    def __init__(self, stage: Stage, folder: Path) -> None:
        super().__init__(stage)
        self._stage, self._folder = stage, folder
        self._errands = Errands(self)

    def refuse_missing(self) -> None:
        """Keys or backups without a vault: a new one could destroy what may still help."""
        from ..vault.problems import VaultMissing

        self.refuse(VaultMissing())

    def refuse(self, problem: Problem) -> None:
        """Say why the vault cannot be used, and what can be done."""
        from ..vault.problems import KeysDamaged, VaultDamaged, VaultMissing, VaultNotEncrypted
        from .places.refusal import FORGOTTEN, Refusal

        lost = isinstance(problem, KeysDamaged | VaultDamaged | VaultMissing)
        anew = lost or isinstance(problem, VaultNotEncrypted) or problem is FORGOTTEN
        page = Refusal(problem, may_bring_back=lost, may_begin_anew=anew)
        page.bring_back_asked.connect(self._show_bring_back)
        page.set_aside.connect(self._set_aside)
        page.erased.connect(self.erased)
        page.retried.connect(self.mended)
        page.folder_asked.connect(self._open_folder)
        self._stage.show_page(page)

    def let_go(self) -> None:
        """Wait until what is being brought back is there."""
        self._errands.wait()

    def _show_bring_back(self) -> None:
        from .places.bring_back import BringBack

        page = BringBack(self._folder)
        page.left.connect(lambda: self._leave(page))
        page.asked.connect(lambda: self._bring_back(page))
        page.opened.connect(self.mended)
        self._stage.cover(page)

    def _leave(self, page: BringBack) -> None:
        page.forget()
        self._stage.uncover()

    def _bring_back(self, page: BringBack) -> None:
        source, passphrase = page.source(), page.passphrase()
        if source is None:
            return
        page.busy(True)

        def bring_back() -> tuple[str, ...]:
            from ..vault.restore import restore

            return restore(self._folder, source, passphrase)

        self._errands.run(bring_back, page.show_done, page.refuse)

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
        self.mended.emit()
