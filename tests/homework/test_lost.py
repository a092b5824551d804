"""What is lost on one side takes nothing from the other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.flow.library import Library
from app.homework import desk, kept
from app.homework.age import opened, sealed
from app.homework.assignment import Assignment
from app.homework.checked import read_pack
from app.homework.completion import draft
from app.homework.key import TherapistKey
from app.homework.occasion import Kind, Occasion, Said
from app.homework.problems import OtherKey
from app.homework.reply import read_reply
from app.homework.sheet import Sheet, Went, sheet_text
from app.homework.view import view
from app.vault.folder import DESK
from app.vault.keys import FLOOR
from app.vault.store import Vault

from .desks import KEY, MOMENT, PASSPHRASE, desk_in

LIBRARY = Library.shipped()
TODAY = MOMENT.date()
PACK = f"""\
pack: 1
id: a-pack
version: 1
language: en
title: A short repair
from: {{name: R. Vogel}}
why: Small and often.
flows:
  - {{id: repair-short, version: 1}}
returns: {{tell: [headline]}}
recipient: {KEY.recipient}
"""


def couple_in(folder: Path) -> Vault:
    """A couple that has taken a pack on, and done it once."""
    vault = Vault.create(folder, PASSPHRASE, FLOOR)
    vault.set_people("Ada", "Bo")
    pack = read_pack(PACK.encode(), LIBRARY).pack
    taken = kept.take_on(vault, Assignment("", PACK, "", True, TODAY, pack), MOMENT)
    said = (Said("noted", Kind.HEADLINE, None, "The washing up"),)
    kept.note(vault, Occasion(taken.id, TODAY, Went.DONE, "", said), MOMENT)
    return vault


def sheet_of(vault: Vault) -> Sheet:
    (assignment,) = kept.assignments(vault, LIBRARY)
    assert assignment.pack is not None
    done = [each.occasion for each in kept.occasions(vault, assignment.id)]
    return draft(assignment, assignment.pack, done, ("A", "B"), TODAY, "0" * 32)


def test_with_the_therapists_key_lost_a_couple_has_all_it_had(tmp_path: Path) -> None:
    home, theirs = tmp_path / "practice", tmp_path / "couple"
    couple_in(theirs).close()
    desk_in(home).close()
    shutil.rmtree(home)
    with Vault.open(theirs, PASSPHRASE) as vault:
        vault.check()
        assert vault.people() == ("Ada", "Bo")
        sheet = sheet_of(vault)
        assert [line.text for line in view(sheet).lines] == ["Done", "The washing up"]
    file = sealed(sheet_text(sheet).encode(), KEY.recipient)
    with pytest.raises(OtherKey):
        opened(file, TherapistKey.new().secret)


def test_with_the_couples_vault_lost_their_sheets_open_at_the_therapists(tmp_path: Path) -> None:
    home, theirs = tmp_path / "practice", tmp_path / "couple"
    with couple_in(theirs) as vault:
        file = sealed(sheet_text(sheet_of(vault)).encode(), KEY.recipient)
    with desk_in(home) as work:
        couple = desk.add_couple(work, "Couple 1", MOMENT)
        desk.file(work, couple, read_reply(file, KEY), MOMENT)
    shutil.rmtree(theirs)
    with Vault.open(home / DESK, PASSPHRASE) as work:
        (filed,) = desk.filed(work, couple.id)
        assert filed.sheet is not None
        assert filed.sheet.times[0].headline[0].text == "The washing up"
    assert b"The washing up" in opened(file, TherapistKey.from_line(KEY.line).secret)
