"""The whole life of a vault as a row of steps, and what is to be seen in it after each."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from app.flow.items import Share
from app.problem import Problem
from app.session.session import Answer, Seat, Session, Slot, State
from app.session.value import Words
from app.vault import backups, compartments, keyfile, ways
from app.vault.compartment import Compartment
from app.vault.keys import FLOOR
from app.vault.notes import NoteKind
from app.vault.papers import Paper
from app.vault.partner import Partner
from app.vault.problems import PassphraseTaken, VaultMissing, WrongPassphrase
from app.vault.restore import restore
from app.vault.shares import reveal, settle
from app.vault.store import Vault

from ..vault.rooms import noted
from .worlds import ALL, CANONICAL, DAY, NOON, OWN, TOGETHER, answer, talk

ONE, TWO = talk(1), talk(2)
WISH, PART, THANKS = (Slot(item, Seat.FIRST) for item in ("wish", "part", "thanks"))
OF_SECOND = Slot("wish", Seat.SECOND)

Picture = Mapping[str, object] | None
"""All that can be read in a vault; None where there is none."""
Room = tuple[list[tuple[NoteKind, str]], list[tuple[str, tuple[Answer, ...]]], list[str]]
"""All that can be read in a room: notes, the answers of each talk, and what is shown."""


@dataclass
class Life:
    """A vault being lived with: what is open of it, and the words that are only in memory."""

    folder: Path
    vault: Vault | None = None
    rooms: dict[Partner, Compartment] = field(default_factory=dict)

    @property
    def open(self) -> Vault:
        """The vault, opened where it is not."""
        if self.vault is None:
            self.vault = Vault.open(self.folder, TOGETHER)
        return self.vault

    def room(self, partner: Partner) -> Compartment:
        """A room, opened where it is not."""
        if partner not in self.rooms:
            self.rooms[partner] = Compartment.open(self.folder, partner, OWN[partner])
        return self.rooms[partner]

    def close(self) -> None:
        """Close all that is open; raises VaultProblem once all of it is let go."""
        places: list[Vault | Compartment] = [
            *self.rooms.values(),
            *([self.vault] if self.vault else []),
        ]
        self.rooms, self.vault = {}, None
        with contextlib.ExitStack() as last:
            for place in places:
                last.callback(place.close)

    def drop(self) -> None:
        """Let go of all that is open, whatever it says."""
        with contextlib.suppress(Problem):
            self.close()

    def seen(self, *of: Partner) -> Picture:
        """All that can be read, page by page, and in the rooms `of`. Raises VaultProblem."""
        try:
            vault = self.open
        except VaultMissing:
            return None
        heads = vault.sessions()
        return {
            "people": vault.people(),
            "talks": [vault.load(head.id) for head in heads],
            "summaries": [vault.summary(head.id) for head in heads],
            "shown": sorted(map(repr, vault.taken_in())),
            "papers": vault.papers("pack"),
            **{partner: self.private(partner) for partner in of},
        }

    def check(self, *of: Partner) -> None:
        """Read every page of it, and of the rooms `of` that are set up. Raises VaultProblem."""
        self.open.check()
        for partner in of:
            with contextlib.suppress(WrongPassphrase):
                self.room(partner).check()

    def private(self, partner: Partner, settled: bool = True) -> Room | None:
        """All that can be read in a room; None where it is not set up. Raises VaultProblem.

        First it is `settled` what of it is shown to both.
        """
        try:
            room = self.room(partner)
        except WrongPassphrase:
            return None
        if settled:
            settle(self.open, room)
        return (
            [(each.kind, each.text) for each in room.notes()],
            [(each.id, room.answers(each.id)) for each in room.talks()],
            sorted(map(repr, room.marked())),
        )


def _said(text: str, slot: Slot = WISH, share: Share = Share.NOW, shown: bool = False) -> Answer:
    return answer(Words(text), slot, share, shown)


def _begin(life: Life) -> None:
    """Start now, decide at the end; then protect it and keep it."""
    if Vault.exists(life.folder):  # it was made, and only said that it was not
        assert life.open.load(ONE.id).answers
        return
    with Vault.in_memory() as empty:
        empty.set_people("Ada", "Bo")
        empty.begin(ONE, CANONICAL * 40)
        empty.turn_page(ONE, (_said("said before there was a file"),), "1")
        life.vault = empty.keep_in(life.folder, TOGETHER, FLOOR)


def _furnish(partner: Partner) -> Callable[[Life], None]:
    def furnish(life: Life) -> None:
        held = life.open.held
        assert held is not None
        try:
            room = compartments.set_partner_passphrase(held, partner, OWN[partner])
        except PassphraseTaken:
            room = life.room(partner)
        life.rooms[partner] = room

    return furnish


def _note(life: Life) -> None:
    room = life.room(Partner.FIRST)
    if not room.notes():
        noted(room, "for my eyes " * 30, NoteKind.JOURNAL, NOON)


def _reveal(life: Life) -> None:
    reveal(life.open, life.room(Partner.FIRST), ONE, _shown("a wish of mine"))


def _shown(text: str) -> Answer:
    return _said(text, PART, Share.ASK, shown=True)


def _hand_over(life: Life) -> None:
    """Lock the room of one and open that of the other."""
    life.room(Partner.FIRST)
    life.rooms.pop(Partner.FIRST).close()
    life.room(Partner.SECOND).keep(ONE, _said("not for you", OF_SECOND, Share.NEVER))


def _new_keys(life: Life) -> None:
    life.close()
    life.vault = ways.rekey(life.open, ALL, DAY)


def _new_room(life: Life) -> None:
    life.close()
    compartments.rekey(life.folder, Partner.FIRST, OWN[Partner.FIRST])


def _bring_back(life: Life) -> None:
    made = life.open.back_up(DAY + timedelta(days=1))
    life.close()
    restore(life.folder, made, TOGETHER, DAY + timedelta(days=1))


def _paper(number: int, body: str) -> Paper:
    return Paper(f"{number:032x}", "pack", body, NOON)


def _page(session: Session, place: str, *given: Answer) -> Callable[[Life], None]:
    return lambda life: life.open.turn_page(session, given, place)


STEPS: Mapping[str, Callable[[Life], object]] = {
    "create": _begin,
    "open": lambda life: life.open.people(),
    "names": lambda life: life.open.set_people("Ada", "Robin"),
    "begin": lambda life: life.open.begin(TWO, CANONICAL * 60),
    "turn page": _page(ONE, "2", _said("first words"), _said("his words", OF_SECOND)),
    "long page": _page(ONE, "3", _said("longer words " * 900), _said("thank you", THANKS)),
    "first room": _furnish(Partner.FIRST),
    "second room": _furnish(Partner.SECOND),
    "keep in room": lambda life: life.room(Partner.FIRST).keep(
        ONE, _said("a wish of mine", PART, Share.ASK)
    ),
    "note": _note,
    "reveal": _reveal,
    "paper": lambda life: life.open.keep_papers(_paper(1, "a pack " * 400), _paper(2, "two")),
    "back up": lambda life: life.open.back_up(DAY),
    "drop paper": lambda life: life.open.drop_papers(
        _paper(2, "").id, instead=[_paper(3, "in its place")]
    ),
    "withdraw": lambda life: life.open.withdraw(ONE.id, THANKS),
    "hand over": _hand_over,
    "finish": lambda life: life.open.finish(
        ONE.id, "{}", NOON, State.FINISHED, without=(OF_SECOND,)
    ),
    "new keys": _new_keys,
    "new room": _new_room,
    "delete": lambda life: life.open.delete(TWO.id),
    "restore": _bring_back,
    "passphrase": lambda life: ways.change_passphrase(life.folder, TOGETHER, TOGETHER),
}
"""The steps in their order. Each may be done again when it said that it failed."""

ALONE = frozenset({"create", "open", "new room", "restore", "passphrase"})
"""The steps that begin with nothing open."""


def pictures(folder: Path) -> list[Picture]:
    """What is seen before the first step and after each, when nothing goes wrong."""
    life = Life(folder)
    seen: list[Picture] = [None]
    for step in STEPS.values():
        step(life)
        seen.append(life.seen(*Partner))
    life.close()
    return seen


def backups_are_whole(folder: Path) -> None:
    """Raise VaultProblem for a backup that is listed and not whole."""
    for each in backups.listed(folder):
        keys, _ = keyfile.read(each.path)
        backups.prove(each.path, keys.unlocked(TOGETHER).shared, keys.vault_id)
