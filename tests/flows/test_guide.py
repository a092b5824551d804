"""The author's guide: what it names is there, what it types is understood, what it shows holds."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from app.arguments import parsed
from app.flow.checked import checked
from app.flow.library import Library
from app.flow.reader import read
from app.homework.checked import checked_pack

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
MESSAGES = re.findall(r"^[\w.-]+:\d+:\d+: ([FW]\d+) ", GUIDE, re.MULTILINE)


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


def test_there_are_whole_examples_of_a_flow_and_of_a_pack() -> None:
    assert {example.split(":")[0] for example in EXAMPLES} >= {"flow", "pack", "practice"}


@pytest.mark.parametrize("link", LINKS)
def test_every_page_it_leads_to_is_there(link: str) -> None:
    assert (FLOWS / link).exists()


def test_every_message_it_shows_has_its_page() -> None:
    assert len(MESSAGES) >= 3
    assert all((FLOWS / "codes" / f"{code}.md").exists() for code in MESSAGES)
