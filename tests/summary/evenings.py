"""One evening of an invented couple: a small flow and what the two said in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from app.flow.items import (
    Agreement,
    Checklist,
    Choice,
    Date,
    Guess,
    Item,
    Meaning,
    Mirror,
    Note,
    Scale,
    Share,
    SignOff,
    Text,
    Timer,
    Who,
)
from app.flow.model import Flow, Step, Turns
from app.session.session import Answer, Seat, Session, Slot
from app.session.value import (
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
from app.summary.compose import compose
from app.summary.consent import OWN_COLUMNS, hand_headlines, sign, tick_all
from app.summary.summary import Column, Summary

FIRST, SECOND = Seat
HERE = timezone(timedelta(hours=1))
START = datetime(2026, 11, 22, 20, 24, tzinfo=HERE)
NOW = START + timedelta(minutes=48)
FEELINGS = {"lonely": "lonely", "worried": "worried", "ashamed": "ashamed"}

BEFORE = Step(
    id="before-moment",
    title="One moment",
    items=(
        Text(id="before-incident", ask="Which moment is this about?", means=Meaning.INCIDENT),
        Choice(
            id="before-part",
            who=Who.BOTH,
            ask="What was your part?",
            options={"pulled": "I pulled away", "reached": "I reached for more"},
            means=Meaning.PART,
        ),
        Choice(
            id="before-wish",
            who=Who.BOTH,
            ask="What do you wish for today?",
            options={"near": "Only to be close again", "plan": "To find a plan"},
            means=Meaning.WISH,
            lead="My wish for today:",
        ),
        Text(id="before-phones", ask="Where are the phones?"),
    ),
)
CHECK = Step(
    id="before-check",
    title="How you are",
    turns=Turns.PRIVATE,
    items=(
        Scale(id="tension", ask="How stirred up are you?", share=Share.NEVER, gate=True),
        Text(id="diary", ask="For you alone", share=Share.NEVER, summary=True),
    ),
)
FELT = Step(
    id="how-it-was",
    title="How it was",
    turns=Turns.PRIVATE,
    items=(
        Checklist(
            id="feelings",
            ask="What did you feel then?",
            options=FEELINGS,
            other=True,
            lead="I felt",
            share=Share.AFTER_BOTH,
        ),
        Guess(id="guessed", ask="What did <listener> feel?", of="feelings"),
        Text(id="echo", ask="Does it remind you of something?", lead="It reminded me of:"),
    ),
)
TOLD = Step(
    id="telling",
    title="Told and heard",
    part_of="how-it-was",
    turns=Turns.EACH,
    items=(
        Note(id="softly", text="Say it softly."),
        Text(id="story", ask="How was it for you?"),
        Mirror(id="said-back", of="story"),
        Scale(id="heard", ask="How well did you feel heard?", means=Meaning.FELT_HEARD),
        Timer(id="quiet", ask="A quiet minute", minutes=1),
    ),
)
PLANNED = Step(
    id="a-different-way",
    title="A different way",
    turns=Turns.EACH,
    items=(
        Agreement(id="plan", ask="One thing you can do yourself", days=28),
        Choice(
            id="owned",
            who=Who.LISTENER,
            ask="How is that for you?",
            options={"accept": "I accept that", "not-yet": "Thank you. Not yet."},
        ),
    ),
)
KEPT = Step(
    id="what-we-keep",
    title="What we keep",
    items=(
        Text(id="word", ask="Your word for a break?", means=Meaning.WORD, lead="Our word"),
        Choice(
            id="space",
            ask="How long is a break?",
            options={"hour": "An hour", "half": "Half an hour"},
            means=Meaning.SPACE,
            lead="A break lasts:",
        ),
        Text(
            id="thanks", who=Who.BOTH, ask="Thank you for?", means=Meaning.THANKS, lead="Thank you"
        ),
        Choice(
            id="easy",
            ask="What could you do together?",
            options={"walk": "A walk by the river"},
            other=True,
            means=Meaning.ACTIVITY,
        ),
        Date(id="easy-when", ask="And when?", time=False, means=Meaning.ACTIVITY),
        Choice(
            id="end",
            ask="Where are you now?",
            options={"agreed": "We agree", "partly": "We agree in part"},
            means=Meaning.END_STATE,
        ),
        Date(id="look", ask="When do you look again?", means=Meaning.LOOK_AGAIN),
        SignOff(id="done", by=Who.BOTH, statement="This is enough for today."),
    ),
)
BREAK = Step(
    id="break-call",
    title="A break",
    items=(
        Date(
            id="break-until",
            ask="I will be back at",
            means=Meaning.RETURN_AT,
            earliest_minutes=20,
            latest_minutes=1440,
        ),
        Text(id="break-words", ask="Where are you going?"),
    ),
)
FLOW = Flow(
    flow=1,
    id="evening",
    version=3,
    language="en",
    title="A repair talk",
    minutes=45,
    pause="break-call",
    steps=(BEFORE, CHECK, FELT, TOLD, PLANNED, KEPT),
    detours=(BREAK,),
    prelude=frozenset({"before-moment", "before-check"}),
)

_LOOK = Moment(datetime(2026, 11, 29, 19, 0, tzinfo=HERE))
_SATURDAY = Moment(datetime(2026, 11, 28, tzinfo=HERE), timed=False)
_BACK = Moment(datetime(2026, 11, 22, 21, 0, tzinfo=HERE))


def heard(words: str = "You felt alone.") -> Mirrored:
    """Said back, and passed at once."""
    return Mirrored((Round(Words(words), Verdict.YES),))


def empty(names: tuple[str, str] = ("Sam", "Alex"), flow: Flow = FLOW) -> Session:
    """The evening before anything is said."""
    return Session(id="0" * 32, flow=flow, names=names, started=START)


def said(
    session: Session,
    item_id: str,
    value: Value,
    by: Seat | None = None,
    turn: Seat | None = None,
    shown: bool = False,
) -> Session:
    """The session with one more answer."""
    step, item = session.flow.home_of(item_id)
    slot = Slot(item_id, by, turn)
    minutes = timedelta(minutes=min(len(session.answers) + 1, 47))
    answer = Answer(slot, value, asked(item), step.share(item), START + minutes, shown)
    return session.with_answer(answer)


def asked(item: Item) -> str:
    """The question of an item."""
    return item.statement if isinstance(item, SignOff) else item.ask


def evening(
    names: tuple[str, str] = ("Sam", "Alex"), written: Callable[[str], str] = str
) -> Session:
    """The whole evening; every free text goes through `written`."""
    w = written
    s = replace(empty(names), ended=NOW, breaks=1)
    s = said(s, "before-incident", Words(w("After the visit there were three quiet days.")))
    s = said(s, "before-part", Picked(("pulled",)), SECOND)
    s = said(s, "before-wish", Picked(("near",)), FIRST)
    s = said(s, "before-wish", Picked(("plan",)), SECOND)
    s = said(s, "tension", Number(9), FIRST)
    s = said(s, "diary", Words("SECRET-DIARY"), FIRST)
    s = said(s, "feelings", Picked(("lonely", "worried")), FIRST)
    s = said(s, "feelings", Picked(("ashamed",), w("far away")), SECOND)
    s = said(s, "guessed", Guessed(Picked(("ashamed",)), 9), FIRST)
    s = said(s, "echo", Words("SECRET-ECHO"), FIRST)
    s = said(s, "echo", Words(w("The long winter.")), SECOND, shown=True)
    s = said(s, "story", Words(w("By the third evening I felt very alone.")), FIRST, FIRST)
    s = said(s, "said-back", heard(), SECOND, FIRST)
    s = said(s, "heard", Number(8), FIRST, FIRST)
    s = said(s, "story", Words(w("I wanted to come back."), aloud=True), SECOND, SECOND)
    s = said(s, "said-back", heard(), FIRST, SECOND)
    s = said(s, "quiet", Spent(60, True), FIRST, FIRST)
    worry = Plan(w("I start to worry"), w("ask once, and wait until the morning."))
    alone = Plan(
        w("I want to be alone"), w("say so."), date(2027, 1, 10), w("You hear me say when.")
    )
    s = said(s, "plan", worry, FIRST, FIRST)
    s = said(s, "owned", Picked(("accept",)), SECOND, FIRST)
    s = said(s, "plan", alone, SECOND, SECOND)
    s = said(s, "word", Words(w("Harbour")))
    s = said(s, "space", Picked(("hour",)))
    s = said(s, "thanks", Words(w("For putting the kettle on.")), FIRST)
    s = said(s, "thanks", Words(w("For leaving the light on.")), SECOND)
    s = said(s, "easy", Picked(("walk",)))
    s = said(s, "easy-when", _SATURDAY)
    s = said(s, "end", Picked(("partly",)))
    s = said(s, "look", _LOOK)
    s = said(s, "done", Signed(True), FIRST)
    s = said(s, "break-until", _BACK)
    return said(s, "break-words", Words("SECRET-BREAK"))


def two_views() -> Session:
    """An evening of which each tells for themselves what happened."""
    each = replace(BEFORE.items[0], who=Who.BOTH)
    before = replace(BEFORE, items=(each, *BEFORE.items[1:]))
    s = empty(flow=replace(FLOW, steps=(before, *FLOW.steps[1:])))
    s = said(s, "before-incident", Words("Three days without a word."), FIRST)
    return said(s, "before-incident", Words("Three quiet days.", aloud=True), SECOND)


def agreed(session: Session, columns: tuple[Column, ...] = OWN_COLUMNS) -> Summary:
    """The summary of a session, with everything ticked in the columns and signed by both."""
    summary = compose(session, NOW)
    for seat in Seat:
        summary = tick_all(summary, seat, columns=columns)
    return both_signed(summary)


def all_handed(session: Session) -> Summary:
    """The same, and every line of it goes to a therapist."""
    return agreed(session, tuple(Column))


def headlines_handed(session: Session) -> Summary:
    """Everything is kept and printed; of it, the headlines go to a therapist."""
    summary = compose(session, NOW)
    for seat in Seat:
        summary = hand_headlines(tick_all(summary, seat), seat)
    return both_signed(summary)


def both_signed(summary: Summary) -> Summary:
    """The summary with a yes of both to it as it stands."""
    for seat in Seat:
        summary = sign(summary, seat, True, NOW)
    return summary
