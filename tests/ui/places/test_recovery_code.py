"""A recovery code on the screen and on paper: whole, once, and with nothing beside it."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.ui import accessible, fonts, theme
from app.ui.paper import code_page
from app.ui.paper.page import MARGIN
from app.ui.pdf import pdf
from app.ui.places.recovery_code import COPIES, TITLE, Opens, RecoveryCode
from app.ui.printer import NO_PRINTER
from app.ui.theme import ThemeName
from app.vault.problems import VaultFull
from app.vault.recovery import new_code
from app.vault.settings import Paper

from ..couple import press, texts

CODE = new_code()


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    fonts.load()
    accessible.install(qapp)
    theme.apply(qapp, theme.load(ThemeName.LIGHT))


@pytest.fixture
def page(qtbot: QtBot) -> RecoveryCode:
    page = RecoveryCode(Opens.SHARED, Paper.A4)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    return page


@pytest.mark.parametrize("opens", Opens)
@pytest.mark.parametrize("paper", Paper)
def test_the_code_stands_whole_on_one_page_with_what_it_opens(
    opens: Opens, paper: Paper, tmp_path: Path
) -> None:
    made = code_page(CODE, opens.words.opens, paper)
    room = made.printed
    assert room.left() >= MARGIN - 1 and room.right() <= made.size.width() - MARGIN + 1
    assert room.bottom() <= made.size.height() - MARGIN
    (tmp_path / "page.pdf").write_bytes(pdf((made,), TITLE, "en"))
    read = PdfReader(tmp_path / "page.pdf")
    assert len(read.pages) == 1
    told = " ".join(read.pages[0].extract_text().split())
    assert CODE in told.replace("- ", "-")
    assert opens.words.opens in told
    assert read.metadata is not None and read.metadata.title == TITLE


def test_a_code_is_shown_only_when_it_was_made_and_forgotten_whole(
    page: RecoveryCode, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.wanted):
        press(page, "Make the code")
    page.busy()
    assert not page._make.isEnabled() and "We wrote it down" not in texts(page)
    page.refuse(VaultFull())
    assert str(VaultFull()) in texts(page)
    page.busy()
    page.show_code(CODE)
    assert CODE in texts(page) and str(VaultFull()) not in texts(page) and COPIES in texts(page)
    assert page._shown.accessibleName() == " ".join(CODE), "read out sign by sign"
    page.forget()
    assert CODE not in texts(page) and CODE not in page._shown.accessibleName()


def test_it_is_saved_as_a_page_for_its_owner_alone_under_a_name_that_says_nothing(
    page: RecoveryCode, tmp_path: Path
) -> None:
    page.show_code(CODE)
    proposed = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(10, answer)
            return
        proposed.append(Path(dialog.selectedFiles()[0]).name)
        dialog.selectFile(str(tmp_path / "page.pdf"))
        dialog.done(1)

    QTimer.singleShot(0, answer)
    press(page, "Save as PDF …")
    assert proposed == [f"page-{date.today().isoformat()}.pdf"]
    assert stat.S_IMODE((tmp_path / "page.pdf").stat().st_mode) == 0o600
    assert "Saved as page.pdf." in texts(page) and page._have.words == "Go on"
    told = PdfReader(tmp_path / "page.pdf").pages[0].extract_text()
    assert CODE in told.replace("\n", "")


def test_a_code_that_was_hidden_meanwhile_is_not_saved(page: RecoveryCode, tmp_path: Path) -> None:
    page.show_code(CODE)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(10, answer)
            return
        page.forget()
        dialog.selectFile(str(tmp_path / "page.pdf"))
        dialog.done(1)

    QTimer.singleShot(0, answer)
    press(page, "Save as PDF …")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="there is a printer here")
def test_without_a_printer_it_is_said(page: RecoveryCode) -> None:
    page.show_code(CODE)
    press(page, "Print …")
    assert str(NO_PRINTER) in texts(page) and CODE in texts(page)
