"""Passphrases: one rule, one way of writing them, and a suggestion."""

from __future__ import annotations

import secrets
import unicodedata

from .problems import PassphraseTooShort
from .words import WORDS

SHORTEST = 12
"""Characters; or `WORD_COUNT` words, whichever comes first (vault.md)."""
WORD_COUNT = 4


def as_typed(passphrase: str) -> str:
    """The passphrase as it is used: NFKC, with single spaces between and none around."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())


def long_enough(passphrase: str) -> bool:
    """Whether a new passphrase is long enough; nothing else is asked of it."""
    typed = as_typed(passphrase)
    words = [word for word in typed.split() if len(word) > 1]
    return len(typed) >= SHORTEST or len(words) >= WORD_COUNT


def require_long_enough(passphrase: str) -> None:
    """Raise PassphraseTooShort unless the passphrase is long enough."""
    if not long_enough(passphrase):
        raise PassphraseTooShort


def suggest_passphrase() -> str:
    """Four words drawn by the system's own chance: about 41 bits before Argon2id."""
    return " ".join(secrets.choice(WORDS) for _ in range(WORD_COUNT))
