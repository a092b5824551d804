"""The card in the middle of a talk: it scrolls inside, and can end in the other's zone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...flow.items import Evidence
from ...session.conversation import Conversation
from .. import theme, typeface
from ..theme import Partner
from ..typeface import Role
from ..widgets import Card, FlowLayout, Heading, NameChip, ScrollColumn, Zone
from ..widgets.apart import Apart
from ..widgets.laid import Laid, settle
from ..widgets.shadow import CORNER
from .evidence import evidence_fold
from .page import GUTTER, partner_in, roles

WIDE, TIGHT = (44, 34, 44, 30), (44, 22, 44, 18)
SMALL = (28, 16, 28, 12)
NARROW = 760
SHORTEST = 320
"""The least height of a card in px at 100 % text, so that few words do not look lost."""
LOW, SHORT = 410, 640
"""Below so many px, at 100 % text, a page is cramped and what is not needed makes room; below
the second nothing is scrolled for the sake of a margin.
"""


def is_low(widget: QWidget) -> bool:
    """Whether there is little height for the size of the text."""
    return widget.window().height() < typeface.scaled(LOW)


def is_short(widget: QWidget) -> bool:
    """Whether a wide margin would cost a scroll bar."""
    return widget.window().height() < typeface.scaled(SHORT)


class TalkCard(Card):
    """A card whose `body` scrolls; `zone` belongs to the other partner and scrolls with it.

    It is as high as what is inside, so that no empty sheet hangs below a short question.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, inside=(0, 1, 0, 1))
        self._scrolled = ScrollColumn(self)
        self._scrolled.column.setSpacing(0)
        self.column.addWidget(self._scrolled)
        self._inside = Laid()
        self.body = QVBoxLayout(self._inside)
        self.body.setSpacing(0)
        self._scrolled.column.addWidget(self._inside, 1)
        self.zone: QVBoxLayout | None = None
        self._lower: Zone | None = None
        self._question: Heading | None = None
        self._fit(self.width())
        if (content := self._inside.parentWidget()) is not None:
            content.installEventFilter(self)
            content.setMinimumHeight(1)  # else Qt asks for what it would need if it were narrow
        self._scrolled.verticalScrollBar().valueChanged.connect(self.update)

    def lie_in(self, page: QWidget) -> None:
        """Take the place on `page`: all of its width, from its top, no higher than need be."""
        column = QVBoxLayout(page)
        column.setContentsMargins(GUTTER, 0, GUTTER, 0)
        column.addWidget(self, 0, Qt.AlignmentFlag.AlignTop)

    def sizeHint(self) -> QSize:
        above = self.parentWidget()
        width = above.width() - 2 * GUTTER if above is not None else self.width()
        self._fit(width)
        needed = self._scrolled.column.totalHeightForWidth(width) + 2
        return QSize(width, max(needed, round(typeface.scaled(SHORTEST))))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._lower is None or not self._scrolled.verticalScrollBar().isVisible():
            return
        top = max(1, self._lower.mapTo(self, QPoint(0, 0)).y())
        strip = QRectF(2, top, self.width() - 3, self.height() - 1 - top)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(strip)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().ground(self._lower.ground))
        painter.drawRoundedRect(strip.adjusted(0, -CORNER, 0, 0), CORNER - 1, CORNER - 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return False

    def add_question(self, words: str) -> None:
        """Put in what this card asks, as its heading."""
        self._question = Heading(words, Role.QUESTION)
        self.body.addWidget(self._question)

    def add_zone(self, partner: Partner, inside: QWidget) -> None:
        """Put `inside` at the foot of the card, in the wash of `partner`."""
        zone = self._lower = Zone(partner)
        self.zone = QVBoxLayout(zone)
        self.zone.addWidget(inside)
        self._scrolled.column.addWidget(zone)
        self._fit(self.width())

    def add_foot(self, evidence: Evidence | None, right: QWidget | None = None) -> None:
        """The last line of the card: grade and source to unfold, and `right` at its end."""
        fold = evidence_fold(evidence)
        self.body.addStretch(1)
        if fold is None and right is None:
            return
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(20)
        if fold is not None:
            row.addWidget(fold, 0, Qt.AlignmentFlag.AlignTop)
        if right is not None:
            row.addStretch(1)
            row.addWidget(right, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

    @property
    def is_cramped(self) -> bool:
        """Whether what is inside is higher than the page, so that it has to be scrolled."""
        page = self.parentWidget()
        return page is not None and self.room(page).height() < 0

    def room(self, page: QWidget) -> QSize:
        """How wide what is inside lies on `page`, and how many px it may grow without scrolling."""
        width = page.width() - 2 * GUTTER
        self._fit(width)
        margins = self.body.contentsMargins()
        spare = page.height() - 2 - self.body.totalHeightForWidth(width)
        return QSize(width - margins.left() - margins.right(), spare)

    def show_top(self) -> None:
        """Scroll up, so that the question is read before anything is chosen."""
        self._scrolled.show_top()

    def show_asked(self, field: QWidget | None) -> None:
        """Scroll up to read the question first, but not so far that `field` is out of sight."""
        settle()
        if field is None or self._question is None or not self._inside.isAncestorOf(field):
            self._scrolled.show_top()
        else:
            self._scrolled.show_beginning_of(field, self._question)

    def show_part(self, part: QWidget) -> None:
        """Scroll so that `part` is in sight."""
        self._scrolled.show_all_of(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.width())

    def _fit(self, width: int) -> None:
        """Margins and heading for a card of this width in a window of this height."""
        roomy = width >= NARROW and not is_low(self)
        left, top, right, bottom = (TIGHT if is_short(self) else WIDE) if roomy else SMALL
        self.body.setContentsMargins(left, top, right, bottom if self.zone is None else 8)
        if self.zone is not None:
            self.zone.setContentsMargins(left, 16, right, 20)
        if self._question is not None:
            usual = Role.QUESTION if width >= NARROW else Role.QUESTION_NARROW
            self._question.set_role(Role.QUESTION_LOW if is_low(self) else usual)


def role_line(conversation: Conversation, corner: QWidget | None = None) -> QWidget | None:
    """Who does what at this place, and at its right end whatever belongs there."""
    said = roles(conversation)
    if not said and corner is None:
        return None
    chips = QWidget()
    row = FlowLayout(chips, across=14, down=6)
    for seat, words, busy in said:
        partner = partner_in(conversation, seat)
        row.addWidget(NameChip(partner, conversation.session.name(seat), words, turn=busy))
    return Apart(chips, corner) if said and corner is not None else corner or chips
