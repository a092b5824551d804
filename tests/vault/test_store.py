from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.flow.items import Share
from app.session.session import Answer, Seat, Slot, State
from app.vault.keys import FLOOR
from app.vault.problems import (
    PassphraseNeeded,
    PassphraseTooShort,
    VaultExists,
    VaultMissing,
    VaultProblem,
    WrongPassphrase,
)
from app.vault.rows import may_be_kept, storable
from app.vault.store import SHARED, Vault

from .talk import (
    CANONICAL,
    NOON,
    PASSPHRASE,
    answer,
    connect,
    kept_answers,
    moments,
    private_answers,
    protected,
    session,
    slots,
    unprotected,
    values,
)


def test_what_was_kept_is_there_after_closing_and_opening_again(tmp_path: Path) -> None:
    folder, talk = tmp_path / "vault", session()
    with protected(folder) as vault:
        vault.set_people("Ada", "Bo")
        digest = vault.begin(talk, CANONICAL)
        vault.turn_page(talk, (answer("a walk"),), '{"step": "begin"}')
    with Vault.open(folder, PASSPHRASE) as vault:
        stored = vault.load(talk.id)
        assert vault.people() == ("Ada", "Bo")
        assert vault.notice == ""
    assert stored.answers == (answer("a walk"),)
    assert (stored.flow, stored.digest, stored.place) == (CANONICAL, digest, '{"step": "begin"}')
    assert stored.head.names == talk.names
    assert stored.head.swapped is True
    assert (stored.head.flow_id, stored.head.flow_version) == ("small-talk", 3)
    assert stored.head.title == "A small talk"
    assert stored.head.started == talk.started
    assert stored.head.state is State.OPEN


@settings(max_examples=40)
@given(given_answers=st.lists(kept_answers, max_size=12))
def test_any_answers_come_back_as_the_last_of_each_slot(given_answers: list[Answer]) -> None:
    talk = session()
    with Vault.in_memory() as vault:
        vault.begin(talk, CANONICAL)
        for each in given_answers:
            vault.keep(talk.id, each)
        stored = vault.load(talk.id).answers
    last = {each.slot: each for each in given_answers}
    assert {each.slot: each for each in stored} == last
    assert len(stored) == len(last)


@given(st.text())
def test_a_text_is_stored_as_it_is(text: str) -> None:
    assert storable(text) == text


def test_half_a_character_is_stored_as_a_replacement() -> None:
    talk = session()
    with Vault.in_memory() as vault:
        vault.begin(replace(talk, names=("A\ud83d", "\ude00B")), CANONICAL)
        vault.keep(talk.id, answer("cut \ud83d off"))
        vault.keep_place(talk, "\ud83d")
        stored = vault.load(talk.id)
        vault.finish(talk.id, "\ude00")
        assert vault.summary(talk.id) == "\ufffd"
    assert stored.place == "\ufffd"
    assert stored.head.names == ("A\ufffd", "\ufffdB")
    assert stored.answers == (answer("cut \ufffd off"),)


@given(slots, values, st.sampled_from(Share), st.booleans(), moments)
def test_an_answer_goes_in_exactly_if_it_may_be_seen_by_both(
    slot: Slot, value: object, share: Share, shown: bool, at: datetime
) -> None:
    one = Answer(slot, value, "", share, at, shown)  # type: ignore[arg-type]
    assert may_be_kept(one) == one.kept
    talk = session()
    with Vault.in_memory() as vault:
        vault.begin(talk, CANONICAL)
        if one.kept:
            vault.keep(talk.id, one)
        else:
            with pytest.raises(ValueError, match="private"):
                vault.keep(talk.id, one)
        assert len(vault.load(talk.id).answers) == int(one.kept)


def test_a_private_answer_is_refused_with_the_whole_page() -> None:
    talk = session()
    for private in private_answers("SECRET-7391"):
        with Vault.in_memory() as vault:
            vault.begin(talk, CANONICAL)
            with pytest.raises(ValueError, match="private") as caught:
                vault.turn_page(talk, (answer(), private), "{}")
            assert "SECRET-7391" not in str(caught.value)
            assert vault.load(talk.id).answers == ()
            assert vault.load(talk.id).place is None


def test_the_table_itself_refuses_a_private_row(tmp_path: Path) -> None:
    talk = session()
    with unprotected(tmp_path) as vault:
        vault.begin(talk, CANONICAL)
        vault.keep(talk.id, answer())
    connection = connect(tmp_path)
    for change in ("share = 'never'", "share = 'ask'", "share = 'whenever'"):
        with pytest.raises(Exception, match="CHECK"):
            connection.execute(f"UPDATE answers SET {change}")
    connection.close()


def test_an_answer_is_superseded_and_not_overwritten(tmp_path: Path) -> None:
    talk = session()
    with unprotected(tmp_path) as vault:
        vault.begin(talk, CANONICAL)
        for text in ("one", "two", "three"):
            vault.keep(talk.id, answer(text))
        assert vault.load(talk.id).answers == (answer("three"),)
    connection = connect(tmp_path)
    rows = connection.execute("SELECT seq, supersedes, value FROM answers ORDER BY seq").fetchall()
    connection.close()
    assert [row[1] for row in rows] == [None, rows[0][0], rows[1][0]]
    assert [word in str(row[2]) for row, word in zip(rows, ("one", "two", "three"), strict=True)]


def test_keeping_the_same_again_after_a_doubtful_commit_adds_nothing(tmp_path: Path) -> None:
    talk = session()
    with unprotected(tmp_path) as vault:
        for _ in range(3):
            vault.begin(talk, CANONICAL)
            vault.turn_page(talk, (answer(),), "{}")
    connection = connect(tmp_path)
    assert connection.execute("SELECT count(*) FROM answers").fetchall() == [(1,)]
    assert connection.execute("SELECT count(*) FROM sessions").fetchall() == [(1,)]
    assert connection.execute("SELECT count(*) FROM flows").fetchall() == [(1,)]
    connection.close()


def test_the_answers_of_both_and_of_each_turn_stand_side_by_side() -> None:
    talk = session()
    every = [
        replace(answer(f"{by} {turn}"), slot=Slot("wish", by, turn))
        for by in (None, Seat.FIRST, Seat.SECOND)
        for turn in (None, Seat.FIRST, Seat.SECOND)
    ]
    with Vault.in_memory() as vault:
        vault.begin(talk, CANONICAL)
        vault.keep(talk.id, *every)
        assert set(vault.load(talk.id).answers) == set(every)


def test_withdrawing_removes_every_row_of_the_slot_and_nothing_else(tmp_path: Path) -> None:
    talk, mine, other = session(), Slot("wish", Seat.FIRST), answer("hers", by=Seat.SECOND)
    with unprotected(tmp_path) as vault:
        vault.begin(talk, CANONICAL)
        for text in ("one", "two"):
            vault.keep(talk.id, answer(text))
        vault.keep(talk.id, other)
        vault.withdraw(talk.id, mine)
        assert vault.load(talk.id).answers == (other,)
        assert (tmp_path / f"{SHARED}-wal").stat().st_size == 0
    connection = connect(tmp_path)
    assert connection.execute("SELECT count(*) FROM answers").fetchall() == [(1,)]
    connection.close()


def test_a_withdrawn_text_is_not_even_in_the_decrypted_pages() -> None:
    talk = session()
    with Vault.in_memory() as vault:
        vault.begin(talk, CANONICAL)
        vault.keep(talk.id, answer("WITHDRAWN-4410"), answer("STAYS-4410", by=Seat.SECOND))
        assert b"WITHDRAWN-4410" in vault._connection.serialize("main")
        vault.withdraw(talk.id, Slot("wish", Seat.FIRST))
        pages = vault._connection.serialize("main")
    assert b"STAYS-4410" in pages
    assert b"WITHDRAWN-4410" not in pages


def test_finishing_keeps_the_summary_and_drops_drafts_and_place(tmp_path: Path) -> None:
    talk = session()
    with unprotected(tmp_path) as vault:
        vault.begin(talk, CANONICAL)
        vault.turn_page(talk, (answer("draft"),), "{}")
        vault.turn_page(talk, (answer("said"),), "{}")
        vault.finish(talk.id, '{"lines": []}', NOON + timedelta(hours=1))
        stored = vault.load(talk.id)
        assert vault.summary(talk.id) == '{"lines": []}'
        assert stored.answers == (answer("said"),)
        assert stored.place is None
        assert stored.head.state is State.FINISHED
        assert stored.head.ended == NOON + timedelta(hours=1)
    connection = connect(tmp_path)
    assert connection.execute("SELECT count(*) FROM answers").fetchall() == [(1,)]
    connection.close()


def test_a_talk_ends_and_lets_go_of_answers_all_at_once_or_not_at_all() -> None:
    talk, stays, goes = session(), answer("stays"), answer("goes", by=Seat.SECOND)
    with Vault.in_memory() as vault:
        vault.begin(talk, CANONICAL)
        vault.keep(talk.id, stays, goes)
        unknown = replace(goes.slot, item="\ud800")
        with pytest.raises(UnicodeEncodeError):
            vault.finish(talk.id, "{}", NOON, without=[goes.slot, unknown])
        assert set(vault.load(talk.id).answers) == {stays, goes}
        assert vault.open_talk() is not None
        vault.finish(talk.id, "{}", NOON, without=[goes.slot])
        assert vault.load(talk.id).answers == (stays,)
        assert vault.open_talk() is None


def test_a_talk_can_end_without_a_summary() -> None:
    talk = session()
    with Vault.in_memory() as vault:
        vault.begin(talk, CANONICAL)
        vault.finish(talk.id, None, NOON, State.STOPPED)
        assert vault.summary(talk.id) is None
        assert vault.load(talk.id).head.state is State.STOPPED
        assert vault.open_talk() is None


def test_the_open_talk_is_the_newest_that_has_not_ended() -> None:
    old, new, ended = session(0), session(1), session(2)
    with Vault.in_memory() as vault:
        assert vault.open_talk() is None
        for talk in (new, ended, old):
            vault.begin(talk, CANONICAL)
        vault.finish(ended.id, "{}")
        head = vault.open_talk()
        assert head is not None
        assert head.id == new.id
        later = replace(new, state=State.LATER, breaks=2, starter=Seat.SECOND)
        vault.keep_place(later, "{}")
        head = vault.open_talk()
        assert head is not None
        assert (head.state, head.breaks, head.starter) == (State.LATER, 2, Seat.SECOND)


def test_past_talks_are_listed_newest_first_page_by_page() -> None:
    talks = [session(minutes) for minutes in (5, 1, 4, 1, 3, 2, 2)]
    with Vault.in_memory() as vault:
        for talk in talks:
            vault.begin(talk, CANONICAL)
        page = vault.sessions(3)
        listed = list(page)
        while page:
            page = vault.sessions(3, before=page[-1])
            listed += page
    assert sorted(head.id for head in listed) == sorted(talk.id for talk in talks)
    started = [head.started for head in listed]
    assert started == sorted(started, reverse=True)


def test_deleting_a_talk_leaves_no_row_of_it_and_no_flow_without_a_talk(tmp_path: Path) -> None:
    gone, stays = session(0), session(1)
    with unprotected(tmp_path) as vault:
        vault.begin(gone, CANONICAL)
        vault.begin(stays, b"another flow")
        vault.turn_page(gone, (answer(),), "{}")
        vault.finish(gone.id, "{}")
        vault.delete(gone.id)
        with pytest.raises(KeyError):
            vault.load(gone.id)
        assert vault.summary(gone.id) is None
        assert [head.id for head in vault.sessions()] == [stays.id]
    connection = connect(tmp_path)
    for table in ("answers", "current", "places", "summaries"):
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchall() == [(0,)]
    assert connection.execute("SELECT canonical FROM flows").fetchall() == [(b"another flow",)]
    connection.close()


def test_a_flow_is_stored_once_however_many_talks_have_it(tmp_path: Path) -> None:
    with unprotected(tmp_path) as vault:
        for minutes in range(3):
            vault.begin(session(minutes), CANONICAL)
    connection = connect(tmp_path)
    assert connection.execute("SELECT count(*) FROM flows").fetchall() == [(1,)]
    connection.close()


def test_an_answer_to_a_talk_that_never_began_is_refused() -> None:
    with Vault.in_memory() as vault, pytest.raises(KeyError):
        vault.keep("nowhere", answer())


def test_a_moment_without_a_time_zone_is_refused() -> None:
    talk = session()
    with Vault.in_memory() as vault:
        vault.begin(talk, CANONICAL)
        with pytest.raises(ValueError, match="time zone"):
            vault.keep(talk.id, replace(answer(), at=NOON.replace(tzinfo=None)))


@pytest.mark.parametrize("passphrase", [PASSPHRASE, None])
def test_a_talk_begun_without_a_vault_can_be_kept_at_the_end(
    tmp_path: Path, passphrase: str | None
) -> None:
    talk, folder = session(), tmp_path / "vault"
    memory = Vault.in_memory()
    memory.set_people("Ada", "Bo")
    memory.begin(talk, CANONICAL)
    memory.turn_page(talk, (answer("draft"),), "{}")
    memory.turn_page(talk, (answer("said"),), '{"step": "begin"}')
    assert not folder.exists()
    memory.keep_in(folder, passphrase, FLOOR).close()
    with Vault.open(folder, passphrase) as vault:
        vault.check()
        assert vault.load(talk.id) == memory.load(talk.id)
        assert vault.people() == ("Ada", "Bo")
    assert Vault.is_protected(folder) == (passphrase is not None)
    memory.close()


def test_nothing_is_made_where_a_vault_is_already(tmp_path: Path) -> None:
    with unprotected(tmp_path) as vault:
        vault.set_people("Ada", "Bo")
    with pytest.raises(VaultExists):
        unprotected(tmp_path)
    with Vault.open(tmp_path) as vault:
        assert vault.people() == ("Ada", "Bo")


def test_a_vault_half_made_by_a_crash_is_made_anew(tmp_path: Path) -> None:
    with unprotected(tmp_path):
        pass
    (tmp_path / SHARED).rename(tmp_path / f"{SHARED}.new")
    (tmp_path / f"{SHARED}.new-wal").write_bytes(b"left over")
    (tmp_path / f"{SHARED}-wal").write_bytes(b"left over")
    assert not Vault.exists(tmp_path)
    with pytest.raises(VaultMissing):
        Vault.open(tmp_path)
    with unprotected(tmp_path) as vault:
        vault.set_people("Ada", "Bo")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "keys.json",
        "keys.json.1",
        SHARED,
    ]


def test_a_passphrase_below_the_rule_makes_no_vault(tmp_path: Path) -> None:
    with pytest.raises(PassphraseTooShort):
        Vault.create(tmp_path / "vault", "short", FLOOR)
    assert not (tmp_path / "vault").exists()


def test_a_wrong_passphrase_is_always_told_in_the_same_words(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    protected(folder).close()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    told = set()
    for wrong in ("", "wrong", PASSPHRASE + "x", "x" * 5_000):
        with pytest.raises(WrongPassphrase) as caught:
            Vault.open(folder, wrong)
        told.add(str(caught.value))
    with pytest.raises(PassphraseNeeded):
        Vault.open(folder)
    assert len(told) == 1
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_vault_opened_on_one_thread_can_be_used_on_another(tmp_path: Path) -> None:
    unprotected(tmp_path).close()
    with ThreadPoolExecutor() as threads:
        vault = threads.submit(Vault.open, tmp_path).result()
    vault.set_people("Ada", "Bo")
    assert vault.people() == ("Ada", "Bo")
    vault.close()


def test_several_answers_are_withdrawn_in_one_go() -> None:
    talk, one, two = session(), answer("one"), answer("two", by=Seat.SECOND)
    with Vault.in_memory() as vault:
        vault.begin(talk, CANONICAL)
        vault.keep(talk.id, one, two, answer("three", by=None))
        vault.withdraw(talk.id, one.slot, two.slot)
        assert vault.load(talk.id).answers == (answer("three", by=None),)


def test_closing_twice_does_nothing(tmp_path: Path) -> None:
    vault = unprotected(tmp_path)
    vault.close()
    vault.close()


def test_every_problem_of_the_vault_says_what_happened_and_what_to_do() -> None:
    kinds = VaultProblem.__subclasses__()
    assert len(kinds) > 10
    for kind in kinds:
        problem = kind()
        assert problem.what_happened.endswith(".")
        assert problem.what_to_do.endswith(".")
        assert len(problem.what_happened) < 110
    assert len({str(kind()) for kind in kinds}) == len(kinds)


def test_a_vault_that_could_not_be_made_whole_is_none_and_can_be_made_after_all(
    tmp_path: Path,
) -> None:
    in_the_way = tmp_path / "second.db.new"
    in_the_way.mkdir()
    with Vault.in_memory() as empty:
        empty.set_people("Ada", "Bo")
        with pytest.raises(VaultProblem):
            empty.keep_in(tmp_path, PASSPHRASE, FLOOR)
        assert not Vault.exists(tmp_path)
        in_the_way.rmdir()
        empty.keep_in(tmp_path, PASSPHRASE, FLOOR).close()
    with Vault.open(tmp_path, PASSPHRASE) as vault:
        assert vault.people() == ("Ada", "Bo")


def test_the_summaries_of_talks_come_in_the_order_asked_for_as_far_as_there_are_any() -> None:
    with Vault.in_memory() as vault:
        talks = [session(minutes) for minutes in range(4)]
        for number, talk in enumerate(talks):
            vault.begin(talk, CANONICAL)
            vault.finish(talk.id, None if number == 1 else f"summary {number}")
        heads = vault.sessions()
        assert vault.summaries(heads) == ("summary 3", "summary 2", "summary 0")
        assert vault.summaries(heads[2:]) == ("summary 0",)
        assert vault.summaries(()) == ()


def test_only_breaks_of_talks_that_both_agreed_to_end_are_kept_ones() -> None:
    with Vault.in_memory() as vault:
        assert vault.breaks_kept() == 0
        for number, breaks in enumerate((1, 2, 5)):
            talk = replace(session(number), breaks=breaks)
            vault.begin(talk, CANONICAL)
            if breaks < 5:
                vault.finish(talk.id, "a summary")
        assert vault.breaks_kept() == 3
