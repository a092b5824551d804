"""Private words put in wherever a talk asks one alone: on no screen of the other, in no file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.flow.items import Choice, Date, Item, Share, Text
from app.session.fitness import Hindrance
from app.session.practice import Practice
from app.session.session import Seat, Session
from app.session.value import Picked, Value, Words
from app.summary.consent import printed
from app.ui.belongings import as_text
from app.ui.export import Kind, in_words
from app.ui.pdf import write_pdf
from app.ui.places.parting import Parting
from app.ui.places.presence import Presence
from app.ui.places.shell import Shell
from app.ui.places.unlock import Unlock
from app.ui.widgets import PlaceButton
from app.ui.wizard.record import now
from app.ui.wizard.wizard import Talk
from app.vault.compartment import Compartment
from app.vault.folder import VAULT
from app.vault.partner import Partner
from app.vault.store import Vault

from ..trials.canaries import found_in, found_under
from ..ui.wizard.talks import flow
from ..vault.rooms import OWN, with_rooms
from ..vault.talk import NOON, PASSPHRASE
from .hands import Hands, settle, until, window_of
from .road import practice_of

SHOWN = "open-finch"
ALONE = "lonely-lark"


class Singing(Practice):
    """Two who write in every field, alone with a word that nobody else may ever read."""

    def value(self, session: Session, item: Item, seat: Seat | None, now: datetime) -> Value | None:
        step, _ = session.flow.home_of(item.id)
        if isinstance(item, Choice):
            return Picked((next(iter(item.options)),))
        if step.share(item) in (Share.ASK, Share.NEVER) and seat is not None:
            return Words(canary(seat, item.id))
        return Words(SHOWN)

    def shows(self, item_id: str, seat: Seat) -> bool:
        return False


def canary(seat: Seat, item_id: str) -> str:
    return f"canary-{seat}-{item_id}"


@pytest.fixture
def hands(qapp: QApplication, own_home: Path) -> Iterator[Hands]:
    """Two at the keyboard of a protected home, each with a room of their own."""
    own_home.mkdir()
    with with_rooms(own_home / VAULT) as vault:
        vault.set_people("Sam", "Alex")
    window = window_of(qapp, own_home)
    window.begin()
    hands = Hands(window, OWN)
    until(lambda: isinstance(window.page, Unlock), "the lock")
    hands.write(PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    until(lambda: isinstance(window.page, Shell), "home")
    yield hands
    window.leave()
    settle()


def readable(widget: QWidget) -> str:
    """Whatever a widget and all within it hold as text, shown or not."""
    texts = [widget.windowTitle(), widget.accessibleName(), widget.toolTip()]
    for each in widget.findChildren(QWidget):
        texts += [each.accessibleName(), each.accessibleDescription(), each.toolTip()]
        if isinstance(each, QLabel | QAbstractButton | QLineEdit):
            texts.append(each.text())
        elif isinstance(each, QPlainTextEdit):
            texts.append(each.toPlainText())
    return "\n".join(texts)


def written(vault: Vault) -> str:
    """Everything that lies in any table of a vault, decrypted."""
    connection = vault._connection
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return "\n".join(
        repr(row)
        for (table,) in tables
        for row in connection.execute(f'SELECT * FROM "{table}"').fetchall()
    )


def alone(hands: Hands, flow_id: str, name: str) -> set[str]:
    """Go through a shipped flow for one by keys, from its tile to its end; the words written."""
    hands.tab_to(lambda w: isinstance(w, PlaceButton) and w.isChecked(), "the places")
    while hands.said() != "On my own":
        assert hands.moves(Qt.Key.Key_Right, Qt.Key.Key_Down), hands.said()
    hands.press(Qt.Key.Key_Space)
    settle()
    title = hands.window.visit.library[flow_id].title
    hands.push(title, Qt.Key.Key_Return)
    assert isinstance(hands.window.page, Presence)
    hands.push(name)
    practice, words = practice_of(flow_id), set[str]()
    while isinstance(hands.window.page, Talk):
        item = hands.conversation.item
        if isinstance(item, Text):
            word = f"{ALONE}-{name.lower()}-{item.id}"
            hands.say(Words(word))
            words.add(word)
        elif not isinstance(item, Date):
            hands.answer(practice)
        if hands.conversation.hindrance(now()) is Hindrance.STILL_RUNNING:
            hands.push("Start")
        hands.go_on()
        settle()
    assert isinstance(hands.window.page, Parting)
    assert words
    return words


def test_what_one_says_alone_is_on_no_disk_unless_kept_and_then_in_its_author_s_room_only(
    hands: Hands, own_home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    window = hands.window
    gone = alone(hands, "a-moment", "Sam")
    hands.press(Qt.Key.Key_Return)
    settle()
    assert isinstance(window.page, Shell), "letting it go is the first choice"
    window.visit.vault.back_up()
    assert not any(word in readable(window) for word in gone)

    kept = alone(hands, "while-waiting", "Alex")
    hands.push("Keep it in my own space")
    hands.write(OWN[Partner.SECOND])
    hands.press(Qt.Key.Key_Return)
    until(lambda: isinstance(p := window.page, Parting) and p.kept, "it to be kept")
    hands.push("Go on")
    hands.push("Enough for today")
    assert isinstance(window.page, Shell)

    left = alone(hands, "a-moment", "Sam")
    hands.push("Back to it")
    assert isinstance(window.page, Talk)
    window.hide_all()
    settle()
    assert not any(word in readable(window) for word in left | kept)
    window.close()
    settle()

    assert found_under(own_home.parent, [*gone, *kept, *left, *OWN.values()]) == []
    out, err = capfd.readouterr()
    assert found_in((out + err).encode(), [*gone, *kept, *left]) == []
    with Vault.open(own_home / VAULT, PASSPHRASE) as vault:
        everything = written(vault)
        assert "Alex" in everything
        assert not any(word in everything for word in (*gone, *kept, *left, "while-waiting"))
        rooms = {}
        for partner in Partner:
            with Compartment.open(own_home / VAULT, partner, OWN[partner]) as room:
                rooms[partner] = as_text(vault, room, NOON.date())
    assert all(word in rooms[Partner.SECOND] for word in kept)
    assert not any(word in rooms[Partner.SECOND] for word in gone | left)
    assert not any(word in rooms[Partner.FIRST] for word in gone | left | kept)


def test_without_a_lock_nothing_said_alone_is_on_the_disk(
    qapp: QApplication, own_home: Path
) -> None:
    """Whoever uses this computer can read the vault of both here, so it is read."""
    own_home.mkdir()
    with Vault.create(own_home / VAULT, None) as vault:
        vault.set_people("Sam", "Alex")
    window = window_of(qapp, own_home)
    window.begin()
    until(lambda: isinstance(window.page, Shell), "home")
    hands = Hands(window)
    words = alone(hands, "while-waiting", "Sam")
    found = readable(window)
    assert all(word in found for word in words), "its author still sees it"
    assert not any(word in written(window.visit.vault) for word in words)
    hands.push("Let it go")
    window.visit.vault.back_up()
    window.leave()
    settle()
    assert found_under(own_home.parent, words) == []
    with Vault.open(own_home / VAULT) as vault:
        everything = written(vault)
    assert "Alex" in everything, "what lies there can be read"
    assert not any(word in everything for word in (*words, "while-waiting"))


def test_private_words_are_on_no_screen_of_the_other_and_in_no_file(
    hands: Hands, own_home: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    window, singing = hands.window, Singing(("Sam", "Alex"), {}, {})
    window.visit.sitting.start(flow())
    words: set[str] = set()
    while isinstance(window.page, Talk):
        place, step = hands.conversation.place, hands.conversation.step
        hands.answer(singing)
        item = hands.conversation.item
        private = item is not None and step.share(item) in (Share.ASK, Share.NEVER)
        if private and place.seat is not None and isinstance(hands.conversation.value, Words):
            words.add(canary(place.seat, place.item))
        seen = readable(window)
        for word in words:
            if f"-{place.seat}-" not in word or not hands.conversation.is_private:
                assert word not in seen, f"{word} can be read at {place}"
        hands.go_on()
        settle()
    assert {word.split("-")[1] for word in words} == {"first", "second"}
    assert not any(word in readable(window) for word in words)

    hands.agree()
    paper = printed(hands.review.summary)
    exports = tmp_path / "taken home"
    exports.mkdir()
    for kind in (Kind.HTML, Kind.MARKDOWN, Kind.TEXT):
        (exports / f"talk.{kind}").write_bytes(in_words(paper, kind, datetime.now().astimezone()))
    write_pdf(paper, exports / "talk.pdf")
    hands.push("Finish")
    window.visit.vault.back_up()
    window.close()
    settle()

    assert found_under(exports, [SHOWN]), "what both agreed to is taken home, and can be found"
    assert found_under(exports, words) == []
    assert found_under(own_home.parent, [*words, SHOWN, PASSPHRASE, *OWN.values()]) == []
    out, err = capfd.readouterr()
    assert found_in((out + err).encode(), [*words, SHOWN]) == []

    kept: dict[Partner, str] = {}
    with Vault.open(own_home / VAULT, PASSPHRASE) as vault:
        talk = vault.load(vault.sessions()[0].id)
        shared = "\n".join(map(str, talk.answers)) + (vault.summary(talk.head.id) or "")
        for partner in Partner:
            with Compartment.open(own_home / VAULT, partner, OWN[partner]) as room:
                kept[partner] = as_text(vault, room, NOON.date())
    assert SHOWN in shared and not any(word in shared for word in words)
    for partner in Partner:
        mine = {word for word in words if f"-{partner}-" in word}
        assert mine and all(word in kept[partner] for word in mine)
        assert not any(word in kept[partner] for word in words - mine)
