"""A flow’s rules in words: its conditions, who is there, who sees an answer, where it goes on."""

from __future__ import annotations

from dataclasses import replace

from ..flow.condition import All, AnswerIs, Condition, Nothing, Test, Whose
from ..flow.condition import Any as AnyOf
from ..flow.items import Checklist, Choice, Item, Mirror, Scale, Share, SignOff, Who
from ..flow.model import END, LATER, RETURN, Flow, Step, Turns
from ..session.value import Ending, Verdict
from .voice import TO_READERS, Voice

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
_VERDICTS = {
    Verdict.NOT_YET.value: "not yet",
    Verdict.MOSTLY.value: "mostly",
    Verdict.YES.value: "yes",
    Ending.CLOSE_ENOUGH.value: "close enough for now",
    Ending.PARKED.value: "park it for another day",
}


def said(text: str, voice: Voice = TO_READERS) -> str:
    """A text of a flow on one line, with words in the place of names."""
    return " ".join(voice.filled(text).split())


def short(text: str, most: int, voice: Voice = TO_READERS) -> str:
    """A text of a flow on one line, cut where it is longer than `most` letters."""
    line = said(text, voice)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def condition(rule: Condition, flow: Flow, voice: Voice = TO_READERS) -> str:
    """A condition as half a sentence, to stand after *if*."""
    match rule:
        case All((AnswerIs() as one, AnswerIs() as other)) if _is_span(one, other):
            span = replace(one, test=Test.IS, against=f"{one.against} to {other.against}")
            return _test(span, flow, voice)
        case All(parts):
            return _joined([_part(part, flow, voice) for part in parts], "and")
        case AnyOf(parts):
            return _joined([_part(part, flow, voice) for part in parts], "or")
        case Nothing(parts):
            told = _joined([_part(part, flow, voice) for part in parts], "or")
            return f"it is not so that {told}"
        case AnswerIs():
            return _test(rule, flow, voice)


def _is_span(one: AnswerIs, other: AnswerIs) -> bool:
    """Whether two tests are the two ends of one stretch of numbers."""
    same = one.item == other.item and one.of == other.of and one.of is not Whose.EITHER
    return same and one.test is Test.AT_LEAST and other.test is Test.AT_MOST


def _joined(parts: list[str], word: str) -> str:
    """One after the other; commas only where there are more than two."""
    if len(parts) < 3:
        return f" {word} ".join(parts)
    return f"{', '.join(parts[:-1])}, {word} {parts[-1]}"


def _part(rule: Condition, flow: Flow, voice: Voice) -> str:
    words = condition(rule, flow, voice)
    alone = isinstance(rule, AnswerIs) or (not isinstance(rule, Nothing) and len(rule.parts) == 1)
    return words if alone else f"({words})"


def _test(rule: AnswerIs, flow: Flow, voice: Voice) -> str:
    asked, who = question(flow, rule.item, voice), _who(rule, flow, voice)
    at = "" if _is_plain(flow, rule, voice) else f" {voice.at} {asked}"
    match rule.test, rule.against:
        case Test.ANSWERED, True:
            return f"{who} answered {asked}"
        case Test.ANSWERED, _:
            return f"{who} did not answer {asked}"
        case Test.AT_LEAST, number:
            return f"{who} {voice.circled} {number} or more{at}"
        case Test.AT_MOST, number:
            return f"{who} {voice.circled} {number} or less{at}"
        case Test.PARTNERS_DIFFER_BY, number:
            return f"the two numbers for {asked} are {number} or more apart"
        case Test.ABOVE, other:
            before = question(flow, str(other), voice)
            if rule.by == 1:
                return f"{who} {voice.circled} more{at} than {voice.at} {before}"
            by = f"that is {rule.by} or more above the one {voice.at} {before}"
            return f"{who} {voice.circled} a number{at} {by}"
        case Test.IS_NOT, against:
            label = _label(flow, rule.item, against, voice)
            return f"{who} {_verb(flow, rule, voice)} something other than {label}{at}"
        case ((Test.IS_ONE_OF | Test.INCLUDES_ANY), tuple(against)):
            options = _joined([_label(flow, rule.item, each, voice) for each in against], "or")
            return f"{who} {_verb(flow, rule, voice)} {options}{at}"
        case _, against:
            label = _label(flow, rule.item, against, voice)
            return f"{who} {_verb(flow, rule, voice)} {label}{at}"


def _is_plain(flow: Flow, rule: AnswerIs, voice: Voice) -> bool:
    """Whether it is clear what was circled or ticked: there is nothing else of its kind here."""
    item = _item(flow, rule.item)
    if item is None or not voice.brief or rule.test is Test.ABOVE:
        return False
    if flow.home_of(rule.item)[0].id != voice.here:
        return False
    kinds = (Scale,) if isinstance(item, Scale) else (Choice, Checklist)
    alike = [each for each in flow.step(voice.here).items if isinstance(each, kinds)]
    return alike == [item]


def _who(rule: AnswerIs, flow: Flow, voice: Voice) -> str:
    if rule.of is not None:
        return voice.whose[rule.of]
    try:
        step, item = flow.home_of(rule.item)
    except KeyError:
        return voice.only[Who.COUPLE]
    return voice.only[step.who(item)]


def _verb(flow: Flow, rule: AnswerIs, voice: Voice) -> str:
    """Numbers are circled, options ticked; of a statement or a mirror something is said."""
    item = _item(flow, rule.item)
    if isinstance(item, Choice | Checklist):
        return voice.ticked
    return voice.circled if isinstance(item, Scale) else "said"


def _item(flow: Flow, name: str) -> Item | None:
    try:
        return flow.item(name)
    except KeyError:
        return None


def question(flow: Flow, name: str, voice: Voice = TO_READERS) -> str:
    """A question in quotation marks, and its step where another one is worded alike.

    Its id where it stands in a flow that is not here.
    """
    item = _item(flow, name)
    if item is None:
        return f"“{name}”"
    asked, step = _asked(item), flow.home_of(name)[0]
    words = quoted(short(asked, voice.most, voice))
    alike = sum(_asked(each) == asked for step in flow.all_steps() for each in step.items)
    if alike < 2 or step.id == voice.here:
        return words
    return f"{words} (in {quoted(short(step.title, voice.most, voice))})"


def quoted(words: str) -> str:
    """Words in quotation marks; in single ones what is quoted within them."""
    if words.startswith("“") and words.find("”") == len(words) - 1:
        return words
    return f"“{words.replace('“', '‘').replace('”', '’')}”"


def _asked(item: Item) -> str:
    return item.ask or (item.statement if isinstance(item, SignOff) else "") or item.id


def _label(flow: Flow, name: str, against: object, voice: Voice) -> str:
    """What was chosen, in quotation marks; a number as it is."""
    if isinstance(against, bool):
        return "“yes”" if against else "“not yet”"
    word, item = str(against), _item(flow, name)
    if isinstance(item, Scale):
        return word
    if word == "other":
        return "something of their own"
    if isinstance(item, Choice | Checklist):
        word = item.options.get(word, word)
    elif isinstance(item, Mirror | SignOff):
        word = _VERDICTS.get(word, word)
    return f"“{short(word, voice.most, voice)}”"


def target(name: str, flow: Flow, voice: Voice = TO_READERS) -> str:
    """Where a branch leads, by the title of the step."""
    if name in _OUT:
        return _OUT[name]
    try:
        return f"“{said(flow.step(name).title, voice)}”"
    except KeyError:
        return f"“{name}”"


def ways(
    step: Step, flow: Flow, following: Step | None, detour: bool, voice: Voice = TO_READERS
) -> list[tuple[str, str]]:
    """Where it goes on after a step: the condition in words (or ''), and the target’s id."""
    found = [
        (condition(branch.condition, flow, voice) if branch.condition else "", branch.target)
        for branch in step.go_to
    ]
    if not any(branch.otherwise is not None for branch in step.go_to):
        onward = RETURN if detour else END
        found.append(("", following.id if following is not None and not detour else onward))
    return found
