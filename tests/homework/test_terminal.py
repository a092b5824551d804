"""A therapist's commands: what they write is whole, and leads on."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from app.arguments import parsed
from app.bench.modeline import MODELINE, modeline
from app.flow.library import Library
from app.homework.checked import read_pack
from app.homework.schema import NAME
from app.homework.signature import verified
from app.homework.terminal import COMMANDS
from app.problem import Problem

LIBRARY = Library.shipped()


def run(*words: str | Path) -> str:
    """What a command says that ends well."""
    command, out = parsed(["pack", *map(str, words)]), io.StringIO()
    assert COMMANDS[command.tool](command, out) == 0
    return out.getvalue()


@pytest.mark.parametrize("name", ["week", "week.reknit"])
def test_a_new_pack_is_whole_and_begins_with_the_line_for_editors(
    tmp_path: Path, name: str
) -> None:
    file = tmp_path / "week.reknit"
    assert f"reknit pack check {file}" in run("new", tmp_path / name, "--title", "Our week")
    pack = read_pack(file.read_bytes(), LIBRARY).pack
    assert pack is not None
    assert (pack.id, pack.title) == ("week", "Our week")
    first = file.read_text(encoding="utf-8").split("\n", 1)[0]
    assert f"{first}\n" == modeline(tmp_path, NAME)
    assert (tmp_path / first.removeprefix(MODELINE)).resolve().is_file()


def test_a_new_pack_is_signed_with_its_line_for_editors_and_all(tmp_path: Path) -> None:
    key, file = tmp_path / "key.txt", tmp_path / "week.reknit"
    run("key", "--to", key)
    run("new", file, "--key", key)
    words = run("sign", file, "--key", key).partition("words: ")[2].split()
    assert len(words) == 6
    assert verified(file.read_bytes()) is not None
    assert " ".join(words) in run("check", file)
    assert read_pack(file.read_bytes(), LIBRARY).faults == ()


def test_a_pack_of_a_talk_that_is_not_there_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no shipped flow"):
        run("new", tmp_path / "week", "--flow", "nowhere")
    assert not list(tmp_path.iterdir())


def test_a_pack_is_never_written_over(tmp_path: Path) -> None:
    file = tmp_path / "week.reknit"
    file.write_text("mine")
    with pytest.raises(Problem, match="already"):
        run("new", file)
    assert file.read_text() == "mine"
