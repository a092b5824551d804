"""A logic sheet as one HTML file that stands alone: no scripts, and every text escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from ..flow.markup import Block, Bullets, Paragraph, Span, blocks
from .logic_sheet import Entry, Fact, LogicSheet, Part
from .texts import Wording

_STYLE = """\
:root { color-scheme: light; --ink: #23201c; --muted: #5f574d; --line: #8b8277; --hair: #d9d3c9; }
* { box-sizing: border-box; }
body { font: 1rem/1.55 Literata, Georgia, serif; color: var(--ink); background: #fff;
  max-width: 56rem; margin: 3rem auto; padding: 0 1.5rem; }
h1 { font-weight: 400; font-size: 2.1rem; line-height: 1.25; margin: .25rem 0 .5rem; }
h2 { font-weight: 500; font-size: 1.35rem; margin: 0; }
h3 { font: 600 .85rem/1.5 "Atkinson Hyperlegible Next", Verdana, sans-serif; margin: 0 0 .35rem;
  color: var(--muted); }
h1, h2, h3, p, dd, td { overflow-wrap: anywhere; }
p { margin: 0 0 .5rem; } ul { margin: 0 0 .5rem; padding-left: 1.2rem; }
p:last-child, ul:last-child { margin-bottom: 0; }
.kind, dt, th, .ways, footer, .legend dd, .rules dd {
  font-family: "Atkinson Hyperlegible Next", Verdana, sans-serif; }
.kind { font-size: .85rem; color: var(--muted); }
dl { display: grid; grid-template-columns: 10.5rem 1fr; gap: .3rem 1.25rem; margin: .6rem 0 0; }
dt { font-size: .85rem; line-height: 1.8; color: var(--muted); } dd { margin: 0; }
.legend dd, .rules dd { font-size: .9rem; line-height: 1.7; }
.rules { margin-top: .45rem; }
dd.question, td.question { font-size: 1.1rem; font-weight: 500; line-height: 1.4; }
section { border-top: 2px solid var(--line); margin-top: 2.75rem; padding-top: 1rem; }
article { border-top: 1px solid var(--hair); margin-top: 1.25rem; padding-top: .9rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin-top: .5rem; }
th, td { text-align: start; vertical-align: top; padding: .3rem 1rem .3rem 0;
  border-bottom: 1px solid var(--hair); }
th { font-weight: 400; font-size: .85rem; line-height: 1.8; color: var(--muted); }
th:first-child { width: 11.75rem; } .missing { color: var(--muted); font-style: italic; }
.ways { list-style: none; padding: 0; margin: 1.25rem 0 0; font-size: .95rem; }
.ways li { padding-left: 1.6rem; margin: .3rem 0; position: relative; }
.ways li::before { content: "\\2192"; position: absolute; left: 0; color: var(--muted); }
footer { border-top: 1px solid var(--hair); margin-top: 3rem; padding-top: .75rem;
  font-size: .85rem; color: var(--muted); }
@page { margin: 18mm; }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 10.5pt; }
  h2, h3, .kind, section > .rules { break-after: avoid; }
  tr, dl > dd, .ways li { break-inside: avoid; }
}
@media (max-width: 40rem) {
  dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .6rem; }
}"""

FOOT = "Written by Reknit from the flow itself. It holds nobody’s answers."
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html(sheet: LogicSheet) -> str:
    """The sheet for a browser and a printer."""
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>Logic sheet: {escape(sheet.title)}</title>",
            f"<style>\n{_STYLE}\n</style>",
            "</head>",
            "<body>",
            *_body(sheet),
            "</body>",
            "</html>",
            "",
        )
    )


def _body(sheet: LogicSheet) -> Iterator[str]:
    yield "<header>"
    yield '<p class="kind">Logic sheet</p>'
    yield f'<h1 dir="auto" lang="{escape(sheet.language)}">{escape(sheet.title)}</h1>'
    yield from _texts(sheet, sheet.texts)
    yield from _facts(sheet.facts, "rules")
    yield from _facts(sheet.legend, "legend")
    yield "</header>"
    yield "<main>"
    for part in sheet.parts:
        yield from _part(sheet, part)
    yield "</main>"
    yield f"<footer><p>{FOOT}</p></footer>"


def _part(sheet: LogicSheet, part: Part) -> Iterator[str]:
    yield "<section>"
    yield f'<p class="kind">{part.kind} · {escape(part.id)}</p>'
    yield f'<h2 dir="auto" lang="{escape(sheet.language)}">{escape(part.title)}</h2>'
    yield from _texts(sheet, part.texts)
    yield from _facts(part.rules, "rules")
    for entry in part.entries:
        yield from _entry(sheet, entry)
    ways = "".join(f"<li>{escape(way)}</li>" for way in part.ways)
    yield f'<ul class="ways">{ways}</ul>'
    yield "</section>"


def _entry(sheet: LogicSheet, entry: Entry) -> Iterator[str]:
    yield "<article>"
    yield f"<h3>{escape(entry.type)} · {escape(entry.id)}</h3>"
    yield from _texts(sheet, entry.texts)
    yield from _facts(entry.rules, "rules")
    yield "</article>"


def _facts(facts: Sequence[Fact], kind: str) -> Iterator[str]:
    if facts:
        rows = "".join(f"<dt>{escape(label)}</dt><dd>{escape(said)}</dd>" for label, said in facts)
        yield f'<dl class="{kind}">{rows}</dl>'


def _texts(sheet: LogicSheet, texts: Sequence[Wording]) -> Iterator[str]:
    """The texts below each other; with translations in columns side by side."""
    if not texts:
        return
    if not sheet.languages:
        rows = "".join(
            f'<dt>{escape(text.label)}</dt><dd dir="auto" lang="{escape(sheet.language)}"'
            f"{_class(text)}>{_said(text, text.own)}</dd>"
            for text in texts
        )
        yield f"<dl>{rows}</dl>"
        return
    heads = "".join(f"<th scope=col>{escape(name)}</th>" for name in _languages(sheet))
    yield f"<table><thead><tr><th></th>{heads}</tr></thead><tbody>"
    for text in texts:
        cells = "".join(
            f'<td dir="auto" lang="{escape(language)}"{_class(text)}>{_said(text, said)}</td>'
            for language, said in zip(_languages(sheet), (text.own, *text.others), strict=True)
        )
        yield f"<tr><th scope=row>{escape(text.label)}</th>{cells}</tr>"
    yield "</tbody></table>"


def _languages(sheet: LogicSheet) -> tuple[str, ...]:
    return (sheet.language, *sheet.languages)


def _class(text: Wording) -> str:
    return ' class="question"' if text.label == "Question" else ""


def _said(text: Wording, said: str) -> str:
    if not said:
        return '<span class="missing">as written</span>'
    if not text.marked:
        return escape(said)
    return "".join(_block(block) for block in blocks(said))


def _block(block: Block) -> str:
    match block:
        case Bullets(entries):
            return f"<ul>{''.join(f'<li>{_spans(each)}</li>' for each in entries)}</ul>"
        case Paragraph(spans):
            return f"<p>{_spans(spans)}</p>"


def _spans(spans: Sequence[Span]) -> str:
    return "".join(
        f"<em>{escape(span.text)}</em>" if span.emphasised else escape(span.text) for span in spans
    )
