"""A talk in the real window, killed at random moments; `trial.py` does it as often as asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

TRIAL = Path(__file__).with_name("trial.py")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs fork and kill -9")


def trials(kind: str, folder: Path, rounds: int, *seeds: int) -> list[dict[str, Any]]:
    """What the trials found, one process a seed, side by side."""
    runs = []
    for seed in seeds:
        place = folder / str(seed)
        place.mkdir()
        arguments = [sys.executable, str(TRIAL), kind, str(place), str(rounds), str(seed)]
        runs.append(
            subprocess.Popen(
                arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=place
            )
        )
    found = []
    for run in runs:
        out, err = run.communicate()
        assert run.returncode == 0, err
        found.append(json.loads(out))
    print(found)
    return found


def test_a_talk_killed_again_and_again_keeps_every_answer_and_goes_on_where_it_was(
    tmp_path: Path,
) -> None:
    (found,) = trials("kills", tmp_path, 40, 1)
    assert found["kills"] == 40 < found["acknowledged"]
    assert found["finished"] > 0
    assert (found["lost"], found["astray"]) == ([], 0)
    assert min(found["places"]["same"], found["places"]["hand-over"]) > 0


def test_what_is_answered_in_rooms_of_their_own_outlives_kills_too(tmp_path: Path) -> None:
    found = trials("kills-in-rooms", tmp_path, 3, 4, 5)
    assert sum(each["in_rooms"] for each in found) > 0
    assert [(each["lost"], each["astray"]) for each in found] == [([], 0), ([], 0)]


def test_the_trial_would_see_an_answer_that_is_only_on_the_screen(tmp_path: Path) -> None:
    (found,) = trials("kills-too-soon", tmp_path, 5, 3)
    assert found["lost"]
