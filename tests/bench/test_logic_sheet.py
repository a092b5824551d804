"""The logic sheet of a flow: every text, every rule, every way on."""

from __future__ import annotations

import io
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from app.bench.drawing import run_sheet, translations
from app.bench.limits import TYPES
from app.bench.logic_html import html
from app.bench.logic_sheet import LogicSheet, logic_sheet
from app.flow.items import ITEMS
from app.flow.library import Library
from app.flow.markup import plain
from app.flow.model import Flow
from app.flow.translation import texts_of
from app.problem import Problem

from .flows import FLOWS, every_key, hostile

LIBRARY = Library.shipped()


class Read(HTMLParser):
    """What a page says, and of which elements it is made."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not any(name.startswith("on") or name in ("src", "href") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def said(self) -> str:
        return squeezed("".join(self.words))


def squeezed(text: str) -> str:
    return "".join(text.split())


def sheet(flow: Flow, *others: Flow) -> LogicSheet:
    return logic_sheet(flow, LIBRARY, others)


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.id)
def test_every_text_of_a_flow_stands_on_its_sheet(flow: Flow) -> None:
    said = Read(html(sheet(flow))).said
    for text in texts_of(flow).values():
        for paragraph in plain(text).split("\n"):
            assert squeezed(paragraph.removeprefix("- ").replace("*", "")) in said.replace("*", "")


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.id)
def test_every_item_says_who_answers_who_sees_it_and_on_what_it_is_founded(flow: Flow) -> None:
    made = sheet(flow)
    entries = {entry.id: entry for part in made.parts for entry in part.entries}
    for step in flow.all_steps():
        for item in step.items:
            rules = dict(entries[item.id].rules)
            assert ("Shown" in rules) is (item.show_if is not None)
            if item.evidence:
                assert rules["Founded on"] == f"{item.evidence.grade}: {item.evidence.source}"
            asks = item.type not in ("note", "timer", "breathing", "exercise")
            assert ("Who sees it" in rules) is (asks and not flow.is_alone)
            assert rules.get("How") or item.type == "note"


def test_a_hidden_answer_says_what_it_may_do() -> None:
    made = sheet(LIBRARY["coming-back"])
    entries = {entry.id: dict(entry.rules) for part in made.parts for entry in part.entries}
    assert entries["coming-tension"]["Who sees it"] == (
        "nobody else ever sees it. It may steer the talk, without a word of whose it was"
    )
    assert entries["went-on"]["Who answers"] == "the first seat"


def test_where_it_goes_on_is_said_in_words() -> None:
    made = sheet(LIBRARY["coming-back"])
    settle = next(part for part in made.parts if part.id == "coming-settle")
    asked = "“How stirred up are you now?”"
    assert settle.ways == (
        f"If one of the two said 10 or more at {asked}: “Not today”",
        f"If one of the two said 5 or more at {asked}: “First calm down”",
        "Otherwise: “What went on”",
    )


def test_every_kind_of_item_has_a_name() -> None:
    assert set(TYPES) == set(ITEMS)


def test_every_number_of_an_item_stands_on_the_sheet() -> None:
    flow = every_key()
    made = sheet(flow)
    rules = {e.id: " ".join(words for _, words in e.rules) for p in made.parts for e in p.entries}
    for step in flow.all_steps():
        for item in step.items:
            for name in ("max_chars", "sure_from", "days", "rounds", "breathe_in", "out"):
                if value := getattr(item, name, 0):
                    number = value - 1 if name == "sure_from" else value
                    words = ("once", "One ") if number == 1 else (str(number),)
                    assert any(word.lower() in rules[item.id].lower() for word in words), name


def test_the_words_of_a_flow_stay_words_on_the_sheet() -> None:
    read = Read(html(sheet(hostile())))
    assert not read.tags & {"script", "img", "a", "link", "iframe"}
    assert "<script>alert(1)</script>" in "".join(read.words)


def test_translations_stand_beside_what_was_written() -> None:
    flow = LIBRARY["repair-short"]
    first = replace(flow.steps[0], title="Was war")
    german = replace(
        flow, language="de", title="Das kurze Gespräch", steps=(first, *flow.steps[1:])
    )
    made = sheet(flow, german, replace(flow, language="fr"))
    titles = [text for text in made.parts[0].texts if text.label == "Title"]
    assert [(text.own, text.others) for text in titles] == [("What happened", ("Was war", ""))]
    page = html(made)
    assert page.count("<th scope=col>de</th>") == page.count("<th scope=col>fr</th>") > 3
    assert '<td dir="auto" lang="de">Was war</td>' in page and "as written" in page


def test_translations_are_found_beside_the_file(tmp_path: Path) -> None:
    file = tmp_path / "own.flow.yaml"
    source = (Path(__file__).parents[1] / "flow" / "data" / "example.flow.yaml").read_text()
    file.write_text(source)
    from app.flow.checked import read_flow

    flow = read_flow(source.encode()).flow
    assert flow is not None
    (tmp_path / "own.de.yaml").write_text(
        f"flow_translation: 1\nof: {flow.id}\nchecked_for: {flow.version}\nfrom: {flow.language}\n"
        f"to: de\ntexts:\n  flow.title: {{{flow.language}: {flow.title}, de: Etwas anderes}}\n"
    )
    (tmp_path / "own.practice.yaml").write_text("practice: 1\n")
    assert [each.title for each in translations(flow, file)] == ["Etwas anderes"]
    assert translations(flow, flow.id) == ()


def test_a_sheet_is_a_page_that_asks_nothing_of_elsewhere(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"end in \.html or \.pdf"):
        run_sheet("repair-short", tmp_path / "sheet.docx", io.StringIO())
    file = tmp_path / "sheet.html"
    assert run_sheet("repair-short", file, io.StringIO()) == 0
    page = file.read_text()
    assert page.startswith("<!DOCTYPE html>") and "default-src 'none'" in page
    assert "http" not in unescape(page).replace("http-equiv", "")
