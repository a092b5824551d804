"""From a vault of an earlier version to this one: files, keys and tables, forward only."""

from __future__ import annotations

from datetime import date

import apsw

from . import backups, engine, keyfile, rooms
from .files import in_words
from .held import Held
from .keys import Keys, SlotName, slot_of
from .partner import Partner
from .rotation import Why
from .schema import SHARED, WITH_ROOMS

UNUSED_AT_FIRST = tuple(name for name in SlotName if name not in (SlotName.TOGETHER, SlotName.OPEN))


def bring_up(connection: apsw.Connection, held: Held, keys: Keys) -> None:
    """Lead an open vault to this version, and see to it that both rooms are there.

    A proved backup comes first. Broken off anywhere, it is simply done again. Raises VaultProblem.
    """
    if engine.is_older(connection, SHARED):
        backups.make(connection, held, Why.BEFORE_UPGRADE, date.today())
        if engine.version_of(connection) < WITH_ROOMS:
            keys = _without_rooms(held, keys)
        engine.bring_up(connection, SHARED)
    furnish(held, keys)


def _without_rooms(held: Held, keys: Keys) -> Keys:
    """Mark every slot but the one in use as empty: before there were rooms, none can be."""
    open_to_all = keys.open_key() is not None
    unused = (*UNUSED_AT_FIRST, *([SlotName.TOGETHER] if open_to_all else ()))
    keys = keys.emptied(held.key, *unused)
    keyfile.write(held.folder, keys)
    return keys


def furnish(held: Held, keys: Keys) -> None:
    """Make the rooms that a protected vault has from the first; none that is lost, though.

    Where a program was killed at it, or while a room was open, they are made to look alike.
    """
    if keys.open_key() is not None:
        return
    for partner in Partner:
        if not rooms.room(held.folder, partner).exists() and keys.is_empty(
            slot_of(partner), held.key
        ):
            rooms.fill(held.folder, partner)
    with in_words():
        unlike = not rooms.alike(held.folder)
    if unlike:
        rooms.equalise(held.folder)
