"""Texts out to a translator and back: `reknit flow texts export` and `import`."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from ..flow.fault import Severity, as_text, printable, quoted
from ..flow.library import Library
from ..flow.model import Flow
from ..flow.reader import SIZE as SIDECAR_SIZE
from ..flow.sidecar import Sidecar
from ..flow.translation import read_translation, texts_of
from ..problem import Problem
from . import entry
from .catalogue import HEAD, Sifted, notes, sifted, texts, to_sidecar
from .columns import read_csv, to_csv
from .entry import Texts, is_language
from .files import NOTHING_CHANGED, read_bytes, write_new, write_whole
from .po import read_po, to_po
from .source import chosen

_NAMED = 5
"""So many keys of what was left out are named."""


def run_export(wanted: Path | str, form: str, language: str, to: Path | None, out: TextIO) -> int:
    """Write all texts of a flow for a translator, with what is translated so far.

    `form` is po or csv. Without `to` the file comes beside the flow, that of a shipped flow
    into this folder. Never writes over a file. 1 where the flow has faults. Raises Problem
    where it cannot be done.
    """
    _language(language)
    flow = chosen(wanted, Library.shipped(), out)
    if flow is None:
        return 1
    if flow.language == language:
        raise Problem(f"{quoted(flow.id)} is written in {language} already.", NOTHING_CHANGED)
    found = texts(flow, _sidecar(flow, _beside(wanted, flow, language)), language)
    file = to or _folder(wanted) / f"{flow.id}.{language}.{form}"
    if form == "po":
        about = notes(flow)
        lines = [printable(about[each.key]) for each in found.entries]
        data = to_po(found, printable(flow.title), flow.version, lines)
    else:
        data = to_csv(found)
    write_new({file: data})
    unsure = sum(each.unsure for each in found.entries)
    done = sum(bool(each.target) for each in found.entries) - unsure
    print(f"Written: {file}", file=out)
    print(f"{_count(found.entries)}, {done} translated, {unsure} to look at again.", file=out)
    return 0


def run_import(wanted: Path | str, file: Path, to: Path | None, out: TextIO) -> int:
    """Write the translation beside a flow from what a translator sent back.

    Texts that the file does not have keep the translation they had. 1 where the flow has
    faults. Raises Problem where the file cannot be used, or where a translation that somebody
    wrote by hand would be replaced.
    """
    flow = chosen(wanted, Library.shipped(), out)
    if flow is None:
        return 1
    read = _read(file)
    _same_flow(flow, read)
    target = to or _beside(wanted, flow, read.to)
    used = sifted(flow, read)
    kept = _kept(flow, target, read.to)
    data = to_sidecar(flow, read.to, {**kept, **used.used})
    checked = read_translation(data, flow)
    lines = data.decode().split("\n")
    errors = [fault for fault in checked.faults if fault.severity is Severity.ERROR]
    if errors or len(data) > SIDECAR_SIZE:
        told = as_text(errors[0], str(target), lines) if errors else "it would be too large"
        raise Problem(f"This cannot become a translation: {told}", NOTHING_CHANGED)
    write_whole(target, data)
    print(f"Written: {target}", file=out)
    _tell(flow, used, len({**kept, **used.used}), out)
    for fault in checked.faults:
        print(as_text(fault, str(target), lines), file=out)
    return 0


def _tell(flow: Flow, used: Sifted, count: int, out: TextIO) -> None:
    print(f"{_count(texts_of(flow))}, {count} translated.", file=out)
    for keys, why in (
        (used.unknown, "the flow has no such text"),
        (used.unsure, "marked as unsure, and of an unknown source"),
    ):
        if keys:
            shown = ", ".join(quoted(key) for key in keys[:_NAMED])
            more = " …" if len(keys) > _NAMED else ""
            print(f"{len(keys)} left out ({why}): {shown}{more}", file=out)


def _count(some: object) -> str:
    count = len(some)  # type: ignore[arg-type]
    return "1 text" if count == 1 else f"{count} texts"


def _language(word: str) -> None:
    if not is_language(word):
        raise Problem(
            f"{quoted(word)} is no language.", NOTHING_CHANGED, "Write it like de or pt-BR."
        )


def _read(file: Path) -> Texts:
    """What a translator sent; its kind is told by the end of its name."""
    readers = {".po": read_po, ".csv": read_csv}
    reader = readers.get(file.suffix.lower())
    if reader is None:
        raise Problem(f"{file} is neither a .po nor a .csv file.", NOTHING_CHANGED)
    found = reader(read_bytes(file, entry.SIZE))
    _language(found.to)
    return found


def _same_flow(flow: Flow, read: Texts) -> None:
    if read.flow and read.flow != flow.id:
        words = f"These are texts of {quoted(read.flow)}, not of {quoted(flow.id)}."
        raise Problem(words, NOTHING_CHANGED)
    if read.source and read.source != flow.language:
        words = f"These texts are translated from {quoted(read.source)}."
        raise Problem(words, NOTHING_CHANGED, f"The flow is written in {flow.language}.")
    if read.to == flow.language:
        raise Problem(f"{quoted(flow.id)} is written in {read.to} itself.", NOTHING_CHANGED)


def _folder(wanted: Path | str) -> Path:
    return wanted.parent if isinstance(wanted, Path) else Path()


def _beside(wanted: Path | str, flow: Flow, language: str) -> Path:
    """Where the translation of a flow lies, or will."""
    return _folder(wanted) / f"{flow.id}.{language}.yaml"


def _sidecar(flow: Flow, file: Path) -> Sidecar | None:
    """The translation that is there; raises Problem where it has faults."""
    if not file.is_file():
        return None
    checked = read_translation(read_bytes(file, SIDECAR_SIZE), flow)
    if checked.sidecar is None:
        raise Problem(
            f"The translation {file} has faults.",
            NOTHING_CHANGED,
            f"`reknit flow check {file}` says which.",
        )
    return checked.sidecar


def _kept(flow: Flow, file: Path, to: str) -> dict[str, tuple[str, str]]:
    """What is translated already in a file that we wrote ourselves."""
    sidecar = _sidecar(flow, file)
    if sidecar is None:
        return {}
    if not read_bytes(file, SIDECAR_SIZE).startswith(HEAD.encode()):
        raise Problem(
            f"{file} was written by hand; its comments would be lost.",
            NOTHING_CHANGED,
            "Move it away, or say with --to where the new one shall be.",
        )
    return {
        key: (wording.get(sidecar.source, ""), wording[to])
        for key, wording in sidecar.texts.items()
        if wording.get(to)
    }
