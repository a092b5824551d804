"""How the rules of a flow name people and their answers: to a reader, or to the two on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from ..flow.condition import Whose
from ..flow.items import Who
from ..flow.markup import fill
from ..flow.model import Flow


@dataclass(frozen=True)
class Voice:
    """Words for people and for answers.

    `whose` names those a condition looks at, `only` those who answer an item. The next three
    stand between a person, an answer and a question: “A circled 7 or more at …”. Of a question
    that is longer than `most` letters the beginning is quoted. `here` is the step it is read in,
    where a `brief` voice leaves a question out if nothing else can be meant.
    """

    speaker: str
    listener: str
    first: str
    second: str
    whose: Mapping[Whose, str]
    only: Mapping[Who, str]
    circled: str = "said"
    ticked: str = "chose"
    at: str = "at"
    most: int = 60
    here: str = ""
    brief: bool = False

    def filled(self, text: str) -> str:
        """The text with words for its names; one that begins a sentence with a capital."""
        named = fill(
            text,
            speaker=self.speaker,
            listener=self.listener,
            first=self.first,
            second=self.second,
        )
        return _capital(named) if text.lstrip().startswith("<") else named


def _capital(text: str) -> str:
    words = text.lstrip()
    return text[: len(text) - len(words)] + words[:1].upper() + words[1:]


TO_READERS = Voice(
    speaker="the one who speaks",
    listener="the one who listens",
    first="the first seat",
    second="the second seat",
    whose=MappingProxyType(
        {
            Whose.EITHER: "one of the two",
            Whose.BOTH: "both",
            Whose.SPEAKER: "the one who speaks",
            Whose.LISTENER: "the one who listens",
        }
    ),
    only=MappingProxyType(
        {
            Who.COUPLE: "the two together",
            Who.BOTH: "both",
            Who.SPEAKER: "the one who speaks",
            Who.LISTENER: "the one who listens",
            Who.FIRST: "the first seat",
            Who.SECOND: "the second seat",
        }
    ),
)
"""As colleagues and boards read about a flow."""

_PERSON = "the person"
OF_ONE = replace(
    TO_READERS,
    speaker=_PERSON,
    first=_PERSON,
    second="the other",
    only=MappingProxyType(dict.fromkeys(Who, _PERSON)),
)
"""As they read about a flow for one."""


def to_readers(flow: Flow) -> Voice:
    """The voice in which others read about this flow."""
    return OF_ONE if flow.is_alone else TO_READERS
