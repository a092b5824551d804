"""What a change means: the table of flow-format.md, "Versioning", row by row."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from app.bench.comparison import may_go_on, run_diff
from app.bench.difference import Change, Grade, differences
from app.flow.checked import read_flow
from app.flow.items import ITEMS, Item, Share
from app.flow.library import Library
from app.flow.model import Flow, Status, Step
from app.flow.table import TABLE
from tests.session.flows import flows

TALK = """
flow: 1
id: a-talk
version: 4
status: published
language: en
title: A talk
minutes: 10
people: two
steps:
  - id: begin
    title: Begin
    turns: private
    items:
      - id: seen
        type: text
        share: ask
        ask: What happened?
        max_chars: 300
        help: A few facts.
      - id: heat
        type: scale
        share: never
        ask: How stirred up are you?
        low: Calm
        from: 0
        to: 10
      - id: felt
        type: checklist
        share: after_both
        ask: What did you feel?
        at_most: 2
        options: {sad: sad, calm: calm, tired: tired}
    go_to:
      - {if: {answer: felt, of: either, includes: sad}, step: talk}
      - otherwise: talk
  - id: talk
    title: Talk
    turns: each
    items:
      - {id: told, type: text, ask: "What was it like?", summary: false}
      - {id: told-back, type: mirror, of: told, rounds: 2}
      - {id: quiet, type: timer, minutes: 5}
  - id: after
    title: After
    turns: together
    items:
      - {id: when, type: date, ask: "When again?", latest_minutes: 5000}
retired: [gone]
"""


def talk(text: str = TALK) -> Flow:
    checked = read_flow(text.encode())
    assert checked.flow is not None, checked.faults
    return checked.flow


def changed(*swaps: tuple[str, str], version: str = "5") -> tuple[Change, ...]:
    """The changes from the talk to one in which some words are others; its version raised."""
    text = TALK.replace("version: 4", f"version: {version}")
    for before, after in swaps:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return tuple(c for c in differences(talk(), talk(text)) if c.key != "version" or c.grade)


@pytest.mark.parametrize(
    ("before", "after", "where", "grade"),
    [
        ("What happened?", "What was seen?", "seen.ask", Grade.COSMETIC),
        ("A few facts.", "Facts.", "seen.help", Grade.COSMETIC),
        ("{sad: sad", "{sad: very sad", "felt.options.sad", Grade.COSMETIC),
        ("type: timer, minutes: 5", "type: timer, minutes: 7", "quiet.minutes", Grade.COSMETIC),
        ("title: A talk", "title: Our talk", "flow.title", Grade.COSMETIC),
        ("low: Calm", "low: Quiet", "heat.low", Grade.COSMETIC),
        ("calm: calm, tired: tired", "tired: tired, calm: calm", "felt.options", Grade.COSMETIC),
        ("tired: tired}", "tired: tired, old: old}", "felt.options.old", Grade.ADDITIVE),
        ("at_most: 2", "at_most: 3", "felt.at_most", Grade.ADDITIVE),
        ("        at_most: 2\n", "", "felt.at_most", Grade.ADDITIVE),
        ("max_chars: 300", "max_chars: 400", "seen.max_chars", Grade.ADDITIVE),
        ("at_most: 2", "at_most: 2\n        other: true", "felt.other", Grade.ADDITIVE),
        ("low: Calm", "means: closeness\n        low: Calm", "heat.means", Grade.ADDITIVE),
        ("at_most: 2", "at_most: 1", "felt.at_most", Grade.BREAKING),
        ("max_chars: 300", "max_chars: 200", "seen.max_chars", Grade.BREAKING),
        ("rounds: 2", "rounds: 1", "told-back.rounds", Grade.BREAKING),
        ("latest_minutes: 5000", "latest_minutes: 4000", "when.latest_minutes", Grade.BREAKING),
        (", tired: tired}", "}", "felt.options.tired", Grade.BREAKING),
        ("to: 10", "to: 7", "heat.to", Grade.BREAKING),
        ("max_chars: 300", "required: true", "seen.required", Grade.BREAKING),
        ("summary: false", "aloud: false", "told.aloud", Grade.BREAKING),
        ("summary: false", "who: listener", "told.who", Grade.BREAKING),
        ("summary: false", "summary: true", "told.summary", Grade.BREAKING),
        ("includes: sad", "includes: calm", "begin.go_to", Grade.BREAKING),
        ("summary: false", "show_if: {answer: felt, of: both, includes: sad}", "", Grade.BREAKING),
        ("language: en", "language: de", "flow.language", Grade.BREAKING),
        ("retired: [gone]", "retired: []", "gone.retired", Grade.BREAKING),
        ("share: ask", "share: after_both", "seen.share", Grade.FORBIDDEN),
        ("share: never", "share: ask", "heat.share", Grade.FORBIDDEN),
        ("share: never", "share: never\n        gate: true", "heat.gate", Grade.FORBIDDEN),
        ("share: ask", "share: never", "seen.share", Grade.BREAKING),
    ],
)
def test_a_change_has_its_class(before: str, after: str, where: str, grade: Grade) -> None:
    found = changed((before, after))
    here = [c for c in found if f"{c.id}.{c.key}" == where or not where]
    assert max(c.grade for c in here) is grade
    assert max(c.grade for c in found) is grade


def test_a_question_that_is_worded_anew_has_to_mean_the_same() -> None:
    (change,) = changed(("What happened?", "What was seen?"))
    assert change.advice == "check that it still means the same"


def test_another_type_needs_a_new_id() -> None:
    found = changed(("{id: quiet, type: timer, minutes: 5}", "{id: quiet, type: note, text: x}"))
    assert [(c.id, c.key, c.grade) for c in found] == [("quiet", "type", Grade.FORBIDDEN)]
    assert "new id" in found[0].advice


def test_a_step_that_is_asked_openly_loosens_what_was_asked_in_private() -> None:
    private = "      - {id: alone, type: text, ask: Alone?}\n"
    one = TALK.replace("turns: private\n    items:\n", f"turns: private\n    items:\n{private}")
    two = TALK.replace(
        "turns: together\n    items:\n", f"turns: together\n    items:\n{private}"
    ).replace("version: 4", "version: 5")
    grades = {(c.id, c.key): c.grade for c in differences(talk(one), talk(two))}
    assert grades["alone", "share"] is Grade.FORBIDDEN
    assert grades["alone", ""] is Grade.BREAKING


WHEN = '      - {id: when, type: date, ask: "When again?", latest_minutes: 5000}\n'


@pytest.mark.parametrize(
    ("addition", "grade"),
    [
        (f"{WHEN}      - {{id: new, type: note, text: Hello}}\n", Grade.ADDITIVE),
        (f"{WHEN}      - {{id: new, type: text, ask: And?, required: true}}\n", Grade.BREAKING),
        (
            f"{WHEN}  - id: new\n    title: New\n    items: [{{id: x, type: note, text: Hi}}]\n",
            Grade.ADDITIVE,
        ),
    ],
)
def test_what_is_new_is_additive_unless_it_must_be_answered(addition: str, grade: Grade) -> None:
    found = changed((WHEN, addition))
    assert [(c.id, c.key, c.grade) for c in found] == [("new", "", grade)]


def test_a_new_detour_is_additive() -> None:
    old, step = talk(), talk().steps[0]
    detour = replace(step, id="aside", items=(), go_to=())
    (change,) = differences(old, replace(old, detours=(detour,), version=5))[:1]
    assert (change.id, change.after, change.grade) == ("aside", "detour", Grade.ADDITIVE)


def test_what_is_gone_breaks_and_is_to_be_retired() -> None:
    timer = "      - {id: quiet, type: timer, minutes: 5}\n"
    (change,) = changed((timer, ""))
    assert (change.id, change.grade, change.after) == ("quiet", Grade.BREAKING, None)
    assert "retired:" in change.advice
    (change,) = changed((timer, ""), ("[gone]", "[gone, quiet]"))
    assert change.advice == ""


def test_a_retired_id_is_never_used_again() -> None:
    found = changed(("id: when", "id: gone"), ("[gone]", "[when]"))
    assert ("gone", Grade.FORBIDDEN) in [(c.id, c.grade) for c in found]


def test_another_order_breaks() -> None:
    text = TALK.replace(WHEN, WHEN + "      - {id: last, type: note, text: Bye}\n")
    again = TALK.replace(WHEN, "      - {id: last, type: note, text: Bye}\n" + WHEN)
    found = differences(talk(text), talk(again.replace("version: 4", "version: 5")))
    assert ("after", "items", Grade.BREAKING) in [(c.id, c.key, c.grade) for c in found]


def test_the_same_number_for_another_content_is_forbidden_once_it_is_published() -> None:
    found = changed(("A few facts.", "Facts."), version="4")
    assert [(c.key, c.grade) for c in found if c.key == "version"] == [("version", Grade.FORBIDDEN)]
    assert changed(version="4") == ()
    assert changed(version="3")[0].grade is Grade.FORBIDDEN
    draft = replace(talk(), status=Status.DRAFT)
    again = replace(draft, title="Another")
    assert max(c.grade for c in differences(draft, again)) is Grade.COSMETIC


def test_comments_and_spaces_are_no_change() -> None:
    assert differences(talk(), talk(TALK.replace("title: Talk", "title:   Talk   # mine"))) == ()


def test_whether_a_paused_talk_can_go_on() -> None:
    old, text = talk(), TALK.replace("version: 4", "version: 5")
    assert may_go_on(old, talk(text.replace("A few facts.", "Facts.")))
    assert not may_go_on(old, talk(text.replace("at_most: 2", "at_most: 1")))
    assert not may_go_on(old, talk(text.replace("id: a-talk", "id: another")))


@given(flows())
def test_a_flow_does_not_differ_from_itself(flow: Flow) -> None:
    assert differences(flow, flow) == ()


@given(flows(), flows())
def test_any_two_flows_can_be_compared(old: Flow, new: Flow) -> None:
    for change in differences(old, new):
        assert change.id
        assert change.key == "version" or change.before != change.after


def test_every_key_of_the_language_is_noticed_when_it_changes() -> None:
    """Each key is set to something else by itself; a change is found, and never two classes."""
    library = Library.shipped()
    pairs = [pair for name in library for pair in _single_changes(library[name])]
    seen = {(type(record), name) for record, name, _, _ in pairs}
    assert {kind for kind, _ in seen} >= {Flow, Step, *ITEMS.values()} - NOT_SHIPPED
    for record, name, old, new in pairs:
        assert differences(old, new), (record.id, name)


NOT_SHIPPED: set[type[Any]] = set()
IDS = {"id", "items", "steps", "detours"}


def _single_changes(flow: Flow) -> list[tuple[Any, str, Flow, Flow]]:
    """The flow, and the flow with one key of one record set back to its default."""
    found: list[tuple[Any, str, Flow, Flow]] = []

    def emptied(record: Any, put: Callable[[Any], Flow]) -> None:
        for row in TABLE[type(record)].values():
            value = getattr(record, row.field)
            if not row.required and row.name not in IDS and value != row.default:
                bare = put(replace(record, **{row.field: row.default}))
                if _effective(record, row.field, row.default):
                    found.append((record, row.name, flow, bare))

    emptied(flow, lambda one: replace(one, version=flow.version + 1))
    for at, step in enumerate(flow.steps):

        def with_step(one: Step, at: int = at) -> Flow:
            steps = (*flow.steps[:at], one, *flow.steps[at + 1 :])
            return replace(flow, steps=steps, version=flow.version + 1)

        emptied(step, with_step)
        for place, item in enumerate(step.items):

            def with_item(
                one: Item, step: Step = step, place: int = place, put: Any = with_step
            ) -> Flow:
                items = (*step.items[:place], one, *step.items[place + 1 :])
                return put(replace(step, items=items))  # type: ignore[no-any-return]

            emptied(item, with_item)
    return found


def _effective(record: Any, field: str, default: Any) -> bool:
    """`who` and `share` may say what is meant anyway."""
    return field not in ("who", "share", "by")


# -- the command ----------------------------------------------------------------------------


def diff(tmp_path: Path, text: str, form: str = "text") -> tuple[int, str]:
    old, new = tmp_path / "old.flow.yaml", tmp_path / "new.flow.yaml"
    old.write_text(TALK, encoding="utf-8")
    new.write_text(text, encoding="utf-8")
    out = io.StringIO()
    return run_diff(old, new, form, out), out.getvalue()


RAISED = TALK.replace("version: 4", "version: 5")


@pytest.mark.parametrize(
    ("text", "status", "told"),
    [
        (TALK, 0, "Nothing changed"),
        (RAISED.replace("A few facts.", "Facts."), 0, "may go on with version 5"),
        (RAISED.replace("at_most: 2", "at_most: 3"), 0, "All in all additive"),
        (RAISED.replace("at_most: 2", "at_most: 1"), 1, "finish it with that version"),
        (RAISED.replace("share: ask", "share: after_both"), 1, "Mend what is forbidden"),
        (TALK.replace("A few facts.", "Facts."), 1, "raise the version"),
        (TALK.replace("id: a-talk", "id: another"), 1, "These are two flows"),
        (TALK.replace("flow: 1", "flow: 1\nsteps: x"), 1, "F012"),
    ],
)
def test_the_command_says_what_it_means_and_ends_so(
    tmp_path: Path, text: str, status: int, told: str
) -> None:
    ended, said = diff(tmp_path, text)
    assert ended == status
    assert told in said
    assert "F" in told or max(map(len, said.splitlines())) <= 100


def test_an_adapted_flow_is_one_of_its_own(tmp_path: Path) -> None:
    text = TALK.replace("id: a-talk", "id: mine\nderived_from: {id: a-talk, version: 3}", 1)
    status, said = diff(tmp_path, text.replace("at_most: 2", "at_most: 1"))
    assert status == 0
    assert "A flow of its own" in said
    assert "BREAKING" not in said
    assert "from version 3, and this is version 4" in " ".join(said.split())


def test_the_same_can_be_had_as_json(tmp_path: Path) -> None:
    status, said = diff(tmp_path, RAISED.replace("share: ask", "share: now"), "json")
    assert status == 1
    status, said = diff(tmp_path, RAISED.replace("share: ask", "share: after_both"), "json")
    data = json.loads(said)
    assert (data["class"], data["may_go_on"]) == ("forbidden", False)
    change = data["changes"][0]
    assert (change["id"], change["key"], change["class"]) == ("seen", "share", "forbidden")
    assert (change["before"], change["after"]) == ("ask", "after_both")


def test_nothing_of_a_file_reaches_the_terminal_as_it_is(tmp_path: Path) -> None:
    _, said = diff(tmp_path, RAISED.replace("A few facts.", "A\u202f[2J few\u00a0facts"))
    assert said.replace("\n", "").isprintable()


def test_share_has_an_order_from_strict_to_loose() -> None:
    order = [Share.NEVER, Share.ASK, Share.AFTER_BOTH, Share.NOW]
    assert set(order) == set(Share)
