"""The cycle in words: told from both sides, by what stands, and nobody's fault."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.flow.items import Meaning
from app.session.value import Picked, Value
from app.summary.compose import compose
from app.summary.consent import printed, tick, tick_all
from app.summary.cycle import NOBODYS_FAULT, Cycle, cycle, lines_of
from app.summary.html import html
from app.summary.markdown import markdown
from app.summary.plain import one_line
from app.summary.record import from_json, to_json
from app.summary.summary import Column, Layout, Line, Section, Summary
from app.summary.text import text

from .evenings import FIRST, NOW, SECOND, agreed, said
from .formats import Page, bones_of_markdown
from .test_formats import HOSTILE
from .test_shipped import GOLDEN, whole_talk


def shipped() -> Summary:
    """What the practice couple take home from the shipped talk."""
    return agreed(whole_talk("our-cycle"))


def made(summary: Summary) -> Cycle:
    found = cycle(summary)
    assert found is not None
    return found


def with_answer(item: str, value: Value) -> Summary:
    """The shipped talk, with another last word of the first on one question."""
    return agreed(said(whole_talk("our-cycle"), item, value, FIRST))


@pytest.mark.parametrize(("name", "writer"), [("html", html), ("md", markdown)])
def test_a_cycle_looks_as_it_was_looked_at(name: str, writer: Callable[[Summary], str]) -> None:
    written, golden = writer(shipped()), GOLDEN / f"our-cycle.{name}"
    if os.environ.get("REKNIT_WRITE_GOLDEN"):
        golden.write_text(written, encoding="utf-8")
    assert written == golden.read_text(encoding="utf-8")


def test_it_is_told_from_both_sides_for_it_has_no_first_step() -> None:
    assert made(shipped()).turn == (
        "The more Sam asks again and again, the more Alex goes silent and shuts the door. "
        "The more Alex goes silent and shuts the door, the more Sam asks again and again."
    )


def test_it_says_that_the_cycle_is_the_trouble_with_its_name_and_without() -> None:
    named = made(shipped())
    assert named.called == f"We call it “The tide”. {NOBODYS_FAULT}"
    assert replace(named, name="").called == NOBODYS_FAULT


def test_the_newest_words_take_the_place_of_older_ones() -> None:
    summary = shipped()
    steps = summary.meaning(Meaning.CYCLE_DOES)
    assert [line.by for line in steps] == [FIRST, SECOND]
    assert steps[1].text == "goes silent and shuts the door"
    assert "leaves without a word" not in text(summary)


def test_own_words_told_with_i_are_quoted_and_not_bent() -> None:
    told = made(with_answer("cycle-step", Picked((), "I ask and ask.")))
    assert told.halves[0].step == ("", "“I ask and ask”")
    assert told.turn.startswith("The more “I ask and ask” (Sam), the more Alex")
    assert made(with_answer("cycle-step", Picked((), "ices over"))).halves[0].step[0] == "Sam"


def test_one_half_alone_is_no_cycle_and_is_told_line_by_line() -> None:
    summary = compose(whole_talk("our-cycle"), NOW)
    for column in (Column.STAYS, Column.PRINTED):
        summary = tick_all(summary, FIRST, columns=(column,))
    half = printed(summary)
    assert cycle(half) is None
    assert "Sam: My step: asks again and again" in text(half)
    assert "Alex:" not in text(half) and "silent" not in text(half)


def test_what_is_not_ticked_for_paper_is_in_no_sentence() -> None:
    whole = shipped()
    line = next(each for each in whole.meaning(Meaning.CYCLE_FEELS) if each.by is FIRST)
    less = printed(tick(whole, line.key, Column.PRINTED, FIRST, False))
    assert "lonely" in text(printed(whole)) and "lonely" not in text(less)
    assert "needs to know that we are all right" in " ".join(text(less).split())


def test_a_line_beside_the_cycle_is_still_told() -> None:
    summary = shipped()
    (section,) = (each for each in summary.sections if each.layout is Layout.CYCLE)
    other = Line("other", FIRST, "One thing more.")
    wider = Section(section.title, (*section.lines, other), section.layout)
    assert lines_of(summary, wider)[-1] is other


def test_it_comes_back_from_the_vault_as_a_cycle() -> None:
    summary = shipped()
    assert from_json(to_json(summary)) == summary


def test_the_first_partner_of_the_home_comes_first_wherever_they_sit() -> None:
    names = [half.name for half in made(replace(shipped(), swapped=True)).halves]
    assert names == ["Alex", "Sam"]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words_in_every_format(words: str) -> None:
    summary = shipped()
    line = next(each for each in summary.meaning(Meaning.CYCLE_DOES) if each.by is FIRST)
    changed = replace(
        summary,
        names=(one_line(words), "Alex"),
        sections=tuple(
            replace(s, lines=tuple(replace(e, text=words) if e == line else e for e in s.lines))
            for s in summary.sections
        ),
    )
    if cycle(changed) is None:
        pytest.skip("nothing is left of it on paper")
    assert Page(html(changed)).bones == Page(html(summary)).bones
    assert bones_of_markdown(markdown(changed)) == bones_of_markdown(markdown(summary))
    heads = [each for each in text(changed).splitlines() if each and not each.startswith(" ")]
    assert "Our cycle" in heads
    assert not any(each.lstrip().startswith(("#", "===")) for each in heads[3:])
