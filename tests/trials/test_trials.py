"""The short form of every trial, and its control, which must find something wrong."""

from __future__ import annotations

import base64
import html
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .canaries import STEM, found_in, found_under

ROOT = Path(__file__).parents[2]
AT_LEAST = {
    "kills": {"kills": 80, "acknowledged": 80},
    "kills-in-a-room": {"kills": 40, "acknowledged": 40},
    "kills-at-changes": {"kills": 36, "changes done before": 1},
    "kills-at-upgrades": {"kills": 20},
    "faults": {"calls in a life": 1_500, "faults": 60, "told VaultUnreachable": 10},
    "power": {"syncs": 100, "images": 80},
    "damage": {"damaged files": 40, "shared refused": 1, "first refused": 1, "shared whole": 1},
    "limits": {"kept until then": 3, "times a door was closed": 7},
    "canaries": {"words": 60, "writes": 500, "files left": 10},
    "likeness": {"times a room was used": 25},
    "packs": {"files": 3_000, "pack: refused": 300, "sheet: refused": 100, "sheet: opened": 10},
}

needs_fork = pytest.mark.skipif(os.name == "nt", reason="needs fork")

Figures = dict[str, int]
Told = dict[str, tuple[Figures, Figures]]
"""By the name of the trial: its figures, and what was wrong."""


def begun(*how: str) -> subprocess.Popen[str]:
    """All trials, one after the other, in a process of their own."""
    run = [sys.executable, "-m", "tests.trials", *AT_LEAST, "--json", *how]
    return subprocess.Popen(
        run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )


@pytest.fixture(scope="module")
def told() -> tuple[Told, Told]:
    """What the trials found, and the controls, which run beside them."""
    found: list[Told] = []
    for each in [begun(), begun("--control")]:
        out, err = each.communicate()
        print(out)
        assert not err
        lines = map(json.loads, out.splitlines())
        found.append({name: (figures, wrong) for name, figures, wrong in lines})
    return found[0], found[1]


@needs_fork
@pytest.mark.parametrize("name", AT_LEAST)
def test_nothing_is_lost_torn_or_readable_in_the_trial(told: tuple[Told, Told], name: str) -> None:
    figures, wrong = told[0][name]
    assert wrong == {}
    for figure, least in AT_LEAST[name].items():
        assert figures.get(figure, 0) >= least, figure


@needs_fork
@pytest.mark.parametrize("name", AT_LEAST)
def test_weakened_on_purpose_the_trial_finds_something_wrong(
    told: tuple[Told, Told], name: str
) -> None:
    _, wrong = told[1][name]
    assert wrong


def test_words_are_found_in_every_form_wherever_they_begin(tmp_path: Path) -> None:
    word = f"{STEM}7"
    for number, text in enumerate(
        (
            word.encode(),
            word.encode("utf-16"),
            json.dumps(word).encode(),
            json.dumps(word, ensure_ascii=False).encode("utf-16-be"),
            html.escape(word).encode("ascii", "xmlcharrefreplace"),
            word.encode().hex().encode(),
            word.encode("utf-16-le").hex().upper().encode(),
        )
    ):
        (tmp_path / str(number)).write_bytes(b"x" + text + b"x")
    assert {path.name for path, _, _ in found_under(tmp_path, [STEM])} == set("0123456")
    (tmp_path / word).mkdir()
    assert (tmp_path / word) in {path for path, _, _ in found_under(tmp_path, [STEM])}


def test_a_key_or_word_in_base64_is_found_wherever_it_begins() -> None:
    for secret in (STEM, os.urandom(32)):
        data = secret.encode() if isinstance(secret, str) else secret
        for before in range(6):
            text = base64.b64encode(bytes(before) + data + b"end")
            assert found_in(b"x" + text, [secret])
            assert not found_in(text.swapcase(), [secret])
