"""The durability contract: when what is typed is on the disk, and what happens when it is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.session.conversation import Conversation
from app.session.session import Slot
from app.session.value import Value, Words
from app.ui.wizard.record import LONGEST_MS, PAUSE_MS, Record, now
from app.vault.problems import VaultFull
from app.vault.store import Vault

from .talks import begun, copied, full_disk

OURS = Slot("ours")
LONG = "word " * 3_000


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with Vault.create(tmp_path / "vault", None) as vault:
        yield vault


def together(vault: Vault) -> Conversation:
    """The small talk at its first question for both, with nothing answered."""
    conversation = begun(vault)
    step = conversation.session.flow.steps[1]
    while conversation.step is not step or conversation.item is None:
        if conversation.item is not None and conversation.item.required:
            conversation = conversation.say(Words("x"), now())
        forward = conversation.go_on(now())
        conversation = forward if forward != conversation else conversation.skip(now())
    return conversation


def stored(vault: Vault, conversation: Conversation) -> dict[Slot, Value]:
    return {a.slot: a.value for a in vault.load(conversation.session.id).answers}


def test_a_draft_waits_a_second_after_the_last_key_and_three_while_typing_goes_on(
    vault: Vault, qapp: QApplication
) -> None:
    conversation = together(vault)
    record = Record(conversation, vault)
    assert (record._pause.interval(), record._longest.interval()) == (1_000, 3_000)
    assert (PAUSE_MS, LONGEST_MS) == (1_000, 3_000)
    record.draft(conversation.say(Words("a"), now()))
    longest = record._longest.timerId()
    assert record._pause.isActive() and record._longest.isActive()
    pause = record._pause.timerId()
    record.draft(conversation.say(Words("ab"), now()))
    assert record._pause.timerId() != pause, "the pause begins anew with each key"
    assert record._longest.timerId() == longest, "the longest wait does not"
    assert stored(vault, conversation) == {} and not record.all_kept


@pytest.mark.parametrize("which", ["_pause", "_longest"])
def test_a_draft_is_written_when_either_wait_is_over(
    which: str, vault: Vault, qtbot: QtBot
) -> None:
    conversation = together(vault)
    record = Record(conversation, vault)
    record.draft(conversation.say(Words("a draft"), now()))
    timer = getattr(record, which)
    with qtbot.waitSignal(record.kept):
        timer.setInterval(0)
    assert stored(vault, conversation)[OURS] == Words("a draft")
    assert record.all_kept
    assert not record._pause.isActive() and not record._longest.isActive()


def test_an_act_is_on_the_disk_before_kept_is_said(
    vault: Vault, qtbot: QtBot, tmp_path: Path
) -> None:
    conversation = together(vault)
    record = Record(conversation, vault)
    found: list[Value | None] = []

    def look() -> None:
        with copied(tmp_path / "vault", tmp_path / f"copy-{len(found)}") as other:
            found.append(stored(other, conversation).get(OURS))

    record.kept.connect(look)
    record.draft(conversation.say(Words("first"), now()))
    assert record.act(record.conversation.go_on(now()))
    assert found == [Words("first")]
    assert not record._pause.isActive() and not record._longest.isActive()


def test_nothing_is_written_and_nothing_said_when_nothing_changed(
    vault: Vault, qtbot: QtBot
) -> None:
    conversation = together(vault)
    record = Record(conversation, vault)
    assert record.act(conversation)
    with qtbot.assertNotEmitted(record.kept):
        assert record.act(conversation)
        assert record.commit()


def test_a_private_answer_never_reaches_the_disk_whatever_is_pressed(
    vault: Vault, qapp: QApplication
) -> None:
    conversation = begun(vault)
    while conversation.item is None or conversation.item.id != "secret":
        if conversation.item is not None:
            conversation = conversation.say(Words("only mine"), now())
        conversation = conversation.go_on(now())
    record = Record(conversation, vault)
    record.draft(conversation.say(Words("nobody knows"), now()))
    assert record.commit()
    assert record.act(record.conversation.go_on(now()))
    assert record.act(record.conversation.take_break())
    assert stored(vault, conversation) == {}


def test_what_is_taken_back_is_gone_from_the_vault(vault: Vault, qapp: QApplication) -> None:
    conversation = together(vault)
    record = Record(conversation, vault)
    record.act(conversation.say(Words("too much"), now()))
    assert OURS in stored(vault, conversation)
    record.act(record.conversation.say(None, now()))
    assert stored(vault, conversation) == {}


def test_a_full_disk_is_said_keeps_the_words_and_can_be_tried_again(
    vault: Vault, qtbot: QtBot
) -> None:
    conversation = together(vault)
    record = Record(conversation, vault)
    said = conversation.say(Words(LONG), now())
    with full_disk(vault):
        with qtbot.waitSignal(record.failed), qtbot.assertNotEmitted(record.kept):
            assert not record.act(said)
        assert isinstance(record.problem, VaultFull)
        assert not record.all_kept
        assert record.conversation.value == Words(LONG)
        assert not record.commit(), "still full"
    with qtbot.waitSignal(record.kept):
        assert record.commit()
    assert record.problem is None and record.all_kept
    assert stored(vault, conversation)[OURS] == Words(LONG)


def test_a_full_disk_at_the_first_draft_is_tried_again_with_the_next(
    vault: Vault, qtbot: QtBot
) -> None:
    conversation = together(vault)
    record = Record(conversation, vault)
    record.draft(conversation.say(Words(LONG), now()))
    with full_disk(vault), qtbot.waitSignal(record.failed):
        record._pause.setInterval(0)
    with qtbot.waitSignal(record.kept):
        record.draft(record.conversation.say(Words(LONG + "more"), now()))
    assert stored(vault, conversation)[OURS] == Words(LONG + "more")
