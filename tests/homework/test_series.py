from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.homework.series import Measure, in_words, series
from app.homework.sheet import Pair, People, Remark, Time, Went, Whose

from .desks import sheet


def test_without_a_sheet_there_is_nothing() -> None:
    found = series([])
    assert not found.rows
    assert not found.questions


def test_each_occasion_is_one_row_though_every_sheet_tells_it_again() -> None:
    found = series([sheet(1, 2), sheet(2, 4), sheet(3, 3, pack="breaks", title="Breaks")])
    assert [row.day.day for row in found.rows] == [3, 3, 10, 10, 17, 17, 24]
    assert {row.title for row in found.rows} == {"Ten minutes of listening", "Breaks"}
    assert {row.title for row in series([sheet(1)]).rows} == {""}


def test_of_a_day_counts_what_the_newest_sheet_says() -> None:
    (time, *_) = sheet().times
    other = replace(time, went=Went.PART, minutes=5)
    newer = sheet(2, 3)
    newer = replace(newer, times=(other, *newer.times[1:]))
    for order in ([sheet(1), newer], [newer, sheet(1)]):
        first = series(order).rows[0]
        assert (first.went, first.minutes) == (Went.PART, 5)


def test_two_occasions_of_one_day_are_two_rows() -> None:
    (time, *_) = sheet().times
    assert len(series([sheet(times=(time, time))]).rows) == 2


def test_a_day_that_only_an_older_sheet_tells_stays() -> None:
    newer = sheet(2, 3)
    found = series([sheet(1, 2), replace(newer, times=newer.times[1:])])
    assert [row.day.day for row in found.rows] == [3, 10, 17]


def test_the_two_are_called_what_the_newest_sheet_calls_them() -> None:
    found = series([sheet(2, 4, people=People(one="Sam", two="Alex")), sheet(1, 2)])
    assert found.people == ("Sam", "Alex")


def test_numbers_are_told_as_they_were_given_and_left_out_where_they_were_not() -> None:
    row = series([sheet()]).rows[0]
    assert (row.tension(0), row.tension(1)) == ("7 → 4", "8 before")
    assert (row.heard(0), row.heard(1)) == ("", "5")
    only_after = replace(sheet().times[0], tension_before=None, tension_after=Pair(two=0))
    row = series([sheet(times=(only_after,))]).rows[0]
    assert (row.tension(0), row.tension(1)) == ("", "0 after")


def test_the_line_of_one_is_in_the_order_of_the_days_and_can_be_said() -> None:
    found = series([sheet(2, 3), sheet(1, 2)])
    line = found.line(Measure.BEFORE, 0)
    assert in_words(line) == "7 on 3 Nov, 6 on 10 Nov, 5 on 17 Nov"
    assert found.line(Measure.HEARD, 0) == ()
    assert [point.number for point in found.line(Measure.HEARD, 1)] == [5, 6, 7]


def test_words_say_what_they_are_about_and_whose_they_are() -> None:
    answer = Remark(of=Whose.TWO, text="Yes\nand no", asked="Did it help?")
    time = Time(day="2026-11-03", went=Went.NOT, answers=(answer,), obstacle=(answer,))
    row = series([sheet(times=(time,))]).rows[0]
    assert [(told.lead, told.whose) for told in row.told] == [("Did it help?", "A")] * 2
    row = series([sheet()]).rows[0]
    assert [(told.lead, told.whose) for told in row.told] == [
        ("It got stuck at", "S"),
        ("Agreed", "A"),
    ]


def test_questions_stand_with_their_day() -> None:
    found = series([sheet(1, 2), sheet(2, 3)])
    assert [when for when, _ in found.questions] == [date(2026, 11, 17), date(2026, 11, 24)]
