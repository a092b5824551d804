"""What encryption costs a commit, and what past talks cost a page turn: ratios within one run.

Batches are interleaved, so that whatever else the machine does falls on both sides alike.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from itertools import chain
from pathlib import Path
from statistics import median, quantiles

import apsw
import pytest

from app.vault import engine
from app.vault.store import Vault

from .past import CANONICAL, NOON, SLOTS, WORDS, answer, talk

pytestmark = pytest.mark.alone

PLACE = '{"page":"item","step":"begin","item":"wish","seat":"first","trail":[' + "1," * 300 + "1]}"

TABLES = ("one", "two", "three")

Turn = Callable[[int], None]


def test_encryption_costs_a_page_turn_what_it_costs_three_pages(tmp_path: Path) -> None:
    """Against the plain commit alone it would be a measure of the disk: one that answers at once,
    as in a virtual machine, makes the same encryption dear, and a slow one makes it free.
    """
    with (
        _plain(tmp_path / "plain.db") as plain,
        Vault.create(tmp_path / "vault", None) as secret,
        closing(_three_pages(tmp_path / "three.db", None)) as three,
        closing(_three_pages(tmp_path / "sealed.db", bytes(32))) as sealed,
    ):
        turns = [_turns(plain), _turns(secret), _updates(three), _updates(sealed)]
        times = [[median(batch) for batch in each] for each in _interleaved(*turns, batches=90)]
    plain_turn, secret_turn, plain_three, secret_three = map(median, times)
    print(f"\nplain commit       median {_ms(plain_turn)}")
    print(f"encrypted commit   median {_ms(secret_turn)}")
    print(f"ratio of commits   {secret_turn / plain_turn:.3f}")
    ratio = (secret_turn - plain_turn) / (secret_three - plain_three)
    print(f"ratio of what encryption adds, to three pages {ratio:.3f}")
    assert ratio <= 1.3


def test_a_page_turn_takes_no_longer_after_ten_thousand_past_talks(
    tmp_path: Path, after: Callable[[Path, int], Vault]
) -> None:
    with after(tmp_path / "few", 10) as few, after(tmp_path / "many", 10_000) as many:
        few_times, many_times = _interleaved(_turns(few), _turns(many), batches=90)
        listed = _timed(lambda _: len(many.sessions(50)), range(20))
    few_all, many_all = list(chain(*few_times)), list(chain(*many_times))
    for talks, times in (("    10", few_all), ("10,000", many_all)):
        print(
            f"\npage turn after {talks} talks  median {_ms(median(times))}  p99 {_ms(_p99(times))}"
        )
    print(f"ratio of medians {median(many_all) / median(few_all):.3f}")
    print(f"ratio of p99     {_p99(many_all) / _p99(few_all):.3f}")
    print(f"newest 50 of 10,000 talks     median {_ms(median(listed))}")
    ratios = [median(m) / median(f) for f, m in zip(few_times, many_times, strict=True)]
    assert median(ratios) <= 1.1


def _turns(vault: Vault) -> Turn:
    """Turn the pages of one talk, each turn with its answer and its place in one commit."""
    session = talk(NOON)
    vault.begin(session, CANONICAL)

    def turn(number: int) -> None:
        one = answer(SLOTS[number % len(SLOTS)], f"{number} {WORDS}")
        vault.turn_page(session, (one,), f"{PLACE} {number}")

    return turn


def _interleaved(*turns: Turn, batches: int, size: int = 20) -> list[list[list[float]]]:
    """The times of each in its batches, without the first one."""
    numbers = [range(batch * size, (batch + 1) * size) for batch in range(batches + 1)]
    rounds = [[_timed(turn, batch) for turn in turns] for batch in numbers][1:]
    return [[each[place] for each in rounds] for place in range(len(turns))]


def _timed(turn: Callable[[int], object], numbers: range) -> list[float]:
    times = []
    for number in numbers:
        begin = time.perf_counter()
        turn(number)
        times.append(time.perf_counter() - begin)
    return times


def _p99(times: list[float]) -> float:
    return quantiles(times, n=100)[98]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


def _three_pages(path: Path, key: bytes | None) -> apsw.Connection:
    """A database of three tables, each on a page of its own."""
    connection = apsw.Connection(str(path))
    engine.fix_pragmas(connection, key)
    with engine.transaction(connection):
        for table in TABLES:
            connection.execute(f"CREATE TABLE {table} (only INTEGER PRIMARY KEY, value TEXT)")
            connection.execute(f"INSERT INTO {table} VALUES (1, '')")
    return connection


def _updates(connection: apsw.Connection) -> Turn:
    """Write on each of the three pages in one commit."""

    def update(number: int) -> None:
        with engine.transaction(connection):
            for table in TABLES:
                connection.execute(f"UPDATE {table} SET value = ?", (f"{PLACE} {number}",))

    return update


def _plain(path: Path) -> Vault:
    """A vault on an ordinary database, everything else alike."""
    connection = apsw.Connection(str(path))
    engine.fix_pragmas(connection, None)
    engine.lay_out(connection, "plain")
    return Vault(connection)
