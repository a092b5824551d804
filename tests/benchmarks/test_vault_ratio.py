"""What encryption costs a commit, and what past talks cost a page turn: ratios within one run.

Batches are interleaved, so that whatever else the machine does falls on both sides alike.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path
from statistics import median, quantiles

import apsw

from app.flow.items import Share, Text
from app.flow.model import Flow, Step
from app.session.session import Answer, Seat, Session, Slot, fresh_id
from app.session.value import Words
from app.vault import engine, keyfile, rows
from app.vault.store import SHARED, Vault

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FLOW = Flow(
    flow=1,
    id="small-talk",
    version=1,
    language="en",
    title="A small talk",
    minutes=5,
    steps=(Step(id="begin", title="Begin", items=(Text(id="wish", ask="What?"),)),),
)
CANONICAL = b"a flow of a usual length\n" * 600
PLACE = '{"page":"item","step":"begin","item":"wish","seat":"first","trail":[' + "1," * 300 + "1]}"
WORDS = "What I wish for is an evening in which nobody has to be right. " * 3
SLOTS = tuple(Slot(f"item-{number}", by) for number in range(12) for by in Seat)
ANSWERS_OF_A_PAST_TALK = 12

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
    with _after(tmp_path / "few", 10) as few, _after(tmp_path / "many", 10_000) as many:
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
    talk = _talk(NOON)
    vault.begin(talk, CANONICAL)

    def turn(number: int) -> None:
        one = _answer(SLOTS[number % len(SLOTS)], f"{number} {WORDS}")
        vault.turn_page(talk, (one,), f"{PLACE} {number}")

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


def _talk(started: datetime) -> Session:
    names = ("Ada", "Bo")
    return Session(id=fresh_id(started), flow=FLOW, names=names, started=started)


def _answer(slot: Slot, text: str) -> Answer:
    return Answer(slot, Words(text), "What do you wish for today?", Share.NOW, NOON)


def _plain(path: Path) -> Vault:
    """A vault on an ordinary database, everything else alike."""
    connection = apsw.Connection(str(path))
    engine.fix_pragmas(connection, None)
    engine.lay_out(connection, "plain")
    return Vault(connection)


def _after(folder: Path, talks: int) -> Vault:
    """A vault in which so many talks were had and ended."""
    vault = Vault.create(folder, None)
    first = _talk(NOON - timedelta(hours=talks + 1))
    digest = vault.begin(first, CANONICAL)
    vault.close()
    keys, _ = keyfile.read(folder)
    connection = engine.open_file(folder / SHARED, keys.open_key() or b"", keys.vault_id)
    with engine.transaction(connection):
        for back in range(talks, 1, -1):
            _past(connection, _talk(NOON - timedelta(hours=back)), digest)
    engine.close(connection)
    return Vault.open(folder)


def _past(connection: apsw.Connection, talk: Session, digest: str) -> None:
    session = rows.of_session(talk, digest) | {"ended": talk.started.isoformat()}
    _insert(connection, "sessions", ", ".join(session), tuple(session.values()))
    for slot in SLOTS[:ANSWERS_OF_A_PAST_TALK]:
        one = _answer(slot, WORDS)
        row = (rows.row_id(talk.started), talk.id, digest, *rows.of_answer(one))
        _insert(connection, "answers", f"id, session, flow, {rows.ANSWER}", row)
        pointer = (talk.id, *rows.of_slot(slot), connection.last_insert_rowid())
        _insert(connection, "current", "session, item, by, turn, answer", pointer)


def _insert(
    connection: apsw.Connection, table: str, columns: str, row: tuple[apsw.SQLiteValue, ...]
) -> None:
    holes = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({holes})", row)
