"""What a pack is to a couple that opens it."""

from __future__ import annotations

import pytest

from app.homework.arrival import (
    AnotherKey,
    Arrival,
    ArrivalProblem,
    Arrived,
    ChangedInSecret,
    Known,
    NameOfAnother,
    NameUnsigned,
    OlderVersion,
    SignatureGone,
    arrival,
)
from app.homework.assignment import Assignment
from app.homework.pack import Pack

from .packs import pack, taken, text

OURS, THEIRS = "a" * 64, "b" * 64
VOGEL = Known(OURS, "R. Vogel", True)


def here(version: int = 2, key: str = OURS) -> Assignment:
    """The pack that was taken on before."""
    return taken(pack(version=version), text(version=version), key=key, confirmed=bool(key))


def came(
    version: int = 2,
    key: str = OURS,
    known: tuple[Known, ...] = (VOGEL,),
    before: tuple[Assignment, ...] | None = None,
    of: Pack | None = None,
    source: str | None = None,
    **keys: object,
) -> Arrival:
    """What it is that such a file comes now."""
    there = (here(),) if before is None else before
    source = text(version=version, **keys) if source is None else source
    return arrival(of or pack(version=version, **keys), source, key, known, there)


def test_a_pack_that_never_came_is_new() -> None:
    assert came(before=(), known=()) == Arrival(Arrived.NEW)
    assert came(before=(), known=(), key="") == Arrival(Arrived.NEW)
    assert came(before=()) == Arrival(Arrived.NEW, None, VOGEL)


def test_the_same_file_is_known() -> None:
    assert came() == Arrival(Arrived.KNOWN, here(), VOGEL)


def test_a_higher_version_with_the_same_key_is_newer() -> None:
    assert came(3) == Arrival(Arrived.NEWER, here(), VOGEL)


def test_a_lower_version_is_refused() -> None:
    with pytest.raises(OlderVersion):
        came(1)


def test_the_same_version_with_other_words_is_refused() -> None:
    with pytest.raises(ChangedInSecret):
        came(2, why="You have to show everything.", source=None)
    with pytest.raises(ChangedInSecret):
        came(2, source=text(version=2) + "# a word more\n")


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_known_pack_with_another_key_is_refused_whatever_its_version(version: int) -> None:
    with pytest.raises(AnotherKey):
        came(version, THEIRS)


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_known_pack_without_its_signature_is_refused_whatever_its_version(version: int) -> None:
    with pytest.raises(SignatureGone):
        came(version, "")


@pytest.mark.parametrize(
    "name",
    [
        "R. Vogel",
        "r. vogel",
        "R Vogel",
        " R.  Vogel ",
        "R.\u200bVogel",
        "Ｒ. Ｖｏｇｅｌ",
        "R.Vogel",
    ],
)
def test_a_known_name_under_another_key_is_refused(name: str) -> None:
    with pytest.raises(NameOfAnother):
        came(key=THEIRS, before=(), id="another-pack", from_={"name": name})
    with pytest.raises(NameUnsigned):
        came(key="", before=(), id="another-pack", from_={"name": name})


def test_a_name_with_another_letter_is_another_name() -> None:
    other = came(key=THEIRS, before=(), id="another-pack", from_={"name": "R. Vogler"})
    assert other == Arrival(Arrived.NEW)
    first = Known(THEIRS, "***", True)
    stars = came(key=OURS, before=(), known=(first,), id="another-pack", from_={"name": "+++"})
    assert stars == Arrival(Arrived.NEW)


def test_two_with_one_name_are_both_known_by_their_keys() -> None:
    namesake = Known(THEIRS, "R. Vogel", False)
    found = came(key=THEIRS, before=(), known=(VOGEL, namesake), id="another-pack")
    assert found == Arrival(Arrived.NEW, None, namesake)


def test_a_known_sender_may_change_the_name() -> None:
    found = came(before=(), id="another-pack", from_={"name": "R. Vogel-Roth"})
    assert found.sender == VOGEL


def test_a_pack_that_nobody_signed_can_be_followed_by_one_that_somebody_did() -> None:
    unsigned = (here(key=""),)
    assert came(3, THEIRS, (), unsigned).arrived is Arrived.NEWER
    assert came(3, "", (), unsigned).arrived is Arrived.NEWER
    with pytest.raises(NameOfAnother):
        came(3, THEIRS, (VOGEL,), unsigned)
    with pytest.raises(OlderVersion):
        came(1, "", (), unsigned)


def test_a_pack_that_can_no_longer_be_read_does_not_stand_in_the_way() -> None:
    unread = Assignment("1", "pack: 9", OURS, True, here().opened, None)
    assert came(before=(unread,)).arrived is Arrived.NEW


def test_each_refusal_says_what_happened_what_is_safe_and_what_to_do() -> None:
    problems = [each() for each in ArrivalProblem.__subclasses__()]
    assert len({each.what_happened for each in problems}) == len(problems) == 6
    for problem in problems:
        assert problem.what_is_safe == "Nothing was changed."
        assert problem.what_to_do
