"""The parts every page is made of: plain text only, keyboard first, coloured by the theme."""

from .bead import Bead, NameChip
from .button import (
    LinkButton,
    PlaceButton,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    Size,
    way_back,
)
from .chip import Chip, ChipRow, Chips, OwnChip
from .choice import ChoiceCard, Choices
from .column import ScrollColumn
from .elided import Elided, plain_tip
from .field import Field
from .flow_layout import FlowLayout
from .fold import Fold
from .line import Line
from .markup import Markup
from .passphrase import PassphraseLine
from .ring import Ring
from .scale import ScaleRow
from .sheet import Card, Hairline, Sheet, Zone
from .text import Emphasis, Heading, Text, Tone
from .tick import Tick

__all__ = [
    "Bead",
    "Card",
    "Chip",
    "ChipRow",
    "Chips",
    "ChoiceCard",
    "Choices",
    "Elided",
    "Emphasis",
    "Field",
    "FlowLayout",
    "Fold",
    "Hairline",
    "Heading",
    "Line",
    "LinkButton",
    "Markup",
    "NameChip",
    "OwnChip",
    "PassphraseLine",
    "PlaceButton",
    "PrimaryButton",
    "QuietButton",
    "Ring",
    "ScaleRow",
    "ScrollColumn",
    "SecondaryButton",
    "Sheet",
    "Size",
    "Text",
    "Tick",
    "Tone",
    "Zone",
    "plain_tip",
    "way_back",
]
