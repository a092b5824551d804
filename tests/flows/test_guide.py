"""The author's guide: what it names is there, what it types is understood, what it shows holds."""

from __future__ import annotations

import io
import re
import shlex
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from app.arguments import FLOW, PACK, parsed
from app.bench.draft import run_new
from app.bench.rounds import run_walk
from app.flow.check import run_check
from app.flow.checked import checked
from app.flow.library import Library
from app.flow.markup import plain
from app.flow.readability import reading_age
from app.flow.reader import read
from app.homework.checked import checked_pack
from app.session.practice import read_practice

FLOWS = Path(__file__).parents[2] / "flows"
GUIDE = (FLOWS / "README.md").read_text(encoding="utf-8")
LIBRARY = Library.shipped()
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
TYPED = [
    line
    for block in re.findall(r"^```sh\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
]
LINKS = [link for link in re.findall(r"\]\(([^)#]+)\)", GUIDE) if "://" not in link]
MESSAGES = re.findall(r"^```text\n([\w.-]+:\d+:\d+: .*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
BENCH = re.findall(r"^\| `(reknit [^`]+)` \|", GUIDE, re.MULTILINE)


def named() -> set[str]:
    return set(re.findall(r"^\| `([a-z]+/[a-z-]+)` \|", GUIDE, re.MULTILINE))


def test_every_shipped_flow_and_pack_is_named_and_no_other() -> None:
    flows = {file.parent.name + "/" + file.name for file in FLOWS.glob("*/*.flow.yaml")}
    packs = {f"packs/{file.stem}" for file in FLOWS.glob("packs/*.reknit")}
    assert named() == {name.removesuffix(".flow.yaml") for name in flows} | packs


@pytest.mark.parametrize("line", TYPED)
def test_every_command_that_is_typed_is_understood(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = shlex.split(line, comments=True)
    assert words[0] == "reknit"
    for word in words[1:]:
        if "." in word:
            Path(word).touch()
    assert parsed(words[1:]).command in ("flow", "pack", "preview")


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_whole_example_is_without_a_fault(example: str) -> None:
    reading = read(example.encode())
    if example.startswith("flow:"):
        assert checked(reading, LIBRARY, tone=True).faults == ()
    elif example.startswith("pack:"):
        assert checked_pack(reading, LIBRARY, tone=True).faults == ()


def test_the_practice_couple_walks_through_the_flow_from_nothing(tmp_path: Path) -> None:
    flow = next(each for each in EXAMPLES if each.startswith("flow:"))
    practice = next(each for each in EXAMPLES if each.startswith("practice:"))
    (tmp_path / "sunday-check.flow.yaml").write_text(flow, encoding="utf-8")
    (tmp_path / "sunday-check.practice.yaml").write_text(practice, encoding="utf-8")
    made = checked(read(flow.encode()), LIBRARY).flow
    assert made is not None
    asked = {item.id for step in made.steps for item in step.items}
    assert set(read_practice(practice.encode()).answers) == asked
    seen = io.StringIO()
    assert run_walk(tmp_path / "sunday-check.flow.yaml", None, None, "text", seen) == 0


def test_there_are_whole_examples_of_a_flow_and_of_a_pack() -> None:
    assert {example.split(":")[0] for example in EXAMPLES} >= {"flow", "pack", "practice"}


@pytest.mark.parametrize("link", LINKS)
def test_every_page_it_leads_to_is_there(link: str) -> None:
    assert (FLOWS / link).exists()


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.split()[1])
def test_every_message_is_what_one_sees_after_that_mistake(
    message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line that is shown is put into a new flow at its place, and the flow is checked."""
    monkeypatch.chdir(tmp_path)
    name, line, _ = message.split(":", 2)
    file = Path(name)
    run_new(file, None, "two", "", io.StringIO())
    lines = file.read_text(encoding="utf-8").split("\n")
    lines[int(line) - 1] = message.split("\n")[1].removeprefix("    ")
    file.write_text("\n".join(lines), encoding="utf-8")
    seen = io.StringIO()
    run_check([file], "text", False, seen)
    assert seen.getvalue() == message
    assert (FLOWS / "codes" / f"{message.split()[1]}.md").exists()


def test_it_shows_three_mistakes_and_one_piece_of_advice() -> None:
    assert [message.split()[1][0] for message in MESSAGES] == ["F", "F", "F", "W"]


@pytest.mark.parametrize("row", BENCH)
def test_every_command_of_the_bench_is_understood(
    row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("FILE", "FLOW", "OLD", "NEW"):
        Path(name).touch()
    words = shlex.split(row)[1:]
    options = ["--to", "DIR"] if words[:2] in (["flow", "preview"], ["preview", "FLOW"]) else []
    assert parsed([*words, *([] if "--live" in words else options)]).command


def test_every_command_for_authors_is_shown() -> None:
    shown = {tuple(shlex.split(line)[1:3]) for line in (*BENCH, *TYPED)}
    shown |= {("flow", "preview")} if any(words[0] == "preview" for words in shown) else set()
    assert shown >= {("flow", name) for name, *_ in FLOW}
    # a pack is sealed by the couple's window; the command is for those who test it
    assert shown >= {("pack", name) for name, *_ in PACK} - {("pack", "seal")}


def test_all_the_advice_is_named_where_it_is_explained() -> None:
    heard = {code for module in ("signs", "floor", "tone") for code in codes_of(module)}
    table = GUIDE.partition("### What the advice looks for")[2].partition("\n\nIt knows")[0]
    assert heard <= set(re.findall(r"\[(W\d+)\]", table))


def codes_of(module: str) -> list[str]:
    source = (FLOWS.parent / "app" / "flow" / f"{module}.py").read_text(encoding="utf-8")
    return re.findall(r'"(W\d{3})"', source)


def test_its_tables_are_tables() -> None:
    page = MarkdownIt().enable("table").parse(GUIDE)
    loose = [each.content for each in page if each.type == "inline" and "\n| " in each.content]
    assert loose == []


def test_it_can_be_read_in_one_sitting() -> None:
    prose = re.sub(r"^```.*?^```$", "", GUIDE, flags=re.MULTILINE | re.DOTALL)
    assert len(prose.split()) < 3_000
    assert reading_age(plain(re.sub(r"^\|.*$|`[^`]*`", "", prose, flags=re.MULTILINE))) < 12
