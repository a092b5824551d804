"""The print desk: what is shown, what is chosen, and that every way out says how it went."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.flow.items import Meaning
from app.problem import Problem
from app.session.value import Moment
from app.summary.summary import Summary
from app.ui import fonts, theme
from app.ui.columns import POLICY
from app.ui.export import Kind, file_name, in_words, save_appointment
from app.ui.preview import Leaf
from app.ui.printer import send
from app.ui.printing import CARD, COPIES, NOTE, THERAPIST, PrintDesk, open_print_desk
from app.vault.settings import Paper

from ..summary.evenings import agreed as all_agreed
from ..summary.evenings import evening, headlines_handed
from .pages import LONG_NAME, note, said, unticked

HERE = timezone(timedelta(hours=1))
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=HERE)


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    fonts.load()
    theme.apply(qapp, theme.load(theme.ThemeName.LIGHT))
    yield
    theme.apply(qapp, theme.load(theme.ThemeName.LIGHT))


@pytest.fixture
def couple() -> Summary:
    return all_agreed(evening())


WINDOWS: list[QWidget] = []


@pytest.fixture(autouse=True)
def windows() -> Iterator[None]:
    """Holds the windows that desks stand before, for nobody else does."""
    yield
    for window in WINDOWS:
        window.close()
        window.deleteLater()
    WINDOWS.clear()


def desk_of(qtbot: QtBot, summary: Summary, size: tuple[int, int] = (1080, 800)) -> PrintDesk:
    window = QWidget()
    WINDOWS.append(window)
    window.resize(*size)
    window.show()
    desk = open_print_desk(window, summary, "a4")
    desk.resize(*size)
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    return desk


def button(desk: PrintDesk, words: str) -> QAbstractButton:
    return next(b for b in desk.findChildren(QAbstractButton) if b.accessibleName() == words)


def answer_file_dialog(path: Path | None) -> None:
    """Wait for the file dialog, give it a path or call it off."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(10, answer)
        elif path is None:
            dialog.reject()
        else:
            dialog.selectFile(str(path))
            dialog.done(1)

    QTimer.singleShot(0, answer)


# -- what is on the desk --------------------------------------------------------------


def test_the_desk_shows_every_page_as_a_light_sheet(qtbot: QtBot, couple: Summary) -> None:
    desk = desk_of(qtbot, couple)
    leaves = desk.preview.findChildren(Leaf)
    assert len(leaves) == len(desk.pages)
    assert leaves[0].accessibleName() == f"Page 1 of {len(leaves)}"
    theme.apply(QApplication.instance(), theme.load(theme.ThemeName.DARK))  # type: ignore[arg-type]
    assert leaves[0].grab().toImage().pixelColor(6, 6).lightness() == 255


def test_paper_and_large_print_change_the_pages_at_once(qtbot: QtBot, couple: Summary) -> None:
    desk = desk_of(qtbot, couple)
    before = len(desk.pages), desk.pages[0].size.width()
    desk.large.setChecked(True)
    assert len(desk.pages) > before[0]
    desk.paper.choose(Paper.LETTER)
    desk.paper.changed.emit()
    assert desk.pages[0].size.width() > before[1]


def test_the_fridge_card_is_offered_where_there_is_something_on_it(
    qtbot: QtBot, couple: Summary
) -> None:
    desk = desk_of(qtbot, couple)
    desk.kind.choose(CARD)
    desk.kind.changed.emit()
    assert len(desk.pages) == 1 and len(desk.sheets()) == 1
    assert desk.sheets()[0].size.height() > desk.pages[0].size.height() * 1.9
    assert desk.large.isHidden()
    plain = desk_of(qtbot, note(said(("Words.",))))
    plain.kind.choose(CARD)
    assert plain.kind.chosen() == NOTE or plain.kind.chosen() is None


def test_what_is_not_ticked_for_paper_is_in_no_file(qtbot: QtBot) -> None:
    summary = unticked(note(said(("On paper.", "SECRET-LINE"))), "l1")
    desk = desk_of(qtbot, summary)
    for kind in (Kind.PDF, Kind.HTML, Kind.MARKDOWN, Kind.TEXT):
        data = desk._made(kind)
        told = read(data) if kind is Kind.PDF else data.decode()
        assert "SECRET-LINE" not in told and "paper" in told


def choose(desk: PrintDesk, kind: str) -> None:
    desk.kind.choose(kind)
    desk.kind.changed.emit()


def seen(desk: PrintDesk) -> list[str]:
    return [label.text() for label in desk.findChildren(QLabel) if label.isVisible()]


def test_a_therapists_copy_is_offered_only_where_something_was_ticked_for_it(
    qtbot: QtBot, couple: Summary
) -> None:
    desk = desk_of(qtbot, couple)
    choose(desk, THERAPIST)
    assert desk.kind.chosen() is None
    assert not [b for b in desk.findChildren(QAbstractButton) if "herapist" in b.accessibleName()]
    assert button(desk, "The summary")
    with_one = desk_of(qtbot, headlines_handed(evening()))
    assert with_one.kind.chosen() == NOTE and POLICY not in seen(with_one)
    assert button(with_one, "Our copy") and button(with_one, "The therapist’s copy")


def test_the_therapists_copy_has_its_head_its_own_lines_and_the_word_on_confidence(
    qtbot: QtBot,
) -> None:
    desk = desk_of(qtbot, headlines_handed(evening()))
    choose(desk, THERAPIST)
    assert seen(desk).count(POLICY) == 1
    assert not button(desk, "Calendar (.ics)").isVisible()
    for kind in (Kind.PDF, Kind.HTML, Kind.MARKDOWN, Kind.TEXT):
        data = desk._made(kind)
        told = read(data) if kind is Kind.PDF else data.decode()
        assert "For our therapist, from Sam and Alex" in told and "wait until" in told
        assert "very alone" not in told and "Harbour" not in told
        assert desk._file_name(kind) == f"copy-2026-11-22.{kind}"
    title = PdfReader(BytesIO(desk._made(Kind.PDF))).metadata
    assert title is not None and title.title == "A note, 22 Nov 2026"
    choose(desk, NOTE)
    assert POLICY not in seen(desk) and button(desk, "Calendar (.ics)").isVisible()
    ours = desk._made(Kind.TEXT).decode()
    assert "very alone" in ours and "therapist" not in ours
    assert desk._file_name(Kind.TEXT) == "talk-2026-11-22.txt"
    choose(desk, CARD)
    assert desk._file_name(Kind.PDF) == "card-2026-11-22.pdf"
    assert desk._file_name(Kind.TEXT) == "talk-2026-11-22.txt"


def test_what_is_printed_of_the_therapists_copy_is_what_is_shown(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk = desk_of(qtbot, headlines_handed(evening()))
    choose(desk, THERAPIST)
    send(desk.sheets(), printer_to(tmp_path / "out.pdf"))
    (page,) = PdfReader(tmp_path / "out.pdf").pages
    told = " ".join(page.extract_text().split())
    assert "For our therapist, from Sam and Alex" in told and "Harbour" not in told


def read(made: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)


def test_the_desk_says_once_that_copies_stay(qtbot: QtBot, couple: Summary) -> None:
    desk = desk_of(qtbot, couple)
    assert [label.text() for label in desk.findChildren(QLabel)].count(COPIES) == 1


def test_the_windows_title_says_nothing_of_the_couple(qtbot: QtBot, couple: Summary) -> None:
    assert desk_of(qtbot, couple).windowTitle() == "Print or save"


@pytest.mark.parametrize("percent", (80, 100, 200))
def test_everything_can_be_reached_in_a_small_window(
    qtbot: QtBot, couple: Summary, percent: int, qapp: QApplication
) -> None:
    theme.apply(qapp, theme.load(theme.ThemeName.LIGHT), percent)
    desk = desk_of(qtbot, couple, (800, 600))
    for words in ("Close", "Save as PDF", "Print…"):
        each = button(desk, words)
        box = each.rect().translated(each.mapTo(desk, QPoint(0, 0)))
        assert desk.rect().contains(box)
        assert each.height() >= 44 and each.width() >= each.minimumSizeHint().width()


def test_the_keyboard_reaches_everything_and_begins_with_print(
    qtbot: QtBot, couple: Summary
) -> None:
    desk = desk_of(qtbot, couple)
    assert desk.focusWidget() is button(desk, "Print…")
    reached = set()
    for _ in range(40):
        QTest.keyClick(desk.focusWidget() or desk, Qt.Key.Key_Tab)
        reached.add((desk.focusWidget() or desk).accessibleName())
    files = {"Web page (HTML)", "Plain text", "Markdown", "Calendar (.ics)", "Save as PDF"}
    assert files | {"Close", "Smaller", "Larger", "Large print", "Print…"} <= reached
    assert "How it will look on paper" in reached


def test_the_pages_grow_and_fit_again_by_key(qtbot: QtBot, couple: Summary) -> None:
    desk = desk_of(qtbot, couple)
    fitting = desk.preview.zoom
    QTest.keyClick(desk, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert desk.preview.zoom > fitting
    QTest.keyClick(desk, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert desk.preview.zoom == pytest.approx(fitting)


def test_escape_leaves_the_desk(qtbot: QtBot, couple: Summary) -> None:
    desk = desk_of(qtbot, couple)
    with qtbot.waitSignal(desk.rejected):
        QTest.keyClick(desk, Qt.Key.Key_Escape)


# -- files ----------------------------------------------------------------------------

OF_A_SHEET = (Kind.SEALED, Kind.SHEET, Kind.PACK)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in OF_A_SHEET])
def test_every_format_is_written_whole_and_for_its_owner_alone(
    qtbot: QtBot, couple: Summary, tmp_path: Path, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = replace(couple, day=couple.day)
    desk = desk_of(qtbot, later)
    monkeypatch.setattr("app.ui.printing.now", lambda: NOON)
    target = tmp_path / file_name(couple, kind)
    answer_file_dialog(target)
    desk.save(kind)
    assert [each.name for each in tmp_path.iterdir()] == [target.name]
    assert target.stat().st_mode & 0o777 == 0o600 and target.stat().st_size > 200
    assert desk.said.text() == f"Saved as {target.name}."


def test_calling_the_file_dialog_off_writes_nothing(
    qtbot: QtBot, couple: Summary, tmp_path: Path
) -> None:
    desk = desk_of(qtbot, couple)
    answer_file_dialog(None)
    desk.save(Kind.TEXT)
    assert not desk.said.text()


def test_a_folder_that_is_gone_is_said_on_the_desk(
    qtbot: QtBot, couple: Summary, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = desk_of(qtbot, couple)
    gone = tmp_path / "gone" / "talk.pdf"
    monkeypatch.setattr("app.ui.printing.place_for", lambda *_: gone)
    desk.save(Kind.PDF)
    assert "may not write" in desk.said.text() and "safe" in desk.said.text()
    assert not gone.parent.exists()


def test_without_a_day_ahead_there_is_no_calendar_file() -> None:
    with pytest.raises(Problem, match="no day ahead"):
        in_words(note(said(("Words.",))), Kind.CALENDAR, NOON)


@pytest.mark.parametrize("kind", Kind)
def test_a_file_name_is_never_made_of_what_was_said_or_of_names(kind: Kind) -> None:
    for summary in (note(names=(LONG_NAME, "../etc")), note(said(("Secret.",)))):
        assert file_name(summary, kind) == f"talk-2026-11-22.{kind}"


def test_a_time_to_be_back_is_saved_without_a_word_of_the_talk(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    target = tmp_path / "time.ics"
    answer_file_dialog(target)
    back = Moment(NOON + timedelta(hours=1))
    assert save_appointment(window, Meaning.RETURN_AT, back, "key", NOON)
    told = target.read_text()
    assert "BEGIN:VEVENT" in told and "Back together" in told


TRACELESS = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from app.ui import fonts
from app.ui.columns import POLICY
from app.ui.export import Kind, place_for
app = QApplication([])
fonts.load()
before = QSettings(QSettings.Scope.UserScope, "QtProject")
before.setValue("FileDialog/lastVisited", "file:///usr")
before.sync()
def answer():
    dialog = QApplication.activeModalWidget()
    dialog.setDirectory(sys.argv[1])
    dialog.selectFile("talk.pdf")
    dialog.done(1)
QTimer.singleShot(200, answer)
print(place_for(None, "talk.pdf", Kind.PDF, Path(sys.argv[1])))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it is not a file")
def test_the_file_dialog_leaves_no_folder_in_qts_own_settings(tmp_path: Path) -> None:
    folder = tmp_path / "very-private-folder"
    folder.mkdir()
    config = tmp_path / "config"
    done = subprocess.run(
        [sys.executable, "-c", TRACELESS, str(folder)],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"XDG_CONFIG_HOME": str(config), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.strip() == str(folder / "talk.pdf"), done.stderr
    written = "".join(each.read_text() for each in config.rglob("*") if each.is_file())
    assert "very-private" not in written and "talk.pdf" not in written
    assert "file:///usr" in written


# -- printers -------------------------------------------------------------------------


def test_without_a_printer_the_desk_says_so_and_offers_a_pdf(
    qtbot: QtBot, couple: Summary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "PySide6.QtPrintSupport.QPrinterInfo.availablePrinterNames", staticmethod(list)
    )
    desk = desk_of(qtbot, couple)
    QTest.mouseClick(button(desk, "Print…"), Qt.MouseButton.LeftButton)
    assert desk.said.text().startswith("No printer is set up")
    assert "PDF" in desk.said.text() and desk.isVisible()


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.parametrize("kind", (NOTE, CARD))
def test_what_is_printed_is_what_is_shown(
    qtbot: QtBot, couple: Summary, tmp_path: Path, kind: str
) -> None:
    desk = desk_of(qtbot, couple)
    desk.kind.choose(kind)
    desk.kind.changed.emit()
    send(desk.sheets(), printer_to(tmp_path / "out.pdf"))
    pages = PdfReader(tmp_path / "out.pdf").pages
    assert len(pages) == len(desk.sheets())
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == (595, 842)


def test_only_the_pages_asked_for_are_printed(
    qtbot: QtBot, couple: Summary, tmp_path: Path
) -> None:
    desk = desk_of(qtbot, couple)
    desk.large.setChecked(True)
    assert len(desk.sheets()) >= 3
    printer = printer_to(tmp_path / "out.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    send(desk.sheets(), printer)
    assert len(PdfReader(tmp_path / "out.pdf").pages) == 2


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_begin_is_a_problem_and_no_silence(
    qtbot: QtBot, couple: Summary, tmp_path: Path
) -> None:
    desk = desk_of(qtbot, couple)
    with pytest.raises(Problem, match="printer did not take it"):
        send(desk.sheets(), printer_to(tmp_path / "gone" / "out.pdf"))
