"""A couple whose program is killed again and again, in a process of its own.

    python tests/journeys/trial.py kills FOLDER 100 SEED
    python tests/journeys/trial.py kills-too-soon FOLDER 30 SEED

Prints one JSON line. Each child is forked from a process that has imported everything and has
no window yet; it opens the real window on the vault, takes the talk up where it is and plays
on by keys. Before each commit it says what is about to be written, and once the record says so
what is kept. So in the vault each slot must hold what was last said to be kept, or what a later
commit was about to write there; nothing else is forgiven, and each loss is told with its slot.
`kills-too-soon` is the control: there it says *kept* while the words are only on the screen.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[2]
if __name__ == "__main__":
    here = ModuleType("journeys")  # `tests` is no package, and some library may call itself so
    here.__path__ = [str(Path(__file__).parent)]
    sys.modules["journeys"] = here
    __package__ = "journeys"
    sys.path.insert(0, str(ROOT))

from PySide6.QtWidgets import QApplication  # noqa: E402

from app.session.bookmark import bookmark  # noqa: E402
from app.session.conversation import Conversation  # noqa: E402
from app.session.value import to_json  # noqa: E402
from app.ui import talks, waiting  # noqa: E402, F401  (imported late by the window)
from app.ui.places import home as home_page  # noqa: E402, F401
from app.ui.places.shell import Shell  # noqa: E402
from app.ui.review import Review  # noqa: E402
from app.ui.wizard import wizard  # noqa: E402
from app.ui.wizard.record import Record  # noqa: E402
from app.ui.wizard.wizard import Talk  # noqa: E402
from app.vault.folder import VAULT  # noqa: E402
from app.vault.store import Vault  # noqa: E402

from .hands import Hands, settle, until, window_of  # noqa: E402
from .road import practice_of  # noqa: E402

NAMES = ("Sam", "Alex")
FLOW = "repair-short"
Say = Callable[..., None]
State = dict[str, Any]


# -- the child ----------------------------------------------------------------------------


def state_of(conversation: Conversation) -> State:
    """What of a conversation is to be kept, as plain data."""
    kept = {
        f"{slot.item}/{slot.by or ''}/{slot.turn or ''}": to_json(answer.value)
        for slot, answer in conversation.session.answers.items()
        if answer.kept
    }
    return {
        "talk": conversation.session.id,
        "answers": kept,
        "place": bookmark(conversation)["place"],
    }


def play(home: Path, out: int, number: int, too_soon: bool) -> None:
    """Take the talk up, or begin one, and play on until killed."""

    def say(what: str, state: State) -> None:
        os.write(out, json.dumps([what, state]).encode() + b"\n")

    class Told(Record):
        """A record that says what it is about to write."""

        def commit(self) -> bool:
            say("writing", state_of(self.conversation))
            return super().commit()

    if not too_soon:
        wizard.Record = Told  # type: ignore[attr-defined]
    app = QApplication(["reknit"])
    window = window_of(app, home, (800, 600))
    window.begin()
    hands = Hands(window)
    until(lambda: isinstance(window.page, Shell), "home")
    practice = practice_of(FLOW)
    while True:
        if isinstance(window.page, Shell):
            to_a_talk(hands)
        if isinstance(window.page, Talk):
            talk_on(hands, practice, say, number, too_soon)
        if isinstance(window.page, Review):
            session = hands.review._session
            hands.agree()
            hands.push("Finish")
            say("finished", {"talk": session.id, "answers": {}, "place": []})


def to_a_talk(hands: Hands) -> None:
    """Take up what waits, or begin a new one."""
    waits = hands.window.visit.vault.open_talk()
    hands.push("Take it up again" if waits else "A short one, about 15 minutes")


def talk_on(hands: Hands, practice: Any, say: Say, number: int, too_soon: bool) -> None:
    """Answer page after page, every line of words with a number that is never used again."""
    talk = hands.talk
    say("resumed", state_of(talk.conversation))
    if not too_soon:
        talk._record.kept.connect(lambda: say("kept", state_of(talk.conversation)))
    count = 0
    while hands.window.page is talk:
        hands.answer(practice)
        count += 1
        page = talk.page
        if "text" in type(getattr(page, "field", None)).__name__.lower():
            hands.write(f"{number}-{count}")
        if too_soon:
            say("kept", state_of(talk.conversation))
        hands.go_on()
        settle()


# -- the parent ---------------------------------------------------------------------------


@dataclass
class Tally:
    """What was found after the kills."""

    kills: int = 0
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    astray: int = 0
    talks: int = 0
    finished: int = 0
    places: Counter[str] = field(default_factory=Counter)


@dataclass
class Said:
    """What one child said, and what may be in the vault since."""

    kept: State | None
    writing: list[State]
    resumed: State | None = None
    finished: list[str] = field(default_factory=list)
    acknowledged: int = 0

    def lost(self, stored: dict[str, State]) -> list[str]:
        """The slots that hold neither what was kept nor what was being written since."""
        slots = self.kept["answers"] if self.kept else {}
        since = [each["answers"] for each in self.writing]
        return [
            slot
            for slot, value in slots.items()
            if stored.get(slot) not in (value, *(each.get(slot) for each in since))
        ]


def heard(lines: list[bytes], before: Said) -> Said:
    """What is known after a child has spoken, and died."""
    said = Said(before.kept, list(before.writing))
    for line in lines:
        try:
            what, state = json.loads(line)
        except ValueError:  # killed in the middle of a word
            continue
        match what:
            case "resumed":
                said.resumed = said.resumed or state
                said.kept, said.writing = state, []
            case "writing":
                said.writing.append(state)
            case "kept":
                said.acknowledged += 1
                said.kept, said.writing = state, []
            case "finished":
                said.finished.append(state["talk"])
                said.kept, said.writing = None, []
    return said


def one_life(
    home: Path, number: int, enough: Callable[[bytes], bool], wait: float, too_soon: bool
) -> list[bytes]:
    """Let a child play until it has said `enough` and for a moment more; the lines it said."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        try:
            play(home, into, number, too_soon)
        except BaseException:
            import traceback

            traceback.print_exc()
        os._exit(1)
    os.close(into)
    text = os.read(out, 65536)
    while not enough(text) and (more := os.read(out, 65536)):
        text += more
    time.sleep(wait)
    if os.waitpid(child, os.WNOHANG) != (0, 0):
        raise SystemExit("the child did not wait for its end")
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(out, 65536):
        text += more
    os.close(out)
    return text.split(b"\n")


def gained(text: bytes) -> bool:
    """Whether an answer was said to be kept that was not there when the talk was taken up."""
    states = [json.loads(line)[1]["answers"] for line in text.splitlines() if line.endswith(b"]")]
    return bool(states[-1] != states[0])


def look(home: Path, said: Said, tally: Tally) -> None:
    """Compare what is in the vault with what was said to be kept."""
    with Vault.open(home / VAULT) as vault:
        tally.lost += [talk for talk in said.finished if vault.summary(talk) is None]
        if said.kept is None:
            return
        talk = vault.load(said.kept["talk"])
        if talk.head.ended is not None:
            return
        stored = {
            f"{a.slot.item}/{a.slot.by or ''}/{a.slot.turn or ''}": to_json(a.value)
            for a in talk.answers
        }
    tally.lost += said.lost(stored)


def where(before: Said, resumed: State) -> str:
    """Whether a talk was taken up where it had been left."""
    if before.kept is None or before.kept["talk"] != resumed["talk"]:
        return "begun"
    page, step = resumed["place"][:2]
    left = [state["place"] for state in (before.kept, *before.writing)]
    if resumed["place"] in left:
        return "same"
    if page == "hand-over" and step in [place[1] for place in left]:
        return "hand-over"
    return "astray"


def kills(folder: Path, rounds: int, seed: int, too_soon: bool) -> Tally:
    """Kill a playing couple's program at random moments."""
    chance = random.Random(seed)
    home = folder / "home"
    with Vault.create(home / VAULT, None) as vault:
        vault.set_people(*NAMES)
    tally, said, begun = Tally(), Said(None, []), set()
    for number in range(rounds):
        lines = chance.choice((1, 2, 3, 4, 6, 9, 30))
        life = one_life(
            home,
            number,
            gained if too_soon else lambda text, lines=lines: text.count(b"\n") >= lines,  # type: ignore[misc]
            0 if too_soon else chance.uniform(0, 0.06),
            too_soon,
        )
        before, said = said, heard(life, said)
        tally.kills += 1
        tally.acknowledged += said.acknowledged
        tally.finished += len(said.finished)
        if said.resumed is not None:
            begun.add(said.resumed["talk"])
            found = where(before, said.resumed)
            tally.places[found] += 1
            if found != "begun":
                tally.lost += before.lost(said.resumed["answers"])
        look(home, said, tally)
        if too_soon:
            said = Said(None, [])
    tally.talks, tally.astray = len(begun), tally.places["astray"]
    return tally


if __name__ == "__main__":
    kind, folder, rounds, seed = sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_LOGGING_RULES"] = "*=false"
    print(json.dumps(vars(kills(folder, rounds, seed, kind == "kills-too-soon"))))
