"""Two versions of a flow side by side: what is behind `reknit flow diff`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from textwrap import fill
from typing import Any, TextIO

from ..flow.digest import digest, plain_form
from ..flow.fault import json_text, printable
from ..flow.library import Library
from ..flow.model import Flow
from .difference import Change, Grade, differences
from .notation import notation, two_texts
from .source import chosen

WIDTH = 88
_ABOUT = {
    Grade.FORBIDDEN: "what must not change under the same id",
    Grade.BREAKING: "a paused talk cannot go on with it",
    Grade.ADDITIVE: "something more is possible; what was said still fits",
    Grade.COSMETIC: "words, times and notes; what was said still fits",
}
_ADAPTED = {
    Grade.FORBIDDEN: "PROMISES AND KINDS OF ANSWER",
    Grade.BREAKING: "ROADS, PARTS AND BOUNDS",
    Grade.ADDITIVE: "MORE IS POSSIBLE",
    Grade.COSMETIC: "WORDS, TIMES AND NOTES",
}
"""What the changes of a flow of its own are called, which can break no talk."""


def run_diff(old: Path | str, new: Path | str, form: str, out: TextIO) -> int:
    """Say what changed from one flow to another; `form` is text or json.

    0: cosmetic or additive, 1: breaking or forbidden, or one of the two has faults. Raises
    Problem where one cannot be opened.
    """
    library = Library.shipped()
    flows = [chosen(wanted, library, out, form) for wanted in (old, new)]
    before, after = flows
    if before is None or after is None:
        return 1
    changes = differences(before, after)
    if form == "json":
        print(json_text(_as_json(before, after, changes)), file=out)
    else:
        print("\n".join(_as_text(before, after, changes)), file=out)
    return int(not _is_adapted(before, after) and _gravest(changes) > Grade.ADDITIVE)


def _is_adapted(old: Flow, new: Flow) -> bool:
    """Whether the new one is a flow of its own that was made from the old one."""
    made_from = new.derived_from
    return old.id != new.id and made_from is not None and made_from.id == old.id


def _gravest(changes: Sequence[Change]) -> Grade:
    return max((each.grade for each in changes), default=Grade.COSMETIC)


def may_go_on(old: Flow, new: Flow) -> bool:
    """Whether a talk that was paused in one version may go on with the other, if both want to."""
    return old.id == new.id and _gravest(differences(old, new)) <= Grade.ADDITIVE


def _as_json(old: Flow, new: Flow, changes: Sequence[Change]) -> dict[str, Any]:
    return {
        "old": {"id": old.id, "version": old.version, "digest": digest(old)},
        "new": {"id": new.id, "version": new.version, "digest": digest(new)},
        "class": _gravest(changes).name.lower(),
        "may_go_on": may_go_on(old, new),
        "changes": [
            {
                "id": change.id,
                "key": change.key,
                "class": change.grade.name.lower(),
                "before": plain_form(change.before),
                "after": plain_form(change.after),
                "advice": change.advice,
            }
            for change in changes
        ],
    }


def _as_text(old: Flow, new: Flow, changes: Sequence[Change]) -> list[str]:
    names = [printable(f"{flow.id} {flow.version}") for flow in (old, new)]
    lines = [" → ".join(names), ""]
    for grade in sorted(_ABOUT, reverse=True):
        some = [change for change in changes if change.grade is grade]
        if some:
            head = f"{grade.name} ({_ABOUT[grade]})"
            head = _ADAPTED[grade] if _is_adapted(old, new) else head
            lines += [head, *map(_line, some), ""]
    return [*lines, fill(_verdict(old, new, changes), WIDTH)]


def _line(change: Change) -> str:
    where = f"{change.id}.{change.key}" if change.key else change.id
    advice = f": {change.advice}" if change.advice else ""
    return fill(
        f"{where}  {_what(change)}{advice}",
        WIDTH,
        initial_indent="  ",
        subsequent_indent="      ",
        break_on_hyphens=False,
    )


def _what(change: Change) -> str:
    if isinstance(change.before, str) and isinstance(change.after, str):
        before, after = two_texts(change.before, change.after)
    else:
        before, after = notation(change.before), notation(change.after)
    if change.before is None:
        return f"new: {after}" if change.key else f"new {after}"
    if change.after is None:
        return f"taken out, was {before}"
    return f"{before} → {after}"


def _verdict(old: Flow, new: Flow, changes: Sequence[Change]) -> str:
    grade = _gravest(changes)
    if _is_adapted(old, new):
        return _adapted(old, new)
    if old.id != new.id:
        return "These are two flows. No talk goes from one to the other."
    if not changes:
        return "Nothing changed but comments and spaces, if anything. Any talk can go on."
    if grade <= Grade.ADDITIVE:
        return (
            f"All in all {grade.name.lower()}. Two people who paused in version {old.version} may "
            f"go on with version {new.version}, if both want to."
        )
    mend = "Mend what is forbidden before you hand it out. " if grade is Grade.FORBIDDEN else ""
    return (
        f"All in all {grade.name.lower()}. {mend}Two people who paused in version {old.version} "
        "finish it with that version; the next talk begins with the new one."
    )


def _adapted(old: Flow, new: Flow) -> str:
    words = (
        f"A flow of its own, adapted from {printable(old.id)}. Answers are kept by id, so no talk "
        "goes from one to the other, and nothing above can break one."
    )
    made_from = new.derived_from
    if made_from is not None and made_from.version != old.version:
        words += (
            f" It was adapted from version {made_from.version}, and this is version {old.version}: "
            "see what you want to take over."
        )
    return words
