"""Two people at one keyboard: they press keys and read what has the focus, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from app.flow.items import Agreement, Checklist, Choice, Date, Guess, Mirror, SignOff, Text
from app.session.conversation import Conversation
from app.session.place import PageKind
from app.session.practice import Practice
from app.session.session import Seat
from app.session.value import Guessed, Mirrored, Number, Picked, Plan, Signed, Value, Words
from app.ui import accessible, fonts, look
from app.ui.review import Review
from app.ui.window import Window
from app.ui.wizard.hand_over import HandOverPage
from app.ui.wizard.question import QuestionPage
from app.ui.wizard.record import now
from app.ui.wizard.wizard import Talk
from app.vault.partner import Partner
from app.vault.settings import Settings

K = Qt.Key
PATIENCE_MS = 20_000
"""How long to wait for something that must come; nothing waits for the time itself."""


def until(happened: Callable[[], bool], what: str) -> None:
    """Let the window work until `happened()`."""
    loop, looks, end = QEventLoop(), QTimer(interval=5), QTimer(singleShot=True)
    looks.timeout.connect(lambda: loop.quit() if happened() else None)
    end.timeout.connect(loop.quit)
    looks.start()
    end.start(PATIENCE_MS)
    if not happened():
        loop.exec()
    assert happened(), f"waited for {what}"


def settle() -> None:
    """Let everything happen that is due now, deletions too."""
    for _ in range(3):
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete


def dressed(app: QApplication, settings: Settings) -> None:
    """Fonts, headings, theme and text size, as at a real start."""
    fonts.load()
    accessible.install(app)
    look.put_on(app, settings)


def window_of(app: QApplication, home: Path, size: tuple[int, int] = (900, 640)) -> Window:
    """The real window on a home of its own, shown and with the keyboard."""
    settings = Settings(reduced_motion=True)
    dressed(app, settings)
    window = Window(home, settings)
    window.resize(*size)
    window.show()
    window.activateWindow()
    until(window.isActiveWindow, "the window to be active")
    return window


@dataclass
class Hands:
    """Whoever sits at the keyboard of `window`."""

    window: Window
    own: Mapping[Partner, str] = field(default_factory=dict)
    """The passphrases of those who have a room of their own and use it."""

    # -- what they see ----------------------------------------------------------------

    @property
    def talk(self) -> Talk:
        page = self.window.page
        assert isinstance(page, Talk), page
        return page

    @property
    def review(self) -> Review:
        page = self.window.page
        assert isinstance(page, Review), page
        return page

    @property
    def conversation(self) -> Conversation:
        return self.talk.conversation

    @property
    def focus(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the keyboard"
        return focused

    def said(self) -> str:
        """What a screen reader would call the thing that has the keyboard."""
        focused = self.focus
        name = focused.accessibleName()
        return name or (focused.text() if isinstance(focused, QAbstractButton) else "")

    # -- what they do -----------------------------------------------------------------

    def press(self, key: Qt.Key, *more: Qt.KeyboardModifier) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        for each in more:
            modifiers |= each
        QTest.keyClick(self.focus, key, modifiers)

    def write(self, text: str) -> None:
        """Type `text`, replacing what stands in the field."""
        self.press(K.Key_A, Qt.KeyboardModifier.ControlModifier)
        focused = self.focus
        if not text:
            self.press(K.Key_Delete)
        QTest.keyClicks(focused, text)

    def tab_to(self, wanted: Callable[[QWidget], bool], what: str) -> None:
        """Tab on until `wanted(focused)`; the whole way round without it is a failure."""
        settle()
        until(lambda: QApplication.focusWidget() is not None, "something to have the keyboard")
        met: list[QWidget] = []
        while not wanted(self.focus):
            assert self.focus not in met[:-1], f"{what} cannot be reached: {self.stops(met)}"
            met.append(self.focus)
            before = self.focus
            self.press(K.Key_Tab)
            assert self.focus is not before, f"Tab stays on {self.said()!r}"

    def stops(self, widgets: list[QWidget]) -> list[str]:
        return [f"{type(each).__name__} {each.accessibleName()!r}" for each in widgets]

    def to_button(self, words: str) -> None:
        def is_it(widget: QWidget) -> bool:
            return isinstance(widget, QAbstractButton) and widget.accessibleName() == words

        self.tab_to(is_it, f"the button {words!r}")

    def push(self, words: str, key: Qt.Key = K.Key_Space) -> None:
        """Go to the button with these words and press it."""
        self.to_button(words)
        self.press(key)
        settle()

    # -- the way in -------------------------------------------------------------------

    def start_in_memory(self, names: tuple[str, str]) -> None:
        self.push("Start now")
        self.name(names)

    def name(self, names: tuple[str, str]) -> None:
        for name in names:
            self.tab_to(lambda w: isinstance(w, QLineEdit) and not w.text(), "an empty name")
            self.write(name)
        self.push("Continue")

    # -- a talk -----------------------------------------------------------------------

    def answer(self, practice: Practice, aloud: bool = False) -> Value | None:
        """Answer what this page asks as the practice couple does; what was meant."""
        talk = self.conversation
        place, item = talk.place, talk.item
        if place.page is PageKind.START:
            self.choose(talk.session.names[0])
            return None
        if place.page is PageKind.CONSENT:
            self.consent(practice)
            return None
        if place.page is not PageKind.ITEM or item is None:
            return None
        value = practice.value(talk.session, item, place.seat, now())
        if aloud and isinstance(item, Text | Mirror | Agreement):
            value = spoken_aloud(value)
        if value is None:
            return None
        if isinstance(item, Date):
            self.tab_to(lambda w: type(w).__name__ == "OfferChip", "an offered time")
            self.press(K.Key_Space)
            return talk.value
        self.give(value)
        return value

    def give(self, value: Value) -> None:
        """Enter one value into the field of this page."""
        item = self.conversation.item
        match value:
            case Words():
                self.say(value)
            case Number(number):
                self.to_radio(lambda _: True)
                self.press(K(K.Key_0.value + number) if number < 10 else K.Key_End)
            case Guessed(guess, _):
                self.give(guess)
            case Picked(options, other):
                of = item
                while isinstance(of, Guess):
                    of = self.conversation.session.flow.item(of.of)
                assert isinstance(of, Choice | Checklist)
                words = [self.conversation.said(of.options[key]) for key in options]
                if isinstance(of, Choice):
                    self.choose(words[0] if words else "Something else")
                else:
                    self.tick(words)
                if other:
                    self.tab_to(lambda w: isinstance(w, QLineEdit), "the own answer")
                    self.write(other)
            case Mirrored(rounds, _):
                self.say(rounds[-1].words)
                verdict = rounds[-1].verdict
                assert verdict is not None
                self.choose({"yes": "Yes", "mostly": "Mostly", "not-yet": "Not yet"}[verdict])
            case Plan():
                self.plan(value)
            case Signed(yes, _):
                assert isinstance(item, SignOff)
                self.choose("Yes" if yes else "Not yet")

    def say(self, words: Words) -> None:
        """Write the words, and tick that they were said."""
        self.tab_to(lambda w: isinstance(w, QPlainTextEdit), "the field")
        if words.text:
            self.write(words.text)
        if words.aloud:
            self.tab_to(lambda w: said_aloud(w), "the tick for what was said aloud")
            self.check()

    def plan(self, plan: Plan) -> None:
        if plan.when or plan.then:
            self.tab_to(lambda w: w.accessibleName() == "If …", "the first line")
            self.write(plan.when)
            self.press(K.Key_Return)
            self.write(plan.then)
        if plan.aloud:
            self.to_button("I have said it aloud once")
            self.check()

    def to_radio(self, wanted: Callable[[QWidget], bool]) -> None:
        self.tab_to(lambda w: isinstance(w, QRadioButton) and wanted(w), "a radio button")

    def choose(self, words: str) -> None:
        """Tab to the cards, then walk with the arrow until the right one is chosen."""

        def is_it(widget: QWidget) -> bool:
            return widget.accessibleName().split(". ")[0] == words

        self.to_radio(lambda _: True)
        for keys in ((K.Key_Up, K.Key_Left), (K.Key_Down, K.Key_Right)):
            while not is_it(self.focus) and self.moves(*keys):
                pass
        assert is_it(self.focus), f"{words!r} is not among the cards"
        self.check()

    def check(self) -> None:
        """Tick what has the keyboard, unless it is ticked already."""
        button = self.focus
        assert isinstance(button, QAbstractButton)
        if not button.isChecked():
            self.press(K.Key_Space)

    def moves(self, *keys: Qt.Key) -> bool:
        """Whether one of these keys moves the keyboard to another widget."""
        before = self.focus
        for key in keys:
            self.press(key)
            if self.focus is not before:
                return True
        return False

    def tick(self, words: list[str]) -> None:
        """Choose chips with the arrows, or ticks with Tab."""
        for each in words:
            self.tab_to(is_option, "an option")
            if type(self.focus).__name__ == "Chip":
                self.press(K.Key_Home)
                first = self.focus
                while self.said() != each:
                    self.press(K.Key_Right)
                    assert self.focus is not first, f"{each!r} is not among the chips"
            else:
                self.tab_to(lambda w, each=each: tells(w) == each, each)  # type: ignore[misc]
            self.check()

    def consent(self, practice: Practice) -> None:
        """Tick what the practice couple shows."""
        talk = self.conversation
        seat = talk.place.seat
        assert isinstance(seat, Seat)
        ticks = self.talk.page._ticks  # type: ignore[union-attr]
        for slot, box in ticks.items():
            if practice.shows(slot.item, seat):
                self.tab_to(lambda w, box=box: w is box, "a tick")  # type: ignore[misc]
                self.check()

    def go_on(self, key: Qt.Key = K.Key_Space) -> None:
        """Go on from this page, by Continue or by the skip that there is."""
        page = self.talk.page
        if isinstance(page, HandOverPage):
            page.let_pass()
            if self.talk.asked_by in self.own and page.threshold is not None:
                self.open_room(page)
                return
            assert self.said() == page._go_words()
            self.press(K.Key_Return)
            return
        if page is not None and page.full:
            self.push("We are both back")
            return
        may = self.conversation.hindrance(now()) is None
        if may:
            self.push("Continue", key)
        else:
            assert self.conversation.may_skip, self.conversation.place
            self.push(page.skip_words() if page else "")

    def open_room(self, page: HandOverPage) -> None:
        """Type one's own passphrase on the page between the two."""
        who, door = self.talk.asked_by, page.threshold
        assert who is not None and door is not None
        if not door.is_unfolded:
            self.push("Open my own space first")
        self.tab_to(lambda w: isinstance(w, QLineEdit), "the field for the passphrase")
        self.write(self.own[who])
        self.press(K.Key_Return)
        until(lambda: self.window.page is not self.talk or self.talk.page is not page, "the room")

    def walk(self, practice: Practice, aloud: bool = False) -> Iterator[Conversation]:
        """Answer and go on, page by page, to the end; each conversation before going on."""
        while isinstance(self.window.page, Talk):
            self.answer(practice, aloud)
            yield self.conversation
            self.go_on()
            settle()

    # -- the end ----------------------------------------------------------------------

    def agree(self) -> None:
        """Both keep all of theirs, then both say yes to it as it stands."""
        for _ in range(2):
            self.push("Keep all of mine")
            self.push("Done")
        for name in self.review.summary.names:
            self.push(f"{name}: Yes, fine")
        assert self.review.summary.agreed


def spoken_aloud(value: Value | None) -> Value | None:
    """The same answer without a written word."""
    match value:
        case Words():
            return Words(aloud=True)
        case Mirrored(rounds, ending):
            said = rounds[-1].__class__(Words(aloud=True), rounds[-1].verdict)
            return Mirrored((said,), ending)
        case Plan():
            return Plan(aloud=True)
        case _:
            return value


def said_aloud(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and tells(widget).startswith("Said aloud")


def tells(widget: QWidget) -> str:
    """The words of a tick, as it shows them."""
    name = widget.accessibleName()
    if name or not isinstance(widget, QAbstractButton):
        return name
    return widget.text().replace("&&", "&")


def is_option(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and not isinstance(
        widget, QPushButton | QRadioButton
    )


def question_page(hands: Hands) -> QuestionPage:
    page = hands.talk.page
    assert isinstance(page, QuestionPage), page
    return page
