"""The roads through a flow: forward only, so that every talk ends."""

from __future__ import annotations

from collections.abc import Sequence

from .model import END, LATER, RETURN, Step

WAYS_OUT = frozenset({END, RETURN, LATER})


class Road:
    """Which steps can be reached, and which have been passed on every way to a step.

    A step whose `show_if` does not hold is passed as well: its answers are then missing,
    and a test of a missing answer is false. `falls_through` says whether a step that names
    no way on leads to the next one (the talk) or back (a detour).
    """

    def __init__(self, steps: Sequence[Step], start: int, falls_through: bool) -> None:
        numbers = {step.id: number for number, step in enumerate(steps)}
        passed: list[int | None] = [None] * (len(steps) + 1)
        if start < len(steps):
            passed[start] = 0
        for number, step in enumerate(steps):
            before = passed[number]
            if before is None:
                continue
            so_far = before | 1 << number
            for target in _targets(step, number, numbers, falls_through):
                known = passed[target]
                passed[target] = so_far if known is None else known & so_far
        self._passed = passed

    def reaches(self, number: int) -> bool:
        """Whether any road leads to the step of this number."""
        return self._passed[number] is not None

    def surely_passed(self, number: int, before: int) -> bool:
        """Whether every road to the step `before` leads past the step `number`."""
        passed = self._passed[before]
        return passed is None or bool(passed >> number & 1)


def _targets(step: Step, number: int, numbers: dict[str, int], falls_through: bool) -> set[int]:
    """The numbers of the steps that can follow; a target that is none counts as the next."""
    onward = number + 1
    targets = {
        numbers.get(branch.target, onward) for branch in step.go_to if branch.target not in WAYS_OUT
    }
    certain = any(branch.otherwise is not None for branch in step.go_to)
    if step.show_if is not None or (falls_through and not certain):
        targets.add(onward)
    return {target if target > number else onward for target in targets}
