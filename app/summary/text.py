"""Plain text, at most 72 wide, that a screen reader reads well: no lines, boxes or tables.

Everything that was said is indented or stands behind a name, so that no answer can look like
a heading.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import TextWrapper

from .summary import Section, Summary
from .told import told

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
    said = (_said(each.name, each.words) for each in told(summary, section))
    return "\n".join((_wrapped(section.title), "", *said))


def _said(name: str, words: str) -> str:
    return "\n".join(_indented(f"{name}: {words}".split("\n")))


def _indented(lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        start = _INDENT if number == 0 else _INDENT * 2
        yield _wrapped(line, start, _INDENT * 2) if line.strip() else ""


def _wrapped(words: str, first: str = "", rest: str = "") -> str:
    return TextWrapper(WIDTH, initial_indent=first, subsequent_indent=rest).fill(words)
