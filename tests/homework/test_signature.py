from __future__ import annotations

from codecs import BOM_UTF8

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.homework.key import TherapistKey
from app.homework.problems import (
    ChangedAfterSigning,
    LineEndsChanged,
    SignatureProblem,
    SignatureUnreadable,
    SignedTwice,
)
from app.homework.signature import signed, verified

KEY = TherapistKey(bytes(range(32)))
OTHER = TherapistKey(bytes(range(1, 33)))
PACK = "pack: 1\ntitle: Ten minutes of listening – each\nwhy: |\n  It helps.\n".encode()
SIGNED = signed(PACK, KEY)
LINE = SIGNED[len(PACK) :]


@given(st.binary(max_size=200).filter(lambda data: b"signature" not in data))
def test_what_is_signed_is_known_by_its_signer(data: bytes) -> None:
    assert verified(signed(data, KEY)) == KEY.sender


def test_the_signature_is_one_line_below_the_untouched_pack() -> None:
    assert SIGNED.startswith(PACK)
    assert LINE.startswith(b"# signature: ") and LINE.endswith(b"\n")
    assert LINE.count(b"\n") == 1 and len(LINE) < 200


@pytest.mark.parametrize("mark", [b"", BOM_UTF8])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_where_reknit_lies_on_the_computer_of_its_author_is_not_signed(
    mark: bytes, end: bytes
) -> None:
    line = mark + b"# yaml-language-server: $schema=../../lee/reknit/pack-1.schema.json" + end
    assert signed(line + PACK, KEY) == SIGNED
    assert signed(PACK + line, KEY).startswith(PACK + line)


def test_a_pack_that_nobody_signed_has_no_sender() -> None:
    assert verified(PACK) is None
    assert verified(b"") is None


def test_signing_again_replaces_the_signature() -> None:
    again = signed(SIGNED, OTHER)
    assert again.startswith(PACK) and again.count(b"# signature:") == 1
    assert verified(again) == OTHER.sender
    assert signed(SIGNED, KEY) == SIGNED
    assert signed(SIGNED + b"\r\n\n", KEY) == SIGNED


def test_a_last_line_without_an_end_gets_one() -> None:
    assert signed(PACK.rstrip(b"\n"), KEY) == SIGNED
    assert verified(SIGNED.rstrip(b"\n")) == KEY.sender


@given(st.integers(0, len(PACK) - 1), st.integers(1, 255))
def test_any_changed_byte_of_the_pack_is_refused(at: int, by: int) -> None:
    changed = bytearray(SIGNED)
    changed[at] ^= by
    with pytest.raises(SignatureProblem):
        verified(bytes(changed))


@given(st.integers(len(PACK), len(SIGNED) - 1), st.integers(1, 255))
def test_any_changed_byte_of_the_signature_never_leaves_another_sender(at: int, by: int) -> None:
    """Where the line is no signature any more, the pack is unsigned, and is shown as that."""
    changed = bytearray(SIGNED)
    changed[at] ^= by
    try:
        assert verified(bytes(changed)) is None
    except SignatureProblem:
        return


def test_the_signature_of_another_pack_does_not_fit() -> None:
    with pytest.raises(ChangedAfterSigning):
        verified(PACK.replace(b"Ten", b"Two") + LINE)


def test_another_key_over_the_signature_does_not_fit() -> None:
    swapped = LINE.split()
    swapped[2] = signed(PACK, OTHER)[len(PACK) :].split()[2]
    with pytest.raises(ChangedAfterSigning):
        verified(PACK + b" ".join(swapped) + b"\n")


def test_line_ends_that_a_mail_program_changed_are_told_as_that() -> None:
    with pytest.raises(LineEndsChanged) as told:
        verified(SIGNED.replace(b"\n", b"\r\n"))
    assert "line ends" in str(told.value)
    with pytest.raises(LineEndsChanged):
        verified(PACK.replace(b"\n", b"\r\n") + LINE)
    written_on_windows = signed(PACK.replace(b"\n", b"\r\n"), KEY)
    assert verified(written_on_windows) == KEY.sender
    with pytest.raises(LineEndsChanged):
        verified(written_on_windows.replace(b"\r\n", b"\n"))


@pytest.mark.parametrize(
    "data",
    [
        SIGNED + LINE,
        SIGNED + b"recipient: somebody else\n",
        SIGNED + b"# a note\n",
        LINE + SIGNED,
        PACK + LINE + PACK + LINE,
        PACK + b"  " + LINE + LINE,
    ],
)
def test_a_second_signature_or_anything_below_it_is_refused(data: bytes) -> None:
    with pytest.raises(SignedTwice):
        verified(data)


@pytest.mark.parametrize(
    "line",
    [
        b"# signature:",
        b"# signature: \n",
        b"#signature: " + LINE[13:],
        b"  " + LINE,
        b"note: a " + LINE,
        LINE[:-3] + b"\n",
        LINE.replace(b" ", b"  "),
        LINE[:-1] + b"=\n",
        LINE[:-1] + b" x\n",
        LINE[:-2] + bytes([LINE[-2] + 1]) + b"\n",
        b"# signature: " + b"A" * 42 + b"B " + b"A" * 86 + b"\n",
    ],
)
def test_a_broken_signature_line_is_refused(line: bytes) -> None:
    with pytest.raises(SignatureUnreadable):
        verified(PACK + line)


def test_keys_and_signatures_that_fit_everything_fit_nothing_here() -> None:
    nought = b"# signature: " + b"A" * 43 + b" " + b"A" * 86 + b"\n"
    one = b"# signature: AQ" + b"A" * 41 + b" AQ" + b"A" * 84 + b"\n"
    for line in (nought, one):
        with pytest.raises(ChangedAfterSigning):
            verified(PACK + line)


def test_a_line_above_that_would_be_taken_for_a_signature_is_not_signed_over() -> None:
    with pytest.raises(SignedTwice):
        signed(LINE + PACK, KEY)
