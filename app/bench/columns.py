"""Texts as a table (CSV), for translators who work in a spreadsheet.

A spreadsheet takes a cell that begins with one of a few signs for a formula, and a flow may come
from anyone. So such a cell is written with an apostrophe before it, which is taken off again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from .entry import Entry, Texts, collected, decoded, is_language, refuse

_KEY, _STATE, _BEFORE = "key", "state", "made from"
_UNSURE = "look again"
_SIGNS = ("=", "+", "-", "@", "\t")
_APOSTROPHE = "'"


def to_csv(texts: Texts) -> bytes:
    """The table of some texts, with a mark at its beginning by which spreadsheets know UTF-8."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow([_KEY, texts.source, texts.to, _STATE, _BEFORE])
    for entry in texts.entries:
        state = _UNSURE if entry.unsure else ""
        cells = (entry.key, entry.source, entry.target, state, entry.before)
        table.writerow(map(_guarded, cells))
    return out.getvalue().encode("utf-8-sig")


def read_csv(data: bytes) -> Texts:
    """The texts of a table; raises Problem with the line where it is none.

    Commas, semicolons and tabs can part its columns, as spreadsheets choose.
    """
    text = decoded(data)
    first = text.split("\n", 1)[0]
    delimiter = next((sign for sign in ",;\t" if f"{_KEY}{sign}" in first.replace('"', "")), ",")
    rows = _rows(text, delimiter)
    _, head = next(rows, (1, []))
    if len(head) < 3 or head[0] != _KEY or not all(map(is_language, head[1:3])):
        refuse(1, f"the columns are {_KEY}, the two languages, {_STATE} and {_BEFORE}")
    entries: list[Entry] = []
    for line, row in rows:
        if not any(row):
            continue
        key, source, target, state, before = (*row, "", "", "", "", "")[:5]
        if not key:
            refuse(line, f"the first column, {_KEY}, is empty")
        entries.append(Entry(key, source, target, bool(state.strip()), before, line))
    return Texts("", head[1], head[2], collected(entries))


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row and the line it begins in."""
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    while True:
        try:
            row = next(table, None)
        except csv.Error as error:
            refuse(begins, f"this row cannot be read ({error})")
        if row is None:
            return
        yield begins, [_bare(cell.strip()) for cell in row]
        begins = table.line_num + 1


def _guarded(cell: str) -> str:
    return _APOSTROPHE + cell if cell.lstrip(_APOSTROPHE).startswith(_SIGNS) else cell


def _bare(cell: str) -> str:
    guarded = cell.startswith(_APOSTROPHE) and cell.lstrip(_APOSTROPHE).startswith(_SIGNS)
    return cell[1:] if guarded else cell
