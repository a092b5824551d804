"""app.bench.proof: an author's file is read whatever is in it, or is not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.bench.proof import GONE, NO_FILE, read_proof, source_line
from app.flow.library import Library

SHIPPED = Library.shipped()
WHOLE = """\
flow: 1
id: sunday-check
version: 1
language: en
title: Sunday check
minutes: 10
steps:
  - id: week
    title: Our week
    items:
      - {id: good, type: text, ask: What was good?}
"""


def test_a_whole_file_is_a_flow(tmp_path: Path) -> None:
    file = tmp_path / "sunday-check.flow.yaml"
    file.write_text(WHOLE)
    proof = read_proof(file, SHIPPED)
    assert proof.flow is not None
    assert proof.errors == ()
    assert proof.missing == ""


def test_a_fault_has_its_line_and_the_place_in_it(tmp_path: Path) -> None:
    file = tmp_path / "x.flow.yaml"
    file.write_text(WHOLE.replace("minutes", "minuets"))
    proof = read_proof(file, SHIPPED)
    assert proof.flow is None
    fault = next(fault for fault in proof.errors if fault.line == 6)
    assert source_line(proof, fault) == ("minuets: 10", 0)


def test_of_a_long_line_the_part_around_the_fault_is_shown(tmp_path: Path) -> None:
    file = tmp_path / "x.flow.yaml"
    file.write_text(f"{{flow: 1, {'x' * 300}: 1, \u202e: 2}}")
    proof = read_proof(file, SHIPPED)
    for fault in proof.faults:
        found = source_line(proof, fault)
        if found is not None:
            shown, at = found
            assert shown.isprintable() and len(shown) <= 72 and 0 <= at <= len(shown)


def test_what_is_no_file_is_said_and_not_waited_for(tmp_path: Path) -> None:
    assert read_proof(tmp_path / "none", SHIPPED).missing == GONE
    assert read_proof(tmp_path, SHIPPED).missing == NO_FILE
    assert read_proof(tmp_path / ("x" * 5_000), SHIPPED).missing == GONE
    if hasattr(os, "mkfifo"):
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        assert read_proof(pipe, SHIPPED).missing == NO_FILE


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_what_may_not_be_read_is_said(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_text(WHOLE)
    file.chmod(0)
    assert "cannot be read" in read_proof(file, SHIPPED).missing


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), at=st.integers(0, len(WHOLE)))
def test_no_bytes_break_it(tmp_path: Path, data: bytes, at: int) -> None:
    file = tmp_path / "x.flow.yaml"
    for held in (data, WHOLE.encode()[:at], WHOLE.encode()[:at] + data):
        file.write_bytes(held)
        proof = read_proof(file, SHIPPED)
        assert proof.flow is not None or proof.errors
        for fault in proof.faults:
            source_line(proof, fault)
