"""The little markup a text may have, and the names that are filled into it.

Paragraphs are parted by an empty line, bullets are lines that begin with `- `, and
`*words*` are emphasised. Everything else is text: no HTML, links or images.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_PLACEHOLDER = re.compile("<(speaker|listener|first|second)>")
_EMPHASIS = re.compile(r"\*(?=[^\s*])([^*]*[^\s*])\*")


@dataclass(frozen=True)
class Span:
    """Words that look alike."""

    text: str
    emphasised: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of one or more spans."""

    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Bullets:
    """A list; each entry has one or more spans."""

    entries: tuple[tuple[Span, ...], ...]


Block = Paragraph | Bullets


def fill(
    text: str,
    *,
    speaker: str | None = None,
    listener: str | None = None,
    first: str | None = None,
    second: str | None = None,
) -> str:
    """The text with the four placeholders replaced, once, and nothing else.

    A name may hold anything, a placeholder too: it is never looked at again. Where a name
    is None, its placeholder stays.
    """
    names = {"speaker": speaker, "listener": listener, "first": first, "second": second}

    def name(found: re.Match[str]) -> str:
        known = names[found[1]]
        return found[0] if known is None else known

    return _PLACEHOLDER.sub(name, text)


def blocks(text: str, filled: Callable[[str], str] = str) -> tuple[Block, ...]:
    """The paragraphs and lists of a text.

    `filled` puts the names into each span; so a name that holds a `*` stays plain.
    """
    return tuple(_blocks(text, filled))


def plain(text: str) -> str:
    """The text without its marks, paragraphs parted by an empty line, bullets by a dash."""
    parts = []
    for block in blocks(text):
        match block:
            case Paragraph(spans):
                parts.append(_joined(spans))
            case Bullets(entries):
                parts.append("\n".join(f"- {_joined(spans)}" for spans in entries))
    return "\n\n".join(parts)


def _joined(spans: tuple[Span, ...]) -> str:
    return "".join(span.text for span in spans)


def _blocks(text: str, filled: Callable[[str], str]) -> Iterator[Block]:
    lines: list[str] = []
    entries: list[str] = []
    for line in (*text.split("\n"), ""):
        words = line.strip()
        if words.startswith("- ") or not words:
            if lines:
                yield Paragraph(_spans(" ".join(lines), filled))
                lines.clear()
            if words:
                entries.append(words[2:].strip())
            elif entries:
                yield Bullets(tuple(_spans(entry, filled) for entry in entries))
                entries.clear()
        elif entries and line[:1] in (" ", "\t"):
            entries[-1] = f"{entries[-1]} {words}"
        else:
            if entries:
                yield Bullets(tuple(_spans(entry, filled) for entry in entries))
                entries.clear()
            lines.append(words)


def _spans(text: str, filled: Callable[[str], str]) -> tuple[Span, ...]:
    spans = []
    at = 0
    for found in _EMPHASIS.finditer(text):
        if found.start() > at:
            spans.append(Span(filled(text[at : found.start()])))
        spans.append(Span(filled(found[1]), emphasised=True))
        at = found.end()
    if at < len(text) or not spans:
        spans.append(Span(filled(text[at:])))
    return tuple(spans)
