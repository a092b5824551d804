"""`keys.json` and its second copy: one of the two is whole at every moment."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .files import in_words, write_whole
from .keys import Cost, Keys, KeySlot, SlotName, chance
from .problems import KeysDamaged, VaultTooNew
from .wrap import KEY_BYTES, SALT_BYTES, WRAP_BYTES

NAME = "keys.json"
SECOND_COPY = "keys.json.1"
FORMAT = 2
"""2 added the slots for a recovery code of each partner; 1 is still read."""
LARGEST = 64 * 1024

SECOND_COPY_USED = (
    "The key file was missing or damaged. Its second copy was whole, so nothing is lost; "
    "both are whole again now."
)


def write(folder: Path, keys: Keys, proof: Callable[[Keys], object] | None = None) -> None:
    """Write both copies, each read back before the next is touched. Raises VaultProblem.

    `proof` is given the keys as they were read back and raises VaultProblem if they do not
    open what they should; the old keys are then put back.
    """
    text, old = _text(keys), _read(folder / SECOND_COPY)
    for name in (NAME, SECOND_COPY):
        with in_words():
            write_whole(folder / name, text)
            back = (folder / name).read_bytes()
        if back != text:
            raise KeysDamaged
        if proof and name == NAME:
            _prove(folder, proof, _keys(json.loads(back)), old)


def _prove(folder: Path, proof: Callable[[Keys], object], written: Keys, old: Keys | None) -> None:
    """Raise what the proof raises, once the first copy says again what the second still says."""
    try:
        proof(written)
    except BaseException:
        if old:
            with in_words():
                write_whole(folder / NAME, _text(old))
        raise


def read(folder: Path) -> tuple[Keys, bool]:
    """The keys, and whether one copy had to stand in for the other.

    Raises KeysDamaged where neither can be used, VaultTooNew where a later program wrote them,
    and VaultUnreachable where the disk does not give them.
    """
    first, second = _read(folder / NAME), _read(folder / SECOND_COPY)
    keys = first or second
    if keys is None:
        _assert_readable(folder)
        raise KeysDamaged
    return keys, first is None


def mend(folder: Path, keys: Keys, proved: SlotName) -> None:
    """Make a copy whole again that is not, and let the second have the slot that just opened.

    A change that broke off between the copies left it in the first alone. Every other slot stays
    as each copy has it, for which of them is right is not known. Raises VaultProblem.
    """
    first, second = _read(folder / NAME), _read(folder / SECOND_COPY)
    if first is None or second is None:
        write(folder, keys)
    elif second.slots[proved] != keys.slots[proved]:
        with in_words():
            mended = second.with_slot(proved, keys.slots[proved])
            write_whole(folder / SECOND_COPY, _text(mended))


def _assert_readable(folder: Path) -> None:
    """Raise what the disk says, if that is why there are no keys."""
    with in_words():
        for path in (folder / NAME, folder / SECOND_COPY):
            if path.is_file():
                with path.open("rb") as file:
                    file.read(LARGEST)


def _read(path: Path) -> Keys | None:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError:
        return None
    if len(data) > LARGEST:
        return None
    try:
        return _keys(json.loads(data))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _text(keys: Keys) -> bytes:
    slots = {name.value: _slot_data(keys.slots[name]) for name in SlotName}
    data: dict[str, Any] = {"reknit-keys": FORMAT, "vault": keys.vault_id, "slots": slots}
    return (json.dumps({**data, "sum": _sum(data)}, indent=1) + "\n").encode()


def _keys(data: dict[str, Any]) -> Keys:
    given = data.pop("sum")
    if given != _sum(data):
        raise ValueError("the sum does not fit")
    if data["reknit-keys"] > FORMAT:
        raise VaultTooNew
    if data["reknit-keys"] not in (1, FORMAT):
        raise ValueError("no format of ours")
    if not re.fullmatch(r"[0-9a-f]{32}", data["vault"]):
        raise ValueError("no vault id")
    given = data["slots"]
    if data["reknit-keys"] == 1:
        given = {name.value: _slot_data(_new_slot(name, given)) for name in _NEW_IN_2} | given
    slots = {name: _slot(name, given[name.value]) for name in SlotName}
    return Keys(data["vault"], slots)


_NEW_IN_2 = (SlotName.FIRST_RECOVERY, SlotName.SECOND_RECOVERY)


def _new_slot(name: SlotName, given: dict[str, Any]) -> KeySlot:
    like = _slot(SlotName.RECOVERY, given[SlotName.RECOVERY.value])
    return chance(name, like.cost, like.salt)


def _slot_data(slot: KeySlot) -> dict[str, Any]:
    return {
        "mib": slot.cost.mib,
        "passes": slot.cost.passes,
        "salt": base64.b64encode(slot.salt).decode(),
        "own": base64.b64encode(slot.own).decode(),
        "shared": base64.b64encode(slot.shared).decode(),
    }


def _slot(name: SlotName, data: dict[str, Any]) -> KeySlot:
    cost = Cost(data["mib"], data["passes"])
    if type(cost.mib) is not int or type(cost.passes) is not int or not cost.acceptable:
        raise ValueError("a cost that is not obeyed")
    salt, own, shared = (
        base64.b64decode(data[part], validate=True) for part in ("salt", "own", "shared")
    )
    expected = KEY_BYTES if name is SlotName.OPEN else WRAP_BYTES
    if (len(salt), len(own), len(shared)) != (SALT_BYTES, expected, WRAP_BYTES):
        raise ValueError("a part of the wrong length")
    return KeySlot(cost, salt, own, shared)


def _sum(data: dict[str, Any]) -> str:
    """Tells damage from a wrong passphrase; it is no protection against a person."""
    text = json.dumps(data, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
