from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.vault import backups
from app.vault.papers import Paper, new
from app.vault.rotation import Why
from app.vault.store import Vault

from .talk import NOON, PASSPHRASE, protected


def _paper(body: str = "five steps", kind: str = "pack", minutes: int = 0) -> Paper:
    return new(kind, body, NOON + timedelta(minutes=minutes))


def test_papers_come_back_by_their_kind_the_oldest_first(tmp_path: Path) -> None:
    later, sooner, other = _paper("b", minutes=5), _paper("a"), _paper("c", "occasion")
    with protected(tmp_path) as vault:
        vault.keep_papers(later, other, sooner)
    with Vault.open(tmp_path, PASSPHRASE) as vault:
        assert vault.papers("pack") == (sooner, later)
        assert vault.papers("occasion") == (other,)
        assert vault.papers("none") == ()


def test_a_paper_kept_again_says_what_it_said_last(tmp_path: Path) -> None:
    paper = _paper()
    again = Paper(paper.id, paper.kind, "ten minutes", paper.created)
    with protected(tmp_path) as vault:
        vault.keep_papers(paper)
        vault.keep_papers(again)
        assert vault.papers("pack") == (again,)


def test_a_dropped_paper_is_gone_from_the_file_and_from_every_backup(tmp_path: Path) -> None:
    secret = "a heron on the quay"
    paper, other = _paper(secret), _paper("stays", minutes=1)
    with protected(tmp_path) as vault:
        vault.keep_papers(paper, other)
        made = vault.back_up(why=Why.DAILY)
        vault.drop_papers(paper.id)
        assert vault.papers("pack") == (other,)
        assert vault.held is not None
        backups.prove(made, vault.held.key, vault.held.vault_id)
    with Vault.open(made, PASSPHRASE) as old:
        assert old.papers("pack") == (other,)


def test_papers_come_along_when_a_vault_in_memory_is_kept(tmp_path: Path) -> None:
    paper = _paper()
    with Vault.in_memory() as empty:
        empty.keep_papers(paper)
        with empty.keep_in(tmp_path, None) as vault:
            assert vault.papers("pack") == (paper,)


def test_a_moment_without_its_time_zone_makes_no_paper() -> None:
    with pytest.raises(ValueError, match="time zone"):
        new("pack", "body", datetime(2026, 11, 22))
