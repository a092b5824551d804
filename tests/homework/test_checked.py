"""What keeps a pack from opening, and what is only said."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import bundled
from app.flow.items import Note, Share
from app.flow.reader import read
from app.flow.table import rows_of
from app.homework.checked import checked_pack, is_pack, read_pack
from app.homework.pack import ENDING, Pack, Returns, Tells

from .packs import KEY, PLAIN, TALK_FOR_ONE, codes, faults, own, shipped, small, text, with_inside


def returns(*answers: str) -> str:
    """A pack that would like these answers back."""
    return text(returns={"answers": [*answers]}, recipient=KEY.recipient)


def test_a_small_pack_opens_without_a_word() -> None:
    assert codes(text()) == []
    assert codes(with_inside(own())) == []


def test_a_pack_is_known_by_its_key_and_not_by_its_name() -> None:
    assert is_pack(read(text().encode()))
    assert not is_pack(read(b"flow: 1\n"))
    assert not is_pack(read(b"- pack: 1\n"))
    assert not is_pack(read(b"\xff"))


@pytest.mark.parametrize("name", [row for row, found in rows_of(Pack).items() if found.required])
def test_a_pack_without_a_key_that_it_needs_is_refused(name: str) -> None:
    assert codes(text(**{name: None})) == ["F102"]


@pytest.mark.parametrize(
    "key",
    ["share", "sharing", "recipients", "show_all", "private", "gate", "unlock", "consent", "url"],
)
def test_no_key_can_change_who_sees_an_answer(key: str) -> None:
    assert "F101" in codes(text() + f"{key}: now\n")
    assert "F101" in codes(text(returns={key: "now"}, recipient=KEY.recipient))
    assert "F101" in codes(text(flows=[{"id": "small-talk", "version": 2, key: "now"}]))


def test_a_pack_with_nothing_to_do_is_refused() -> None:
    assert codes(text(flows=None)) == ["F501"]
    assert codes(text(flows=[])) == ["F501"]


def test_a_flow_that_is_not_shipped_is_refused_with_the_nearest_name() -> None:
    (fault,) = faults(text(flows=[{"id": "smal-talk", "version": 2}]))
    assert (fault.code, fault.hint) == ("F502", "did you mean “small-talk”?")


def test_a_flow_is_named_once() -> None:
    twice = [{"id": "small-talk", "version": 2}] * 2
    assert codes(text(flows=twice)) == ["F503"]


def test_two_names_that_are_none_are_not_called_the_same() -> None:
    wrong = [{"id": "A", "version": 1}, {"id": "B", "version": 1}]
    assert codes(text(flows=wrong)) == ["F111", "F111"]
    assert codes(with_inside(*(own(**{"id: my-talk": f"id: {n}"}) for n in "AB"))) == ["F111"] * 2


def test_a_version_that_is_not_here_yet_is_refused_and_an_older_one_only_told() -> None:
    assert codes(text(flows=[{"id": "small-talk", "version": 3}])) == ["F504"]
    older = read_pack(text(flows=[{"id": "small-talk", "version": 1}]).encode(), small())
    assert [fault.code for fault in older.faults] == ["W501"]
    assert older.pack is not None


def test_a_flow_of_ones_own_bears_no_name_of_another() -> None:
    assert codes(with_inside(own(**{"id: my-talk": "id: small-talk"}))) == ["F505"]
    assert codes(with_inside(own(), own())) == ["F505"]


DERIVED = "derived_from: {id: small-talk, version: 2}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("share: never", "share: ask"),
        ("share: never", "share: now"),
        ("share: after_both", "share: now"),
        ("was your part?", "was your part?, share: now"),
        ("was your part?", "was your part?, share: after_both"),
    ],
)
def test_what_was_asked_in_private_is_not_asked_more_openly(before: str, after: str) -> None:
    assert codes(with_inside(own(DERIVED))) == []
    assert codes(with_inside(own(DERIVED, **{before: after}))) == ["F506"]


def test_what_is_asked_of_one_alone_is_not_asked_of_two_under_its_name() -> None:
    for_two = own("derived_from: {id: on-my-own, version: 1}\n", **{"id: wish": "id: sign"})
    assert codes(with_inside(for_two)) == ["F506"]
    assert codes(with_inside(own("derived_from: {id: on-my-own, version: 1}\n"))) == []


def test_more_privacy_than_before_is_welcome() -> None:
    closer = own(DERIVED, **{"was your part?": "was your part?, share: never"})
    assert codes(with_inside(closer)) == []


@pytest.mark.parametrize(
    "day",
    [
        *("2026-02-30", "2026-13-01", "2026-1-1", "20261220", "2026-W48-5", "tomorrow"),
        *("٢٠٢٦-١١-٢٧", "9999-12-31", "0001-01-01"),
    ],
)
def test_a_day_is_a_day(day: str) -> None:
    assert codes(text(until=day)) == ["F507"]
    assert codes(text(starts=day)) == ["F507"]


def test_dates_that_cannot_both_hold_are_refused() -> None:
    assert codes(text(starts="2026-12-20", until="2026-12-19")) == ["F508"]
    assert codes(text(starts="2026-12-20", until="2026-12-20")) == []
    assert codes(text(until="2026-12-20", days=7)) == ["F508"]


def test_an_answer_that_no_flow_asks_for_cannot_come_back() -> None:
    (fault,) = faults(returns("wihs"))
    assert (fault.code, fault.hint) == ("F509", "did you mean “wish”?")


@pytest.mark.parametrize("kept", ["fear"])
def test_what_was_promised_to_stay_hidden_cannot_come_back(kept: str) -> None:
    assert codes(returns(kept)) == ["F510"]


def test_what_one_alone_is_asked_cannot_come_back() -> None:
    alone = text(
        flows=[{"id": "on-my-own", "version": 1}],
        returns={"answers": ["sign"]},
        recipient=KEY.recipient,
    )
    assert codes(alone) == ["F510"]


def test_an_open_question_does_not_lend_its_name_to_a_hidden_one() -> None:
    open_fear = own("", **{"id: wish": "id: dear", "id: fear": "id: wish"})
    both = returns("wish") + "inside:\n" + open_fear + "\n"
    assert codes(both) == ["F510"]
    hidden_first = text(returns={"answers": ["fear"]}, recipient=KEY.recipient)
    renamed = own("", **{"id: fear": "id: other", "id: wish": "id: fear"})
    assert codes(hidden_first + "inside:\n" + renamed + "\n") == ["F510"]


def test_every_answer_that_some_other_may_see_can_be_asked_for() -> None:
    assert codes(returns("wish", "calm", "felt", "part")) == []


def test_a_key_that_was_mistyped_is_refused() -> None:
    key = KEY.recipient
    assert codes(text(recipient=key[:-1] + ("q" if key[-1] != "q" else "p"))) == ["F511"]
    assert codes(text(recipient=KEY.line)) == ["F511"]
    assert codes(text(recipient=key)) == []


def test_a_pack_needs_no_key_to_seal_for() -> None:
    assert codes(text(returns={"tell": ["minutes"]})) == []


def test_a_fault_inside_a_flow_of_ones_own_stands_where_it_is() -> None:
    bad = with_inside(own(**{"share: never": "share: sometimes"}))
    (fault,) = faults(bad)
    assert fault.code == "F108"
    assert "sometimes" in bad.splitlines()[fault.line - 1]


def test_advice_on_a_flow_of_ones_own_keeps_nothing_from_opening() -> None:
    braces = with_inside(own(**{"What do you fear?": '"What do you fear, {name}?"'}))
    checked = read_pack(braces.encode(), small())
    assert checked.pack is not None
    assert [fault.code for fault in checked.faults] == ["W203"]


def test_only_its_author_is_told_how_a_flow_sounds() -> None:
    reading = read(with_inside(own(**{"What do you fear?": "Why did you leave?"})).encode())
    assert checked_pack(reading, small()).faults == ()
    assert {fault.code[0] for fault in checked_pack(reading, small(), tone=True).faults} == {"W"}


def test_flows_without_number_take_no_time_without_number() -> None:
    head = text(flows=None) + "inside:\n"
    for unit in ("  - {}\n", "  - {id: x}\n"):
        data = (head + unit * 3_900).encode()
        reading, checking = quickest(read, data), quickest(whole, data)
        assert checking < 20 * reading


def whole(data: bytes) -> None:
    assert read_pack(data, small()).faults[0].code == "F114"


def quickest(act: Callable[[bytes], object], data: bytes) -> float:
    """The shortest of three times, in seconds."""
    times = []
    for _ in range(3):
        begin = time.perf_counter()
        act(data)
        times.append(time.perf_counter() - begin)
    return min(times)


@pytest.mark.parametrize("flow_id", sorted(shipped()))
def test_of_every_shipped_flow_nothing_hidden_can_be_asked_for(flow_id: str) -> None:
    flow = shipped()[flow_id]
    homes = [(step, item) for step in flow.all_steps() for item in step.items]
    asked = [(step, item) for step, item in homes if not isinstance(item, Note)]
    for at in range(0, len(asked), 20):
        part = asked[at : at + 20]
        data = text(
            flows=[{"id": flow_id, "version": flow.version}],
            returns={"answers": [item.id for _, item in part]},
            recipient=KEY.recipient,
        )
        hidden = [i for s, i in part if flow.is_alone or s.share(i) is Share.NEVER]
        assert codes(data, shipped()) == ["F510"] * len(hidden)


plain: st.SearchStrategy[Any] = st.sampled_from(
    ["", "x", "small-talk", "fear", "wish", "never", "2026-12-20", KEY.recipient, "<b>", 0, 1, 99]
)
things = st.recursive(
    plain,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*rows_of(Pack), *rows_of(Returns), "id"]), inner, max_size=4
        )
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(rows_of(Pack))), things, max_size=6))
def test_whatever_stands_in_it_a_pack_is_opened_or_refused_with_a_reason(
    changed: dict[str, Any],
) -> None:
    data = json.dumps({**PLAIN, **changed}).encode()
    checked = read_pack(data, small())
    errors = [fault for fault in checked.faults if fault.code.startswith("F")]
    assert (checked.pack is None) == bool(errors)
    if checked.pack is not None and checked.pack.returns is not None:
        assert set(checked.pack.returns.tell) <= set(Tells)
        assert "fear" not in checked.pack.returns.answers


def test_the_talk_for_one_of_these_tests_is_one() -> None:
    assert "people: one" in TALK_FOR_ONE and small()["on-my-own"].is_alone


def tone_of(pack: str) -> list[str]:
    found = checked_pack(read(pack.encode()), small(), tone=True).faults
    return [fault.code for fault in found if fault.code[0] == "W"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"why": "This will save your marriage."}, ["W216"]),
        ({"why": "It may help. It may also need another day."}, []),
        ({"title": "For him and her"}, ["W215"]),
        ({"ask_obstacle": "Why did you not do it?"}, ["W208"]),
        ({"why": "Not every home is free of violence."}, []),
        ({"returns": {"question": "Was there violence this week?"}}, ["W223"]),
        ({"why": "Er und he", "language": "de"}, []),
    ],
)
def test_for_its_author_the_words_of_a_pack_are_listened_to(
    more: dict[str, Any], expected: list[str]
) -> None:
    assert tone_of(text(recipient=KEY.recipient, **more)) == expected
    assert codes(text(recipient=KEY.recipient, **more)) == []


def test_the_words_of_the_packs_that_are_shipped_are_good_to_hear() -> None:
    files = [file for file in (bundled.flows() / "packs").iterdir() if file.name.endswith(ENDING)]
    assert len(files) >= 3
    for file in files:
        found = checked_pack(read(file.read_bytes()), shipped(), tone=True).faults
        assert found == (), file.name
