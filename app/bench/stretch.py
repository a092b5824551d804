"""Stretches of time in words, as they stand on paper."""

from __future__ import annotations


def minutes(count: int) -> str:
    """So many minutes, for example *an hour* or *3 days*."""
    hours, rest = divmod(count, 60)
    days, over = divmod(hours, 24)
    if days and not rest and not over:
        return "a day" if days == 1 else f"{days} days"
    if not hours:
        return "a minute" if count == 1 else f"{count} minutes"
    if rest:
        return f"{hours} h {rest} min"
    return "an hour" if hours == 1 else f"{hours} hours"


def seconds(count: int) -> str:
    """So many seconds, for example *2 minutes and 30 seconds*."""
    whole, rest = divmod(count, 60)
    if not whole:
        return "a second" if rest == 1 else f"{rest} seconds"
    return f"{minutes(whole)} and {rest} seconds" if rest else minutes(whole)


def in_days(count: int) -> str:
    """A day, counted from today: *tomorrow*, *in 3 days*, *in a week*."""
    if count < 2:
        return ("today", "tomorrow")[count]
    weeks, rest = divmod(count, 7)
    if rest:
        return f"in {count} days"
    return "in a week" if weeks == 1 else f"in {weeks} weeks"
