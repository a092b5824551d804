"""What the vault's tables look like; forward only, one number a change."""

from __future__ import annotations

VERSION = 1
APPLICATION = 0x526B6E74  # "Rknt"

# Answers are a log: a row is added at the end and never changed, so that two vaults of one couple
# can be merged. `current` says which row counts for a slot, and each row which one it supersedes;
# that chain finds them all when they must go, and no index on the log makes a commit dearer.
# '' stands for the couple in `by` and for no turn in `turn`. The CHECK on share is the last of the
# guards on what stays private. Tables of long rows keep their row number: without it a row over a
# quarter of a page is torn in two.
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
) STRICT;

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
) STRICT;

CREATE TABLE summaries (
    session TEXT PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
    summary TEXT NOT NULL
) STRICT;

CREATE TABLE answers (
    seq INTEGER PRIMARY KEY,
    supersedes INTEGER,
    id TEXT NOT NULL,
    session TEXT NOT NULL,
    flow TEXT NOT NULL,
    item TEXT NOT NULL,
    by TEXT NOT NULL CHECK (by IN ('', 'first', 'second')),
    turn TEXT NOT NULL CHECK (turn IN ('', 'first', 'second')),
    value TEXT NOT NULL,
    asked TEXT NOT NULL,
    share TEXT NOT NULL,
    at TEXT NOT NULL,
    shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
    CHECK (share IN ('now', 'after_both') OR (share = 'ask' AND shown = 1))
) STRICT;

CREATE TABLE current (
    session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    item TEXT NOT NULL,
    by TEXT NOT NULL,
    turn TEXT NOT NULL,
    answer INTEGER NOT NULL,
    PRIMARY KEY (session, item, by, turn)
) STRICT, WITHOUT ROWID;
"""

CONTENT = ("people", "flows", "sessions", "places", "summaries", "answers", "current")
"""The tables that hold what was said, each after those it refers to."""
