from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flow.reader import SIZE
from app.homework.age import sealed
from app.homework.key import TherapistKey
from app.homework.problems import OtherKey, SealBroken
from app.homework.reply import read_reply, read_text
from app.homework.sheet import sheet_text
from app.problem import Problem

from .desks import KEY, file_of, sheet

TEXT = sheet_text(sheet()).encode()


def refused(data: bytes) -> str:
    with pytest.raises(Problem) as told:
        read_reply(data, KEY)
    return str(told.value)


def test_a_sealed_and_a_plain_sheet_say_the_same() -> None:
    for plain in (True, False):
        reply = read_reply(file_of(sheet(), plain=plain), KEY)
        assert reply.sheet == sheet() == read_text(reply.text)
        assert reply.sealed is not plain
    assert read_reply(b"\xef\xbb\xbf" + TEXT, KEY).sheet == sheet()


def test_a_sheet_for_another_key_or_a_changed_one_is_refused() -> None:
    with pytest.raises(OtherKey):
        read_reply(sealed(TEXT, TherapistKey.new().recipient), KEY)
    data = bytearray(file_of(sheet()))
    data[-1] ^= 1
    with pytest.raises(SealBroken):
        read_reply(bytes(data), KEY)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no sealed sheet"),
        (b"\xff\xfe\x00", "no sealed sheet"),
        (b"Dear therapist", "no sealed sheet"),
        (b"flow: 1\nid: a\n", "no sealed sheet"),
        (b"pack: 1\nid: a\n", "a pack, not a sheet"),
        (b"sheet: 2\n", "cannot be read"),
        (b"sheet: [\n", "cannot be read"),
        (TEXT + b"private: notes\n", "cannot be read"),
        (TEXT.replace(b"went", b"when"), "cannot be read"),
        (TEXT.replace(b'day: "2026-11-03"', b'day: "2026-13-03"'), "no day"),
        (TEXT.replace(b"one: 7", b"one: 11"), "cannot be read"),
        (b"sheet: 1\n" + b"x" * SIZE, "larger than a sheet"),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n", "form of letters"),
    ],
)
def test_whatever_is_no_sheet_is_refused_with_the_reason(data: bytes, words: str) -> None:
    assert words in refused(data)
    if len(data) <= SIZE:
        own = words in ("no sealed sheet", "form of letters")
        assert ("is no sheet" if own else words) in refused(sealed(data, KEY.recipient))


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    for each in (data, sealed(data, KEY.recipient), b"sheet: " + data):
        assert refused(each)


@given(st.integers(0, len(TEXT) - 1), st.integers(0, 255))
def test_a_changed_plain_sheet_is_read_as_it_is_or_refused(at: int, byte: int) -> None:
    changed = bytearray(TEXT)
    changed[at] = byte
    try:
        read_reply(bytes(changed), KEY)
    except Problem:
        return
