"""The packs, sheets and sealed files that the trial of packs changes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from app.homework.sheet import Pair, Remark, Time, Went, Whose, sheet_text
from app.homework.signature import signed

from ..homework.opening import SIGNED
from ..homework.packs import KEY, own, sheet, text, with_inside
from .mutants import Seed

_SEALED = Path(__file__).parents[1] / "homework" / "data" / "hostile"
SEALED = (_SEALED / "shown-sealed.age").read_bytes()
NEWER = signed(SIGNED.replace(b"version: 2\nlanguage", b"version: 3\nlanguage"), KEY)
OWN = signed(with_inside(own(), from_={"name": "M. Stern"}).encode(), KEY)
OURS = {each.rstrip(b"\n") for each in (SIGNED, NEWER, OWN)}
ASKING = text(
    from_={"name": "M. Stern"},
    days=14,
    returns={"tell": ["minutes", "tension"], "answers": ["wish", "felt", "part"]},
    recipient=KEY.recipient,
)
DERIVED = with_inside(
    own("derived_from: {id: small-talk, version: 2}\n"),
    returns={"answers": ["wish", "part"]},
    from_={"name": "M. Stern"},
)
FULL = sheet(
    Time(
        day="2026-11-26",
        went=Went.PART,
        minutes=12,
        tension_before=Pair(one=7),
        felt_heard=Pair(one=6, two=8),
        stuck=(Remark(of=Whose.BOTH, text="At the door"),),
        answers=(Remark(of=Whose.TWO, text="More time", asked="What do you wish for?"),),
    ),
    question=(Remark(of=Whose.ONE, text="How do we begin?"),),
)


@cache
def seeds() -> tuple[Seed, ...]:
    """The files that are changed; each kind about as often as the others."""
    packs = (text(from_={"name": "M. Stern"}), ASKING, DERIVED)
    return (
        *(Seed.of("pack", each.encode()) for each in packs),
        *(Seed.of("pack", each) for each in (SIGNED, NEWER, OWN)),
        *(Seed.of("sheet", sheet_text(each).encode()) for each in (FULL, FULL, sheet())),
        *(Seed.of("seal", SEALED) for _ in range(2)),
        Seed.of("seal", (_SEALED / "sealed-for-another.age").read_bytes()),
    )
