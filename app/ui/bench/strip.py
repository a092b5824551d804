"""The calm strip above a preview: what is wrong with the file just now."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...bench.proof import Proof
from .. import accessible
from ..theme import Ground
from ..typeface import Role, scaled
from ..widgets import Hairline, Heading, ScrollColumn, Sheet, Text, Tone
from .faults import FaultList

AROUND = 28
SHARE, ALONE = 0.42, 0.8
"""The most of the window's height that the strip takes: above a talk, and above none."""
LAST_GOOD = "Below you see it as it was before. Mend the file and save it; this goes by itself."
NONE_YET = "Mend the file and save it; the preview then begins by itself."


class Strip(Sheet):
    """Hidden while the file is well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Ground.CARD, parent)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._share = SHARE
        self._scroll = ScrollColumn()
        column = self._scroll.column
        column.setContentsMargins(AROUND, 14, AROUND, 12)
        column.setSpacing(4)
        self._title = Heading("", Role.LABEL, measure=None)
        self._words = Text("", Role.NOTE, tone=Tone.MUTED, measure=None)
        self._list = FaultList(opened=True)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self._list, 1)
        column.addLayout(row)
        column.addStretch(1)
        whole.addWidget(self._scroll)
        whole.addWidget(Hairline())
        self.hide()

    @property
    def words(self) -> str:
        """What it says first."""
        return self._title.text()

    def show_proof(self, proof: Proof, *, played: bool) -> None:
        """Say what is wrong; nothing, and away with it, where nothing is.

        `played` says that there is a last good talk below.
        """
        if proof.flow is not None:
            self.hide()
            return
        count = len(proof.errors)
        told = "one fault" if count == 1 else f"{count} faults"
        said = proof.missing or f"{proof.name} has {told}."
        self._title.setText(said)
        self._words.setText(LAST_GOOD if played else NONE_YET)
        self._list.show_faults(proof, proof.errors)
        self._list.setVisible(bool(proof.errors))
        self._scroll.show_top()
        self._share = SHARE if played else ALONE
        self.show()
        self.fit()
        accessible.announce(self, said)

    def fit(self) -> None:
        """Be as high as the words, but leave the talk its room."""
        above = self.parentWidget()
        if above is None:
            return
        inside = self._scroll.column.totalHeightForWidth(max(1, above.width() - 2))
        self.setFixedHeight(
            min(inside + 2, max(round(scaled(96)), round(above.height() * self._share)))
        )

    def restyle(self) -> None:
        """Take the height anew, for another text size."""
        self.fit()
