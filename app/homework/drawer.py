"""The drawer of a therapist's desk: the packs that were signed there, and the one being written."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from ..vault import papers
from ..vault.papers import Paper
from ..vault.store import Vault

GIVEN, DRAFT = "given", "draft"


def given(vault: Vault) -> tuple[str, ...]:
    """The files of the packs that were signed here, the newest version of each, oldest first."""
    return tuple(text for paper in vault.papers(GIVEN) if (text := _part(paper, "text")))


def keep_given(vault: Vault, pack_id: str, source: str, now: datetime) -> None:
    """Keep a pack that was signed, in the place of an earlier version of it."""
    before = [paper for paper in vault.papers(GIVEN) if _part(paper, "pack") == pack_id]
    data = json.dumps({"pack": pack_id, "text": source}, ensure_ascii=False)
    vault.keep_papers(_instead(before, GIVEN, data, now))


def draft(vault: Vault) -> str:
    """What was being written when the desk was locked or left; '' where nothing was."""
    return next((text for paper in vault.papers(DRAFT) if (text := _part(paper, "text"))), "")


def keep_draft(vault: Vault, text: str, now: datetime) -> None:
    """Keep what is being written; '' lets go of it."""
    if text == draft(vault):
        return
    data = json.dumps({"text": text}, ensure_ascii=False)
    vault.keep_papers(_instead(vault.papers(DRAFT), DRAFT, data, now))


def _instead(before: Sequence[Paper], kind: str, body: str, now: datetime) -> Paper:
    """A paper in the place of the one there is, or a new one."""
    return replace(before[0], body=body) if before else papers.new(kind, body, now)


def _part(paper: Paper, name: str) -> str:
    try:
        return str(json.loads(paper.body)[name])
    except (KeyError, TypeError, ValueError):
        return ""
