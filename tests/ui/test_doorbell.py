"""One window for one home."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.ui.doorbell import Doorbell


def test_a_second_program_is_told_and_rings_at_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = Doorbell(tmp_path), Doorbell(tmp_path)
    assert first.first()
    assert not second.first()
    with qtbot.waitSignal(first.rung):
        assert second.ring()
    with qtbot.waitSignal(first.rung):
        assert second.ring()
    first.release()
    assert second.first()
    second.release()


def test_nothing_is_left_in_the_folder_afterwards(tmp_path: Path) -> None:
    bell = Doorbell(tmp_path)
    assert bell.first()
    bell.release()
    assert not list(tmp_path.iterdir())


def test_a_lock_of_a_program_that_is_gone_does_not_hold(tmp_path: Path) -> None:
    (tmp_path / "window.lock").write_text("999999999\npython\nhere\n")
    bell = Doorbell(tmp_path)
    assert bell.first()
    bell.release()


def test_the_files_are_the_owners_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    bell = Doorbell(home)
    assert bell.first()
    assert home.stat().st_mode & 0o077 == 0
    assert (home / "window.bell").stat().st_mode & 0o077 == 0
    bell.release()
