"""A new flow to write on: a small whole one, or a copy of a flow that is there already."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO
from unicodedata import normalize

from .. import bundled
from ..flow.checked import checked
from ..flow.fault import Severity, quoted
from ..flow.ground import BREAK
from ..flow.kinds import ID_PATTERN, RESERVED_IDS
from ..flow.library import ENDING, Library
from ..flow.model import Flow
from ..flow.reader import SIZE, read
from ..flow.schema import NAME as SCHEMA
from ..problem import Problem
from .files import NOTHING_CHANGED, read_bytes, write_new
from .manuscript import Manuscript
from .modeline import schema_from
from .scalar import written
from .source import PRACTICE, shipped

_ID = re.compile(ID_PATTERN).fullmatch
_LONGEST_TITLE = 80


@dataclass(frozen=True)
class Original:
    """A file to begin from, and the practice answers beside it, if there are any."""

    flow: bytes
    practice: bytes | None
    adapted: bool


def run_new(file: Path, source: Path | str | None, people: str, title: str, out: TextIO) -> int:
    """Write a new flow and its practice answers; what is behind `reknit flow new`.

    Without a `source`, a file or the id of a shipped flow, a template for `people` (one or
    two) is taken. Never writes over a file. Raises Problem where it cannot be done.
    """
    library = Library.shipped()
    target = file.with_name(_stem(file.name) + ENDING)
    flow_id = _new_id(_stem(file.name), library)
    original = _original(source) if source is not None else _template(people)
    flow = _drafted(original, flow_id, title, target)
    _refuse_faults(flow, library, source)
    practice = _answers(original.practice, flow_id)
    files = {target: flow}
    if practice is not None:
        files[target.with_name(flow_id + PRACTICE)] = practice
    write_new(files)
    _say(target, practice is not None, out)
    return 0


def _say(target: Path, answers: bool, out: TextIO) -> None:
    print(f"Written: {target}", file=out)
    if answers:
        print("Beside it lies what the practice couple answers.", file=out)
    print("Open it in an editor and change the words first. Then:", file=out)
    print(f"    reknit flow check {target}", file=out)
    print(f"    reknit flow preview {target} --to pictures", file=out)


def _stem(name: str) -> str:
    for ending in (ENDING, ".yaml", ".yml"):
        if name.endswith(ending):
            return name.removesuffix(ending)
    return name


def _new_id(name: str, library: Library) -> str:
    """The id that a file's name gives; raises Problem where it is none, or is taken."""
    if not _ID(name) or name in RESERVED_IDS:
        plain = normalize("NFKD", name[:63].lower()).encode("ascii", "ignore").decode()
        near = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
        usable = _ID(near) and near not in RESERVED_IDS
        example = near if usable else "sunday-check"
        raise Problem(
            f"A flow cannot be called {quoted(name)}: a small letter first, then small letters, "
            "digits and dashes.",
            NOTHING_CHANGED,
            f"Call the file {example}{ENDING}, for example.",
        )
    if name in library:
        words = f"{quoted(name)} is the name of a flow that comes with Reknit."
        raise Problem(words, NOTHING_CHANGED, "Choose another name for yours.")
    return name


# -- what it begins from --------------------------------------------------------------------


def _template(people: str) -> Original:
    folder = bundled.resources() / "templates"
    flow, practice = folder / f"{people}{ENDING}", folder / f"{people}{PRACTICE}"
    return Original(flow.read_bytes(), practice.read_bytes(), adapted=False)


def _original(source: Path | str) -> Original:
    if isinstance(source, Path):
        beside = source.with_name(_stem(source.name) + PRACTICE)
        practice = read_bytes(beside, SIZE) if beside.is_file() else None
        return Original(read_bytes(source, SIZE), practice, adapted=True)
    flow = shipped(source + ENDING)
    if flow is None:
        raise Problem(f"There is no file and no shipped flow {quoted(source)}.", NOTHING_CHANGED)
    return Original(flow, shipped(source + PRACTICE), adapted=True)


# -- what becomes of it ---------------------------------------------------------------------


def _drafted(original: Original, flow_id: str, title: str, target: Path) -> bytes:
    """The bytes of the original with an id of its own, as a first draft, and where it is from."""
    draft = Manuscript.of(original.flow)
    outline = checked(read(original.flow), None)
    if outline.flow is None:
        first = next(f for f in outline.faults if f.severity is Severity.ERROR)
        words = f"This flow has faults; the first is {first.code} in line {first.line}."
        raise Problem(words, NOTHING_CHANGED, "`reknit flow check` says how to mend them.")
    draft = draft.with_value(("id",), flow_id).with_value(("version",), "1")
    if draft.has("status"):
        draft = draft.with_value(("status",), "draft")
    if title:
        draft = draft.with_value(("title",), _title(title))
    if original.adapted:
        draft = _derived(draft, outline.flow, flow_id)
    schema = schema_from(target.parent, SCHEMA)
    return (draft.with_schema(schema) if schema else draft).encoded()


def _derived(draft: Manuscript, source: Flow, flow_id: str) -> Manuscript:
    if source.id == flow_id:
        words = f"The flow it is copied from is called {quoted(flow_id)}, too."
        raise Problem(words, NOTHING_CHANGED, "Answers are kept by it: choose another name.")
    if draft.has("derived_from"):
        draft = draft.with_value(("derived_from", "id"), source.id)
        return draft.with_value(("derived_from", "version"), str(source.version))
    value = f"{{id: {source.id}, version: {source.version}}}"
    after = "status" if draft.has("status") else "version"
    return draft.with_key("derived_from", value, after)


def _title(title: str) -> str:
    title = " ".join(title.split())
    if not title.isprintable() or len(title) > _LONGEST_TITLE:
        words = f"A title is one line of at most {_LONGEST_TITLE} characters."
        raise Problem(words, NOTHING_CHANGED)
    return written(title)


def _refuse_faults(flow: bytes, library: Library, source: Path | str | None) -> None:
    """What was drafted is whole, but for what only shows under its new id or its title."""
    faults = checked(read(flow), library).faults
    first = next((fault for fault in faults if fault.severity is Severity.ERROR), None)
    if first is not None:
        todo = f"Nobody can copy {BREAK}: it is part of other talks." if source == BREAK else ""
        words = f"The new flow would have a fault: {first.message}."
        raise Problem(words, NOTHING_CHANGED, todo or first.hint)


def _answers(practice: bytes | None, flow_id: str) -> bytes | None:
    """The practice answers, for the flow of that id."""
    if practice is None:
        return None
    answers = Manuscript.of(practice)
    if answers.has("flow"):
        answers = answers.with_value(("flow",), flow_id)
    return answers.encoded()
