"""An author at a preview of a file of their own, for the tests of the bench."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.flow.library import Library
from app.session.session import Seat
from app.ui import accessible, fonts, look
from app.ui.bench.preview import LivePreview
from app.ui.bench.watched import Watched
from app.ui.stage import Stage
from app.ui.wizard.hand_over import HandOverPage
from app.ui.wizard.wizard import Talk
from app.vault.settings import Settings

SHIPPED = Library.shipped()
WHOLE = """\
flow: 1
id: sunday-check
version: 1
language: en
title: Sunday check
minutes: 10
first_speaker: first
steps:
  - id: week
    title: Our week
    items:
      - {id: good, type: text, ask: What was good?}
      - {id: much, type: scale, ask: How much of it?}
      - {id: sign, type: sign_off, by: couple, statement: We have looked at it.}
  - id: alone
    title: Each alone
    turns: private
    show_if: {answer: much, at_least: 3}
    items:
      - {id: mine, type: text, ask: What stays with you?}
"""
BROKEN = WHOLE.replace("minutes: 10", "minuets: 10").replace("type: scale", "type: scales")


def previewed(
    qtbot: QtBot,
    app: QApplication,
    wanted: Path | str,
    *,
    at: str = "",
    seat: Seat | None = None,
    fast: bool = False,
    size: tuple[int, int] = (1200, 800),
) -> LivePreview:
    """A preview in a window that keeps nothing, shown and with the keyboard."""
    fonts.load()
    accessible.install(app)
    settings = Settings(reduced_motion=True)
    look.put_on(app, settings)
    stage = Stage(Path(os.environ["REKNIT_HOME"]).parent / "nowhere", settings)
    qtbot.addWidget(stage)
    stage.resize(*size)
    stage.show()
    stage.activateWindow()
    qtbot.waitUntil(stage.isActiveWindow)
    page = LivePreview(stage, Watched(wanted, SHIPPED), at=at, seat=seat, fast=fast)
    stage.show_page(page)
    return page


def talk(page: LivePreview) -> Talk:
    """The talk that is played."""
    assert isinstance(page.play.page, Talk)
    return page.play.page


def item(page: LivePreview) -> str:
    """The item that is asked."""
    assert page.conversation is not None
    return page.conversation.place.item


def on(page: LivePreview, *, fill: bool = True) -> None:
    """Fill in the page that is up, and go on from it."""
    if fill:
        page.play.fill_in()
    shown = talk(page).page
    if isinstance(shown, HandOverPage):
        shown.let_pass()
        shown._on.click()
    else:
        talk(page)._frame.go_on.click()
    settle()


def settle() -> None:
    """Let everything happen that is due now, deletions too."""
    for _ in range(3):
        QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def told(page: LivePreview, part: str) -> str:
    """What the panel says of a part, in one text."""
    page._refresh()
    return "\n".join(" | ".join(row) for row in page.panel.told[part])
