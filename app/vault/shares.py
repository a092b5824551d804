"""From a room to where both can read, by its author alone, and back again (vault.md, rule 4)."""

from __future__ import annotations

from ..session.session import Answer, Session
from . import marks, rows
from .compartment import Compartment
from .partner import Partner
from .store import Vault


def reveal(vault: Vault, room: Compartment, session: Session, *given: Answer) -> None:
    """Keep answers that their author agreed to show, copy them, then mark the originals.

    So no copy comes without its original. Broken off in between, `settle` ends it; done again,
    it changes nothing. Raises ValueError for an answer that is not this partner's or must stay
    private, with nothing written.
    """
    if not all(room.may_keep(session, each) and rows.may_be_kept(each) for each in given):
        raise ValueError("only its author can share an answer")
    room.keep(session, *given)
    room.mark(vault.take_in(session.id, *given))


def settle(vault: Vault, room: Compartment) -> None:
    """After unlocking: let the marks in the room say again what is in the shared file."""
    shared, marked = vault.taken_in(), room.marked()
    room.unmark(place for place in marked if marked[place] != shared.get(place))
    here = {place: shared[place] for place in _originals(room) if place in shared}
    room.mark({place: here[place] for place in here if marked.get(place) != here[place]})


def orphans(vault: Vault, room: Compartment) -> tuple[marks.Place, ...]:
    """What came out of this room and has no original in it any more.

    It stays where both can read it until somebody withdraws it.
    """
    originals = _originals(room)
    swapped = {head.id: head.swapped for head in vault.sessions(-1)}
    return tuple(
        (session_id, slot)
        for session_id, slot in vault.taken_in()
        if slot.by is not None
        and Partner.in_seat(slot.by, swapped[session_id]) is room.partner
        and (session_id, slot) not in originals
    )


def _originals(room: Compartment) -> frozenset[marks.Place]:
    return frozenset(
        (talk.id, answer.slot) for talk in room.talks() for answer in room.answers(talk.id)
    )
