"""Every format: as it was looked at, safe from what was said, and silent on what is private."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from app.flow.items import (
    Checklist,
    Choice,
    Date,
    Guess,
    Item,
    Meaning,
    Mirror,
    Scale,
    Share,
    Text,
)
from app.session.session import Answer, Seat, Session, Slot
from app.session.value import Guessed, Mirrored, Moment, Number, Picked, Plan, Round, Verdict, Words
from app.summary.calendar import appointment, calendar
from app.summary.card import card
from app.summary.compose import compose
from app.summary.consent import handed, kept, printed, tick, tick_all
from app.summary.html import html
from app.summary.markdown import escaped, markdown
from app.summary.plain import one_line, plain
from app.summary.summary import BreakRule, Column, Summary
from app.summary.text import WIDTH, text

from .evenings import (
    FIRST,
    FLOW,
    HERE,
    NOW,
    SECOND,
    agreed,
    all_handed,
    empty,
    evening,
    headlines_handed,
)
from .formats import Page, bones_of_markdown, every_format, words_of_markdown

GOLDEN = Path(__file__).parent / "golden"
EVENING = agreed(evening())
HANDED = handed(headlines_handed(evening()))

HOSTILE = [
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "</li></ul></main><h1>Agreed</h1>",
    "<img src=file:///etc/passwd>",
    "a < b & c > d &amp; &#60;b&#62;",
    "| # * _ [x](y)",
    "[a link](https://example.org) <https://example.org> www.example.org me@example.org",
    "![picture](file:///tmp/x.png)",
    "# a heading\n## another\n===\n---",
    "- one\n- two\n1. three\n2) four\n+ five\n> six",
    "```\ncode\n```\n~~~\n    four spaces",
    "$x$ `code` ~~gone~~ **bold** __bold__ \\",
    "one\n\n\ntwo\r\nthree\rfour\u2028five\x85six",
    "BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT",
    "a,b;c\\n:d",
    "\u202eright to left over all\u2066",
    "שלום עולם ابتسم",
    "👩‍❤️‍👨 🏳️‍🌈",
    "n\x00u\x1b[31ml\x07",
    "x" * 300,
    "long " * 60,
    '" onmouseover="alert(1)',
    "';--%s{0}{name}%(x)s",
    "e\u0301 and \ufeffmark",
    "<!-- comment --> <![CDATA[x]]> <?php ?>",
]
some_text = st.text(min_size=1).filter(plain) | st.text(
    alphabet="ab <>&|#*_[](){}`~^$\\!\n.:-+=1\"'@/", min_size=1
).filter(plain)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("evening.txt", text(EVENING)),
        ("evening.md", markdown(EVENING)),
        ("evening.html", html(EVENING)),
        ("therapist.txt", text(HANDED)),
        ("therapist.md", markdown(HANDED)),
        ("therapist.html", html(HANDED)),
        ("evening.ics", (calendar(EVENING, NOW) or b"").decode().replace("\r\n", "\n")),
    ],
)
def test_an_evening_looks_as_it_was_looked_at(name: str, written: str) -> None:
    golden = GOLDEN / name
    if os.environ.get("REKNIT_WRITE_GOLDEN"):
        golden.write_text(written, encoding="utf-8")
    assert written == golden.read_text(encoding="utf-8")


# -- what is hostile stays text ----------------------------------------------------------


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words_in_html(words: str) -> None:
    summary = agreed(evening(names=(words, words[::-1]), written=lambda _: words))
    page, harmless = Page(html(summary)), Page(html(EVENING))
    assert page.bones == harmless.bones
    assert {name for name, _ in page.attributes} == {name for name, _ in harmless.attributes}
    assert page.said.count(one_line(words)) >= 10


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words_in_markdown(words: str) -> None:
    summary = agreed(evening(names=(words, words[::-1]), written=lambda _: words))
    written = markdown(summary)
    assert bones_of_markdown(written) == bones_of_markdown(markdown(EVENING))
    assert words_of_markdown(written).count(one_line(words)) >= 10


@given(some_text, some_text)
def test_whatever_is_said_adds_no_markup(name: str, words: str) -> None:
    summary = agreed(evening(names=(name, name), written=lambda _: words))
    if len(list(summary.lines)) != len(list(EVENING.lines)):
        return
    assert bones_of_markdown(markdown(summary)) == bones_of_markdown(markdown(EVENING))
    assert Page(html(summary)).bones == Page(html(EVENING)).bones


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_cannot_look_like_a_heading_in_plain_text(words: str) -> None:
    summary = agreed(evening(written=lambda _: words))
    flush = [line for line in text(summary).splitlines() if line and not line.startswith(" ")]
    harmless = [line for line in text(EVENING).splitlines() if line and not line.startswith(" ")]
    assert flush == harmless


@pytest.mark.parametrize("words", HOSTILE)
def test_plain_text_is_never_wider_than_a_page(words: str) -> None:
    summary = agreed(evening(names=(words, words), written=lambda _: words))
    assert max(len(line) for line in text(summary).splitlines()) <= WIDTH


def test_html_reaches_for_nothing_and_runs_nothing() -> None:
    written = html(EVENING)
    assert "<script" not in written and "http:" not in written and "https:" not in written
    assert "url(" not in written and "@import" not in written
    assert "default-src 'none'" in written


def test_html_says_its_language_and_gives_headings_and_scopes() -> None:
    page = Page(html(EVENING))
    assert ("lang", "en") in page.attributes
    assert page.bones.count("h1") == 1
    assert page.bones.count("h2") == len(EVENING.sections)
    assert ("scope", "col") in page.attributes and ("scope", "row") in page.attributes


def test_the_title_of_a_file_names_nobody() -> None:
    assert EVENING.document_title == "A note to ourselves, 22 Nov 2026"


def test_a_mention_or_an_address_is_no_link_in_markdown() -> None:
    assert escaped("me@a.org www.b.org http://c") == r"me\@a.org www\.b.org http\://c"


# -- what is private stays private -------------------------------------------------------


def sign_of(slot: Slot) -> str:
    """Words by which an answer is known again, wherever it turns up."""
    return f"ZQ-{slot.item}-{slot.by}-{slot.turn}-QZ"


def everything(session: Session, share: dict[str, tuple[Share, bool]]) -> Session:
    """A session in which every item is answered with words of its own, shared as drawn."""
    for step in session.flow.all_steps():
        for item in step.items:
            for slot in session.slots(item.id):
                sign = sign_of(slot)
                value = value_with(item, sign)
                if value is not None:
                    promise, shown = share.get(sign, (step.share(item), False))
                    answer = Answer(slot, value, item.ask, promise, NOW, shown)
                    session = session.with_answer(answer)
    return session


def value_with(
    item: Item, sign: str
) -> Words | Picked | Number | Guessed | Mirrored | Moment | Plan | None:
    """An answer to an item that can be told again by its sign."""
    match item:
        case Text():
            return Words(sign)
        case Choice() | Checklist():
            return Picked((), sign)
        case Guess():
            return Guessed(Picked((), sign), 7)
        case Mirror():
            return Mirrored((Round(Words(sign), Verdict.YES),))
        case Scale():
            return Number(7)
        case Date():
            return Moment(NOW + timedelta(days=3))
        case _:
            return (
                Plan(sign, sign, noticed=sign, obstacle=sign) if item.type == "agreement" else None
            )


SIGNS = [
    sign_of(slot)
    for step in FLOW.all_steps()
    for item in step.items
    for slot in empty().slots(item.id)
]
shares = st.dictionaries(
    st.sampled_from(SIGNS), st.tuples(st.sampled_from(Share), st.booleans()), max_size=30
)
ticks = st.lists(
    st.tuples(st.integers(0, 60), st.sampled_from(Column), st.sampled_from(Seat)), max_size=60
)


def ticked(summary: Summary, acts: list[tuple[int, Column, Seat]]) -> Summary:
    """The summary after some of both's own ticks."""
    lines = list(summary.lines)
    for number, column, seat in acts:
        if lines and seat in lines[number % len(lines)].authors:
            summary = tick(summary, lines[number % len(lines)].key, column, seat, True)
    return summary


@given(shares, ticks, st.booleans())
def test_no_word_of_an_answer_that_is_not_open_leaves_in_any_format(
    share: dict[str, tuple[Share, bool]], acts: list[tuple[int, Column, Seat]], wide: bool
) -> None:
    flow = FLOW
    if wide:
        steps = tuple(
            replace(s, items=tuple(replace(i, summary=True) for i in s.items)) for s in FLOW.steps
        )
        flow = replace(FLOW, steps=steps)
    session = everything(empty(flow=flow), share)
    told = every_format(ticked(compose(session, NOW), acts)).replace("\n", "").replace(" ", "")
    for slot in session.answers:
        sign = sign_of(slot)
        in_break = slot.item.startswith("break-")
        if not session.is_open(slot) or in_break:
            assert sign not in told and escaped(sign) not in told


@given(ticks)
def test_no_line_that_is_not_ticked_by_its_author_is_kept_or_printed(
    acts: list[tuple[int, Column, Seat]],
) -> None:
    summary = ticked(compose(everything(empty(), {}), NOW), acts)
    for only, column in (
        (kept(summary), Column.STAYS),
        (printed(summary), Column.PRINTED),
        (handed(summary), Column.HANDED),
    ):
        told = every_format(only).replace("\n", "").replace(" ", "")
        for line in summary.lines:
            if "ZQ-" in line.text and not all(line.ticked(column, s) for s in line.authors):
                sign = line.text[line.text.index("ZQ-") : line.text.index("-QZ") + 3]
                assert sign not in told


def test_even_a_therapists_copy_of_everything_has_no_journal_no_check_and_no_break() -> None:
    """care.md 6.11: never journals, readiness, who paused, drafts that were not shown."""
    everything_told = all_handed(evening())
    told = every_format(handed(everything_told))
    assert "The long winter." in told and "SECRET" not in told
    items = {line.key.partition("/")[0] for line in everything_told.lines}
    assert not items & {"tension", "diary", "guessed", "heard", "break-until", "break-words"}
    paused = handed(all_handed(replace(evening(), breaks=2)))
    assert "2 breaks" in text(paused)
    assert text(paused).replace("2 breaks", "one break") == text(handed(everything_told))


# -- calendar ----------------------------------------------------------------------------


def events(file: bytes | None) -> list[dict[str, object]]:
    """The events of a calendar file, as a calendar reads them."""
    assert file is not None
    whole = Calendar.from_ical(file)
    return [
        {"title": str(e["summary"]), "start": e.decoded("dtstart"), "end": e.decoded("dtend")}
        for e in whole.walk("VEVENT")
    ]


def test_a_calendar_gets_the_next_look_at_the_right_moment_under_a_neutral_title() -> None:
    (event,) = events(calendar(EVENING, NOW))
    assert event["title"] == "Look back together"
    assert event["start"] == datetime(2026, 11, 29, 18, 0, tzinfo=UTC)


def test_a_calendar_gets_no_word_of_what_was_said() -> None:
    session = everything(empty(), {})
    file = calendar(agreed(session), NOW)
    assert file is not None and b"ZQ" not in file and b"Sam" not in file


def test_there_is_no_calendar_without_a_tick_of_both() -> None:
    fresh = compose(evening(), NOW)
    assert calendar(fresh, NOW) is None
    assert calendar(tick_all(fresh, FIRST), NOW) is None
    assert calendar(tick_all(tick_all(fresh, FIRST), SECOND), NOW) is not None


def test_there_is_no_calendar_once_the_day_has_passed() -> None:
    assert calendar(EVENING, NOW + timedelta(days=30)) is None


def test_a_day_without_a_time_is_a_whole_day_where_it_was_chosen() -> None:
    day = Moment(datetime(2026, 11, 29, 0, 0, tzinfo=HERE), timed=False)
    (event,) = events(appointment(Meaning.LOOK_AGAIN, day, "key", NOW))
    assert str(event["start"]) == "2026-11-29" and str(event["end"]) == "2026-11-30"


def test_the_return_from_a_break_is_one_event_however_often_it_is_saved() -> None:
    back = Moment(NOW + timedelta(minutes=30))
    once, twice = (appointment(Meaning.RETURN_AT, back, "k", NOW) for _ in range(2))
    assert once == twice
    assert events(once)[0]["start"] == NOW + timedelta(minutes=30)


@pytest.mark.parametrize("words", HOSTILE)
def test_a_title_of_ones_own_adds_no_event_and_no_line(words: str) -> None:
    (event,) = events(calendar(EVENING, NOW, title=words))
    assert event["title"] == one_line(words)


# -- fridge card -------------------------------------------------------------------------


def test_the_card_has_the_word_the_rules_the_agreements_and_the_next_look() -> None:
    on_the_fridge = card(EVENING)
    assert on_the_fridge.word == "Harbour"
    assert on_the_fridge.rules == (
        "We stop. No last word.",
        "We say when we will be back: after 20 minutes at least, and within a day.",
        "We come back, even if only to ask for more time.",
    )
    assert [line.by for line in on_the_fridge.agreements] == [FIRST, SECOND]
    assert on_the_fridge.look_again == "Sunday 29 November 2026, 19:00"


def test_the_card_has_only_what_is_printed() -> None:
    only_kept = compose(evening(), NOW)
    for seat in Seat:
        only_kept = tick_all(only_kept, seat, columns=(Column.STAYS,))
    assert not card(only_kept).worth_printing and card(only_kept).look_again == ""


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (BreakRule(), "We say when we will be back."),
        (BreakRule(20, 0), "We say when we will be back: after 20 minutes at least."),
        (
            BreakRule(60, 2880),
            "We say when we will be back: after an hour at least, and within 2 days.",
        ),
        (BreakRule(0, 180), "We say when we will be back: within 3 hours."),
    ],
)
def test_the_rule_says_only_the_numbers_there_are(rule: BreakRule, sentence: str) -> None:
    assert card(replace(EVENING, rule=rule)).rules[1] == sentence
