"""The author's bench: a talk is chosen, checked each time it is saved, and worked on."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...bench.proof import Proof
from ...flow.fault import Fault, Severity, printable
from ...flow.model import Flow
from .. import accessible
from ..places.page import SIDE, Page
from ..places.row import Row
from ..places.tile import Tile
from ..typeface import Role
from ..widgets import (
    Card,
    FlowLayout,
    Fold,
    Heading,
    LinkButton,
    PrimaryButton,
    SecondaryButton,
    Text,
    Tone,
)
from ..widgets.laid import Laid, settle
from .faults import FaultList
from .tool import Tool

TITLE = "For authors"
ABOUT = (
    "A talk is a text file that you write in any editor. Choose one: Reknit checks it now, and "
    "again each time you save it."
)
CLEAN = "No faults. It can be opened."
ONCE_MENDED = "The other tools come once the file has no faults."
WIDEST, NARROWEST, BETWEEN = 860, 240, 16


class Bench(Page):
    """`file_asked`, `new_asked`: a file is to be chosen, or a talk begun; `shipped_asked`: the
    shipped talk `wanted` is to be looked at; `tool_asked`: `tool` is to be used.
    """

    left = Signal()
    file_asked = Signal()
    new_asked = Signal()
    shipped_asked = Signal()
    tool_asked = Signal()

    def __init__(self, flows: Iterable[Flow], parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent)
        self.wanted, self.tool = "", Tool.PREVIEW
        self.add_way_back().clicked.connect(self.left)
        self.column.setContentsMargins(SIDE, 8, SIDE, 32)
        self.column.setSpacing(0)
        self.column.addWidget(Heading(TITLE, Role.GREETING))
        self.column.addSpacing(6)
        self.column.addWidget(Text(ABOUT, Role.HINT, tone=Tone.MUTED))
        self.column.addSpacing(18)
        self._choose = PrimaryButton("Choose a file …", "folder-open")
        self._choose.clicked.connect(self.file_asked)
        new = SecondaryButton("Begin a new talk …", "pencil")
        new.clicked.connect(self.new_asked)
        row = FlowLayout(across=12, down=8)
        row.addWidget(self._choose)
        row.addWidget(new)
        self.column.addLayout(row)
        self.column.addSpacing(10)
        self._fold = Fold("Or look at one that comes with Reknit", self._shipped(flows))
        self.column.addWidget(self._fold)
        self.column.addSpacing(18)
        self._card = self._result()
        self.add_narrow(self._card, WIDEST)
        self.column.addSpacing(18)
        self._tools = self._made_tools()
        self._mended = Text(ONCE_MENDED, Role.NOTE, tone=Tone.MUTED)
        self.column.addWidget(self._mended)
        self._word = Text("", tone=Tone.INK)
        self.column.addWidget(self._word)
        self.column.addStretch(1)
        for part in (self._card, self._mended, self._word, *self._rows):
            part.hide()

    def first(self) -> QWidget:
        return self._choose

    @property
    def said(self) -> str:
        """What the check has found, in short."""
        return self._found.text()

    def say(self, words: str) -> None:
        """Say what became of the last thing that was asked for; nothing, and the line goes."""
        self._word.setText(words)
        self._word.setVisible(bool(words))
        if words:
            accessible.announce(self, words)
            settle()
            self._scroll.show_all_of(self._word)

    def show_result(self) -> None:
        """Scroll to what lies on the bench, and let the keyboard go on from there."""
        tile = self._tools[Tool.PREVIEW]
        QTimer.singleShot(0, self._card, lambda: self._scroll.show_top_of(self._card))
        tile.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_flow(self, flow: Flow) -> None:
        """A shipped talk was chosen."""
        self._show(flow.title, f"Comes with Reknit, version {flow.version}.", CLEAN)
        self._list.hide()
        self._advice.hide()
        self._offer(whole=True)

    def show_proof(self, proof: Proof) -> None:
        """A file was chosen, or saved anew: all that is wrong with it, or that nothing is."""
        title = printable(proof.flow.title) if proof.flow is not None else proof.name
        advice = tuple(f for f in proof.faults if f.severity is not Severity.ERROR)
        self._show(title, proof.name, proof.missing or _found(proof.errors))
        self._list.show_faults(proof, proof.errors)
        self._list.setVisible(bool(proof.errors))
        self._advised.show_faults(proof, advice)
        self._advice.hinge.set_words(_advised(len(advice)))
        self._advice.setVisible(bool(advice))
        self._offer(whole=proof.flow is not None)

    def _show(self, title: str, name: str, found: str) -> None:
        before = self._found.text()
        self._name.setText(title)
        self._file.setText(name)
        self._file.setVisible(name != title)
        self._found.setText(found)
        self._fold.set_opened(False)
        self._card.show()
        self.say("")
        if found != before:
            accessible.announce(self, found)

    def _offer(self, *, whole: bool) -> None:
        for tool, tile in self._tools.items():
            tile.setVisible(whole or not tool.whole)
        for row in self._rows:
            row.setVisible(any(not tile.isHidden() for tile in row.findChildren(Tile)))
        self._mended.setVisible(not whole)

    def _result(self) -> Card:
        card = Card(inside=(28, 22, 28, 20))
        self._name = Heading("", Role.CARD_TITLE)
        self._file = Text("", Role.NOTE, tone=Tone.MUTED)
        self._found = Text("", Role.LABEL)
        self._list, self._advised = FaultList(), FaultList()
        self._advice = Fold("", self._advised)
        for part, below in (
            (self._name, 2),
            (self._file, 10),
            (self._found, 8),
            (self._list, 0),
            (self._advice, 0),
        ):
            card.column.addWidget(part)
            card.column.addSpacing(below)
        return card

    def _shipped(self, flows: Iterable[Flow]) -> QWidget:
        inside = Laid()
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 0, 0, 0)
        column.setSpacing(4)
        for flow in flows:
            button = LinkButton(flow.title)
            button.clicked.connect(lambda _=False, name=flow.id: self._on_shipped_clicked(name))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return inside

    def _made_tools(self) -> dict[Tool, Tile]:
        tiles: dict[Tool, Tile] = {}
        self._rows: list[Row] = []
        every = Laid()
        column = QVBoxLayout(every)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        first, *others = Tool
        pairs = [others[at : at + 2] for at in range(0, len(others), 2)]
        for tools in ([first], *pairs):
            row = Row(NARROWEST, BETWEEN)
            for tool in tools:
                tile = tiles[tool] = Tile(tool.icon, tool.title, tool.words)
                tile.clicked.connect(lambda _=False, each=tool: self._on_tool_clicked(each))
                row.add(tile)
            self._rows.append(row)
            column.addWidget(row)
        self.add_narrow(every, WIDEST)
        self.column.addSpacing(BETWEEN)
        return tiles

    def _on_shipped_clicked(self, flow_id: str) -> None:
        self.wanted = flow_id
        self.shipped_asked.emit()

    def _on_tool_clicked(self, tool: Tool) -> None:
        self.tool = tool
        self.tool_asked.emit()


def _found(errors: tuple[Fault, ...]) -> str:
    if not errors:
        return CLEAN
    return (
        "One fault, to be mended:" if len(errors) == 1 else f"{len(errors)} faults, to be mended:"
    )


def _advised(count: int) -> str:
    return "One piece of advice" if count == 1 else f"{count} pieces of advice"
