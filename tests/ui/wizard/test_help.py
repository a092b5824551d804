"""Help with words: only where words are asked for, read only when it is wanted."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.flow.items import Agreement, Item, Mirror, Note, Scale, Text
from app.flow.model import FirstSpeaker, Flow, Step, Turns
from app.session.conversation import Conversation
from app.session.place import PageKind, Place
from app.session.session import Seat, Session
from app.ui import fonts, theme
from app.ui.theme import ThemeName
from app.ui.widgets import Fold
from app.ui.widgets import Text as Label
from app.ui.wizard.cards import cards_in, word_cards
from app.ui.wizard.help import HelpFold, help_fold
from app.ui.wizard.record import now
from app.ui.wizard.starters import Starter

TALK = Text(
    id="t",
    ask="What?",
    do="One moment, told to <listener>.\n*“I felt alone when …”*",
    rather_not="Saying why. *“You always …”*, *“You never …”*",
    starters=("I felt …", "<b>I</b> & <listener> …", "long " * 30),
)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    fonts.load()
    theme.apply(qapp, theme.load(ThemeName.LIGHT))


def at(item: Item, listener: str = "Alex") -> Conversation:
    step = Step(id="step", title="Step", items=(item,), turns=Turns.EACH)
    flow = Flow(
        flow=1,
        id="talk",
        version=1,
        language="en",
        title="Talk",
        minutes=10,
        steps=(step,),
        first_speaker=FirstSpeaker.FIRST,
    )
    session = Session(id="0" * 32, flow=flow, names=("Sam", listener), started=now())
    place = Place(PageKind.ITEM, "step", item.id, Seat.FIRST, Seat.FIRST)
    return Conversation(session, place)


def fold(qtbot: QtBot, item: Item, size: tuple[int, int] = (800, 600), **keys: str) -> HelpFold:
    made = help_fold(at(item, **keys))
    assert made is not None
    qtbot.addWidget(made)
    made.resize(*size)
    with qtbot.waitExposed(made):
        made.show()
    return made


def words_on(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(Label) if label.isVisible()]


def test_help_is_offered_where_words_are_asked_for_and_nowhere_else(qtbot: QtBot) -> None:
    for item in (TALK, Mirror(id="m", ask="?"), Agreement(id="a", ask="?")):
        assert fold(qtbot, item)
    for other in (Note(id="n", ask="?"), Scale(id="s", ask="?")):
        assert help_fold(at(other)) is None


def test_it_is_unfolded_only_where_there_is_room_and_something_to_say(
    qtbot: QtBot, qapp: QApplication
) -> None:
    assert fold(qtbot, TALK, (1200, 800)).is_opened()
    assert not fold(qtbot, TALK, (800, 600)).is_opened()
    assert not fold(qtbot, Text(id="t", ask="?"), (1200, 800)).is_opened()
    theme.apply(qapp, theme.load(ThemeName.LIGHT), 150)
    assert not fold(qtbot, TALK, (1200, 800)).is_opened()


def test_an_example_stands_on_its_own_line_and_names_are_shown_as_they_are(
    qtbot: QtBot,
) -> None:
    shown = words_on(fold(qtbot, TALK, (1200, 800), listener="*<b>Al</b>*"))
    assert "One moment, told to *<b>Al</b>*." in shown
    assert "“I felt alone when …”" in shown
    assert "“You always …”, “You never …”" in shown


def test_a_word_that_is_meant_stays_in_italics_in_its_sentence(qtbot: QtBot) -> None:
    item = Text(id="t", ask="?", rather_not="A reason that ends in *you*, or in *it*.")
    made = fold(qtbot, item, (1200, 800))
    words = "A reason that ends in you, or in it."
    (label,) = [each for each in made.findChildren(Label) if each.text() == words]
    before = label.grab().toImage()
    label.set_emphasis()
    assert label.grab().toImage() != before


def test_a_beginning_that_is_picked_is_told(qtbot: QtBot) -> None:
    made = fold(qtbot, TALK, (1200, 800))
    starters = made.findChildren(Starter)
    assert [starter.words for starter in starters][1] == "<b>I</b> & Alex …"
    with qtbot.waitSignal(made.picked):
        starters[0].click()
    assert made.words() == "I felt …"


def test_the_cards_are_built_only_when_they_are_unfolded(qtbot: QtBot) -> None:
    made = fold(qtbot, TALK, (1200, 800))
    titles = [card.title for card in word_cards()]
    assert len(titles) == 5
    assert not set(titles) & {label.text() for label in made.findChildren(Label)}
    cards = next(each for each in made.findChildren(Fold) if each.hinge.text().startswith("Five"))
    cards.set_opened(True)
    qtbot.waitUntil(lambda: set(titles) <= set(words_on(made)))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[1, 2]",
        b"cards: 3",
        b"cards: [1, [], a]",
        b"cards:\n  - {try: 3}\n",
        b"a: &a [*a]",
    ],
)
def test_a_damaged_library_is_no_help_and_no_harm(data: bytes) -> None:
    assert all(card.title == "" for card in cards_in(data))
