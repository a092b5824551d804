"""Reading and checking flows as their authors write them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from app.flow.check import read_flow, run_check
from app.flow.fault import as_text

DATA = Path(__file__).parent / "data"
FLOWS = Path(__file__).parents[2] / "flows"


def said(*files: Path, form: str = "text", strict: bool = False) -> tuple[int, str]:
    out = io.StringIO()
    return run_check(files, form, strict, out), out.getvalue()


@pytest.mark.parametrize("name", ["example.flow.yaml", "every-key.flow.yaml", "alone.flow.yaml"])
def test_a_good_flow_has_no_fault(name: str) -> None:
    checked = read_flow((DATA / name).read_bytes())
    assert checked.faults == ()
    assert checked.flow is not None


def test_ten_planted_faults_are_all_found_in_their_lines() -> None:
    faults = read_flow((DATA / "ten-faults.flow.yaml").read_bytes()).faults
    assert [(fault.line, fault.column, fault.code) for fault in faults] == [
        (15, 9, "F101"),
        (17, 19, "F106"),
        (19, 15, "F115"),
        (23, 14, "F320"),
        (28, 30, "F325"),
        (29, 27, "F304"),
        (32, 15, "F305"),
        (42, 13, "F301"),
        (51, 27, "F322"),
        (53, 20, "F315"),
    ]


def test_a_fault_shows_its_line_with_a_caret() -> None:
    data = b"flow: 1\nid: a-talk\nversion: one\n"
    fault = next(f for f in read_flow(data).faults if f.code == "F109")
    assert as_text(fault, "a.flow.yaml", data.decode().split("\n")) == (
        "a.flow.yaml:3:10: F109 “one” is no whole number"
        " (write digits alone, from 1 to 999,999, without quotes)\n"
        "    version: one\n"
        "             ^"
    )


def test_the_caret_stands_under_wide_letters_and_in_long_lines() -> None:
    data = f"title: {'日' * 60}: x".encode()
    (fault,) = read_flow(data).faults
    _, line, caret = as_text(fault, "f", data.decode().split("\n")).split("\n")
    width = sum(2 if letter == "日" else 1 for letter in line[: line.index(": x")])
    assert caret.index("^") == width


def test_the_exit_status_says_clean_faults_or_unreadable(tmp_path: Path) -> None:
    good, bad = FLOWS / "repair" / "repair-short.flow.yaml", DATA / "ten-faults.flow.yaml"
    assert said(good) == (0, "")
    assert said(good, bad)[0] == 1
    assert said(bad, tmp_path / "missing.flow.yaml")[0] == 2
    assert said(tmp_path)[0] == 2


def test_warnings_count_only_when_strict(tmp_path: Path) -> None:
    file = tmp_path / "w.flow.yaml"
    text = (DATA / "example.flow.yaml").read_text(encoding="utf-8")
    file.write_text(text.replace("ask: What came instead?", "ask: What was your #1 need?"))
    status, words = said(file)
    assert status == 0
    assert ": W201 " in words
    assert said(file, strict=True)[0] == 1


def test_json_holds_every_fault_of_every_file(tmp_path: Path) -> None:
    files = (
        DATA / "ten-faults.flow.yaml",
        FLOWS / "repair" / "repair-short.flow.yaml",
        tmp_path / "missing",
    )
    status, words = said(*files, form="json")
    ten, none, missing = json.loads(words)
    assert status == 2
    assert len(ten["faults"]) == 10
    assert ten["faults"][0] == {
        "code": "F101",
        "severity": "error",
        "line": 15,
        "column": 9,
        "message": "“aks” is no key of type scale",
        "hint": "did you mean “ask”?",
    }
    assert none["faults"] == []
    assert missing["unreadable"]


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_hostile_file_puts_nothing_strange_on_the_terminal(tmp_path: Path, form: str) -> None:
    file = tmp_path / "evil\x1b[31m.flow.yaml"
    file.write_bytes("flow: 1\n\x1b]0;owned\x07: \u202e\x9b2J\n".encode() + b"\xff\x00\r")
    other = tmp_path / "other.flow.yaml"
    other.write_text("\u00ad\u200bk\u0301: 1\nid: \ue000\u2067x\n", encoding="utf-8")
    status, words = said(file, other, form=form)
    assert status == 1
    assert all(letter.isprintable() or letter == "\n" for letter in words)


def test_a_device_or_a_huge_file_is_not_read_to_its_end() -> None:
    status, words = said(Path("/dev/zero"))
    assert status == 1
    assert ": F001 " in words


def test_a_translation_is_checked_against_the_flow_beside_it(tmp_path: Path) -> None:
    example = (DATA / "example.flow.yaml").read_bytes()
    (tmp_path / "repair-after-withdrawal.flow.yaml").write_bytes(example)
    file = tmp_path / "repair-after-withdrawal.de.yaml"
    file.write_text(
        "flow_translation: 1\nof: repair-after-withdrawal\nchecked_for: 3\nfrom: en\nto: de\n"
        "texts:\n  heat.aks: {en: x, de: y}\n",
        encoding="utf-8",
    )
    status, words = said(file)
    assert status == 0
    assert ": W401 " in words


@pytest.mark.parametrize(
    ("key", "hint"),
    [("practice", "the flow beside it"), ("pack", "pack check"), ("sheet", "pack open")],
)
def test_a_file_of_another_kind_is_not_measured_as_a_flow(
    tmp_path: Path, key: str, hint: str
) -> None:
    file = tmp_path / "other.yaml"
    file.write_text(f"# a remark\n{key}: 1\nflow: sunday\nanswers: {{}}\n", encoding="utf-8")
    status, words = said(file)
    assert status == 1
    assert words.count(": F") == 1
    assert ":2:1: F120 " in words
    assert hint in words
    file.write_text(f"{key}: 1\nsteps: []\n", encoding="utf-8")
    assert ": F101 " in said(file)[1]
