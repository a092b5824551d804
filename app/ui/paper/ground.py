"""What everything on paper is set with: its colours, the scale of the text, the turn in reading."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import Qt

from ...session.session import Seat
from ...summary.summary import BOTH, Summary
from .. import theme
from ..brush import Inks
from ..theme import Partner, Theme, ThemeName
from .column import Order, Run, Set, broken
from .face import NAME, Face
from .piece import Both, Placed, Sign

BEAD, BESIDE = 18.0, 12.0


def on_paper() -> Theme:
    """The light theme with the colours of the pair that is on the screen."""
    now = theme.current()
    if now.name is ThemeName.LIGHT:
        return now
    for pair in theme.pair_names():
        for swapped in (False, True):
            if theme.load(now.name, pair, swapped).pair == now.pair:
                return theme.load(ThemeName.LIGHT, pair, swapped)
    return theme.load(ThemeName.LIGHT)


class Ground:
    """The means to set one summary, `scale` times as large as usual: on white paper, or with
    the colours of another theme on one of its cards."""

    def __init__(self, summary: Summary, scale: float = 1.0, dressed: Theme | None = None) -> None:
        self.summary = summary
        self.scale = scale
        self.theme = dressed or on_paper()
        self.order = Order()
        self._names: dict[tuple[str, Face, float], tuple[Set, ...]] = {}
        pair = self.theme.pair
        self.inks = Inks(pair.first, pair.second, self.theme.card)
        self.hair = self.theme.hair(self.theme.card)

    def face(self, face: Face) -> Face:
        """The face as large as it is set here."""
        return face.times(self.scale) if self.scale != 1 else face

    def run(self, text: str, face: Face) -> Run:
        """Words in a face as large as it is set here."""
        return Run(text, self.face(face))

    def lines(
        self,
        runs: Run | Sequence[Run],
        width: float,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> tuple[Set, ...]:
        """The text in lines of at most `width` px."""
        return broken([runs] if isinstance(runs, Run) else runs, width, self.theme, align)

    def elided(self, text: str, face: Face, width: float) -> tuple[Set, ...]:
        """The text on one line; of a long one its beginning. The whole name stands above."""
        asked = text, face, width
        if asked not in self._names:
            font = self.face(face)
            short = font.elided(text, width)
            self._names[asked] = self.lines(Run(short, font), width + 1)
        return self._names[asked]

    def author(self, by: Seat | None) -> str:
        """Whose words they are."""
        return self.summary.name(by) if by else BOTH

    @cached_property
    def widest_author(self) -> float:
        """How wide the widest name beside a line runs."""
        font = self.face(NAME)
        return max(font.width(name) for name in (BOTH, *self.summary.names))

    def sign(self, by: Seat | None, y: float, side: float = BEAD) -> Placed:
        """The bead of the one who said it, or the mark of both, centred on `y`."""
        side *= self.scale
        if by is None:
            return Placed(Both(side * 1.1, self.inks), 0, y - side * 0.34, self.order.next())
        partner = Partner(self.summary.partner(by))
        color = self.inks.of(partner)
        bead = Sign(partner, self.summary.name(by), side, color)
        return Placed(bead, 0, y - side / 2, self.order.next())
