"""How often something is practised, how long, and until when: a part of the form of a pack."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...homework.pack import Pack, Per
from ..typeface import Role
from ..widgets import Choices, Line, Text
from ..wizard.items.day import DayLine

OFTEN = {
    "once-week": ("Once a week", 1, Per.WEEK),
    "twice-week": ("Twice a week", 2, Per.WEEK),
    "three-week": ("Three times a week", 3, Per.WEEK),
    "once-day": ("Once a day", 1, Per.DAY),
    "once": ("Once in all", 1, Per.ALL),
    "three": ("Three times in all", 3, Per.ALL),
}
SPANS = {"0": "No end", "14": "Two weeks", "28": "Four weeks", "56": "Eight weeks"}
UNTIL, AS_IT_WAS = "until", "as it was"
LONGEST = 180
"""Minutes, as in the format of a pack."""


class Rhythm(QWidget):
    """What of a pack is about time; `said` puts it into one."""

    def __init__(self, pack: Pack, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._often, self._span = _often(pack), _span(pack)
        self._minutes = Line(longest=3)
        self._minutes.set_text(str(pack.minutes or ""))
        self._day = DayLine()
        self._day.setAccessibleName("The last day")
        self._day.show_day(_last_day(pack) or today + timedelta(days=28))
        self._span.changed.connect(self._show_day)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._often)
        self._ask("About how many minutes each time", self._minutes)
        self._ask("From the day they open it", self._span)
        self._column.addWidget(self._day)
        self._show_day()

    def said(self, pack: Pack) -> Pack:
        """The pack with what stands here."""
        _, times, per = OFTEN.get(self._often.chosen() or "", ("", pack.times, pack.per))
        days, until = pack.days, pack.until
        span = self._span.chosen()
        if span in SPANS:
            days, until = int(span), ""
        elif span == UNTIL:
            days, until = 0, self._day.day().isoformat()
        typed = self._minutes.text()
        minutes = int(typed) if typed.isascii() and typed.isdigit() else 0
        return replace(
            pack, times=times, per=per, days=days, until=until, minutes=min(minutes, LONGEST)
        )

    def _ask(self, words: str, widget: QWidget) -> None:
        self._column.addSpacing(8)
        self._column.addWidget(Text(words, Role.LABEL))
        widget.setAccessibleName(words)
        self._column.addWidget(widget)

    def _show_day(self) -> None:
        self._day.setVisible(self._span.chosen() == UNTIL)


def _often(pack: Pack) -> Choices:
    rhythm = (pack.times, pack.per)
    known = next((key for key, (_, *of) in OFTEN.items() if tuple(of) == rhythm), AS_IT_WAS)
    options = [(key, words, "") for key, (words, _, _) in OFTEN.items()]
    if known == AS_IT_WAS:
        per = {Per.DAY: "a day", Per.WEEK: "a week", Per.ALL: "in all"}[pack.per]
        options.append((AS_IT_WAS, f"{pack.times} times {per}", ""))
    choices = Choices(options, across=False)
    choices.choose(known)
    return choices


def _span(pack: Pack) -> Choices:
    options = [(key, words, "") for key, words in SPANS.items()]
    chosen = UNTIL if _last_day(pack) else str(pack.days)
    if chosen not in (UNTIL, *SPANS):
        chosen = AS_IT_WAS
        options.append((AS_IT_WAS, f"{pack.days} days", ""))
    choices = Choices([*options, (UNTIL, "Until a day", "")])
    choices.choose(chosen)
    return choices


def _last_day(pack: Pack) -> date | None:
    try:
        return date.fromisoformat(pack.until)
    except ValueError:
        return None
