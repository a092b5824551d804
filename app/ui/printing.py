"""The print desk: how it will look, on which paper, and where it goes. Nothing is kept here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QDialog, QVBoxLayout, QWidget

from ..problem import Problem
from ..summary.card import card
from ..summary.consent import handed, printed
from ..summary.cycle import cycle
from ..summary.summary import Copy, Summary
from ..vault.settings import Paper
from . import accessible, takeaway, typeface
from .columns import POLICY
from .export import NAMES, Kind, file_name, in_words, place_for, write_whole
from .paper import Page, card_pages, cycle_pages, summary_pages, two_up
from .pdf import pdf
from .preview import Preview
from .typeface import Role
from .widgets import (
    Choices,
    FlowLayout,
    Hairline,
    Heading,
    PrimaryButton,
    QuietButton,
    ScrollColumn,
    SecondaryButton,
    Sheet,
    Size,
    Text,
    Tick,
    Tone,
)
from .widgets.apart import Apart, in_line
from .wizard.record import now

FOLDS_BELOW, ASIDE = 860, 320
NOTE, THERAPIST, CARD, CYCLE = "note", "therapist", "card", "cycle"
PARTS = {NOTE: "talk", THERAPIST: "copy", CARD: "card", CYCLE: "circle"}
"""What the name of a file begins with; it says nothing of a therapist."""
COPIES = (
    "Printers and their queues keep a copy for a while, and programs that open a PDF remember it. "
    "A saved file is not locked: whoever uses this computer can read it."
)


def open_print_desk(parent: QWidget, summary: Summary, paper: str) -> PrintDesk:
    """Open the desk over `parent`; only what was ticked for paper or a therapist is on it.

    `paper` is the size from the settings: "a4" or "letter".
    """
    desk = PrintDesk(summary, Paper(paper), parent)
    desk.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    desk.open()
    return desk


class PrintDesk(QDialog):
    """The pages as they will be, what can be chosen about them, and the ways out.

    `safety_asked` comes after it has closed itself: the safety page is one of the window.
    """

    safety_asked = Signal()
    hide_asked = Signal()

    def __init__(self, summary: Summary, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Print or save")
        self._handed = handed(summary)
        sheet = summary.copy is Copy.THERAPISTS
        self._summary = self._handed if sheet else printed(summary)
        self._folder: Path | None = None
        self.preview = Preview()
        self.paper = Choices([(Paper.A4, "A4", ""), (Paper.LETTER, "Letter", "")])
        self.paper.choose(paper)
        kinds = [(NOTE, "Our agreements" if summary.copy is Copy.SHEET else "The summary", "")]
        if sheet:
            kinds = [(THERAPIST, "The sheet", "")]
        elif self._handed.sections:
            kinds = [(NOTE, "Our copy", ""), (THERAPIST, "The therapist’s copy", "")]
        if cycle(self._summary):
            kinds.append((CYCLE, "The cycle", ""))
        if card(self._summary).worth_printing:
            kinds.append((CARD, "The fridge card", ""))
        self.kind = Choices(kinds)
        self.kind.choose(kinds[0][0])
        self.large = Tick("Large print")
        self._policy = Text(POLICY, Role.NOTE)
        self._two_up = Text("Two come on a sheet, with a line to cut along.", Role.NOTE)
        self.said = Text("", measure=None)
        self.said.hide()
        self._build()
        for chosen in (self.paper.changed, self.kind.changed, self.large.toggled):
            chosen.connect(self._on_choice_changed)
        self._on_choice_changed()
        self._add_zoom_keys()
        self._open_at(parent)
        self._prints.setFocus()

    # -- what is on the desk ----------------------------------------------------------

    @property
    def pages(self) -> tuple[Page, ...]:
        """What is shown: one card is one page."""
        return self.preview.pages

    def sheets(self) -> tuple[Page, ...]:
        """What goes to the printer: of the card, two on a sheet."""
        return two_up(self.pages, self._size()) if self._is_card() else self.pages

    def _size(self) -> Paper:
        return Paper(self.paper.chosen() or Paper.A4)

    def _is_card(self) -> bool:
        return self.kind.chosen() == CARD

    def _is_for_therapist(self) -> bool:
        return self.kind.chosen() == THERAPIST

    def _copy(self) -> Summary:
        """What is on the desk now: the couple's own copy, or the therapist's."""
        return self._handed if self._is_for_therapist() else self._summary

    def _on_choice_changed(self) -> None:
        self.large.setVisible(not self._is_card())
        self._two_up.setVisible(self._is_card())
        self._policy.setVisible(self._is_for_therapist())
        self._dates.setVisible(not self._is_for_therapist())
        if self._is_card():
            self.preview.show_pages(card_pages(self._summary, self._size()))
        else:
            pages = cycle_pages if self.kind.chosen() == CYCLE else summary_pages
            large = self.large.isChecked()
            self.preview.show_pages(pages(self._copy(), self._size(), large))
        self.preview.zoom_by(0)

    # -- ways out ---------------------------------------------------------------------

    def print_out(self) -> None:
        """Ask for a printer and print; what goes wrong is said on the desk."""
        try:
            words = takeaway.printed(self, self.sheets(), self._copy().document_title)
        except Problem as problem:
            self._say(str(problem))
            return
        if words:
            self._say(words)

    def save(self, kind: Kind) -> None:
        """Ask where, and write the file; what goes wrong is said on the desk."""
        try:
            data = self._made(kind)
            place = place_for(self, self._file_name(kind), kind, self._folder)
            if place is None:
                return
            write_whole(place, data)
        except Problem as problem:
            self._say(str(problem))
            return
        self._folder = place.parent
        self._say(f"Saved as {place.name}.")

    def _file_name(self, kind: Kind) -> str:
        part = self.kind.chosen() or NOTE
        in_words_whole = part in (CARD, CYCLE) and kind is not Kind.PDF
        return file_name(self._summary, kind, PARTS[NOTE if in_words_whole else part])

    def _made(self, kind: Kind) -> bytes:
        copy = self._copy()
        if kind is not Kind.PDF:
            return in_words(copy, kind, now())
        return pdf(self.pages, copy.document_title, copy.language)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()
        accessible.announce(self, words)

    # -- what is shown ----------------------------------------------------------------

    def _build(self) -> None:
        sheet = Sheet(parent=self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(0)
        self._aside = self._choices()
        self._split.addWidget(self.preview, 1)
        self._split.addWidget(self._aside)
        column.addLayout(self._split, 1)
        column.addWidget(Hairline())
        column.addWidget(self._foot())

    def _choices(self) -> ScrollColumn:
        aside = ScrollColumn()
        add, space = aside.column.addWidget, aside.column.addSpacing
        aside.column.setContentsMargins(20, 24, 24, 24)
        add(Heading("Print or save", Role.CARD_TITLE))
        for title, control in (("What", self.kind), ("", self._policy), ("Paper", self.paper)):
            if title:
                space(18)
                add(Heading(title, Role.LABEL, tone=Tone.MUTED))
            space(8)
            add(control)
        space(10)
        add(self.large)
        add(self._two_up)
        space(8)
        add(Text(COPIES, Role.NOTE, tone=Tone.MUTED))
        space(16)
        add(Heading("On the screen", Role.LABEL, tone=Tone.MUTED))
        aside.column.addLayout(self._zoom_row())
        space(10)
        add(Heading("Also as a file", Role.LABEL, tone=Tone.MUTED))
        space(2)
        row = FlowLayout(across=0, down=0)
        for kind in (Kind.HTML, Kind.TEXT, Kind.MARKDOWN):
            row.addWidget(self._file(kind, "file-down"))
        self._dates = self._file(Kind.CALENDAR, "calendar-plus")
        row.addWidget(self._dates)
        aside.column.addLayout(row)
        aside.column.addStretch(1)
        return aside

    def _file(self, kind: Kind, icon: str) -> QuietButton:
        button = QuietButton(NAMES[kind], icon, size=Size.SMALL)
        button.clicked.connect(lambda: self.save(kind))
        return button

    def _zoom_row(self) -> FlowLayout:
        row = FlowLayout(across=0, down=0)
        for words, icon, steps in (("Smaller", "minus", -1), ("Larger", "plus", 1)):
            zoom = QuietButton(words, icon, size=Size.SMALL)
            zoom.clicked.connect(lambda _=False, steps=steps: self.preview.zoom_by(steps))
            row.addWidget(zoom)
        return row

    def _foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(24, 12, 24, 14)
        column.addWidget(self.said)
        close = QuietButton("Close")
        close.clicked.connect(self.reject)
        safety = QuietButton("Is a talk right?", "life-buoy")
        safety.clicked.connect(self.reject)
        safety.clicked.connect(self.safety_asked)
        hide = QuietButton("Hide", "eye-off")
        hide.clicked.connect(self.hide_asked)
        saves = SecondaryButton("Save as PDF", "file-down")
        saves.clicked.connect(lambda: self.save(Kind.PDF))
        self._prints = PrimaryButton("Print…", "printer")
        self._prints.clicked.connect(self.print_out)
        self._prints.setDefault(True)
        column.addWidget(Apart(in_line(close, safety, hide), in_line(saves, self._prints)))
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < FOLDS_BELOW * typeface.percent() / 100
        way = QBoxLayout.Direction
        self._split.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._aside.setMaximumWidth(16_777_215 if narrow else round(typeface.scaled(ASIDE)))
        self._aside.setMinimumWidth(0 if narrow else round(typeface.scaled(ASIDE)))
        self._aside.setMaximumHeight(round(self.height() * 0.4) if narrow else 16_777_215)

    def _add_zoom_keys(self) -> None:
        keys = QKeySequence.StandardKey
        for sequences, steps in (
            ([*QKeySequence.keyBindings(keys.ZoomIn), QKeySequence("Ctrl+=")], 1),
            (QKeySequence.keyBindings(keys.ZoomOut), -1),
            ([QKeySequence("Ctrl+0")], 0),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys(list(dict.fromkeys(sequences)))
            shortcut.activated.connect(lambda steps=steps: self.preview.zoom_by(steps))
        out = QShortcut(QKeySequence(keys.Print), self)
        out.activated.connect(self.print_out)

    def _open_at(self, parent: QWidget | None) -> None:
        room = parent.window().size() if parent else self.screen().availableSize()
        self.resize(min(1_080, room.width()), min(860, room.height()))
