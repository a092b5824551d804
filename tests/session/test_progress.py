"""app.session.progress: how far both have come."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from app.flow.items import Text, Who
from app.session.conversation import Conversation
from app.session.progress import progress
from app.session.value import Words

from .walks import Move, walks
from .worlds import NOW, flow, gone_on, private, said, session, talk, to, together

SAID = Words("So.")


def test_the_stages_are_the_steps_that_stand_alone() -> None:
    of = flow(together("hello"), together("a"), together("b", part_of="a"), together("c"))
    seen = progress(Conversation.begun(session(replace(of, prelude=frozenset({"hello"})))))
    assert [stage.id for stage in seen.stages] == ["a", "c"]


def test_before_the_first_stage_nothing_is_done() -> None:
    of = flow(together("hello", Text(id="x")), together("a", Text(id="y")))
    c = Conversation.begun(session(replace(of, prelude=frozenset({"hello"}))))
    assert (progress(c).current, progress(c).done) == (-1, (0.0, 0.0))
    assert progress(said(c, SAID)).current == 0


def test_each_thread_grows_with_the_answers_of_its_own_partner() -> None:
    own, other, ours = Text(id="x", who=Who.FIRST), Text(id="y", who=Who.SECOND), Text(id="z")
    c = talk(together("a", own, other, ours))
    assert [progress(gone_on(c, times)).done for times in range(3)] == [
        (0.0, 0.0),
        (0.5, 0.0),
        (0.5, 0.5),
    ]


def test_a_stage_of_two_screens_is_done_when_both_are() -> None:
    c = talk(together("a", Text(id="x")), together("b", Text(id="y"), part_of="a"))
    assert progress(gone_on(c)).done == (0.5, 0.5)
    assert progress(gone_on(c)).current == 0


def test_at_the_end_all_is_done() -> None:
    seen = progress(gone_on(talk(together("a", Text(id="x")), together("b", Text(id="y"))), 2))
    assert (seen.current, seen.done) == (2, (1.0, 1.0))


def test_a_stage_of_which_one_partner_has_no_part_is_not_done_by_them() -> None:
    c = talk(private("a", Text(id="x", who=Who.FIRST)))
    assert progress(gone_on(c, 1)).done == (0.0, 0.0)
    assert progress(said(gone_on(c), SAID)).done == (1.0, 0.0)


def test_a_break_changes_nothing_about_how_far_both_have_come() -> None:
    rest = together("rest", Text(id="r"), go_to=(to("return"),))
    c = gone_on(talk(together("a", Text(id="x"), Text(id="y")), detours=(rest,), pause="rest"))
    assert progress(c.take_break()) == progress(c)
    assert progress(c.take_break().go_on(NOW)) == progress(c)


@given(walks())
def test_each_has_between_nothing_and_all_of_a_stage_behind_them(moves: list[Move]) -> None:
    for move in moves:
        seen = progress(move.after)
        assert all(0 <= done <= 1 for done in seen.done)
        assert -1 <= seen.current <= len(seen.stages)


@given(walks())
def test_going_on_never_leads_to_an_earlier_stage(moves: list[Move]) -> None:
    for move in moves:
        if move.act in ("on", "skip") and not move.put_off:
            assert progress(move.after).current >= progress(move.before).current


@given(walks())
def test_within_a_stage_going_on_never_takes_anything_back(moves: list[Move]) -> None:
    for move in moves:
        before, after = progress(move.before), progress(move.after)
        same_stage = before.current == after.current and move.before.aside == move.after.aside
        unchanged = move.before.session.answers == move.after.session.answers
        if move.act in ("on", "skip") and same_stage and unchanged and not move.put_off:
            assert all(b <= a for b, a in zip(before.done, after.done, strict=True))
