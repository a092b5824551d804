"""A file changed in single places: nothing else in it moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bench.manuscript import Manuscript
from app.problem import Problem

TEXT = """# mine
flow: 1 # the format
id:   old   # a name
version: 3
about: {author: Jo, license: mine}   # me
title: >-
  Two lines
  of a title

# after
steps: []
"""


def changed(text: str, *path: str, to: str = "NEW") -> str:
    return Manuscript.of(text.encode()).with_value(path, to).text


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (("id",), "id:   old   # a name", "id:   NEW   # a name"),
        (("about", "author"), "{author: Jo, license", "{author: NEW, license"),
        (("about", "license"), "license: mine}", "license: NEW}"),
        (("title",), "title: >-\n  Two lines\n  of a title\n\n#", "title: NEW\n\n#"),
    ],
)
def test_one_value_is_changed_and_nothing_else(
    path: tuple[str, ...], before: str, after: str
) -> None:
    assert changed(TEXT, *path) == TEXT.replace(before, after)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_the_mark_at_the_beginning_stay(ends: str, mark: str) -> None:
    text = mark + TEXT.replace("\n", ends)
    assert changed(text, "id") == text.replace("old", "NEW")
    first = mark + "id: old" + ends
    assert changed(first, "id") == first.replace("old", "NEW")
    added = Manuscript.of(text.encode()).with_key("status", "draft", "version").text
    assert added == text.replace("version: 3", f"version: 3{ends}status: draft")


def test_a_new_key_comes_below_the_comment_of_the_line_above() -> None:
    added = Manuscript.of(b"id: a # note\nversion: 1 # one").with_key("x", "y", "version").text
    assert added == "id: a # note\nversion: 1 # one\nx: y"


def test_a_file_in_braces_stays_in_braces() -> None:
    text = '{"id": "old", "version": 1, "steps": []}\n'
    draft = Manuscript.of(text.encode()).with_value(("id",), "new").with_key("x", "y", "version")
    assert draft.text == '{"id": new, "version": 1, x: y, "steps": []}\n'


def test_a_quoted_value_is_replaced_with_its_quotes() -> None:
    assert changed("id: 'o''ld'\nx: 1\n", "id") == "id: NEW\nx: 1\n"


@pytest.mark.parametrize("head", ["", "\ufeff", "\n"])
def test_the_line_for_editors_leads_elsewhere(head: str) -> None:
    text = f"{head}# yaml-language-server: $schema=../old.json\nid: x\n"
    assert Manuscript.of(text.encode()).with_schema("new.json").text == text.replace(
        "../old.json", "new.json"
    )


def test_a_file_without_a_line_for_editors_gets_none() -> None:
    text = "# $schema=x\nid: x\n# yaml-language-server: $schema=y\n"
    assert Manuscript.of(text.encode()).with_schema("new.json").text == text


def test_a_key_that_is_not_there_or_no_text_cannot_be_changed() -> None:
    for path in (("other",), ("about",), ("id", "inner")):
        with pytest.raises(KeyError):
            changed(TEXT, *path)


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused_with_a_problem(data: bytes) -> None:
    try:
        draft = Manuscript.of(data)
    except Problem:
        return
    assert draft.encoded() == data
