"""Texts as a table: spreadsheets can change how it is written, and run nothing from it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bench.columns import read_csv, to_csv
from app.bench.entry import Entry, Texts
from app.flow.reader import FORBIDDEN
from app.problem import Problem

TEXTS = Texts(
    "", "en", "de", (Entry("told.ask", "How was it?", "Wie, „war“ es?"), Entry("x.ask", "=1+1", ""))
)
WORDS = st.text(st.sampled_from("ab \"';,=+-@\n\té…") | st.characters(), max_size=30).filter(
    lambda text: text == text.strip() and not FORBIDDEN.search(text)
)
ENTRIES = st.builds(
    Entry, st.from_regex(r"[a-z][a-z.-]{0,20}", fullmatch=True), WORDS, WORDS, st.booleans(), WORDS
)


def bare(texts: Texts) -> Texts:
    return replace(texts, entries=tuple(replace(each, line=0) for each in texts.entries))


@given(st.lists(ENTRIES, max_size=5, unique_by=lambda entry: entry.key))
def test_what_is_written_is_read_again(entries: list[Entry]) -> None:
    texts = Texts("", "en", "de", tuple(entries))
    assert bare(read_csv(to_csv(texts))) == texts


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_whatever_parts_the_columns_is_read(delimiter: str) -> None:
    head = delimiter.join(("key", "en", "de", "state", "made from"))
    row = delimiter.join(("told.ask", '"Ha, ha; ha"', "Haha", "", ""))
    (entry,) = read_csv(f"{head}\n{row}\n".encode()).entries
    assert (entry.source, entry.target) == ("Ha, ha; ha", "Haha")


def test_a_cell_that_a_spreadsheet_would_run_is_written_as_text() -> None:
    data = to_csv(TEXTS).decode("utf-8-sig")
    assert ",'=1+1," in data
    assert read_csv(data.encode()).entries[1].source == "=1+1"


def test_columns_at_the_end_may_be_missing_and_empty_rows_are_passed_by() -> None:
    texts = read_csv(b"key,en,de\n\na.ask,Hello,Hallo\n,,\nb.ask,Bye\n")
    assert [(e.key, e.target, e.line) for e in texts.entries] == [
        ("a.ask", "Hallo", 3),
        ("b.ask", "", 5),
    ]


def test_texts_with_lines_count_for_the_lines_below() -> None:
    with pytest.raises(Problem, match=r"Line 5.*line 2 already"):
        read_csv(b'key,en,de\na,"1\n2\n3",x\na,y,z\n')


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "Line 1.*columns are"),
        (b"en,de\n", "Line 1.*columns are"),
        (b"key,en,../../de\n", "Line 1.*columns are"),
        (b'key,en,de\na,"b\n', "Line 2.*cannot be read"),
        (b'key,en,de\na,"b"c,d\n', "Line 2.*cannot be read"),
        (b"key,en,de\n,b,c\n", "Line 2.*empty"),
        (b"key,en,de\na,b,\xff\n", "Line 2.*UTF-8"),
        (b"key,en,de\na,b,c\rd\n", "U\\+000D"),
        (b"key,en,de\na," + b"b" * 200_000 + b",c\n", "Line 2.*cannot be read"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(data: bytes, told: str) -> None:
    with pytest.raises(Problem, match=told):
        read_csv(data)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_texts_or_a_problem_with_a_line(data: bytes) -> None:
    for whole in (data, b"key,en,de\n" + data):
        try:
            read_csv(whole)
        except Problem as problem:
            assert "Line" in problem.what_happened
