"""The author's bench: a file is chosen, checked each time it is saved, and worked on."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.bench.rounds import run_walk
from app.flow.checked import read_flow
from app.ui import look, theme
from app.ui.bench.against import Against
from app.ui.bench.beginning import Beginning
from app.ui.bench.bench import CLEAN, Bench
from app.ui.bench.doors import Doors
from app.ui.bench.faults import FaultEntry
from app.ui.bench.grid import Grid
from app.ui.bench.outlet import SAVED, stem
from app.ui.bench.preview import LivePreview
from app.ui.bench.report import Report
from app.ui.bench.source import SourceLine
from app.ui.bench.tool import Tool
from app.ui.bench.translation import MISSING, Translation
from app.ui.bench.workshop import Workshop, slug
from app.ui.places.preferences import Preferences
from app.ui.places.shell import PlaceName, Shell
from app.ui.window import Window
from app.vault.settings import Paper, Settings, Theme

from ..couple import at_home, none_renders_markup, press, texts, window_of
from ..dialogs import answer
from ..texts import EVERY
from .desk import BROKEN, SHIPPED, WHOLE, settle


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, own_home: Path) -> Window:
    """The window at home, with the two past the entrance."""
    window = window_of(qtbot, qapp, own_home)
    at_home(window)
    return window


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "sunday-check.flow.yaml"
    file.write_text(WHOLE, encoding="utf-8")
    return file


def pick(kind: str) -> None:
    """Take the file dialog that comes up next as it is, with another kind of file."""

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(10, choose)
            return
        kinds = dialog.findChild(QComboBox, "fileTypeCombo")
        assert isinstance(kinds, QComboBox)
        kinds.setCurrentText(kind)
        kinds.activated.emit(kinds.currentIndex())
        dialog.accept()

    QTimer.singleShot(0, choose)


def at_the_bench(window: Window) -> Bench:
    window.visit._show_place(PlaceName.SETTINGS)
    shell = window.page
    assert isinstance(shell, Shell)
    settings = shell.page()
    assert isinstance(settings, Preferences)
    press(settings, "For therapists and authors")
    doors = window.page
    assert isinstance(doors, Doors)
    press(doors, "Write or change a talk")
    bench = window.page
    assert isinstance(bench, Bench)
    return bench


def chosen(window: Window, file: Path) -> Bench:
    """The bench with this file on it."""
    bench = at_the_bench(window)
    answer(file)
    press(bench, "Choose a file")
    settle()
    return bench


def report(qtbot: QtBot, window: Window) -> Report:
    qtbot.waitUntil(lambda: isinstance(window.page, Report), timeout=30_000)
    assert isinstance(window.page, Report)
    return window.page


def test_settings_lead_to_the_bench_and_back_leads_out_again(window: Window) -> None:
    bench = at_the_bench(window)
    press(bench, "Back")
    assert isinstance(window.page, Doors)
    press(window.page, "Back")
    assert isinstance(window.page, Shell)


def test_a_file_without_faults_offers_every_tool(window: Window, file: Path) -> None:
    bench = chosen(window, file)
    assert bench.said == CLEAN
    assert "Sunday check" in texts(bench)
    assert all(tile.isVisibleTo(bench) for tile in bench._tools.values())


def test_a_dialog_that_is_called_off_changes_nothing(window: Window) -> None:
    bench = at_the_bench(window)
    answer(None)
    press(bench, "Choose a file")
    assert bench._card.isHidden()


def test_every_fault_is_listed_and_unfolds_its_line(window: Window, file: Path) -> None:
    file.write_text(BROKEN, encoding="utf-8")
    bench = chosen(window, file)
    assert bench.said == "3 faults, to be mended:"
    assert [tool for tool, tile in bench._tools.items() if tile.isVisibleTo(bench)] == [
        Tool.PREVIEW
    ]
    entry = bench.findChildren(FaultEntry)[1]
    line = entry.findChild(SourceLine)
    assert isinstance(line, SourceLine)
    assert not line.isVisibleTo(bench)
    press(entry, "sunday-check.flow.yaml:6:1 · F101")
    assert line.isVisibleTo(bench)
    assert line.accessibleName() == "In the file: minuets: 10"


def test_faults_go_by_themselves_as_the_file_is_mended(
    qtbot: QtBot, window: Window, file: Path
) -> None:
    file.write_text(BROKEN, encoding="utf-8")
    bench = chosen(window, file)
    file.write_text(WHOLE.replace("type: scale", "type: scales"), encoding="utf-8")
    qtbot.waitUntil(lambda: bench.said == "One fault, to be mended:", timeout=10_000)
    file.write_text(WHOLE, encoding="utf-8")
    qtbot.waitUntil(lambda: bench.said == CLEAN, timeout=10_000)
    file.unlink()
    qtbot.waitUntil(lambda: "not there" in bench.said, timeout=10_000)


def test_a_fault_that_stays_keeps_its_line_and_the_keyboard(
    qtbot: QtBot, window: Window, file: Path
) -> None:
    file.write_text(BROKEN, encoding="utf-8")
    bench = chosen(window, file)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    entry = bench.findChildren(FaultEntry)[2]
    assert entry.fold is not None
    entry.fold.hinge.setFocus()
    press(entry, "sunday-check.flow.yaml:13:26 · F115")
    file.write_text(f"# mine\n{BROKEN.replace('minuets', 'minutes')}", encoding="utf-8")
    qtbot.waitUntil(lambda: bench.said == "One fault, to be mended:", timeout=10_000)
    settle()
    (entry,) = bench._list.findChildren(FaultEntry)
    assert entry.fold is not None
    assert entry.fold.is_opened()
    assert "14:26" in entry.fold.hinge.accessibleName()
    assert entry.has_keyboard()


def test_advice_is_shown_apart_and_keeps_nobody_from_the_tools(window: Window, file: Path) -> None:
    file.write_text(WHOLE.replace("Our week", "<fist> week"), encoding="utf-8")
    bench = chosen(window, file)
    assert bench.said == CLEAN
    assert bench._advice.isVisibleTo(bench)
    assert bench._advised.first() is not None


def test_a_shipped_talk_can_be_looked_at_too(qtbot: QtBot, window: Window) -> None:
    bench = at_the_bench(window)
    bench._fold.set_opened(True)
    press(bench, "The short repair")
    assert bench.said == CLEAN
    assert "Comes with Reknit" in texts(bench)
    press(bench, "Preview live")
    assert isinstance(window.page, LivePreview)


def test_the_preview_opens_over_the_bench_and_closes_again(window: Window, file: Path) -> None:
    bench = chosen(window, file)
    press(bench, "Preview live")
    page = window.page
    assert isinstance(page, LivePreview)
    page.play.fill_in()
    next(
        b for b in page.findChildren(QAbstractButton) if b.accessibleName() == "Close the preview"
    ).click()
    assert window.page is bench


def walks_of(qtbot: QtBot, window: Window, file: Path) -> Report:
    """The walk-throughs of a talk, as they are told."""
    press(chosen(window, file), "Walk-throughs")
    return report(qtbot, window)


def test_walks_are_told_and_can_be_saved(
    qtbot: QtBot, window: Window, file: Path, tmp_path: Path
) -> None:
    page = walks_of(qtbot, window, file)
    assert "Walk 1" in texts(page)
    answer(tmp_path / "walks.txt")
    press(page, "Save as a text file")
    assert (tmp_path / "walks.txt").read_text(encoding="utf-8") == page.text
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "walks.txt").stat().st_mode) == 0o600
    press(page, "Copy")
    assert QApplication.clipboard().text() == page.text
    press(page, "Back")
    assert isinstance(window.page, Bench)


def test_walks_are_kept_as_scripts_and_gone_again_once_the_talk_has_changed(
    qtbot: QtBot, window: Window, file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "walks"
    folder.mkdir()
    page = walks_of(qtbot, window, file)
    answer(None)
    press(page, "Keep the walks")
    assert page._word.isHidden()
    answer(folder)
    press(page, "Keep the walks")
    qtbot.waitUntil(lambda: "The walks are in “walks”" in page._word.text(), timeout=30_000)
    assert sorted(each.name for each in folder.iterdir()) == scripts(file, tmp_path / "typed")
    answer(folder)
    press(page, "Keep the walks")
    qtbot.waitUntil(lambda: "already" in page._word.text(), timeout=30_000)
    answer(folder)
    press(page, "Go kept walks")
    qtbot.waitUntil(lambda: window.page is not page, timeout=30_000)
    assert "as before" in report(qtbot, window).text
    press(report(qtbot, window), "Back")
    file.write_text(WHOLE.replace("at_least: 3", "at_least: 9"), encoding="utf-8")
    answer(folder)
    press(page, "Go kept walks")
    qtbot.waitUntil(lambda: window.page is not page, timeout=30_000)
    again = report(qtbot, window)
    assert "elsewhere" in again.text
    assert "Keep the walks" not in texts(again)


def test_a_talk_that_has_got_faults_meanwhile_keeps_no_walks(
    qtbot: QtBot, window: Window, file: Path, tmp_path: Path
) -> None:
    page = walks_of(qtbot, window, file)
    file.write_text(BROKEN, encoding="utf-8")
    (tmp_path / "walks").mkdir()
    answer(tmp_path / "walks")
    press(page, "Keep the walks")
    qtbot.waitUntil(lambda: "F101" in page._word.text(), timeout=30_000)
    assert not list((tmp_path / "walks").iterdir())


def scripts(file: Path, folder: Path) -> list[str]:
    """What the command writes for the same talk."""
    run_walk(file, folder, None, "text", StringIO())
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize("wanted", ["sunday-check", "journal-urge"])
def test_the_time_is_told_in_tables(qtbot: QtBot, window: Window, file: Path, wanted: str) -> None:
    bench = chosen(window, file)
    if wanted in SHIPPED:
        window.visit.workshop._take(wanted)
    press(bench, "Time")
    page = report(qtbot, window)
    tables = page.findChildren(Grid)
    assert len(tables) == (3 if wanted == "sunday-check" else 2)
    assert "Minutes a step" in texts(page)
    assert "in all" in page.text


def test_two_versions_are_compared(qtbot: QtBot, window: Window, file: Path) -> None:
    earlier = file.with_name("earlier.flow.yaml")
    earlier.write_text(WHOLE.replace("What was good?", "Good?"), encoding="utf-8")
    bench = chosen(window, file)
    answer(earlier)
    press(bench, "Compare")
    page = report(qtbot, window)
    assert "good.ask" in page.text
    assert "COSMETIC" in page.text


def test_a_talk_is_compared_with_the_shipped_one_it_was_made_from(
    qtbot: QtBot, window: Window, file: Path
) -> None:
    origin = "derived_from: {id: repair-short, version: 1}\nfirst_speaker"
    file.write_text(WHOLE.replace("first_speaker", origin), encoding="utf-8")
    bench = chosen(window, file)
    press(bench, "Compare")
    against = window.page
    assert isinstance(against, Against)
    press(against, "“The short repair”")
    page = report(qtbot, window)
    assert "adapted from repair-short" in page.text
    press(page, "Back")
    press(bench, "Compare")
    answer(file)
    assert isinstance(window.page, Against)
    press(window.page, "An earlier version")
    assert "Nothing changed" in report(qtbot, window).text


@pytest.mark.parametrize(
    ("tool", "name", "begins"),
    [("Diagram", "week.svg", "<svg"), ("Logic sheet", "week.html", "<!DOCTYPE html>")],
)
def test_what_is_for_paper_is_saved_where_its_author_wants_it(
    window: Window, file: Path, tmp_path: Path, tool: str, name: str, begins: str
) -> None:
    bench = chosen(window, file)
    answer(None)
    press(bench, tool)
    assert bench._word.isHidden()
    answer(tmp_path / name)
    press(bench, tool)
    assert bench._word.text() == SAVED
    assert begins.lower() in (tmp_path / name).read_text(encoding="utf-8")[:400].lower()
    answer(tmp_path / "nowhere" / name)
    press(bench, tool)
    assert "cannot be written" in bench._word.text()


@pytest.mark.parametrize(
    ("tool", "kind", "name", "begins"),
    [
        ("Diagram", "Mermaid (*.mmd)", "sunday-check-diagram", "flowchart"),
        ("Logic sheet", "PDF (*.pdf)", "sunday-check-sheet", "%PDF-"),
        ("Booklet", "PDF (*.pdf)", "sunday-check-booklet", "%PDF-"),
    ],
)
def test_the_kind_that_is_picked_gives_the_file_its_ending(
    window: Window, file: Path, tool: str, kind: str, name: str, begins: str
) -> None:
    bench = chosen(window, file)
    pick(kind)
    press(bench, tool)
    assert bench._word.text() == SAVED
    (saved,) = file.parent.glob(f"{name}.*")
    assert saved.suffix == kind[-5:-1]
    assert saved.read_bytes().decode("latin-1").startswith(begins)


@pytest.mark.parametrize("paper", Paper)
def test_a_booklet_is_for_the_paper_of_the_settings_and_the_window_keeps_its_look(
    window: Window, file: Path, tmp_path: Path, paper: Paper
) -> None:
    bench = chosen(window, file)
    settings = replace(window.settings, paper=paper, theme=Theme.DARK, text_size=150)
    window.settings = settings
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    look.put_on(app, settings)
    worn = theme.current()
    answer(tmp_path / "booklet.pdf")
    press(bench, "Booklet")
    assert theme.current() is worn
    look.put_on(app, Settings())
    (width, _) = PdfReader(tmp_path / "booklet.pdf").pages[0].mediabox[2:]
    assert round(float(width)) == {Paper.A4: 595, Paper.LETTER: 612}[paper]


def test_texts_go_to_a_translator_and_come_back(window: Window, file: Path, tmp_path: Path) -> None:
    bench = chosen(window, file)
    press(bench, "Translation")
    page = window.page
    assert isinstance(page, Translation)
    press(page, "Write the texts")
    assert MISSING in texts(page)
    page._line.set_text("de")
    texts_file = tmp_path / "sunday-check.de.po"
    answer(texts_file)
    press(page, "Write the texts")
    sent = texts_file.read_text(encoding="utf-8")
    german = 'msgid "What was good?"\nmsgstr "Was war gut?"'
    texts_file.write_text(sent.replace('msgid "What was good?"\nmsgstr ""', german))
    answer(texts_file)
    press(page, "Choose the file that came back")
    assert "1 translated" in page._word.text()
    assert "Was war gut?" in (tmp_path / "sunday-check.de.yaml").read_text(encoding="utf-8")
    page._line.set_text("not a language")
    answer(tmp_path / "other.po")
    press(page, "Write the texts")
    assert "is no language" in page._word.text()


def test_a_tool_whose_file_is_gone_says_so(qtbot: QtBot, window: Window, file: Path) -> None:
    bench = chosen(window, file)
    file.unlink()
    bench._on_tool_clicked(Tool.WALKS)
    qtbot.waitUntil(lambda: "cannot be read" in bench._word.text(), timeout=10_000)


def test_a_report_that_comes_too_late_covers_nothing(
    qtbot: QtBot, window: Window, file: Path
) -> None:
    bench = chosen(window, file)
    press(bench, "Walk-throughs")
    press(bench, "Back")
    qtbot.waitUntil(lambda: window.visit.workshop._errands._errand is None, timeout=30_000)
    settle()
    assert isinstance(window.page, Doors)


@pytest.mark.parametrize("people", ["two", "one"])
def test_a_new_talk_is_written_and_lies_on_the_bench(
    window: Window, tmp_path: Path, people: str
) -> None:
    bench = at_the_bench(window)
    press(bench, "Begin a new talk")
    page = window.page
    assert isinstance(page, Beginning)
    press(page, "Choose where")
    assert "name first" in texts(page)
    page._line.set_text("Sunday, & <b>us</b>")
    page._from.choose(people)
    answer(tmp_path / "sunday-us.flow.yaml")
    press(page, "Choose where")
    assert window.page is bench
    assert bench.said == CLEAN
    flow = read_flow((tmp_path / "sunday-us.flow.yaml").read_bytes(), library=SHIPPED).flow
    assert flow is not None
    assert (flow.title, flow.people.value) == ("Sunday, & <b>us</b>", people)


def test_a_copy_of_what_lies_on_the_bench_has_a_name_of_its_own(
    window: Window, file: Path, tmp_path: Path
) -> None:
    bench = chosen(window, file)
    press(bench, "A new talk from this one")
    page = window.page
    assert isinstance(page, Beginning)
    page._line.set_text("Monday check")
    answer(tmp_path / "monday-check.flow.yaml")
    press(page, "Choose where")
    flow = read_flow((tmp_path / "monday-check.flow.yaml").read_bytes(), library=SHIPPED).flow
    assert flow is not None
    assert flow.derived_from is not None
    assert flow.derived_from.id == "sunday-check"


def test_a_name_that_is_taken_is_refused_and_nothing_is_written_over(
    window: Window, file: Path
) -> None:
    bench = chosen(window, file)
    press(bench, "A new talk from this one")
    page = window.page
    assert isinstance(page, Beginning)
    page._line.set_text("Sunday check")
    page._from.choose("two")
    answer(file)
    press(page, "Choose where")
    assert window.page is page
    assert "There is a file" in texts(page)
    page._from.choose("copy")
    answer(file)
    press(page, "Choose where")
    assert "choose another name" in texts(page)
    assert file.read_text(encoding="utf-8") == WHOLE
    answer(None)
    press(page, "Choose where")
    assert window.page is page


@pytest.mark.parametrize("text", EVERY[::5])
def test_hostile_words_on_the_bench_stay_plain(window: Window, file: Path, text: str) -> None:
    quoted = text[:60].replace("'", "''").replace("\n", " ")
    hostile = WHOLE.replace("Sunday check", f"'{quoted}'").replace("minutes", f"'{quoted}'")
    file.write_bytes(hostile.encode("utf-8", "surrogateescape"))
    bench = chosen(window, file)
    assert none_renders_markup(bench.findChildren(QLabel))


def test_what_is_said_is_in_sight_in_a_small_window_with_large_text(
    qtbot: QtBot, qapp: QApplication, window: Window, file: Path, tmp_path: Path
) -> None:
    look.put_on(qapp, Settings(text_size=200, reduced_motion=True))
    window.resize(800, 600)
    bench = chosen(window, file)
    answer(tmp_path / "road.svg")
    press(bench, "Diagram")
    assert in_sight(bench._word)
    press(bench, "A new talk from this one")
    beginning = window.page
    assert isinstance(beginning, Beginning)
    press(beginning, "Choose where")
    assert in_sight(beginning._missing)
    beginning._line.set_text("Sunday check")
    answer(file)
    press(beginning, "Choose where")
    assert in_sight(beginning._word)
    assert not beginning._missing.isVisible()
    press(beginning, "Back")
    press(bench, "Translation")
    translation = window.page
    assert isinstance(translation, Translation)
    press(translation, "Write the texts")
    assert in_sight(translation._missing)
    look.put_on(qapp, Settings())


def in_sight(widget: QWidget) -> bool:
    """Whether a widget is seen whole, as soon as it is there."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def test_the_way_to_the_other_tools_stands_close_to_the_one_there_is(
    window: Window, file: Path
) -> None:
    file.write_text(BROKEN, encoding="utf-8")
    bench = chosen(window, file)
    tile, words = bench._tools[Tool.PREVIEW], bench._mended
    gap = words.mapTo(bench, QPoint()).y() - tile.mapTo(bench, QPoint()).y() - tile.height()
    assert 0 < gap < 30


def test_the_lock_takes_the_bench_away(window: Window, file: Path) -> None:
    chosen(window, file)
    window.hide_all()
    assert window.hidden
    window.show_again()
    window.let_go()
    assert isinstance(window.visit.workshop, Workshop)


def test_the_bench_is_worked_by_the_keyboard_alone(
    qtbot: QtBot, window: Window, file: Path
) -> None:
    file.write_text(BROKEN, encoding="utf-8")
    bench = chosen(window, file)

    def tab_to(words: str) -> QAbstractButton:
        for _ in range(80):
            focused = QApplication.focusWidget()
            assert focused is not None
            if isinstance(focused, QAbstractButton) and focused.accessibleName().startswith(words):
                return focused
            QTest.keyClick(focused, Qt.Key.Key_Tab)
        raise AssertionError(f"{words} cannot be reached")

    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    QTest.keyClick(tab_to("sunday-check.flow.yaml:6:1"), Qt.Key.Key_Space)
    line = bench.findChildren(FaultEntry)[1].findChild(SourceLine)
    assert isinstance(line, SourceLine)
    assert line.isVisibleTo(bench)
    QTest.keyClick(tab_to("Begin a new talk"), Qt.Key.Key_Space)
    assert isinstance(window.page, Beginning)
    QTest.keyClick(tab_to("Back"), Qt.Key.Key_Space)
    QTest.keyClick(tab_to("Preview live"), Qt.Key.Key_Return)
    assert isinstance(window.page, LivePreview)


def test_a_long_finding_is_read_by_the_keyboard_alone(
    qtbot: QtBot, window: Window, file: Path
) -> None:
    bench = chosen(window, file)
    window.visit.workshop._take("repair-five-steps")
    press(bench, "Time")
    page = report(qtbot, window)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    bar = page._scroll.verticalScrollBar()
    assert bar.value() == 0
    for _ in range(bar.maximum() // bar.pageStep() + 1):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum() > 0


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Sunday check", "sunday-check"),
        ("7 days", "talk-7-days"),
        ("Müde & weit", "m-de-weit"),
        ("עליזה", "talk"),
        ("x" * 300, "x" * 60),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_a_title_gives_a_name_for_a_file(title: str, name: str) -> None:
    assert slug(title) == name


@pytest.mark.parametrize("name", ["a.flow.yaml", "a.yaml", "a.yml", "a"])
def test_a_file_of_any_ending_gets_the_one_of_talks(name: str) -> None:
    assert stem(name) == "a"
