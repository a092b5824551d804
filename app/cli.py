"""The command line, and the only place that decides where things are kept.

Exit status: 0 all well, 1 a flow or the vault has faults, 2 the command cannot be done, 3 this
machine lacks something that a window needs.
"""

import argparse
import gc
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TextIO

from . import __version__, preflight
from .problem import Problem

OK, FAULTS, UNUSABLE, LACKING = 0, 1, 2, 3

_TEXT_PERCENT = range(80, 201)
_SMALLEST, _LARGEST = (320, 240), (7680, 4320)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command (those of this process by default); returns its exit status."""
    _print_whatever_comes(sys.stdout, sys.stderr)
    try:
        try:
            return _run(_parser().parse_args(arguments))
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


def _run(command: argparse.Namespace) -> int:
    match command.command:
        case "check":
            return _check(command)
        case "preview":
            return _preview(command)
        case "doctor" | "backup" | "restore":
            return _vault(command)
        case _:
            return _window()


def _check(command: argparse.Namespace) -> int:
    from .flow.check import run_check

    return run_check(command.files, command.form, command.strict, sys.stdout)


def _preview(command: argparse.Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if lacking := preflight.lacking(os.environ, window=False):
        return _say(lacking, LACKING)
    from .ui.reel import preview

    return preview(command.flow, command.to, command.theme, command.text_size, command.size)


def _vault(command: argparse.Namespace) -> int:
    from getpass import getpass

    keep_to_ourselves()
    from .vault import terminal
    from .vault.folder import VAULT

    folder = home() / VAULT
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


class _Parser(argparse.ArgumentParser):
    """Says what was wrong in one line and where to read on."""

    def error(self, message: str) -> NoReturn:
        self.exit(UNUSABLE, f"reknit: {message}\n`{self.prog} --help` shows what can be said.\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="reknit",
        description="Sits with two people after one has pulled away. "
        "Without a command: opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"reknit {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    check = commands.add_parser("check", help="read flows and say every fault in them")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a flow (YAML)")
    check.add_argument(
        "--format", dest="form", choices=["text", "json"], default="text", help="text by default"
    )
    check.add_argument("--strict", action="store_true", help="advice counts as a fault")

    preview = commands.add_parser("preview", help="draw every screen of a flow into a folder")
    preview.add_argument("flow", type=_flow, metavar="FLOW", help="a flow's file or id")
    preview.add_argument("--to", type=_folder, required=True, metavar="DIR", help="made if missing")
    preview.add_argument("--theme", choices=["light", "dark", "high-contrast"], default="light")
    preview.add_argument(
        "--text-size", type=percent, default=100, metavar="PERCENT", help="80 to 200"
    )
    preview.add_argument(
        "--size", type=size, default=(1024, 720), metavar="WxH", help="like 1024x720"
    )

    commands.add_parser("doctor", help="look at the vault and say what is not well")
    backup = commands.add_parser("backup", help="make a backup of the vault")
    backup.add_argument("--to", type=_folder, metavar="DIR", help="beside the vault by default")
    restore = commands.add_parser("restore", help="bring back a backup of the vault")
    restore.add_argument("backup", type=Path, metavar="FILE", help="the folder of a backup")
    restore.add_argument(
        "--own", action="store_true", help="only the private space that your own passphrase opens"
    )
    return parser


def _flow(text: str) -> Path | str:
    """A file where it looks like one, else the id of a shipped flow."""
    path = Path(text)
    if path.is_file():
        return path
    if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        return text
    raise argparse.ArgumentTypeError(f"there is no file {text}")


def _folder(text: str) -> Path:
    path = Path(text)
    if path.exists() and not path.is_dir():
        raise argparse.ArgumentTypeError(f"{text} is a file; a folder is needed")
    return path


def percent(text: str) -> int:
    """A text size from 80 to 200; raises ArgumentTypeError, whose words argparse shows."""
    number = text.removesuffix("%")
    if number.isascii() and number.isdigit() and int(number) in _TEXT_PERCENT:
        return int(number)
    raise argparse.ArgumentTypeError(f"{text} is not a number from 80 to 200")


def size(text: str) -> tuple[int, int]:
    """Width and height in pixels; raises ArgumentTypeError, whose words argparse shows."""
    sides = re.fullmatch(r"([0-9]{1,5})[xX×]([0-9]{1,5})", text)
    if sides is None:
        raise argparse.ArgumentTypeError(f"{text} is not a size like 1024x720")
    width, height = int(sides[1]), int(sides[2])
    (least_width, least_height), (most_width, most_height) = _SMALLEST, _LARGEST
    if not (least_width <= width <= most_width and least_height <= height <= most_height):
        raise argparse.ArgumentTypeError(
            f"{text} is not between {least_width}x{least_height} and {most_width}x{most_height}"
        )
    return width, height
