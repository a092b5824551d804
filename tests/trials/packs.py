"""Packs and sheets are changed in every way that chance finds, and opened.

A changed file is opened or refused with a reason, and nothing else happens. No pack that was
changed is signed any more; no sealed sheet that was changed opens to anything; no pack that opens
asks for what was promised to stay with one, nor more openly than the talk it comes from; what is
read of a sheet can be shown, written, and read again. None of it takes longer than half a second.
In the control the signature is not looked at, and a broken seal is opened all the same: both must
be found.
"""

from __future__ import annotations

import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import time as clock
from pathlib import Path

from app.flow.fault import Severity
from app.flow.items import Note, Share
from app.flow.model import Flow
from app.homework.age import opened
from app.homework.arrival import arrival
from app.homework.assignment import Assignment, Intent
from app.homework.checked import read_pack
from app.homework.key import Sender
from app.homework.pack import Pack
from app.homework.sheet import read_sheet, sheet_text
from app.homework.signature import verified
from app.homework.view import view
from app.homework.words import comes_back, questions, rhythm, span
from app.problem import Problem
from app.session.value import Moment
from app.summary.text import text as written

from ..homework.opening import VOGEL, at_home
from ..homework.packs import KEY, TODAY, small
from .found import Found
from .mutants import Seed, mutant
from .seeds import OURS, SEALED, seeds
from .worlds import NOON

SHORT, LONG, CONTROL = 3_000, 1_000_000, 400
WORKERS = 2
EVENING = clock(20)
SLOW = 0.5
"""Seconds that no file may take."""


def trial(place: Path, long: bool, control: bool) -> Found:
    """Change a file, open it, and do it again; the long form in two processes."""
    rounds = CONTROL if control else LONG if long else SHORT
    judge = Judge(control)
    judge.warm_up()
    if not long or control:
        return judge.found(range(rounds))
    parts = [range(first, rounds, WORKERS) for first in range(WORKERS)]
    with multiprocessing.get_context("fork").Pool(WORKERS) as pool:
        found = pool.map(judge.found, parts)
    return together(found)


def together(found: list[Found]) -> Found:
    """What several have found: figures added up, and the slowest of the slowest."""
    figures, wrong = Counter[str](), Counter[str]()
    for each in found:
        figures.update({name: n for name, n in each.figures.items() if name != WORST})
        wrong.update(each.wrong)
    return Found({**figures, WORST: max(each.figures[WORST] for each in found)}, wrong)


WORST = "the slowest, in thousandths of a second"


class Judge:
    """Opens files that were changed, and knows what must not come of it."""

    def __init__(self, control: bool) -> None:
        self._verified: Callable[[bytes], Sender | None] = _trusting if control else verified
        self._opened: Callable[[bytes, bytes], bytes] = _gullible if control else opened
        self._library: Mapping[str, Flow] = small()

    def warm_up(self) -> None:
        """Read what is read once, so that it is no time of a file."""
        for seed in seeds():
            self._looked(seed, seed.data, random.Random(0))
        assert at_home().pack is not None

    def found(self, numbers: range) -> Found:
        """What came of the files of these numbers; a number is enough to make it again."""
        figures, wrong, worst = Counter[str](), Counter[str](), 0.0
        every = seeds()
        for number in numbers:
            chance = random.Random(number)
            seed = chance.choice(every)
            data = mutant(seed, every, chance)
            begin = time.perf_counter()
            try:
                outcome = self._looked(seed, data, chance)
            except Exception as error:
                outcome = f"WRONG {type(error).__name__} (number {number})"
            took = time.perf_counter() - begin
            if took > SLOW:
                wrong[f"{took:.2f} s (number {number})"] += 1
            worst = max(worst, took)
            if outcome.startswith("WRONG"):
                wrong[outcome[6:]] += 1
            figures[outcome.partition(" (")[0].removeprefix("WRONG ")] += 1
        return Found({"files": len(numbers), **sorted_(figures), WORST: round(worst * 1000)}, wrong)

    def _looked(self, seed: Seed, data: bytes, chance: random.Random) -> str:
        if seed.name == "seal":
            return self._seal(seed, data)
        if seed.name == "sheet":
            return self._sheet(data, thorough=chance.random() < 0.1)
        return self._pack(seed, data)

    def _seal(self, seed: Seed, data: bytes) -> str:
        try:
            plain = self._opened(data, KEY.secret)
        except Problem as problem:
            return f"seal: {type(problem).__name__}"
        if data != seed.data and data != SEALED:
            return "WRONG a changed seal opens"
        assert read_sheet(plain).sheet is not None
        return "seal: opened as it was"

    def _sheet(self, data: bytes, thorough: bool) -> str:
        checked = read_sheet(data)
        if checked.sheet is None:
            assert any(
                fault.severity is Severity.ERROR and fault.message for fault in checked.faults
            )
            return "sheet: refused"
        if thorough:
            written(view(checked.sheet))
            if read_sheet(sheet_text(checked.sheet).encode()).sheet != checked.sheet:
                return "WRONG a sheet is read as another"
        return "sheet: opened"

    def _pack(self, seed: Seed, data: bytes) -> str:
        checked = read_pack(data, self._library)
        if checked.pack is None:
            assert any(
                fault.severity is Severity.ERROR and fault.message for fault in checked.faults
            )
            return "pack: refused"
        if self._asks_for_hidden(checked.pack):
            return "WRONG a pack asks for what is hidden"
        if self._opens_what_was_closed(checked.pack):
            return "WRONG a flow asks more openly than the one it comes from"
        try:
            sender = self._verified(data)
        except Problem:
            return "pack: signature refused"
        if sender is not None and data.rstrip(b"\n") not in OURS:
            return "WRONG a changed pack is signed"
        try:
            key = sender.key if sender else ""
            source = data.decode("utf-8-sig")
            arrived = arrival(checked.pack, source, key, [VOGEL], [at_home()]).arrived
        except Problem as problem:
            return f"pack: {type(problem).__name__}"
        self._said(checked.pack)
        return f"pack: {arrived}, {'signed' if sender else 'unsigned'}"

    def _said(self, pack: Pack) -> None:
        """Everything that is said about a pack that can be taken on."""
        flows = tuple(pack.flows_in(self._library))
        taken = Assignment("1", "", "", False, TODAY, pack, Intent(6, EVENING))
        at = taken.next_time(NOON)
        assert at is None or isinstance(at, Moment)
        said = [rhythm(pack), span(pack, TODAY), *comes_back(pack, flows), taken.title]
        said += [asked for flow in flows for asked, _ in questions(flow)]
        assert all(isinstance(each, str) for each in said)

    def _asks_for_hidden(self, pack: Pack) -> bool:
        wanted = frozenset(pack.returns.answers if pack.returns else ())
        return any(
            item.id in wanted and (flow.is_alone or step.share(item) is Share.NEVER)
            for flow in pack.flows_in(self._library)
            for step in flow.all_steps()
            for item in step.items
            if not isinstance(item, Note)
        )

    def _opens_what_was_closed(self, pack: Pack) -> bool:
        """Whether a flow asks under the same id what was more private in the shipped one."""
        for flow in pack.inside:
            origin = self._library.get(flow.derived_from.id) if flow.derived_from else None
            before = dict(_promises(origin)) if origin else {}
            for name, share in _promises(flow):
                if name in before and MORE_OPEN.index(share) > MORE_OPEN.index(before[name]):
                    return True
        return False


MORE_OPEN = (Share.NEVER, Share.ASK, Share.AFTER_BOTH, Share.NOW)


def _promises(flow: Flow) -> Iterator[tuple[str, Share]]:
    for step in flow.all_steps():
        for item in step.items:
            if not isinstance(item, Note):
                yield item.id, Share.NEVER if flow.is_alone else step.share(item)


def sorted_(figures: Counter[str]) -> dict[str, int]:
    """The figures by their names."""
    return dict(sorted(figures.items()))


def _trusting(data: bytes) -> Sender | None:
    """A look at a signature that believes whatever stands there."""
    return KEY.sender if b"# signature:" in data else None


def _gullible(data: bytes, secret: bytes) -> bytes:
    """A seal that opens however it was changed."""
    try:
        return opened(data, secret)
    except Problem:
        return opened(SEALED, secret)
