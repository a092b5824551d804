from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.session.session import Answer, Slot
from app.vault.store import Vault

from .talk import CANONICAL, kept_answers, session, slots

ACTS = st.lists(kept_answers | slots | st.just("finish"), max_size=25)


def _count(vault: Vault, query: str) -> int:
    return len(vault._connection.execute(query).fetchall())


@given(ACTS)
def test_the_log_never_holds_what_was_withdrawn_finished_or_deleted(
    acts: list[Answer | Slot | str],
) -> None:
    talk, other = session(0), session(1)
    expected: dict[Slot, Answer] = {}
    with Vault.in_memory() as vault:
        vault.begin(talk, CANONICAL)
        vault.begin(other, CANONICAL)
        added = 0
        for act in acts:
            if isinstance(act, Answer):
                vault.keep(talk.id, act)
                vault.keep(other.id, act)
                added += 1
                expected[act.slot] = act
            elif isinstance(act, Slot):
                vault.withdraw(talk.id, act)
                expected.pop(act, None)
            else:
                vault.finish(talk.id, "{}")
                mine = f"SELECT 1 FROM answers WHERE session = '{talk.id}'"
                assert _count(vault, mine) == len(expected)
            assert {each.slot: each for each in vault.load(talk.id).answers} == expected
        assert _count(vault, f"SELECT 1 FROM answers WHERE session = '{other.id}'") <= added
        vault.delete(talk.id)
        assert _count(vault, f"SELECT 1 FROM answers WHERE session = '{talk.id}'") == 0
        vault.delete(other.id)
        assert _count(vault, "SELECT 1 FROM answers") == 0
        assert _count(vault, "SELECT 1 FROM current") == 0
        assert _count(vault, "SELECT 1 FROM flows") == 0


@given(st.lists(kept_answers, min_size=1, max_size=12))
def test_a_long_chain_of_drafts_goes_whole(drafts: list[Answer]) -> None:
    talk, slot = session(), Slot("wish")
    with Vault.in_memory() as vault:
        vault.begin(talk, CANONICAL)
        for draft in drafts * 3:
            vault.keep(talk.id, Answer(slot, draft.value, draft.asked, draft.share, draft.at, True))
        vault.withdraw(talk.id, slot)
        assert _count(vault, "SELECT 1 FROM answers") == 0
