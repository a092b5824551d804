"""A vault with two private rooms for the tests."""

from __future__ import annotations

import functools
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import apsw

from app.flow.items import Share
from app.session.session import Answer, Seat, Session
from app.vault import engine, notes
from app.vault.compartment import Compartment
from app.vault.compartments import set_partner_passphrase
from app.vault.door import Door
from app.vault.held import Held
from app.vault.notes import Note, NoteKind
from app.vault.partner import Partner
from app.vault.schema import PRIVATE
from app.vault.store import Vault

from .talk import PASSPHRASE, answer, protected, session

OF_FIRST = "copper meadow violin sunday"
OF_SECOND = "pepper glacier lantern otter"
OWN = {Partner.FIRST: OF_FIRST, Partner.SECOND: OF_SECOND}
TALK: Session = replace(session(), swapped=False)


def noted(
    room: Compartment,
    text: str,
    kind: NoteKind = NoteKind.NOTE,
    created: datetime | None = None,
) -> Note:
    """A new note that is kept in the room."""
    note = notes.new(text, kind, created or datetime.now(UTC).astimezone())
    room.keep_note(note)
    return note


def held(vault: Vault) -> Held:
    assert vault.held is not None
    return vault.held


def with_rooms(folder: Path) -> Vault:
    """A new protected vault in which both have their passphrase: a copy of one made once."""
    folder.mkdir(exist_ok=True)
    for name, data in _made().items():
        (folder / name).write_bytes(data)
        (folder / name).chmod(0o600)
    return Vault.open(folder, PASSPHRASE)


@functools.cache
def _made() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with protected(folder) as vault:
            for partner, passphrase in OWN.items():
                set_partner_passphrase(held(vault), partner, passphrase).close()
        return {path.name: path.read_bytes() for path in folder.iterdir()}


def entered(folder: Path, partner: Partner = Partner.FIRST) -> Compartment:
    return Compartment.open(folder, partner, OWN[partner])


def in_memory(partner: Partner = Partner.FIRST) -> Compartment:
    """An empty room that is nowhere on the disk."""
    connection = apsw.Connection(":memory:")
    engine.fix_pragmas(connection, None)
    engine.lay_out(connection, f"x/{partner}", PRIVATE)
    return Compartment(connection, Door(Path("nowhere"), "x", partner, b"", b""))


def asked(text: str = "for my eyes", by: Seat = Seat.FIRST, item: str = "wish") -> Answer:
    return answer(text, item=item, by=by, share=Share.ASK)


def never(text: str = "never", by: Seat = Seat.FIRST, item: str = "part") -> Answer:
    return answer(text, item=item, by=by, share=Share.NEVER)
