from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flow.checked import read_flow
from app.flow.library import Library
from app.homework.checked import read_pack
from app.homework.key import TherapistKey
from app.homework.pack import From, Returns, Standing, Tells, Use
from app.homework.problems import SignedTwice
from app.homework.signature import signed, verified
from app.homework.writing import (
    Writing,
    adapted,
    blank,
    finished,
    restored,
    signable,
    signed_pack,
    with_flow,
)
from app.problem import Problem

from .desks import KEY

LIBRARY = Library.shipped()
ME, OTHER = From(name="R. Vogel", practice="At the mill"), From(name="Somebody else")
FLOWS = Path(__file__).parents[2] / "flows"


def own_flow(name: str = "my-repair") -> str:
    """A shipped talk as somebody would adapt it, comments and all."""
    for path in FLOWS.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        if "\nid: repair-short\n" in text:
            return text.replace("\nid: repair-short\n", f"\nid: {name}\n", 1)
    raise AssertionError("no such talk")


def written(**more: object) -> Writing:
    begun = blank("R. Vogel", "At the mill")
    said = {
        "title": "Ten minutes of listening",
        "why": "It helps to be heard: small, and often.",
        "flows": (Use(id="repair-short", version=LIBRARY["repair-short"].version),),
        "returns": Returns(tell=(Tells.MINUTES, Tells.TENSION)),
    }
    return replace(begun, pack=replace(begun.pack, **{**said, **more}))  # type: ignore[arg-type]


def whole(writing: Writing) -> bytes:
    return signed_pack(finished(writing, KEY, set()).text.encode(), KEY, LIBRARY)


def test_what_a_form_says_becomes_a_signed_pack_that_opens() -> None:
    data = whole(written())
    checked = read_pack(data, LIBRARY)
    assert checked.pack is not None and checked.faults == ()
    assert verified(data) == KEY.sender
    assert checked.pack.recipient == KEY.recipient
    assert checked.pack.id == "ten-minutes-of-listening"
    assert checked.pack.sender == ME


@given(st.text(max_size=80), st.text(max_size=200))
def test_no_words_break_out_of_their_place(title: str, why: str) -> None:
    writing = finished(written(title=title, why=why), KEY, set())
    checked = writing.checked(LIBRARY)
    if checked.pack is not None:
        assert checked.pack.recipient == KEY.recipient
        assert checked.pack.returns == writing.pack.returns
        assert checked.pack.flow_ids == ("repair-short",)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Ten minutes", "ten-minutes"),
        ("10 minutes!", "pack"),
        ("", "pack"),
        ("Größe & <b>", "gr-e-b"),
        ("true", "pack"),
        ("עברית", "pack"),
        ("A" * 200, "a" * 48),
    ],
)
def test_a_new_pack_gets_an_id_of_its_own(title: str, found: str) -> None:
    assert finished(written(title=title), KEY, set()).pack.id == found
    taken = {found, f"{found}-2"}
    assert finished(written(title=title), KEY, taken).pack.id == f"{found}-3"


def test_ones_own_pack_gets_the_next_version_and_anothers_becomes_a_new_one() -> None:
    source = whole(written(standing=Standing.WITHDRAWN)).decode()
    own = adapted(source, LIBRARY, OTHER, own=True).pack
    assert (own.id, own.version, own.sender) == ("ten-minutes-of-listening", 2, ME)
    assert own.standing is Standing.CURRENT
    others = adapted(source, LIBRARY, OTHER, own=False).pack
    assert (others.id, others.version, others.sender) == ("", 1, OTHER)
    assert others.recipient == ""


def test_a_pack_that_cannot_be_read_cannot_be_adapted() -> None:
    with pytest.raises(Problem, match="would not open"):
        adapted("pack: 1\n", LIBRARY, ME, own=False)


def test_a_talk_of_ones_own_goes_into_a_pack_without_its_comments_and_stays() -> None:
    writing = with_flow(written(), own_flow(), LIBRARY)
    data = whole(writing)
    pack = read_pack(data, LIBRARY).pack
    assert pack is not None and pack.flow_ids == ("repair-short", "my-repair")
    again = adapted(data.decode(), LIBRARY, ME, own=True)
    assert again.inside == writing.inside and "#" in own_flow() and b" #" not in data
    assert pack.inside[0] == read_flow(own_flow().encode(), library=LIBRARY).flow
    second = with_flow(again, own_flow("another"), LIBRARY)
    pack = read_pack(whole(second), LIBRARY).pack
    assert pack is not None and pack.flow_ids == ("repair-short", "my-repair", "another")


def test_a_talk_of_ones_own_may_be_the_first_thing_in_a_pack_that_says_nothing_yet() -> None:
    assert with_flow(blank(""), own_flow(), LIBRARY).inside


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", "no talk"),
        ("pack: 1\n", "no talk"),
        ("flow: 1\nid: a\n", "is missing"),
        ("flow: [\n", "no talk"),
        (own_flow("repair-short"), "another flow"),
        (own_flow().replace("minutes:", "minuten:", 1), "would not open"),
    ],
)
def test_what_is_no_whole_talk_stays_out_of_a_pack(source: str, words: str) -> None:
    with pytest.raises(Problem) as told:
        with_flow(written(), source, LIBRARY)
    assert words in str(told.value)


@pytest.mark.parametrize("writing", [blank(""), written(), written(title="", days=5)])
def test_what_is_half_written_can_be_gone_on_with(writing: Writing) -> None:
    assert restored(writing.text) == writing
    with_one = replace(written(), inside=with_flow(written(), own_flow(), LIBRARY).inside)
    assert restored(with_one.text) == with_one


@pytest.mark.parametrize("text", ["", "[", "- a\n", "\ud800", "nothing"])
def test_what_is_no_draft_is_not_gone_on_with(text: str) -> None:
    assert restored(text) is None


# -- written by hand ------------------------------------------------------------------

HAND = finished(written(), KEY, set()).text.encode()
LINE = f'recipient: "{KEY.recipient}"\n'.encode()
BARE = HAND.replace(LINE, b"")


def test_a_file_by_hand_gets_the_recipient_that_it_lacks_and_nothing_else() -> None:
    assert BARE != HAND
    assert signable(HAND, KEY, LIBRARY) == HAND
    added = signable(BARE, KEY, LIBRARY)
    assert added == BARE + b"recipient: " + KEY.recipient.encode() + b"\n"
    assert verified(signed_pack(added, KEY, LIBRARY)) == KEY.sender


def test_a_file_by_hand_keeps_its_line_ends_and_its_comments() -> None:
    windows = b"# mine\r\n" + BARE.replace(b"\n", b"\r\n")
    added = signable(windows, KEY, LIBRARY)
    assert added.startswith(windows) and added.endswith(b"\r\n")
    assert verified(signed_pack(added, KEY, LIBRARY)) == KEY.sender


def test_a_file_that_was_signed_before_is_signed_anew() -> None:
    other = TherapistKey.new()
    data = signable(signed(HAND, other), KEY, LIBRARY)
    assert verified(signed_pack(data, KEY, LIBRARY)) == KEY.sender


def test_a_file_for_another_recipient_is_not_signed() -> None:
    theirs = HAND.replace(KEY.recipient.encode(), TherapistKey.new().recipient.encode())
    for data in (theirs, signed(theirs, KEY)):
        with pytest.raises(Problem, match="another key"):
            signable(data, KEY, LIBRARY)
        with pytest.raises(Problem, match="another key"):
            signed_pack(data, KEY, LIBRARY)
    with pytest.raises(Problem, match="another key"):
        signed_pack(BARE, KEY, LIBRARY)


def test_a_file_with_faults_is_not_signed() -> None:
    for data in (b"", b"pack: 1\n", HAND + b"share: now\n"):
        with pytest.raises(Problem):
            signable(data, KEY, LIBRARY)
    with pytest.raises(SignedTwice):
        signed_pack(b"# signature: of mine\n" + HAND, KEY, LIBRARY)
