"""An exercise seen cold, also where a pack asks something else than its name promises."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.bench.source import practice_of
from app.flow.checked import read_flow
from app.flow.library import Library
from app.session.conversation import Conversation
from app.session.place import PageKind
from app.session.session import says_something
from app.ui.homework.rehearsal import prompted
from app.ui.talks import begun
from app.ui.wizard.record import now
from app.vault.store import Vault

FLOW = """\
flow: 1
id: listening-practice
version: 1
language: en
title: Listening
minutes: 5
steps:
  - id: a
    title: A
    turns: private
    items:
      - {{id: {name}, ask: Why?, {kind}}}
"""


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.shipped()


def rehearsed(library: Library, name: str, kind: str) -> Conversation:
    """The talk at its first question, with what the practice couple says there."""
    flow = read_flow(FLOW.format(name=name, kind=kind).encode(), library=library).flow
    assert flow is not None
    practice = practice_of(flow, flow.id)
    vault = Vault.in_memory()
    vault.set_people(*practice.names)
    conversation = begun(vault, library.joined(flow), False, now())
    while conversation.place.page is not PageKind.ITEM:
        conversation = onward(conversation, now())
    said = prompted(practice, conversation)
    vault.close()
    return said


def onward(conversation: Conversation, moment: datetime) -> Conversation:
    further = conversation.go_on(moment)
    assert further != conversation
    return further


def test_what_the_practice_couple_says_is_there_already(library: Library) -> None:
    there = rehearsed(library, "listen-topic", "type: text")
    assert there.value is not None and says_something(there.value)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("listen-topic", "type: scale"),
        ("listen-topic", "type: choice, options: {a: A, b: B}"),
        ("listen-tension-before", "type: checklist, options: {a: A, b: B}"),
        ("listen-tension-before", "type: date"),
        ("listen-back", "type: agreement"),
        ("listen-back", "type: scale"),
    ],
)
def test_an_answer_that_does_not_fit_under_a_borrowed_id_is_not_given(
    library: Library, name: str, kind: str
) -> None:
    there = rehearsed(library, name, kind)
    assert there.place.page is PageKind.ITEM
    assert there.value is None or not says_something(there.value)
