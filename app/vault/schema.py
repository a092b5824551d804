"""What the vault's tables look like; forward only, one number a change."""

from __future__ import annotations

VERSION = 1
APPLICATION = 0x526B6E74  # "Rknt"

# Answers stand as rows of their own and are superseded, never overwritten, so that two vaults of
# one couple can be merged. '' is the couple in `by`, and no turn in `turn`: NULL would let two
# current answers share a slot. The CHECK on share is the last of the guards on what stays private.
TABLES = """
CREATE TABLE vault (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    id TEXT NOT NULL
) STRICT;

CREATE TABLE people (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    first TEXT NOT NULL,
    second TEXT NOT NULL
) STRICT;

CREATE TABLE flows (
    digest TEXT PRIMARY KEY,
    canonical BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    flow TEXT NOT NULL REFERENCES flows (digest),
    flow_id TEXT NOT NULL,
    flow_version INTEGER NOT NULL,
    title TEXT NOT NULL,
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    swapped INTEGER NOT NULL CHECK (swapped IN (0, 1)),
    started TEXT NOT NULL,
    started_us INTEGER NOT NULL,
    starter TEXT NOT NULL CHECK (starter IN ('', 'first', 'second')),
    breaks INTEGER NOT NULL,
    state TEXT NOT NULL,
    ended TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_newest ON sessions (started_us, id);
CREATE INDEX sessions_open ON sessions (started_us, id) WHERE ended IS NULL;
CREATE INDEX sessions_flow ON sessions (flow);

CREATE TABLE places (
    session TEXT PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
    place TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE summaries (
    session TEXT PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
    summary TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE answers (
    session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    item TEXT NOT NULL,
    by TEXT NOT NULL CHECK (by IN ('', 'first', 'second')),
    turn TEXT NOT NULL CHECK (turn IN ('', 'first', 'second')),
    asked TEXT NOT NULL,
    value TEXT NOT NULL,
    share TEXT NOT NULL,
    shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
    at TEXT NOT NULL,
    flow TEXT NOT NULL,
    superseded_by TEXT,
    PRIMARY KEY (session, id),
    CHECK (share IN ('now', 'after_both') OR (share = 'ask' AND shown = 1))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX answers_current ON answers (session, item, by, turn)
    WHERE superseded_by IS NULL;
"""

CONTENT = ("people", "flows", "sessions", "places", "summaries", "answers")
"""The tables that hold what was said, each after those it refers to."""
