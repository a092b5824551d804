"""What a trial found, and how it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Found:
    """The figures of one trial, and each thing that must not be, with how often it was.

    In a control, a setting weakened on purpose, something wrong must be found.
    """

    figures: Mapping[str, int]
    wrong: Mapping[str, int] = field(default_factory=Counter)

    def table(self, title: str) -> str:
        """The figures, one a line, and under them what is wrong."""
        lines = [*self.figures.items(), *((f"WRONG {name}", n) for name, n in self.wrong.items())]
        width = max((len(name) for name, _ in lines), default=0)
        return "\n".join([title, *(f"  {name:<{width}}  {count:>9,}" for name, count in lines)])
