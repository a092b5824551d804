"""An author finds the bench, mends three mistakes with an editor beside it, and sees the talk."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.bench.bench import CLEAN, Bench
from app.ui.bench.doors import Doors
from app.ui.bench.preview import LivePreview
from app.ui.places.shell import Shell
from app.ui.widgets import PlaceButton
from app.ui.wizard.wizard import Talk
from app.vault.folder import VAULT
from app.vault.store import Vault

from ..ui.bench.desk import WHOLE
from ..ui.dialogs import answer
from .hands import Hands, K, settle, until, window_of

ROOT = Path(__file__).parents[2]
BROKEN = (
    WHOLE.replace("minutes: 10", "minuets: 10")
    .replace("type: scale", "type: scales")
    .replace("answer: much", "answer: mush")
)


@pytest.fixture
def hands(qapp: QApplication, own_home: Path) -> Iterator[Hands]:
    """A couple's own window, at home; one of the two, or whoever helps them, writes talks."""
    with Vault.create(own_home / VAULT, None) as vault:
        vault.set_people("Ada", "Bo")
    window = window_of(qapp, own_home, (1200, 800))
    window.begin()
    until(lambda: isinstance(window.page, Shell), "home")
    yield Hands(window)
    window.leave()
    settle()


def page(hands: Hands, kind: type[QWidget]) -> QWidget:
    until(lambda: isinstance(hands.window.page, kind), kind.__name__)
    settle()
    found = hands.window.page
    assert found is not None
    return found


def go_to_settings(hands: Hands) -> None:
    hands.tab_to(lambda w: isinstance(w, PlaceButton) and w.isChecked(), "the places")
    while hands.said() != "Settings" and hands.moves(K.Key_Down, K.Key_Right):
        pass
    hands.press(K.Key_Space)
    settle()


def choose(hands: Hands, file: Path) -> None:
    """Type a file into the dialog that comes up next."""

    answer(file)
    hands.push("Choose a file …")
    hands.window.activateWindow()
    until(lambda: QApplication.focusWidget() is not None, "something to have the keyboard")


def test_an_author_mends_three_mistakes_and_sees_the_talk(
    hands: Hands, tmp_path: Path, own_home: Path
) -> None:
    file = tmp_path / "sunday-check.flow.yaml"
    file.write_text(BROKEN, encoding="utf-8")
    go_to_settings(hands)
    hands.push("For therapists and authors")
    page(hands, Doors)
    hands.push("Write or change a talk")
    bench = page(hands, Bench)
    assert isinstance(bench, Bench)
    before = kept(own_home)

    choose(hands, file)
    assert bench.said.startswith("4 faults")  # the missing key and the one in its place are two
    hands.push("sunday-check.flow.yaml:6:1 · F101, closed")
    for mended, count in (("minuets", "2 faults"), ("scales", "One fault"), ("mush", CLEAN)):
        word = {"minuets": "minutes", "scales": "scale", "mush": "much"}[mended]
        file.write_text(file.read_text().replace(mended, word), encoding="utf-8")
        until(lambda count=count: bench.said.startswith(count), count)  # type: ignore[misc]
    settle()

    hands.push("Preview live", K.Key_Return)
    preview = page(hands, LivePreview)
    assert isinstance(preview, LivePreview)
    for item in ("good", "much", "sign"):
        assert preview.conversation is not None
        assert preview.conversation.place.item == item
        hands.push("Fill in for Sam and Alex")
        hands.push("Continue")
        settle()
    file.write_text(WHOLE.replace("title: Each alone", "title: Alone"), encoding="utf-8")
    until(lambda: "Alone" in preview.panel.told["where"][0][0], "the new title")
    assert isinstance(preview.play.page, Talk)
    settle()
    assert kept(own_home) == before


def kept(home: Path) -> dict[str, bytes]:
    """Every file that the couple keeps, and what is in it."""
    return {str(each): each.read_bytes() for each in home.rglob("*") if each.is_file()}


LIVE = """
import sys
from PySide6.QtCore import QTimer
from app import cli
from app.ui.bench import preview
class Told(preview.LivePreview):
    def arrive(self):
        super().arrive()
        self.play.fill_in()
        self.watched.changed.connect(lambda: print("changed", flush=True))
        print("open", self.conversation.place.step, flush=True)
preview.LivePreview = Told
sys.exit(cli.main(sys.argv[1:]))
"""


def test_a_live_preview_of_its_own_leaves_everything_at_home_as_it_was(
    own_home: Path, tmp_path: Path
) -> None:
    own_home.mkdir()
    (own_home / "settings.json").write_text("{}")
    file = tmp_path / "sunday-check.flow.yaml"
    file.write_text(WHOLE, encoding="utf-8")
    before = kept(own_home.parent)
    words = ["preview", str(file), "--live", "--at", "alone", "--as", "second", "--fast-timers"]
    live = subprocess.Popen(
        [sys.executable, "-c", LIVE, *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert live.stdout is not None
    assert live.stdout.readline() == "open alone\n"
    file.write_text(WHOLE.replace("title: Each alone", "title: Alone"), encoding="utf-8")
    assert live.stdout.readline() == "changed\n"
    live.send_signal(signal.SIGTERM)
    _, err = live.communicate(timeout=60)
    assert (live.returncode, err) == (0, "")
    assert kept(own_home.parent) == before
