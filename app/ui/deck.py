"""The deck of phrases on one key while two people talk (F2)."""

from __future__ import annotations

from ..problem import Problem
from ..shelf import phrases
from ..vault.store import Vault
from .stage import Stage
from .talks import past
from .wizard.phrases import PhrasesPage
from .wizard.wizard import Talk


def open_deck(stage: Stage, vault: Vault, talk: Talk) -> None:
    """Cover the talk with the phrases, the couple's own first."""
    deck = phrases.with_own(phrases.shipped(), own(vault))
    page = PhrasesPage(deck, talk.may_insert)

    def write() -> None:
        stage.uncover()
        talk.insert(page.phrase)

    page.left.connect(stage.uncover)
    page.written.connect(write)
    stage.cover(page)


def own(vault: Vault) -> dict[str, str]:
    """What the couple wrote and kept when it last did so, by the id of the item.

    A vault that cannot be read just now has none: the talk goes on with the others.
    """
    try:
        head = vault.newest(phrases.FLOW)
        summary = past(vault, head)[1] if head else None
    except Problem:
        return {}
    if summary is None:
        return {}
    return {
        line.key: line.text
        for line in summary.lines
        if line.stays and line.key.startswith(phrases.ITEM)
    }
