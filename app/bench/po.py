"""Texts as a PO file, which Poedit, Weblate and other tools for translators read and write.

Our own reader, for polib cannot be bounded (1.2.0, tried): it opens a file where the text it is
given is the name of one, takes two minutes for 260 KB of one header, and cuts the first and last
letter off a text without quotes. This one knows what we write and what such tools make of it:
strings over several lines, comments, `fuzzy`, the source before, and entries left over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .entry import Entry, Texts, checked, collected, decoded, refuse

_LINE = re.compile(
    r'(?:(?P<word>[a-z_]+(?:\[\d+\])?)[ \t]*)?(?P<string>"(?:[^"\\]|\\.)*")'
).fullmatch
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}
_ORDER = ("msgctxt", "msgid", "msgstr")
_PREVIOUS = "#| "
_FUZZY = "fuzzy"
_FLOW, _FROM = "X-Reknit-Flow", "X-Reknit-From"
_HEADER = re.compile(r"^([A-Za-z-]+):[ \t]*(.*)$", re.MULTILINE)


def to_po(texts: Texts, title: str, version: int, notes: Sequence[str]) -> bytes:
    """The PO file of some texts; `notes` say for each what a translator should know."""
    lines = [f"# {title}", 'msgid ""', 'msgstr ""']
    header = {
        "Project-Id-Version": f"{texts.flow} {version}",
        "Language": texts.to,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        _FLOW: texts.flow,
        _FROM: texts.source,
    }
    lines += [f'"{_escaped(f"{name}: {value}")}\\n"' for name, value in header.items()]
    for entry, note in zip(texts.entries, notes, strict=True):
        lines += ["", f"#. {note}"]
        if entry.unsure:
            lines.append(f"#, {_FUZZY}")
        if entry.before:
            lines += [_PREVIOUS + line for line in _string("msgid", entry.before)]
        lines += [f'msgctxt "{_escaped(entry.key)}"']
        lines += [*_string("msgid", entry.source), *_string("msgstr", entry.target)]
    return "\n".join((*lines, "")).encode()


def _string(word: str, text: str) -> Iterator[str]:
    """A keyword and its text, a line of the file for each line of the text."""
    first, *rest = text.split("\n")
    if not rest:
        yield f'{word} "{_escaped(text)}"'
        return
    yield f'{word} ""'
    for line in (first, *rest[:-1]):
        yield f'"{_escaped(line)}\\n"'
    if rest[-1]:
        yield f'"{_escaped(rest[-1])}"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")


def read_po(data: bytes) -> Texts:
    """The texts of a PO file; raises Problem with the line where it is none."""
    header: dict[str, str] = {}
    entries: list[Entry] = []
    for block in _blocks(decoded(data)):
        strings, line = _strings(block.lines), block.line
        if not strings:
            continue
        if "msgid" not in strings or "msgstr" not in strings:
            refuse(line, "an entry has msgctxt, msgid and msgstr")
        key, source, target = (strings.get(word, "") for word in _ORDER)
        if not source and "msgctxt" not in strings:
            header |= {name: value.strip() for name, value in _HEADER.findall(target)}
            continue
        if not key:
            refuse(line, "this entry has no msgctxt, which says which text it is")
        before = _strings(block.previous).get("msgid", "") if block.fuzzy else ""
        entries.append(Entry(key, source, target, block.fuzzy, before, line))
    flow, source, to = (header.get(name, "") for name in (_FLOW, _FROM, "Language"))
    return Texts(flow, source, to, collected(entries))


@dataclass
class _Block:
    """The lines of one entry with their numbers, those of the source before apart."""

    lines: list[tuple[int, str]] = field(default_factory=list)
    previous: list[tuple[int, str]] = field(default_factory=list)
    fuzzy: bool = False
    whole: bool = False

    @property
    def line(self) -> int:
        """Where its texts begin."""
        return self.lines[0][0] if self.lines else 1


def _blocks(text: str) -> Iterator[_Block]:
    block = _Block()
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip(" \t")
        word = line.split('"', 1)[0].strip(" \t")
        if block.whole and (line.startswith("#") or word in ("msgctxt", "msgid")):
            yield block
            block = _Block()
        if line.startswith("#,"):
            block.fuzzy |= _FUZZY in {flag.strip() for flag in line[2:].split(",")}
        elif line.startswith("#|"):
            block.previous.append((number, line[2:].strip(" \t")))
        elif line.startswith("#~") and not block.lines:
            block = _Block()  # an entry left over, of a text that is gone
        elif line and not line.startswith("#"):
            block.lines.append((number, line))
            block.whole |= word == "msgstr"
    yield block


def _strings(lines: Sequence[tuple[int, str]]) -> dict[str, str]:
    """What stands under each keyword."""
    found: dict[str, list[str]] = {}
    starts: dict[str, int] = {}
    word = ""
    for number, line in lines:
        parts = _LINE(line)
        if parts is None:
            refuse(number, "a keyword and a text in double quotes belong here")
        if parts["word"]:
            word = parts["word"]
            if word not in _ORDER:
                refuse(number, f"“{word[:40]}” is not known here; texts have no plural forms")
            if word in found or any(later in found for later in _ORDER[_ORDER.index(word) :]):
                refuse(number, f"“{word}” does not belong here")
            found[word], starts[word] = [], number
        elif not word:
            refuse(number, "this text has no keyword before it")
        found[word].append(_plain(parts["string"], number))
    return {each: checked("".join(texts), starts[each]) for each, texts in found.items()}


def _plain(string: str, line: int) -> str:
    def letter(found: re.Match[str]) -> str:
        if found[1] not in _ESCAPES:
            refuse(line, f"“\\{found[1]}” is no code that is known here")
        return _ESCAPES[found[1]]

    return _ESCAPE.sub(letter, string[1:-1])
