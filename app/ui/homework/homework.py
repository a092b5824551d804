"""Homework in the window: a pack is opened, done, noted and handed back, always by both."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ...flow.library import Library
from ...flow.model import Flow
from ...flow.reader import SIZE
from ...homework import kept
from ...homework.arrival import Arrival, Arrived, Known, arrival
from ...homework.assignment import Assignment, Intent
from ...homework.checked import read_pack
from ...homework.examples import shipped
from ...homework.key import Sender
from ...homework.pack import Pack
from ...homework.signature import verified
from ...problem import Problem
from ...shelf.shelf import Shelf
from ..entrance import Entrance
from ..filing import chosen_pack, first_bytes
from ..places.faults import Faults
from ..places.leaf import Leaf
from ..sitting import Sitting
from ..solitude import Solitude
from ..stage import Stage
from ..wizard.record import now
from .entry_card import Act, Entry
from .giving import Giving
from .intent_page import IntentPage
from .noting import Noting
from .pack_page import Compared, PackPage, Signer
from .practice_place import PracticePlace
from .refused import Refused
from .rehearsal import Rehearsal

HOW_IT_WORKS = "practice-between-the-hours"
NOT_A_PACK = "This pack cannot be opened"


class Homework(QObject):
    """Makes the place of practice; `changed`: it is to be shown as it stands now."""

    changed = Signal()

    def __init__(
        self,
        stage: Stage,
        entrance: Entrance,
        library: Library,
        sitting: Sitting,
        solitude: Solitude,
    ) -> None:
        super().__init__(stage)
        self._stage, self._entrance = stage, entrance
        self._library, self._sitting, self._solitude = library, sitting, solitude
        self._noting = Noting(stage, entrance, library)
        self._noting.done.connect(self.changed)
        self._giving = Giving(stage, entrance)
        self._giving.done.connect(self.changed)
        self._rehearsal = Rehearsal(stage, library)

    # -- the place --------------------------------------------------------------------

    def page(self) -> PracticePlace:
        """The place as things stand. Raises VaultProblem."""
        entries = self._entries()
        page = PracticePlace(entries, self._examples(entries))
        page.asked.connect(lambda: self._act(page))
        page.file_asked.connect(self._open_chosen)
        page.help_asked.connect(self._explain)
        page.example_asked.connect(lambda: self._open_example(page.example))
        return page

    def _explain(self) -> None:
        page = Leaf(Shelf.shipped()[HOW_IT_WORKS])
        page.left.connect(self._stage.uncover)
        self._stage.cover(page)

    def _entries(self) -> list[Entry]:
        vault, today = self._entrance.open_vault, now().date()
        noted, open_talks = kept.occasions(vault), kept.begun(vault)
        return [
            Entry(
                each,
                tuple(each.pack.flows_in(self._library)) if each.pack else (),
                tuple(n.occasion for n in noted if n.occasion.assignment == each.id),
                next((talk for talk, of in open_talks.items() if of == each.id), ""),
                today,
            )
            for each in kept.assignments(vault, self._library)
        ]

    def _examples(self, entries: list[Entry]) -> list[tuple[str, str]]:
        """The packs that are delivered and not taken on, by file name and title."""
        packs = (each.assignment.pack for each in entries)
        taken = {pack.id for pack in packs if pack}
        return [(name, pack.title) for name, pack in self._shipped.items() if pack.id not in taken]

    @cached_property
    def _shipped(self) -> dict[str, Pack]:
        """The packs that are delivered, read once."""
        read = ((name, read_pack(data, self._library).pack) for name, data in shipped().items())
        return {name: pack for name, pack in read if pack is not None}

    def _act(self, page: PracticePlace) -> None:
        entry = page.entry
        if entry is None or (entry.assignment.pack is None and page.act is not Act.LET_GO):
            return
        try:
            self._do(page.act, entry, page.wanted)
        except Problem as problem:
            page.complain(str(problem))

    def _do(self, act: Act, entry: Entry, wanted: str) -> None:
        assignment, pack = entry.assignment, entry.assignment.pack
        match act:
            case Act.LET_GO:
                kept.let_go(self._entrance.open_vault, assignment)
                self.changed.emit()
            case Act.DO:
                self._begin(next(each for each in entry.flows if each.id == wanted), assignment)
            case Act.TAKE_UP:
                self._sitting.resume(entry.open_talk)
            case Act.NOTE:
                self._noting.ask(assignment)
            case Act.HAND_ON:
                self._giving.begin(assignment)
            case Act.REHEARSE:
                self._rehearse(entry, wanted)
            case Act.COMPARE if pack is not None:
                self._show_pack(assignment.source.encode())
            case Act.INTENT if pack is not None:
                self._fix(assignment, pack)

    def _begin(self, flow: Flow, assignment: Assignment) -> None:
        """For two it is kept with the pack; what is for one stays with that one (care.md 2.8)."""
        if flow.is_alone:
            self._solitude.start(flow)
        else:
            self._sitting.start(flow, assignment.id)

    def _rehearse(self, entry: Entry, wanted: str) -> None:
        flow = next(each for each in entry.flows if each.id == wanted)
        self._rehearsal.begin(flow)

    def _fix(self, assignment: Assignment, pack: Pack) -> None:
        page = IntentPage(assignment, pack)
        page.left.connect(self._stage.uncover)
        page.kept.connect(lambda: self._keep_intent(page, assignment))
        page.dates_asked.connect(lambda: self._save_dates(page, assignment))
        self._stage.cover(page)

    def _keep_intent(self, page: IntentPage, assignment: Assignment) -> None:
        try:
            kept.take_on(self._entrance.open_vault, assignment.with_intent(page.intent()), now())
        except Problem as problem:
            page.say(str(problem))
            return
        self._stage.uncover()
        self.changed.emit()

    def _save_dates(self, page: IntentPage, assignment: Assignment) -> None:
        from ..export import save_practice

        try:
            if save_practice(self._stage, assignment.with_intent(page.intent()), now()):
                page.say("Saved. Open the file with your calendar.")
        except Problem as problem:
            page.say(str(problem))

    # -- a pack -----------------------------------------------------------------------

    def _open_chosen(self) -> None:
        path = chosen_pack(self._stage)
        if path is not None:
            self.open(path)

    def _open_example(self, name: str) -> None:
        self._show_pack(shipped()[name])

    def open(self, path: Path) -> None:
        """Look at a file as a pack; what is wrong with it is said, and nothing is touched."""
        try:
            data = first_bytes(path, SIZE + 1)
        except Problem as problem:
            self._refuse(path.name, problem)
            return
        self._show_pack(data, path.name)

    def _show_pack(self, data: bytes, name: str = "") -> None:
        checked = read_pack(data, self._library)
        if checked.pack is None:
            page = Faults(name, checked.faults, NOT_A_PACK)
            page.left.connect(self._stage.uncover)
            self._stage.cover(page)
            return
        pack = checked.pack
        try:
            sender = verified(data)
            source, key = data.decode("utf-8-sig"), _key(sender)
            here = kept.assignments(self._entrance.open_vault, self._library)
            found = arrival(
                pack,
                source,
                key,
                kept.reckoned_with(self._entrance.open_vault, here, key),
                here,
            )
        except Problem as problem:
            self._refuse(name or pack.title, problem)
            return
        flows = tuple(pack.flows_in(self._library))
        signer = Signer(key, sender.words) if isinstance(sender, Sender) else None
        shown = PackPage(pack, found, signer, flows, now().date(), checked.faults)
        shown.left.connect(self._stage.uncover)
        shown.taken.connect(lambda: self._take_on(shown, pack, source, key, found))
        self._stage.cover(shown)

    def _take_on(self, page: PackPage, pack: Pack, source: str, key: str, found: Arrival) -> None:
        known, moment = found.sender, now()
        confirmed = page.compared is Compared.FIT or bool(known and known.confirmed)
        before = found.before
        assignment = Assignment(
            id=before.id if before else "",
            source=source,
            key=key,
            confirmed=confirmed,
            opened=before.opened if before else moment.date(),
            pack=pack,
            intent=before.intent if before else Intent(),
        )
        try:
            if found.arrived is not Arrived.KNOWN or confirmed:
                kept.take_on(self._entrance.open_vault, assignment, moment)
            if key:
                remembered = Known(key, pack.sender.name, confirmed)
                kept.remember(self._entrance.open_vault, remembered, moment)
        except Problem as problem:
            page.complain(str(problem))
            return
        self._stage.uncover()
        self.changed.emit()

    def _refuse(self, name: str, problem: Problem) -> None:
        page = Refused(name, problem)
        page.left.connect(self._stage.uncover)
        self._stage.cover(page)


def _key(sender: object) -> str:
    return sender.key if isinstance(sender, Sender) else ""
