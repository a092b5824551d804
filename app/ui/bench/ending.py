"""What comes after the talk of a preview: the review, or the parting of one alone; then back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...problem import Problem
from ...session.conversation import Conversation
from ...summary.journal import entry, own_dates
from ...vault.store import Vault
from ..places.copies import Copies
from ..places.page import Page
from ..places.parting import Parting
from ..printing import open_print_desk
from ..review import Review
from ..stage import Stage
from ..typeface import Role
from ..widgets import Heading, QuietButton, SecondaryButton, Text, Tone

OVER, LATER = "That was the talk", "The talk was left for another day"
NOTHING_KEPT = "It was a preview: nothing of it was kept."
NOT_KEPT = Problem("In a preview nothing is kept.", "", "Let it go, or go back to it.")


class Ending(QWidget):
    """`again`: from the beginning; `back`: into the talk, where it was."""

    again = Signal()
    back = Signal()
    hidden = Signal()
    safety = Signal()

    def __init__(
        self,
        stage: Stage,
        conversation: Conversation,
        vault: Vault,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._stage, self._conversation, self._vault = stage, conversation, vault
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._page: QWidget | None = None
        session = conversation.session
        if not conversation.ended:
            self._show_last(LATER)
        elif session.flow.is_alone:
            self._part()
        else:
            self._review()

    @property
    def page(self) -> QWidget | None:
        """The page that is up."""
        return self._page

    def arrive(self) -> None:
        """Put the keyboard where it is wanted."""
        if isinstance(self._page, Review | Page):
            self._page.arrive()

    def _review(self) -> None:
        review = Review(self._conversation.session, self._vault)
        review.done.connect(lambda: self._show_last(OVER))
        review.left.connect(lambda: self._show_last(OVER))
        review.back_asked.connect(self.back)
        review.hidden.connect(self.hidden)
        review.safety.connect(self.safety)
        review.print_asked.connect(
            lambda: open_print_desk(self._stage, review.summary, self._stage.settings.paper)
        )
        review.copies_asked.connect(lambda: self._show_copies(review))
        self._put_up(review)

    def _show_copies(self, review: Review) -> None:
        page = Copies(review.summary, review.columns)
        page.left.connect(self._stage.uncover)
        self._stage.cover(page)

    def _part(self) -> None:
        session = self._conversation.session
        page = Parting(entry(session), may_keep=True, dated=bool(own_dates(session)))
        page.let_go.connect(lambda: self._show_last(OVER))
        page.tried.connect(lambda: page.refuse(NOT_KEPT))
        page.new_asked.connect(lambda: page.complain(str(NOT_KEPT)))
        page.calendar_asked.connect(lambda: page.complain(str(NOT_KEPT)))
        page.back_asked.connect(self.back)
        self._connect_foot(page)
        self._put_up(page)

    def _show_last(self, title: str) -> None:
        page = Last(title)
        page.again.connect(self.again)
        page.back.connect(self.back)
        self._connect_foot(page)
        self._put_up(page)
        self.arrive()

    def _connect_foot(self, page: Page) -> None:
        page.safety_asked.connect(self.safety)
        page.hide_asked.connect(self.hidden)

    def _put_up(self, page: QWidget) -> None:
        old, self._page = self._page, page
        self._column.addWidget(page)
        if old is not None:
            old.hide()
            old.deleteLater()
        page.show()


class Last(Page):
    """The end of a preview."""

    again = Signal()
    back = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        center = Qt.AlignmentFlag.AlignHCenter
        self.column.addStretch(1)
        self.column.addWidget(Heading(title, Role.GREETING, align=center))
        self.column.addSpacing(6)
        self.column.addWidget(Text(NOTHING_KEPT, Role.HINT, tone=Tone.MUTED, align=center))
        self.column.addSpacing(28)
        self._again = SecondaryButton("From the beginning", "rotate-ccw")
        self._again.clicked.connect(self.again)
        back = QuietButton("Back into the talk", "arrow-left")
        back.clicked.connect(self.back)
        self.column.addWidget(self._again, 0, center)
        self.column.addSpacing(8)
        self.column.addWidget(back, 0, center)
        self.column.addStretch(2)
        self.add_foot()

    def first(self) -> QWidget:
        return self._again
