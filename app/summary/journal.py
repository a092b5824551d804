"""What somebody wrote alone, as an entry of their own journal: asked and answered, in order."""

from __future__ import annotations

from collections.abc import Iterator

from ..flow.items import Meaning
from ..session.session import Answer, Session, Slot, says_something
from ..session.telling import told
from ..session.value import Moment
from .plain import one_line, plain


def entry(session: Session) -> str:
    """Title, then every question that was answered with its answer; empty where none was.

    What takes time only, as a timer or a breath, has no words and leaves none.
    """
    said = [_said(session, answer) for answer in _in_order(session)]
    parts = [part for part in said if part]
    return "\n\n".join([one_line(session.flow.title), *parts]) if parts else ""


def own_dates(session: Session) -> tuple[tuple[Slot, Moment], ...]:
    """The moments that were chosen, in the order in which they were asked for."""
    answers = _in_order(session)
    return tuple((a.slot, a.value) for a in answers if isinstance(a.value, Moment))


def along(session: Session) -> tuple[str, ...]:
    """The lines that were written to be taken along into a talk (care.md 6.7), each on one line."""
    flow = session.flow
    found = (a for a in _in_order(session) if flow.item(a.slot.item).means is Meaning.ALONG)
    return tuple(one_line(told(session, a.slot, a.value)) for a in found)


def _in_order(session: Session) -> Iterator[Answer]:
    for step in session.flow.steps:
        for item in step.items:
            for slot in session.slots(item.id):
                answer = session.answers.get(slot)
                if answer is not None and says_something(answer.value):
                    yield answer


def _said(session: Session, answer: Answer) -> str:
    words = plain(told(session, answer.slot, answer.value))
    asked = one_line(answer.asked)
    return f"{asked}\n{words}" if asked and words else words
