"""Packs and sheets that somebody made to do harm: each is refused or shown, and says why.

A file whose name begins with `shown-` is one that may be opened; what stands in it is shown as it
stands. After a change of words: REKNIT_WRITE_GOLDEN=1, and look at what changed.
"""

from __future__ import annotations

import io
import json
import os
import time
from argparse import Namespace
from functools import cache
from pathlib import Path

from app.homework import terminal
from app.homework.sheet import sheet_text
from app.problem import Problem

from .opening import told
from .packs import KEY, sheet, shipped, text

FOLDER = Path(__file__).parent / "data" / "hostile"
GOLDEN = FOLDER / "messages.txt"
RECIPES = FOLDER / "recipes.txt"
ENDINGS = {".reknit", ".yaml", ".age"}
SOME = 5
"""So many sentences about one file are written down."""
LONGEST = 0.5
"""Seconds of this program that one file may take."""


@cache
def files() -> dict[str, bytes]:
    """Every hostile file: those that lie there, and those too large to lie there."""
    lying = [path for path in FOLDER.iterdir() if path.suffix in ENDINGS]
    found = {path.name: path.read_bytes() for path in sorted(lying)}
    return found | dict(map(made, RECIPES.read_text(encoding="utf-8").splitlines()))


def made(recipe: str) -> tuple[str, bytes]:
    """A large file after its line: its name, a beginning, what comes how often, and an end."""
    name, begin, part, often, end = json.loads(recipe)
    head = text(flows=None, from_={"name": "M. Stern"})
    top, _, _ = sheet_text(sheet()).partition("times:")
    whole = head + "flows:\n  - {id: check-in, version: 1}\n"
    for name_of, stands in (("$PACK", whole), ("$HEAD", head), ("$TOP", top)):
        begin = begin.replace(name_of, stands)
    return name, (begin + part * often + end).encode()


@cache
def said() -> dict[str, tuple[bool, tuple[str, ...]]]:
    """Of each file whether it is shown, and what the program says."""
    return {name: told(data, shipped(), desk=_at_desk(name)) for name, data in files().items()}


def _at_desk(name: str) -> bool:
    return not name.endswith(".reknit")


def as_written(name: str) -> str:
    """The name, and under it what the program says, a line each."""
    shown, sentences = said()[name]
    more = len(sentences) - SOME
    if more > 1:
        sentences = (*sentences[:SOME], f"and {more} more")
    return "\n  ".join([f"{name}: {'shown' if shown else 'refused'}", *sentences]) + "\n"


def test_each_is_refused_or_shown_with_the_words_that_were_looked_at() -> None:
    written = "".join(map(as_written, said()))
    if os.environ.get("REKNIT_WRITE_GOLDEN"):
        GOLDEN.write_text(written, encoding="utf-8")
    assert written == GOLDEN.read_text(encoding="utf-8")


def test_there_are_many_of_them_and_all_but_those_that_say_so_are_refused() -> None:
    assert len(said()) >= 150
    for name, (shown, sentences) in said().items():
        assert shown == name.startswith("shown-"), name
        assert sentences and all(sentences), name


def test_no_sentence_carries_what_could_move_or_hide_the_others() -> None:
    for name, (_, sentences) in said().items():
        for sentence in sentences:
            assert sentence.isprintable(), (name, sentence)
            assert len(sentence) < 400, (name, sentence)


def test_none_takes_longer_than_half_a_second() -> None:
    for name, data in files().items():
        assert quickest(data, _at_desk(name)) < LONGEST, name


def quickest(data: bytes, desk: bool) -> float:
    """The shorter of two times in seconds, without what others do on this machine."""
    times = []
    for _ in range(2):
        begin = time.process_time()
        told(data, shipped(), desk=desk)
        times.append(time.process_time() - begin)
        if times[-1] < LONGEST / 10:
            break
    return min(times)


def test_the_command_line_says_why_as_well_and_carries_nothing_to_the_terminal(
    tmp_path: Path,
) -> None:
    key = tmp_path / "key"
    key.write_text(KEY.line)
    some = [name for number, name in enumerate(files()) if number % 4 == 0 or "shown" in name]
    for name in some:
        data = files()[name]
        file, out = tmp_path / name, io.StringIO()
        file.write_bytes(data)
        try:
            status = terminal.COMMANDS["open"](Namespace(file=file, key=key), out)
        except Problem as problem:
            assert str(problem).isprintable(), name
        else:
            assert out.getvalue().replace("\n", "").isprintable(), name
            assert status in (terminal.CLEAN, terminal.FAULTY)
        file.unlink()


def test_what_the_seal_or_the_key_tells_is_not_told_by_something_else() -> None:
    by_the_text = {"signed-in-the-middle.reknit", "signed-nul-below.reknit"}
    for name, (_, sentences) in said().items():
        if name.startswith(("signed-", "arrival-")) and name not in by_the_text:
            (sentence,) = sentences
            assert not sentence[0].isdigit(), f"{name} is refused for what stands in it: {sentence}"
