"""Words in a flow that call for a second look by its author: lists, as data.

English and short. Each list says where it comes from; the numbers are those of care.md, the
clinician's notes. Every pattern is bounded, so that a hostile text takes no longer than a
friendly one, and is made for text that `tone.levelled` has made plain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .items import Agreement, Checklist, Choice, Item, Scale, SignOff, Text

SENTENCE, NEAR, NOWHERE = 60, 14, 0
"""Characters before a sign in which a negation turns it round: *you don't have to*."""
INPUTS = (Text, Scale, Choice, Checklist, Agreement, SignOff)
"""Kinds of item that ask one for something."""


@dataclass(frozen=True)
class Sign:
    """Words of one kind, what is said about them, and what to write instead.

    `turned` is how far back a negation counts. With `only`, just the texts of such items are
    looked at.
    """

    code: str
    pattern: re.Pattern[str]
    words: str
    hint: str
    turned: int = SENTENCE
    only: tuple[type[Item], ...] = ()


def _any(*patterns: str) -> re.Pattern[str]:
    """One pattern of whole words; all begin with a letter, a name or a number."""
    return re.compile(rf"(?<!\w)(?=[a-z<1])(?:{'|'.join(patterns)})(?!\w)")


def _unless_after(*words: str) -> str:
    return "".join(rf"(?<!\b{word} )" for word in words)


_NAME = "<(?:speaker|listener|first|second)>"
_ONE = f"(?:you|{_NAME}|your partner|the other)"
_ALL = f"(?:you|{_NAME}|your partner|the other(?: one)?|each(?: of you)?|(?:one|both|all) of you)"
_OBJECT = f"(?:you|me|us|{_NAME}|your partner|the other|each other|one another)"

_BLAME = _any(
    "you (?:always|never)(?! (?:can|could|may|have|need|know|decide|choose|see|get)\\b)",
    f"(?:{_NAME}|your partner) (?:always|never)(?! (?:sees?|learns?|knows?|reads?|gets?)\\b)",
    f"why (?:did|do|does|could|can|would|will)(?:n't| not)? {_ONE}(?: not| never)?",
    f"how (?:could|dare) {_ONE}",
    f"(?:your|whose|{_NAME}'s) (?:own )?fault|to blame|it is because of you|because of {_NAME}",
    f"{_ONE} (?:makes?|made) (?:me|you) (?:feel|do)",
    f"what is wrong with {_ONE}|did {_ONE} do wrong|what {_ONE} did wrong",
    "who (?:started|began|caused) (?:it|this|the (?:fight|quarrel|argument|row))",
    f"{_ONE} (?:ruined|destroyed|betrayed|failed)|confess(?:ion)?|admit (?:that|what|it|your)",
)
"""How a talk begins is how it ends: what happened, what I feel, what I need (2.4)."""

_LABELS = _any(
    r"narciss\w{1,12}|borderline|co-?dependen\w{1,8}|bipolar|psychopath\w{0,4}|sociopath\w{0,4}",
    r"schizo\w{1,12}|neurotic|psychotic|hysterical|mentally ill|personality disorders?",
    r"bpd|npd|ocd|ptsd|adhd|diagnos\w{1,6}|gas-?light\w{0,4}|love[- ]bomb\w{0,4}|toxic",
    r"passive[- ]aggressive|trauma[- ]bond\w{0,4}|attachment (?:style|type|disorder)s?|avoidants?",
    r"(?:avoidant|anxious|fearful|insecure|disorgani[sz]ed)(?:ly)? (?:attach\w{1,5}|person|people"
    r"|partner|type|style)s?",
    r"abusers?|abusive|manipulators?|manipulative|control freaks?|drama queens?|red flags?",
    r"(?:a|the) (?:addict|alcoholic|stonewaller|distancer|pursuer|withdrawer|perpetrator)s?",
    rf"commitment[- ]phob\w{{1,4}}|(?:is|are|so|too|{_NAME}) (?:clingy|needy|crazy)",
)
"""No types, no scores of a person, no diagnosis: parts are played once and change (2.10, 7)."""

_GENDER = _any(
    "he|she|him|her|his|hers|himself|herself|he's|she's|s/he|opposite sex|you guys",
    "husbands?|wife|wives|hubby|boyfriends?|girlfriends?|fianc[eé]e?s?|brides?|bridegrooms?",
    "m[ae]n|wom[ae]n|males?|females?|ladies|gentlemen|masculin\\w{1,4}|feminin\\w{1,4}|manly",
)
"""Either may pull away, in every kind of couple; no pronouns, no roles by sex (2.10)."""

_PROMISES = _any(
    r"(?<!\bi )(?<!\bwe )(?:will|is going to) (?:surely |certainly |definitely )?"
    r"(?:fix|heal|save|solve|cure|restore|transform|change everything)",
    r"(?:this|it|the (?:talk|exercise|flow)) will (?:surely |certainly |definitely )?"
    r"(?:repair|help|bring you|make (?:you|it|things|everything) (?:better|good|right|whole))",
    r"you(?:'ll| will) (?:both )?(?:feel|be) (?:\w{1,12} )?(?:better|closer|happy|happier|in love)",
    r"guarante\w{1,4}|always works?|works (?:every time|for every\w{1,4})|never fails?",
    r"(?:is|are) (?:bound|sure|certain) to|100 ?(?:%|percent)|proven",
    r"(?:save|rescue) your (?:relationship|marriage|love)|miracles?|the only way",
    f"(?:get|bring|win) {_OBJECT} back|(?:make|makes|made) (?:your partner|{_NAME}|them) "
    "(?:love|want|miss|stay|chase|come back)",
)
"""No promise of results, nothing that teaches one to steer the other (2.9, 3, 7)."""

_FREE = _unless_after(
    "what", "if", "when", "whenever", "whatever", "whether", "all", "everything", "anything"
) + _unless_after("nothing", "do", "did", "does", "would", "think", "feel", "wish", "hear", "say")
_ORDERS = _any(
    rf"{_FREE}{_ALL} (?:(?:two|both|each|now|also|first|then|just|simply|really|all) ){{0,2}}"
    r"(?:should|ought to|had better|(?:have|has) to"
    r"|(?:is|are) (?:required|obliged|expected|supposed|not allowed) to)",
    r"(?<!\ba )must(?! (?:have|be|feel|seem|sound|look)\b)",
    r"must (?:have to|be (?:honest|open|quiet|silent|still|kind|fair|polite|ready|done|said|told|"
    r"answered|signed|named|written|back))",
    r"make sure (?:that )?you|no excuses|no exceptions|obey\w{0,3}|do as you are told",
    r"(?:it|this) is (?:mandatory|compulsory|obligatory|required)",
)
"""Nothing is required unless the talk cannot go on; each may stop without a reason (2.3, 2.7.3)."""

_CONTROL = _any(
    r"(?:(?:check|read|show|share|search|unlock|track|monitor|swap)(?:s|ed)?|cop(?:y|ies|ied)"
    r"|looks? (?:at|into|through)|go(?:es)? through|hands? over|access to) "
    r"(?:[\w'<>]{1,16} ){0,3}(?:phones?|messages|pass(?:word|code)s?|"
    r"location|accounts?|chats?|e-?mails?|browser history)",
    r"give (?:[\w'<>]{1,16} ){0,3}(?:passwords?|passcodes?|pin codes?|access)",
    r"(?:phone|location|account)[- ](?:tracking|sharing|access)|tracking app|spyware|gps",
    r"where (?:you|they) are at all times|always know where",
    r"promise (?:never|not) to|promise that you will never|or else|ultimatums?|last chance",
    r"(?:otherwise|or|if you don't [^.!?\n]{0,60}) i(?:'ll| will)? (?:leave|go|end)",
    r"penalt(?:y|ies)|punishments?",
    r"(?:stop|quit) seeing (?:your|his|her|their|other)|cut (?:off )?(?:all )?contact with",
    r"stay away from (?:your|other)|ask (?:[\w'<>]{1,16} )?for permission|without permission",
    r"(?:not )?allowed to (?:see|meet|go out|talk to|work)",
)
_BINDING = _any(
    r"sex|sexual\w{0,4}|intercourse|money|salar(?:y|ies)|wages|allowance|bank|debts?|inheritance",
    r"(?:sole|full) (?:control|custody)",
)
_INTIMATE = _any(r"sex|sexual\w{0,4}|intercourse|orgasms?|nude\w{0,2}|naked")
"""A yes on a shared screen can be forced: no contract about phones, places, contacts, money or
sex, no *never*, no threat; agreements are small and about one's own behaviour (2.7.8, 6.9)."""

_STRUCK = (
    "(?:hit|hits|hitting|beat|beats|beaten|slaps?|slapped|kicks?|kicked|punch|punched|punches"
    "|chokes?|choked|strangled?|shoved?|attack|attacked)"
)
_SAFETY = _any(
    r"violen\w{1,5}|suicid\w{1,4}|self-harm\w{0,3}|want(?:ed)? to die|end (?:your|my) life",
    r"(?:kill|harm|hurt) (?:your|my|them)sel(?:f|ves)|(?:hurt|harm)\w{0,3} (?:\w{1,9} )?on purpose",
    rf"{_STRUCK} {_OBJECT}(?! (?:hard|hardest|most|how|that|like|so)\b)",
    r"(?<!drug )(?<!alcohol )(?<!substance )abuse[ds]?|physically (?:hurt|harm|attack)\w{0,2}",
    rf"(?<!\bfelt )(?<!\bfeel )threaten(?:s|ed|ing)? (?:to|{_OBJECT})",
    rf"(?:afraid|scared|frightened|terrified|in fear)(?: (?:are|were|is|was) {_ONE})? "
    rf"of (?:{_OBJECT}|going home)|(?:un)?safe with (?:{_NAME}|your partner|the other)",
    r"(?:safe|unsafe|danger) at home|are you safe|weapons?|rape[ds]?|(?:assault|stalk)\w{0,3}",
    rf"forces? (?:you|me|{_NAME})|forced (?:you|me|{_NAME}) (?:to|into)|bruise[ds]?",
)
"""Whoever lives in fear may be watched while typing: to be read by all, never asked (2.7)."""

SIGNS = (
    Sign("W208", _BLAME, "can sound like blame", "ask what happened, and what it was like"),
    Sign(
        "W214",
        _LABELS,
        "is a label or a diagnosis",
        "say what somebody does, sees or feels",
    ),
    Sign(
        "W215",
        _GENDER,
        "fits only some couples",
        "write <first>, <second>, *you*, *the other* or *your partner*",
        NOWHERE,
    ),
    Sign("W216", _PROMISES, "promises too much", "say that it may help, and that it may not"),
    Sign("W217", _ORDERS, "gives an order", "offer it: *you can*, *if you like*, *it may help*"),
    Sign(
        "W222",
        _CONTROL,
        "touches on control, or on a threat",
        "keep to small things that each does of their own",
    ),
    Sign(
        "W222",
        _BINDING,
        "is not for a yes that could be forced",
        "keep to small things that each does of their own",
        only=(Agreement, SignOff),
    ),
    Sign(
        "W222",
        _INTIMATE,
        "is too close to be asked for on a shared screen",
        "leave it to a talk with you in the room",
        only=(Text, Scale, Choice, Checklist),
    ),
    Sign(
        "W223",
        _SAFETY,
        "is about safety, which is not asked here: the other may look on",
        "say it in a `note`, and name the page *Is a talk right?*",
        NEAR,
        INPUTS,
    ),
)
"""All of them, in the order in which an author hears of them."""

SAFETY = tuple(sign for sign in SIGNS if sign.code == "W223")
"""Those of safety alone."""
GUARDED = tuple(sign for sign in SIGNS if sign.code in ("W222", "W223"))
"""Those of safety, threat, control, and what a yes could be forced to: readers hear of them too."""
