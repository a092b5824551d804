"""Markdown (CommonMark, tables as on GitHub) in which nothing that was said is markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .cycle import lines_of
from .summary import Layout, Line, Section, Summary, Table

_SPECIAL = re.compile(r"[\\`*_{}\[\]()#|~^$=@]")
_LINK = re.compile(r"(?i)(?<=\bwww)\.|:(?=//)")
_LINE_START = re.compile(r"(?m)^\s*(?:([-+])|(\d+)(\.))")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escaped(words: str) -> str:
    """The words with every character escaped that Markdown or HTML would take for its own."""
    safe = _SPECIAL.sub(r"\\\g<0>", words)
    safe = _LINK.sub(r"\\\g<0>", safe)
    safe = _LINE_START.sub(_line_start, safe)
    return "".join(_ENTITIES.get(letter, letter) for letter in safe)


def _line_start(found: re.Match[str]) -> str:
    sign, number, stop = found.groups()
    return f"\\{sign}" if sign else f"{number}\\{stop}"


def markdown(summary: Summary) -> str:
    """The summary as Markdown, a newline at its end."""
    head = f"# {escaped(summary.heading)}\n\n{summary.dated}  \n{escaped(summary.facts)}"
    blocks = [head, *(_section(summary, section) for section in summary.sections)]
    return "\n\n".join((*blocks, "---", escaped(summary.footer))) + "\n"


def _section(summary: Summary, section: Section) -> str:
    match section.layout:
        case Layout.LINES | Layout.CYCLE:
            told = "\n".join(_said(summary, line) for line in lines_of(summary, section))
        case Layout.AGREEMENTS:
            told = "\n".join(_table(summary.table))
        case Layout.CARDS:
            told = "\n".join(_item(box.label, _broken(box.text)) for box in summary.boxes)
    return f"## {escaped(section.title)}\n\n{told}"


def _said(summary: Summary, line: Line) -> str:
    note = f" *({escaped(line.note)})*" if line.note else ""
    return _item(summary.author(line), _broken(line.sentence) + note)


def _item(name: str, words: str) -> str:
    return f"- **{escaped(name)}:** {words}"


def _broken(words: str) -> str:
    """Several lines as one paragraph with hard breaks, all of it inside the list item."""
    return "\\\n  ".join(escaped(line.strip()) for line in words.split("\n") if line.strip())


def _table(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(escaped(head) for head in table.heads)} |"
    yield f"|{' --- |' * len(table.heads)}"
    for row in table.rows:
        yield f"| {' | '.join(escaped(' '.join(cell.split())) for cell in row)} |"
