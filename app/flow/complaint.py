"""What YAML complains about, in words for someone who wrote it by hand.

The scanner says what it could not go on with; what the author did stands in the source
line. So the line is looked at first, and the scanner's own words come last.
"""

from __future__ import annotations

import re

import yaml

from .fault import Fault
from .node import Mark

_QUOTED = re.compile(
    r"""(?:^\s*-?\s*|[:,\[{]\s+|-\s+)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*[^\s,\]}#:]"""
)
_MARKED = re.compile(
    r"(?:^|[:-]\s)\s*(?P<sign>[@`%*&!|>]|-(?=\s)|\{(?=[A-Za-z_.]{1,40}\}(?:\s*[^\s,}\]#:]|,\s)))"
)
_A_KEY = re.compile(r"\s+[a-z][a-z0-9_-]{0,62}")
_NARROW_DASH = re.compile(r"^\s*(-)\w[^:]*:\s")
_NARROW_COLON = re.compile(r"^\s*(?:- )?[a-z_]+(:)\S")

_LOOKED_AT = 400
"""So much of a line is looked at; a hostile one can be as long as the file."""

_FURTHER_IN = "begin it right below the key above; or, if it is text, put the whole text in quotes"
_QUOTE_IT = "put the whole text in quotes, or write it under `|`"


def explained(error: yaml.YAMLError, text: str) -> Fault:
    """The fault that an error of the scanner or parser stands for."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Fault("F099", 1, 1, "this file cannot be read", "save it again as UTF-8")
    mark, begun = error.problem_mark, error.context_mark or error.problem_mark
    problem, context = str(error.problem), str(error.context)
    if "end of stream" in problem and "quoted" in context:
        words = "the quote that begins here is never closed"
        return Fault("F016", begun.line + 1, begun.column + 1, words, "add the closing quote")
    if "expected ':'" in problem:
        mark = begun
    lines = [line[:_LOOKED_AT] for line in text.split("\n")]
    return _of_the_line(problem, mark, lines) or _of_the_problem(problem, mark)


def _of_the_line(problem: str, mark: Mark, lines: list[str]) -> Fault | None:
    """What can be seen in the source line, or in the one above it."""
    number, column = mark.line, mark.column
    line = lines[number] if number < len(lines) else ""
    if line.startswith("%"):
        words = "a line that begins with % is a directive, and none belongs here"
        return Fault("F008", number + 1, column + 1, words, "delete the line")
    if "\t" in line[: column + 1] and not line[: column + 1].strip():
        words = "this line is indented with a tab"
        return Fault("F018", number + 1, column + 1, words, "use spaces")
    if "expected" in problem and _QUOTED.search(line):
        words = "the text goes on after its closing quote"
        return Fault("F017", number + 1, column + 1, words, _QUOTE_IT)
    for at in (number, number - 1):
        narrow = _NARROW_DASH.search(lines[at]) if 0 <= at < len(lines) else None
        if narrow:
            words = "a dash without a space after it begins no entry"
            return Fault("F020", at + 1, narrow.start(1) + 1, words, "put a space after the dash")
    narrow = _NARROW_COLON.search(line) if "expected ':'" in problem else None
    if narrow:
        words = "a colon without a space after it ends no key"
        return Fault("F020", number + 1, narrow.start(1) + 1, words, "put a space after the colon")
    marked = _MARKED.search(line)
    if marked and not ("mapping values" in problem or "',' or" in problem):
        words = f"a text cannot begin with {marked['sign']}"
        hint = "for a name write <first> or <speaker>" if marked["sign"] == "{" else _QUOTE_IT
        return Fault("F019", number + 1, marked.start("sign") + 1, words, hint)
    if "mapping values" in problem and _A_KEY.fullmatch(line, 0, column):
        words = "this line stands further in than the one above, which holds a text already"
        at = len(line) - len(line.lstrip()) + 1
        return Fault("F020", number + 1, at, words, _FURTHER_IN)
    return None


def _of_the_problem(problem: str, mark: Mark) -> Fault:
    code, words, hint = "F014", "this cannot be read as YAML", problem
    if "mapping values" in problem:
        code, words, hint = "F015", "a colon and a space stand inside a text here", _QUOTE_IT
    elif "escape" in problem or "hexdecimal" in problem or "hexadecimal" in problem:
        code = "F021"
        words = r"a \ inside double quotes begins a code, and this is none"
        hint = "use single quotes, or write it under `|`"
    elif "',' or" in problem:
        code = "F022"
        words = "this list or mapping in brackets is not closed"
        hint = "close it with ] or }, or write one entry a line"
    elif "expected" in problem or "sequence entries" in problem:
        code, words = "F020", "this line does not fit the lines above it"
        hint = "check how far it is indented, and that a colon follows each key"
    return Fault(code, mark.line + 1, mark.column + 1, words, hint)
