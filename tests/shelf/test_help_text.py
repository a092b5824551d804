"""How a help text is read, and what its file may not hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flow.items import Evidence, Grade
from app.shelf.help_text import SIZE, HelpError, Part, read

HEAD = "---\nid: a-text\ntitle: A text\nabout: What it is.\nplace: 10\nwords: one, two words\n---\n"


def text(body: str, head: str = HEAD) -> bytes:
    return f"{head}{body}".encode()


def test_a_text_has_its_head_and_its_parts_with_their_grades() -> None:
    found = read(
        text(
            "Before.\n\n## A part\n\nSaid.\n\n- a point\n\n"
            "> trial: Somebody 2024\n> tradition: Us\n"
        )
    )
    assert (found.id, found.title, found.about, found.place) == (
        "a-text",
        "A text",
        "What it is.",
        10,
    )
    assert found.words == ("one", "two words")
    assert found.parts == (
        Part("", "Before."),
        Part(
            "A part",
            "Said.\n\n- a point",
            (
                Evidence(grade=Grade.TRIAL, source="Somebody 2024"),
                Evidence(grade=Grade.TRADITION, source="Us"),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("# Too high", "line 8"),
        ("### Too low", "line 8"),
        ("<b>bold</b>", "line 8"),
        ("fine\n\n![picture](file:x)", "line 10"),
        ("a [link](x)", "line 8"),
        ("**loud**", "line 8"),
        ("1. first", "line 8"),
        ("- a\n  - b", "line 9"),
        ("| a | b |", "line 8"),
        ("```", "line 8"),
        ("## P\n\n> certain: we say so", "line 10"),
        ("## P\n\n> trial:", "line 10"),
        ("## P\n\n> trial: A\n\nmore", "line 12"),
    ],
)
def test_what_these_files_do_not_know_is_refused_with_its_line(body: str, told: str) -> None:
    with pytest.raises(HelpError, match=told):
        read(text(body))


@pytest.mark.parametrize(
    "head",
    [
        "",
        "---\nid: a\n",
        HEAD.replace("id: a-text", "id: A Text"),
        HEAD.replace("place: 10", "place: first"),
        HEAD.replace("place: 10", "place: 10\nplace: 11"),
        HEAD.replace("words", "word"),
        HEAD.replace("about: What it is.\n", ""),
        HEAD.replace("about: What it is.", "about:"),
    ],
)
def test_a_head_is_whole_or_the_text_is_refused(head: str) -> None:
    with pytest.raises(HelpError):
        read(text("Said.", head))


def test_a_file_is_read_only_as_far_as_it_may_be_long() -> None:
    with pytest.raises(HelpError, match="longer"):
        read(text("x" * SIZE))
    with pytest.raises(HelpError, match="UTF-8"):
        read(HEAD.encode() + b"\xff")


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_are_read_or_refused(data: bytes, headed: bool) -> None:
    try:
        read(HEAD.encode() + data if headed else data)
    except HelpError:
        return
