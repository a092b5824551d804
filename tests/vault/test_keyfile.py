from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.vault import keyfile
from app.vault.keys import FLOOR, Keys, SlotName
from app.vault.problems import KeysDamaged, VaultTooNew, VaultUnreachable
from app.vault.store import Vault
from app.vault.wrap import KEY_BYTES

from .talk import PASSPHRASE, protected

KEYS = Keys.unused(FLOOR).unprotected(bytes(KEY_BYTES))
Change = Callable[[dict[str, Any]], None]


def _text(change: Change | None = None) -> bytes:
    """A key file whose sum is right, whatever was changed in it."""
    data = json.loads(keyfile._text(KEYS))
    del data["sum"]
    if change:
        change(data)
    text = json.dumps(data, sort_keys=True, separators=(",", ":"))
    return json.dumps({**data, "sum": hashlib.sha256(text.encode()).hexdigest()}).encode()


def test_keys_come_back_as_they_were(tmp_path: Path) -> None:
    keyfile.write(tmp_path, KEYS)
    assert keyfile.read(tmp_path) == (KEYS, False)
    assert (tmp_path / "keys.json").read_bytes() == (tmp_path / "keys.json.1").read_bytes()


@settings(max_examples=150)
@given(st.data())
def test_any_flipped_bit_is_noticed(data: st.DataObject) -> None:
    text = bytearray(keyfile._text(KEYS))
    at = data.draw(st.integers(0, len(text) - 2))
    text[at] ^= 1 << data.draw(st.integers(0, 7))
    try:
        read = json.loads(bytes(text))
        same = keyfile._keys(read) == KEYS
    except (ValueError, KeyError, TypeError, AttributeError):
        return
    assert same, "a flip between the tokens may be harmless, but never changes a key"


@pytest.mark.parametrize("damage", [b"", b"{}", b"[1]", b"\xff\xfe", b"{" * 60_000, b"x" * 70_000])
def test_the_second_copy_stands_in_and_heals_the_first(tmp_path: Path, damage: bytes) -> None:
    folder = tmp_path / "vault"
    protected(folder).close()
    (folder / "keys.json").write_bytes(damage)
    assert Vault.is_protected(folder)
    with Vault.open(folder, PASSPHRASE) as vault:
        assert vault.notice == keyfile.SECOND_COPY_USED
    with Vault.open(folder, PASSPHRASE) as vault:
        assert vault.notice == ""


def test_a_lost_key_file_is_replaced_by_its_second_copy(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    protected(folder).close()
    (folder / "keys.json").unlink()
    with Vault.open(folder, PASSPHRASE) as vault:
        assert vault.notice


def test_without_any_whole_copy_it_is_said_and_nothing_changed(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    protected(folder).close()
    (folder / "keys.json").write_bytes(b"{}")
    (folder / "keys.json.1").unlink()
    with pytest.raises(KeysDamaged):
        Vault.open(folder, PASSPHRASE)
    assert (folder / "keys.json").read_bytes() == b"{}"
    assert not (folder / "keys.json.1").exists()


def _cost(mib: object, passes: object) -> Change:
    def change(data: dict[str, Any]) -> None:
        data["slots"]["together"].update(mib=mib, passes=passes)

    return change


def _slot(part: str, value: object) -> Change:
    def change(data: dict[str, Any]) -> None:
        data["slots"]["open"][part] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        _cost(63, 3),
        _cost(64, 2),
        _cost(4096, 3),
        _cost(256, 11),
        _cost(256.0, 3),
        _cost(True, 3),
        _cost("256", 3),
        _slot("own", "AAAA"),
        _slot("salt", "?"),
        _slot("shared", 7),
        lambda data: data.update(vault="../../x"),
        lambda data: data.update({"reknit-keys": 0}),
        lambda data: data["slots"].pop("recovery"),
        lambda data: data.update(slots=[]),
    ],
)
def test_a_key_file_that_asks_for_too_much_or_too_little_is_refused(
    tmp_path: Path, change: Change
) -> None:
    (tmp_path / "keys.json").write_bytes(_text(change))
    with pytest.raises(KeysDamaged):
        keyfile.read(tmp_path)
    (tmp_path / "keys.json").write_bytes(_text())
    assert keyfile.read(tmp_path) == (KEYS, False)


def test_a_key_file_of_a_later_version_is_refused_as_such(tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_bytes(_text(lambda data: data.update({"reknit-keys": 3})))
    with pytest.raises(VaultTooNew):
        keyfile.read(tmp_path)


def test_a_slot_that_opened_is_put_into_the_second_copy_and_no_other(tmp_path: Path) -> None:
    other = Keys.unused(FLOOR)
    slots = {name: other.slots[name] for name in (SlotName.FIRST, SlotName.SECOND)}
    newer = replace(KEYS, slots={**KEYS.slots, **slots})
    for folder in "ab":
        (tmp_path / folder).mkdir()
    keyfile.write(tmp_path / "a", KEYS)
    keyfile.write(tmp_path / "b", newer)
    (tmp_path / "a" / keyfile.NAME).write_bytes((tmp_path / "b" / keyfile.NAME).read_bytes())
    keyfile.mend(tmp_path / "a", newer, SlotName.FIRST)
    (tmp_path / "a" / keyfile.NAME).unlink()
    mended, _ = keyfile.read(tmp_path / "a")
    assert mended.slots[SlotName.FIRST] == newer.slots[SlotName.FIRST]
    assert mended.slots[SlotName.SECOND] == KEYS.slots[SlotName.SECOND]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that fails")
def test_a_disk_that_does_not_give_the_keys_is_told_as_such(tmp_path: Path) -> None:
    for name in (keyfile.NAME, keyfile.SECOND_COPY):
        (tmp_path / name).symlink_to("/proc/self/mem")
    with pytest.raises(VaultUnreachable):
        keyfile.read(tmp_path)
