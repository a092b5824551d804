"""The reference of packs and sheets, read off their rows, as Markdown.

`python -m app.homework.reference` writes it to flows/PACKS.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..flow.items import Evidence
from ..flow.reader import DEPTH, SIZE, VALUES
from ..flow.reference import messages, section, vocabulary
from .pack import ENDING, INSIDE, From, Pack, Returns, Use
from .sheet import Pair, People, Remark, Sheet, Time

NAME = "PACKS.md"

_HEAD = f"""\
# What a pack can say, and what comes back

This page is made from the program itself; a test keeps the two equal. `README.md` beside it
says how to write a flow, `REFERENCE.md` what a flow can say, `codes/` explains every message.

A pack is one YAML file, for example `ten-minutes{ENDING}`. It names what is to be done, why,
how often, and what may come back. It cannot change who sees an answer: there is no key for it,
and an unknown key is refused. It holds no links, no pictures and no HTML.

```yaml
pack: 1
id: a-short-repair-a-week
version: 1
language: en
title: A short repair a week
from: {{name: R. Vogel, practice: Practice at the Mill}}
why: Small and often helps more than long and seldom.
flows:
  - {{id: repair-short, version: 1}}
times: 1
per: week
until: 2026-12-20
returns:
  tell: [minutes, headline, agreements]
  answers: [short-told]
  question: What shall we begin with next time?
```

A file has at most {SIZE // 1024} KiB, {VALUES:,} values and {DEPTH} levels inside one another.
The last line can be a signature, which `reknit pack sign` writes; then not one byte above it
may change.

A new version of a pack keeps its `id`, has a higher `version`, and is signed with the same key.
To take a pack back, hand over a new version with `standing: withdrawn`.
"""
_INSIDE = f"""\
## Flows of your own

Under `inside` stand up to {INSIDE} whole flows, with every key that `REFERENCE.md` has. Give each
an id that no shipped flow has. If you began with a shipped one, say so with `derived_from`: what
is private there is then not asked more openly under the same id.

Where a question of yours touches on safety, threat or control (`W222`, `W223`), the couple sees
it named before they take the pack on, with the words that it is for a talk of one person with
you, and that nobody has to answer it.
"""
_SHEET = """\
## What comes back

The two make a completion sheet when they want to, and hand it on themselves; Reknit sends
nothing. It holds what the pack asks for, and of that what each of the two ticked of their own,
once both have said yes to all of it. There is no key for journals, for how ready somebody was,
for safety, or for who asked for a break; an answer to a question of yours that is about safety
(`W223`) is kept back, too. If the pack has a `recipient`, the sheet is sealed for
it, as a file of the age format, version 1. Otherwise it is printed, or saved as it stands.
"""


def reference() -> str:
    """The whole page."""
    return "\n".join(_parts())


def _parts() -> Iterator[str]:
    yield _HEAD
    yield section("The pack", Pack)
    yield from _each(From, Use, Evidence, Returns)
    yield _INSIDE
    yield _SHEET
    yield section("The sheet", Sheet, "###")
    yield from _each(People, Time, Pair, Remark)
    yield vocabulary((Pack, Returns, Sheet, Time, Remark))
    yield messages("F5", "F6", "W5")


def _each(*records: type[Any]) -> Iterator[str]:
    return (section(record.__name__, record, "###") for record in records)


if __name__ == "__main__":
    Path("flows", NAME).write_text(reference(), encoding="utf-8")
