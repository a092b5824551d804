"""What is promised about the package: its version, its pins, and no way to the network."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import requires, version
from pathlib import Path

from packaging.requirements import Requirement
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app import __version__

ROOT = Path(__file__).parents[1]
NETWORK_QT = ("QtNetwork", "QtWebSockets", "QtWebEngine", "QtWebView", "QtHttpServer", "QtGrpc")


def imported(source: str) -> Iterator[str]:
    """The full names of all that a module's text imports, at any depth."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def network_modules() -> set[str]:
    """The modules that pyproject.toml forbids as ways to the network."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (network,) = (each for each in contracts if "network" in each["name"])
    return set(network["forbidden_modules"])


def reaches_for_the_network(name: str) -> bool:
    package, _, module = name.partition(".")
    return package in network_modules() or (package == "PySide6" and module.startswith(NETWORK_QT))


def qt_pin(python: str) -> Requirement:
    """The one requirement of Qt that holds for a version of Python."""
    named = [Requirement(text) for text in requires("reknit") or []]
    (pin,) = (
        each
        for each in named
        if each.name == "PySide6-Essentials"
        and each.marker is not None
        and each.marker.evaluate({"python_version": python})
    )
    return pin


def test_the_installed_version_is_the_one_the_program_says() -> None:
    assert version("reknit") == __version__


def test_the_qt_that_loses_none_on_python_3_11_is_never_installed_there() -> None:
    assert not qt_pin("3.11").specifier.contains("6.12.0")
    assert qt_pin("3.11").specifier.contains("6.11.3")


def test_later_pythons_may_have_the_newest_qt_but_none_that_is_broken() -> None:
    for python in ("3.12", "3.13", "3.14"):
        allowed = qt_pin(python).specifier
        assert allowed.contains("6.12.0")
        for broken in ("6.8.0", "6.10.0", "6.10.1"):
            assert not allowed.contains(broken)


def test_two_thousand_labels_set_leave_none_as_referenced_as_before(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    label.setText("before")
    before = sys.getrefcount(None)
    for number in range(2_000):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < 200


def test_the_search_for_network_modules_finds_them_wherever_they_are() -> None:
    source = "def f():\n    from urllib.request import urlopen\n    import PySide6.QtNetwork\n"
    assert [name for name in imported(source) if reaches_for_the_network(name)] == [
        "urllib.request.urlopen",
        "PySide6.QtNetwork",
    ]
    assert any(reaches_for_the_network(name) for name in imported("from PySide6 import QtNetwork"))


def test_no_module_of_reknit_imports_a_way_to_the_network() -> None:
    found = {
        (path.name, name)
        for path in (ROOT / "app").rglob("*.py")
        for name in imported(path.read_text(encoding="utf-8"))
        if reaches_for_the_network(name)
    }
    assert not found


def test_every_folder_of_the_program_is_a_package() -> None:
    """A folder without `__init__.py` is invisible to the checks of the floors."""
    bare = {
        folder.parent.relative_to(ROOT)
        for folder in (ROOT / "app").rglob("*.py")
        if not (folder.parent / "__init__.py").exists()
    }
    assert not bare
