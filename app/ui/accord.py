"""What two people do with their agreements as a whole: see them, print them, date them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from ..problem import Problem
from ..summary.ledger import Ledger, ledger
from ..summary.sheet import sheet
from ..summary.summary import Summary
from .entrance import Entrance
from .export import save_dates
from .past import Batch, batches, past_ledger, past_plan
from .places.agreements import Agreements
from .printing import open_print_desk
from .stage import Stage
from .wizard.record import now


class Accord(QObject):
    """Makes the place of the agreements, and reads on while it is up.

    `look_asked` and `plan_asked` say which talk the two want to begin.
    """

    look_asked = Signal()
    plan_asked = Signal()

    def __init__(self, stage: Stage, entrance: Entrance) -> None:
        super().__init__(stage)
        self._stage, self._entrance = stage, entrance

    def page(self) -> Agreements:
        """The place as far as it is read at once; the rest follows. Raises VaultProblem."""
        vault = self._entrance.open_vault
        page = Agreements(now().date(), past_plan(vault))
        page.look_asked.connect(self.look_asked)
        page.plan_asked.connect(self.plan_asked)
        page.print_asked.connect(self._print)
        page.dates_asked.connect(lambda: self._save_dates(page))
        reading = Reading(page, batches(vault), vault.breaks_kept)
        reading.go_on()
        self._entrance.emptied.connect(reading.stop)
        return page

    def _ledger(self) -> Ledger:
        return past_ledger(self._entrance.open_vault)

    def _print(self) -> None:
        names = self._entrance.open_vault.people() or ("", "")
        made = sheet(self._ledger(), names, now().date(), past_plan(self._entrance.open_vault))
        desk = open_print_desk(self._stage, made, self._stage.settings.paper)
        desk.safety_asked.connect(self._stage.show_safety)
        desk.hide_asked.connect(self._stage.hide_all)

    def _save_dates(self, page: Agreements) -> None:
        try:
            save_dates(self._stage, self._ledger(), now())
        except Problem as problem:
            page.complain(str(problem))


class Reading(QObject):
    """Reads the past batch by batch, so that what is newest stands at once.

    `breaks` counts the breaks that were kept, for which all talks are looked through: so last.
    """

    def __init__(
        self, page: Agreements, source: Iterator[Batch], breaks: Callable[[], int]
    ) -> None:
        super().__init__(page)
        self._page, self._source, self._breaks = page, source, breaks
        self._read: list[Summary] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_due)
        self._timer.start()

    def stop(self) -> None:
        """Read no further: the vault is closed."""
        self._timer.stop()

    def go_on(self) -> None:
        """Read one batch more, and show it."""
        batch = next(self._source, None)
        self._read += batch or ()
        if batch is None:
            self.stop()
        if batch is None or batch:
            breaks = self._breaks() if batch is None else 0
            self._page.show_ledger(ledger(self._read, breaks), whole=batch is None)

    def _on_due(self) -> None:
        try:
            self.go_on()
        except Problem as problem:
            self.stop()
            self._page.complain(str(problem))
