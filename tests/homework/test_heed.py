"""What a pack asks that is better kept for a talk of one person with the therapist alone."""

from __future__ import annotations

import time

import pytest

from app import bundled
from app.homework.checked import read_pack
from app.homework.heed import LONGEST, Heed, heed
from app.homework.pack import ENDING, Pack

from .packs import KEY, own, pack, shipped, small, with_inside

AFRAID = "Are you afraid of your partner?"
NAMED = f"“{AFRAID}”"


def opened(data: str) -> Pack:
    checked = read_pack(data.encode(), small())
    assert checked.pack is not None, checked.faults
    return checked.pack


def asking(words: str, **changed: str) -> Heed:
    """What is to be heeded in a pack with a talk of its own that asks this."""
    quoted = f"'{words.replace(chr(39), chr(39) * 2)}'"
    return heed(opened(with_inside(own("", **{"What do you wish for?": quoted, **changed}))))


@pytest.mark.parametrize(
    "words",
    [
        AFRAID,
        "Has the other hit you?",
        "Did you ever feel threatened to death? Who threatened to leave or hurt you on purpose?",
        "What happens when <second> checks your phone?",
        "Write down the password, and give <first> your passcode.",
        "What do you promise never to do again?",
        "How was the sex this week?",
    ],
)
def test_a_question_about_fear_safety_or_control_is_named_as_it_is_asked(words: str) -> None:
    found = asking(words)
    named = words.replace("<first>", "one").replace("<second>", "the other")
    assert found.asked == (f"“{named}”",)


@pytest.mark.parametrize(
    "words",
    [
        "What do you wish for?",
        "What are you afraid of when it gets quiet?",
        "How safe does this talk feel so far?",
        "What hit you hardest?",
        "You need not show anybody your phone.",
        "Wovor hast du Angst?",
    ],
)
def test_other_questions_are_left_alone(words: str) -> None:
    assert not asking(words)


@pytest.mark.parametrize(
    "words",
    [
        "Are you afraid   of your\u00a0partner?",
        "Are you *afraid* of *your* partner?",
        "Are you a\u00adfraid of your p\u200bartner?",
        "Are you afr\u0332aid of your partner?",
        "Are you ａｆｒａｉｄ of your partner?",
        "ARE YOU AFRAID OF YOUR PARTNER?",
        "“Are you afraid of your partner?”",
        "Do you think of self\u2011harm?",
    ],
)
def test_however_it_is_written_it_is_heard(words: str) -> None:
    assert asking(words)


def test_words_broken_by_a_line_are_heard() -> None:
    broken = own().replace("ask: What do you wish for?", 'ask: "Are you afraid of\\nyour partner?"')
    assert heed(opened(with_inside(broken))).asked == (NAMED,)


def test_a_line_that_denies_does_not_hide_the_next() -> None:
    broken = own().replace("ask: What do you wish for?", 'ask: "No hurry\\nShow your phone"')
    assert heed(opened(with_inside(broken)))


def test_a_file_that_calls_its_words_another_language_is_heard_all_the_same() -> None:
    assert asking(AFRAID, **{"language: en": "language: sv"})


def test_what_stands_in_an_option_or_a_line_of_help_counts_for_its_question() -> None:
    options = "{id: wish, type: choice, options: {a: They hit me, b: No}, ask: What was it?}"
    plain = "{id: wish, type: text, ask: What do you wish for?}"
    assert heed(opened(with_inside(own().replace(plain, options)))).asked == ("“What was it?”",)
    helped = plain.replace("ask:", "help: Think of who hit you., ask:")
    found = heed(opened(with_inside(own().replace(plain, helped))))
    assert found.asked == ("“What do you wish for?”",)


def test_a_statement_without_a_question_is_named_itself() -> None:
    signed = "{id: wish, type: sign_off, statement: We share all passwords.}"
    plain = "{id: wish, type: text, ask: What do you wish for?}"
    found = heed(opened(with_inside(own().replace(plain, signed))))
    assert found.asked == ("“We share all passwords.”",)


def test_a_page_that_only_tells_about_safety_is_no_question() -> None:
    told = "{id: wish, type: note, ask: Is there violence at home? Please stop here.}"
    plain = "{id: wish, type: text, ask: What do you wish for?}"
    assert not heed(opened(with_inside(own().replace(plain, told))))


def test_what_is_told_before_a_question_is_named_by_its_title() -> None:
    told = own().replace("title: Begin", "title: Begin\n        intro: Swap phones now.")
    assert heed(opened(with_inside(told))).asked == ("What is said under “Begin”",)
    called = own().replace("title: A small talk", "title: Check phones")
    assert heed(opened(with_inside(called))).asked == ("What “Check phones” is about",)


def test_the_question_that_seats_the_two_counts() -> None:
    seats = "seats: {ask: Who was hit or hit you first?, first: One, second: Two}\n"
    assert heed(opened(with_inside(own(seats)))).asked == ("“Who was hit or hit you first?”",)


def test_the_questions_of_the_pack_itself_count() -> None:
    assert heed(pack(ask_obstacle=AFRAID)).asked == (NAMED,)
    assert heed(pack(ask_when="When do you check the phones?")).asked
    asked = pack(returns={"question": AFRAID}, recipient=KEY.recipient)
    assert heed(asked).asked == (NAMED,)


def test_what_a_pack_orders_in_its_own_words_counts_and_what_it_tells_does_not() -> None:
    assert heed(pack(why="Show each other your phones.")).asked
    assert not heed(pack(why="Not every home is free of violence."))


def test_each_question_is_named_once_and_in_its_order() -> None:
    twice = own("", **{"What do you wish for?": AFRAID, "What was your part?": AFRAID})
    other = twice.replace("What do you fear?", "Who hit you?")
    assert heed(opened(with_inside(other))).asked == (NAMED, "“Who hit you?”")


def test_a_pack_cannot_speak_at_length_where_the_program_does() -> None:
    preached = f"{AFRAID} Reknit has looked at this question. " + "It is safe to answer it. " * 20
    (named,) = asking(preached[:590].strip()).asked
    assert named.startswith(f"“{AFRAID}") and named.endswith("…”")
    assert len(named) == LONGEST + 2


def test_it_is_told_whether_a_talk_waits_for_an_answer_to_one_of_them() -> None:
    assert not asking(AFRAID).waits
    assert asking(AFRAID, **{"id: wish,": "id: wish, required: true,"}).waits
    assert not asking(AFRAID, **{"id: calm,": "id: calm, required: true,"}).waits


def test_the_shipped_packs_hold_nothing_of_it() -> None:
    files = [file for file in (bundled.flows() / "packs").iterdir() if file.name.endswith(ENDING)]
    assert len(files) >= 3
    for file in files:
        given = read_pack(file.read_bytes(), shipped()).pack
        assert given is not None and not heed(given), file.name


@pytest.mark.parametrize("flow_id", sorted(shipped()))
def test_a_shipped_flow_taken_into_a_pack_holds_nothing_of_it(flow_id: str) -> None:
    inside = Pack(
        pack=1,
        id="p",
        version=1,
        language="en",
        title="P",
        sender=pack().sender,
        why="It may help.",
        inside=(shipped()[flow_id],),
    )
    assert heed(inside) == Heed()


@pytest.mark.parametrize(
    "words", ["afraid of " * 59, "search your my a " * 35, "not you hit " * 49, "ﷺ" * 190]
)
def test_a_pack_as_long_as_it_may_be_is_heeded_at_once(words: str) -> None:
    item = f"{{id: wish, type: text, ask: '{words}'}}"
    items = [item.replace("wish", f"wish-{number}") for number in range(40)]
    lines = "\n".join(f"      - {each}" for each in items)
    steps = [f"  - id: s{n}\n    title: S\n    items:\n{lines}" for n in range(8)]
    for number, step in enumerate(steps):
        steps[number] = step.replace("wish-", f"wish-{number}-")
    head = own().partition("    steps:")[0]
    body = "\n".join(f"    {line}" for step in steps for line in step.splitlines())
    given = opened(with_inside(f"{head}    steps:\n{body}"))
    begin = time.process_time()
    heed(given)
    assert time.process_time() - begin < 0.5
