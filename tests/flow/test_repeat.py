"""A flow written out for the agreements it comes back to."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.flow.check import read_flow
from app.flow.condition import AnswerIs
from app.flow.digest import from_canonical, to_canonical
from app.flow.fault import Severity
from app.flow.items import Agreement, Note, Who
from app.flow.markup import blocks, fill
from app.flow.model import Flow
from app.flow.repeat import MOST, STEPS, Agreed, expanded, repeats
from app.flow.runs import ID_ROOM

FLOW = """
    flow: 1
    id: looking-back
    version: 1
    language: en
    title: Looking back
    minutes: 10
    steps:
      - id: hello
        title: Hello
        items: [{id: welcome, type: note, text: Hello.}]
        go_to: [{otherwise: each-one}]
      - id: each-one
        title: How it went
        intro: "*Now this.* <agreement>"
        turns: private
        repeat: agreements
        items:
          - {id: tried, type: choice, ask: "<agreement> Tried?", options: {a: "Yes", b: "No"},
             share: after_both, lead: "Tried, <agreement>:"}
          - {id: more, type: text, ask: More?, show_if: {answer: tried, of: speaker, is: a}}
      - id: what-now
        title: What now
        part_of: each-one
        repeat: agreements
        items:
          - {id: then, type: choice, ask: What now?, options: {keep: Keep, drop: Drop}}
          - {id: seen, type: note, show_answer: tried}
          - {id: words, type: agreement, ask: In other words?,
             show_if: {answer: then, is: keep}}
      - id: bye
        title: The end
        items: [{id: thanks, type: note, text: Thanks.}]
    """
ONE = Agreed("a1", "If it gets loud, then I stop", Who.FIRST)
TWO = Agreed("b2", "If we meet, then we hug", Who.COUPLE)


def flow(text: str = FLOW) -> Flow:
    checked = read_flow(dedent(text).encode())
    assert checked.flow is not None, checked.faults
    return checked.flow


def errors(of: Flow) -> list[str]:
    faults = read_flow(to_canonical(of)).faults
    return [fault.code for fault in faults if fault.severity is Severity.ERROR]


def test_the_steps_that_follow_each_other_come_once_for_each_agreement() -> None:
    out = expanded(flow(), [ONE, TWO])
    assert [step.id for step in out.steps] == [
        "hello", "each-one-a1", "what-now-a1", "each-one-b2", "what-now-b2", "bye",
    ]  # fmt: skip
    assert not repeats(out)
    assert errors(out) == []


def test_all_copies_are_one_stage() -> None:
    out = expanded(flow(), [ONE, TWO])
    assert [stage.id for stage in out.stages] == ["hello", "each-one-a1", "bye"]


def test_what_refers_to_a_repeated_item_refers_to_the_one_of_its_own_copy() -> None:
    out = expanded(flow(), [ONE, TWO])
    more, seen = out.item("more-b2"), out.item("seen-b2")
    assert isinstance(more.show_if, AnswerIs)
    assert more.show_if.item == "tried-b2"
    assert isinstance(seen, Note)
    assert seen.show_answer == "tried-b2"


def test_a_number_is_held_against_the_one_of_its_own_copy() -> None:
    more = "{id: more, type: text, ask: More?, show_if: {answer: tried, of: speaker, is: a}}"
    scales = """{id: was, type: scale, ask: Was?, share: after_both}
          - {id: was-then, type: scale, ask: And then?, share: after_both}
          - {id: more, type: text, ask: More?,
             show_if: {answer: was-then, of: speaker, above: was, by: 2}}"""
    of = expanded(flow(FLOW.replace(more, scales)), (ONE, TWO))
    assert errors(of) == []
    shown = of.item("more-b2").show_if
    assert isinstance(shown, AnswerIs)
    assert (shown.item, shown.against, shown.by) == ("was-then-b2", "was-b2", 2)


def test_a_road_to_a_repeated_step_leads_to_its_first_copy_or_past_it() -> None:
    assert expanded(flow(), [ONE]).steps[0].go_to[0].target == "each-one-a1"
    assert expanded(flow(), []).steps[0].go_to[0].target == "bye"


def test_without_an_agreement_the_repeated_steps_are_left_out() -> None:
    out = expanded(flow(), [])
    assert [step.id for step in out.steps] == ["hello", "bye"]
    assert errors(out) == []


def test_a_flow_without_repeated_steps_stays_as_it_is() -> None:
    plain = expanded(flow(), [])
    assert expanded(plain, [ONE]) is plain


def test_the_words_are_told_as_a_quotation_with_the_name_of_whose_they_are() -> None:
    tried = expanded(flow(), [ONE]).item("tried-a1")
    assert tried.ask == "<first>: “If it gets loud, then I stop” Tried?"
    assert expanded(flow(), [TWO]).item("tried-b2").ask.startswith("“If we meet")


def test_other_words_for_an_agreement_are_asked_of_the_one_whose_it_is() -> None:
    out = expanded(flow(), [ONE, TWO])
    assert isinstance(out.item("words-a1"), Agreement)
    assert out.item("words-a1").who is Who.FIRST
    assert out.item("words-b2").who is Who.COUPLE


def test_long_words_are_cut_short_where_there_is_little_room() -> None:
    long = Agreed("a1", "word " * 100, Who.SECOND)
    out = expanded(flow(), [long])
    assert len(out.item("tried-a1").lead) < 100
    assert out.item("tried-a1").lead.endswith("…”:")
    assert errors(out) == []


def test_no_more_than_eight_come_back_and_the_first_are_taken() -> None:
    many = [Agreed(f"n{number}", "…") for number in range(20)]
    ids = [step.id for step in expanded(flow(), many).steps if step.id.startswith("each-one")]
    assert ids == [f"each-one-n{number}" for number in range(MOST)]


def test_an_agreement_whose_ids_are_taken_is_left_out() -> None:
    taken = replace(flow(), retired=("tried-a1",))
    assert [step.id for step in expanded(taken, [ONE, TWO, TWO]).steps][1] == "each-one-b2"


@pytest.mark.parametrize(
    "words",
    [
        "<first> <agreement> </b>",
        "*now* and *then*",
        "- one\n- two",
        "\u202eabc\u2028\x00",
        "",
        " ",
    ],
)
def test_hostile_words_are_nothing_but_text(words: str) -> None:
    out = expanded(flow(), [Agreed("a1", words, Who.COUPLE)])
    intro = out.step("each-one-a1").intro
    assert from_canonical(to_canonical(out)) == out
    (block,) = blocks(intro)
    assert [span.emphasised for span in block.spans] == [True, False]  # type: ignore[union-attr]
    assert fill(intro, first="Sam", second="Alex", speaker="S", listener="L") == intro


WORDS = st.text(st.characters(codec="utf-8"), max_size=400) | st.sampled_from(
    ["<first>", "<<first>>", "*a*", "<agreement>", "\ud800", "#", "“”"]
)
AGREED = st.builds(
    Agreed,
    st.text("abc123-", max_size=18),
    WORDS,
    st.sampled_from([Who.FIRST, Who.SECOND, Who.COUPLE]),
)


BLOCKS = """
- id: note-N
  title: "<agreement>"
  intro: "*So:* <agreement>"
  items: [{id: said-N, type: note, text: "<agreement>, *<agreement>*"}]
===
- id: alone-N
  title: Alone
  turns: private
  items:
    - {id: heat-N, type: scale, ask: "<agreement>", gate: true, share: never}
    - {id: pick-N, type: choice, ask: Which?, options: {a: "<agreement>", b: B}, share: after_both}
    - {id: more-N, type: text, ask: More?, starters: ["<agreement> and"],
       show_if: {all: [{answer: pick-N, of: speaker, is: a}, {answer: heat-N, of: speaker, is: 1}]}}
    - {id: guess-N, type: guess, ask: Guess?, of: pick-N}
===
- id: turn-N
  title: In turn
  turns: each
  speaker: "Tell <listener>: <agreement>"
  listener: Listen.
  items:
    - {id: told-N, type: text, ask: "<speaker>?", lead: "<agreement>:"}
    - {id: back-N, type: mirror, of: told-N}
===
- id: plan-N
  title: A plan
  items:
    - {id: when-N, type: date, ask: When?}
    - {id: wait-N, type: timer, until: when-N}
    - {id: deal-N, type: agreement, ask: "<agreement>"}
    - {id: fine-N, type: sign_off, statement: "<agreement>", if_not: deal-N}
===
- id: seen-N
  title: Seen
  show_if: {answer: pick-P, of: either, is: a}
  items:
    - {id: shown-N, type: note, show_answer: pick-P}
"""


@st.composite
def repeating(draw: st.DrawFn) -> Flow:
    """A flow the checker lets through, some steps of which are repeated."""
    kinds = draw(st.lists(st.tuples(st.integers(0, 3), st.booleans()), min_size=1, max_size=6))
    steps, text = [], BLOCKS.split("===")
    for number, (kind, repeated) in enumerate(kinds):
        block = text[kind].replace("-N", f"-{number}")
        if kind == 1:
            follows = text[4].replace("-N", f"-f{number}").replace("-P", f"-{number}")
            steps += [(block, repeated), (follows, repeated)]
        else:
            steps.append((block, repeated))
    whole = "".join(_step(block, repeated) for block, repeated in steps)
    hello = "- {id: hello, title: Hello, items: [{id: welcome, type: note, text: Hello.}]"
    if draw(st.booleans()):
        name = draw(st.sampled_from([block.split()[2] for block, _ in steps]))
        hello += f", go_to: [{{if: {{answer: said, is: a}}, step: {name}}}, {{otherwise: asked}}]"
        hello = hello.replace("text: Hello.}", "text: Hi.}, {id: said, type: choice, ask: Which?, "
                              "options: {a: A, b: B}}")  # fmt: skip
        whole = "- {id: asked, title: Asked, items: [{id: ask, type: note, text: x}]}\n" + whole
    head = dedent(FLOW).split("steps:")[0]
    checked = read_flow(f"{head}steps:\n{hello}}}\n{whole}".encode())
    codes = {fault.code for fault in checked.faults if fault.severity is Severity.ERROR}
    assume(not codes & {"F309", "F354"})
    assert checked.flow is not None, (codes, checked.faults)
    return checked.flow


def _step(block: str, repeated: bool) -> str:
    if repeated:
        return block.strip().replace("  title:", "  repeat: agreements\n  title:", 1) + "\n"
    return block.strip().replace("<agreement>", "<first>") + "\n"


@given(repeating(), st.lists(AGREED, max_size=12))
def test_whatever_was_agreed_the_flow_has_no_fault_and_can_be_kept(
    made: Flow, agreements: list[Agreed]
) -> None:
    out = expanded(made, agreements)
    assert errors(out) == []
    assert from_canonical(to_canonical(out)) == out
    names = [step.id for step in out.all_steps()]
    names += [item.id for step in out.all_steps() for item in step.items]
    assert len(names) == len(set(names))
    assert len(out.steps) <= STEPS
    assert not repeats(out)


AGAIN, TO_END = "repeat: agreements", "go_to: [{otherwise: end}]"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ((f"{AGAIN}\n        items:\n          - {{id: then", "items:\n          - {id: then"),
         ["F352", "F353"]),
        (("title: What now", f"title: What now\n        {TO_END}"), ["F316", "F353"]),
        (("id: tried,", f"id: {'t' * (ID_ROOM + 1)},"), ["F304", "F354"]),
        (("text: Thanks.", 'text: "<agreement>"'), ["F351"]),
        (("title: The end", 'title: The end\n        part_of: what-now'), ["F329", "F353"]),
    ],
)  # fmt: skip
def test_what_cannot_be_repeated_is_a_fault(change: tuple[str, str], code: list[str]) -> None:
    text = dedent(FLOW.replace(*change))
    assert sorted({fault.code for fault in read_flow(text.encode()).faults}) == code


def test_too_much_to_repeat_is_a_fault() -> None:
    step = (
        "- {{id: s{0}, title: S, repeat: agreements, items: [{{id: i{0}, type: note, text: x}}]}}"
    )
    steps = "".join(f"\n      {step.format(number)}" for number in range(5))
    faults = read_flow(dedent(FLOW.rstrip() + steps + "\n").encode()).faults
    assert [fault.code for fault in faults] == ["F354"]
