"""Names, answers and flows are hostile text: they are shown as they are and do nothing."""

from __future__ import annotations

import ctypes
import os
import socket
import struct
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from app.flow.items import Date, Share, SignOff, Timer
from app.session.conversation import Conversation
from app.session.place import PageKind
from app.session.session import Seat
from app.session.value import Moment, Signed
from app.summary.compose import compose
from app.summary.consent import sign, tick_all
from app.summary.summary import Column, Summary
from app.ui import accessible, fonts, look
from app.ui.places.agreements import Folded
from app.ui.places.browse import Browse
from app.ui.places.copies import Copies
from app.ui.places.doorway import Doorway
from app.ui.places.names import Names
from app.ui.places.own_space import OwnSpace, Part
from app.ui.places.seating import Seating
from app.ui.places.shell import PlaceName
from app.ui.review import Review
from app.ui.widgets import Text
from app.ui.widgets.twice import Twice
from app.ui.window import Window
from app.ui.wizard.record import now
from app.ui.wizard.wizard import Talk
from app.vault import shares
from app.vault.notes import NoteKind
from app.vault.settings import Settings
from app.vault.store import Vault

from ..journeys.road import begun as shipped
from ..journeys.road import practice_of, road
from ..summary.looks import three_looks
from ..vault.rooms import in_memory, noted
from .hostile import flow, places
from .kept import keep

TABLES = "<table><tr><td>" * 20 + "x" + "</td></tr></table>" * 20
TEXTS = {
    "markup": "<img src='file:///etc/passwd'><b>bold</b> a < b and c > d &amp; & {p.__class__} %s "
    "<first> <second> <speaker> *stars* ![x](file:///etc/passwd)",
    "tables": TABLES,
    "signs": "\u202egnp.tac\u202c שלום مرحبا \u2066x "
    "👩‍👩‍👧‍👦🌿e\u0301\u0327 \ufeff\u200b\x00\x07\x1b[31m\ufffe",
    "no-spaces": "W" * 20_000,
    "lines": "line\n" * 2_000,
}


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    dress(qapp)
    window = Window(tmp_path / "home", Settings())
    window.resize(800, 600)
    window.show()
    yield window
    window.close()


def dress(app: QApplication, size: int = 100) -> None:
    fonts.load()
    accessible.install(app)
    look.put_on(app, replace(Settings(reduced_motion=True), text_size=size))


def pages(text: str, vault: Vault, window: Window) -> Iterator[QWidget]:
    """Every page of the program that shows a name, an answer or a text of a flow."""
    name = " ".join(text.split())[:300] or "?"
    last = None
    for conversation in places(vault, text):
        last = conversation
        if not conversation.ended:
            yield Talk(conversation, vault)
    assert last is not None
    summary = compose(last.session, now())
    yield Review(last.session, vault)
    handing = Review(last.session, vault)
    handing._wanted.setChecked(True)
    yield handing
    for seat in Seat:
        summary = tick_all(summary, seat, columns=tuple(Column))
    for seat in Seat:
        summary = sign(summary, seat, True, now())
    yield (past := Review(last.session, vault, summary))
    for seat in Seat:
        past._withdrawal._turn(seat)
    yield Copies(summary, tuple(Column))
    yield Names()
    yield Seating(flow(text), (name, name), offers_both=True)
    yield from at_places(window, text)
    yield from in_own_space(text)


def in_own_space(text: str) -> Iterator[QWidget]:
    """Every part of a space of one's own, its lists and what opens from them."""
    name = " ".join(text.split())[:300] or "?"
    room = in_memory()
    with Vault.in_memory() as vault:
        *_, last = places(vault, text)
        own = [a for a in last.session.answers.values() if room.may_keep(last.session, a)]
        shares.reveal(vault, room, last.session, replace(own[0], share=Share.ASK, shown=True))
        room.keep(last.session, *own[1:])
        for kind in NoteKind:
            noted(room, text, kind)
        for part in Part:
            space = OwnSpace(vault, room, (name, name))
            space.show_part(part)
            yield space
            for browse in space.findChildren(Browse):
                browse.opened.emit()
                yield space
                for twice in space.findChildren(Twice):
                    twice.ask()
                yield space


def at_places(window: Window, text: str) -> Iterator[QWidget]:
    """Home, past talks and settings of the two with that name, and a talk that waits."""
    name = " ".join(text.split())[:300] or "?"
    with Vault.in_memory() as vault:
        vault.set_people(name, name)
        keep(vault, *agreed_on(text))
        paused = shipped(vault, "repair-short", (name, name)).take_break()
        window.visit.entrance.vault, window.visit.entrance.protected = vault, True
        for place in PlaceName:
            window.visit._show_place(place)
            assert window.page is not None
            for folded in window.page.findChildren(Folded):
                folded.set_opened(True)
            yield window.page
        while not isinstance(paused.item, Timer):
            yield Talk(paused, vault)
            paused = answered_on(paused)
        yield Talk(paused, vault)
        window.show_page(Names())
        window.visit.entrance.vault, window.visit.entrance.protected = None, False


def agreed_on(text: str) -> list[Summary]:
    """Talks of which everything that was agreed says that, and every look back too."""
    told = []
    for summary in three_looks():
        sections = []
        for section in summary.sections:
            lines = (
                replace(
                    line,
                    text=text,
                    lead=text,
                    promise=line.promise
                    and replace(line.promise, when=text, then=text, noticed=text),
                )
                for line in section.lines
            )
            sections.append(replace(section, lines=tuple(lines)))
        told.append(replace(summary, sections=tuple(sections)))
    return told


def answered_on(paused: Conversation) -> Conversation:
    """The place after this one on the way into a break."""
    moment = now()
    if isinstance(paused.item, Date):
        paused = paused.say(Moment(moment + timedelta(minutes=30)), moment)
    elif isinstance(paused.item, SignOff):
        paused = paused.say(Signed(True), moment)
    onward = paused.go_on(moment)
    return onward if onward is not paused else paused.skip(moment)


def shown(window: Window, page: QWidget) -> QWidget:
    window.show_page(page)
    QApplication.processEvents()
    return page


def faults(page: QWidget) -> list[str]:
    """What in this page could read its text as anything but text."""
    found = []
    for widget in page.findChildren(QWidget):
        kind = type(widget).__name__
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
            found.append(f"{kind} is not plain")
        if isinstance(widget, QTextEdit):
            found.append(f"{kind} can show rich text")
        if isinstance(widget, QLabel | QPlainTextEdit | QLineEdit) and widget.acceptDrops():
            found.append(f"{kind} takes what is dropped")
        tip = widget.toolTip()
        if "<" in tip and not (tip.startswith("<span>") and tip.count("<") == 2):
            found.append(f"{kind} has a rich tool tip")
    return found


@pytest.mark.parametrize("kind", TEXTS)
def test_hostile_texts_are_plain_in_every_widget_of_every_page(kind: str, window: Window) -> None:
    kinds: set[str] = set()
    with Vault.in_memory() as vault:
        for page in pages(TEXTS[kind][:1_000], vault, window):
            shown(window, page)
            assert faults(page) == [], page
            assert window.windowTitle() in ("Reknit", "Notes")
            if isinstance(page, Talk):
                place = page.conversation.place
                kinds.add(place.page)
                kinds.add(page.conversation.item.type if page.conversation.item else "")
    assert kinds >= set(PageKind) - {PageKind.END}
    assert len(kinds) >= 6 + 13


def test_what_was_typed_is_what_is_read(window: Window) -> None:
    text = "<b>Ann</b> & <first> *x* {p} a < b"
    with Vault.in_memory() as vault:
        for page in pages(text, vault, window):
            shown(window, page)
            if isinstance(page, Talk) and page.conversation.place.page is PageKind.REVEAL:
                labels = [each.text() for each in page.findChildren(QLabel)]
                assert text in labels or page.conversation.place.item != "mine"
            for button in page.findChildren(QPushButton):
                words = button.text()
                assert "&" not in words.replace("&&", ""), "an ampersand would be a shortcut"


def test_a_name_with_stars_keeps_them(window: Window) -> None:
    with Vault.in_memory() as vault:
        conversation = shipped(vault, "repair-short", ("*Sam*", "- Alex"))
        practice = practice_of("repair-short", ("*Sam*", "- Alex"))
        for there in road(conversation, practice):
            if there.ended:
                break
            page = shown(window, Talk(there, vault))
            labels = " ".join(each.text() for each in page.findChildren(QLabel))
            for name in ("Sam", "Alex"):
                bare = labels.count(name) - labels.count(f"*{name}*") - labels.count(f"- {name}")
                assert bare == 0, there.place


class Doors(QObject):
    """Notes every window but one that is shown, however shortly."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.window = window
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget):
            other = watched.isWindow() and watched is not self.window
            self.seen += [type(watched).__name__] if other else []
        return False


def test_no_page_opens_a_window_of_its_own_while_it_is_made(
    window: Window, qapp: QApplication
) -> None:
    doors = Doors(window)
    qapp.installEventFilter(doors)
    try:
        QLabel("a window").show()
        assert doors.seen == ["QLabel"]
        doors.seen.clear()
        with Vault.in_memory() as vault:
            for page in pages("Good evening", vault, window):
                shown(window, page)
    finally:
        qapp.removeEventFilter(doors)
    assert doors.seen == []


# -- nothing is opened ----------------------------------------------------------------------


class Opened:
    """Tells whether a file has been opened by anybody, Qt too (inotify, IN_OPEN)."""

    def __init__(self, file: Path) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._at = self._libc.inotify_init1(os.O_NONBLOCK)
        assert self._libc.inotify_add_watch(self._at, os.fsencode(file), 0x20) >= 0

    def count(self) -> int:
        try:
            return len(os.read(self._at, 65536)) // struct.calcsize("iIII")
        except BlockingIOError:
            return 0

    def close(self) -> None:
        os.close(self._at)


@pytest.fixture
def server() -> Iterator[socket.socket]:
    """Something that would notice a call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


@pytest.mark.skipif(sys.platform != "linux", reason="needs inotify")
def test_no_text_opens_a_file_or_calls_anybody(
    window: Window, tmp_path: Path, server: socket.socket
) -> None:
    bait = tmp_path / "bait.png"
    window.grab().save(str(bait))
    port = server.getsockname()[1]
    opened = Opened(bait)
    rich = QLabel(f"<img src='{bait.as_uri()}'>")
    rich.resize(rich.sizeHint())
    rich.grab()
    assert opened.count() > 0, "the trap works"
    rich.deleteLater()
    trap = (
        f"<img src='{bait.as_uri()}'><img src='http://127.0.0.1:{port}/'> ![x]({bait.as_uri()}) "
        f"<link rel=stylesheet href='{bait}'><body background='{bait}'>{bait}"
    )
    with Vault.in_memory() as vault:
        for page in pages(trap, vault, window):
            shown(window, page)
            page.grab()
    assert opened.count() == 0
    with pytest.raises(BlockingIOError):
        server.accept()
    opened.close()


# -- nothing takes long ---------------------------------------------------------------------


SLOWEST = ("mine", "told", "note", "")
"""The items on whose pages most of the text stands; consent and reveal have none of their own."""


def took(window: Window, text: str) -> float:
    """How long the fullest pages of the hostile talk take to be shown, in seconds."""
    took = 0.0
    with Vault.in_memory() as vault:
        last = None
        for conversation in places(vault, text):
            last = conversation.session
            place = conversation.place
            shows = place.item in SLOWEST and place.page in (PageKind.ITEM, PageKind.CONSENT)
            if shows or (place.page is PageKind.REVEAL and place.item == "mine"):
                start = time.perf_counter()
                shown(window, Talk(conversation, vault))
                took += time.perf_counter() - start
        assert last is not None
        start = time.perf_counter()
        shown(window, Review(last, vault))
        return took + time.perf_counter() - start


@pytest.mark.parametrize("kind", ["tables", "signs", "no-spaces"])
def test_hostile_texts_are_shown_about_as_fast_as_harmless_ones(kind: str, window: Window) -> None:
    text = TEXTS[kind]
    harmless = ("good evening " * 2_000)[: len(text)]
    took(window, "warm")
    # a busy machine may hold one of the two up; it does not do so three times
    assert any(took(window, text) < 4 * took(window, harmless) for _ in range(3))


# -- nothing is cut -------------------------------------------------------------------------


def cut(page: QWidget) -> list[str]:
    """The words of this page that have less room than they need."""
    found = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisibleTo(page):
            continue
        words = widget.text() if isinstance(widget, QLabel | QPushButton) else ""
        if isinstance(widget, Text | QPushButton) and widget.hasHeightForWidth():
            need = widget.heightForWidth(widget.width()) if widget.text() else 0
            if widget.height() < need:
                found.append(f"{words[:40]!r} is {widget.height()} px high and needs {need}")
        if isinstance(widget, Text | QPushButton):
            found.extend(over_the_edge(widget, page, words))
    return found


def over_the_edge(widget: QWidget, page: QWidget, words: str) -> list[str]:
    """Whether a widget reaches over the side of what holds it; below, it may be scrolled."""
    above = widget.parentWidget()
    scrolls = False
    while above is not None:
        box = widget.rect().translated(widget.mapTo(above, widget.rect().topLeft()))
        if box.left() < -1 or box.right() > above.width() + 1:
            return [f"{words[:40]!r} goes over the side of {type(above).__name__}"]
        scrolls = scrolls or isinstance(above, QScrollArea)
        if not scrolls and not in_scroll(widget, page) and box.bottom() > above.height() + 1:
            return [f"{words[:40]!r} goes over the end of {type(above).__name__}"]
        if above is page:
            return []
        above = above.parentWidget()
    return []


def in_scroll(widget: QWidget, page: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and above is not page:
        if isinstance(above, QScrollArea):
            return True
        above = above.parentWidget()
    return False


def test_the_looks_for_markup_and_for_cut_words_would_find_some(window: Window) -> None:
    page = QWidget()
    words = Text("Many words that need more than one line here", parent=page)
    words.setGeometry(0, 0, 90, 10)
    QPlainTextEdit(page)
    assert any("is 10 px high" in each for each in cut(shown(window, page)))
    QLabel("<b>x</b>", page)
    QTextEdit(page)
    QWidget(page).setToolTip("<b>x</b>")
    assert {each.split()[0] for each in faults(page)} >= {"QLabel", "QTextEdit", "QWidget"}


@pytest.mark.parametrize("size", [80, 100, 200])
def test_nothing_is_cut_in_a_small_window_at_any_text_size(
    size: int, window: Window, qapp: QApplication
) -> None:
    dress(qapp, size)
    found = {}
    with Vault.in_memory() as vault:
        last = None
        for there in road(shipped(vault, "repair-short"), practice_of("repair-short")):
            last = there
            if not there.ended:
                page = Talk(there, vault)
                window.show_page(page)
                QApplication.processEvents()
                QApplication.processEvents()
                if wrong := cut(page):
                    found[str(there.place)] = wrong
        assert last is not None
        alone = (Review(last.session, vault), Doorway(("Sam", "Alex")))
        words = "We sat in the kitchen, and neither of us said a word. " * 4
        for other in chain(alone, in_own_space(words)):
            window.show_page(other)
            QApplication.processEvents()
            QApplication.processEvents()
            if wrong := cut(other):
                found[type(other).__name__] = wrong
    dress(qapp)
    assert found == {}
