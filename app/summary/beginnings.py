"""What each said in earlier talks about their part, feelings and needs, to begin the cycle with.

Only what its author let stand in a summary that both agreed to, and only for that one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..flow.items import Meaning
from ..session.session import Session
from ..session.value import Picked
from .line import key_of
from .summary import Line, Summary

Whose = tuple[int, Meaning]
"""Which partner of this home, and what it is about."""

ASKED = MappingProxyType(
    {
        "own-part": Meaning.CYCLE_DOES,
        "feelings": Meaning.CYCLE_FEELS,
        "needs": Meaning.CYCLE_NEEDS,
        "short-needs": Meaning.CYCLE_NEEDS,
    }
)
"""Where the shipped talks ask for it; their options have the ids that the cycle has, too."""
_MEANT = frozenset(ASKED.values())


@dataclass(frozen=True)
class Beginning:
    """Ids of options that were chosen before, the newest first, and the newest own words."""

    options: tuple[str, ...] = ()
    own: str = ""

    def with_more(self, older: Picked) -> Beginning:
        """The same, and behind it what was chosen in an older talk."""
        options = dict.fromkeys((*self.options, *older.options))
        return Beginning(tuple(options), self.own or older.other.strip())


Beginnings = Mapping[Whose, Beginning]
NOTHING: Beginnings = MappingProxyType({})


def beginnings(talks: Iterable[tuple[Session, Summary]]) -> Beginnings:
    """What there is to begin with, from talks with their kept summaries, the newest first."""
    found: dict[Whose, Beginning] = {}
    for session, summary in talks:
        slots = {key_of(slot): slot for slot in session.answers}
        for line in summary.lines if summary.agreed else ():
            slot, means = slots.get(line.key), _about(line)
            if slot is None or means is None or not line.stays or slot.by is not line.by:
                continue
            value = session.value(slot)
            if line.by is not None and isinstance(value, Picked):
                whose = summary.partner(line.by), means
                found[whose] = found.get(whose, Beginning()).with_more(value)
    return MappingProxyType(found)


def _about(line: Line) -> Meaning | None:
    return line.means if line.means in _MEANT else ASKED.get(line.key.partition("/")[0])
