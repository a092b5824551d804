"""Plain text, at most 72 wide, that a screen reader reads well: no lines, boxes or tables.

Everything that was said is indented or stands behind a name, so that no answer can look like
a heading.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import TextWrapper

from .summary import Layout, Line, Section, Summary

WIDTH = 72
_INDENT = "  "


def text(summary: Summary) -> str:
    """The summary as plain text, a newline at its end."""
    blocks = [_head(summary)]
    blocks += [_section(summary, section) for section in summary.sections]
    blocks.append(_wrapped(summary.footer))
    return "\n\n".join(blocks) + "\n"


def _head(summary: Summary) -> str:
    return "\n".join(_wrapped(each) for each in (summary.heading, summary.dated, summary.facts))


def _section(summary: Summary, section: Section) -> str:
    match section.layout:
        case Layout.LINES:
            said = (_said(summary.author(line), _sentence(line)) for line in section.lines)
        case Layout.AGREEMENTS:
            said = (_said(summary.author(line), _agreed(summary, line)) for line in section.lines)
        case Layout.CARDS:
            said = (_said(box.label, box.text) for box in summary.boxes)
    return "\n".join((_wrapped(section.title), "", *said))


def _sentence(line: Line) -> str:
    return f"{line.sentence} ({line.note})" if line.note else line.sentence


def _agreed(summary: Summary, line: Line) -> str:
    parts = [_sentence(line)]
    if line.promise:
        parts.append(f"Until {summary.until(line.promise)}")
        if line.promise.noticed:
            parts.append(f"How we notice: {line.promise.noticed}")
    return "\n".join(parts)


def _said(name: str, words: str) -> str:
    return "\n".join(_indented(f"{name}: {words}".split("\n")))


def _indented(lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        start = _INDENT if number == 0 else _INDENT * 2
        yield _wrapped(line, start, _INDENT * 2) if line.strip() else ""


def _wrapped(words: str, first: str = "", rest: str = "") -> str:
    return TextWrapper(WIDTH, initial_indent=first, subsequent_indent=rest).fill(words)
