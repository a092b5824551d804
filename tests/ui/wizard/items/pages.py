"""One item on its page, for the tests of the item widgets."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.flow.items import (
    Agreement,
    Breathing,
    Checklist,
    Choice,
    Date,
    Exercise,
    Guess,
    Item,
    Mirror,
    Note,
    Scale,
    Share,
    SignOff,
    Text,
    Timer,
)
from app.flow.model import FirstSpeaker, Flow, Step, Turns
from app.session.conversation import Conversation
from app.session.place import PageKind, Place
from app.session.session import Answer, Seat, Session, Slot
from app.session.value import (
    Ending,
    Guessed,
    Mirrored,
    Moment,
    Number,
    Picked,
    Plan,
    Round,
    Signed,
    Spent,
    Value,
    Verdict,
    Words,
)

NOW = datetime(2026, 11, 23, 20, 10).astimezone()
HOSTILE = '<img src="file:///etc/hostname"><b>& all</b>'
BACKWARDS = "\u202eשלום <b>"
WORDS = {"sad": "sad", "far": "far away", "b": HOSTILE[:20], "amp": "R&D"}
SENTENCES = {
    "left": "I left and did not say when I would be back to the one who waited at home",
    "hostile": HOSTILE * 4,
    "back": BACKWARDS * 3,
    "long": "x" * 300,
}

TOLD = Text(id="told", ask=HOSTILE, do="*a*", rather_not="b", starters=("I felt …", HOSTILE * 3))
ITEMS_AND_VALUES: tuple[tuple[Item, Value], ...] = (
    (TOLD, Words("One evening.", aloud=True)),
    (Text(id="aloud", ask="What?"), Words("", aloud=True)),
    (Scale(id="scale", ask="How?", low=HOSTILE, high=BACKWARDS), Number(7)),
    (Scale(id="three", ask="How?", start=1, to=3), Number(1)),
    (Choice(id="two", ask="Which?", options={"a": "Yes", "b": HOSTILE}), Picked(("b",))),
    (Choice(id="many", ask="Which?", options=SENTENCES, other=True), Picked((), "own & <b>")),
    (Checklist(id="words", ask="What?", options=WORDS, at_most=2), Picked(("sad", "amp"))),
    (Checklist(id="lines", ask="What?", options=SENTENCES, other=True), Picked(("left",), "own")),
    (Guess(id="guess", of="words", ask="What?"), Guessed(Picked(("far",)), 4)),
    (Guess(id="near", of="scale", ask="What?"), Guessed(Number(0))),
    (Guess(id="which", of="many", ask="What?"), Guessed(Picked(("long",)))),
    (
        Mirror(id="mirror", of="told", ask="What did you hear?", starters=("For you …",)),
        Mirrored((Round(Words("Sad."), Verdict.NOT_YET), Round(Words("", True), Verdict.MOSTLY))),
    ),
    (
        Mirror(id="closed", ask="What did you hear?"),
        Mirrored((Round(Words("Sad."), Verdict.NOT_YET),) * 3, Ending.PARKED),
    ),
    (Timer(id="timer", ask="Speak", minutes=3), Spent(70, False, 1)),
    (Breathing(id="breathing", ask="Breathe", rounds=8), Spent(80, True)),
    (Date(id="date", ask="When?", offer_minutes=(30, 60)), Moment(NOW + timedelta(minutes=77))),
    (
        Date(id="day", ask="When?", time=False, offer_days=(1, 7)),
        Moment((NOW + timedelta(days=2)).replace(hour=12, minute=0), timed=False),
    ),
    (
        Agreement(id="plan", ask="One thing"),
        Plan("I go quiet", "I say so", date(2026, 12, 20), "a word", "a long day", 5, True),
    ),
    (Agreement(id="spoken", ask="One thing"), Plan(aloud=True)),
    (SignOff(id="sign", statement="We are here of our own will."), Signed(False)),
)
WITHOUT_VALUE: tuple[Item, ...] = (
    Note(id="note", ask=HOSTILE, text=f"*So* {HOSTILE}", show_answer="told"),
    Exercise(id="exercise", ask="Feel the floor", options=SENTENCES),
)
EVERY: tuple[Item, ...] = (*(item for item, _ in ITEMS_AND_VALUES), *WITHOUT_VALUE)


def at(
    item: Item, value: Value | None = None, *, turns: Turns = Turns.EACH, name: str = "Sam"
) -> Conversation:
    """A conversation at this item, answered by the first seat; a mirror by the second."""
    known = [each for each in EVERY if each.id != item.id]
    step = Step(id="step", title="Step", items=(*known, item), turns=turns)
    flow = Flow(
        flow=1,
        id="talk",
        version=1,
        language="en",
        title="Talk",
        minutes=10,
        steps=(step,),
        first_speaker=FirstSpeaker.FIRST,
    )
    session = Session(id="0" * 32, flow=flow, names=(name, "Alex"), started=NOW)
    seat = Seat.SECOND if isinstance(item, Mirror) and turns is Turns.EACH else Seat.FIRST
    turn = Seat.FIRST if turns is Turns.EACH else None
    place = Place(PageKind.ITEM, "step", item.id, seat, turn)
    conversation = Conversation(session, place)
    return conversation if value is None else conversation.say(value, NOW)


def told(conversation: Conversation, words: str, share: Share, by: Seat) -> Conversation:
    """The conversation with an earlier answer to the first item."""
    turn = conversation.place.turn
    answer = Answer(Slot("told", by, turn), Words(words), "?", share, NOW)
    session = conversation.session.with_answer(answer)
    return Conversation(session, conversation.place)
