"""What becomes of an answer: who sees it, and whether it has been written down."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ...flow.items import Share
from ...session.conversation import Conversation
from .. import icons, theme, typeface
from ..shortened import in_a_sentence
from ..typeface import Role
from ..widgets import Text, Tone

LOWERED = 6
"""How far the words must come down to stand level with a hinge beside them, in px."""


class Icon(QWidget):
    """A small icon in the muted colour, beside words that say the same."""

    def __init__(self, name: str, side: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._side = name, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        side = round(typeface.scaled(self._side))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = theme.current().muted_on(theme.ground_under(self))
        icons.paint_icon(painter, self._name, color, QRectF(self.rect()))


class SharingLine(QWidget):
    """One line below a field; *kept* stands there only after the commit returned (vault.md)."""

    def __init__(
        self, conversation: Conversation, roomed: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        icon, self._words = _promise(conversation, roomed)
        shared = not conversation.session.flow.is_alone
        self._may_be_kept = shared and (
            roomed or _share(conversation) in (Share.NOW, Share.AFTER_BOTH)
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, LOWERED, 0, 0)
        row.setSpacing(8)
        row.addWidget(Icon(icon), 0, Qt.AlignmentFlag.AlignTop)
        self._text = Text(self._words, Role.NOTE, tone=Tone.MUTED)
        row.addWidget(self._text, 1)

    def show_kept(self, kept: bool) -> None:
        """Add that the answer is kept, or take that away."""
        said = f"{self._words} Kept." if kept and self._may_be_kept else self._words
        if self._text.text() != said:
            self._text.setText(said)


def _share(conversation: Conversation) -> Share:
    item = conversation.item
    assert item is not None
    return conversation.step.share(item)


def _promise(conversation: Conversation, roomed: bool) -> tuple[str, str]:
    """An icon, and who sees this; `roomed`: its author has a room open in which it stays."""
    seat = conversation.place.seat
    other = in_a_sentence(conversation.session.name(seat.other)) if seat else ""
    if conversation.session.flow.is_alone:
        return "user", "Only for you. It is not saved, unless you keep it at the end."
    match _share(conversation):
        case Share.NOW:
            return "users", "You both see this."
        case Share.AFTER_BOTH if seat is not None:
            return "users", f"{other} sees this once you have both answered."
        case Share.ASK if seat is not None:
            where = "It stays in your own space." if roomed else "Not saved."
            return "user", f"Only you see this, until you choose to show {other}. {where}"
        case Share.NEVER if seat is not None and roomed:
            return "lock", "Only you see this. It stays in your own space and is never shown."
        case Share.NEVER if seat is not None:
            return "lock", "Only you see this. It is never saved and never shown."
    return "users", "You both see this."
