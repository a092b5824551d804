"""The author's reference is the field table."""

from __future__ import annotations

from app import bundled
from app.flow.reference import NAME, reference
from app.flow.table import TABLE


def test_the_stored_reference_is_the_one_the_field_table_gives() -> None:
    assert (bundled.flows() / NAME).read_text(encoding="utf-8") == reference()


def test_every_key_of_the_language_is_in_the_reference() -> None:
    page = reference()
    for rows in TABLE.values():
        for name in rows:
            assert f"`{name}`" in page
