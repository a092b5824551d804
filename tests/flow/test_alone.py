"""A flow for one: nothing in it needs the other, and two numbers of one person are compared."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from app.flow.check import read_flow
from app.flow.library import Library

HEAD = "flow: 1\nid: a-talk\nversion: 1\nlanguage: en\ntitle: A talk\nminutes: 5\n"
ONE = "people: one\n"
HELLO = "- {id: one, title: One, turns: first, items: [{id: hello, type: note, text: Hello}]}"


def codes(steps: str, extra: str = ONE, library: Library | None = None) -> list[str]:
    text = f"{HEAD}{extra}steps:\n{indent(dedent(steps).strip(), '  ')}\n"
    return [fault.code for fault in read_flow(text.encode(), library=library).faults]


def with_item(item: str, extra: str = ONE) -> list[str]:
    return codes(f"- {{id: one, title: One, turns: first, items: [{{{item}}}]}}", extra)


@pytest.mark.parametrize("turns", ["together", "each", "private", "second"])
def test_in_a_flow_for_one_only_the_first_takes_turns(turns: str) -> None:
    assert codes(HELLO.replace("turns: first", f"turns: {turns}")) == ["F340"]
    assert codes(HELLO.replace("turns: first, ", "")) == ["F340"]
    assert codes(HELLO) == []


@pytest.mark.parametrize(
    "key",
    [
        "opens_with: before-you-start",
        "seats: {ask: Who?, first: One, second: Two}",
        "first_speaker: first",
    ],
)
def test_a_flow_for_one_has_no_keys_for_two(key: str) -> None:
    assert codes(HELLO, f"{ONE}{key}\n") == ["F341"]


def test_a_flow_for_one_has_no_break_from_the_other() -> None:
    detour = "{id: rest, title: Rest, turns: first, items: [{id: sit, type: note, text: Sit}]}"
    assert codes(HELLO, f"{ONE}pause: rest\ndetours: [{detour}]\n") == ["F341", "F341"]


@pytest.mark.parametrize(
    "item",
    [
        "id: a, type: text, ask: What?, who: second",
        "id: a, type: text, ask: What?, who: both",
        "id: a, type: text, ask: What?, who: couple",
        "id: a, type: sign_off, statement: Yes?, by: couple",
        "id: a, type: mirror, ask: What?, who: second",
    ],
)
def test_nobody_else_answers_in_a_flow_for_one(item: str) -> None:
    assert with_item(item) == ["F341"]


@pytest.mark.parametrize("share", ["after_both", "ask", "never"])
def test_there_is_nobody_to_share_with_in_a_flow_for_one(share: str) -> None:
    assert "F341" in with_item(f"id: a, type: text, ask: What?, share: {share}")
    assert with_item("id: a, type: text, ask: What?, share: now") == []


@pytest.mark.parametrize("way", ["otherwise: later", "if: {answer: a, is: yes}, step: later"])
def test_a_flow_for_one_is_not_put_off(way: str) -> None:
    item = "{id: a, type: sign_off, statement: Yes?}"
    step = f"- {{id: one, title: One, turns: first, items: [{item}], go_to: [{{{way}}}]}}"
    assert "F341" in codes(step)
    assert "F341" not in codes(step, "")


def test_a_group_is_for_a_flow_for_one_alone() -> None:
    assert codes(HELLO, f"{ONE}group: calm\n") == []
    assert codes(HELLO, "group: calm\n") == ["F341"]


def test_a_flow_leads_to_flows_for_as_many_people() -> None:
    library = Library.shipped()
    assert codes(HELLO, f"{ONE}then: [a-moment]\n", library) == []
    assert codes(HELLO, f"{ONE}then: [repair-short]\n", library) == ["F342"]
    assert codes(HELLO, "then: [repair-short]\n", library) == []
    assert codes(HELLO, "then: [a-moment]\n", library) == ["F342"]
    assert codes(HELLO, "opens_with: a-moment\n", library) == ["F342"]


def test_a_flow_for_one_may_name_both_but_nobody_listens() -> None:
    assert with_item('id: a, type: text, ask: "<speaker>, what about <second>?"') == []
    assert with_item('id: a, type: text, ask: "<first>, what about <listener>?"') == ["F325"]


def test_a_flow_for_one_may_use_the_ids_of_the_break_as_nothing_is_joined_to_it() -> None:
    assert with_item("id: break-note, type: note, text: Hello") == []
    assert with_item("id: break-note, type: note, text: Hello", "") == ["F303"]


COMPARED = """
    - id: before
      title: Before
      turns: first
      items:
        - {id: early, type: scale, ask: How tense?%s}
        - {id: way, type: choice, ask: What now?, options: {sigh: A sigh}}
    - id: after
      title: After
      turns: first
      items:
        - {id: late, type: scale, ask: And now?}
        - {id: more, type: note, text: More., show_if: {answer: %s}}
    - id: end-of-it
      title: End
      turns: first
      items: [{id: last, type: scale, ask: And at last?}]
    """


def compared(condition: str, early: str = "") -> list[str]:
    return codes(COMPARED % (early, condition))


def test_two_scales_of_one_person_are_compared_either_way_round() -> None:
    assert compared("late, above: early") == []
    assert compared("late, above: early, by: 2") == []
    assert compared("early, above: late") == []
    assert compared("late, of: either, above: early") == []


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("late, above: way", "F310"),
        ("way, above: early", "F310"),
        ("late, above: late", "F310"),
        ("late, above: nobody", "F304"),
        ("late, above: last", "F308"),
        ("last, above: early", "F308"),
        ("late, above: early, by: 11", "F312"),
        ("late, above: early, is: 3", "F116"),
        ("late, is: 3, by: 2", "F116"),
        ("late, by: 2", "F116"),
        ("late, above: early, by: 0", "F110"),
        ("late, of: both, above: early", "F314"),
    ],
)
def test_a_comparison_needs_two_earlier_scales(condition: str, code: str) -> None:
    assert set(compared(condition)) == {code}


def test_a_difference_that_can_never_be_is_reported() -> None:
    assert compared("late, above: early, by: 6", ", from: 5, to: 10") == ["F312"]
    assert compared("late, above: early, by: 5", ", from: 5, to: 10") == []


TWO = """
    - id: alone
      title: Alone
      turns: private
      items: [{id: early, type: scale, ask: How tense?, share: %s}]
    - id: us
      title: Us
      items:
        - {id: late, type: scale, ask: And now?, who: %s}
        - {id: more, type: note, text: More., show_if: {answer: late%s, above: early}}
    """


def test_a_hidden_number_is_not_given_away_by_a_comparison() -> None:
    assert codes(TWO % ("never", "both", ", of: either"), "") == ["F322"]
    assert codes(TWO % ("ask", "both", ", of: both"), "") == ["F322"]
    assert codes(TWO % ("after_both", "both", ", of: either"), "") == []


def test_a_comparison_says_whose_numbers_where_both_are_asked() -> None:
    assert set(codes(TWO % ("after_both", "both", ""), "")) == {"F313"}
    assert codes(TWO % ("after_both", "first", ""), "") == ["F310"]
    assert codes(TWO % ("after_both", "couple", ""), "") == ["F310"]
