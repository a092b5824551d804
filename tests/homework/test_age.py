"""Seals, against the test vectors of age, another program for it, and whatever goes wrong."""

from __future__ import annotations

import hashlib
import zlib
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flow.reader import SIZE
from app.homework import bech32
from app.homework.age import IDENTITY, KEY_BYTES, LARGEST, opened, sealed
from app.homework.key import TherapistKey
from app.homework.problems import (
    CutSeal,
    NewerSeal,
    NoRecipient,
    NotSealed,
    OtherKey,
    SealBroken,
    SealedAsLetters,
    SealProblem,
    SealTooLarge,
    WithPassphrase,
)
from app.homework.stream import CHUNK, TAG

VECTORS = Path(__file__).parent / "data" / "age"
KEY = TherapistKey(b"seed of a therapist in the tests")
PLAIN = b"sheet: 1\ntitle: what both agreed to hand on\n"
SEALED = sealed(PLAIN, KEY.recipient)

REFUSALS: dict[str, tuple[type[SealProblem], ...]] = {
    "no match": (OtherKey,),
    "HMAC failure": (SealBroken,),
    "header failure": (SealBroken, CutSeal, WithPassphrase, NewerSeal, NotSealed),
    "payload failure": (SealBroken, CutSeal),
    "armor failure": (NotSealed, SealedAsLetters),
}
"""What each outcome of a vector is here."""


def _vectors() -> list[str]:
    return [path.name for path in sorted(VECTORS.iterdir()) if path.suffix != ".md"]


def _vector(name: str) -> tuple[dict[str, str], bytes]:
    head, _, data = (VECTORS / name).read_bytes().partition(b"\n\n")
    told = dict(line.split(": ", 1) for line in head.decode().splitlines())
    return told, zlib.decompress(data) if told.get("compressed") == "zlib" else data


def _secret(told: dict[str, str]) -> bytes:
    return bech32.read(IDENTITY, told.get("identity", ""), KEY_BYTES) or KEY.secret


@pytest.mark.parametrize("name", _vectors())
def test_each_vector_of_age_comes_out_as_it_must(name: str) -> None:
    told, data = _vector(name)
    if told["expect"] == "success" and not set(told) & {"passphrase", "armored"}:
        plain = opened(data, _secret(told))
        assert hashlib.sha256(plain).hexdigest() == told["payload"]
        return
    with pytest.raises(SealProblem) as refused:
        opened(data, _secret(told))
    if "passphrase" in told:
        assert refused.type is WithPassphrase
    elif "armored" in told:
        assert refused.type in (NotSealed, SealedAsLetters)
    else:
        assert refused.type in REFUSALS[told["expect"]]


@given(st.binary(max_size=300))
def test_what_is_sealed_opens_again_with_its_own_key_only(plain: bytes) -> None:
    data = sealed(plain, KEY.recipient)
    assert opened(data, KEY.secret) == plain
    with pytest.raises(OtherKey):
        opened(data, TherapistKey.new().secret)


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, SIZE])
def test_every_size_up_to_the_largest_opens_again(size: int) -> None:
    plain = hashlib.shake_128(b"words").digest(size)
    data = sealed(plain, KEY.recipient)
    assert len(data) <= LARGEST
    assert opened(data, KEY.secret) == plain


def test_another_age_program_opens_what_is_sealed_here_with_the_written_line() -> None:
    pyrage = pytest.importorskip("pyrage")
    identity = pyrage.x25519.Identity.from_str(KEY.line)
    assert str(identity.to_public()) == KEY.recipient
    for size in (0, len(PLAIN), CHUNK, CHUNK + 1):
        plain = PLAIN.ljust(size, b".")[:size]
        assert pyrage.decrypt(sealed(plain, KEY.recipient), [identity]) == plain


def test_what_another_age_program_seals_is_opened_here() -> None:
    pyrage = pytest.importorskip("pyrage")
    mine = pyrage.x25519.Recipient.from_str(KEY.recipient)
    other = pyrage.x25519.Identity.generate().to_public()
    for recipients in ([mine], [other, mine], [other] * 9 + [mine]):
        for size in (0, len(PLAIN), CHUNK, CHUNK + 1, SIZE):
            plain = PLAIN.ljust(size, b".")[:size]
            assert opened(pyrage.encrypt(plain, recipients), KEY.secret) == plain


def test_what_another_age_program_seals_for_others_or_with_a_passphrase_is_refused() -> None:
    pyrage = pytest.importorskip("pyrage")
    other = pyrage.x25519.Identity.generate().to_public()
    with pytest.raises(OtherKey):
        opened(pyrage.encrypt(PLAIN, [other]), KEY.secret)
    with pytest.raises(SealTooLarge):
        opened(pyrage.encrypt(PLAIN, [other] * 21), KEY.secret)
    with pytest.raises(WithPassphrase):
        opened(pyrage.passphrase.encrypt(PLAIN, "a passphrase"), KEY.secret)
    armoured = pyrage.encrypt(PLAIN, [other], armored=True)
    with pytest.raises(SealedAsLetters):
        opened(armoured, KEY.secret)


@given(st.integers(0, len(SEALED) - 1), st.integers(1, 255))
def test_any_changed_byte_is_refused(at: int, by: int) -> None:
    changed = bytearray(SEALED)
    changed[at] ^= by
    with pytest.raises(SealProblem):
        opened(bytes(changed), KEY.secret)


def test_a_file_that_was_cut_anywhere_is_refused() -> None:
    for length in range(len(SEALED)):
        with pytest.raises((CutSeal, SealBroken, NotSealed)) as refused:
            opened(SEALED[:length], KEY.secret)
        assert "cut" in str(refused.value) or length == 0


def test_a_file_that_lost_whole_chunks_is_called_cut() -> None:
    data = sealed(bytes(2 * CHUNK + 100), KEY.recipient)
    for lost in (100 + TAG, 100 + TAG - 1, CHUNK + 100 + 2 * TAG):
        with pytest.raises(CutSeal):
            opened(data[:-lost], KEY.secret)


def test_chunks_in_another_order_are_refused() -> None:
    data = sealed(bytes(2 * CHUNK), KEY.recipient)
    first, second = data[-2 * (CHUNK + TAG) : -(CHUNK + TAG)], data[-(CHUNK + TAG) :]
    with pytest.raises(SealBroken):
        opened(data[: -2 * (CHUNK + TAG)] + second + first, KEY.secret)


@given(st.binary(min_size=1, max_size=40))
def test_bytes_after_the_end_are_refused(more: bytes) -> None:
    with pytest.raises(SealBroken):
        opened(SEALED + more, KEY.secret)


@given(st.binary(max_size=200), st.sampled_from(["", "age-encryption.org/v1\n", "-> X25519 "]))
def test_no_other_bytes_raise_anything_else(data: bytes, before: str) -> None:
    with pytest.raises(SealProblem):
        opened(before.encode() + data, KEY.secret)


def test_what_is_larger_than_a_sheet_is_refused_before_it_is_read() -> None:
    pyrage = pytest.importorskip("pyrage")
    mine = pyrage.x25519.Recipient.from_str(KEY.recipient)
    with pytest.raises(SealTooLarge):
        opened(pyrage.encrypt(bytes(SIZE + 1), [mine]), KEY.secret)
    with pytest.raises(SealTooLarge):
        opened(SEALED + bytes(LARGEST), KEY.secret)
    with pytest.raises(ValueError, match="more than a sheet"):
        sealed(bytes(SIZE + 1), KEY.recipient)


def test_a_header_without_end_is_refused_at_once() -> None:
    stanza = b"-> X25519 %s\n%s\n" % (b"A" * 43, b"A" * 43)
    intro = b"age-encryption.org/v1\n"
    shapes = [
        intro + stanza * 3_000,
        intro + b"-> " + b"a " * 100_000,
        intro + b"-> a\n" + (b"A" * 64 + b"\n") * 3_000,
        intro + b"-> a\n" * 50_000,
    ]
    begun = perf_counter()
    for shape in shapes:
        with pytest.raises(SealProblem):
            opened(shape, KEY.secret)
    assert perf_counter() - begun < len(shapes)


@pytest.mark.parametrize(
    "recipient",
    [
        "",
        "age1",
        "no key",
        KEY.recipient[:-1],
        KEY.recipient[:-1] + ("q" if KEY.recipient[-1] != "q" else "p"),
        KEY.line,
        bech32.written("age", bytes(32)),
        bech32.written("age", bytes([1]) + bytes(31)),
    ],
)
def test_nothing_is_sealed_for_a_key_that_cannot_be_read_or_hides_nothing(recipient: str) -> None:
    with pytest.raises(NoRecipient):
        sealed(PLAIN, recipient)


def test_no_two_seals_of_the_same_words_are_alike() -> None:
    assert sealed(PLAIN, KEY.recipient) != sealed(PLAIN, KEY.recipient)
