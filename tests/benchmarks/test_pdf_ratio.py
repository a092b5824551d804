"""What our page costs over Qt's own printing of the same words: a ratio within one run.

The best of many interleaved rounds is compared, in time of the processor: it is what the work
takes, all else is what the machine did beside it. Rounds go on until neither side has got better
for a while, so that a busy machine takes longer and says the same.
"""

from __future__ import annotations

import gc
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFont, QPdfWriter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from app import bundled
from app.flow.library import Library
from app.session.conversation import Conversation
from app.session.practice import played, read_practice
from app.session.session import Seat, Session, fresh_id
from app.summary.compose import compose
from app.summary.consent import sign, tick_all
from app.summary.summary import Summary
from app.ui import fonts
from app.ui.paper import face, summary_pages
from app.ui.paper.face import Face
from app.ui.pdf import pdf
from app.vault.settings import Paper

BOUND = 1.2
SETTLED, MOST = 30, 300
"""Rounds without a better time on either side that end it, and how many there may be."""
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def taken_home() -> Summary:
    """What the practice couple takes home from the five-step talk."""
    folder = Path(str(bundled.flows()))
    files = ("repair/repair-five-steps", "before/before-you-start", "break/the-break")
    first, *others = ((folder / f"{each}.practice.yaml").read_bytes() for each in files)
    practice = read_practice(first)
    for other in others:
        practice = practice.with_more(read_practice(other))
    library = Library.shipped()
    flow = library.joined(library["repair-five-steps"])
    begun = Session(id=fresh_id(NOON), flow=flow, names=practice.names, started=NOON)
    talk = Conversation.begun(begun)
    while not talk.ended:
        talk = played(practice, talk, NOON)
        talk = talk.go_on(NOON) if talk.may_go_on(NOON) else talk.skip(NOON)
    made = compose(talk.session, NOON)
    for seat in Seat:
        made = sign(tick_all(made, seat), seat, True, NOON)
    for seat in Seat:
        made = sign(made, seat, True, NOON)
    return made


def test_a_summary_as_pdf_costs_little_more_than_a_bare_document() -> None:
    """In a process of its own: what other tests have loaded falls on the two sides unlike."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    done = subprocess.run(
        [sys.executable, __file__], env=environment, capture_output=True, text=True, timeout=120
    )
    print(f"\n{done.stdout}")
    assert done.returncode == 0, done.stderr
    assert float(done.stdout.split()[-1]) <= BOUND


def measure() -> None:
    """Print the times of both sides, the ratio last."""
    gc.disable()  # as in the program, which clears up while nobody acts
    app = QApplication([])
    fonts.load()
    summary = taken_home()
    mine, theirs = (sorted(times) for times in zip(*rounds(summary), strict=True))
    print(f"{len(mine)} rounds")
    print(f"summary to PDF  best {mine[0] * 1000:.1f} ms  median {median(mine) * 1000:.1f} ms")
    print(f"bare document   best {theirs[0] * 1000:.1f} ms  median {median(theirs) * 1000:.1f} ms")
    print(f"ratio of medians {median(mine) / median(theirs):.2f}")
    print(f"ratio of the best {mine[0] / theirs[0]:.2f}")
    app.quit()


def rounds(summary: Summary) -> Iterator[tuple[float, float]]:
    """Seconds of the processor that our side and the bare one took, round by round."""
    best, since = (math.inf, math.inf), 0
    for _ in range(MOST):
        times = timed(ours_of, summary), timed(bare_of, summary)
        yield times
        better = min(best[0], times[0]), min(best[1], times[1])
        since = 0 if better != best else since + 1
        best = better
        if since == SETTLED:
            return


def ours_of(summary: Summary) -> bytes:
    """From the summary to the bytes of the file, layout included."""
    pages = summary_pages(summary, Paper.A4)
    return pdf(pages, summary.document_title, summary.language)


def bare_of(summary: Summary) -> bytes:
    """The same words in the same type, run by run, one line below the other: Qt does the rest."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    document = QTextDocument()
    cursor = QTextCursor(document)
    for words, kind in runs_of(summary):
        font = QFont(kind.family)
        font.setPointSizeF(kind.points)
        font.setWeight(QFont.Weight(kind.weight))
        look = QTextCharFormat()
        look.setFont(font)
        cursor.insertText(words, look)
    document.print_(QPdfWriter(buffer))
    return bytes(buffer.data().data())


def runs_of(summary: Summary) -> Iterator[tuple[str, Face]]:
    """All that stands on the pages, as it is read."""
    yield f"{summary.heading}\n", face.NAMES
    yield f"{summary.dated}\n{summary.facts}\n", face.FACTS
    for section in summary.sections:
        yield f"{section.title}\n", face.SECTION
        for line in section.lines:
            yield f"{summary.author(line)} ", face.NAME
            if line.lead:
                yield f"{line.lead} ", face.LEAD
            yield line.text, face.SAID
            yield f" {line.note}\n", face.NOTE
    yield summary.footer, face.FOOT


def timed(work: Callable[[Summary], bytes], summary: Summary) -> float:
    begin = time.process_time()
    assert len(work(summary)) > 10_000
    return time.process_time() - begin


if __name__ == "__main__":
    measure()
