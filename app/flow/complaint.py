"""What YAML complains about, in words for someone who wrote it by hand.

The scanner says what it could not go on with; what the author did stands in the source
line. So the line is looked at first, and the scanner's own words come last.
"""

from __future__ import annotations

import re

import yaml

from .fault import Fault

_QUOTED = re.compile(
    r"""(?:^\s*-?\s*|[:,\[{]\s+|-\s+)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*[^\s,\]}#:]"""
)
_MARKED = re.compile(r"(?:^|[:\-]\s+)(?P<mark>[@`%*&!])")


def explained(error: yaml.YAMLError, text: str) -> Fault:
    """The fault that an error of the scanner or parser stands for."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Fault("F099", 1, 1, "this file cannot be read", "save it again as UTF-8")
    mark, context = error.problem_mark, error.context_mark or error.problem_mark
    problem = str(error.problem)
    if "end of stream" in problem and "quoted" in str(error.context):
        words = "the quote that begins here is never closed"
        return Fault("F016", context.line + 1, context.column + 1, words, "add the closing quote")
    line = _line(text, mark.line)
    code, words, hint = _reason(problem, line, mark.column)
    return Fault(code, mark.line + 1, mark.column + 1, words, hint)


def _line(text: str, number: int) -> str:
    lines = text.split("\n", number + 1)
    return lines[number] if number < len(lines) else ""


def _reason(problem: str, line: str, column: int) -> tuple[str, str, str]:
    if line.startswith("%"):
        words = "a line that begins with % is a directive, and a flow has none"
        return "F008", words, "delete the line"
    if "\t" in line[: column + 1] and not line[: column + 1].strip():
        return "F018", "this line is indented with a tab", "use spaces"
    if _QUOTED.search(line) and "expected" in problem:
        words = "the text goes on after its closing quote"
        return "F017", words, "put the whole text in quotes, or write it under `|`"
    if "mapping values" in problem:
        words = "a colon followed by a space stands inside a text here"
        return "F015", words, "put the whole text in quotes, or write it under `|`"
    marked = _MARKED.search(line)
    if marked and ("token" in problem or "alphabetic" in problem or "expected" in problem):
        words = f"a text cannot begin with {marked['mark']}"
        return "F019", words, "put the whole text in quotes"
    if "escape" in problem or "hexdecimal" in problem or "hexadecimal" in problem:
        words = r"a \ inside double quotes begins a code, and this is none"
        return "F021", words, "use single quotes, or write it under `|`"
    if "',' or" in problem:
        words = "this list or mapping in brackets is not closed"
        return "F022", words, "close it with ] or }, or write one entry a line"
    if "expected" in problem or "sequence entries" in problem:
        words = "this line does not fit the lines above it"
        return "F020", words, "check how far it is indented, and that a colon follows each key"
    return "F014", "this cannot be read as YAML", problem
