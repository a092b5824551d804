from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from app.vault import compartments, engine, keyfile, rooms
from app.vault.compartment import Compartment
from app.vault.compartments import (
    change_own_passphrase,
    drop_own_code,
    may_set_up,
    own_recovery_code,
    rekey,
    reset_own_passphrase,
    set_partner_passphrase,
)
from app.vault.door import unlock
from app.vault.files import beside
from app.vault.keys import CODES, FLOOR, SlotName, slot_of
from app.vault.partner import Partner
from app.vault.problems import (
    CodeMistyped,
    PassphraseOfBoth,
    PassphraseTaken,
    PassphraseTooShort,
    RoomMissing,
    VaultDamaged,
    VaultProblem,
    WrongCode,
    WrongPassphrase,
)
from app.vault.recovery import new_code
from app.vault.schema import PRIVATE
from app.vault.store import SHARED, Vault

from .rooms import OF_FIRST, OF_SECOND, OWN, TALK, asked, entered, held, never, noted, with_rooms
from .talk import CANONICAL, PASSPHRASE, answer, protected, session, unprotected

NEW = "ribbon walnut puffin engine"


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_both_rooms_are_there_and_alike_before_anybody_has_a_passphrase(tmp_path: Path) -> None:
    protected(tmp_path).close()
    first, second = (rooms.room(tmp_path, partner) for partner in Partner)
    assert compartments.exists(tmp_path, Partner.FIRST)
    assert compartments.exists(tmp_path, Partner.SECOND)
    assert first.stat().st_size == second.stat().st_size == rooms.STEP
    assert first.stat().st_mtime_ns == second.stat().st_mtime_ns
    assert first.read_bytes()[:64] != second.read_bytes()[:64]


def test_an_unprotected_vault_gets_both_rooms_with_the_first_passphrase(tmp_path: Path) -> None:
    with unprotected(tmp_path) as vault:
        assert not compartments.exists(tmp_path, Partner.FIRST)
        set_partner_passphrase(held(vault), Partner.FIRST, OF_FIRST).close()
    assert all(compartments.exists(tmp_path, partner) for partner in Partner)
    Vault.open(tmp_path).close()
    entered(tmp_path).close()


def test_each_passphrase_opens_its_own_room_and_what_is_shared_and_nothing_else(
    tmp_path: Path,
) -> None:
    with_rooms(tmp_path).close()
    for partner, passphrase in OWN.items():
        Vault.open(tmp_path, passphrase).close()
        Compartment.open(tmp_path, partner, passphrase).close()
        with pytest.raises(WrongPassphrase):
            Compartment.open(tmp_path, partner.other, passphrase)
        with pytest.raises(WrongPassphrase):
            Compartment.open(tmp_path, partner, PASSPHRASE)


def test_the_vault_says_whose_passphrase_opened_it(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    for passphrase, by in [
        (PASSPHRASE, SlotName.TOGETHER),
        (OF_FIRST, SlotName.FIRST),
        (OF_SECOND, SlotName.SECOND),
    ]:
        with Vault.open(tmp_path, passphrase) as vault:
            assert held(vault).by is by


def test_one_partners_key_does_not_open_the_others_file(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    mine, theirs = (unlock(tmp_path, partner, OWN[partner]) for partner in Partner)
    for key in (mine.key, mine.own, mine.shared):
        with pytest.raises(VaultDamaged):
            engine.open_file(theirs.file, key, theirs.room_id, PRIVATE)
    engine.open_file(mine.file, mine.key, mine.room_id, PRIVATE).close()


def test_by_another_program_too_the_first_key_opens_the_shared_file_and_its_own_only(
    tmp_path: Path,
) -> None:
    sqlcipher = pytest.importorskip("sqlcipher3", reason="no wheel of sqlcipher3 for this Python")
    with with_rooms(tmp_path) as vault:
        vault.begin(TALK, CANONICAL)
        vault.keep(TALK.id, answer())
    for partner in Partner:
        with entered(tmp_path, partner) as room:
            noted(room, "mine")
    door = unlock(tmp_path, Partner.FIRST, OF_FIRST)

    def count(path: Path, key: bytes, table: str) -> int:
        connection = sqlcipher.connect(str(path))
        try:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        finally:
            connection.close()

    assert count(tmp_path / SHARED, door.shared, "answers") == 1
    assert count(tmp_path / "first.db", door.key, "notes") == 1
    for key in (door.key, door.own, door.shared):
        with pytest.raises(sqlcipher.DatabaseError):
            count(tmp_path / "second.db", key, "notes")


def test_a_room_file_under_the_others_name_is_refused(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    (tmp_path / "second.db").write_bytes((tmp_path / "first.db").read_bytes())
    door = unlock(tmp_path, Partner.FIRST, OF_FIRST)
    with pytest.raises(VaultDamaged):
        entered(tmp_path, Partner.SECOND)
    with pytest.raises(VaultDamaged):
        engine.open_file(tmp_path / "second.db", door.key, f"{door.vault_id}/second", PRIVATE)


def test_a_wrong_passphrase_is_told_alike_for_a_used_and_an_unused_room(tmp_path: Path) -> None:
    with protected(tmp_path) as vault:
        set_partner_passphrase(held(vault), Partner.FIRST, OF_FIRST).close()
    told = set()
    for partner in Partner:
        with pytest.raises(WrongPassphrase) as caught:
            Compartment.open(tmp_path, partner, NEW)
        told.add(str(caught.value))
    assert len(told) == 1


def test_neither_partner_can_set_a_passphrase_over_the_others(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    before = _files(tmp_path)
    for opener in (PASSPHRASE, OF_SECOND):
        with Vault.open(tmp_path, opener) as vault:
            assert not may_set_up(held(vault), Partner.FIRST)
            with pytest.raises(PassphraseTaken):
                set_partner_passphrase(held(vault), Partner.FIRST, NEW)
            with pytest.raises(WrongPassphrase):
                change_own_passphrase(tmp_path, Partner.FIRST, opener, NEW)
    assert {name: _files(tmp_path)[name] for name in before if name != SHARED} == {
        name: before[name] for name in before if name != SHARED
    }
    entered(tmp_path).close()


def test_a_private_passphrase_may_not_be_the_one_of_both(tmp_path: Path) -> None:
    with protected(tmp_path) as vault:
        with pytest.raises(PassphraseOfBoth):
            set_partner_passphrase(held(vault), Partner.FIRST, PASSPHRASE)
        with pytest.raises(PassphraseTooShort):
            set_partner_passphrase(held(vault), Partner.FIRST, "short")
        set_partner_passphrase(held(vault), Partner.FIRST, OF_FIRST).close()
    with pytest.raises(PassphraseOfBoth):
        change_own_passphrase(tmp_path, Partner.FIRST, OF_FIRST, PASSPHRASE)
    entered(tmp_path).close()


def test_a_changed_passphrase_opens_the_same_room_and_the_old_one_nothing(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    with entered(tmp_path) as room:
        note = noted(room, "still here")
        change_own_passphrase(tmp_path, Partner.FIRST, OF_FIRST, NEW)
        noted(room, "while it was open")
    with pytest.raises(WrongPassphrase):
        entered(tmp_path)
    with pytest.raises(WrongPassphrase):
        Vault.open(tmp_path, OF_FIRST)
    with Compartment.open(tmp_path, Partner.FIRST, NEW) as room:
        assert note in room.notes()
    Vault.open(tmp_path, NEW).close()
    entered(tmp_path, Partner.SECOND).close()


def test_a_recovery_code_lets_its_owner_choose_a_new_passphrase(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    with entered(tmp_path) as room:
        noted(room, "still here")
        void, code = own_recovery_code(room), own_recovery_code(room)
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    for wrong in (void, new_code()):
        with pytest.raises(WrongCode):
            reset_own_passphrase(tmp_path, Partner.FIRST, wrong, NEW)
    with pytest.raises(WrongCode):
        reset_own_passphrase(tmp_path, Partner.SECOND, code, NEW)
    with pytest.raises(CodeMistyped):
        reset_own_passphrase(tmp_path, Partner.FIRST, code[:-1], NEW)
    reset_own_passphrase(tmp_path, Partner.FIRST, typed, NEW)
    with Compartment.open(tmp_path, Partner.FIRST, NEW) as room:
        assert len(room.notes()) == 1


def test_a_code_that_was_dropped_opens_nothing_here_and_in_no_backup(tmp_path: Path) -> None:
    with with_rooms(tmp_path) as vault, entered(tmp_path) as room:
        code = own_recovery_code(room)
        backup = vault.back_up()
        drop_own_code(room)
        keys, _ = keyfile.read(tmp_path)
        assert keys.is_empty(CODES[slot_of(Partner.FIRST)], held(vault).key)
    for folder in (tmp_path, backup):
        with pytest.raises(WrongCode):
            reset_own_passphrase(folder, Partner.FIRST, code, NEW)
    entered(tmp_path).close()


def test_a_code_in_the_passphrase_field_opens_nothing(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    with entered(tmp_path) as room:
        code = own_recovery_code(room)
    with pytest.raises(WrongPassphrase):
        Vault.open(tmp_path, code)
    with pytest.raises(WrongPassphrase):
        Compartment.open(tmp_path, Partner.FIRST, code)


def test_a_room_with_a_new_key_has_the_same_words_and_the_old_key_opens_nothing(
    tmp_path: Path,
) -> None:
    with_rooms(tmp_path).close()
    with entered(tmp_path) as room:
        room.keep(TALK, asked("a walk"), never())
        note = noted(room, "still here")
        own_recovery_code(room)
    old = unlock(tmp_path, Partner.FIRST, OF_FIRST)
    rekey(tmp_path, Partner.FIRST, OF_FIRST)
    with entered(tmp_path) as room:
        assert set(room.answers(TALK.id)) == {asked("a walk"), never()}
        assert room.notes() == (note,)
    with pytest.raises(VaultDamaged):
        engine.open_file(old.file, old.key, old.room_id, PRIVATE)
    keys, _ = keyfile.read(tmp_path)
    assert keys.is_empty(CODES[slot_of(Partner.FIRST)], old.shared)


def test_a_change_of_keys_broken_off_before_the_swap_is_ended_on_opening(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    with entered(tmp_path) as room:
        noted(room, "still here")
    old = (tmp_path / "first.db").read_bytes()
    rekey(tmp_path, Partner.FIRST, OF_FIRST)
    new = tmp_path / "first.db"
    beside(new).write_bytes(new.read_bytes())
    new.write_bytes(old)
    with entered(tmp_path) as room:
        assert len(room.notes()) == 1
    assert not beside(new).exists()


def test_a_change_of_keys_broken_off_before_the_key_file_leaves_all_as_it_was(
    tmp_path: Path,
) -> None:
    with_rooms(tmp_path).close()
    with entered(tmp_path) as room:
        noted(room, "still here")
    beside(tmp_path / "first.db").write_bytes(os.urandom(rooms.STEP))
    with entered(tmp_path) as room:
        assert len(room.notes()) == 1
    assert not beside(tmp_path / "first.db").exists()


def test_a_key_file_that_would_not_open_is_not_let_in(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    before = _files(tmp_path)
    keys, _ = keyfile.read(tmp_path)

    def refuse(_: object) -> None:
        raise WrongPassphrase

    with pytest.raises(WrongPassphrase):
        keyfile.write(tmp_path, keys.emptied(b"x" * 32, SlotName.FIRST), refuse)
    assert _files(tmp_path) == before


def test_after_random_use_the_two_files_tell_nothing_apart(tmp_path: Path) -> None:
    chance = random.Random(3)
    with_rooms(tmp_path).close()
    for _ in range(8):
        partner = Partner.FIRST if chance.random() < 0.8 else Partner.SECOND
        with entered(tmp_path, partner) as room:
            for _ in range(chance.randrange(6)):
                noted(room, "word " * chance.randrange(60_000))
        first, second = (rooms.room(tmp_path, each).stat() for each in Partner)
        assert first.st_size == second.st_size
        assert first.st_size % rooms.STEP == 0
        assert first.st_mtime_ns == second.st_mtime_ns
        assert first.st_mode == second.st_mode
        assert not list(tmp_path.glob("*-wal"))
    for partner in Partner:
        with entered(tmp_path, partner) as room:
            room.check()
    assert first.st_size > rooms.STEP


def test_a_first_passphrase_leaves_no_trace_of_whose_it_is(tmp_path: Path) -> None:
    with protected(tmp_path) as vault:
        before = {each: rooms.room(tmp_path, each).stat() for each in Partner}
        set_partner_passphrase(held(vault), Partner.SECOND, OF_SECOND).close()
    after = {each: rooms.room(tmp_path, each).stat() for each in Partner}
    changed = {each: before[each].st_ino != after[each].st_ino for each in Partner}
    assert changed[Partner.FIRST] == changed[Partner.SECOND]
    assert len({stat.st_size for stat in after.values()}) == 1
    assert len({stat.st_mtime_ns for stat in after.values()}) == 1
    keys, _ = keyfile.read(tmp_path)
    forms = {
        (len(slot.own), len(slot.shared), slot.salt, slot.cost)
        for name, slot in keys.slots.items()
        if name is not SlotName.OPEN
    }
    assert len(forms) == 1


def test_a_lost_room_is_told_to_its_owner_and_not_replaced(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    (tmp_path / "first.db").unlink()
    Vault.open(tmp_path, PASSPHRASE).close()
    assert not (tmp_path / "first.db").exists()
    with pytest.raises(RoomMissing):
        entered(tmp_path)
    entered(tmp_path, Partner.SECOND).close()


def test_private_words_are_in_no_file_and_not_in_the_shared_pages(tmp_path: Path) -> None:
    canary, talk = "CANARY-öλ-7723", session()
    with with_rooms(tmp_path) as vault:
        vault.begin(TALK, CANONICAL)
        vault.turn_page(TALK, (answer("fine"),), "{}")
        with entered(tmp_path) as room:
            room.keep(TALK, asked(canary), never(canary))
            noted(room, canary)
            _assert_nowhere(tmp_path, canary)
            pages = vault._connection.serialize("main")
        _assert_nowhere(tmp_path, canary)
    assert talk.flow.title.encode() in pages
    assert canary.encode() not in pages


def _assert_nowhere(folder: Path, canary: str) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            for encoding in ("utf-8", "utf-16-le", "unicode-escape"):
                assert canary.encode(encoding) not in data


def test_the_second_copy_of_the_keys_opens_the_rooms_as_well(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    (tmp_path / "keys.json").unlink()
    entered(tmp_path).close()
    assert (tmp_path / "keys.json").read_bytes() == (tmp_path / "keys.json.1").read_bytes()
    with Vault.open(tmp_path, OF_SECOND) as vault:
        assert not vault.notice, "both are whole again"


def test_the_cost_of_a_guess_is_that_of_the_vault_in_every_slot(tmp_path: Path) -> None:
    with_rooms(tmp_path).close()
    keys, _ = keyfile.read(tmp_path)
    assert {slot.cost for slot in keys.slots.values()} == {FLOOR}


def test_a_full_disk_while_setting_up_leaves_the_room_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with protected(tmp_path) as vault:
        before = _files(tmp_path)
        monkeypatch.setattr(os, "open", _full)
        with pytest.raises(VaultProblem):
            set_partner_passphrase(held(vault), Partner.FIRST, OF_FIRST)
        monkeypatch.undo()
        assert _files(tmp_path) == before
        set_partner_passphrase(held(vault), Partner.FIRST, OF_FIRST).close()


def _full(*_: object, **__: object) -> int:
    raise OSError(28, "full")
