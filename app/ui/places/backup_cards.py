"""The backups there are, as cards of which one is chosen."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ...flow.fault import printable
from ...session.telling import day
from ...vault.rotation import REGULAR, Backup, Why
from ..widgets import ChoiceCard

WHY = {
    Why.DAILY: "The backup of that day",
    Why.ASKED: "Made because you asked for it",
    Why.BEFORE_UPGRADE: "Made before an update of Reknit",
    Why.BEFORE_NEW_KEYS: "Made before the vault got new keys",
    Why.REPLACED: "What was there before a backup was brought back",
}
ELSEWHERE = "From another folder"


class BackupCards(QWidget):
    """The newest regular backup is chosen at first; `changed` says that another one is."""

    changed = Signal()

    def __init__(self, backups: tuple[Backup, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[Path, ChoiceCard] = {}
        self._beside = frozenset(each.path for each in backups)
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        alike = Counter((each.day, each.why) for each in backups)
        for each in backups:
            many = f" · number {each.number}" if alike[each.day, each.why] > 1 else ""
            self._add(each.path, day(each.day), WHY[each.why] + many)
        regular = [each for each in backups if each.why in REGULAR]
        for each in (regular or backups)[:1]:
            self._cards[each.path].setChecked(True)
        self._group.buttonToggled.connect(self._on_group_toggled)

    @property
    def chosen(self) -> Path | None:
        """The folder of the one that is chosen, if any is."""
        return next((path for path, card in self._cards.items() if card.isChecked()), None)

    @property
    def elsewhere(self) -> bool:
        """Whether the chosen one does not lie beside the vault."""
        return self.chosen is not None and self.chosen not in self._beside

    @property
    def card(self) -> ChoiceCard | None:
        """The card of the chosen one."""
        return None if self.chosen is None else self._cards[self.chosen]

    def take(self, folder: Path) -> None:
        """Have a backup from another place among them, and chosen."""
        if folder not in self._cards:
            self._add(folder, ELSEWHERE, printable(str(folder)))
        self._cards[folder].setChecked(True)

    def _add(self, path: Path, words: str, note: str) -> None:
        card = self._cards[path] = ChoiceCard(words, note, parent=self)
        self._group.addButton(card)
        self._column.addWidget(card)

    def _on_group_toggled(self, card: ChoiceCard, checked: bool) -> None:
        if checked:
            self.changed.emit()
