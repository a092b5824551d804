from __future__ import annotations

from pathlib import Path

import pytest

from app.vault import backups, compartments, engine, keyfile, ways
from app.vault.files import beside
from app.vault.keys import SlotName
from app.vault.partner import Partner
from app.vault.problems import (
    EveryoneNeeded,
    PassphraseTooShort,
    VaultDamaged,
    VaultMissing,
    WrongCode,
    WrongPassphrase,
)
from app.vault.recovery import new_code
from app.vault.store import SHARED, Vault

from .rooms import OF_FIRST, OF_SECOND, TALK, entered, held, with_rooms
from .talk import CANONICAL, PASSPHRASE, answer, protected, unprotected

NEW = "ribbon walnut puffin engine"
ALL = {
    SlotName.TOGETHER: PASSPHRASE,
    SlotName.FIRST: OF_FIRST,
    SlotName.SECOND: OF_SECOND,
}


def _said(folder: Path, passphrase: str | None) -> int:
    with Vault.open(folder, passphrase) as vault:
        vault.check()
        return len(vault.load(TALK.id).answers)


def test_a_changed_passphrase_opens_what_the_old_one_opened(tmp_path: Path) -> None:
    with protected(tmp_path) as vault:
        vault.set_people("Ada", "Bo")
    with pytest.raises(WrongPassphrase):
        ways.change_passphrase(tmp_path, NEW, NEW)
    with pytest.raises(PassphraseTooShort):
        ways.change_passphrase(tmp_path, PASSPHRASE, "short")
    ways.change_passphrase(tmp_path, PASSPHRASE, NEW)
    with pytest.raises(WrongPassphrase):
        Vault.open(tmp_path, PASSPHRASE)
    with Vault.open(tmp_path, NEW) as vault:
        assert vault.people() == ("Ada", "Bo")


def test_a_code_of_both_that_was_dropped_opens_nothing_here_and_in_no_backup(
    tmp_path: Path,
) -> None:
    with with_rooms(tmp_path) as vault:
        code = ways.recovery_code(held(vault))
        backup = vault.back_up()
        ways.drop_code(held(vault))
        keys, _ = keyfile.read(tmp_path)
        assert keys.is_empty(SlotName.RECOVERY, held(vault).key)
    for folder in (tmp_path, backup):
        with pytest.raises(WrongCode):
            ways.reset_passphrase(folder, code, NEW)
    Vault.open(tmp_path, PASSPHRASE).close()


def test_the_recovery_code_of_both_gives_a_new_passphrase_of_both_and_no_more(
    tmp_path: Path,
) -> None:
    with with_rooms(tmp_path) as vault:
        void, code = ways.recovery_code(held(vault)), ways.recovery_code(held(vault))
    for wrong in (void, new_code()):
        with pytest.raises(WrongCode):
            ways.reset_passphrase(tmp_path, wrong, NEW)
    for partner in Partner:
        with pytest.raises(WrongCode):
            compartments.reset_own_passphrase(tmp_path, partner, code, NEW)
    ways.reset_passphrase(tmp_path, code, NEW)
    Vault.open(tmp_path, NEW).close()
    with pytest.raises(WrongPassphrase):
        Vault.open(tmp_path, PASSPHRASE)
    entered(tmp_path).close()


def test_new_keys_keep_every_word_and_every_passphrase(tmp_path: Path) -> None:
    with with_rooms(tmp_path) as vault:
        vault.begin(TALK, CANONICAL)
        vault.keep(TALK.id, answer())
        ways.recovery_code(held(vault))
        with entered(tmp_path) as room:
            code = compartments.own_recovery_code(room)
        old = held(vault)
        renewed = ways.rekey(vault, ALL)
        assert held(renewed).key != old.key
        renewed.close()
    for passphrase in ALL.values():
        assert _said(tmp_path, passphrase) == 1
    for partner in Partner:
        entered(tmp_path, partner).close()
    with pytest.raises(VaultDamaged):
        engine.open_file(tmp_path / SHARED, old.key, old.vault_id)
    keys, _ = keyfile.read(tmp_path)
    assert keys.is_empty(SlotName.RECOVERY, held(renewed).key)
    assert [each.why for each in backups.listed(tmp_path)] == ["before-new-keys"]
    compartments.reset_own_passphrase(tmp_path, Partner.FIRST, code, NEW)
    assert _said(tmp_path, NEW) == 1


def test_new_keys_lock_nobody_out(tmp_path: Path) -> None:
    with with_rooms(tmp_path) as vault:
        for missing in ALL:
            given = {name: each for name, each in ALL.items() if name is not missing}
            with pytest.raises(EveryoneNeeded):
                ways.rekey(vault, given)
        with pytest.raises(WrongPassphrase):
            ways.rekey(vault, {**ALL, SlotName.SECOND: NEW})
        assert ways.passphrases_in_use(held(vault)) == tuple(ALL)
    with protected(tmp_path / "alone") as vault:
        assert ways.passphrases_in_use(held(vault)) == (SlotName.TOGETHER,)


def test_new_keys_broken_off_before_the_swap_are_ended_on_opening(tmp_path: Path) -> None:
    with with_rooms(tmp_path) as vault:
        vault.begin(TALK, CANONICAL)
        vault.keep(TALK.id, answer())
    before = (tmp_path / SHARED).read_bytes()
    ways.rekey(Vault.open(tmp_path, PASSPHRASE), ALL).close()
    (tmp_path / SHARED).rename(beside(tmp_path / SHARED))
    (tmp_path / SHARED).write_bytes(before)
    assert _said(tmp_path, OF_FIRST) == 1
    assert not beside(tmp_path / SHARED).exists()


def test_an_unprotected_vault_can_be_protected_later_and_its_old_key_opens_nothing(
    tmp_path: Path,
) -> None:
    with unprotected(tmp_path) as vault:
        vault.begin(TALK, CANONICAL)
        vault.keep(TALK.id, answer())
        vault.back_up()
        compartments.set_partner_passphrase(held(vault), Partner.FIRST, OF_FIRST).close()
        old = held(vault)
        with pytest.raises(EveryoneNeeded):
            ways.rekey(vault, {SlotName.TOGETHER: PASSPHRASE})
        given = {SlotName.TOGETHER: PASSPHRASE, SlotName.FIRST: OF_FIRST}
        ways.rekey(vault, given).close()
    assert Vault.is_protected(tmp_path)
    assert _said(tmp_path, PASSPHRASE) == _said(tmp_path, OF_FIRST) == 1
    assert backups.listed(tmp_path) == ()
    with pytest.raises(VaultDamaged):
        engine.open_file(tmp_path / SHARED, old.key, old.vault_id)
    entered(tmp_path).close()


def test_a_vault_in_memory_has_no_keys_to_change() -> None:
    with Vault.in_memory() as vault, pytest.raises(VaultMissing):
        ways.rekey(vault, ALL)
