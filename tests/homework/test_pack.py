"""A pack as data: what it uses, and from when until when."""

from __future__ import annotations

from datetime import date

from app.homework.checked import read_pack

from .packs import TODAY, own, pack, small, text, with_inside


def test_the_shipped_flows_come_before_those_of_its_own() -> None:
    both = text() + "inside:\n" + own() + "\n"
    found = read_pack(both.encode(), small()).pack
    assert found is not None
    assert found.flow_ids == ("small-talk", "my-talk")
    assert [flow.id for flow in found.flows_in(small())] == ["small-talk", "my-talk"]
    assert [flow.id for flow in found.flows_in({})] == ["my-talk"]


def test_a_flow_of_its_own_is_the_one_that_is_played() -> None:
    found = read_pack(with_inside(own(**{"A small talk": "Mine"})).encode(), small()).pack
    assert found is not None
    assert [flow.title for flow in found.flows_in(small())] == ["Mine"]


def test_it_ends_on_its_last_day_or_so_many_days_from_the_opening_or_not_at_all() -> None:
    assert pack(until="2026-12-20").last_day(TODAY) == date(2026, 12, 20)
    assert pack(days=7).last_day(TODAY) == date(2026, 12, 4)
    assert pack().last_day(TODAY) is None


def test_it_begins_on_its_first_day_or_at_once() -> None:
    assert pack(starts="2026-11-30").first_day() == date(2026, 11, 30)
    assert pack().first_day() is None


def test_only_one_that_says_so_is_withdrawn() -> None:
    assert pack(standing="withdrawn").is_withdrawn
    assert not pack().is_withdrawn
