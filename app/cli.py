"""The command line, and the only place that decides where things are kept.

Exit status: 0 all well, 1 a flow or the vault has faults, 2 the command cannot be done, 3 this
machine lacks something that a window needs.
"""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from . import preflight
from .arguments import UNUSABLE, parsed
from .problem import Problem

FAULTS, LACKING = 1, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command (those of this process by default); returns its exit status."""
    _print_whatever_comes(sys.stdout, sys.stderr)
    try:
        try:
            return _run(parsed(sys.argv[1:] if arguments is None else arguments))
        finally:
            print(end="", flush=True)
    except BrokenPipeError:
        # Whoever reads our output has enough; let nothing more be written at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAULTS
    except Problem as problem:
        return _say(str(problem), UNUSABLE)


def home() -> Path:
    """Where the couple's own things are kept: `REKNIT_HOME`, or the system's place for data."""
    if asked := os.environ.get("REKNIT_HOME"):
        return Path(asked).expanduser()
    import platformdirs

    return platformdirs.user_data_path("reknit", False)


def _run(command: Namespace) -> int:
    match command.command:
        case "check":
            return _check(command)
        case "preview":
            return _preview(command)
        case "flow":
            return _flow(command)
        case "pack":
            return _pack(command)
        case "doctor" | "backup" | "restore":
            return _vault(command)
        case _:
            return _window()


def _check(command: Namespace) -> int:
    from .flow.check import run_check

    return run_check(command.files, command.form, command.strict, sys.stdout)


def _preview(command: Namespace) -> int:
    if command.live:
        return _live(command)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if lacking := preflight.lacking(os.environ, window=False):
        return _say(lacking, LACKING)
    from .ui.reel import SIZE, preview

    size = command.size or SIZE
    return preview(command.flow, command.to, command.theme, command.text_size, size)


def _live(command: Namespace) -> int:
    """A window of its own, beside the couple's and without it: nothing of theirs is touched."""
    if lacking := preflight.lacking(os.environ, window=True):
        return _say(lacking, LACKING)
    from .ui.bench.live import SIZE, live

    return live(
        command.flow,
        at=command.at,
        seat=command.seat,
        fast=command.fast,
        theme=command.theme,
        text_percent=command.text_size,
        size=command.size or SIZE,
    )


def _flow(command: Namespace) -> int:
    match command.tool:
        case "check":
            return _check(command)
        case "preview":
            return _preview(command)
        case "booklet":
            return _pressed(command)
        case "sheet" if command.to.suffix.lower() == ".pdf":
            return _pressed(command)
        case _:
            from .bench.terminal import COMMANDS

            return COMMANDS[command.tool](command, sys.stdout)


def _pressed(command: Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if lacking := preflight.lacking(os.environ, window=False):
        return _say(lacking, LACKING)
    from .ui.bench.press import run_booklet, run_sheet
    from .vault.settings import Paper

    run = run_booklet if command.tool == "booklet" else run_sheet
    return run(command.flow, command.to, Paper(command.paper), sys.stdout)


def _pack(command: Namespace) -> int:
    keep_to_ourselves()
    from .homework.terminal import COMMANDS

    return COMMANDS[command.tool](command, sys.stdout)


def _vault(command: Namespace) -> int:
    from getpass import getpass

    keep_to_ourselves()
    from .vault import terminal
    from .vault.folder import DESK, VAULT

    folder = home() / (DESK if command.desk else VAULT)
    match command.command:
        case "doctor":
            return terminal.run_doctor(folder, getpass, sys.stdout)
        case "backup":
            return terminal.run_backup(folder, command.to, getpass, sys.stdout)
        case _:
            run = terminal.run_restore_own if command.own else terminal.run_restore
            return run(folder, command.backup, getpass, sys.stdout)


def _window() -> int:
    if lacking := preflight.lacking(os.environ, window=True):
        return _say(lacking, LACKING)
    keep_to_ourselves()
    gc.disable()  # `Litter` clears up; a start reads a great deal and throws nothing away
    from .ui.relay import Relay
    from .ui.start import start

    return start(home(), sys.argv[:1], Relay.taken(os.environ))


def keep_to_ourselves() -> None:
    """New files are the owner's alone, and no crash leaves memory on the disk (vault.md)."""
    os.umask(0o077)
    if sys.platform == "linux":
        import ctypes
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        pr_set_dumpable = 4
        ctypes.CDLL(None).prctl(pr_set_dumpable, 0, 0, 0, 0)


def _say(sentence: str, status: int) -> int:
    print(f"reknit: {sentence}", file=sys.stderr)
    return status


def _print_whatever_comes(*streams: TextIO) -> None:
    """A terminal that lacks a letter of a flow shows its number instead of failing."""
    for stream in streams:
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")
