"""Texts out to a translator and back, as an author meets it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bench.catalogue import HEAD, texts, to_sidecar
from app.bench.columns import read_csv, to_csv
from app.bench.draft import run_new
from app.bench.entry import Texts
from app.bench.exchange import run_export, run_import
from app.bench.po import read_po, to_po
from app.flow.check import run_check
from app.flow.checked import read_flow
from app.flow.library import Library
from app.flow.model import Flow
from app.flow.reader import FORBIDDEN
from app.flow.translation import read_translation, texts_of, translated
from app.problem import Problem

LIBRARY = Library.shipped()
FORMS: dict[str, tuple[Callable[[bytes], Texts], Callable[[Texts], bytes]]] = {
    "po": (read_po, lambda texts: to_po(texts, "x", 1, ["note"] * len(texts.entries))),
    "csv": (read_csv, to_csv),
}


def new(tmp_path: Path) -> Path:
    run_new(tmp_path / "mine", None, "two", "", io.StringIO())
    return tmp_path / "mine.flow.yaml"


def export(flow: Path | str, form: str = "po", language: str = "de", to: Path | None = None) -> str:
    out = io.StringIO()
    assert run_export(flow, form, language, to, out) == 0
    return out.getvalue()


def back(flow: Path | str, file: Path, to: Path | None = None) -> str:
    out = io.StringIO()
    assert run_import(flow, file, to, out) == 0
    return out.getvalue()


def translate(file: Path, only: str = "") -> None:
    """What a translator does: every text, or that of one key, in capital letters."""
    read, write = FORMS[file.suffix[1:]]
    known = read(file.read_bytes())
    entries = tuple(
        replace(e, target=f"«{e.source}»", unsure=False, before="") if only in e.key else e
        for e in known.entries
    )
    file.write_bytes(write(replace(known, flow=known.flow or "mine", entries=entries)))


@pytest.mark.parametrize("form", FORMS)
def test_a_translation_goes_out_and_comes_back_whole(tmp_path: Path, form: str) -> None:
    flow = new(tmp_path)
    said = export(flow, form)
    file = tmp_path / f"mine.de.{form}"
    assert f"Written: {file}" in said
    assert " 0 translated" in said
    translate(file)
    assert "left out" not in back(flow, file)
    sidecar = tmp_path / "mine.de.yaml"
    out = io.StringIO()
    assert run_check([sidecar], "text", True, out) == 0, out.getvalue()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["repair-five-steps", "check-in", "a-moment", "welcoming-back"])
def test_every_text_of_a_shipped_flow_survives(tmp_path: Path, name: str, form: str) -> None:
    file, sidecar = tmp_path / f"x.{form}", tmp_path / "x.yaml"
    export(name, form, to=file)
    translate(file)
    back(name, file, sidecar)
    checked = read_translation(sidecar.read_bytes(), LIBRARY[name])
    assert checked.faults == ()
    assert checked.sidecar is not None
    there = translated(LIBRARY[name], checked.sidecar)
    assert texts_of(there) == {key: f"«{t}»" for key, t in texts_of(LIBRARY[name]).items()}


LINES = st.lists(
    st.text(st.sampled_from("ab:#-'\"\\{}[],&*!|>%@`?<~ é…\t") | st.characters(), max_size=20),
    max_size=3,
)
PLACE = "repair-short", "short-told.try"


@given(LINES)
def test_any_translation_is_read_from_the_sidecar_as_it_was(lines: list[str]) -> None:
    target = "\n".join(line.strip() for line in lines if "\n" not in line).strip()
    flow = LIBRARY[PLACE[0]]
    if not target or FORBIDDEN.search(target):
        return
    source = texts_of(flow)[PLACE[1]]
    checked = read_translation(to_sidecar(flow, "de", {PLACE[1]: (source, target)}), flow)
    assert checked.sidecar is not None
    assert checked.sidecar.texts[PLACE[1]] == {"en": source, "de": target}


@pytest.mark.parametrize("form", FORMS)
def test_a_text_that_changed_since_goes_out_as_unsure(tmp_path: Path, form: str) -> None:
    flow = new(tmp_path)
    export(flow, form)
    file = tmp_path / f"mine.de.{form}"
    translate(file)
    back(flow, file)
    change(flow, "What did you feel?", "What was it like?")
    file.unlink()
    assert "1 to look at again" in export(flow, form)
    assert "W403" in back(flow, file)
    translate(file, only="my-feelings.ask")
    assert "W403" not in back(flow, file)


def test_a_file_with_some_of_the_texts_adds_to_what_is_there(tmp_path: Path) -> None:
    flow = new(tmp_path)
    export(flow)
    file = tmp_path / "mine.de.po"
    translate(file, only="told.")
    count = sum(key.startswith("told.") for key in texts_of(flow_of(flow)))
    assert f"{count} translated" in back(flow, file)
    file.unlink()
    export(flow)
    translate(file, only="one-thing.")
    known = read_po(file.read_bytes())
    some = tuple(e for e in known.entries if not e.key.startswith("told."))
    file.write_bytes(to_po(replace(known, entries=some), "x", 1, ["n"] * len(some)))
    assert f"{count + 1} translated" in back(flow, file)


def test_what_cannot_be_used_is_left_out_and_named(tmp_path: Path) -> None:
    flow = new(tmp_path)
    file = tmp_path / "mine.de.po"
    file.write_text(
        'msgid ""\nmsgstr "Language: de\\n"\n'
        'msgctxt "gone.ask"\nmsgid "Gone?"\nmsgstr "Weg?"\n'
        '#, fuzzy\nmsgctxt "told.ask"\nmsgid "a"\nmsgstr "b"\n'
    )
    said = back(flow, file)
    assert "1 left out (the flow has no such text): “gone.ask”" in said
    assert "1 left out (marked as unsure" in said


def test_names_that_are_missing_in_a_translation_are_said(tmp_path: Path) -> None:
    flow = new(tmp_path)
    export(flow)
    file = tmp_path / "mine.de.po"
    translate(file)
    file.write_text(file.read_text().replace("«<speaker>, what", "«Du, what"))
    assert "W404" in back(flow, file)


def test_nothing_of_an_author_is_written_over(tmp_path: Path) -> None:
    flow = new(tmp_path)
    export(flow)
    with pytest.raises(Problem, match="already"):
        export(flow)
    file, sidecar = tmp_path / "mine.de.po", tmp_path / "mine.de.yaml"
    translate(file)
    back(flow, file)
    assert sidecar.read_text(encoding="utf-8").startswith(HEAD)
    change(sidecar, HEAD, "# by hand")
    with pytest.raises(Problem, match="by hand"):
        back(flow, file)
    back(flow, file, tmp_path / "elsewhere.yaml")


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("Language: ../../x", "no language"),
        ("Language: en", "written in en"),
        ("Language: de\\nX-Reknit-Flow: other", "not of “mine”"),
        ("Language: de\\nX-Reknit-From: fr", "from “fr”"),
        ("X: y", "no language"),
    ],
)
def test_texts_of_something_else_are_refused(tmp_path: Path, head: str, told: str) -> None:
    flow, file = new(tmp_path), tmp_path / "x.po"
    file.write_text(f'msgid ""\nmsgstr "{head}\\n"\n')
    before = sorted(each.name for each in tmp_path.iterdir())
    with pytest.raises(Problem, match=told):
        back(flow, file)
    assert sorted(each.name for each in tmp_path.iterdir()) == before


def test_what_cannot_be_done_is_said(tmp_path: Path) -> None:
    flow = new(tmp_path)
    with pytest.raises(Problem, match="no language"):
        export(flow, language="German language")
    with pytest.raises(Problem, match="already"):
        export(flow, language="en")
    with pytest.raises(Problem, match="neither"):
        back(flow, flow)
    with pytest.raises(Problem, match="cannot be read"):
        back(flow, tmp_path / "nowhere.po")
    (tmp_path / "mine.de.yaml").write_text("flow_translation: 2\n")
    with pytest.raises(Problem, match="has faults"):
        export(flow)


def test_a_translation_that_is_too_large_is_not_written(tmp_path: Path) -> None:
    flow, file = new(tmp_path), tmp_path / "mine.de.po"
    keys = texts_of(flow_of(flow))
    long = "".join(f'msgctxt "{k}"\nmsgid "x"\nmsgstr "{"w" * 4_001}"\n' for k in keys)
    file.write_text(f'msgid ""\nmsgstr "Language: de\\n"\n{long}')
    with pytest.raises(Problem, match="F113"):
        back(flow, file)
    assert not (tmp_path / "mine.de.yaml").exists()


def test_the_catalogue_has_every_text_in_its_order() -> None:
    flow = LIBRARY["repair-short"]
    found: Texts = texts(flow, None, "de")
    assert [each.key for each in found.entries] == list(texts_of(flow))


def flow_of(file: Path) -> Flow:
    flow = read_flow(file.read_bytes(), library=LIBRARY).flow
    assert flow is not None
    return flow


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
