"""PO files: what tools for translators write is read, all else is refused with its line."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bench.entry import SIZE, Entry, Texts, is_language
from app.bench.po import read_po, to_po
from app.flow.reader import FORBIDDEN
from app.problem import Problem

HEAD = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"X-Reknit-Flow: a-talk\\n"\n\n'
ONE = 'msgctxt "told.ask"\nmsgid "How was it?"\nmsgstr "Wie war es?"\n'

WORDS = st.text(
    st.sampled_from('ab "\\\n\té…%{}<>#|,:msgid') | st.characters(), max_size=40
).filter(lambda text: not FORBIDDEN.search(text))
ENTRIES = st.builds(
    Entry, st.from_regex(r"[a-z][a-z.-]{0,20}", fullmatch=True), WORDS, WORDS, st.booleans(), WORDS
)


def bare(texts: Texts) -> Texts:
    return replace(texts, entries=tuple(replace(each, line=0) for each in texts.entries))


@given(st.lists(ENTRIES, max_size=5, unique_by=lambda entry: entry.key))
def test_what_is_written_is_read_again(entries: list[Entry]) -> None:
    known = tuple(replace(e, before=e.before if e.unsure else "") for e in entries)
    texts = Texts("a-talk", "en", "de", known)
    data = to_po(texts, "A talk", 3, ["A step: text, ask"] * len(known))
    assert bare(read_po(data)) == texts


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not here")
@given(entries=st.lists(ENTRIES, min_size=1, max_size=5, unique_by=lambda entry: entry.key))
def test_gettext_reads_it_too_and_we_read_what_gettext_makes_of_it(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]
) -> None:
    folder = tmp_path_factory.mktemp("po")
    known = [
        replace(entry, unsure=False, before="", source=f"x{entry.source}") for entry in entries
    ]
    texts = Texts("a-talk", "en", "de", tuple(known))
    (folder / "a.po").write_bytes(to_po(texts, "A talk", 3, ["note"] * len(known)))
    done = subprocess.run(
        ["msgcat", "--width=30", "a.po", "-o", "b.po"], cwd=folder, capture_output=True, text=True
    )
    if done.returncode:  # it asks that both texts begin and end alike
        assert "msgid" in done.stderr
        return
    assert {e.key: e.target for e in read_po((folder / "b.po").read_bytes()).entries} == {
        e.key: e.target for e in known
    }


def test_strings_over_several_lines_are_one_text() -> None:
    data = HEAD + 'msgctxt "a"\nmsgid ""\n"One\\n"\n"two"\nmsgstr "" "Eins\\n"\n"zwei"\n'
    with pytest.raises(Problem, match="Line 10"):
        read_po(data.encode())
    data = data.replace('msgstr "" "Eins', 'msgstr ""\n"Eins')
    (entry,) = read_po(data.encode()).entries
    assert (entry.source, entry.target, entry.line) == ("One\ntwo", "Eins\nzwei", 6)


def test_the_header_says_the_languages_and_the_flow() -> None:
    texts = read_po((HEAD + ONE).encode())
    assert (texts.flow, texts.to, texts.source) == ("a-talk", "de", "")
    assert len(texts.entries) == 1


def test_unsure_translations_keep_the_source_they_were_made_from() -> None:
    data = f'{HEAD}#. a note\n#: a.c:1\n#, c-format, fuzzy\n#| msgid "How is it?"\n{ONE}'
    (entry,) = read_po(data.encode()).entries
    assert (entry.unsure, entry.before) == (True, "How is it?")


def test_entries_left_over_are_passed_by_and_mark_nothing() -> None:
    left = '#, fuzzy\n#~ msgctxt "old"\n#~ msgid "Old"\n#~ msgstr "Alt"\n\n'
    for data in (HEAD + left + ONE, HEAD + ONE + "\n" + left):
        (entry,) = read_po(data.encode()).entries
        assert (entry.key, entry.unsure) == ("told.ask", False)


def test_line_ends_and_the_mark_of_other_systems_are_read() -> None:
    data = b"\xef\xbb\xbf" + (HEAD + ONE).replace("\n", "\r\n").encode()
    assert read_po(data).entries[0].target == "Wie war es?"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('msgstr "Wie war es?"', "msgstr Wie war es?", "Line 8.*double quotes"),
        ('msgstr "Wie war es?"', 'msgstr "Wie war es?', "Line 8.*double quotes"),
        ('msgstr "Wie war es?"', 'msgstr "Wie "war" es?"', "Line 8.*double quotes"),
        ('msgstr "Wie war es?"', r'msgstr "Wie \x41?"', "Line 8.*no code"),
        ('msgstr "Wie war es?"', 'msgstr[0] "Wie?"', "Line 8.*plural"),
        ('msgid "How was it?"', 'msgid "a"\nmsgid_plural "b"', "Line 8.*plural"),
        ('msgctxt "told.ask"\n', "", "Line 6.*no msgctxt"),
        ('msgctxt "told.ask"', 'msgctxt ""', "Line 6.*no msgctxt"),
        ('msgid "How was it?"\n', "", "Line 6.*msgctxt, msgid"),
        ('msgstr "Wie war es?"\n', "", "Line 6.*msgctxt, msgid"),
        (ONE, ONE + ONE, "Line 9.*line 6 already"),
        (ONE, f"{ONE}{ONE.splitlines()[2]}\n", "Line 9.*does not belong"),
        (HEAD, '"lost"\n', "Line 1.*no keyword"),
        ("Wie war es?", "Wie\u202ewar es?", r"Line 8.*U\+202E"),
        ("Wie war es?", "\\n\u00a0war es?", r"U\+00A0"),
        ("Wie war es?", "W" * 20_001, "Line 6.*20,000"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(before: str, after: str, told: str) -> None:
    text = HEAD + ONE
    assert before in text
    with pytest.raises(Problem, match=told):
        read_po(text.replace(before, after).encode())


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"#" * (SIZE + 1), "1024 KiB"),
        (b'msgid "\xff"', "Line 1.*UTF-8"),
        (b'# x\n\nmsgid "\xff"', "Line 3.*UTF-8"),
        (b'msgid "a\x00"', "U\\+0000"),
        ("".join(ONE.replace("told", f"t{n}") for n in range(4_001)).encode(), "4,000"),
    ],
)
def test_files_that_are_too_much_are_refused(data: bytes, told: str) -> None:
    with pytest.raises(Problem, match=told):
        read_po(data)


@pytest.mark.parametrize(
    "data",
    [
        'msgctxt "a"\nmsgid "b"\nmsgstr ""\n' + '"a"\n' * 250_000,
        "# a\n" * 250_000,
        "#| msgid\n" * 100_000,
        "Content-Type:" * 80_000,
        'msgid ""\nmsgstr "' + "Content-Type:" * 70_000 + '"\n',
        '"' * 1_000_000,
        "\\" * 1_000_000,
        'msgid "' + "\\" * 900_000 + '"',
        "#, " + "fuzzy," * 150_000,
    ],
    ids=range(9),
)
def test_files_made_to_hold_it_up_are_read_as_quickly_as_others(data: str) -> None:
    """Each takes a moment; where one took minutes, nobody could miss it here."""
    try:
        read_po(data[:SIZE].encode())
    except Problem:
        return


def test_a_text_that_is_the_name_of_a_file_opens_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.po"
    secret.write_text(ONE)
    with pytest.raises(Problem):
        read_po(str(secret).encode())


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode), st.data())
def test_any_bytes_are_texts_or_a_problem_with_a_line(data: bytes, more: st.DataObject) -> None:
    whole = (HEAD + ONE + ONE.replace("told", "other")).encode()
    at = more.draw(st.integers(0, len(whole)))
    until = more.draw(st.integers(at, min(len(whole), at + 30)))
    for mutated in (data, whole[:at] + data[:30] + whole[until:]):
        try:
            read_po(mutated)
        except Problem as problem:
            assert "Line" in problem.what_happened


@pytest.mark.parametrize(
    ("word", "good"),
    [("de", True), ("pt-BR", True), ("zh_Hant", True), ("../x", False), ("", False), ("d", False)],
)
def test_a_language_can_be_part_of_a_name(word: str, good: bool) -> None:
    assert is_language(word) is good
