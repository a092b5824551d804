"""Homework in the window: packs that come again, talks that pause, and what is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bench.source import practice_of
from app.flow.items import Meaning
from app.homework import kept
from app.homework.key import TherapistKey
from app.homework.occasion import Kind
from app.homework.sheet import Went
from app.homework.signature import signed
from app.session.practice import played
from app.session.session import Seat
from app.summary.consent import sign, tick_all
from app.ui.homework.entry_card import WITHDRAWN, Act, EntryCard
from app.ui.homework.handing import Handing
from app.ui.homework.occasion_page import OccasionPage
from app.ui.homework.pack_page import Compared, PackPage
from app.ui.homework.practice_place import PracticePlace
from app.ui.homework.refused import Refused
from app.ui.places.home import Home
from app.ui.places.leaf import Leaf
from app.ui.places.presence import Presence
from app.ui.places.shell import PlaceName, Shell
from app.ui.review import Review
from app.ui.unsaying import unsay, unsay_all
from app.ui.widgets.button import Button
from app.ui.window import Window
from app.ui.wizard.record import now
from app.ui.wizard.wizard import Talk
from app.vault.store import Vault

from ..couple import at_home, press, texts, window_of

PACK = """\
pack: 1
id: a-short-repair-a-week
version: {version}
standing: {standing}
language: en
title: A short repair a week
from: {{name: R. Vogel}}
why: Small and often helps more than long and seldom.
flows:
  - {{id: repair-short, version: 1}}
returns:
  tell: [minutes, headline, agreements]
  answers: [short-told]
recipient: {recipient}
"""


@pytest.fixture
def key() -> TherapistKey:
    return TherapistKey.new()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    window = window_of(qtbot, qapp, tmp_path / "home")
    at_home(window)
    yield window
    window.visit.close()


def pack(
    key: TherapistKey, version: int = 1, standing: str = "current", *, sign: bool = True
) -> bytes:
    text = PACK.format(version=version, standing=standing, recipient=key.recipient).encode()
    return signed(text, key) if sign else text


def show(window: Window, data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.reknit"
    file.write_bytes(data)
    window.visit._show_place(PlaceName.PRACTICE)
    window.visit.homework.open(file)


def take_on(window: Window, data: bytes, tmp_path: Path, compared: Compared | None = None) -> None:
    show(window, data, tmp_path)
    page = window.page
    assert isinstance(page, PackPage), texts(page) if page else page
    if compared is not None:
        assert page._words is not None
        page._words.choose(compared)
        page._words.changed.emit()
    page._take.click()


def vault(window: Window) -> Vault:
    return window.visit.vault


def place(window: Window) -> PracticePlace:
    page = window.page
    assert isinstance(page, Shell), page
    found = page.page()
    assert isinstance(found, PracticePlace)
    return found


FOR_ONE = b"""\
pack: 1
id: something-for-one
version: 1
language: en
title: Something for one
from: {name: R. Vogel}
why: Small and often.
flows:
  - {id: journal-urge, version: 1}
"""


def test_what_is_for_one_is_not_said_to_what_both_can_read(window: Window, tmp_path: Path) -> None:
    take_on(window, FOR_ONE, tmp_path)
    card = place(window).findChild(EntryCard)
    assert card is not None
    card._ask(Act.DO, "journal-urge")
    page = window.page
    assert isinstance(page, Presence)
    page.chosen.emit()
    assert isinstance(window.page, Talk)
    assert not vault(window).sessions()
    assert not kept.begun(vault(window))


def test_how_practice_works_is_told_where_it_is_practised(window: Window) -> None:
    window.visit._show_place(PlaceName.PRACTICE)
    press(place(window), "How practice works")
    leaf = window.page
    assert isinstance(leaf, Leaf) and leaf.title == "Practice between the hours"
    press(leaf, "Back")
    place(window)


def only(window: Window) -> str:
    (assignment,) = kept.assignments(vault(window), window.visit.library)
    return assignment.id


def play(window: Window) -> Review:
    """The talk that is up, to its end, as the practice couple has it."""
    practice = practice_of(window.visit.library["repair-short"], "repair-short")
    talk = window.page
    assert isinstance(talk, Talk)
    for _ in range(200):
        record = talk._record
        record.conversation = played(practice, record.conversation, now())
        record.commit()
        here = record.conversation
        onward = here.go_on(now())
        talk._move(here.skip(now()) if onward == here else onward)
        if window.page is not talk:
            break
    review = window.page
    assert isinstance(review, Review)
    return review


def finish(review: Review) -> None:
    summary = review.summary
    for seat in Seat:
        summary = tick_all(summary, seat)
    for seat in Seat:
        summary = sign(summary, seat, True, now())
    review._take(summary)
    review._on_finish_clicked()


def let_all_out(page: Handing) -> None:
    for seat in Seat:
        page._signing.seat = seat
        page._on_signing_kept_all()
        page._on_signing_passed_on()


def do_once(window: Window) -> None:
    window.visit._show_place(PlaceName.PRACTICE)
    press(place(window), "Do it now")
    finish(play(window))
    page = window.page
    assert isinstance(page, OccasionPage)
    page.noted.emit()
    handing = window.page
    assert isinstance(handing, Handing)
    let_all_out(handing)


def put_off(window: Window) -> Talk:
    """Begin it and leave it for another day; back in the place of practice."""
    press(place(window), "Do it now")
    talk = window.page
    assert isinstance(talk, Talk)
    talk._on_put_off()
    window.visit._show_place(PlaceName.PRACTICE)
    return talk


def test_a_newer_version_takes_the_place_of_the_older_and_keeps_what_was_noted(
    window: Window, key: TherapistKey, tmp_path: Path
) -> None:
    take_on(window, pack(key), tmp_path, Compared.FIT)
    do_once(window)
    take_on(window, pack(key, 2), tmp_path)
    (assignment,) = kept.assignments(vault(window), window.visit.library)
    assert assignment.pack is not None
    assert (assignment.pack.version, assignment.confirmed) == (2, True)
    (noted,) = kept.occasions(vault(window), assignment.id)
    assert noted.occasion.went is Went.DONE


def test_a_version_that_is_withdrawn_can_still_be_handed_on_but_not_done(
    window: Window, key: TherapistKey, tmp_path: Path
) -> None:
    take_on(window, pack(key), tmp_path, Compared.FIT)
    do_once(window)
    take_on(window, pack(key, 2, "withdrawn"), tmp_path)
    assert WITHDRAWN in texts(place(window))
    offered = {each.words for each in place(window).findChildren(Button)}
    assert "Do it now" not in offered and "Hand it on" in offered


@pytest.mark.parametrize("again", ["older", "unsigned", "other words", "another key"])
def test_a_known_pack_that_comes_again_in_another_way_is_stopped(
    window: Window, key: TherapistKey, tmp_path: Path, again: str
) -> None:
    take_on(window, pack(key, 2), tmp_path, Compared.FIT)
    data = {
        "older": pack(key, 1),
        "unsigned": pack(key, 3, sign=False),
        "other words": signed(pack(key, 2, sign=False).replace(b"Small", b"Little"), key),
        "another key": pack(TherapistKey.new(), 3),
    }[again]
    show(window, data, tmp_path)
    assert isinstance(window.page, Refused)
    (assignment,) = kept.assignments(vault(window), window.visit.library)
    assert assignment.pack is not None and assignment.pack.version == 2


def test_two_therapists_and_two_packs_stand_side_by_side(
    window: Window, key: TherapistKey, tmp_path: Path
) -> None:
    take_on(window, pack(key), tmp_path, Compared.FIT)
    other = TherapistKey.new()
    text = PACK.format(version=1, standing="current", recipient=other.recipient)
    text = text.replace("a-short-repair-a-week", "another").replace("R. Vogel", "K. Amsel")
    take_on(window, signed(text.encode(), other), tmp_path, Compared.LATER)
    read = texts(place(window))
    assert "From R. Vogel." in read
    assert "In the name of K. Amsel. Not compared yet." in read
    assert {known.name: known.confirmed for known in kept.senders(vault(window))} == {
        "R. Vogel": True,
        "K. Amsel": False,
    }


def test_a_talk_that_pauses_is_taken_up_from_practice_and_noted_at_its_end(
    window: Window, key: TherapistKey, tmp_path: Path
) -> None:
    take_on(window, pack(key), tmp_path, Compared.FIT)
    put_off(window)
    press(place(window), "Take it up again")
    finish(play(window))
    assert isinstance(window.page, OccasionPage)
    window.page.left.emit()
    assert kept.begun(vault(window)) == {}
    assert kept.occasions(vault(window)) == ()


def test_home_says_what_is_to_be_practised_until_it_is_done(
    window: Window, key: TherapistKey, tmp_path: Path
) -> None:
    take_on(window, pack(key), tmp_path, Compared.FIT)
    words = "“A short repair a week”: Not yet this week."

    def home() -> Home:
        window.visit.show_home()
        assert isinstance(window.page, Shell)
        page = window.page.page()
        assert isinstance(page, Home)
        return page

    assert words in texts(home())
    press(home(), "Go to Practice")
    do_once(window)
    assert words not in texts(home())


def test_what_is_taken_back_later_goes_from_what_would_be_handed_on(
    window: Window, key: TherapistKey, tmp_path: Path
) -> None:
    take_on(window, pack(key), tmp_path, Compared.FIT)
    do_once(window)
    (noted,) = kept.occasions(vault(window))
    said = {each.kind for each in noted.occasion.said}
    assert {Kind.HEADLINE, Kind.AGREEMENT, Kind.ANSWER} <= said
    from app.ui.talks import past

    head = vault(window).sessions(1)[0]
    _, summary = past(vault(window), head)
    assert summary is not None
    line = summary.meaning(Meaning.INCIDENT)[0]
    unsay(vault(window), head.id, line)
    (noted,) = kept.occasions(vault(window))
    assert Kind.HEADLINE not in {each.kind for each in noted.occasion.said}
    unsay_all(vault(window), head.id)
    (noted,) = kept.occasions(vault(window))
    assert noted.occasion.said == () and noted.occasion.went is Went.DONE


def test_nothing_is_kept_for_a_therapist_that_was_not_ticked(
    window: Window, key: TherapistKey, tmp_path: Path
) -> None:
    take_on(window, pack(key), tmp_path, Compared.FIT)
    press(place(window), "Do it now")
    finish(play(window))
    assert isinstance(window.page, OccasionPage)
    window.page.noted.emit()
    page = window.page
    assert isinstance(page, Handing)
    for seat in Seat:
        page._signing.seat = seat
        page._on_signing_passed_on()
    (noted,) = kept.occasions(vault(window))
    assert noted.occasion.said == ()


def test_a_pack_that_is_taken_out_goes_with_what_was_noted_and_its_key_stays_known(
    window: Window, key: TherapistKey, tmp_path: Path
) -> None:
    take_on(window, pack(key), tmp_path, Compared.FIT)
    do_once(window)
    place_now = window.visit.homework
    place_now._do(Act.LET_GO, place_now._entries()[0], "")
    assert kept.assignments(vault(window), window.visit.library) == ()
    assert kept.occasions(vault(window)) == ()
    assert [known.name for known in kept.senders(vault(window))] == ["R. Vogel"]
    assert vault(window).sessions(1)


def test_it_can_be_seen_cold_with_the_practice_couple_and_leaves_nothing(
    window: Window, key: TherapistKey, tmp_path: Path
) -> None:
    take_on(window, pack(key), tmp_path, Compared.FIT)
    press(place(window), "See it first, with Sam and Alex")
    talk = window.page
    assert isinstance(talk, Talk)
    assert talk.conversation.session.names == ("Sam", "Alex")
    for _ in range(200):
        here = talk.conversation
        onward = here.go_on(now())
        if onward == here:
            onward = here.skip(now())
        talk._move(onward)
        if window.page is not talk:
            break
    assert isinstance(window.page, Shell)
    assert vault(window).sessions(1) == ()


def test_a_therapist_with_a_new_key_is_taken_on_once_the_old_pack_is_out(
    window: Window, key: TherapistKey, tmp_path: Path
) -> None:
    take_on(window, pack(key), tmp_path, Compared.FIT)
    new = TherapistKey.new()
    text = PACK.format(version=1, standing="current", recipient=new.recipient)
    other = signed(text.replace("a-short-repair-a-week", "another").encode(), new)
    show(window, other, tmp_path)
    assert isinstance(window.page, Refused)
    window.page.left.emit()
    homework = window.visit.homework
    homework._do(Act.LET_GO, homework._entries()[0], "")
    show(window, other, tmp_path)
    page = window.page
    assert isinstance(page, PackPage)
    assert page._words is not None and not page._take.isEnabled()


def test_a_talk_that_is_gone_is_not_taken_up_again(
    window: Window, key: TherapistKey, tmp_path: Path
) -> None:
    take_on(window, pack(key), tmp_path, Compared.FIT)
    talk = put_off(window)
    vault(window).delete(talk.conversation.session.id)
    press(place(window), "Take it up again")
    assert isinstance(window.page, Shell)
    assert kept.begun(vault(window)) == {}
