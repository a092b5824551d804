"""Practice from a therapist: a signed pack, two evenings, and a sheet that only one can open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from app.flow.library import Library
from app.homework import kept
from app.homework.age import opened
from app.homework.key import TherapistKey
from app.homework.sheet import Sheet, Went, Whose, read_sheet
from app.homework.signature import signed
from app.session.practice import Practice
from app.ui.homework.handing import Handing
from app.ui.homework.occasion_page import OccasionPage
from app.ui.homework.pack_page import PackPage
from app.ui.homework.practice_place import PracticePlace
from app.ui.homework.refused import Refused
from app.ui.homework.sheet_page import SheetPage
from app.ui.places.shell import Shell
from app.ui.review import Review
from app.vault.folder import VAULT
from app.vault.store import Vault

from .hands import Hands, settle, until, window_of
from .road import practice_of
from .test_agreements import go, texts

NAMES = ("Sam", "Alex")
PACK = """\
pack: 1
id: a-short-repair-a-week
version: 1
language: en
title: A short repair a week
from: {name: R. Vogel, practice: Practice at the Mill}
why: Small and often helps more than long and seldom.
flows:
  - {id: repair-short, version: 1}
minutes: 15
days: 28
returns:
  tell: [minutes, headline, tension, felt-heard, stuck, breaks, agreements]
  answers: [short-told]
  question: What would you like to begin with?
"""


def pack_of(key: TherapistKey, text: str = PACK) -> bytes:
    return signed(f"{text}recipient: {key.recipient}\n".encode(), key)


@pytest.fixture
def key() -> TherapistKey:
    return TherapistKey.new()


@pytest.fixture
def hands(qapp: QApplication, own_home: Path) -> Iterator[Hands]:
    with Vault.create(own_home / VAULT, None) as vault:
        vault.set_people(*NAMES)
    window = window_of(qapp, own_home)
    window.begin()
    until(lambda: isinstance(window.page, Shell), "home")
    yield Hands(window)
    window.leave()
    settle()


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the two find what they open and put what they save."""
    pack = tmp_path / "from-our-therapist.reknit"
    monkeypatch.setattr("app.ui.homework.homework.chosen_pack", lambda _: pack)
    monkeypatch.setattr("app.ui.homework.giving.place_for", lambda _, name, kind: tmp_path / name)
    return pack


def place(hands: Hands) -> PracticePlace:
    page = hands.window.page
    assert isinstance(page, Shell), page
    found = page.page()
    assert isinstance(found, PracticePlace)
    return found


def open_pack(hands: Hands) -> None:
    go(hands, "Practice")
    hands.push("Open a pack from a file …")


def take_on(hands: Hands) -> None:
    open_pack(hands)
    assert isinstance(hands.window.page, PackPage)
    hands.choose("The words fit")
    hands.push("Take it on")


def once(hands: Hands, practice: Practice) -> None:
    """Do it, keep all of it, and say that it was done; each lets out their own."""
    hands.push("Do it now")
    for _ in hands.walk(practice):
        pass
    assert isinstance(hands.window.page, Review)
    hands.agree()
    hands.push("Finish")
    assert isinstance(hands.window.page, OccasionPage)
    hands.push("Continue")
    handing = hands.window.page
    assert isinstance(handing, Handing)
    for _ in NAMES:
        hands.push("Hand on all of mine")
        hands.push("Done")
    settle()


def hand_on(hands: Hands, question: str = "") -> Handing:
    """From the confidentiality note to where both have said yes."""
    go(hands, "Practice")
    hands.push("Hand it on")
    assert isinstance(hands.window.page, SheetPage)
    assert any("talked about with both of you" in each for each in texts(hands.window.page))
    if question:
        hands.tab_to(lambda w: isinstance(w, QPlainTextEdit), "the question")
        hands.write(question)
    hands.push("Continue")
    handing = hands.window.page
    assert isinstance(handing, Handing)
    for _ in NAMES:
        hands.push("Hand on all of mine")
        hands.push("Done")
    for name in ("S", "A"):
        hands.push(f"{name}: Yes, fine")
    return handing


def sheet_in(folder: Path, key: TherapistKey) -> Sheet:
    (file,) = folder.glob("reply-*.age")
    data = file.read_bytes()
    assert b"washing" not in data
    sheet = read_sheet(opened(data, key.secret)).sheet
    assert sheet is not None
    return sheet


def back_home(hands: Hands) -> None:
    if not isinstance(hands.window.page, Shell):
        hands.push("Enough for today")


def test_two_evenings_come_back_as_one_sheet_that_the_therapist_alone_can_open(
    hands: Hands, files: Path, key: TherapistKey
) -> None:
    files.write_bytes(pack_of(key))
    open_pack(hands)
    shown = " ".join(texts(hands.window))
    assert all(word in shown for word in key.sender.words)
    assert "What would you like to begin with?" in shown
    hands.push("Not now")
    take_on(hands)
    assert "Not yet this week." in " ".join(texts(place(hands)))
    practice = practice_of("repair-short")
    for _ in range(2):
        go(hands, "Practice")
        once(hands, practice)
        back_home(hands)
    go(hands, "Practice")
    assert "Done this week." in " ".join(texts(place(hands)))
    handing = hand_on(hands, "How do we begin, when it is late?")
    hands.push("Seal it for R. Vogel")
    settle()
    assert any("Only R. Vogel can open it" in each for each in texts(handing))
    sheet = sheet_in(files.parent, key)
    assert [time.went for time in sheet.times] == [Went.DONE, Went.DONE]
    assert sheet.people.one == "S"
    assert sheet.question[0].text == "How do we begin, when it is late?"
    assert {remark.of for remark in sheet.times[0].answers} == {Whose.ONE, Whose.TWO}
    assert sheet.times[0].agreements


def test_a_pack_that_was_changed_on_its_way_is_refused_with_the_reason(
    hands: Hands, files: Path, key: TherapistKey
) -> None:
    files.write_bytes(pack_of(key).replace(b"days: 28", b"days: 27"))
    open_pack(hands)
    assert isinstance(hands.window.page, Refused)
    assert "changed" in " ".join(texts(hands.window))
    hands.push("Back")
    assert not kept.assignments(hands.window.visit.vault, Library.shipped())


def test_a_name_that_is_known_on_another_key_is_stopped(
    hands: Hands, files: Path, key: TherapistKey
) -> None:
    files.write_bytes(pack_of(key))
    take_on(hands)
    forged = PACK.replace("a-short-repair-a-week", "show-your-notes")
    files.write_bytes(pack_of(TherapistKey.new(), forged))
    open_pack(hands)
    assert isinstance(hands.window.page, Refused)
    assert "another key" in " ".join(texts(hands.window))
