"""A flow’s rules in words: its conditions, who is there, who sees an answer, where it goes on."""

from __future__ import annotations

from ..flow.condition import All, AnswerIs, Condition, Nothing, Test, Whose
from ..flow.condition import Any as AnyOf
from ..flow.items import Share, Who
from ..flow.markup import fill
from ..flow.model import END, LATER, RETURN, Flow, Step, Turns

AT_SCREEN = {
    Turns.TOGETHER: "both together",
    Turns.EACH: "each in turn, the other listens",
    Turns.PRIVATE: "each alone",
    Turns.FIRST: "the first seat",
    Turns.SECOND: "the second seat",
}
SEEN = {
    Share.NOW: "both see it at once",
    Share.AFTER_BOTH: "both see it when both have answered",
    Share.ASK: "its author decides whether the other sees it",
    Share.NEVER: "nobody else ever sees it",
}
ANSWERS = {
    Who.SPEAKER: "the one who speaks",
    Who.LISTENER: "the one who listens",
    Who.BOTH: "each of the two",
    Who.COUPLE: "both, one answer",
    Who.FIRST: "the first seat",
    Who.SECOND: "the second seat",
}
_OUT = {
    END: "the end",
    LATER: "the end, to begin again another day",
    RETURN: "back to where it was left",
}
_WHOSE = {
    Whose.EITHER: "one of the two",
    Whose.BOTH: "both",
    Whose.SPEAKER: "the one who speaks",
    Whose.LISTENER: "the one who listens",
    None: "they",
}
_SHORT = 46


def said(text: str) -> str:
    """A text of a flow on one line, with words in the place of names."""
    filled = fill(
        text,
        speaker="the one who speaks",
        listener="the one who listens",
        first="the first seat",
        second="the second seat",
    )
    return " ".join(filled.split())


def short(text: str, most: int = _SHORT) -> str:
    """A text of a flow on one line, cut where it is long."""
    line = said(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def condition(rule: Condition, flow: Flow) -> str:
    """A condition as half a sentence, to stand after *if*."""
    match rule:
        case All(parts):
            return " and ".join(_part(part, flow) for part in parts)
        case AnyOf(parts):
            return " or ".join(_part(part, flow) for part in parts)
        case Nothing(parts):
            return f"it is not so that {' or '.join(_part(part, flow) for part in parts)}"
        case AnswerIs():
            return _test(rule, flow)


def _part(rule: Condition, flow: Flow) -> str:
    words = condition(rule, flow)
    return words if isinstance(rule, AnswerIs) else f"({words})"


def _test(rule: AnswerIs, flow: Flow) -> str:
    asked = f"“{short(_asked(flow, rule.item))}”"
    who = _WHOSE[rule.of]
    match rule.test, rule.against:
        case Test.ANSWERED, True:
            return f"{who} answered {asked}"
        case Test.ANSWERED, _:
            return f"{who} did not answer {asked}"
        case Test.AT_LEAST, number:
            return f"{who} said {number} or more to {asked}"
        case Test.AT_MOST, number:
            return f"{who} said {number} or less to {asked}"
        case Test.PARTNERS_DIFFER_BY, number:
            return f"the two numbers for {asked} are {number} or more apart"
        case Test.ABOVE, other:
            before = f"“{short(_asked(flow, str(other)))}”"
            return f"{who} said a number for {asked} that is {rule.by} or more above {before}"
        case Test.IS_NOT, against:
            return f"{who} said something other than {_label(flow, rule.item, against)} to {asked}"
        case ((Test.IS_ONE_OF | Test.INCLUDES_ANY), tuple(against)):
            options = " or ".join(_label(flow, rule.item, each) for each in against)
            return f"{who} chose {options} at {asked}"
        case Test.INCLUDES, against:
            return f"{who} ticked {_label(flow, rule.item, against)} at {asked}"
        case _, against:
            return f"{who} said {_label(flow, rule.item, against)} to {asked}"


def _asked(flow: Flow, name: str) -> str:
    """The question of an item; its id where it stands in a flow that is not here."""
    try:
        item = flow.item(name)
    except KeyError:
        return name
    return item.ask or name


def _label(flow: Flow, name: str, against: object) -> str:
    try:
        options = getattr(flow.item(name), "options", {})
    except KeyError:
        options = {}
    words = {True: "yes", False: "no"}.get(against) if isinstance(against, bool) else str(against)
    return f"“{short(options.get(str(against), words or ''))}”"


def target(name: str, flow: Flow) -> str:
    """Where a branch leads, by the title of the step."""
    if name in _OUT:
        return _OUT[name]
    try:
        return f"“{said(flow.step(name).title)}”"
    except KeyError:
        return name


def ways(step: Step, flow: Flow, following: Step | None, detour: bool) -> list[tuple[str, str]]:
    """Where it goes on after a step: the condition in words (or ''), and the target’s id."""
    found = [
        (condition(branch.condition, flow) if branch.condition else "", branch.target)
        for branch in step.go_to
    ]
    if not any(branch.otherwise is not None for branch in step.go_to):
        onward = RETURN if detour else END
        found.append(("", following.id if following is not None and not detour else onward))
    return found
