"""What was taken back is gone from later talks too: those that came back to it and quoted it."""

from __future__ import annotations

import json
from dataclasses import replace

from ..flow.digest import from_canonical, to_canonical
from ..flow.unsaid import forgetful, unsaid
from ..homework.kept import forget_talks, take_back
from ..summary.ledger import LOOKED, agreement_id
from ..summary.record import from_json, to_json
from ..summary.summary import Line, Section, Summary
from ..vault.rows import Head
from ..vault.store import Vault
from ..vault.wording import Wording


def unsay(vault: Vault, talk: str, line: Line) -> None:
    """Take a line out of what a therapist would get, and the words of an agreement out of every
    talk that came back to it.

    Comes before the line itself goes: broken off in between, it can be done again. What was
    agreed on in its place has words of its own, which stay. Raises VaultProblem.
    """
    take_back(vault, talk, line.key)
    if line.promise is None:
        return
    name = agreement_id(talk, line.key)
    for head in vault.talks_with(f'-{name}"'):
        vault.reword(head.id, _wording(vault, head, name, line.text))


def unsay_all(vault: Vault, talk: str) -> None:
    """The same for everything that was agreed in a talk, before it is deleted."""
    forget_talks(vault, talk)
    kept = vault.summary(talk)
    for line in _read(kept).lines if kept else ():
        unsay(vault, talk, line)


def _wording(vault: Vault, head: Head, name: str, words: str) -> Wording:
    talk, kept = vault.load(head.id), vault.summary(head.id)
    flow = forgetful(from_canonical(talk.flow), name, words)
    asked = {
        answer.slot: other
        for answer in talk.answers
        if (other := unsaid(answer.asked, words)) != answer.asked
    }
    summary = _without(_read(kept), words) if kept else None
    told = json.dumps(to_json(summary), ensure_ascii=False) if summary else None
    return Wording(to_canonical(flow), told, asked)


def _read(kept: str) -> Summary:
    return from_json(json.loads(kept))


def _without(summary: Summary, words: str) -> Summary:
    return replace(summary, sections=tuple(_section(each, words) for each in summary.sections))


def _section(section: Section, words: str) -> Section:
    lines = tuple(
        replace(
            line,
            text=unsaid(line.text, words) if line.means in LOOKED else line.text,
            lead=unsaid(line.lead, words),
            asked=unsaid(line.asked, words),
        )
        for line in section.lines
    )
    return replace(section, title=unsaid(section.title, words), lines=lines)
