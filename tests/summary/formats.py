"""A summary in every format, and the bones of a document: what is markup in it."""

from __future__ import annotations

import json
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.summary.calendar import calendar
from app.summary.card import card
from app.summary.html import html
from app.summary.markdown import markdown
from app.summary.record import to_json
from app.summary.summary import Summary
from app.summary.text import text

from .evenings import NOW

BREAKS = frozenset({"text", "softbreak", "hardbreak"})


def every_format(summary: Summary) -> str:
    """All that can leave the computer of a summary, in one string."""
    ics = calendar(summary, NOW) or b""
    rest = (json.dumps(to_json(summary), ensure_ascii=False), str(card(summary)), ics.decode())
    return "\n".join((text(summary), markdown(summary), html(summary), *rest))


class Page(HTMLParser):
    """The tags, the attributes and the words of a page."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_comment(self, data: str) -> None:
        self.tags.append("comment")

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] != "style":
            self.words.append(data)

    @property
    def bones(self) -> list[str]:
        """The tags in their order."""
        return self.tags

    @property
    def said(self) -> str:
        """The words on one line."""
        return " ".join("".join(self.words).split())


def rendered(source: str) -> list[Token]:
    """Markdown as a strict reader with tables sees it."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return [leaf for token in reader.parse(source) for leaf in (token, *(token.children or ()))]


def bones_of_markdown(source: str) -> list[tuple[str, str]]:
    """What is markup in it, in its order."""
    return [(t.type, t.tag) for t in rendered(source) if t.type not in BREAKS]


def words_of_markdown(source: str) -> str:
    """What is read in it, on one line."""
    leaves = rendered(source)
    words = (t.content if t.type == "text" else " " for t in leaves if t.type != "inline")
    return " ".join("".join(words).split())
