from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.homework import desk, drawer
from app.homework.desk import SheetDiffers, SheetKnown
from app.homework.sheet import People
from app.problem import Problem
from app.vault.folder import DESK
from app.vault.papers import Paper
from app.vault.problems import WrongPassphrase
from app.vault.store import Vault

from .desks import KEY, MOMENT, PASSPHRASE, desk_in, reply, sheet


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with desk_in(tmp_path) as vault:
        yield vault


def test_a_desk_opens_with_its_passphrase_only_and_has_its_key(tmp_path: Path) -> None:
    assert not desk.exists(tmp_path)
    desk_in(tmp_path).close()
    assert desk.exists(tmp_path)
    with pytest.raises(WrongPassphrase):
        Vault.open(tmp_path / DESK, "another passphrase")
    with Vault.open(tmp_path / DESK, PASSPHRASE) as vault:
        assert desk.key_of(vault) == KEY


def test_nothing_of_a_desk_can_be_read_in_its_files(tmp_path: Path) -> None:
    with desk_in(tmp_path) as vault:
        couple = desk.add_couple(vault, "The Tuesday two", MOMENT)
        desk.file(vault, couple, reply(sheet()), MOMENT)
        drawer.keep_given(vault, "a", "pack: 1", MOMENT)
        vault.back_up()
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    secrets = [KEY.line, "Tuesday", "saying it back", "AGE-SECRET", "pack: 1"]
    assert files
    assert not [word for word in secrets for data in files if word.encode() in data]


def test_a_desk_without_its_key_says_so(vault: Vault) -> None:
    (paper,) = vault.papers(desk.KEY)
    vault.keep_papers(Paper(paper.id, paper.kind, "no key", paper.created))
    with pytest.raises(Problem) as told:
        desk.key_of(vault)
    assert "key" in str(told.value)


def test_a_desk_that_was_set_aside_makes_room_and_still_opens(tmp_path: Path) -> None:
    desk_in(tmp_path).close()
    aside = desk.set_aside(tmp_path, MOMENT.date())
    assert not desk.exists(tmp_path)
    desk_in(tmp_path).close()
    assert desk.set_aside(tmp_path, MOMENT.date()) != aside
    with Vault.open(aside, PASSPHRASE) as vault:
        assert desk.key_of(vault) == KEY


def test_couples_get_the_next_number_unless_a_label_is_typed(vault: Vault) -> None:
    labels = ["", "  ", "The Tuesday two", "", "Couple 9", ""]
    called = [desk.add_couple(vault, label, MOMENT).label for label in labels]
    assert called == [
        *("Couple 1", "Couple 2", "The Tuesday two", "Couple 3", "Couple 9", "Couple 10")
    ]
    assert sorted(each.label for each in desk.couples(vault)) == sorted(called)


def test_a_couple_can_be_called_something_else(vault: Vault) -> None:
    couple = desk.add_couple(vault, "", MOMENT)
    assert desk.rename(vault, couple, " \n ") == couple
    desk.rename(vault, couple, "Two\nfrom <b>here</b>" + "x" * 200)
    (found,) = desk.couples(vault)
    assert found.label.startswith("Two from <b>here</b>x") and len(found.label) == desk.LONGEST
    assert found.id == couple.id


def test_sheets_lie_with_their_couple_in_the_order_they_came(vault: Vault) -> None:
    one, two = (desk.add_couple(vault, "", MOMENT) for _ in range(2))
    for number, couple in enumerate((one, two, one)):
        later = MOMENT + timedelta(days=number)
        desk.file(vault, couple, reply(sheet(number)), later)
    filed = desk.filed(vault, one.id)
    assert [each.sheet and each.sheet.id[-1] for each in filed] == ["0", "2"]
    assert all(each.sealed for each in filed)
    assert len(desk.filed(vault)) == 3


def test_a_sheet_that_lies_here_already_is_known_whatever_couple_it_is_brought_for(
    vault: Vault,
) -> None:
    one, two = (desk.add_couple(vault, "", MOMENT) for _ in range(2))
    desk.file(vault, one, reply(sheet()), MOMENT)
    for couple in (one, two):
        with pytest.raises(SheetKnown, match="You have this sheet already, with Couple 1"):
            desk.file(vault, couple, reply(sheet()), MOMENT)
    with pytest.raises(SheetDiffers, match="says other things"):
        desk.file(vault, two, reply(replace(sheet(), title="Another")), MOMENT)
    assert len(desk.filed(vault)) == 1


def test_the_couple_of_the_same_two_and_the_same_pack_is_offered(vault: Vault) -> None:
    one, two = (desk.add_couple(vault, "", MOMENT) for _ in range(2))
    others = People(one="M", two="K")
    desk.file(vault, one, reply(sheet(1)), MOMENT)
    desk.file(vault, two, reply(sheet(2, people=others)), MOMENT)
    assert desk.likely(vault, sheet(3)) == one
    assert desk.likely(vault, sheet(3, people=others)) == two
    assert desk.likely(vault, sheet(3, digest="1" * 64)) is None


def test_a_couple_that_is_deleted_goes_with_its_sheets_from_the_backups_too(
    vault: Vault, tmp_path: Path
) -> None:
    one, two = (desk.add_couple(vault, "", MOMENT) for _ in range(2))
    desk.file(vault, one, reply(sheet(1)), MOMENT)
    desk.file(vault, two, reply(sheet(2)), MOMENT)
    backup = vault.back_up()
    desk.remove(vault, one)
    assert [each.id for each in desk.couples(vault)] == [two.id]
    assert [each.couple for each in desk.filed(vault)] == [two.id]
    with Vault.open(backup, PASSPHRASE) as before:
        assert [each.id for each in desk.couples(before)] == [two.id]
        assert [each.couple for each in desk.filed(before)] == [two.id]


def test_one_sheet_can_be_taken_out_and_brought_again(vault: Vault) -> None:
    couple = desk.add_couple(vault, "", MOMENT)
    desk.file(vault, couple, reply(sheet()), MOMENT)
    desk.take_out(vault, *desk.filed(vault))
    assert desk.filed(vault) == ()
    desk.file(vault, couple, reply(sheet()), MOMENT)
    assert len(desk.filed(vault)) == 1


def test_papers_that_were_damaged_are_left_out(vault: Vault) -> None:
    couple = desk.add_couple(vault, "", MOMENT)
    desk.file(vault, couple, reply(sheet()), MOMENT)
    for kind in (desk.COUPLE, desk.REPLY, drawer.GIVEN, drawer.DRAFT):
        for number, body in enumerate(("[", "[]", "{}", "null", '{"text": 1')):
            vault.keep_papers(Paper(f"{kind}{number}", kind, body, MOMENT))
    assert [each.id for each in desk.couples(vault)] == [couple.id]
    assert len(desk.filed(vault)) == 1
    assert drawer.given(vault) == ()
    assert drawer.draft(vault) == ""


def test_a_signed_pack_takes_the_place_of_its_earlier_version(vault: Vault) -> None:
    for pack_id, text in (("a", "one"), ("b", "two"), ("a", "three")):
        drawer.keep_given(vault, pack_id, text, MOMENT)
    assert sorted(drawer.given(vault)) == ["three", "two"]


def test_what_is_being_written_is_kept_until_it_is_let_go(vault: Vault) -> None:
    assert drawer.draft(vault) == ""
    drawer.keep_draft(vault, "", MOMENT)
    for text in ("a pack", "a pack, longer", ""):
        drawer.keep_draft(vault, text, MOMENT)
        assert drawer.draft(vault) == text
