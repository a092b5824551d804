"""One HTML file that stands alone: no scripts, nothing from elsewhere, every text escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from .cycle import lines_of
from .summary import Layout, Line, Section, Summary, Table

_STYLE = """\
:root { color-scheme: light dark; }
body { font: 1rem/1.6 Georgia, serif; max-width: 42rem; margin: 3rem auto; padding: 0 1.25rem; }
h1 { font-weight: 400; font-size: 2rem; line-height: 1.3; margin: 0; overflow-wrap: anywhere; }
h2 { font-weight: 600; font-size: 1.2rem; margin: 2rem 0 .5rem; break-after: avoid; }
header { border-bottom: 1px solid; padding-bottom: 1rem; }
header p, .note, .lead, dt, th, footer { font-family: sans-serif; }
header p { margin: .25rem 0 0; }
ul { list-style: none; margin: 0; padding: 0; }
li, tr, .card { break-inside: avoid; }
li { display: grid; grid-template-columns: 7rem 1fr; gap: 1rem; margin: .5rem 0; }
.name, th[scope=row] { font: 600 .95rem/1.7 sans-serif; }
.said, td, dd { white-space: pre-line; overflow-wrap: anywhere; }
.name { overflow-wrap: anywhere; }
.note { font-size: .85rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .5rem .75rem .5rem 0; }
th[scope=col] { font-size: .85rem; }
tr { border-bottom: 1px solid; }
dl { display: flex; flex-wrap: wrap; gap: 1rem; }
.card { border: 1px solid; border-radius: 10px; padding: .75rem 1.25rem; flex: 1 1 14rem; }
dt { font-size: .9rem; } dd { margin: 0; font-weight: 600; }
footer { border-top: 1px solid; margin-top: 2.5rem; padding-top: .75rem; font-size: .85rem; }
@media (max-width: 34rem) { li { grid-template-columns: 1fr; gap: 0; } }
@page { margin: 20mm; }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 11.5pt; } }"""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html(summary: Summary) -> str:
    """The summary as a whole HTML document."""
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{escape(summary.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(summary.document_title)}</title>",
            f"<style>\n{_STYLE}\n</style>",
            "</head>",
            "<body>",
            *_body(summary),
            "</body>",
            "</html>",
            "",
        )
    )


def _body(summary: Summary) -> Iterator[str]:
    yield "<header>"
    yield f'<h1 dir="auto">{escape(summary.heading)}</h1>'
    yield f'<p><time datetime="{summary.day.isoformat()}">{escape(summary.dated)}</time></p>'
    yield f'<p dir="auto">{escape(summary.facts)}</p>'
    yield "</header>"
    yield "<main>"
    for section in summary.sections:
        yield "<section>"
        yield f'<h2 dir="auto">{escape(section.title)}</h2>'
        yield from _told(summary, section)
        yield "</section>"
    yield "</main>"
    yield f"<footer><p>{escape(summary.footer)}</p></footer>"


def _told(summary: Summary, section: Section) -> Iterator[str]:
    match section.layout:
        case Layout.LINES | Layout.CYCLE:
            yield '<ul role="list">'
            for line in lines_of(summary, section):
                yield _item(summary.author(line), line)
            yield "</ul>"
        case Layout.AGREEMENTS:
            yield from _table(summary.table)
        case Layout.CARDS:
            yield "<dl>"
            for box in summary.boxes:
                label, said = escape(box.label), escape(box.text)
                yield f'<div class="card"><dt dir="auto">{label}</dt>'
                yield f'<dd dir="auto">{said}</dd></div>'
            yield "</dl>"


def _item(name: str, line: Line) -> str:
    lead = f'<span class="lead">{escape(line.lead)}</span> ' if line.lead else ""
    note = f' <small class="note">{escape(line.note)}</small>' if line.note else ""
    said = f'<span class="said" dir="auto">{lead}{escape(line.text)}{note}</span>'
    return f'<li><span class="name" dir="auto">{escape(name)}</span> {said}</li>'


def _table(table: Table) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    yield "<table>"
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    for name, *cells in table.rows:
        row = "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in cells)
        yield f'<tr><th scope="row" dir="auto">{escape(name)}</th>{row}</tr>'
    yield "</tbody>"
    yield "</table>"
