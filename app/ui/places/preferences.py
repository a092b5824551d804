"""Settings: names, how it looks, how it prints, and the way to delete everything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...vault.settings import LARGEST_TEXT, SMALLEST_TEXT, Paper, Settings, Theme
from .. import theme, typeface
from ..typeface import Role
from ..widgets import Choices, FlowLayout, Heading, SecondaryButton, Text, Tick
from .erasing import Erasing
from .masthead import THEMES
from .names import NameFields
from .page import Page
from .pairs import PairChoice
from .slide import Slide


class Keeping(Enum):
    """How what they write is kept now."""

    IN_MEMORY = auto()
    OPEN = auto()
    PROTECTED = auto()


_KEPT = {
    Keeping.IN_MEMORY: "Nothing is kept on this computer yet. With a passphrase it can be.",
    Keeping.OPEN: "Anyone who uses this computer can read it. A passphrase locks it.",
    Keeping.PROTECTED: "It is locked with a passphrase that you both know.",
}


class Preferences(Page):
    """Everything takes effect at once; `changed` says that `settings` are wanted, not `now()`.

    `renamed` says that `names()` are to be kept, `erased` that everything is to be deleted,
    `authors_asked` that somebody writes talks or gives them to others.
    """

    changed = Signal()
    renamed = Signal()
    protect_asked = Signal()
    change_asked = Signal()
    code_asked = Signal()
    authors_asked = Signal()
    erased = Signal()

    def __init__(
        self,
        now: Callable[[], Settings],
        names: tuple[str, str],
        keeping: Keeping,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Settings", parent)
        self._insides: list[QWidget] = []
        self._now = now
        self.settings = now()
        self._fields = NameFields()
        self._fields.show_names(names)
        self._fields.left.connect(self._on_names_left)
        self._fields.confirmed.connect(self._on_names_left)
        self._fields.swapped.connect(self._on_swapped)
        self.column.setSpacing(0)
        self.column.addWidget(Heading(self.title, Role.GREETING))
        self._section("What you write", self._protect(keeping))
        self._section("Your names", self._fields)
        self._section("Your colours", self._pairs())
        self._section("Light and dark", self._themes())
        self._section("Text size", self._size())
        self._section("Movement and title", self._ticks())
        self._section("Paper", self._paper())
        self._section("Therapists and authors", self._authors())
        self._section("Delete everything", self._erase())
        self.column.addStretch(1)

    def names(self) -> tuple[str, str]:
        """The names as they are written now."""
        return self._fields.names()

    def flush(self) -> bool:
        """Keep the names as they stand, though their field was not left yet."""
        self._on_names_left()
        return True

    def first(self) -> QWidget:
        return self._fields.first_line

    def restyle(self) -> None:
        """Show a text size that was chosen by keys."""
        super().restyle()
        for inside in self._insides:
            inside.setMaximumWidth(_widest())
        self._slide.show_value(self._now().text_size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > 760
        self.column.setContentsMargins(*((32, 36, 56, 40) if wide else (24, 16, 24, 32)))

    def _section(self, title: str, inside: QWidget) -> None:
        self.column.addSpacing(32)
        self.column.addWidget(Heading(title, Role.SECOND_QUESTION))
        self.column.addSpacing(12)
        self._insides.append(inside)
        inside.setMaximumWidth(_widest())
        row = QHBoxLayout()
        row.addWidget(inside, 1000)
        row.addStretch(1)
        self.column.addLayout(row)

    def _protect(self, keeping: Keeping) -> QWidget:
        box, column = _column()
        column.addWidget(Text(_KEPT[keeping]))
        locked = keeping is Keeping.PROTECTED
        words = "Choose another passphrase" if locked else "Choose a passphrase"
        button = SecondaryButton(words, "lock")
        button.clicked.connect(self.change_asked if locked else self.protect_asked)
        row = FlowLayout(across=12, down=8)
        row.addWidget(button)
        if locked:
            code = SecondaryButton("Make a new recovery code", "printer")
            code.clicked.connect(self.code_asked)
            row.addWidget(code)
        column.addLayout(row)
        return box

    def _pairs(self) -> QWidget:
        chosen = self.settings.colour_pair or theme.DEFAULT_PAIR
        choice = PairChoice(chosen)
        choice.changed.connect(lambda: self._change(colour_pair=choice.chosen()))
        return choice

    def _themes(self) -> QWidget:
        options = [(each.value, words, "") for each, (words, _) in THEMES.items()]
        return _choice(
            options,
            self.settings.theme.value,
            "Light and dark",
            lambda key: self._change(theme=Theme(key)),
        )

    def _paper(self) -> QWidget:
        options = [(Paper.A4.value, "A4", ""), (Paper.LETTER.value, "Letter", "")]
        return _choice(
            options, self.settings.paper.value, "Paper", lambda key: self._change(paper=Paper(key))
        )

    def _size(self) -> QWidget:
        size = self.settings.text_size
        slide = self._slide = Slide(SMALLEST_TEXT, LARGEST_TEXT, 5, size, "Text size")
        slide.changed.connect(lambda: self._change(text_size=slide.value()))
        return slide

    def _ticks(self) -> QWidget:
        box, column = _column()
        column.setSpacing(4)
        calm = Tick("Nothing moves by itself")
        calm.setChecked(self.settings.reduced_motion is True)
        calm.toggled.connect(lambda on: self._change(reduced_motion=True if on else None))
        title = Tick("The window is called “Notes”, and not by its own name")
        title.setChecked(self.settings.neutral_title)
        title.toggled.connect(lambda on: self._change(neutral_title=on))
        column.addWidget(calm)
        column.addWidget(title)
        return box

    def _authors(self) -> QWidget:
        box, column = _column()
        column.addWidget(Text("Talks are text files. You can read, change and write them."))
        button = SecondaryButton("For therapists and authors", "pencil")
        button.clicked.connect(self.authors_asked)
        row = FlowLayout(across=12, down=8)
        row.addWidget(button)
        column.addLayout(row)
        return box

    def _erase(self) -> QWidget:
        erasing = Erasing()
        erasing.confirmed.connect(self.erased)
        return erasing

    def _change(self, **parts: object) -> None:
        self.settings = replace(self._now(), **parts)  # type: ignore[arg-type]
        self.changed.emit()

    def _on_names_left(self) -> None:
        if all(self._fields.names()):
            self.renamed.emit()

    def _on_swapped(self) -> None:
        self._change(colours_swapped=not self._now().colours_swapped)


def _widest() -> int:
    return round(typeface.scaled(860))


def _column() -> tuple[QWidget, QVBoxLayout]:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return box, column


def _choice(
    options: list[tuple[str, str, str]], now: str, name: str, chosen: Callable[[str], None]
) -> Choices:
    choice = Choices(options)
    choice.setAccessibleName(name)
    choice.choose(now)
    choice.changed.connect(lambda: chosen(choice.chosen() or now))
    return choice
