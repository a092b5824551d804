"""One answer as a line: its words, what stands before them, and a plan's parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ..flow.items import Agreement, Item, Meaning, Mirror, Text
from ..flow.markup import fill
from ..session.session import Answer, Seat, Session, Slot
from ..session.telling import labels, told
from ..session.value import Mirrored, Moment, Number, Picked, Plan, Signed, Value, Words
from .plain import one_line, plain
from .summary import CYCLE, LABEL_ENDS, Line, Promise

_CARD_LABELS = {
    Meaning.END_STATE: "Where we are now",
    Meaning.TALK_AT: "We talk about it",
    Meaning.LOOK_AGAIN: "We look at this again",
    Meaning.ACTIVITY: "Together, without talking about it",
}
_REPEATED_IF = re.compile(r"(?i)^(if|when)\s+(?=\S)")
_REPEATED_THEN = re.compile(r"(?i)^then\s+(?=\S)")
_PICKED = frozenset({Meaning.TRIED, Meaning.HELPED, Meaning.WHAT_NOW, Meaning.SPACE})
"""What the ledger and the break have to know by more than its words."""
_OVER_ITS_LINES = frozenset({Meaning.THANKS, Meaning.WISH})


def line_of(session: Session, item: Item, answer: Answer, today: date) -> Line:
    """The answer as a line, with nothing ticked; its text is empty where nothing is to be told.

    `today` is the day of the talk, from which an agreement without an end is counted.
    """
    slot, value = answer.slot, answer.value
    spoken = isinstance(value, Words | Plan) and value.aloud
    return Line(
        key=key_of(slot),
        by=slot.by,
        text=plain(text_of(session, answer)),
        asked=plain(answer.asked),
        lead=_lead(session, item, answer),
        note="said aloud" if spoken else "",
        means=item.means,
        promise=_promise(item, value, slot.by, today) if isinstance(value, Plan) else None,
        moment=value if isinstance(value, Moment) else None,
        pick=_pick(value) if item.means in _PICKED else "",
    )


def _pick(value: Value) -> str:
    match value:
        case Number(number):
            return str(number)
        case Picked(options, _):
            return " ".join(options)
        case _:
            return ""


def _lead(session: Session, item: Item, answer: Answer) -> str:
    """The words before the text: the flow's, a label, or the question of a short answer."""
    lead = filled(session, item.lead, answer.slot.by)
    if item.means in _CARD_LABELS:
        return lead.rstrip(": ") or _CARD_LABELS[item.means]
    if item.means in _OVER_ITS_LINES:
        return ""
    if lead and item.means and not lead.endswith(LABEL_ENDS):
        return f"{lead}:"
    if lead or isinstance(item, Text | Agreement | Mirror):
        return lead
    return one_line(answer.asked)


def text_of(session: Session, answer: Answer) -> str:
    """The answer in words; empty where it was only said aloud, or refused."""
    item = session.flow.item(answer.slot.item)
    match answer.value:
        case Words(text, _):
            return text
        case Mirrored(rounds, _):
            return rounds[-1].words.text if rounds else ""
        case Plan():
            return _promised(answer.value, answer.slot.by)
        case Signed(yes, _) if not yes:
            return ""
        case Picked() if item.means in CYCLE:
            return _listed(labels(session, item, answer.value, answer.slot.by))
        case value:
            return told(session, answer.slot, value)


def _listed(words: Sequence[str]) -> str:
    """As in a sentence: *one*, *one and two*, *one, two and three*."""
    before, last = words[:-1], "".join(words[-1:])
    return f"{', '.join(before)} and {last}" if before else last


def _promise(item: Item, plan: Plan, by: Seat | None, today: date) -> Promise:
    days = item.days if isinstance(item, Agreement) else 0
    until = plan.until or today + timedelta(days=days)
    return Promise(_condition(plan), _deed(plan, by), until, plain(plan.noticed))


def _condition(plan: Plan) -> str:
    """What stands after “If”, even if the word was written once more."""
    return _REPEATED_IF.sub("", plain(plan.when)).rstrip(".,; ")


def _deed(plan: Plan, by: Seat | None) -> str:
    """What stands after “then I”, even if those words were written once more."""
    deed = _REPEATED_THEN.sub("", plain(plan.then))
    subject = _subject(by)
    return deed[len(subject) :].lstrip() if deed.startswith(f"{subject} ") else deed


def _subject(by: Seat | None) -> str:
    return "we" if by is None else "I"


def _promised(plan: Plan, by: Seat | None) -> str:
    """The whole sentence; with its own *I* or *we* if it begins with one."""
    when, deed = _condition(plan), _deed(plan, by)
    own = "" if not deed or deed.startswith(("I ", "we ", "We ")) else f"{_subject(by)} "
    if when and deed:
        return f"If {when}, then {own}{deed}"
    sentence = f"{own}{deed}" if deed else when and f"If {when}"
    return sentence[:1].upper() + sentence[1:]


def key_of(slot: Slot) -> str:
    """A slot as stable text: item, author, turn."""
    return f"{slot.item}/{slot.by or ''}/{slot.turn or ''}".rstrip("/")


def filled(session: Session, text: str, by: Seat | None) -> str:
    """A text of the flow on one line, with the names put in."""
    first, second = session.names
    speaker = session.name(by) if by else None
    listener = session.name(by.other) if by else None
    return one_line(fill(text, speaker=speaker, listener=listener, first=first, second=second))
