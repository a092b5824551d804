"""The page with the cycle of two people: the circle, and that it is nobody’s fault."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ...summary.cycle import NOBODYS_FAULT, Cycle
from . import face
from .circle import fitted
from .column import Cell, side_by_side
from .ends import names
from .ground import Ground
from .strip import Leaf, fallen, height_of, held

WAY_OUT = "When one of us notices it, we say so."
_WIDEST = 600.0
_BETWEEN, _HEAD_SHARE = 30.0, 0.2
"""The head of very long names is shortened; whole they stand at the foot."""


def cycle_leaf(ground: Ground, cycle: Cycle, width: float, room: float) -> Leaf:
    """What stands on it, from the top of its column."""
    head = names(ground, width)
    if height_of(head) > room * _HEAD_SHARE:
        short = ground.elided(ground.summary.heading, face.LONG_NAMES, width - 1)
        head = side_by_side([Cell(0, short)], ground.order)
    top = height_of(head) + _BETWEEN * ground.scale
    words = f"{NOBODYS_FAULT}\n{WAY_OUT}"
    wide = min(width, _WIDEST * ground.scale)
    center = Qt.AlignmentFlag.AlignHCenter
    made = ground.lines(ground.run(words, face.SAID), width, center)
    spared = sum(line.height for line in made) + _BETWEEN * ground.scale
    drawn = fitted(ground, cycle, wide, room - top - spared)
    said = side_by_side([Cell(0, made)], ground.order)
    free = max(0.0, room - top - drawn.height - spared)
    y = top + free * 0.4
    below = y + drawn.height + _BETWEEN * ground.scale
    return (
        *fallen(held(head), room)[0],
        *(piece.moved((width - drawn.width) / 2, y) for piece in drawn.pieces),
        *(piece.moved(0, below) for piece in fallen(held(said), room)[0]),
    )
