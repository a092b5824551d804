"""The words of every flow and help text: ours, easy to read, and about nobody's sex or type."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import textstat  # type: ignore[import-untyped]

from app.flow.library import Library
from app.flow.markup import plain
from app.flow.translation import texts_of
from app.homework.checked import read_pack
from app.homework.pack import ENDING
from app.shelf.shelf import Shelf

RUNS = frozenset((Path(__file__).parent / "article.runs").read_text().split())
"""The first ten digits of the SHA-256 of each six words in a row of the article that was read
for what to cover; it is not quoted, and not in the project."""
PACKS = Path(__file__).parents[2] / "flows" / "packs"
RUN, SHARE = 6, 0.005
SCHOOL = 5
"""How old somebody is in the first school year, less one: grade and age differ by it."""
AGE = 12

NEVER = (
    r"he|she|him|her|his|hers|himself|herself",
    r"husband|wife|boyfriend|girlfriend|hubby|men are|women are",
    r"(avoidant|anxious|narcissist\w*|toxic) (person|people|partner|type)s?",
    r"narcissists?|codependent|your man|your woman",
)
FORBIDDEN = re.compile(rf"\b(?:{'|'.join(NEVER)})\b", re.IGNORECASE)


def flow_texts() -> Iterator[tuple[str, str]]:
    library = Library.shipped()
    for name in library:
        said = [text for key, text in texts_of(library[name]).items() if "evidence" not in key]
        yield name, "\n\n".join(plain(text) for text in said)


def help_texts() -> Iterator[tuple[str, str]]:
    for text in Shelf.shipped():
        said = [text.title, text.about]
        for part in text.parts:
            said += [part.title, plain(part.text)]
        yield text.id, "\n\n".join(filter(None, said))


def pack_texts() -> Iterator[tuple[str, str]]:
    for file in sorted(PACKS.glob(f"*{ENDING}")):
        pack = read_pack(file.read_bytes(), Library.shipped()).pack
        assert pack is not None
        said = [pack.title, plain(pack.why), pack.ask_when, pack.ask_obstacle]
        said += [pack.returns.question if pack.returns else ""]
        for flow in pack.inside:
            said += [plain(t) for key, t in texts_of(flow).items() if "evidence" not in key]
        yield file.stem, "\n\n".join(filter(None, said))


TEXTS = dict((*flow_texts(), *help_texts(), *pack_texts()))
every_text = pytest.mark.parametrize("name", TEXTS)


def runs_of(text: str) -> list[str]:
    words = re.findall(r"[a-z0-9]+", text.lower().replace("\u2019", "'").replace("'", ""))
    runs = (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    return [hashlib.sha256(run.encode()).hexdigest()[:10] for run in runs]


def sentences(text: str) -> str:
    """A text of which each line ends, so that a title is not read as one with what follows."""
    lines = (line.removeprefix("- ").strip() for line in text.splitlines())
    return " ".join(line if line[-1] in ".?!:" else f"{line}." for line in lines if line)


def test_next_to_nothing_runs_as_in_the_article() -> None:
    runs = [run for text in TEXTS.values() for run in runs_of(text)]
    same = sum(run in RUNS for run in runs)
    print(f"\n{same} of {len(runs)} runs of {RUN} words: {same / len(runs):.3%}")
    assert same < SHARE * len(runs)


def test_a_sentence_of_the_article_would_be_seen() -> None:
    assert len(RUNS) > 3_000
    assert not RUNS.isdisjoint(runs_of("the strongest predictors of relationship distress"))


@every_text
def test_it_can_be_read_at_the_age_of_twelve(name: str) -> None:
    grade = textstat.flesch_kincaid_grade(sentences(TEXTS[name]))
    assert grade + SCHOOL <= AGE, f"{grade + SCHOOL:.1f}"


@every_text
def test_it_is_about_nobodys_sex_and_gives_nobody_a_type(name: str) -> None:
    found = [each[0] for each in FORBIDDEN.finditer(TEXTS[name])]
    assert found == []
