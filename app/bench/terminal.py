"""An author's commands: what each is called, and where it is done."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TextIO

Command = Callable[[Namespace, TextIO], int]
"""Does what was asked for, writes to the stream, and returns the exit status."""


def _new(command: Namespace, out: TextIO) -> int:
    from .draft import run_new

    return run_new(command.file, command.source, command.people, command.title, out)


def _diff(command: Namespace, out: TextIO) -> int:
    from .comparison import run_diff

    return run_diff(command.old, command.new, command.form, out)


def _walk(command: Namespace, out: TextIO) -> int:
    from .rounds import run_walk

    return run_walk(command.flow, command.to, command.again, command.form, out)


def _diagram(command: Namespace, out: TextIO) -> int:
    from .drawing import run_diagram

    return run_diagram(command.flow, command.to, out)


def _sheet(command: Namespace, out: TextIO) -> int:
    from .drawing import run_sheet

    return run_sheet(command.flow, command.to, out)


def _time(command: Namespace, out: TextIO) -> int:
    from .times import run_time

    return run_time(command.flow, command.form, out)


def _texts(command: Namespace, out: TextIO) -> int:
    from .exchange import run_export, run_import

    if command.way == "import":
        return run_import(command.flow, command.file, command.to, out)
    form = "po" if command.po else "csv"
    return run_export(command.flow, form, command.po or command.csv, command.to, out)


COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "new": _new,
        "walk": _walk,
        "diff": _diff,
        "diagram": _diagram,
        "sheet": _sheet,
        "texts": _texts,
        "time": _time,
    }
)
"""`reknit flow …`, a line each; each function imports what it needs when it is called."""
