"""Packs at the desk: begun, written, looked at as a couple will see them, signed and saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ...flow.library import Library
from ...flow.reader import SIZE
from ...homework import desk, drawer
from ...homework.checked import read_pack
from ...homework.examples import shipped
from ...homework.pack import ENDING, From, Pack
from ...homework.signature import unsigned
from ...homework.writing import (
    Writing,
    adapted,
    blank,
    finished,
    refusal,
    restored,
    signable,
    signed_pack,
    with_flow,
)
from ...problem import Problem
from ...vault.store import Vault
from ..export import Kind, place_for, write_whole
from ..filing import chosen_flow, chosen_pack, first_bytes
from ..homework.refused import Refused
from ..places.faults import Faults
from ..stage import Stage
from ..wizard.record import now
from .begin_page import BeginPage, Pattern
from .pack_form import PackForm
from .ready_page import ReadyPage

WOULD_NOT_OPEN = "This pack would not open"
SAVED = "Saved as {name}. Give the couple this file, and tell them your six words."
NOT_TEXT = Problem("This file is no text.", "Nothing was opened.", "Choose another file.")


@dataclass(frozen=True)
class _Ready:
    """A pack that may be signed: its file, what it says, and where it is proposed to lie."""

    data: bytes
    pack: Pack
    name: str


class Writer(QObject):
    """`cover` and `uncover` put pages over the desk; `back` shows it anew, with a sentence."""

    def __init__(
        self,
        stage: Stage,
        library: Library,
        cover: Callable[[QWidget], None],
        uncover: Callable[[], None],
        back: Callable[[str], None],
    ) -> None:
        super().__init__(stage)
        self._stage, self._library = stage, library
        self._cover, self._uncover, self._back = cover, uncover, back
        self.vault: Vault | None = None
        self._form: PackForm | None = None

    def let_go(self) -> None:
        """Hold nothing any more: the desk is closed."""
        self.vault, self._form = None, None

    def keep_draft(self) -> None:
        """Keep what is being written, so that one can go on with it. Raises VaultProblem."""
        if self.vault is not None and self._form is not None:
            drawer.keep_draft(self.vault, self._form.writing().text, now())

    # -- writing ----------------------------------------------------------------------

    def begin(self) -> None:
        """Go on with what was begun, or ask where to begin."""
        if self.vault is None:
            return
        if (text := drawer.draft(self.vault)) and (writing := restored(text)):
            self._write(writing)
            return
        page = BeginPage(self._patterns(self.vault))
        page.left.connect(self._uncover)
        page.taken.connect(lambda: self._take(page, page.chosen))
        page.file_asked.connect(lambda: self._take_file(page))
        self._cover(page)

    def _patterns(self, vault: Vault) -> list[Pattern]:
        texts = [(text, True) for text in drawer.given(vault)]
        texts += [(data.decode(), False) for data in shipped().values()]
        found = []
        for text, own in texts:
            pack = read_pack(text.encode(), self._library).pack
            if pack is not None:
                found.append(Pattern(pack.title, text, own))
        return found

    def _take(self, page: BeginPage, pattern: Pattern | None) -> None:
        try:
            me = self._me()
            writing = blank(me.name, me.practice, me.contact)
            if pattern is not None:
                writing = adapted(pattern.source, self._library, me, own=pattern.own)
        except Problem as problem:
            page.complain(str(problem))
            return
        self._uncover()
        self._write(writing)

    def _take_file(self, page: BeginPage) -> None:
        path = chosen_pack(self._stage)
        if path is None:
            return
        try:
            text = _text(first_bytes(path, SIZE + 1))
        except Problem as problem:
            page.complain(str(problem))
            return
        self._take(page, Pattern(path.name, text, own=False))

    def _me(self) -> From:
        """Who gave the newest pack here."""
        for text in reversed(drawer.given(self.vault) if self.vault else ()):
            pack = read_pack(text.encode(), self._library).pack
            if pack is not None:
                return pack.sender
        return From(name="")

    def _write(self, writing: Writing) -> None:
        form = self._form = PackForm(writing, self._library, now().date())
        form.left.connect(lambda: self._leave_form(form))
        form.flow_asked.connect(lambda: self._add_flow(form))
        form.done.connect(lambda: self._look(form))
        self._cover(form)

    def _leave_form(self, form: PackForm) -> None:
        try:
            self.keep_draft()
        except Problem as problem:
            form.say(str(problem))
            return
        self._form = None
        self._back("")

    def _add_flow(self, form: PackForm) -> None:
        path = chosen_flow(self._stage)
        if path is None:
            return
        try:
            text = _text(first_bytes(path, SIZE + 1))
            form.take_in(with_flow(form.writing(), text, self._library))
        except Problem as problem:
            form.say(str(problem))

    def _look(self, form: PackForm) -> None:
        """Check what the form says; then the pack as it will be seen."""
        if self.vault is None:
            return
        if missing := form.missing():
            form.say(missing)
            return
        try:
            self.keep_draft()
            key = desk.key_of(self.vault)
            writing = finished(form.writing(), key, self._taken(self.vault))
            checked = writing.checked(self._library)
            if checked.pack is None:
                raise refusal(checked.faults)
        except Problem as problem:
            form.say(str(problem))
            return
        name = f"{writing.pack.id}-{writing.pack.version}{ENDING}"
        self._show_ready(_Ready(writing.text.encode(), checked.pack, name), drafted=True)

    def _taken(self, vault: Vault) -> set[str]:
        packs = (read_pack(text.encode(), self._library).pack for text in drawer.given(vault))
        return {pack.id for pack in packs if pack is not None}

    # -- a file that was written by hand ----------------------------------------------

    def sign_file(self) -> None:
        """Choose a file, say every fault in it, or show it as a couple will see it."""
        path = chosen_pack(self._stage)
        if path is None or self.vault is None:
            return
        try:
            data = first_bytes(path, SIZE + 1)
            checked = read_pack(data, self._library)
            if checked.pack is None:
                faults = Faults(path.name, checked.faults, WOULD_NOT_OPEN)
                faults.left.connect(self._uncover)
                self._cover(faults)
                return
            data = signable(data, desk.key_of(self.vault), self._library)
        except Problem as problem:
            self._refuse(path, problem)
            return
        self._show_ready(_Ready(unsigned(data), checked.pack, path.name), drafted=False)

    def _refuse(self, path: Path, problem: Problem) -> None:
        page = Refused(path.name, problem)
        page.left.connect(self._uncover)
        self._cover(page)

    # -- signing ----------------------------------------------------------------------

    def _show_ready(self, ready: _Ready, *, drafted: bool) -> None:
        vault = self.vault
        if vault is None:
            return
        checked = read_pack(ready.data, self._library)
        words = desk.key_of(vault).sender.words
        faults, today = checked.faults, now().date()
        page = ReadyPage(ready.pack, self._library, words, faults, today)
        page.left.connect(self._uncover)
        page.signed.connect(lambda: self._sign(page, ready, vault, drafted=drafted))
        self._cover(page)

    def _sign(self, page: ReadyPage, ready: _Ready, vault: Vault, *, drafted: bool) -> None:
        try:
            whole = signed_pack(ready.data, desk.key_of(vault), self._library)
            place = place_for(self._stage, ready.name, Kind.PACK)
            if place is None:
                return
            write_whole(place, whole)
            drawer.keep_given(vault, ready.pack.id, whole.decode("utf-8-sig"), now())
            if drafted:
                drawer.keep_draft(vault, "", now())
        except Problem as problem:
            page.say(str(problem))
            return
        if drafted:
            self._form = None
        self._back(SAVED.format(name=place.name))


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NOT_TEXT from None
