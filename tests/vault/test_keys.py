from __future__ import annotations

import secrets
from dataclasses import replace

import pytest

from app.vault.keys import CEILING, FLOOR, USUAL, Cost, Keys, SlotName
from app.vault.problems import WrongPassphrase
from app.vault.wrap import KEY_BYTES, WRAP_BYTES

from .talk import PASSPHRASE

SHARED_KEY = secrets.token_bytes(KEY_BYTES)
KEYS = Keys.unused(FLOOR).protected(PASSPHRASE, SHARED_KEY, FLOOR)
OPEN = Keys.unused(FLOOR).unprotected(SHARED_KEY)


def test_the_passphrase_gives_the_shared_key() -> None:
    assert KEYS.shared_key(PASSPHRASE) == SHARED_KEY


def test_the_same_passphrase_written_otherwise_gives_the_same_key() -> None:
    wide = "ｗｉｌｌｏｗ\u3000teapot  comet harbour\n"
    assert KEYS.shared_key(wide) == SHARED_KEY


def test_another_passphrase_gives_nothing() -> None:
    with pytest.raises(WrongPassphrase):
        KEYS.shared_key(PASSPHRASE.upper())


def test_a_protected_vault_has_no_key_in_clear() -> None:
    assert KEYS.open_key() is None


def test_an_unprotected_vault_has_its_key_in_clear() -> None:
    assert OPEN.open_key() == SHARED_KEY


def test_protecting_an_unprotected_vault_shuts_the_open_slot() -> None:
    assert OPEN.protected(PASSPHRASE, SHARED_KEY, FLOOR).open_key() is None


def test_unused_slots_look_like_used_ones() -> None:
    unused = Keys.unused(FLOOR)
    assert set(KEYS.slots) == set(unused.slots) == set(SlotName)
    for name in SlotName:
        used, empty = KEYS.slots[name], unused.slots[name]
        assert len(used.own) == len(empty.own)
        assert len(used.shared) == len(empty.shared) == WRAP_BYTES
        assert used.cost == empty.cost
        assert len(set(empty.shared)) > WRAP_BYTES // 4


def test_a_wrap_moved_to_another_vault_opens_nothing() -> None:
    with pytest.raises(WrongPassphrase):
        replace(KEYS, vault_id="0" * 32).shared_key(PASSPHRASE)
    assert replace(OPEN, vault_id="0" * 32).open_key() is None


def test_a_wrap_moved_to_another_slot_opens_nothing() -> None:
    first = KEYS.slots[SlotName.TOGETHER]
    moved = replace(Keys.unused(FLOOR), vault_id=KEYS.vault_id)
    slots = {**moved.slots, SlotName.FIRST: first, SlotName.TOGETHER: moved.slots[SlotName.FIRST]}
    with pytest.raises(WrongPassphrase):
        replace(moved, slots=slots).shared_key(PASSPHRASE)


def test_a_changed_cost_or_salt_or_wrap_opens_nothing() -> None:
    slot = KEYS.slots[SlotName.TOGETHER]
    flipped = bytes([slot.own[0] ^ 1]) + slot.own[1:]
    for changed in (
        replace(slot, cost=Cost(64, 4)),
        replace(slot, salt=slot.salt[::-1]),
        replace(slot, own=flipped),
        replace(slot, shared=slot.shared[:-1] + bytes([slot.shared[-1] ^ 128])),
    ):
        with pytest.raises(WrongPassphrase):
            replace(KEYS, slots={**KEYS.slots, SlotName.TOGETHER: changed}).shared_key(PASSPHRASE)


def test_every_vault_has_its_own_salts_and_keys() -> None:
    other = Keys.unused(FLOOR).protected(PASSPHRASE, SHARED_KEY, FLOOR)
    assert other.vault_id != KEYS.vault_id
    assert other.slots[SlotName.TOGETHER].salt != KEYS.slots[SlotName.TOGETHER].salt
    assert other.slots[SlotName.TOGETHER].own != KEYS.slots[SlotName.TOGETHER].own


def test_the_usual_cost_is_what_the_design_says() -> None:
    assert (USUAL.mib, USUAL.passes) == (256, 3)
    assert USUAL.acceptable


@pytest.mark.parametrize("cost", [Cost(63, 3), Cost(64, 2), Cost(1025, 3), Cost(256, 11)])
def test_a_cost_too_cheap_or_too_dear_is_not_obeyed(cost: Cost) -> None:
    assert not cost.acceptable
    assert FLOOR.acceptable
    assert CEILING.acceptable
