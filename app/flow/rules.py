"""The rules of single items: who fits the turns, what a promise allows, what refers to what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .fault import quoted
from .ground import Ground, Home
from .items import (
    Checklist,
    Choice,
    Date,
    Guess,
    Item,
    Mirror,
    Note,
    Scale,
    Share,
    SignOff,
    Text,
    Timer,
    Who,
)
from .model import Turns

_IN_TURN = (Who.SPEAKER, Who.LISTENER, Who.BOTH, Who.COUPLE)
_ALONE = (Who.BOTH, Who.FIRST, Who.SECOND)
_SHARED = (Who.COUPLE, Who.BOTH, Who.FIRST, Who.SECOND)
_OWN = (Who.BOTH, Who.SPEAKER, Who.LISTENER)
_HIDDEN = (Share.ASK, Share.NEVER)


def _fitting(turns: Turns) -> tuple[Who, ...]:
    """Who can answer in a step. Compared by identity: an enum's hash is slow."""
    if turns is Turns.EACH:
        return _IN_TURN
    return _ALONE if turns is Turns.PRIVATE else _SHARED


def examine_item(ground: Ground, home: Home) -> None:
    """Every rule for one item but those of its condition and its wording."""
    item, step, walk = home.item, home.step, ground.walk
    if walk.failed and not walk.holds(step, "turns"):
        return
    if home.who not in _fitting(step.turns):
        _wrong_who(ground, home)
    if item.share is not None:
        _promise(ground, home)
    rule = _RULES.get(type(item))
    if rule is not None:
        rule(ground, home)


def _fault(ground: Ground, code: str, item: Item, key: str, message: str, hint: str = "") -> None:
    ground.fault(code, ground.walk.at(item, key), message, hint)


def _wrong_who(ground: Ground, home: Home) -> None:
    item, turns = home.item, home.step.turns
    key = "by" if isinstance(item, SignOff) and item.by else "who"
    fitting = ", ".join(who.value for who in _fitting(turns))
    words = f"in a step with turns: {turns} nobody is {quoted(home.who)}"
    _fault(ground, "F320", item, key, words, f"fitting: {fitting}")


def _promise(ground: Ground, home: Home) -> None:
    item, turns = home.item, home.step.turns
    if item.share in _HIDDEN and turns is not Turns.PRIVATE:
        words = f"share: {item.share} promises what this shared screen cannot keep"
        _fault(ground, "F321", item, "share", words, "ask it in a step with turns: private")
    elif item.share is Share.AFTER_BOTH and turns is not Turns.PRIVATE and home.who not in _OWN:
        words = "there is only one answer, so it cannot wait for the other's"
        _fault(ground, "F321", item, "share", words, "let both answer, or write share: now")


def _gate(ground: Ground, home: Home) -> None:
    item = home.item
    hidden = home.step.turns is Turns.PRIVATE and item.share is Share.NEVER
    if not hidden or home.who is not Who.BOTH:
        words = "a gate is a hidden answer of both"
        hint = "write share: never, leave `who` out, in a step with turns: private"
        _fault(ground, "F323", item, "gate", words, hint)


def _scale(ground: Ground, home: Home) -> None:
    item = home.item
    assert isinstance(item, Scale)
    _question(ground, home)
    if item.gate:
        _gate(ground, home)
    if item.to <= item.start and ground.walk.holds(item, "start", "to"):
        words = f"a scale goes upwards, and {item.to} is not above {item.start}"
        _fault(ground, "F330", item, "to", words, "write a higher number")
    elif item.to - item.start > 10 and ground.walk.holds(item, "start", "to"):
        words = f"from {item.start} to {item.to} are more than ten steps"
        _fault(ground, "F330", item, "to", words, f"write at most {item.start + 10}")


def _choice(ground: Ground, home: Home) -> None:
    item = home.item
    assert isinstance(item, Choice | Checklist)
    _question(ground, home)
    if item.gate:
        _gate(ground, home)
    if item.other and "other" in item.options:
        at = ground.walk.at(item, "options", "other")
        words = "“other” is what an own answer is called already"
        ground.fault("F112", at, words, "choose another id")


def _checklist(ground: Ground, home: Home) -> None:
    item = home.item
    assert isinstance(item, Checklist)
    _choice(ground, home)
    if not ground.walk.holds(item, "options", "at_least", "at_most"):
        return
    there = len(item.options) + item.other
    most = there if item.at_most is None else item.at_most
    if most > there:
        words = f"at_most is {most}, and there are only {there} to tick"
        _fault(ground, "F331", item, "at_most", words, "write a smaller number, or leave it out")
    elif item.at_least > most:
        words = f"at_least is {item.at_least}, and only {most} can be ticked"
        _fault(ground, "F331", item, "at_least", words, "write a smaller number")


def _question(ground: Ground, home: Home) -> None:
    item = home.item
    if not item.ask and ground.walk.holds(item, "ask", "type"):
        words = f"this {item.type} asks nothing"
        _fault(ground, "F338", item, "", words, "add ask: and a short question")


def _note(ground: Ground, home: Home) -> None:
    item = home.item
    assert isinstance(item, Note)
    says = item.text or item.ask or item.show_answer or item.draw
    if not says and ground.walk.holds(item, "text", "ask", "show_answer", "draw", "type"):
        _fault(ground, "F337", item, "", "this note says nothing", "add text: or show_answer:")
    if item.show_answer:
        seen = _referred(ground, home, "show_answer", item.show_answer)
        if seen is not None and isinstance(seen.item, Note):
            _no_answer(ground, item, "show_answer", seen)
        elif seen is not None and seen.share is Share.NEVER and seen.step is not home.step:
            _hidden(ground, item, "show_answer", seen)


def _guess(ground: Ground, home: Home) -> None:
    item = home.item
    assert isinstance(item, Guess)
    _question(ground, home)
    if home.step.turns is not Turns.PRIVATE or home.who is not Who.BOTH:
        words = "a guess is made alone, by both"
        _fault(ground, "F327", item, "", words, "ask it in a step with turns: private, of both")
    target = _referred(ground, home, "of", item.of)
    if target is None or not ground.walk.holds(target.item, "type", "share", "who"):
        return
    if not isinstance(target.item, Choice | Checklist | Scale):
        words = f"{quoted(item.of)} is a {target.item.type}"
        _fault(ground, "F326", item, "of", words, "guess a choice, a checklist or a scale")
    elif target.who not in _OWN:
        words = f"{quoted(item.of)} is not answered by both"
        _fault(ground, "F327", item, "of", words, "guess what each answers for themselves")
    elif target.share is Share.NEVER:
        _hidden(ground, item, "of", target)


def _mirror(ground: Ground, home: Home) -> None:
    item, turns = home.item, home.step.turns
    assert isinstance(item, Mirror)
    alone = {Turns.FIRST: Who.FIRST, Turns.SECOND: Who.SECOND}.get(turns)
    one = home.who in (Who.FIRST, Who.SECOND, Who.LISTENER)
    if turns is Turns.PRIVATE or not one or home.who is alone:
        words = "one of the two says back what the other said"
        hint = "leave `who` out with turns: each; else write who: first or who: second"
        _fault(ground, "F332", item, "who", words, hint)
    if item.of:
        said = _referred(ground, home, "of", item.of)
        if said is not None and isinstance(said.item, Note):
            _no_answer(ground, item, "of", said)
        elif said is not None and said.share is Share.NEVER:
            _hidden(ground, item, "of", said)


def _timer(ground: Ground, home: Home) -> None:
    item, holds = home.item, ground.walk.holds
    assert isinstance(item, Timer)
    if item.until:
        target = _referred(ground, home, "until", item.until)
        if target is not None and holds(target.item, "type") and not isinstance(target.item, Date):
            words = f"{quoted(item.until)} is a {target.item.type}"
            _fault(ground, "F326", item, "until", words, "name an item of type: date")
        elif target is not None and target.who in _OWN:
            words = f"each has an own answer to {quoted(item.until)}"
            _fault(ground, "F326", item, "until", words, "name a date the two choose together")
    elif holds(item, "minutes", "seconds", "until"):
        if item.length == 0:
            words = "this timer has no length"
            _fault(ground, "F333", item, "", words, "add minutes:, seconds: or until:")
        elif item.shortest * 60 > item.length:
            words = "nobody could go on before this timer is over"
            _fault(ground, "F333", item, "shortest", words, f"write at most {item.length // 60}")


def _date(ground: Ground, home: Home) -> None:
    item = home.item
    assert isinstance(item, Date)
    _question(ground, home)
    if not ground.walk.holds(item, "earliest_minutes", "latest_minutes", "offer_minutes"):
        return
    if item.earliest_minutes >= item.latest_minutes:
        words = "the latest moment is not after the earliest"
        _fault(ground, "F334", item, "latest_minutes", words, "write a higher number")
        return
    for number, offered in enumerate(item.offer_minutes):
        if not item.earliest_minutes <= offered <= item.latest_minutes:
            at = ground.walk.at(item, "offer_minutes", number)
            words = f"{offered} minutes are offered and not allowed"
            hint = f"write {item.earliest_minutes} to {item.latest_minutes:,}"
            ground.fault("F334", at, words, hint)


def _sign_off(ground: Ground, home: Home) -> None:
    item = home.item
    assert isinstance(item, SignOff)
    if item.by and item.who and item.by is not item.who:
        words = "`by` and `who` name different people"
        _fault(ground, "F320", item, "by", words, "leave `who` out")
    if not item.if_not:
        return
    target = ground.find(item.if_not, (item, "if_not"))
    if target is not None and (target.step is not home.step or target.place >= home.place):
        words = f"{quoted(item.if_not)} is no earlier item of this step"
        _fault(ground, "F328", item, "if_not", words, "name an item above it in the same step")


def _referred(ground: Ground, home: Home, key: str, item_id: str) -> Home | None:
    """The item that a key names, if it is there and comes earlier on every road."""
    at = (home.item, key)
    target = ground.find(item_id, at)
    if target is None or not ground.walk.holds(target.item, "type"):
        return None
    there = ground.earlier(target, home.number, home.place, home.detour, at)
    return target if there else None


def _no_answer(ground: Ground, item: Item, key: str, target: Home) -> None:
    words = f"{quoted(target.item.id)} is a {target.item.type} and has no answer"
    _fault(ground, "F326", item, key, words, "name an item that is answered")


def _hidden(ground: Ground, item: Item, key: str, target: Home) -> None:
    words = f"{quoted(target.item.id)} stays hidden, and this would show it"
    _fault(ground, "F322", item, key, words, "write share: after_both or share: ask there")


_RULES: Mapping[type[Any], Callable[[Ground, Home], None]] = {
    Note: _note,
    Text: _question,
    Scale: _scale,
    Choice: _choice,
    Checklist: _checklist,
    Guess: _guess,
    Mirror: _mirror,
    Timer: _timer,
    Date: _date,
    SignOff: _sign_off,
}
