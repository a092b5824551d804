"""A therapist at the keyboard: a key, a signed pack, and two sheets that a couple hands back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from app.flow.library import Library
from app.homework.age import sealed
from app.homework.checked import read_pack
from app.homework.key import TherapistKey
from app.homework.pack import Pack, Tells
from app.homework.sheet import sheet_text
from app.homework.signature import verified
from app.ui.desk.arrived_page import ArrivedPage
from app.ui.desk.couple_page import CouplePage
from app.ui.desk.desk_page import DeskPage
from app.ui.desk.key_page import KeyPage
from app.ui.desk.lock_page import DeskLock
from app.ui.desk.pack_form import PackForm
from app.ui.desk.ready_page import ReadyPage
from app.ui.homework.refused import Refused
from app.ui.places.first_start import FirstStart

from ..homework.desks import sheet
from .hands import Hands, settle, until, window_of
from .test_agreements import texts

PASSPHRASE = "maple window quiet tiger"


@pytest.fixture
def hands(qapp: QApplication, own_home: Path) -> Iterator[Hands]:
    window = window_of(qapp, own_home)
    window.begin()
    until(lambda: isinstance(window.page, FirstStart), "the first page")
    yield Hands(window)
    window.leave()
    settle()


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder in which the therapist finds what came and puts what is saved."""
    for module in ("takeaway", "desk.writer"):
        monkeypatch.setattr(f"app.ui.{module}.place_for", lambda _, name, kind: tmp_path / name)
    monkeypatch.setattr("app.ui.desk.couples.chosen_sheet", lambda _: tmp_path / "reply.age")
    return tmp_path


def read(hands: Hands) -> str:
    assert hands.window.page is not None
    return "\n".join(texts(hands.window.page))


def into(hands: Hands, name: str, words: str) -> None:
    """Write into the field of that name."""

    def is_it(widget: QWidget) -> bool:
        above: QWidget | None = widget
        while above is not None and not above.accessibleName():
            above = above.parentWidget()
        is_field = isinstance(widget, QLineEdit | QPlainTextEdit)
        return is_field and above is not None and above.accessibleName() == name

    hands.tab_to(is_it, name)
    hands.write(words)


def with_a_key(hands: Hands) -> TherapistKey:
    """From the first page to a desk with a key, whose line is written down."""
    hands.push("For therapists and authors")
    hands.push("Your desk as a therapist")
    hands.push("Make my key")
    for name in ("Passphrase", "The same once more"):
        into(hands, name, PASSPHRASE)
    hands.push("Make my desk")
    until(lambda: isinstance(hands.window.page, KeyPage), "the key")
    page = hands.window.page
    assert isinstance(page, KeyPage)
    key = TherapistKey.from_line(page._line.text())
    assert " ".join(key.sender.words) in read(hands)
    hands.push("I have it on paper")
    return key


def write_pack(hands: Hands) -> None:
    hands.push("Write or adapt a pack")
    hands.push("Write a new one")
    assert isinstance(hands.window.page, PackForm)
    into(hands, "What is practised, in a few words", "A short repair a week")
    into(hands, "Why it helps", "Small and often helps more than long and seldom.")
    hands.push("Choose the talks, closed")
    for words in ("The short repair",):
        hands.to_button(words)
        hands.check()
    into(hands, "Your name", "R. Vogel")
    hands.choose("Twice a week")
    for words in ("How tense each was, before and after", "How far each felt heard"):
        hands.to_button(words)
        hands.check()
    hands.push("Look at it and sign it")
    assert isinstance(hands.window.page, ReadyPage), read(hands)
    hands.push("Sign it and save it …")


def come_back(files: Path, pack: Pack, source: bytes, number: int, days: int) -> bytes:
    """What the couple hands on: a sheet of this pack, sealed to its recipient."""
    digest = sha256(source).hexdigest()
    handed = sheet(number, days, pack=pack.id, digest=digest, title=pack.title)
    data = sealed(sheet_text(handed).encode(), pack.recipient)
    (files / "reply.age").write_bytes(data)
    return data


def test_a_pack_goes_out_and_two_sheets_come_back(hands: Hands, files: Path) -> None:
    key = with_a_key(hands)
    write_pack(hands)
    (file,) = files.glob("*.reknit")
    assert f"Saved as {file.name}" in read(hands)

    source = file.read_bytes()
    pack = read_pack(source, Library.shipped()).pack
    assert pack is not None
    assert verified(source) == key.sender
    assert pack.recipient == key.recipient
    assert pack.returns is not None
    assert pack.returns.tell == (Tells.TENSION, Tells.FELT_HEARD)

    data = come_back(files, pack, source, 1, 2)
    hands.push("Open a sheet …")
    assert isinstance(hands.window.page, ArrivedPage)
    assert "At saying it back." in read(hands)
    hands.push("File it")
    assert isinstance(hands.window.page, CouplePage)
    come_back(files, pack, source, 2, 4)
    hands.push("Open a sheet …")
    hands.push("File it")
    page = hands.window.page
    assert isinstance(page, CouplePage)
    assert page.couple.label == "Couple 1" and len(page.series.rows) == 4
    hands.push("Open a sheet …")
    assert isinstance(hands.window.page, Refused)
    hands.push("Back")
    hands.push("Save as PDF …")
    opened_elsewhere(data, key)
    printed(files)
    lock(hands, page)


def opened_elsewhere(data: bytes, key: TherapistKey) -> None:
    """Another age program opens a sheet with the line that was written down."""
    pyrage = pytest.importorskip("pyrage")
    identity = pyrage.x25519.Identity.from_str(key.line)
    assert b"At saying it back." in pyrage.decrypt(data, [identity])


def printed(files: Path) -> None:
    from pypdf import PdfReader

    (file,) = files.glob("*.pdf")
    told = " ".join(page.extract_text() for page in PdfReader(BytesIO(file.read_bytes())).pages)
    assert "7 on 3 Nov" in " ".join(told.split())


def lock(hands: Hands, page: CouplePage) -> None:
    """Locked, the desk shows nothing; with its passphrase it shows what was there."""
    hands.push("Back")
    assert isinstance(hands.window.page, DeskPage)
    assert "2 sheets" in read(hands)
    hands.push("Lock the desk")
    assert page.couple.label not in read(hands)
    hands.window.begin()
    assert isinstance(hands.window.page, DeskLock)
    into(hands, "Passphrase of the desk", PASSPHRASE)
    hands.push("Unlock")
    until(lambda: isinstance(hands.window.page, DeskPage), "the desk")
    assert "2 sheets" in read(hands)


def test_sheets_open_with_the_key_alone_where_the_desk_is_lost(hands: Hands, files: Path) -> None:
    key = TherapistKey.new()
    handed = sealed(sheet_text(replace(sheet(), title="From before")).encode(), key.recipient)
    (files / "reply.age").write_bytes(handed)
    hands.push("For therapists and authors")
    hands.push("Your desk as a therapist")
    hands.push("I have a key already, closed")
    into(hands, "The line from your backup page", key.line.lower())
    hands.push("Use this key")
    for name in ("Passphrase", "The same once more"):
        into(hands, name, PASSPHRASE)
    hands.push("Make my desk")
    until(lambda: isinstance(hands.window.page, KeyPage), "the key")
    hands.push("I have it on paper")
    hands.push("Open a sheet …")
    assert "From before" in read(hands)
