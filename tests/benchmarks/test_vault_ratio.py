"""What encryption costs a commit, and what past talks cost a page turn: ratios within one run.

Batches are interleaved, so that whatever else the machine does falls on both sides alike.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from statistics import median, quantiles

import apsw

from app.vault import engine
from app.vault.store import Vault

from .past import CANONICAL, NOON, SLOTS, WORDS, after, answer, talk

PLACE = '{"page":"item","step":"begin","item":"wish","seat":"first","trail":[' + "1," * 300 + "1]}"

Turn = Callable[[int], None]


def test_an_encrypted_commit_costs_at_most_a_third_more_than_a_plain_one(tmp_path: Path) -> None:
    with _plain(tmp_path / "plain.db") as plain, Vault.create(tmp_path / "vault", None) as secret:
        plain_times, secret_times = _interleaved(_turns(plain), _turns(secret), batches=60)
    ratios = [median(s) / median(p) for p, s in zip(plain_times, secret_times, strict=True)]
    print(f"\nplain commit       median {_ms(median(map(median, plain_times)))}")
    print(f"encrypted commit   median {_ms(median(map(median, secret_times)))}")
    print(f"ratio {median(ratios):.3f}")
    assert median(ratios) <= 1.3


def test_a_page_turn_takes_no_longer_after_ten_thousand_past_talks(tmp_path: Path) -> None:
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


def _interleaved(
    one: Turn, other: Turn, batches: int, size: int = 20
) -> tuple[list[list[float]], list[list[float]]]:
    numbers = [range(batch * size, (batch + 1) * size) for batch in range(batches + 1)]
    pairs = [(_timed(one, batch), _timed(other, batch)) for batch in numbers]
    return [each[0] for each in pairs[1:]], [each[1] for each in pairs[1:]]


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


def _plain(path: Path) -> Vault:
    """A vault on an ordinary database, everything else alike."""
    connection = apsw.Connection(str(path))
    engine.fix_pragmas(connection, None)
    engine.lay_out(connection, "plain")
    return Vault(connection)
