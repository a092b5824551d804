"""What was taken back is gone from the looks at it, too."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from app.flow.digest import to_canonical
from app.session.session import Seat, Session, State
from app.summary.compose import compose
from app.summary.consent import kept, tick_all
from app.summary.ledger import Standing
from app.summary.record import to_json
from app.ui.past import past_ledger
from app.ui.places.past_talks import PastModel
from app.ui.review import Review
from app.ui.talks import past
from app.ui.unsaying import unsay
from app.vault.store import Vault

from ..summary.evenings import both_signed, said
from ..summary.looks import begun, first_evening, named, reworded, went
from .kept import keep

WORDS = "start to worry"
LINE = "plan/first/first"


def with_a_look(vault: Vault) -> Session:
    """The evening, then a look at both agreements, kept as the window would keep it."""
    vault.set_people("Sam", "Alex")
    keep(vault, first_evening())
    so_far = past_ledger(vault)
    session = begun(so_far, 1)
    given = (*went(0, "keep", (7, 7)), *went(1, "smaller", (2, 2)), reworded(1, Seat.FIRST))
    vault.begin(session, to_canonical(session.flow))
    for name, value, by in given:
        session = said(session, named(so_far, name), value, by)
    vault.turn_page(session, tuple(session.answers.values()), "{}")
    summary = compose(session, session.started + timedelta(minutes=20))
    for seat in Seat:
        summary = tick_all(summary, seat)
    told = json.dumps(to_json(kept(both_signed(summary))), ensure_ascii=False)
    vault.finish(session.id, told, session.started + timedelta(minutes=20), State.FINISHED)
    return session


def everything(vault: Vault) -> str:
    """All that the vault has of all talks."""
    found = []
    for head in vault.sessions():
        talk = vault.load(head.id)
        found += [talk.flow.decode(), str(talk.answers), vault.summary(head.id) or ""]
    return "\n".join(found)


def take_back(vault: Vault) -> None:
    """Sam takes the agreement of the evening back, on the page of that evening."""
    head = vault.sessions()[-1]
    _, summary = past(vault, head)
    assert summary is not None
    unsay(vault, head.id, summary.line(LINE))


def test_the_words_are_quoted_by_a_later_look_until_they_are_taken_back() -> None:
    with Vault.in_memory() as vault:
        look = with_a_look(vault)
        assert everything(vault).count(WORDS) > 5
        take_back(vault)
        talk = vault.load(look.id)
        assert WORDS not in talk.flow.decode()
        assert WORDS not in str([answer.asked for answer in talk.answers])
        assert WORDS not in (vault.summary(look.id) or "")
        assert "I want to be alone" in (vault.summary(look.id) or "")


def test_the_answers_to_it_stay_with_their_authors() -> None:
    with Vault.in_memory() as vault:
        look = with_a_look(vault)
        before = {answer.slot: answer.value for answer in vault.load(look.id).answers}
        take_back(vault)
        assert {answer.slot: answer.value for answer in vault.load(look.id).answers} == before


def test_they_go_from_the_backups_as_well(tmp_path: Path) -> None:
    with Vault.create(tmp_path / "vault", None) as vault:
        look = with_a_look(vault)
        made = vault.back_up()
        take_back(vault)
        assert WORDS not in vault.load(look.id).flow.decode()
    with Vault.open(made) as backup:
        talk = backup.load(look.id)
        assert WORDS not in talk.flow.decode()
        assert WORDS not in str([answer.asked for answer in talk.answers])
        assert WORDS not in (backup.summary(look.id) or "")


def test_what_came_in_its_place_has_words_of_its_own_which_stay() -> None:
    with Vault.in_memory() as vault:
        with_a_look(vault)
        take_back(vault)
        texts = [entry.text for entry in past_ledger(vault).entries]
        assert "If it is late, then I write it down." in texts


def test_doing_it_again_changes_nothing() -> None:
    with Vault.in_memory() as vault:
        with_a_look(vault)
        take_back(vault)
        before = everything(vault)
        take_back(vault)
        assert everything(vault) == before


def test_deleting_the_talk_takes_its_words_along() -> None:
    with Vault.in_memory() as vault:
        with_a_look(vault)
        model = PastModel(vault)
        model.remove(model.rowCount() - 1)
        assert WORDS not in everything(vault)
        assert len(vault.sessions()) == 1


@pytest.mark.usefixtures("qapp")
def test_the_page_of_the_evening_does_it_with_the_line_itself() -> None:
    with Vault.in_memory() as vault:
        with_a_look(vault)
        session, summary = past(vault, vault.sessions()[-1])
        review = Review(session, vault, summary)
        review._withdrawal._turn(Seat.FIRST)
        review._lines.gone = LINE
        review._lines.taken_back.emit()
        assert WORDS not in everything(vault)
        standings = {entry.text: entry.standing for entry in past_ledger(vault).entries}
        assert standings["If it is late, then I write it down."] is Standing.OPEN
        review.deleteLater()


def test_what_was_no_agreement_is_nobody_s_quotation() -> None:
    with Vault.in_memory() as vault:
        with_a_look(vault)
        before = everything(vault)
        unsay(vault, "0" * 32, first_evening().line("word"))
        assert everything(vault) == before
