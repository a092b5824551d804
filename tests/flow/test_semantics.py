"""What a flow means: order, roads, promises, and conditions over two people."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flow.check import read_flow
from app.flow.items import Note
from app.flow.library import Library
from app.flow.model import Branch, Step
from app.flow.road import Road

HEAD = "flow: 1\nid: a-talk\nversion: 1\nlanguage: en\ntitle: A talk\nminutes: 5\n"


def codes(steps: str, extra: str = "", library: Library | None = None) -> list[str]:
    text = f"{HEAD}{extra}steps:\n{indent(dedent(steps).strip(), '  ')}\n"
    return [fault.code for fault in read_flow(text.encode(), library=library).faults]


def in_private(share: str, condition: str, of_item: str = "") -> list[str]:
    """A private answer and a second item of the same private step that looks at it."""
    return codes(f"""
        - id: alone
          title: Alone
          turns: private
          items:
            - {{id: heat, type: scale, ask: How?, share: {share}{of_item}}}
            - {{id: more, type: note, text: More., show_if: {condition}}}
        """)


def later(share: str, condition: str, turns: str = "together") -> list[str]:
    """A private answer and a later step that looks at it."""
    return codes(f"""
        - id: alone
          title: Alone
          turns: private
          items:
            - {{id: heat, type: scale, ask: How?, share: {share}}}
        - id: us
          title: Us
          turns: {turns}
          items:
            - {{id: more, type: note, text: More., show_if: {condition}}}
        """)


EITHER = "{answer: heat, of: either, at_least: 7}"
OWN = "{answer: heat, of: speaker, at_least: 7}"


@pytest.mark.parametrize("share", ["never", "ask", "after_both", "now"])
def test_one_s_own_private_answer_may_steer_one_s_own_private_items(share: str) -> None:
    assert in_private(share, OWN) == []


def test_the_other_s_private_answer_is_not_there_yet_in_the_same_step() -> None:
    assert in_private("after_both", EITHER) == ["F308"]
    assert in_private("now", "{answer: heat, partners_differ_by: 3}") == ["F308"]
    assert in_private("now", "{answer: heat, of: listener, is: 3}") == ["F314"]


@pytest.mark.parametrize("share", ["never", "ask"])
@pytest.mark.parametrize(
    "condition",
    [EITHER, "{none: [{answer: heat, of: both, is: 3}]}", "{answer: heat, partners_differ_by: 2}"],
)
def test_what_may_stay_hidden_steers_nothing_that_both_see(share: str, condition: str) -> None:
    assert later(share, condition) == ["F322"]


@pytest.mark.parametrize("share", ["after_both", "now"])
def test_what_both_have_seen_may_steer(share: str) -> None:
    assert later(share, EITHER) == []


def test_a_gate_steers_without_saying_who() -> None:
    gate = "never, gate: true"
    assert later(gate, EITHER) == []
    assert later(gate, "{answer: heat, of: both, at_most: 4}") == []
    assert later(gate, OWN, turns="each") == ["F324"]
    assert later(gate, OWN, turns="private") == ["F324"]
    assert later(gate, "{answer: heat, partners_differ_by: 3}") == ["F324"]


def test_a_hidden_answer_does_not_steer_a_branch_but_a_gate_does() -> None:
    def branching(gate: str) -> list[str]:
        return codes(f"""
            - id: alone
              title: Alone
              turns: private
              items:
                - {{id: heat, type: scale, ask: How?, share: never{gate}}}
              go_to:
                - {{if: {EITHER}, step: end}}
                - otherwise: us
            - id: us
              title: Us
              items:
                - {{id: more, type: note, text: More.}}
            """)

    assert branching("") == ["F322"]
    assert branching(", gate: true") == []


def test_after_a_step_nobody_is_the_speaker() -> None:
    steps = """
        - id: told
          title: Told
          turns: each
          items:
            - {id: heat, type: scale, ask: How?}
          go_to:
            - {if: {answer: heat, of: %s, at_least: 7}, step: end}
            - otherwise: end
        """
    assert codes(steps % "speaker") == ["F314"]
    assert codes(steps % "either") == []


def test_in_the_first_turn_the_listener_has_not_spoken_yet() -> None:
    steps = """
        - id: told
          title: Told
          turns: each
          items:
            - {id: heat, type: scale, ask: How?, who: %s}
            - {id: more, type: note, text: More., show_if: {answer: heat, of: %s, is: 3}}
        """
    assert codes(steps % ("speaker", "speaker")) == []
    assert codes(steps % ("listener", "listener")) == []
    assert codes(steps % ("both", "listener")) == []
    assert codes(steps % ("speaker", "listener")) == ["F308"]
    assert codes(steps % ("speaker", "either")) == ["F308"]


def test_a_step_that_may_be_left_out_still_counts_as_passed() -> None:
    steps = """
        - {id: one, title: One, items: [{id: wish, type: choice, ask: W?, options: {a: A, b: B}}]}
        - id: two
          title: Two
          show_if: {answer: wish, is: a}
          items: [{id: more, type: choice, ask: M?, options: {c: C, d: D}}]
        - id: three
          title: Three
          show_if: {answer: more, is: c}
          items: [{id: bye, type: note, text: Bye}]
        """
    assert codes(steps) == []


def test_a_detour_cannot_look_at_the_talk_nor_the_talk_at_a_detour() -> None:
    steps = """
        - id: one
          title: One
          items:
            - {id: wish, type: choice, ask: W?, options: {a: A, b: B}%s}
        """
    detour = (
        "pause: rest\ndetours:\n  - id: rest\n    title: Rest\n    items:\n"
        "      - {id: sit, type: choice, ask: S?, options: {a: A, b: B}%s}\n"
    )
    look = ", show_if: {answer: %s, is: a}"
    assert codes(steps % "", detour % "") == []
    assert codes(steps % "", detour % (look % "wish")) == ["F309"]
    assert codes(steps % (look % "sit"), detour % "") == ["F309"]


def test_detours_go_forward_return_or_end() -> None:
    steps = "- {id: one, title: One, items: [{id: hello, type: note, text: Hello}]}"
    detour = (
        "pause: rest\ndetours:\n"
        "  - id: rest\n    title: Rest\n    items: [{id: sit, type: note, text: Sit}]\n"
        "    go_to: [{otherwise: %s}]\n"
        "  - id: walk\n    title: Walk\n    items: [{id: go, type: note, text: Go}]\n"
        "    go_to: [{otherwise: %s}]\n"
    )
    assert codes(steps, detour % ("walk", "return")) == []
    assert codes(steps, detour % ("walk", "rest")) == ["F315"]
    assert codes(steps, detour % ("walk", "one")) == ["F317"]
    assert codes(steps, detour % ("return", "end")) == ["F316"]


def test_detours_that_nothing_leads_to_are_reported() -> None:
    steps = "- {id: one, title: One, items: [{id: hello, type: note, text: Hello}]}"
    detour = "detours: [{id: rest, title: R, items: [{id: sit, type: note, text: Sit}]}]\n"
    assert codes(steps, detour) == ["F316"]


def test_a_flow_may_look_at_the_answers_of_the_flow_it_opens_with() -> None:
    steps = """
        - id: one
          title: One
          show_if: {answer: %s, of: either, at_least: 3}
          items: [{id: hello, type: note, text: Hello}]
        """
    library = Library.shipped()
    opens = "opens_with: before-you-start\n"
    assert codes(steps % "before-tension", opens, library) == []
    assert codes(steps % "before-nothing", opens, library) == ["F304"]
    assert codes(steps % "before-tension", "", library) == ["F304"]
    assert codes(steps % "before-tension", opens) == []


def test_a_fault_in_turns_hides_no_further_faults_and_adds_none() -> None:
    assert codes("""
        - id: told
          title: Told
          turns: eech
          speaker: Tell <listener>.
          items:
            - {id: heat, type: scale, ask: "How, <speaker>?", who: speaker}
            - {id: more, type: mirror, of: heat}
        """) == ["F108"]


def test_an_unknown_type_adds_no_fault_where_the_item_is_looked_at() -> None:
    assert codes("""
        - id: told
          title: Told
          items:
            - {id: heat, type: slider, ask: How?, who: both, from: 0}
            - {id: more, type: note, text: More., show_if: {answer: heat, of: both, at_most: 3}}
            - {id: rest, type: timer, until: heat}
        """) == ["F115"]


def test_a_note_may_show_an_own_hidden_answer_in_the_same_step_only() -> None:
    hidden = """
        - id: alone
          title: Alone
          turns: private
          items:
            - {id: heat, type: scale, ask: How?, share: never}
            %s
        - {id: us, title: Us, items: [%s]}
        """
    shown = "{id: again, type: note, show_answer: heat}"
    assert codes(hidden % (f"- {shown}", "{id: bye, type: note, text: Bye}")) == []
    assert codes(hidden % ("", shown)) == ["F322"]


def test_a_hidden_answer_is_not_guessed() -> None:
    assert codes("""
        - id: alone
          title: Alone
          turns: private
          items:
            - {id: heat, type: scale, ask: How?, share: never}
            - {id: guessed, type: guess, ask: And the other?, of: heat}
        """) == ["F322"]


@pytest.mark.parametrize(
    ("turns", "who", "fits"),
    [
        ("each", "", True),
        ("each", "who: speaker, ", False),
        ("together", "", False),
        ("together", "who: first, ", True),
        ("private", "who: first, ", False),
        ("first", "", False),
        ("first", "who: second, ", True),
    ],
)
def test_a_mirror_needs_someone_who_did_not_say_it(turns: str, who: str, fits: bool) -> None:
    steps = f"""
        - id: told
          title: Told
          turns: {turns}
          items:
            - {{id: back, type: mirror, {who}ask: What did you hear?}}
        """
    assert codes(steps) == ([] if fits else ["F332"])


STEPS = 6


@st.composite
def roads(draw: st.DrawFn) -> list[Step]:
    """Steps with any forward branches, with and without a way on, some of them left out."""
    steps = []
    for number in range(STEPS):
        ahead = [f"s{n}" for n in range(number + 1, STEPS)] + ["end"]
        targets = draw(st.lists(st.sampled_from(ahead), max_size=2))
        go_to = [Branch(step=target) for target in targets]
        if draw(st.booleans()):
            go_to.append(Branch(otherwise=draw(st.sampled_from(ahead))))
        steps.append(
            Step(
                id=f"s{number}",
                title="S",
                items=(Note(id=f"i{number}"),),
                go_to=tuple(go_to),
            )
        )
    return steps


def every_road(steps: list[Step], number: int = 0) -> list[tuple[int, ...]]:
    """All roads, walked one by one."""
    if number >= len(steps):
        return [()]
    step = steps[number]
    names = {each.id: n for n, each in enumerate(steps)}
    onward = {names.get(branch.target, len(steps)) for branch in step.go_to}
    if not any(branch.otherwise for branch in step.go_to):
        onward.add(number + 1)
    return [(number, *rest) for target in onward for rest in every_road(steps, target)]


@given(roads())
def test_what_is_surely_passed_is_on_every_single_road(steps: list[Step]) -> None:
    road = Road(steps, 0, falls_through=True)
    walked = every_road(steps)
    for before in range(STEPS):
        there = [path for path in walked if before in path]
        assert road.reaches(before) == bool(there)
        for number in range(before):
            sure = all(number in path[: path.index(before)] for path in there)
            assert road.surely_passed(number, before) == sure
