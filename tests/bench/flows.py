"""Flows to draw and to write out: all that are shipped, one with every key, a hostile one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.flow.checked import read_flow
from app.flow.library import Library
from app.flow.model import Flow

LIBRARY = Library.shipped()
HOSTILE = '"]<script>alert(1)</script>--> & <img src=x> %%{init}%% | ' + "W" * 90
EVERY_KEY = Path(__file__).parents[1] / "flow" / "data" / "every-key.flow.yaml"


def hostile() -> Flow:
    flow = LIBRARY["repair-short"]
    steps = tuple(
        replace(
            step,
            title=HOSTILE,
            intro=HOSTILE,
            items=tuple(replace(item, ask=HOSTILE, help=HOSTILE) for item in step.items),
        )
        for step in flow.steps
    )
    return replace(flow, title=HOSTILE, steps=steps)


def every_key() -> Flow:
    flow = read_flow(EVERY_KEY.read_bytes()).flow
    assert flow is not None
    return flow


FLOWS = [*LIBRARY.values(), every_key(), hostile()]
