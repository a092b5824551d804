"""Backups beside the vault: whole folders, proved before they count, none of them readable.

Each holds the shared file, copied page by page and encrypted with the same key, both copies of
the key file, and the files of the two rooms as they lay there closed: only their owners can
open those, so they are proved when their owner brings one back.
"""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import apsw

from ..session.session import Slot
from ..whole import sync_folder
from . import answers, copies, engine, keyfile, marks, papers, rooms, rows, seals
from .files import copy_file, in_words, log_of, make_folder, private_folder, remove_folder
from .held import SHARED, Held
from .keys import CODES, Keys, KeySlot, SlotName, slot_of
from .partner import Partner
from .problems import KeysDamaged, VaultDamaged
from .rotation import Backup, Why, surplus
from .schema import SHARED as LAYOUT
from .schema import WITH_PAPERS, WITH_ROOMS
from .wording import Wording, put_in

FOLDER = "backups"
_GROWING, _GOING = ".growing", ".going"
"""What a backup is called before it is whole and while it goes; neither is listed."""
_NAME = re.compile(r"(\d{4}-\d\d-\d\d)-(\d+)-([a-z-]+)")


def listed(folder: Path) -> tuple[Backup, ...]:
    """The backups of a vault folder, the newest first."""
    place = folder / FOLDER
    found = [_read(path) for path in place.iterdir()] if place.is_dir() else []
    return tuple(sorted((each for each in found if each), reverse=True))


def make(
    connection: apsw.Connection, held: Held, why: Why, today: date, to: Path | None = None
) -> Path:
    """Make a backup of an open vault and prove it; returns its folder.

    `to` puts it elsewhere, where nothing is rotated. What does not decrypt or fit makes no
    backup, and no older one goes for it. Raises VaultProblem.
    """

    def fill(growing: Path) -> None:
        _copy(connection, held, growing)
        _prove_copy(connection, held, growing / SHARED)

    with in_words():
        private_folder(held.folder / FOLDER)
    made = grow(held.folder / FOLDER if to is None else to, today, why, fill)
    if to is None:
        rotate(held.folder, today)
    return made


def grow(place: Path, today: date, why: Why, fill: Callable[[Path], None]) -> Path:
    """Make a folder that gets the name of a backup once `fill` has put everything in.

    Raises VaultProblem; what broke off halfway leaves nothing.
    """
    growing = place / _GROWING
    try:
        with in_words():
            make_folder(place)
            remove_folder(growing)
            private_folder(growing)
        fill(growing)
        with in_words():
            sync_folder(growing)
            made = growing.rename(_free(place, today, why))
            sync_folder(place)
    except BaseException:
        with contextlib.suppress(OSError):
            remove_folder(growing)
        raise
    return made


def daily(connection: apsw.Connection, held: Held, today: date) -> Path | None:
    """Make the backup of the day, if there is none yet and something changed since the last."""
    made = _made(held.folder)
    if any(each.day == today and each.why is Why.DAILY for each in made):
        return None
    if made and not _changed(connection, held, made[0].path):
        return None
    return make(connection, held, Why.DAILY, today)


def rotate(folder: Path, today: date) -> None:
    """Remove the backups that are no longer needed. Raises VaultProblem."""
    with in_words():
        for each in surplus(listed(folder), today):
            _remove(each.path)


def prove(path: Path, key: bytes, vault_id: str) -> None:
    """Open the shared file of a backup and read all of it. Raises VaultProblem."""
    connection = engine.open_file(path / SHARED, key, vault_id, older=True)
    try:
        engine.check(connection)
    finally:
        engine.close(connection)


def forget_slots(held: Held, session_id: str, slots: tuple[Slot, ...], summary: str | None) -> None:
    """Remove slots of a talk from every backup (vault.md, rule 5).

    `summary` takes the place of the summaries of that talk.
    """

    def forget(connection: apsw.Connection) -> None:
        for slot in slots:
            answers.forget_slot(connection, session_id, slot)
            if engine.version_of(connection) >= WITH_ROOMS:
                marks.forget(connection, session_id, slot)
        if summary is not None:
            connection.execute(
                "UPDATE summaries SET summary = ? WHERE session = ?",
                (rows.storable(summary), session_id),
            )

    _rewrite(held, forget)


def reword(held: Held, session_id: str, wording: Wording) -> None:
    """Put other words into a talk of every backup that has it."""
    _rewrite(held, lambda connection: put_in(connection, session_id, wording))


def forget_talks(held: Held, session_ids: tuple[str, ...]) -> None:
    """Remove talks from every backup."""

    def forget(connection: apsw.Connection) -> None:
        for session_id in session_ids:
            answers.forget_talk(connection, session_id)
            connection.execute("DELETE FROM sessions WHERE id = ?", (session_id,))

    _rewrite(held, forget)


def forget_papers(held: Held, *paper_ids: str) -> None:
    """Remove papers from every backup."""

    def forget(connection: apsw.Connection) -> None:
        if engine.version_of(connection) >= WITH_PAPERS:
            for paper_id in paper_ids:
                papers.forget(connection, paper_id)

    _rewrite(held, forget)


def follow(folder: Path, name: SlotName, old: KeySlot, new: KeySlot) -> None:
    """Let the backups know of a changed passphrase: the old one shall not open them either."""
    for each in _every(folder):
        keys = _keys(each)
        if keys and keys.slots[name] == old:
            keyfile.write(each.path, keys.with_slot(name, new))


def empty_room(folder: Path, partner: Partner, emptied: Keys) -> None:
    """Put chance in the place of a partner's room in every backup.

    The slots of that partner become those of `emptied`, which open nothing.
    """
    name = slot_of(partner)
    for each in _every(folder):
        keys = _keys(each)
        if keys:
            for slot in (name, CODES[name]):
                keys = keys.with_slot(slot, emptied.slots[slot])
            keyfile.write(each.path, keys)
        if rooms.room(each.path, partner).exists():
            rooms.fill(each.path, partner)


def _keys(backup: Backup) -> Keys | None:
    try:
        return keyfile.read(backup.path)[0]
    except KeysDamaged:
        return None


def _every(folder: Path) -> tuple[Backup, ...]:
    """The backups, once what broke off while it was made or removed is gone. Raises VaultProblem.

    Nothing may be left behind that no one will look through.
    """
    with in_words():
        for name in (_GROWING, _GOING):
            remove_folder(folder / FOLDER / name)
    return listed(folder)


def _remove(backup: Path) -> None:
    """Remove a backup: it is none any more before the first of its files goes. Raises OSError."""
    going = backup.with_name(_GOING)
    remove_folder(going)
    backup.rename(going)
    sync_folder(backup.parent)
    remove_folder(going)


def drop_all(folder: Path) -> None:
    """Remove every backup in the folder of a vault. Raises VaultProblem."""
    with in_words():
        remove_folder(folder / FOLDER)


def _copy(connection: apsw.Connection, held: Held, to: Path) -> None:
    keys, _ = keyfile.read(held.folder)
    copies.copy_whole(connection, to / SHARED, held.key)
    keyfile.write(to, keys)
    sources = {partner: _whole_room(held.folder, partner) for partner in Partner}
    moment = time.time_ns()
    with in_words():
        for partner, source in sources.items():
            if source and all(sources.values()):
                copy_file(source, rooms.room(to, partner))
        for partner in Partner:
            if rooms.room(to, partner).exists():
                os.utime(rooms.room(to, partner), ns=(moment, moment))


def _whole_room(folder: Path, partner: Partner) -> Path | None:
    """A room, closed and as its owner left it: in the vault, else in the newest backup."""
    live = rooms.room(folder, partner)
    if seals.holds(live, seals.read(folder)):
        return live
    made = (rooms.room(each.path, partner) for each in _made(folder))
    return next((path for path in made if path.is_file()), None)


def _made(folder: Path) -> list[Backup]:
    """The backups, without what a restore replaced, which may be damaged."""
    return [each for each in listed(folder) if each.why is not Why.REPLACED]


def _prove_copy(connection: apsw.Connection, held: Held, copy: Path) -> None:
    made = engine.open_file(copy, held.key, held.vault_id, older=True)
    try:
        engine.check(made)
        if copies.counts(made) != copies.counts(connection):
            raise VaultDamaged
    finally:
        engine.close(made)


def _changed(connection: apsw.Connection, held: Held, last: Path) -> bool:
    for partner in Partner:
        now, then = rooms.room(held.folder, partner), rooms.room(last, partner)
        if now.exists() and not log_of(now).exists() and not _same(now, then):
            return True
    try:
        made = engine.open_file(last / SHARED, held.key, held.vault_id)
    except VaultDamaged:
        return True
    try:
        return copies.fingerprint(made, LAYOUT) != copies.fingerprint(connection, LAYOUT)
    finally:
        engine.close(made)


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()


def _rewrite(held: Held, act: Callable[[apsw.Connection], None]) -> None:
    """Do something to every backup; one that the key does not open goes instead."""
    for each in _every(held.folder):
        if not (each.path / SHARED).exists():
            continue
        try:
            connection = engine.open_file(each.path / SHARED, held.key, held.vault_id, older=True)
        except VaultDamaged:
            with in_words():
                _remove(each.path)
            continue
        with _closing(connection), engine.transaction(connection):
            act(connection)


@contextlib.contextmanager
def _closing(connection: apsw.Connection) -> Iterator[None]:
    try:
        yield
    finally:
        engine.close(connection)


def _free(place: Path, today: date, why: Why) -> Path:
    taken = [each for each in map(_read, place.iterdir()) if each and each.day == today]
    number = max((each.number for each in taken), default=0) + 1
    return place / f"{today.isoformat()}-{number}-{why}"


def _read(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if not match or not path.is_dir() or path.is_symlink():
        return None
    try:
        return Backup(date.fromisoformat(match[1]), int(match[2]), Why(match[3]), path)
    except ValueError:
        return None
