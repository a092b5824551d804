"""The reference of packs and sheets is made from their rows."""

from __future__ import annotations

import re

import pytest

from app import bundled
from app.flow.table import rows_of
from app.homework.checked import read_pack
from app.homework.pack import From, Pack, Returns, Use
from app.homework.reference import NAME, reference
from app.homework.sheet import Pair, People, Remark, Sheet, Time

from .packs import shipped


def test_the_stored_reference_is_the_one_the_rows_give() -> None:
    """After a change: python -m app.homework.reference."""
    assert (bundled.flows() / NAME).read_text(encoding="utf-8") == reference()


@pytest.mark.parametrize("record", [Pack, From, Use, Returns, Sheet, People, Time, Pair, Remark])
def test_every_key_is_in_the_reference(record: type) -> None:
    page = reference()
    for name in rows_of(record):
        assert f"`{name}`" in page


def test_the_example_at_its_beginning_is_a_pack() -> None:
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", reference(), re.MULTILINE | re.DOTALL)
    checked = read_pack(example.encode(), shipped())
    assert checked.pack is not None, checked.faults
