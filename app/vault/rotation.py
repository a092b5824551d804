"""Which backups stay: one of each of seven days and of four weeks, and what is younger anyway."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

DAYS, WEEKS = 7, 4
KEPT_DAYS = 7
"""How long a backup made before a change stays, and what a restore replaced."""


class Why(StrEnum):
    """What a backup was made for."""

    DAILY = "daily"
    ASKED = "asked"
    BEFORE_UPGRADE = "before-upgrade"
    BEFORE_NEW_KEYS = "before-new-keys"
    REPLACED = "replaced"


REGULAR = (Why.DAILY, Why.ASKED)


@dataclass(frozen=True, order=True)
class Backup:
    """A backup by what its folder is called: the day, which one of that day, and why."""

    day: date
    number: int
    why: Why
    path: Path


def days_kept(days: Iterable[date]) -> frozenset[date]:
    """The newest seven of the days, and the newest day of each of the newest four weeks."""
    newest = sorted(set(days), reverse=True)
    weeks: dict[tuple[int, int], date] = {}
    for day in newest:
        year, week, _ = day.isocalendar()
        weeks.setdefault((year, week), day)
    return frozenset(newest[:DAYS]) | frozenset(list(weeks.values())[:WEEKS])


def surplus(backups: Iterable[Backup], today: date) -> frozenset[Backup]:
    """The backups that may go. What is dated in the future stays: a clock was wrong."""
    every = frozenset(backups)
    newest = {each.day: each for each in sorted(every) if each.why in REGULAR}
    stay = {newest[day] for day in days_kept(newest)}
    stay |= {
        each for each in every if each.why not in REGULAR and (today - each.day).days < KEPT_DAYS
    }
    return every - stay - {each for each in every if each.day > today}
