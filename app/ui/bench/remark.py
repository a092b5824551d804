"""What a preview says to its author about what just happened."""

from __future__ import annotations

from ...bench.carry import Carried
from ...flow.fault import quoted

READ_ANEW = "The file was read anew."
MOVED = "The page that was up is no longer in this talk. This is the last one before it that is."
DROPPED = "No longer fitting, and let go: {items}."
NOT_BY = "{first} and {second} do not come by this step. Here it is, with the answers so far."
NO_STEP = "There is no step “{step}” in this talk."
PASSED = "The time of the break has passed."
NO_PAGE = "This step shows no page as things stand."
NOTHING_ASKED = "Nothing is asked on this page."
NOT_HERE = "In a talk, this saves a file for a calendar. A preview saves none."
CALM = "In a talk, this opens something to calm down with."
MOST_NAMED = 6
"""So many items whose answers were let go are named."""


def told(taken: Carried) -> str:
    """What became of the talk as its file was read anew."""
    parts = [MOVED if taken.moved else READ_ANEW]
    if taken.dropped:
        items = ", ".join(quoted(item) for item in taken.dropped[:MOST_NAMED])
        more = len(taken.dropped) - MOST_NAMED
        parts.append(DROPPED.format(items=f"{items} and {more} more" if more > 0 else items))
    return " ".join(parts)
