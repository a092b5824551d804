"""A watch tells of every way in which a file becomes another one, once it has settled."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.bench.watch import LOOK_MS, Watch


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "x.flow.yaml"
    file.write_text("one")
    return file


def test_a_file_that_is_left_alone_is_not_told_of(qtbot: QtBot, qapp: object, file: Path) -> None:
    watch = Watch([file])
    told: list[str] = []
    watch.changed.connect(lambda: told.append("changed"))
    with qtbot.waitSignal(watch._settling.timeout):
        (file.parent / "another").write_text("two")
    with qtbot.waitSignal(watch._looks.timeout):
        file.read_text()
    assert told == []


def test_writing_in_several_goes_is_told_of_once(qtbot: QtBot, qapp: object, file: Path) -> None:
    watch = Watch([file])
    told: list[str] = []
    watch.changed.connect(lambda: told.append(file.read_text()))
    with qtbot.waitSignal(watch.changed), file.open("w") as stream:
        for part in "several goes":
            stream.write(part)
            stream.flush()
    assert told == ["several goes"]


def test_a_file_that_is_not_there_yet_is_told_of_when_it_comes(
    qtbot: QtBot, qapp: object, tmp_path: Path
) -> None:
    file = tmp_path / "later.flow.yaml"
    watch = Watch([file])
    with qtbot.waitSignal(watch.changed):
        file.write_text("here")
    with qtbot.waitSignal(watch.changed):
        file.rename(tmp_path / "elsewhere")
    with qtbot.waitSignal(watch.changed):
        (tmp_path / "elsewhere").rename(file)


def test_the_system_need_not_tell_anything(qtbot: QtBot, qapp: object, file: Path) -> None:
    watch = Watch([file])
    watch._watcher.removePaths([*watch._watcher.files(), *watch._watcher.directories()])
    with qtbot.waitSignal(watch.changed, timeout=10 * LOOK_MS):
        file.write_text("two")
