"""What the README says is there: commands, paths, pictures, packages, talks."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from PySide6.QtGui import QImageReader

from app.flow.library import Library
from app.shelf.shelf import Shelf

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LARGEST_PICTURE = 200 * 1024

PICTURES = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
LINKS = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]
QUOTED = re.findall(r"`([^`\n]+)`", README)


def in_the_checkout(quoted: str) -> bool:
    """Whether quoted words are a path of this repository, and no code and no other folder."""
    first = re.split(r"[/\\]", quoted)[0]
    return bool(re.fullmatch(r"[\w./-]+", quoted)) and (
        ("/" in quoted and first in {"app", "flows", "resources", "tests", ".ci"})
        or quoted in {"pyproject.toml", "LICENSE", "README.md"}
    )


PATHS = sorted({quoted for quoted in QUOTED if in_the_checkout(quoted)} | set(LINKS))


def lines_as_commands() -> list[str]:
    return [line.strip() for line in README.splitlines() if line.startswith("    ")]


def packages_of_the_program() -> set[str]:
    """Every package of app/, as the README writes a folder."""
    return {
        f"{folder.parent.relative_to(ROOT).as_posix()}/"
        for folder in (ROOT / "app").rglob("__init__.py")
    } - {"app/"}


def named_in_tables() -> set[str]:
    """What stands quoted in the first column of a table."""
    heads = re.findall(r"^\| (`[^|]*`) \|", README, re.MULTILINE)
    return {name for head in heads for name in re.findall(r"`([^`]+)`", head)}


def dependencies() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = project["dependencies"] + project["optional-dependencies"]["test"]
    return {Requirement(text).name for text in needed}


def explained() -> set[str]:
    """The packages in the tables of dependencies."""
    section = README.partition("## Why each dependency")[2].partition("\n## ")[0]
    heads = re.findall(r"^\| ([^|]+) \|", section, re.MULTILINE)
    return {name for head in heads for name in head.split(", ")} - {"package"}


def test_each_command_the_checks_take_from_the_readme_stands_there_once() -> None:
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    commands = re.findall(r"\$\(readme '([^']+)'\)", run)
    assert len(commands) == 2
    for command in commands:
        assert lines_as_commands().count(command) == 1


def test_every_module_the_readme_runs_is_there() -> None:
    modules = re.findall(r"-m (app[\w.]+)", README)
    assert modules
    for module in modules:
        assert (ROOT / f"{module.replace('.', '/')}.py").is_file()


def test_the_search_for_paths_finds_paths_alone() -> None:
    assert in_the_checkout("app/ui/") and in_the_checkout("pyproject.toml")
    for other in ("~/.local/share/reknit", "conversation.say(value, now)", "shared.db", "app x/"):
        assert not in_the_checkout(other)
    assert len(PATHS) > 30


@pytest.mark.parametrize("path", PATHS)
def test_every_file_and_folder_the_readme_names_is_there(path: str) -> None:
    there = ROOT / path
    assert there.is_dir() if path.endswith("/") else there.is_file()


@pytest.mark.parametrize("path", PICTURES)
def test_every_picture_is_small_and_can_be_read(path: str) -> None:
    picture = ROOT / path
    assert picture.stat().st_size < LARGEST_PICTURE
    reader = QImageReader(str(picture))
    assert reader.canRead()
    assert reader.size().width() >= 1000


def test_every_picture_that_lies_there_is_shown_in_the_readme() -> None:
    folder = ROOT / "resources" / "pictures"
    assert {path.relative_to(ROOT).as_posix() for path in folder.iterdir()} == set(PICTURES)


def test_the_map_names_every_package_of_the_program() -> None:
    assert packages_of_the_program() <= named_in_tables()


def test_every_dependency_and_no_other_is_explained() -> None:
    assert explained() == dependencies()


def test_the_talks_are_named_with_their_length() -> None:
    rows = dict(re.findall(r"^\| ([^|`]+) \| (\d+) minutes \|", README, re.MULTILINE))
    shipped = {flow.title: str(flow.minutes) for flow in Library.shipped().values()}
    assert rows.items() <= shipped.items()
    assert shipped.keys() - rows.keys() == {"Before you start", "A break"}


def test_the_texts_of_the_library_are_counted() -> None:
    in_words = {17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty"}
    assert f"has {in_words[len(tuple(Shelf.shipped()))]} short texts" in README
