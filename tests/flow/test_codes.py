"""Every code has a page, and each page's bad example raises exactly that code."""

from __future__ import annotations

import io
import re
from pathlib import Path
from textwrap import indent

import pytest
import yaml

from app import bundled
from app.flow.check import run_check
from app.flow.checked import checked, read_flow
from app.flow.fault import Fault
from app.flow.library import Library
from app.flow.model import Flow
from app.flow.reader import read
from app.flow.translation import read_translation

CODES = Path(str(bundled.flows() / "codes"))
PAGES = sorted(CODES.glob("*.md"))
BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEAD = {
    "flow": "1",
    "id": "a-talk",
    "version": "1",
    "language": "en",
    "title": "A talk",
    "minutes": "10",
}
HELLO = '- id: talk\n  title: Talk\n  items:\n    - {id: hello, type: note, text: "Hello, <first>"}'


def examples(page: Path) -> list[str]:
    return BLOCK.findall(page.read_text(encoding="utf-8"))


def whole(example: str) -> str:
    """A whole file around an example that is only a list of steps or of items."""
    if example.startswith("- "):
        steps = example
        if not re.search("^  items:", example, re.MULTILINE):
            steps = "- id: talk\n  title: Talk\n  items:\n" + indent(example, "    ")
        example = "steps:\n" + indent(steps, "  ")
    if example.startswith(("flow:", "flow_translation:", "#", "%")):
        return example
    if "\nsteps:" not in f"\n{example}":
        example += "\nsteps:\n" + indent(HELLO, "  ")
    head = [f"{key}: {value}" for key, value in HEAD.items() if f"\n{key}:" not in f"\n{example}"]
    return "\n".join((*head, example))


def faults_of(example: str) -> tuple[Fault, ...]:
    if example.startswith("flow_translation:"):
        return read_translation(example.encode(), flow_of(HELLO)).faults
    reading = read(whole(example).encode())
    return checked(reading, Library.shipped(), tone=True).faults


def flow_of(example: str) -> Flow:
    flow = read_flow(whole(example).encode()).flow
    assert flow is not None
    return flow


OF_HOMEWORK = re.compile("F[56]|W5")
"""The codes of packs and sheets; their pages are tried in tests/homework."""
TRIED = [page for page in PAGES if examples(page) and not OF_HOMEWORK.match(page.stem)]


@pytest.mark.parametrize("page", TRIED, ids=lambda page: page.stem)
def test_the_bad_example_raises_that_code_alone_and_the_good_one_nothing(page: Path) -> None:
    bad, good = examples(page)
    assert {fault.code for fault in faults_of(bad)} == {page.stem}, faults_of(bad)
    assert faults_of(good) == ()


def test_every_code_of_the_program_has_a_page_and_every_page_a_code() -> None:
    program = Path(__file__).parents[2] / "app"
    modules = [*program.glob("flow/*.py"), *program.glob("homework/*.py")]
    sources = "".join(module.read_text(encoding="utf-8") for module in modules)
    assert {page.stem for page in PAGES} == set(re.findall(r'"([FWH]\d{3})"', sources))


def test_every_page_begins_with_its_code_and_a_title() -> None:
    for page in PAGES:
        assert page.read_text(encoding="utf-8").startswith(f"# {page.stem} "), page


def only_code(data: bytes) -> str:
    (fault,) = read_flow(data, library=Library.shipped()).faults
    return fault.code


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert only_code(b"# " + b"x" * 256 * 1024) == "F001"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"])
def test_a_file_in_another_encoding_is_not_guessed_at(encoding: str) -> None:
    assert only_code("title: Für uns".encode(encoding)) == "F002"


def test_a_file_with_too_many_values_is_not_read_to_its_end() -> None:
    assert only_code(b"[" + b"1," * 50_000 + b"1]") == "F005"


def test_a_very_long_text_is_refused() -> None:
    assert only_code(b"title: " + b"x" * 20_001) == "F006"


def test_what_the_parser_does_not_expect_is_a_fault_and_not_a_crash() -> None:
    faults = read(rb'"\UFFFFFFFF"', events=yaml.SafeLoader).faults
    assert [fault.code for fault in faults] == ["F099"]


def test_a_talk_with_too_many_steps_together_is_refused() -> None:
    step = '- {{id: s{0}, title: S, items: [{{id: i{0}, type: note, text: "x"}}]}}'
    steps = "\n".join(step.format(number) for number in range(60))
    text = whole(f"opens_with: before-you-start\nsteps:\n{steps}")
    assert only_code(text.encode()) == "F339"


def test_a_translation_without_its_flow_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "lonely.de.yaml"
    file.write_text(
        "flow_translation: 1\nof: lonely\nchecked_for: 1\nfrom: en\nto: de\ntexts: {}\n"
    )
    out = io.StringIO()
    assert run_check([file], "text", False, out) == 1
    assert ": F403 " in out.getvalue()
