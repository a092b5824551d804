"""The vault from a terminal: look at it, back it up, bring it back."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from . import restore
from .doctor import doctor
from .partner import Partner
from .problems import PassphraseNeeded, WrongOwnPassphrase, WrongPassphrase
from .store import Vault

OK, FAULTS = 0, 1

Ask = Callable[[str], str]
ASKED = "Passphrase: "
OWN_BACK = "Your private space is back as it was in the backup. What was there is kept seven days."


def run_doctor(folder: Path, ask: Ask, out: TextIO) -> int:
    """Print what is well and what is not; returns 1 where something is not."""
    report = doctor(folder, _passphrase(folder, ask))
    for each in report.findings:
        print("well  " if each.well else "FAULT ", each.sentence, file=out)
    return OK if report.well else FAULTS


def run_backup(folder: Path, to: Path | None, ask: Ask, out: TextIO) -> int:
    """Make a backup and say where it lies."""
    with Vault.open(folder, _passphrase(folder, ask)) as vault:
        made = vault.back_up(to=to)
    print(f"A backup was made and read again: {made}", file=out)
    print("It opens with the same passphrases as the vault.", file=out)
    return OK


def run_restore(folder: Path, source: Path, ask: Ask, out: TextIO) -> int:
    """Bring back a backup and say what was done."""
    protected = restore.needs_passphrase(folder, source)
    done = restore.restore(folder, source, _asked(ask) if protected else None)
    print(*done, sep="\n", file=out)
    return OK


def run_restore_own(folder: Path, source: Path, ask: Ask, out: TextIO) -> int:
    """Bring back the private space that this passphrase opens, and nothing else."""
    passphrase = _asked(ask)
    for partner in Partner:
        with contextlib.suppress(WrongPassphrase):
            restore.restore_room(folder, source, partner, passphrase)
            print(OWN_BACK, file=out)
            return OK
    raise WrongOwnPassphrase


def _passphrase(folder: Path, ask: Ask) -> str | None:
    if not Vault.exists(folder) or not Vault.is_protected(folder):
        return None
    return _asked(ask)


def _asked(ask: Ask) -> str:
    """What is typed; raises PassphraseNeeded where nobody is there to type."""
    try:
        return ask(ASKED)
    except EOFError:
        raise PassphraseNeeded from None
