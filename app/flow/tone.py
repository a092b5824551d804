"""How a flow sounds to two people on a bad evening: blame, labels, orders, and who has the floor.

Advice for its author, never a reason not to open it. It is looked for only where an author
asks: opening a talk costs nothing for it. The lists are English and short; each says in the
page of its code where it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .fault import Fault, quoted
from .ground import Ground
from .items import (
    Agreement,
    Checklist,
    Choice,
    Item,
    Mirror,
    Note,
    Scale,
    SignOff,
    Text,
    Timer,
    Who,
)
from .model import Step, Turns
from .readability import reading_age

AGE = 12
"""The reading age that the texts aim at (look.md); a year more is let pass."""
LONGEST_TURN = 15
"""Minutes; turns of five to fifteen are usual, and no study fixed a length (care.md 2.2)."""
LONGEST_TALK = 60
"""Minutes of one evening; what takes longer is better split (care.md 6.2)."""
FEW_WORDS = 80
"""So few words say nothing about reading age."""

_QUOTED = re.compile(r"“[^”]{0,400}”|\"[^\"]{0,400}\"|‘[^’]{0,400}’")


_NOT = re.compile(r"\b(?:no|not|never|nobody|neither|without|nor)\b|n['’]t\b")


@dataclass(frozen=True)
class _Sign:
    """Words that call for a second look, and what to say about them."""

    code: str
    signs: re.Pattern[str]
    words: str
    hint: str


def _signs(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


_SIGNS = (
    _Sign(
        "W208",
        _signs(
            "you always|you never|why did(?:n['’]t)? you|why do(?:n['’]t)? you",
            "(?:your|whose) fault|who is to blame|it is because of you",
        ),
        "can sound like blame",
        "ask what happened, and what it was like",
    ),
    _Sign(
        "W214",
        _signs(
            r"narciss\w+|borderline|codependen\w+|bipolar|psychopath\w*|sociopath\w*",
            r"gasligh\w+|toxic|passive[- ]aggressive|trauma bond\w*|diagnos\w+",
            r"(?:avoidant|anxious|fearful|insecure)(?:ly)? (?:attach\w+|person|partner|type|style)",
            r"attachment (?:style|type|disorder)s?|abusers?|manipulators?|control freak",
        ),
        "is a label or a diagnosis",
        "say what somebody does, sees or feels",
    ),
    _Sign(
        "W215",
        _signs(
            "he|she|him|her|his|hers|himself|herself|husband|wife|boyfriend|girlfriend",
            "men|women|man|woman|male|female",
        ),
        "fits only some couples",
        "write <first>, <second>, *you*, *the other* or *your partner*",
    ),
    _Sign(
        "W216",
        _signs(
            "(?:will|is going to) (?:fix|heal|save|solve|repair|cure|change everything)",
            r"guarante\w+|always works?|never fails?|is sure to|will surely|100 ?%",
            "save your (?:relationship|marriage)|bring (?:them|your partner) back",
        ),
        "promises too much",
        "say that it may help, and that it may not",
    ),
    _Sign(
        "W217",
        _signs(
            "(?<!nobody )(?<!no one )(?<!nothing )must(?! not| be$)",
            "(?:you|<speaker>|<listener>|<first>|<second>) (?:should|have to|has to|ought to)",
            "make sure (?:that )?you",
        ),
        "gives an order",
        "offer it: *you can*, *if you like*, *it may help*",
    ),
    _Sign(
        "W222",
        _signs(
            r"(?:check|read|show|share|look (?:at|into|through)|hand over|unlock|access to|track) "
            r"(?:\w+ ){0,3}(?:phones?|messages|passwords?|location|accounts?|chats?|e?mails?)",
            "where you (?:are|were) at all times|promise never to|or else",
            r"sex|sexual\w*|bank account|pocket money|ask (?:for )?permission",
        ),
        "touches on control, money, sex or a threat",
        "keep to small things each does of their own (care.md 2.7)",
    ),
)
_SAFETY = _signs(
    r"hit|hits|beat(?:en)? (?:you|me|up)|slap\w*|violen\w+|chok\w+|threat\w*|abus\w+|suicid\w+",
    "afraid of (?:your partner|the other|<first>|<second>|<speaker>|<listener>)",
    "forced you|hurt you on purpose",
)
_INPUTS = (Text, Scale, Choice, Checklist, Agreement)
_PLENTY = 4_000


def heard(ground: Ground) -> list[Fault]:
    """Everything about the tone of a flow that its author may want to look at."""
    before = len(ground.walk.faults)
    own = (*ground.steps[ground.first :], *ground.flow.detours)
    english = ground.flow.language.partition("-")[0].lower() == "en"
    for record, key, text in _texts(ground, own):
        if english:
            _listen(ground, record, key, text)
    for step in own:
        for item in step.items:
            _way_out(ground, item)
            if english:
                _safety(ground, item)
            if isinstance(item, Timer) and step.turns is Turns.EACH:
                _long_turn(ground, item)
    _long_talk(ground)
    _floor(ground, own)
    if english:
        _reading_age(ground, own)
    return ground.walk.faults[before:]


def _texts(ground: Ground, steps: tuple[Step, ...]) -> Iterator[tuple[object, str, str]]:
    """Every text that somebody reads, with its place; not what shows how not to say it."""
    flow = ground.flow
    yield flow, "title", flow.title
    yield flow, "summary", flow.summary
    for step in steps:
        for key in ("title", "intro", "speaker", "listener"):
            yield step, key, getattr(step, key)
        for item in step.items:
            yield from _item_texts(item)


def _item_texts(item: Item) -> Iterator[tuple[object, str, str]]:
    for key in ("ask", "help", "lead", "low", "high", "text", "check"):
        yield item, key, getattr(item, key, "")
    yield item, "try", getattr(item, "do", "")
    for text in getattr(item, "starters", ()):
        yield item, "starters", text
    for text in getattr(item, "options", {}).values():
        yield item, "options", text


def _listen(ground: Ground, record: object, key: str, text: str) -> None:
    if not text:
        return
    plain = _QUOTED.sub("…", text[:_PLENTY])
    for sign in _SIGNS:
        found = sign.signs.search(plain)
        if found and not _negated(plain, found.start()):
            at = ground.walk.at(record, key)
            ground.fault(sign.code, at, f"{quoted(found[0])} {sign.words}", sign.hint)


def _negated(text: str, at: int) -> bool:
    """Whether the words before it in the sentence turn it round: *you don’t have to*."""
    begun = max(text.rfind(mark, 0, at) for mark in ".!?\n")
    before = text[begun + 1 : at].lower()
    return bool(
        re.search(r"\b(?:no|not|never|nobody|neither|without|nor)\b|n['’]t\b", before[-60:])
    )


def _way_out(ground: Ground, item: Item) -> None:
    """Nobody has to tell, agree or sign; a gate may be asked for (flow-format.md)."""
    if not item.required or getattr(item, "gate", False):
        return
    if isinstance(item, Text | Checklist | Agreement | Mirror | SignOff):
        at = ground.walk.at(item, "required")
        words = "nobody can leave this out, and there is no way around it"
        ground.fault("W218", at, words, "take `required` out, or say *not yet* is fine")


def _safety(ground: Ground, item: Item) -> None:
    """Fear and violence are read about, never asked about (care.md 2.7)."""
    if not isinstance(item, _INPUTS):
        return
    labels = " ".join(getattr(item, "options", {}).values())
    text = f"{item.ask} {item.help} {labels}"[:_PLENTY]
    found = _SAFETY.search(text)
    if found and not _negated(text, found.start()):
        words = f"{quoted(found[0])}: safety is not to be asked here, the other may look on"
        hint = "say it in a `note`, and name the page *Is a talk right?*"
        ground.fault("W223", ground.walk.at(item, "ask"), words, hint)


def _long_turn(ground: Ground, item: Timer) -> None:
    if item.minutes > LONGEST_TURN:
        words = f"{item.minutes} minutes are long for one turn, without a break"
        hint = f"{LONGEST_TURN} at the most; two short turns are easier to hear"
        ground.fault("W219", ground.walk.at(item, "minutes"), words, hint)


def _long_talk(ground: Ground) -> None:
    flow = ground.flow
    if flow.minutes > LONGEST_TALK:
        words = f"{flow.minutes} minutes are long for one evening"
        hint = "split it, and offer the second part under `then`"
        ground.fault("W219", ground.walk.at(flow, "minutes"), words, hint)


def _floor(ground: Ground, steps: tuple[Step, ...]) -> None:
    """What only one of the two is asked is asked of the other, too, or it is said why not."""
    if ground.flow.is_alone:
        return
    asked = {Who.FIRST: 0, Who.SECOND: 0}
    last: dict[Who, Step] = {}
    for step in steps:
        for item in step.items:
            who = step.who(item)
            if who in asked and not isinstance(item, Note):
                asked[who] += 1
                last[who] = step
    more, less = sorted(asked, key=lambda who: -asked[who])
    led = ground.flow.seats is not None and asked[less] > 0  # one of the two leads, and says so
    if not led and asked[more] >= 2 * max(asked[less], 1) and asked[more] - asked[less] > 1:
        words = (
            f"the {more} seat is asked {asked[more]} times alone, the {less} {asked[less]} times"
        )
        hint = f"give the {less} seat the floor as well, or use turns: each"
        ground.fault("W221", ground.walk.at(last[more], "turns"), words, hint)


def _reading_age(ground: Ground, steps: tuple[Step, ...]) -> None:
    said = [text for _, _, text in _texts(ground, steps) if text.count(" ") > 2]
    whole = " ".join(text if text.rstrip()[-1:] in ".?!" else f"{text}." for text in said)
    if whole.count(" ") < FEW_WORDS:
        return
    age = reading_age(whole[:200_000])
    if age > AGE + 1:
        words = f"this can be read at about the age of {age:.0f}"
        hint = "shorter sentences and shorter words; one thought a sentence"
        ground.fault("W220", ground.walk.at(ground.flow, "title"), words, hint)
