"""Where a booklet goes on after a step, in sentences with pages in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..flow.condition import AnswerIs, Condition
from ..flow.model import END, LATER, RETURN, Branch, Flow, Step
from .booklet import THE_END
from .form import To, Words
from .hand import Hand
from .voice import Voice
from .wording import condition

_ENDS: Mapping[str, str] = {
    END: "stop here. That is an end, too.",
    LATER: "stop here for today. You begin again another day.",
    RETURN: "go back to where you left off.",
}
_NOBODY_ASKS = "Each looks at their own sheet and just says the page. Nobody asks why."


def only_if(flow: Flow, step: Step, following: Step | None, detour: bool) -> Words:
    """When a step is left out, and where it goes on then; nothing where it never is."""
    if step.show_if is None:
        return ()
    rule = condition(step.show_if, flow, _voice(flow))
    return (f"Only if {rule}. ", "If not, ", *_next(flow, following, detour))


def ways(flow: Flow, step: Step, following: Step | None, detour: bool) -> Iterator[Words]:
    """Where it goes on: a sentence for each branch, none where it just goes on."""
    voice = replace(_voice(flow), here=step.id)
    if any(_is_hidden(flow, branch.condition) for branch in step.go_to):
        yield (_NOBODY_ASKS,)
    certain = False
    for branch in step.go_to:
        if branch.condition is not None:
            rule = condition(branch.condition, flow, voice)
            yield (f"If {rule}: ", *_to(flow, branch.target, following))
        else:
            certain = True
            yield from _otherwise(flow, step, branch, following)
    if not certain and step.go_to:
        yield ("Otherwise ", *_next(flow, following, detour))
    elif not certain and detour:
        yield _capital(_next(flow, following, detour))


def _otherwise(flow: Flow, step: Step, branch: Branch, following: Step | None) -> Iterator[Words]:
    just = following is not None and branch.target == following.id
    if len(step.go_to) > 1:
        yield ("Otherwise ", *(("just go on.",) if just else _to(flow, branch.target, following)))
    elif not just:
        yield _capital(_to(flow, branch.target, following))


def _next(flow: Flow, following: Step | None, detour: bool) -> Words:
    if detour:
        return (_ENDS[RETURN],)
    if following is None:
        return ("go on at the end, ", To(THE_END), ".")
    return (f"go on at “{following.title}”, ", To(following.id), ".")


def _to(flow: Flow, target: str, following: Step | None) -> Words:
    if target in _ENDS:
        return (_ENDS[target],)
    return (f"go to “{flow.step(target).title}”, ", To(target), ".")


def _capital(words: Words) -> Words:
    first, *rest = words
    return (f"{first[:1].upper()}{first[1:]}" if isinstance(first, str) else first, *rest)


def _voice(flow: Flow) -> Voice:
    return Hand(alone=flow.is_alone).voice


def _is_hidden(flow: Flow, rule: Condition | None) -> bool:
    """Whether a rule looks at an answer that the other never sees."""
    if rule is None:
        return False
    if isinstance(rule, AnswerIs):
        try:
            return bool(getattr(flow.item(rule.item), "gate", False))
        except KeyError:
            return False
    return any(_is_hidden(flow, part) for part in rule.parts)
