"""The author's reference, read off the field table, as Markdown.

`python -m app.flow.reference` writes it to flows/REFERENCE.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import MISSING
from enum import StrEnum
from pathlib import Path
from typing import Any

from .. import bundled
from .clause import CONDITION_LIMIT
from .condition import Test, Whose
from .items import ITEMS, Evidence, Item
from .kinds import (
    AnyCondition,
    AnyItem,
    Constant,
    Flag,
    Identifier,
    Kind,
    Labels,
    ListOf,
    OneOf,
    Prose,
    Record,
    Reference,
    Whole,
    Word,
    Wordings,
)
from .model import About, Branch, DerivedFrom, Flow, Seats, Step
from .reader import DEPTH, SIZE, VALUES
from .sidecar import Sidecar
from .table import TABLE, Row, rows_of

NAME = "REFERENCE.md"

_HEAD = f"""\
# What a flow can say

This page is made from the program itself; a test keeps the two equal. `README.md` beside it
says how to begin, `codes/` explains every message of `reknit check`.

A flow is one YAML file: a flow has steps, a step has items, and the talk goes from top to
bottom. Every text is text: put it in quotes, or write it under `|`, where it holds a colon,
a `#`, a quote or a brace. Where it says *marked up*, a text can have paragraphs, lines that
begin with `- `, and `*emphasis*`. `<speaker>`, `<listener>`, `<first>` and `<second>` stand
for the names.

An id is a small letter, then small letters, digits and dashes, 63 at most. It never changes
and is never used again: answers are kept under it.

A file has at most {SIZE // 1024} KiB, {VALUES:,} values and {DEPTH} levels inside one another.
"""
_CONDITIONS = f"""\
## Conditions

A condition is a mapping: one test of one earlier answer, or conditions joined by `all`, `any`
or `none`, at most {CONDITION_LIMIT} deep.

```yaml
show_if: {{answer: heat, of: either, at_least: 6}}
```

`of` says whose answer: `either`, `both`, `speaker` or `listener`. Leave it out where the two
have one answer together, or where only one of them is asked. Without an answer every test
fails, except `answered: false`; `none` is the way to say *not, or unanswered*.

{{tests}}

`above` compares two numbers of the same person, as before and after an exercise. This holds
where the second is higher by two or more:

```yaml
show_if: {{answer: tension-after, above: tension-before, by: 2}}
```

A mirror *is* `not-yet`, `mostly`, `yes`, `close-enough` or `parked`; a sign-off *is* `yes` or
`not-yet`; where `other: true` stands, an own answer *is* `other`.

An answer that may stay hidden steers nothing the other would notice. The one exception has
`gate: true`: it may steer with `of: either` or `of: both`, which never say who.
"""

_FITS: Mapping[Test, str] = {
    Test.IS: "choice, scale, mirror, sign_off",
    Test.IS_NOT: "choice, scale, mirror, sign_off",
    Test.IS_ONE_OF: "choice, mirror",
    Test.AT_LEAST: "scale",
    Test.AT_MOST: "scale",
    Test.INCLUDES: "checklist",
    Test.INCLUDES_ANY: "checklist",
    Test.ANSWERED: "every item but a note",
    Test.PARTNERS_DIFFER_BY: "scale",
    Test.ABOVE: "scale",
}


def reference() -> str:
    """The whole page."""
    return "\n".join(_parts())


def _parts() -> Iterator[str]:
    yield _HEAD
    yield section("The flow", Flow)
    for record in (About, Seats, DerivedFrom):
        yield section(record.__name__, record, "###")
    yield section("A step", Step)
    yield section("A branch (`go_to`)", Branch, "###")
    yield section("Evidence", Evidence, "###")
    yield section("Every item", Item)
    for word, kind in ITEMS.items():
        yield section(f"`{word}`", kind, "###", TABLE[Item].keys())
    yield _CONDITIONS.replace("{tests}", _tests())
    yield section("A translation", Sidecar)
    yield vocabulary(TABLE, of=Whose)
    yield messages()


def section(title: str, record: type[Any], mark: str = "##", without: Collection[str] = ()) -> str:
    """The keys of a record as a table under a title, without those that stand elsewhere."""
    rows = [row for row in rows_of(record).values() if row.name not in without]
    about = (record.__doc__ or "").strip().split("\n\n")[0]
    head = f"{mark} {title}\n\n{about}\n"
    if not rows:
        return head
    table = ["| key | holds | what for |", "|---|---|---|", *map(_line, rows)]
    return head + "\n" + "\n".join(table) + "\n"


def vocabulary(records: Iterable[type[Any]], **more: type[Word]) -> str:
    """What each word of a fixed list means, under the keys of the records that hold it."""
    keys = {words: [name] for name, words in more.items()}
    for record in records:
        for row in rows_of(record).values():
            kind = row.kind.kind if isinstance(row.kind, ListOf) else row.kind
            if isinstance(kind, OneOf) and row.name not in keys.setdefault(kind.words, []):
                keys[kind.words].append(row.name)
    parts = ["## What the words mean\n"]
    for words, names in sorted(keys.items(), key=lambda each: each[1]):
        parts.append("### " + ", ".join(f"`{name}`" for name in names) + "\n")
        parts.append("\n".join(f"- `{word}`: {word.about}" for word in words) + "\n")
    return "\n".join(parts)


def _tests() -> str:
    lines = ["| test | fits | holds when |", "|---|---|---|"]
    return "\n".join((*lines, *(f"| `{test}` | {_FITS[test]} | {test.about} |" for test in Test)))


def _line(row: Row) -> str:
    name = f"**`{row.name}`**" if row.required else f"`{row.name}`"
    about = row.about.replace("|", "\\|")
    return f"| {name} | {_kind(row.kind)}{_default(row)} | {about} |"


def _default(row: Row) -> str:
    if row.required:
        return ", needed"
    if row.default in (MISSING, None, "", ()) and row.default is not False:
        return ""
    match row.default:
        case bool(flag):
            word = "true" if flag else "false"
        case StrEnum() as member:
            word = member.value
        case tuple(members):
            word = "[" + ", ".join(str(each) for each in members) + "]"
        case other:
            word = str(other)
    return f"; left out: `{word}`"


def _kind(kind: Kind) -> str:
    match kind:
        case Prose(limit=limit, markup=markup):
            return f"text, {limit:,} characters{', marked up' if markup else ''}"
        case Identifier():
            return "an id"
        case Reference(to=to):
            return f"the id of a {to}" if to != "item" else "the id of an item"
        case Whole(low=low, high=high):
            return f"{low} to {high:,}"
        case Flag():
            return "`true` or `false`"
        case OneOf(words=words):
            return ", ".join(f"`{word}`" for word in words)
        case Constant(value=value):
            return f"`{value}`"
        case Labels(most=most):
            return f"`id: label`, {most} at most"
        case Wordings():
            return "`place: {language: text}`"
        case ListOf(kind=inner, most=most):
            return f"a list: {_kind(inner)}; {most} at most"
        case Record(name=name):
            return f"a mapping, see *{name}*"
        case AnyItem():
            return "an item"
        case AnyCondition():
            return "a condition"


def messages(*begin: str) -> str:
    """One line for each page of codes/, its first line; only codes that begin so, if it is said."""
    folder = bundled.flows() / "codes"
    pages = sorted((page for page in folder.iterdir()), key=lambda page: page.name)
    lines = [
        f"- [{page.name.removesuffix('.md')}](codes/{page.name})"
        f" {page.read_text(encoding='utf-8').splitlines()[0].partition(' ')[2].partition(' ')[2]}"
        for page in pages
        if page.name.endswith(".md") and page.name.startswith(begin or "")
    ]
    return "## Messages\n\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path("flows", NAME).write_text(reference(), encoding="utf-8")
