"""A flow played by the practice couple through the real window, one picture a screen."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication, QWidget

from ..bench.source import as_played, chosen, practice_of
from ..flow.digest import to_canonical
from ..flow.library import Library
from ..flow.model import Flow
from ..problem import Problem
from ..session.conversation import Conversation
from ..session.practice import Practice, played
from ..session.session import Seat, Session, State, fresh_id
from ..session.time_out import open_break
from ..summary.compose import compose
from ..summary.consent import printed, sign, tick_all
from ..summary.html import html
from ..summary.journal import entry, own_dates
from ..summary.markdown import markdown
from ..summary.summary import Summary
from ..vault.files import write_whole
from ..vault.settings import Settings, Theme
from ..vault.store import Vault
from . import accessible, fonts, look
from .pdf import write_pdf
from .places.parting import Parting
from .review import Review
from .start import STYLE
from .window import Window
from .wizard.hand_over import HandOverPage
from .wizard.record import now
from .wizard.wizard import Talk

SIZE = (1024, 720)
"""Of the pictures in px, unless another one is asked for."""
MOST = 400
"""Screens after which a preview gives up; the longest shipped flow has about 120."""

_THEMES = {"light": Theme.LIGHT, "dark": Theme.DARK, "high-contrast": Theme.CONTRAST}


def preview(
    flow: Path | str, to: Path, theme: str, text_percent: int, size: tuple[int, int]
) -> int:
    """Write one PNG a screen into `to`, and the summary as PDF, HTML and Markdown.

    Of a flow for one there is no summary, only what its author may keep.

    `flow` is the id of a shipped flow or a file; `size` is in pixels. Nothing of the couple's
    own is read or written. Returns the exit status: 0, or 1 where the flow has faults.
    Raises Problem where a file cannot be used or written.
    """
    library = Library.shipped()
    found = chosen(flow, library, sys.stdout)
    if found is None:
        return 1
    practice = practice_of(found, flow)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["reknit", *STYLE])
    fonts.load()
    accessible.install(app)
    settings = replace(
        Settings(), theme=_THEMES[theme], text_size=text_percent, reduced_motion=True
    )
    look.put_on(app, settings)
    with TemporaryDirectory() as home:
        window = Window(Path(home), settings)
        window.resize(*size)
        window.show()
        reel = Reel(window, _made(to))
        with Vault.in_memory() as vault:
            played_out = as_played(found, practice, library)
            conversation = _play(played_out, practice, vault, reel)
            if found.is_alone:
                _part(conversation, reel)
            else:
                _write(_review(conversation, vault, reel), to)
        window.close()
    last = "what can be kept" if found.is_alone else "the summary"
    print(f"{reel.count} screens and {last} are in {to}.")
    return 0


@dataclass
class Reel:
    """Takes the pictures and numbers them."""

    window: Window
    to: Path
    count: int = 0

    def take(self, page: QWidget, name: str) -> None:
        """Show `page` in the window and write what is seen."""
        self.window.show_page(page)
        for _ in range(3):
            QApplication.processEvents()
        self.count += 1
        file = self.to / f"{self.count:03}-{name}.png"
        if not self.window.grab().save(str(file)):
            raise Problem(f"The picture {file.name} could not be written.", "", "Is the disk full?")


def _play(flow: Flow, practice: Practice, vault: Vault, reel: Reel) -> Conversation:
    moment = now()
    session = Session(fresh_id(moment), flow, practice.names, moment)
    vault.begin(session, to_canonical(flow))
    conversation = Conversation.begun(session)
    for there in _places(conversation, practice, moment):
        conversation = there
        if conversation.ended or conversation.session.state is State.LATER:
            break
        talk = Talk(conversation, vault)
        if isinstance(talk.page, HandOverPage):
            talk.page.let_pass()
        reel.take(talk, _name(conversation))
    return conversation


def _places(
    conversation: Conversation, practice: Practice, moment: datetime
) -> Iterator[Conversation]:
    """The conversation at each place with its practice answer, to the end of the talk."""
    for _ in range(MOST):
        conversation = played(practice, conversation, moment)
        yield conversation
        pause = open_break(conversation)
        if pause is not None:
            moment = max(moment, pause.back_at)
        moment += timedelta(seconds=30)
        onward = conversation.go_on(moment)
        if onward == conversation:
            onward = conversation.skip(moment)
        if onward == conversation:
            raise Problem(
                f"The practice couple is stuck at “{conversation.place.item}”.",
                "Nothing was lost.",
                "Give them an answer to it in the practice file beside the flow.",
            )
        conversation = onward
        if conversation.ended or conversation.session.state is State.LATER:
            yield conversation
            return
    raise Problem("The preview was stopped: this flow has too many screens.")


def _review(conversation: Conversation, vault: Vault, reel: Reel) -> Summary:
    session, moment = conversation.session, now()
    reel.take(Review(session, vault), "review")
    summary = compose(session, moment)
    for seat in Seat:
        summary = tick_all(summary, seat)
    for seat in Seat:
        summary = sign(summary, seat, True, moment)
    reel.take(Review(session, vault, summary), "summary")
    return printed(summary)


def _part(conversation: Conversation, reel: Reel) -> None:
    """The end of a flow for one: keep it, or let it go."""
    session = conversation.session
    words, dated = entry(session), bool(own_dates(session))
    reel.take(Parting(words, may_keep=True, dated=dated), "parting")
    write_whole(reel.to / "entry.txt", f"{words}\n".encode())


def _write(summary: Summary, to: Path) -> None:
    write_pdf(summary, to / "summary.pdf")
    write_whole(to / "summary.html", html(summary).encode())
    write_whole(to / "summary.md", markdown(summary).encode())


def _name(conversation: Conversation) -> str:
    place = conversation.place
    parts = (place.step, place.item or place.page, place.seat or "")
    return "-".join(part for part in parts if part)


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(f"The folder {folder} cannot be made: {error.strerror}.") from None
    return folder
