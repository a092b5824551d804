"""How a flow sounds to two people on a bad evening: blame, labels, orders, and hard words.

Advice for its author, never a reason not to open it. It is looked for only where an author
asks: opening a talk costs nothing for it. The lists are English; what is built wrong is seen
in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from unicodedata import category, normalize

from .fault import Fault, quoted
from .floor import examine_floor
from .ground import Ground
from .items import Item
from .kinds import Labels, ListOf, Prose
from .markup import plain
from .model import Step
from .node import Spot
from .readability import Reading, reading
from .signs import SIGNS, Sign
from .table import TABLE, rows_of
from .walk import Walk

AGE = 12
"""The reading age that texts aim at (look.md); a flow may be a year over it, a step two."""
FEW_WORDS, A_TITLE = 80, 3
"""So few words in all, or in one text, say nothing about reading age."""
_UNHEARD = frozenset({"language", "rather_not"})
"""What nobody reads, and what shows how not to say it."""
_PLENTY = 4_000

_QUOTED = re.compile(
    r"“[^”]{0,400}”|\"[^\"\n]{0,400}\"|‘(?:[^']|'(?=\w)){0,400}'|(?<![\w'])'[^'\n]{1,200}'(?!\w)"
)
_TURNING = re.compile(
    r"(?<!\w)(?:no(?! matter)|not(?! only)|never|nobody|none|neither|nor|cannot|without|avoid"
    r"|instead of|rather than|\w{1,9}n't)(?!\w)"
)
_CLAUSE = re.compile(r"[.!?;:\n]|\bbut\b")
_UNSEEN = frozenset({"Cf", "Mn", "Me"})
_HYPHENS = str.maketrans("\u2010\u2011", "--", "*")


class Said(NamedTuple):
    """A text, whose it is and of what kind, and under which key and entry it stands."""

    record: Any
    kind: type[Any]
    key: str
    entry: int | str | None
    text: str


def heard(ground: Ground) -> list[Fault]:
    """Everything about the tone of a flow that its author may want to look at."""
    before = len(ground.walk.faults)
    own = (*ground.steps[ground.first :], *ground.flow.detours)
    english = is_english(ground.flow.language)
    texts = [each for record in _records(ground, own) for each in texts_of(record)]
    if english:
        for said in texts:
            _listen(ground.walk, said)
        _reading_age(ground, own)
    examine_floor(ground, own, [said.text for said in texts] if english else [])
    return ground.walk.faults[before:]


def listened(walk: Walk, records: Iterable[tuple[Any, type[Item]]]) -> None:
    """Note words in the English texts of other records, each read as an item of that type."""
    for record, kind in records:
        for said in texts_of(record):
            _listen(walk, said._replace(kind=kind))


def is_english(language: str) -> bool:
    """Whether there are lists for texts in this language."""
    return language.partition("-")[0].lower() == "en"


def _records(ground: Ground, steps: tuple[Step, ...]) -> Iterator[Any]:
    yield ground.flow
    if ground.flow.seats is not None:
        yield ground.flow.seats
    for step in steps:
        yield step
        yield from step.items


def texts_of(record: Any) -> Iterator[Said]:
    """Every text of one record that somebody reads, read off the field table."""
    kind = type(record)
    for row in (TABLE.get(kind) or rows_of(kind)).values():
        value = getattr(record, row.field)
        if row.name in _UNHEARD or not value:
            continue
        match row.kind:
            case Prose():
                yield Said(record, kind, row.name, None, value)
            case Labels():
                for option, label in value.items():
                    yield Said(record, kind, row.name, option, label)
            case ListOf(kind=Prose()):
                for number, text in enumerate(value):
                    yield Said(record, kind, row.name, number, text)


# -- words ----------------------------------------------------------------------------------


def levelled(text: str) -> str:
    """A text for the lists of `signs`: small letters, straight quotes, quoted words blank.

    It is as long as the text, of which no more is looked at than a text may have.
    """
    return _QUOTED.sub(lambda found: " " * len(found[0]), _small(text))


def _small(text: str) -> str:
    text = text[:_PLENTY]
    small = text.lower()
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return small.replace("’", "'")


def _listen(walk: Walk, said: Said) -> None:
    level = levelled(said.text)
    told: set[str] = set()
    for sign in SIGNS:
        if sign.code in told or (sign.only and not issubclass(said.kind, sign.only)):
            continue
        found = spoken(sign, level)
        if found:
            told.add(sign.code)
            at = _spot(walk, said, found)
            walk.fault(sign.code, at, f"{quoted(found[0])} {sign.words}", sign.hint)


def spoken(sign: Sign, level: str) -> re.Match[str] | None:
    """The first words of a sign in a levelled text that no negation before them turns round."""
    for found in sign.pattern.finditer(level):
        if not _turned(level, found.start(), sign.turned):
            return found
    return None


def touches(text: str, kind: type[Any], signs: Iterable[Sign]) -> bool:
    """Whether a text of a record of that kind holds one of these signs, however it is written.

    For a reader, who is told once too often rather than once too little: a quotation counts, and
    so do words that are broken by a line, a mark or a character that nobody sees.
    """
    bare = _small(_bare(text))
    lines = "\n".join(" ".join(line.split()) for line in bare.split("\n"))
    levels = {lines, " ".join(lines.split())}
    return any(
        spoken(sign, level)
        for sign in signs
        if not sign.only or issubclass(kind, sign.only)
        for level in levels
    )


def _bare(text: str) -> str:
    """The text in plain letters, never longer than it is."""
    if not text.isascii():
        text = "".join(map(_letter, text))
    return text.translate(_HYPHENS)


def _letter(character: str) -> str:
    if category(character) in _UNSEEN:
        return ""
    plainer = normalize("NFKC", character)
    return plainer if len(plainer) == 1 else character


def _turned(level: str, at: int, reach: int) -> bool:
    """Whether the words before it in its part of the sentence say the opposite of it."""
    before = level[max(0, at - reach) : at]
    part = max((end.end() for end in _CLAUSE.finditer(before)), default=0)
    return bool(_TURNING.search(before, part))


def _spot(walk: Walk, said: Said, found: re.Match[str]) -> Spot:
    """Where the words themselves stand, if they stand there as they are read."""
    start = walk.at(said.record, said.key, said.entry)
    lines = walk.lines
    words = re.compile(rf"(?<!\w){re.escape(found[0])}(?!\w)")
    before = len(words.findall(_small(said.text)[: found.start()]))
    for number in range(start.line, min(start.line + said.text.count("\n") + 8, len(lines) + 1)):
        column = start.column - 1 if number == start.line else 0
        for place in words.finditer(_small(lines[number - 1][column:])):
            if before == 0:
                return Spot(number, column + place.start() + 1)
            before -= 1
    return start


# -- reading age ----------------------------------------------------------------------------


def _reading_age(ground: Ground, steps: tuple[Step, ...]) -> None:
    """Name the hardest text of each step that is hard to read, or of the whole flow."""
    whole: list[tuple[Said, Reading]] = []
    before = len(ground.walk.faults)
    for step in steps:
        records = (step, *step.items)
        texts = [(said, reading(plain(said.text))) for each in records for said in texts_of(each)]
        _hard(ground, texts, AGE + 2, "this step")
        whole += texts
    if len(ground.walk.faults) == before:
        _hard(ground, whole, AGE + 1, "this talk")


def _hard(ground: Ground, texts: list[tuple[Said, Reading]], most: int, what: str) -> None:
    every = sum((one for _, one in texts if one.words > A_TITLE), Reading())
    if every.words < FEW_WORDS or every.age <= most:
        return
    said, _ = max(texts, key=lambda each: each[1].age if each[1].words > A_TITLE else 0.0)
    words = f"{what} can be read at about the age of {every.age:.0f}, and this text is its hardest"
    hint = "shorter sentences and shorter words; one thought a sentence"
    ground.fault("W220", ground.walk.at(said.record, said.key, said.entry), words, hint)
