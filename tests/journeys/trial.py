"""A couple whose program is killed again and again, in a process of its own.

    python tests/journeys/trial.py kills FOLDER 100 SEED
    python tests/journeys/trial.py kills-in-rooms FOLDER 100 SEED
    python tests/journeys/trial.py kills-too-soon FOLDER 30 SEED

Prints one JSON line. Each child is forked from a process that has imported everything and has
no window yet; it opens the real window on the vault, takes the talk up where it is and plays
on by keys. Before each commit it says what is about to be written, and once the record says so
what is kept. So in the vault each slot must hold what was last said to be kept, or what a later
commit was about to write there; nothing else is forgiven, and each loss is told with its slot.
In `kills-in-rooms` the vault is protected, and each answers alone in a room of their own.
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
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
if __name__ == "__main__":
    __package__ = "tests.journeys"
    sys.path.insert(0, str(ROOT))

from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from app.session.bookmark import bookmark  # noqa: E402
from app.session.change import own, shared  # noqa: E402
from app.session.conversation import Conversation  # noqa: E402
from app.session.session import Answer, Seat  # noqa: E402
from app.session.value import to_json  # noqa: E402
from app.ui import talks, waiting  # noqa: E402, F401  (imported late by the window)
from app.ui.places import home as home_page  # noqa: E402, F401
from app.ui.places.shell import Shell  # noqa: E402
from app.ui.places.unlock import Unlock  # noqa: E402
from app.ui.review import Review  # noqa: E402
from app.ui.wizard import wizard  # noqa: E402
from app.ui.wizard.record import Record  # noqa: E402
from app.ui.wizard.wizard import Talk  # noqa: E402
from app.vault.compartment import Compartment  # noqa: E402
from app.vault.folder import VAULT  # noqa: E402
from app.vault.partner import Partner  # noqa: E402
from app.vault.store import Vault  # noqa: E402

from ..vault.rooms import OWN, with_rooms  # noqa: E402
from ..vault.talk import PASSPHRASE  # noqa: E402
from .hands import Hands, settle, until, window_of  # noqa: E402
from .road import practice_of  # noqa: E402

NAMES = ("Sam", "Alex")
FLOW = "repair-short"
Say = Callable[..., None]
State = dict[str, Any]


# -- the child ----------------------------------------------------------------------------


def state_of(conversation: Conversation, seat: Seat | None = None) -> State:
    """What of a conversation is to be kept, as plain data; `seat`: whose room is open."""
    session = conversation.session
    return {
        "talk": session.id,
        "answers": plain(shared(session).values()),
        "rooms": {seat.value: plain(own(session, seat).values())} if seat else {},
        "place": bookmark(conversation)["place"],
    }


def plain(answers: Iterable[Answer]) -> dict[str, State]:
    """Slot and value of each."""
    return {
        f"{a.slot.item}/{a.slot.by or ''}/{a.slot.turn or ''}": to_json(a.value) for a in answers
    }


def play(home: Path, out: int, number: int, kind: str) -> None:
    """Take the talk up, or begin one, and play on until killed."""

    def say(what: str, state: State) -> None:
        os.write(out, json.dumps([what, state]).encode() + b"\n")

    class Told(Record):
        """A record that says what it is about to write."""

        def commit(self) -> bool:
            say("writing", state_of(self.conversation, self.seat))
            return super().commit()

    too_soon = kind == "kills-too-soon"
    if not too_soon:
        wizard.Record = Told  # type: ignore[attr-defined]
    app = QApplication(["reknit"])
    window = window_of(app, home, (800, 600))
    window.begin()
    hands = Hands(window, OWN if kind == "kills-in-rooms" else {})
    until(lambda: isinstance(window.page, Shell | Unlock), "home or the lock")
    if isinstance(window.page, Unlock):
        hands.write(PASSPHRASE)
        hands.press(Qt.Key.Key_Return)
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
            say("finished", {"talk": session.id})


def to_a_talk(hands: Hands) -> None:
    """Take up what waits, or begin a new one."""
    waits = hands.window.visit.vault.open_talk()
    hands.push("Take it up again" if waits else "A short one, about 15 minutes")


def talk_on(hands: Hands, practice: Any, say: Say, number: int, too_soon: bool) -> None:
    """Answer page after page, every line of words with a number that is never used again."""
    talk = hands.talk
    say("resumed", state_of(talk.conversation))
    if not too_soon:
        record = talk._record
        record.kept.connect(lambda: say("kept", state_of(talk.conversation, record.seat)))
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
    in_rooms: int = 0
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
    rooms: dict[str, dict[str, State]] = field(default_factory=dict)
    in_rooms: dict[str, list[dict[str, State]]] = field(default_factory=dict)
    resumed: State | None = None
    finished: list[str] = field(default_factory=list)
    acknowledged: int = 0

    def lost(self, stored: dict[str, State]) -> list[str]:
        """The slots that hold neither what was kept nor what was being written since."""
        since = [each["answers"] for each in self.writing]
        return missing(self.kept["answers"] if self.kept else {}, stored, since)

    def lost_in_room(self, seat: str, stored: dict[str, State]) -> list[str]:
        """The same for the room of one."""
        return missing(self.rooms[seat], stored, self.in_rooms.get(seat, []))


def missing(
    kept: dict[str, State], stored: dict[str, State], since: list[dict[str, State]]
) -> list[str]:
    """The slots of `kept` in which is neither that nor what was written `since`."""
    return [
        slot
        for slot, value in kept.items()
        if stored.get(slot) not in (value, *(each.get(slot) for each in since))
    ]


def heard(lines: list[bytes], before: Said) -> Said:
    """What is known after a child has spoken, and died."""
    said = Said(before.kept, list(before.writing), dict(before.rooms), deepcopy(before.in_rooms))
    for line in lines:
        try:
            what, state = json.loads(line)
        except ValueError:  # killed in the middle of a word
            continue
        match what:
            case "resumed":
                said.resumed = said.resumed or state
                if said.kept is None or said.kept["talk"] != state["talk"]:
                    said.rooms, said.in_rooms = {}, {}
                said.kept, said.writing = state, []
            case "writing":
                said.writing.append(state)
                for seat, answers in state["rooms"].items():
                    said.in_rooms.setdefault(seat, []).append(answers)
            case "kept":
                said.acknowledged += 1
                said.kept, said.writing = state, []
                said.rooms |= state["rooms"]
                for seat in state["rooms"]:
                    said.in_rooms[seat] = []
            case "finished":
                said.finished.append(state["talk"])
                said.kept, said.writing = None, []
    return said


def one_life(
    home: Path, number: int, enough: Callable[[bytes], bool], wait: float, kind: str
) -> list[bytes]:
    """Let a child play until it has said `enough` and for a moment more; the lines it said."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        try:
            play(home, into, number, kind)
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


def look(home: Path, said: Said, tally: Tally, kind: str) -> None:
    """Compare what is in the vault with what was said to be kept."""
    with Vault.open(home / VAULT, PASSPHRASE if kind == "kills-in-rooms" else None) as vault:
        tally.lost += [talk for talk in said.finished if vault.summary(talk) is None]
        if said.kept is None:
            return
        talk = vault.load(said.kept["talk"])
        if talk.head.ended is not None:
            return
        tally.lost += said.lost(plain(talk.answers))
    for seat in said.rooms:
        partner = Partner.in_seat(Seat(seat), talk.head.swapped)
        with Compartment.open(home / VAULT, partner, OWN[partner]) as room:
            stored = plain(room.answers(talk.head.id))
        tally.in_rooms += len(stored)
        tally.lost += said.lost_in_room(seat, stored)


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


def furnish(home: Path, kind: str) -> None:
    """A home with two names; protected, and with two rooms, where they are to be tried."""
    home.mkdir()
    made = (
        with_rooms(home / VAULT) if kind == "kills-in-rooms" else Vault.create(home / VAULT, None)
    )
    with made as vault:
        vault.set_people(*NAMES)


def kills(folder: Path, rounds: int, seed: int, kind: str) -> Tally:
    """Kill a playing couple's program at random moments."""
    chance = random.Random(seed)
    home = folder / "home"
    furnish(home, kind)
    too_soon = kind == "kills-too-soon"
    tally, said, begun = Tally(), Said(None, []), set()
    for number in range(rounds):
        lines = chance.choice((1, 2, 3, 4, 6, 9, 30))
        life = one_life(
            home,
            number,
            gained if too_soon else lambda text, lines=lines: text.count(b"\n") >= lines,  # type: ignore[misc]
            0 if too_soon else chance.uniform(0, 0.06),
            kind,
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
        look(home, said, tally, kind)
        if too_soon:
            said = Said(None, [])
    tally.talks, tally.astray = len(begun), tally.places["astray"]
    return tally


if __name__ == "__main__":
    kind, folder, rounds, seed = sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_LOGGING_RULES"] = "*=false"
    print(json.dumps(vars(kills(folder, rounds, seed, kind))))
