"""What the tables look like, shared or in a room; forward only, one number a change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Layout:
    """One kind of file: its mark, its tables, and which of them hold what was said.

    `content` names each table after those it refers to. `steps` leads from every earlier
    version to the next.
    """

    application: int
    version: int
    tables: str
    content: tuple[str, ...]
    steps: Mapping[int, str] = field(default_factory=dict)


_VAULT = """
CREATE TABLE vault (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    id TEXT NOT NULL
) STRICT;
"""

# Answers are a log: a row is added at the end and never changed, so that two vaults of one couple
# can be merged. `current` says which row counts for a slot, and each row which one it supersedes;
# that chain finds them all when they must go, and no index on the log makes a commit dearer.
# '' stands for the couple in `by` and for no turn in `turn`. The CHECK on share is the last of the
# guards on what stays private, and on what is not. Tables of long rows keep their row number:
# without it a row over a quarter of a page is torn in two.
_ANSWERS = """
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
    CHECK ({share})
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

# What came out of a room: here a mark on the original, in the shared file one on the copy.
_SHARES = """
CREATE TABLE shares (
    session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    item TEXT NOT NULL,
    by TEXT NOT NULL,
    turn TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (session, item, by, turn)
) STRICT, WITHOUT ROWID;
"""

# Whole texts of the floors above, such as a therapist's pack: opaque here, found by their kind.
_PAPERS = """
CREATE TABLE papers (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT;
"""

_SHARED = """
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
"""

SHARED = Layout(
    application=0x526B6E74,  # "Rknt"
    version=3,
    tables=_VAULT
    + _SHARED
    + _ANSWERS.format(share="share IN ('now', 'after_both') OR (share = 'ask' AND shown = 1)")
    + _SHARES
    + _PAPERS,
    content=(
        *("people", "flows", "sessions", "places", "summaries", "answers", "current", "shares"),
        "papers",
    ),
    steps={1: _SHARES, 2: _PAPERS},
)

WITH_ROOMS, WITH_PAPERS = 2, 3
"""From which version of the shared file on there are rooms, with their marks, and papers."""

_NOTES = """
CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    flow TEXT NOT NULL,
    flow_id TEXT NOT NULL,
    flow_version INTEGER NOT NULL,
    title TEXT NOT NULL,
    started TEXT NOT NULL,
    started_us INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE notes (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT;
"""

PRIVATE = Layout(
    application=0x526B6E70,  # "Rknp"
    version=1,
    tables=_VAULT + _NOTES + _ANSWERS.format(share="share IN ('ask', 'never')") + _SHARES,
    content=("sessions", "notes", "answers", "current", "shares"),
)
