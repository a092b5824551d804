"""What the talks of the past say together."""

from __future__ import annotations

from dataclasses import replace

from app.summary.ledger import ledger
from app.summary.summary import Summary
from app.ui.past import BATCH, batches, past_ledger, past_plan
from app.vault.store import Vault

from ..summary.evenings import empty
from ..summary.looks import first_evening, stays, talk, three_looks
from .kept import home_of, keep


def quiet(number: int) -> Summary:
    """A talk of which nothing was agreed, and nothing kept."""
    return replace(stays(empty()), session=talk(number))


def test_the_ledger_is_read_off_what_is_kept() -> None:
    with home_of(*three_looks()) as vault:
        assert past_ledger(vault) == ledger(three_looks())


def test_the_plan_that_was_made_last_is_the_one_that_holds() -> None:
    with home_of(first_evening()) as vault:
        plan = past_plan(vault)
        assert plan is not None
        assert plan.minutes == 60


def test_where_nothing_was_agreed_there_is_no_plan_and_an_empty_ledger() -> None:
    with Vault.in_memory() as vault:
        assert past_plan(vault) is None
        assert past_ledger(vault).entries == ()


def test_a_talk_that_still_waits_says_nothing_yet() -> None:
    with home_of(*three_looks()) as vault:
        heads = vault.sessions()
        vault.delete(heads[0].id)
        assert len(past_ledger(vault).entries) == 3
        assert all(len(entry.looks) < 2 for entry in past_ledger(vault).entries)


def test_a_summary_that_cannot_be_read_here_is_passed_over() -> None:
    with home_of(first_evening()) as vault:
        newer = replace(first_evening(), session=talk(7))
        keep(vault, newer)
        other = vault.sessions(1)[0]
        vault.finish(other.id, '{"summary": 99, "promise": {}, "x": "\\"promise\\": {"}')
        vault.finish(other.id, '{"summary": 99, "sections": [{"promise": {}}]}')
        assert len(past_ledger(vault).entries) == 2


def test_each_batch_may_be_shown_before_the_next_is_read() -> None:
    with home_of(first_evening(), *(quiet(number) for number in range(1, BATCH + 20))) as vault:
        first, second = batches(vault)
        assert first == ()
        assert [summary.session for summary in second] == [first_evening().session]
