"""What can be said on the command line: the commands, their arguments and what these may be.

A family of commands (`reknit flow …`) is a table: a line for each, with what it is for and the
function that adds its arguments. It is only built where one of the family was asked for.
"""

from __future__ import annotations

import argparse
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from . import __version__

UNUSABLE = 2
"""The exit status where a command cannot be understood, or cannot be done."""

_TEXT_PERCENT = range(80, 201)
_SMALLEST, _LARGEST = (320, 240), (7680, 4320)

Family = tuple[tuple[str, str, Callable[[ArgumentParser], None]], ...]


def parsed(words: Sequence[str]) -> Namespace:
    """What was asked for: `command`, in a family also `tool`, and the arguments of that.

    `command` is None where nothing was said. Where something cannot be understood, that is
    said and the program ends.
    """
    return _parser(words).parse_args(words) if words else Namespace(command=None)


class _Parser(ArgumentParser):
    """Says what was wrong in one line and where to read on."""

    def error(self, message: str) -> NoReturn:
        self.exit(UNUSABLE, f"reknit: {message}\n`{self.prog} --help` shows what can be said.\n")


def _parser(words: Sequence[str]) -> ArgumentParser:
    parser = _Parser(
        prog="reknit",
        description="Sits with two people after one has pulled away. "
        "Without a command: opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"reknit {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _check(commands.add_parser("check", help=_CHECK))
    _preview(commands.add_parser("preview", help=_PREVIEW))
    flow = commands.add_parser("flow", help="write a talk of your own, look it over, change it")
    if "flow" in words:
        _family(flow, FLOW)
    pack = commands.add_parser(
        "pack", help="homework for a couple: write it, sign it, read it back"
    )
    if "pack" in words:
        _family(pack, PACK)
    _desk(commands.add_parser("doctor", help="look at the vault and say what is not well"))
    _backup(commands.add_parser("backup", help="make a backup of the vault"))
    _restore(commands.add_parser("restore", help="bring back a backup of the vault"))
    return parser


def _family(parser: ArgumentParser, family: Family) -> None:
    tools: Any = parser.add_subparsers(dest="tool", metavar="COMMAND", required=True)
    for name, about, fill in family:
        fill(tools.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}."))


# -- an author's commands -------------------------------------------------------------------

_CHECK = "read flows and say every fault in them"
_PREVIEW = "see every screen of a flow: as pictures in a folder, or live in a window"


def _check(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a flow (YAML)")
    _form(parser)
    parser.add_argument("--strict", action="store_true", help="advice counts as a fault")


def _preview(parser: ArgumentParser) -> None:
    _one_flow(parser)
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--to", type=_folder, metavar="DIR", help="pictures go there; made if missing")
    way.add_argument(
        "--live", action="store_true", help="open a window that follows the file as it is saved"
    )
    parser.add_argument("--at", default="", metavar="STEP", help="live: begin at this step")
    parser.add_argument(
        "--as", dest="seat", choices=["first", "second"], default="", help="live: as one of the two"
    )
    parser.add_argument(
        "--fast-timers", dest="fast", action="store_true", help="live: time runs 20 times faster"
    )
    parser.add_argument("--theme", choices=["light", "dark", "high-contrast"], default="light")
    parser.add_argument(
        "--text-size", type=percent, default=100, metavar="PERCENT", help="80 to 200"
    )
    parser.add_argument("--size", type=size, metavar="WxH", help="like 1024x720")


def _new(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="its name is the id of the flow")
    begin = parser.add_mutually_exclusive_group()
    begin.add_argument(
        "--from", dest="source", type=_flow, metavar="FLOW", help="copy this file or shipped id"
    )
    begin.add_argument(
        "--for", dest="people", choices=["one", "two"], default="two", help="two by default"
    )
    parser.add_argument("--title", default="", help="what it is called")


def _walk(parser: ArgumentParser) -> None:
    _one_flow(parser)
    walks = parser.add_mutually_exclusive_group()
    walks.add_argument("--to", type=_folder, metavar="DIR", help="write the walks down there")
    walks.add_argument(
        "--run", dest="again", type=_folder, metavar="DIR", help="go the walks that are there again"
    )
    _form(parser)


def _time(parser: ArgumentParser) -> None:
    _one_flow(parser)
    _form(parser)


def _diff(parser: ArgumentParser) -> None:
    for name, about in (("old", "the version before"), ("new", "the version after")):
        parser.add_argument(name, type=_flow, metavar=name.upper(), help=f"{about}: a file or id")
    _form(parser)


def _diagram(parser: ArgumentParser) -> None:
    _one_flow(parser)
    parser.add_argument(
        "--to", type=Path, metavar="FILE", help="x.svg, or x.mmd; Mermaid on the screen without it"
    )


def _sheet(parser: ArgumentParser) -> None:
    _one_flow(parser)
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="x.html or x.pdf")
    _paper(parser)


def _texts(parser: ArgumentParser) -> None:
    ways = parser.add_subparsers(dest="way", metavar="export|import", required=True)
    export = ways.add_parser("export", help="write all texts into one file for a translator")
    _one_flow(export)
    form = export.add_mutually_exclusive_group(required=True)
    form.add_argument("--po", metavar="LANG", help="for Poedit, Weblate and the like: --po de")
    form.add_argument("--csv", metavar="LANG", help="for a spreadsheet: --csv de")
    back = ways.add_parser("import", help="make the translation from such a file")
    _one_flow(back)
    back.add_argument("file", type=Path, metavar="FILE", help="the .po or .csv that came back")
    for way in (export, back):
        way.add_argument("--to", type=Path, metavar="FILE", help="beside the flow by default")


def _booklet(parser: ArgumentParser) -> None:
    _one_flow(parser)
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="x.pdf")
    _paper(parser)


FLOW: Family = (
    ("new", "write a small flow to begin with, or a copy of one to change", _new),
    ("check", _CHECK, _check),
    ("preview", _PREVIEW, _preview),
    ("walk", "find a few walks that come past all of a flow", _walk),
    ("diff", "say what changed between two versions, and what that means", _diff),
    ("diagram", "draw the steps, branches and detours", _diagram),
    ("sheet", "write all of it out on paper, for colleagues", _sheet),
    ("texts", "hand the texts to a translator, and take them back", _texts),
    ("booklet", "make a booklet to fill in by hand, for those who want no screen", _booklet),
    ("time", "say how long it takes each, and whether the floor is equal", _time),
)
"""`reknit flow …`: what is done is in `app/bench/terminal.py`, or, with Qt, in `app/cli.py`."""


# -- a therapist's commands -------------------------------------------------------------------


def _new_pack(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="its name is the id of the pack")
    parser.add_argument(
        "--flow", default="repair-short", metavar="ID", help="the shipped flow that is to be done"
    )
    parser.add_argument("--title", default="", help="what is practised")
    _key(parser, required=False)


def _make_key(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--to", type=Path, required=True, metavar="FILE", help="where your secret key is to lie"
    )


def _sign(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a pack; its last line is changed")
    _key(parser, required=True)


def _open(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a pack, or a completion sheet")
    _key(parser, required=False)


def _seal(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a completion sheet")
    parser.add_argument(
        "--for", dest="pack", type=Path, required=True, metavar="PACK", help="the pack it is of"
    )
    parser.add_argument(
        "--to", type=Path, required=True, metavar="FILE", help="the sealed file to write"
    )


def _key(parser: ArgumentParser, *, required: bool) -> None:
    words = "the file of your secret key"
    parser.add_argument("--key", type=Path, required=required, metavar="FILE", help=words)


PACK: Family = (
    ("key", "make a key of your own, once", _make_key),
    ("new", "write a pack to begin with", _new_pack),
    ("check", "read packs and say every fault in them", _check),
    ("sign", "put your signature under a pack", _sign),
    ("open", "show a pack as a couple sees it, or a sheet that came back", _open),
    ("seal", "close a completion sheet so that only its therapist can open it", _seal),
)
"""`reknit pack …`: what is done is in `app/homework/terminal.py`."""


# -- the vault's commands -------------------------------------------------------------------


_DESK = "a therapist's desk, and not the vault of two"


def _backup(parser: ArgumentParser) -> None:
    parser.add_argument("--to", type=_folder, metavar="DIR", help="beside the vault by default")
    _desk(parser)


def _restore(parser: ArgumentParser) -> None:
    parser.add_argument("backup", type=Path, metavar="FILE", help="the folder of a backup")
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--own", action="store_true", help="only the private space that your own passphrase opens"
    )
    which.add_argument("--desk", action="store_true", help=_DESK)


def _desk(parser: ArgumentParser) -> None:
    parser.add_argument("--desk", action="store_true", help=_DESK)


# -- what an argument may be ----------------------------------------------------------------


def _one_flow(parser: ArgumentParser) -> None:
    parser.add_argument("flow", type=_flow, metavar="FLOW", help="a flow's file or id")


def _paper(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--paper", choices=["a4", "letter"], default="a4", help="of a PDF; a4 by default"
    )


def _form(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--format", dest="form", choices=["text", "json"], default="text", help="text by default"
    )


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
