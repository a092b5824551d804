from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.vault.doctor import Report, doctor
from app.vault.problems import PassphraseNeeded, VaultBusy, VaultMissing
from app.vault.shares import reveal
from app.vault.store import SHARED

from .rooms import OF_FIRST, OF_SECOND, TALK, asked, entered, noted, with_rooms
from .talk import CANONICAL, PASSPHRASE, protected, unprotected

DAY = date(2026, 11, 22)


def _faults(report: Report) -> str:
    return " ".join(each.sentence for each in report.findings if not each.well)


def test_a_vault_that_is_well_is_said_to_be_well(tmp_path: Path) -> None:
    with with_rooms(tmp_path) as vault:
        vault.back_up(DAY)
    for passphrase in (PASSPHRASE, OF_FIRST, OF_SECOND):
        report = doctor(tmp_path, passphrase)
        assert report.well, _faults(report)
        assert "2026-11-22" in str(report.findings)
    unprotected(tmp_path / "open").close()
    assert doctor(tmp_path / "open").well


def test_what_it_says_of_the_rooms_is_the_same_however_they_are_used(tmp_path: Path) -> None:
    protected(tmp_path / "unused").close()
    with_rooms(tmp_path / "used").close()
    with entered(tmp_path / "used") as room:
        noted(room, "word " * 9_000)
    reports = [doctor(tmp_path / name, PASSPHRASE) for name in ("unused", "used")]
    assert reports[0] == reports[1]


def test_only_its_owner_hears_of_originals_that_were_deleted(tmp_path: Path) -> None:
    with with_rooms(tmp_path) as vault:
        vault.begin(TALK, CANONICAL)
        with entered(tmp_path) as room:
            reveal(vault, room, TALK, replace(asked(), shown=True))
            room.withdraw(TALK.id, asked().slot)
    assert "originals you deleted" in str(doctor(tmp_path, OF_FIRST).findings)
    for other in (PASSPHRASE, OF_SECOND):
        assert "originals you deleted" not in str(doctor(tmp_path, other).findings)


def test_each_fault_has_its_sentence(tmp_path: Path) -> None:
    with with_rooms(tmp_path) as vault:
        made = vault.back_up(DAY)
    (made / SHARED).write_bytes((made / SHARED).read_bytes()[::-1])
    (tmp_path / "second.db").unlink()
    (tmp_path / "first.db").write_bytes(b"x" * 8192)
    (tmp_path / "keys.json.1").unlink()
    told = _faults(doctor(tmp_path, OF_FIRST))
    assert "copy of the key file" in told
    assert "missing; a backup can have it" in told
    assert "Your private space does not open." in told
    assert made.name in told


def test_a_damaged_page_is_found(tmp_path: Path) -> None:
    with protected(tmp_path) as vault:
        for number in range(40):
            vault.begin(replace(TALK, id=f"{number:032x}"), CANONICAL * 50 + b"%d" % number)
    data = bytearray((tmp_path / SHARED).read_bytes())
    data[len(data) * 3 // 4] ^= 1
    (tmp_path / SHARED).write_bytes(data)
    assert "What you share is damaged." in _faults(doctor(tmp_path, PASSPHRASE))


def test_a_folder_that_others_may_enter_or_that_is_synced_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "Nextcloud" / "vault"
    unprotected(folder).close()
    (folder / SHARED).chmod(0o644)
    told = _faults(doctor(folder))
    assert "Others who use this computer" in told
    assert "Nextcloud" in told


def test_where_the_vault_does_not_open_the_problem_is_told(tmp_path: Path) -> None:
    with pytest.raises(VaultMissing):
        doctor(tmp_path / "nowhere")
    with protected(tmp_path), pytest.raises(VaultBusy):
        doctor(tmp_path, PASSPHRASE)
    with pytest.raises(PassphraseNeeded):
        doctor(tmp_path)
