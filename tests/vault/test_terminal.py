"""The vault's commands, as processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.vault.folder import DESK
from app.vault.keys import FLOOR
from app.vault.problems import PassphraseNeeded, WrongOwnPassphrase
from app.vault.store import Vault
from app.vault.terminal import OWN_BACK

from .rooms import OF_FIRST, entered, noted, with_rooms
from .talk import PASSPHRASE, unprotected

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(own_home: Path) -> Path:
    own_home.mkdir(parents=True)
    return own_home / "vault"


def _run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Without a terminal, so that the passphrase is read from the standard input."""
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "app", *arguments],
        cwd=ROOT,
        env=dict(os.environ),
        input=typed + "\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        start_new_session=True,
    )


def test_a_vault_that_is_well_is_said_to_be_well(folder: Path) -> None:
    with_rooms(folder).close()
    done = _run("doctor", typed=OF_FIRST)
    assert done.returncode == 0, done.stderr
    assert "Your private space is whole" in done.stdout
    assert "FAULT" not in done.stdout


def test_nobody_at_the_keyboard_is_told_that_a_passphrase_is_needed(folder: Path) -> None:
    with_rooms(folder).close()
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "app", "doctor"],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        start_new_session=True,
    )
    assert done.returncode == 2
    assert PassphraseNeeded.happened in done.stderr
    assert "Traceback" not in done.stderr


def test_one_brings_back_their_own_space_and_nobody_else_s(folder: Path) -> None:
    with with_rooms(folder) as vault:
        with entered(folder) as room:
            noted(room, "before")
        made = vault.back_up()
        with entered(folder) as room:
            noted(room, "after")
    done = _run("restore", "--own", str(made), typed=PASSPHRASE)
    assert done.returncode == 2
    assert WrongOwnPassphrase.happened in done.stderr
    done = _run("restore", "--own", str(made), typed=OF_FIRST)
    assert done.returncode == 0, done.stderr
    assert OWN_BACK in done.stdout
    with entered(folder) as room:
        assert [note.text for note in room.notes()] == ["before"]


def test_a_fault_gives_status_1_and_its_sentence(folder: Path) -> None:
    unprotected(folder).close()
    (folder / "keys.json.1").unlink()
    done = _run("doctor")
    assert done.returncode == 1
    assert "FAULT  One copy of the key file" in done.stdout


def test_a_backup_is_made_and_brought_back(folder: Path, tmp_path: Path) -> None:
    with with_rooms(folder) as vault:
        vault.set_people("before", "Bo")
    made = _run("backup", "--to", str(tmp_path / "stick"), typed=PASSPHRASE)
    assert made.returncode == 0, made.stderr
    place = next((tmp_path / "stick").iterdir())
    assert str(place) in made.stdout
    with Vault.open(folder, PASSPHRASE) as vault:
        vault.set_people("after", "Bo")
    back = _run("restore", str(place), typed=PASSPHRASE)
    assert back.returncode == 0, back.stderr
    assert "is back as it was" in back.stdout
    with Vault.open(folder, PASSPHRASE) as vault:
        assert vault.people() == ("before", "Bo")


@pytest.mark.parametrize("command", [["doctor"], ["backup"]])
def test_a_wrong_passphrase_gives_status_2_and_repeats_nothing(
    folder: Path, command: list[str]
) -> None:
    with_rooms(folder).close()
    done = _run(*command, typed="not the right one")
    assert done.returncode == 2
    assert "does not open this vault" in done.stderr
    assert "not the right one" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [["doctor"], ["backup"], ["restore", "nowhere"]])
def test_where_there_is_no_vault_it_is_said(own_home: Path, command: list[str]) -> None:
    done = _run(*command)
    assert done.returncode == 2
    assert done.stderr.startswith("reknit: ")
    assert "Traceback" not in done.stderr


def test_a_vault_that_is_open_elsewhere_is_left_alone(folder: Path) -> None:
    with unprotected(folder):
        done = _run("backup")
    assert done.returncode == 2
    assert "already open" in done.stderr


def test_a_desk_is_looked_after_beside_the_vault_of_two(folder: Path, tmp_path: Path) -> None:
    desk = folder.parent / DESK
    for place, name in ((folder, "vault"), (desk, "desk")):
        with Vault.create(place, PASSPHRASE, FLOOR) as vault:
            vault.set_people(name, "Bo")
    made = _run("backup", "--desk", "--to", str(tmp_path / "stick"), typed=PASSPHRASE)
    assert made.returncode == 0, made.stderr
    with Vault.open(desk, PASSPHRASE) as vault:
        vault.set_people("after", "Bo")
    (place,) = (tmp_path / "stick").iterdir()
    back = _run("restore", "--desk", str(place), typed=PASSPHRASE)
    assert back.returncode == 0, back.stderr
    assert _run("doctor", "--desk", typed=PASSPHRASE).returncode == 0
    for place, name in ((folder, "vault"), (desk, "desk")):
        with Vault.open(place, PASSPHRASE) as vault:
            assert vault.people() == (name, "Bo")
