"""A flow’s rules in words, as others read them and as the two do on paper."""

from __future__ import annotations

import pytest

from app.bench.hand import Hand
from app.bench.voice import OF_ONE, TO_READERS, to_readers
from app.bench.wording import condition, question, quoted, short
from app.flow.condition import All, AnswerIs, Nothing, Whose
from app.flow.condition import Any as AnyOf
from app.flow.condition import Test as By
from app.flow.library import Library
from app.session.session import Seat

LIBRARY = Library.shipped()
SHORT = LIBRARY["repair-short"]
ASKED = "“How are you for a short talk now?”"
CALM = AnswerIs("short-ready", Whose.EITHER, By.IS, "not-today")
STIRRED = AnswerIs("short-ready", Whose.BOTH, By.IS_ONE_OF, ("calm", "stirred"))


def test_a_condition_reads_as_half_a_sentence() -> None:
    assert condition(CALM, SHORT) == f"one of the two chose “Not today” at {ASKED}"
    assert condition(All((CALM, STIRRED)), SHORT) == (
        f"one of the two chose “Not today” at {ASKED} and "
        f"both chose “Calm enough to listen” or “A bit stirred up” at {ASKED}"
    )
    assert condition(AnyOf((Nothing((CALM,)), STIRRED)), SHORT).startswith("(it is not so that one")
    unknown = AnswerIs("elsewhere", None, By.AT_LEAST, 7)
    assert condition(unknown, SHORT) == "the two together said 7 or more at “elsewhere”"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (
            AnswerIs("coming-tension", Whose.EITHER, By.AT_MOST, 3),
            "one of you circled 3 or less",
        ),
        (AnswerIs("pace-answer", None, By.IS, "slower"), "B ticked “A bit slower, please”"),
        (
            AnswerIs("pace", None, By.INCLUDES, "touch"),
            "A ticked “a touch or a hug, if you want",
        ),
        (
            AnswerIs("own-it", None, By.ANSWERED, True),
            "A answered “A, what did you do, in one",
        ),
        (
            AnswerIs("own-it", None, By.ANSWERED, False),
            "A did not answer “A, what did you do",
        ),
        (
            AnswerIs("coming-received", Whose.BOTH, By.IS, "yes"),
            "you both said “yes” at “I have",
        ),
        (
            AnswerIs("pace-answer", None, By.IS, "other"),
            "B ticked something of their own at",
        ),
        (
            AnswerIs("pace-answer", None, By.IS_NOT, "fine"),
            "B ticked something other than “That",
        ),
        (
            AnswerIs("coming-tension", None, By.PARTNERS_DIFFER_BY, 3),
            "the two numbers for “How stirred up are you now?” (in “Settle first”) are 3 or more",
        ),
    ],
    ids=lambda value: value.test.value if isinstance(value, AnswerIs) else "",
)
def test_on_paper_numbers_are_circled_and_options_ticked(rule: AnswerIs, words: str) -> None:
    assert condition(rule, LIBRARY["coming-back"], Hand().voice).startswith(words)


def test_a_number_is_held_against_the_one_before() -> None:
    flow = LIBRARY["a-moment"]
    voice = to_readers(flow)
    assert voice is OF_ONE and to_readers(SHORT) is TO_READERS
    more = AnswerIs("moment-after", None, By.ABOVE, "moment-before")
    before, after = "“How stirred up are you right now?”", "“And how stirred up are you now?”"
    assert condition(more, flow, voice) == f"the person said more at {after} than at {before}"
    much = AnswerIs("moment-after", None, By.ABOVE, "moment-before", 2)
    assert condition(much, flow, voice).endswith(f"that is 2 or more above the one at {before}")


def test_two_ends_of_a_stretch_are_said_as_one() -> None:
    flow = LIBRARY["a-moment"]
    least = AnswerIs("moment-before", None, By.AT_LEAST, 4)
    most = AnswerIs("moment-before", None, By.AT_MOST, 6)
    said = condition(All((least, most)), flow, Hand(alone=True).voice)
    assert said == "you circled 4 to 6 at “How stirred up are you right now?”"


def test_questions_that_are_worded_alike_are_told_apart_by_their_step() -> None:
    flow = LIBRARY["coming-back"]
    asked = "“How stirred up are you now?”"
    assert question(flow, "coming-tension") == f"{asked} (in “Settle first”)"
    assert question(flow, "coming-tension-again") == f"{asked} (in “And now?”)"


def test_what_is_quoted_within_a_quotation_has_single_marks() -> None:
    assert quoted("say “no”") == "“say ‘no’”" and quoted("“I need a break”") == "“I need a break”"


def test_a_long_question_is_cut_in_a_condition() -> None:
    assert short("x" * 80, 10) == f"{'x' * 9}…"


def test_a_sheet_of_ones_own_speaks_to_whoever_holds_it() -> None:
    voice = Hand(Seat.FIRST, secret=True).voice
    mine = AnswerIs("short-ready", Whose.SPEAKER, By.IS, "not-today")
    assert condition(mine, SHORT, voice).startswith("you ticked “Not today”")
    assert voice.filled("<speaker> and <listener>") == "A and B"
