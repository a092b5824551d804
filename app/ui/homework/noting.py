"""After an exercise: how it went is noted, and each lets out what of it may be handed on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ...flow.items import Meaning
from ...flow.library import Library
from ...homework import kept
from ...homework.assignment import Assignment
from ...homework.completion import draft, let_out
from ...homework.occasion import Occasion, Said, tellable
from ...homework.pack import Pack
from ...homework.sheet import Went
from ...problem import Problem
from ...session.session import Session, State
from ...summary.summary import Summary
from ..entrance import Entrance
from ..stage import Stage
from ..wizard.record import now
from .handing import Handing
from .occasion_page import OccasionPage

NO_SHEET = "0" * 32
"""In the place of an id: these lines are no sheet yet."""


class Noting(QObject):
    """Asks how it went; `done` when it is noted, or the two would rather not."""

    done = Signal()

    def __init__(self, stage: Stage, entrance: Entrance, library: Library) -> None:
        super().__init__(stage)
        self._stage, self._entrance, self._library = stage, entrance, library

    def after(self, session: Session, summary: Summary) -> bool:
        """Ask about a talk that has just ended; False where it was not begun for a pack."""
        its = kept.begun(self._entrance.open_vault).get(session.id)
        found = kept.assignments(self._entrance.open_vault, self._library)
        assignment = next((each for each in found if each.id == its), None)
        if assignment is None or assignment.pack is None:
            return False
        offered = tellable(assignment.pack, session, summary)
        headed = any(each.means is Meaning.INCIDENT for each in summary.lines)
        went = Went.DONE if session.state is State.FINISHED else Went.PART
        page = OccasionPage(assignment.pack, went, now().date(), headed=headed)
        self._show(page, assignment, assignment.pack, session.id, offered)
        return True

    def ask(self, assignment: Assignment) -> None:
        """Ask about a time that was no talk here, or that did not come to it."""
        if assignment.pack is not None:
            page = OccasionPage(assignment.pack, Went.DONE, now().date())
            self._show(page, assignment, assignment.pack, "", ())

    def _show(
        self,
        page: OccasionPage,
        assignment: Assignment,
        pack: Pack,
        talk: str,
        offered: tuple[Said, ...],
    ) -> None:
        page.left.connect(lambda: self._leave(talk))
        page.noted.connect(lambda: self._on_noted(page, assignment, pack, talk, offered))
        self._stage.cover(page)

    def _leave(self, talk: str) -> None:
        if talk:
            kept.end(self._entrance.open_vault, talk)
        self._stage.uncover()
        self.done.emit()

    def _on_noted(
        self,
        page: OccasionPage,
        assignment: Assignment,
        pack: Pack,
        talk: str,
        offered: tuple[Said, ...],
    ) -> None:
        whole = Occasion(assignment.id, page.day(), page.went(), talk, (*offered, *page.said()))
        if pack.returns is None or not whole.said:
            self._keep(page, whole, page.said())
            return
        names = self._entrance.open_vault.people() or ("", "")
        sheet = draft(assignment, pack, [whole], names, now().date(), NO_SHEET)
        handing = Handing(sheet, final=False)
        handing.left.connect(self._stage.uncover)
        handing.turned.connect(lambda: self._keep(handing, whole, let_out(whole, handing.summary)))
        self._stage.cover(handing)

    def _keep(self, page: OccasionPage | Handing, whole: Occasion, said: tuple[Said, ...]) -> None:
        try:
            kept.note(self._entrance.open_vault, whole.with_said(said), now())
            if whole.talk:
                kept.end(self._entrance.open_vault, whole.talk)
        except Problem as problem:
            page.complain(str(problem))
            return
        if isinstance(page, Handing):
            self._stage.uncover()
        self._stage.uncover()
        self.done.emit()
