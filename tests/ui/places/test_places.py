"""The places beside the talk, each with names and files that mean no good."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.flow.check import read_flow
from app.flow.library import Library
from app.summary.summary import Column
from app.ui import fonts, theme, typeface
from app.ui.places.alone import Alone
from app.ui.places.bring_back import BringBack
from app.ui.places.copies import Copies
from app.ui.places.doorway import Doorway
from app.ui.places.erasing import LEFT_BEHIND
from app.ui.places.faults import Faults
from app.ui.places.first_start import FirstStart
from app.ui.places.forgotten import Forgotten, Whose
from app.ui.places.gone import Gone
from app.ui.places.home import IN_MEMORY, Home, greeting
from app.ui.places.names import Names
from app.ui.places.onward import Onward
from app.ui.places.parting import Parting
from app.ui.places.past_talks import PAGE, PastModel, PastTalks
from app.ui.places.preferences import Keeping, Preferences
from app.ui.places.presence import Presence
from app.ui.places.protect import Protect, Purpose
from app.ui.places.recovery_code import Opens, RecoveryCode
from app.ui.places.refusal import FORGOTTEN, Refusal
from app.ui.places.safety import Safety, shipped
from app.ui.places.seating import Seating
from app.ui.places.shell import PlaceName, Shell
from app.ui.places.unlock import Unlock
from app.ui.shortened import shortened
from app.ui.talks import begun
from app.ui.theme import ThemeName
from app.ui.waiting import Kind, Waiting
from app.ui.widgets import Line
from app.ui.widgets.fold import Hinge
from app.vault.problems import KeysDamaged
from app.vault.recovery import new_code
from app.vault.restore import OLD_KEPT, SHARED_BACK
from app.vault.settings import Paper, Settings, Theme
from app.vault.store import Vault

from ...summary.evenings import all_handed, evening
from ..couple import HOSTILE, NAMES, one, press, texts

NOW = datetime(2026, 11, 26, 20, 0, tzinfo=UTC)
LIBRARY = Library.shipped()
K = Qt.Key
KEPT: list[QWidget] = []


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    fonts.load()
    theme.apply(qapp, theme.load(ThemeName.LIGHT))
    yield
    KEPT.clear()
    theme.apply(qapp, theme.load(ThemeName.LIGHT))


def up(qtbot: QtBot, page: QWidget, width: int = 1200, height: int = 800) -> QWidget:
    KEPT.append(page)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    if hasattr(page, "arrive"):
        page.arrive()
    return page


def full_vault(talks: int = 3) -> Vault:
    vault = Vault.in_memory()
    vault.set_people(*NAMES)
    flow = LIBRARY.joined(LIBRARY["repair-short"])
    for day in range(talks):
        talk = begun(vault, flow, False, NOW - timedelta(days=day))
        vault.finish(talk.session.id, None, NOW - timedelta(days=day))
    return vault


def settings() -> Settings:
    return Settings()


def paused(sentence: str = "You paused a talk.") -> Waiting:
    vault = full_vault(1)
    return Waiting(Kind.TALK, sentence, "Take it up again", vault.sessions(1)[0], True)


def coded() -> RecoveryCode:
    page = RecoveryCode(Opens.SHARED, Paper.A4)
    page.show_code(new_code())
    return page


def bring_back(*, done: bool = False) -> BringBack:
    """Beside two backups, with one from elsewhere; or what stands there once it is back."""
    folder = Path(tempfile.mkdtemp()) / "vault"
    for name in ("2026-11-25-1-daily", "2026-11-26-1-replaced"):
        (folder / "backups" / name).mkdir(parents=True)
        for file in ("keys.json", "shared.db"):
            (folder / "backups" / name / file).touch()
    page = BringBack(folder)
    page._cards.take(folder / ("<b>" + "x" * 120) / ("<img>" + "y" * 120))
    page._asked.show()
    shutil.rmtree(folder.parent)
    if done:
        page.show_done((OLD_KEPT.format(path="/<b>" + "x" * 300), SHARED_BACK))
    return page


def gone() -> Gone:
    page = Gone()
    page.show_done()
    return page


PLACES: dict[str, Callable[[tuple[str, str]], QWidget]] = {
    "first start": lambda names: FirstStart(settings),
    "protect": lambda names: Protect(),
    "protect by code": lambda names: Protect(Purpose.BY_CODE),
    "forgotten": lambda names: Forgotten(Whose.BOTH),
    "own forgotten": lambda names: Forgotten(Whose.OWN),
    "code asked": lambda names: RecoveryCode(Opens.OWN, Paper.A4),
    "code": lambda names: coded(),
    "doorway": Doorway,
    "gone": lambda names: gone(),
    "bring back": lambda names: bring_back(),
    "brought back": lambda names: bring_back(done=True),
    "names": lambda names: Names(),
    "unlock": lambda names: Unlock(),
    "refusal": lambda names: Refusal(FORGOTTEN),
    "lost": lambda names: Refusal(KeysDamaged(), may_bring_back=True, may_begin_anew=True),
    "home": lambda names: Home(names, (paused(),), NOW, notices=(IN_MEMORY,)),
    "alone": lambda names: Alone(LIBRARY.values()),
    "presence": lambda names: Presence(LIBRARY["a-moment"], names),
    "parting": lambda names: Parting(" ".join(names), may_keep=True, dated=True),
    "parting without a space": lambda names: Parting(names[0], may_keep=False, dated=False),
    "onward alone": lambda names: Onward([LIBRARY["a-moment"]], alone=True),
    "seating": lambda names: Seating(LIBRARY["coming-back"], names, offers_both=True),
    "past talks": lambda names: PastTalks(full_vault()),
    "copies": lambda names: Copies(all_handed(evening(names)), tuple(Column)),
    "settings": lambda names: Preferences(settings, names, Keeping.IN_MEMORY),
    "safety": lambda names: Safety(shipped()),
}


@pytest.mark.parametrize("place", PLACES)
def test_no_label_of_a_place_reads_markup(qtbot: QtBot, place: str) -> None:
    page = up(qtbot, PLACES[place](("<b>Sam</b>", "<img src='file:///etc/passwd'>")))
    labels = page.findChildren(QLabel)
    assert labels
    for label in labels:
        assert label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("percent", [80, 100, 200])
@pytest.mark.parametrize("place", PLACES)
def test_a_place_never_needs_more_width_than_the_smallest_window(
    qtbot: QtBot, qapp: QApplication, place: str, percent: int
) -> None:
    theme.apply(qapp, theme.load(ThemeName.DARK), percent)
    page = up(qtbot, PLACES[place](("M" * 300, "Maximiliane " * 25)), 800, 600)
    for inside in page.findChildren(QWidget):
        if isinstance(inside, QLabel | QAbstractButton) and inside.isVisibleTo(page):
            left = inside.mapTo(page, inside.rect().topLeft()).x()
            assert left >= 0, inside.accessibleName()
            assert left + inside.width() <= 800, inside.accessibleName()


@pytest.mark.parametrize("place", PLACES)
def test_the_buttons_of_a_place_never_lie_upon_each_other(qtbot: QtBot, place: str) -> None:
    page = up(qtbot, PLACES[place](NAMES), 800, 600)
    buttons = [b for b in page.findChildren(QAbstractButton) if b.isVisibleTo(page)]
    boxes = [
        (b, b.visibleRegion().boundingRect().translated(b.mapTo(page, QPoint(0, 0))))
        for b in buttons
        if not b.visibleRegion().isEmpty()
    ]
    for (one_, box), (other, there) in combinations(boxes, 2):
        if not one_.isAncestorOf(other):
            assert not box.intersects(there), (one_.accessibleName(), other.accessibleName())


@pytest.mark.parametrize("place", PLACES)
def test_tab_reaches_every_button_of_a_place(qtbot: QtBot, place: str) -> None:
    page = up(qtbot, PLACES[place](NAMES))
    wanted = {
        b
        for b in page.findChildren(QAbstractButton)
        if b.isVisibleTo(page) and b.isEnabled() and b.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    groups = {b.group() for b in wanted if b.group() is not None}
    alone = {b for b in wanted if b.group() is None}
    seen: set[QWidget] = set()
    for _ in range(80):
        focused = QApplication.focusWidget()
        if focused is not None:
            seen.add(focused)
            QTest.keyClick(focused, K.Key_Tab)
    assert alone <= seen, [b.accessibleName() for b in alone - seen]
    for group in groups:
        assert any(button in seen for button in group.buttons())


@pytest.mark.parametrize("place", PLACES)
def test_every_button_and_field_of_a_place_has_a_name(qtbot: QtBot, place: str) -> None:
    page = up(qtbot, PLACES[place](NAMES))
    for kind in (QAbstractButton, QLineEdit, QListView):
        for widget in page.findChildren(kind):
            assert widget.accessibleName(), widget


@pytest.mark.parametrize(
    ("hour", "words"), [(4, "evening"), (7, "morning"), (13, "afternoon"), (21, "evening")]
)
def test_the_greeting_knows_the_hour(hour: int, words: str) -> None:
    assert greeting(NOW.replace(hour=hour)) == f"Good {words}"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_in_a_heading_is_short_and_keeps_to_itself(name: str) -> None:
    short = shortened(name)
    assert len(short) <= 34
    assert short[0] == "\u2068"
    assert short[-1] == "\u2069"


def test_home_begins_with_the_repair_talk(qtbot: QtBot) -> None:
    home = up(qtbot, Home(NAMES, (), NOW))
    assert isinstance(home, Home)
    assert QApplication.focusWidget() is one(home, QAbstractButton, "Start a repair talk")
    with qtbot.waitSignal(home.flow_asked):
        QTest.keyClick(one(home, QAbstractButton, "Start a repair talk"), K.Key_Space)
    assert home.wanted == "repair-five-steps"
    assert "Waiting for you" not in texts(home)


@pytest.mark.parametrize(
    ("words", "flow"),
    [
        ("A short one", "repair-short"),
        ("Coming back", "coming-back"),
        ("Welcoming back", "welcoming-back"),
        ("Both together", "both-together"),
        ("I need a moment", "a-moment"),
        ("Our phrases", "our-phrases"),
    ],
)
def test_each_choice_of_home_names_a_shipped_flow(qtbot: QtBot, words: str, flow: str) -> None:
    home = up(qtbot, Home(NAMES, (), NOW))
    assert isinstance(home, Home)
    press(home, words)
    assert home.wanted == flow
    assert flow in LIBRARY


def test_a_fresh_talk_takes_the_first_place_on_home(qtbot: QtBot) -> None:
    waits = paused("You paused a talk today.")
    home = up(qtbot, Home(NAMES, (waits,), NOW))
    assert isinstance(home, Home)
    assert QApplication.focusWidget() is one(home, QAbstractButton, "Take it up again")
    with qtbot.waitSignal(home.taken_up):
        press(home, "Take it up again")
    assert home.chosen is waits


def test_an_older_talk_waits_in_the_list(qtbot: QtBot) -> None:
    home = up(qtbot, Home(NAMES, (replace(paused(), fresh=False),), NOW))
    assert "Waiting for you" in texts(home)
    assert QApplication.focusWidget() is one(home, QAbstractButton, "Start a repair talk")


@pytest.mark.parametrize(("name", "swapped"), [("Sam", False), ("Alex", True)])
def test_a_seat_is_taken_by_name(qtbot: QtBot, name: str, swapped: bool) -> None:
    page = up(qtbot, Seating(LIBRARY["coming-back"], NAMES, offers_both=True))
    assert isinstance(page, Seating)
    with qtbot.waitSignal(page.chosen):
        press(page, name)
    assert page.second is swapped


def test_not_being_sure_is_an_answer_too(qtbot: QtBot) -> None:
    page = up(qtbot, Seating(LIBRARY["coming-back"], NAMES, offers_both=True))
    assert isinstance(page, Seating)
    with qtbot.waitSignal(page.both_asked):
        press(page, "not sure")


def test_every_fault_of_a_file_is_listed_and_its_name_is_plain(qtbot: QtBot) -> None:
    source = b"flow: 1\nid: <b>\nversion: x\nlanguage: en\ntitle: T\nminutes: -4\nsteps: []\n"
    faults = read_flow(source).faults
    page = up(qtbot, Faults("<b>bad & worse</b>.yaml", faults))
    shown = texts(page)
    assert "<b>bad & worse</b>.yaml" in shown
    for fault in faults:
        if fault.code.startswith("F"):
            assert f"Line {fault.line}, column {fault.column} · {fault.code}" in shown


def test_the_safety_page_takes_no_input(qtbot: QtBot) -> None:
    page = up(qtbot, Safety(shipped()))
    for kind in (QLineEdit, QPlainTextEdit, QAbstractSlider):
        inputs = [w for w in page.findChildren(kind) if not w.objectName().startswith("qt_scroll")]
        assert all("ScrollBar" in type(w).__name__ for w in inputs)
    assert {b.accessibleName() for b in page.findChildren(QAbstractButton)} == {"Back", "Hide"}
    leaflet = shipped()
    assert leaflet.title in texts(page)
    assert all(number in texts(page) for _, _, number, _, _ in leaflet.helplines)


def test_a_long_page_is_read_with_the_keys(qtbot: QtBot) -> None:
    page = up(qtbot, Safety(shipped()), 800, 600)
    assert isinstance(page, Safety)
    bar = page._scroll.verticalScrollBar()
    assert bar.value() == 0
    focused = QApplication.focusWidget()
    assert focused is not None
    for key in (K.Key_PageDown, K.Key_End):
        before = bar.value()
        QTest.keyClick(focused, key)
        assert bar.value() > before
    QTest.keyClick(focused, K.Key_Home)
    assert bar.value() == 0


def test_past_talks_are_fetched_as_they_are_scrolled_to() -> None:
    vault = full_vault(PAGE * 2 + 7)
    model = PastModel(vault)
    assert model.rowCount() == PAGE
    while model.canFetchMore(model.index(-1)):
        model.fetchMore(model.index(-1))
    assert model.rowCount() == PAGE * 2 + 7
    days = [str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(3)]
    assert days[0].startswith("Thursday 26 November 2026")
    assert days[1].startswith("Wednesday 25 November 2026")


def test_a_talk_is_opened_with_enter(qtbot: QtBot) -> None:
    page = up(qtbot, PastTalks(full_vault()))
    assert isinstance(page, PastTalks)
    listed = one(page, QListView)
    QTest.keyClick(listed, K.Key_Down)
    with qtbot.waitSignal(page.opened):
        QTest.keyClick(listed, K.Key_Return)
    assert page.head is not None
    assert page.head.started == NOW - timedelta(days=1)


def test_a_talk_is_deleted_in_two_steps_only(qtbot: QtBot) -> None:
    vault = full_vault()
    page = up(qtbot, PastTalks(vault))
    QTest.keyClick(one(page, QListView), K.Key_Delete)
    assert len(vault.sessions()) == 3
    press(page, "Keep it")
    assert len(vault.sessions()) == 3
    press(page, "Delete this talk")
    press(page, "Delete it for good")
    assert [head.started for head in vault.sessions()] == [
        NOW - timedelta(days=1),
        NOW - timedelta(days=2),
    ]


def test_an_empty_list_speaks(qtbot: QtBot) -> None:
    page = up(qtbot, PastTalks(full_vault(0)))
    assert "No talk yet" in texts(page)


class Kept:
    """Settings as the window holds them."""

    def __init__(self) -> None:
        self.settings = Settings()

    def __call__(self) -> Settings:
        return self.settings


def test_every_setting_takes_effect_at_once(qtbot: QtBot) -> None:
    kept = Kept()
    page = up(qtbot, Preferences(kept, NAMES, Keeping.PROTECTED))
    assert isinstance(page, Preferences)
    page.changed.connect(lambda: setattr(kept, "settings", page.settings))
    for words in ("Dark", "Letter", "Blue and ochre", "Larger", "Nothing moves", "Notes", "Swap"):
        press(page, words)
    assert kept.settings == Settings(
        theme=Theme.DARK,
        paper=Paper.LETTER,
        colour_pair="blue-ochre",
        text_size=105,
        reduced_motion=True,
        neutral_title=True,
        colours_swapped=True,
    )


def test_a_text_size_set_by_keys_is_not_undone_by_the_next_choice(
    qtbot: QtBot, qapp: QApplication
) -> None:
    kept = Kept()
    page = up(qtbot, Preferences(kept, NAMES, Keeping.PROTECTED))
    assert isinstance(page, Preferences)
    kept.settings = replace(kept.settings, text_size=150)
    theme.apply(qapp, theme.load(ThemeName.LIGHT), 150)
    assert "150 %" in texts(page)
    press(page, "Dark")
    assert page.settings.text_size == 150


def test_an_empty_name_is_not_kept(qtbot: QtBot) -> None:
    page = up(qtbot, Preferences(Kept(), NAMES, Keeping.PROTECTED))
    assert isinstance(page, Preferences)
    renamed: list[tuple[str, str]] = []
    page.renamed.connect(lambda: renamed.append(page.names()))
    line = one(page, Line)
    field = one(line, QLineEdit)
    field.selectAll()
    QTest.keyClick(field, K.Key_Delete)
    QTest.keyClick(field, K.Key_Tab)
    assert not renamed
    QTest.keyClicks(field, "Kim")
    QTest.keyClick(field, K.Key_Return)
    assert ("Kim", "Alex") in renamed


def test_everything_is_deleted_only_after_what_remains_was_said(qtbot: QtBot) -> None:
    page = up(qtbot, Preferences(Kept(), NAMES, Keeping.PROTECTED))
    assert isinstance(page, Preferences)
    erased: list[int] = []
    page.erased.connect(lambda: erased.append(1))
    press(page, "Delete everything …")
    assert LEFT_BEHIND in texts(page)
    assert not erased
    press(page, "Delete everything for good")
    assert erased


def test_there_is_no_lock_where_there_is_nothing_to_lock(qtbot: QtBot) -> None:
    for protected in (True, False):
        shell = up(qtbot, Shell(protected=protected))
        names = {b.accessibleName() for b in shell.findChildren(QAbstractButton)}
        assert ("Lock" in names) is protected
        assert ("My own space" in names) is protected
        assert {"Home", "Past talks", "Settings", "Hide", "Is a talk right?"} <= names


def test_the_places_fold_to_the_top_where_the_window_is_narrow(qtbot: QtBot) -> None:
    shell = up(qtbot, Shell(protected=True), 1200)
    assert isinstance(shell, Shell)
    shell.show_place(PlaceName.HOME, Home(NAMES, (), NOW))
    home = one(shell, QAbstractButton, "Home")
    alone = one(shell, QAbstractButton, "On my own")
    assert alone.y() > home.y()
    shell.resize(800, 600)
    qtbot.waitUntil(lambda: alone.y() == home.y())
    assert alone.x() > home.x()


def test_places_that_would_take_too_much_of_a_low_window_unfold_from_one_line(
    qtbot: QtBot,
) -> None:
    typeface.scale(200)
    try:
        shell = up(qtbot, Shell(protected=True), 800)
        assert isinstance(shell, Shell)
        shell.show_place(PlaceName.HOME, Home(NAMES, (), NOW))
        shell.resize(800, 600)
        hide, settings = (
            one(shell, QAbstractButton, "Hide"),
            one(shell, QAbstractButton, "Settings"),
        )
        qtbot.waitUntil(lambda: hide.isVisible() and not settings.isVisible())
        (hinge,) = [each for each in shell.findChildren(Hinge) if each.isVisible()]
        assert hinge.accessibleName() == "Home, closed"
        hinge.click()
        assert settings.isVisible()
        settings.click()
        assert shell.wanted is PlaceName.SETTINGS
        shell.show_place(PlaceName.SETTINGS, QWidget())
        qtbot.waitUntil(lambda: not settings.isVisible())
        assert hide.isVisible()
        shell.resize(1700, 900)
        qtbot.waitUntil(lambda: settings.isVisible() and hide.isVisible() and not hinge.isVisible())
    finally:
        typeface.scale(100)
