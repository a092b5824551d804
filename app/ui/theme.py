"""The colours of a theme and the one way to put them on: every colour on screen comes from here."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from enum import IntEnum, StrEnum
from functools import cached_property
from typing import Protocol, cast

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from .. import bundled
from . import typeface

DEFAULT_PAIR = "teal-clay"


class ThemeName(StrEnum):
    """The themes in resources/themes, by file name."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


class Partner(IntEnum):
    """One of the two people: the first has the circle and the plain thread."""

    FIRST = 0
    SECOND = 1

    @property
    def other(self) -> Partner:
        return Partner(1 - self)


class Ground(StrEnum):
    """What a page or card is painted with; text, rings and threads on it follow."""

    PAPER = "paper"
    CARD = "card"
    FIRST_WASH = "first-wash"
    SECOND_WASH = "second-wash"
    FIRST = "first"
    SECOND = "second"

    @property
    def solid(self) -> bool:
        """Whether this is a partner's full colour, on which everything is `on_full`."""
        return self in (Ground.FIRST, Ground.SECOND)

    @classmethod
    def wash(cls, partner: Partner) -> Ground:
        return cls.SECOND_WASH if partner else cls.FIRST_WASH

    @classmethod
    def full(cls, partner: Partner) -> Ground:
        return cls.SECOND if partner else cls.FIRST


def mixed(over: QColor, under: QColor, share: float) -> QColor:
    """`over` at `share` (0 to 1) laid on the opaque colour `under`."""
    parts = (
        round(top * share + low * (1 - share))
        for top, low in zip(over.getRgb()[:3], under.getRgb()[:3], strict=True)  # type: ignore[index]
    )
    return QColor(*parts)


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return (
        0.2126 * linear(color.redF())
        + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF())
    )


@dataclass(frozen=True)
class Pair:
    """The colours of both partners: a thread each, the wash that tints a page on that turn, and
    what fills a whole page: where all else is dark, a thread's colour would glare."""

    first: QColor
    first_wash: QColor
    first_full: QColor
    second: QColor
    second_wash: QColor
    second_full: QColor

    def swapped(self) -> Pair:
        return Pair(
            self.second,
            self.second_wash,
            self.second_full,
            self.first,
            self.first_wash,
            self.first_full,
        )


@dataclass(frozen=True)
class Theme:
    """All tokens of one theme with one pair of partner colours; what is derived is a method."""

    name: ThemeName
    paper: QColor
    card: QColor
    ink: QColor
    muted: QColor
    line: QColor
    primary: QColor
    on_primary: QColor
    on_thread: QColor
    on_full: QColor
    hair_share: float
    hover_share: float
    off_share: float
    shadow_share: float
    pair: Pair

    def thread(self, partner: Partner) -> QColor:
        """The colour of a partner's thread, bead and choices."""
        return self.pair.second if partner else self.pair.first

    def wash(self, partner: Partner) -> QColor:
        """The tint of a page while it is this partner's turn."""
        return self.pair.second_wash if partner else self.pair.first_wash

    def ground(self, ground: Ground) -> QColor:
        """The opaque colour of a ground."""
        return {
            Ground.PAPER: self.paper,
            Ground.CARD: self.card,
            Ground.FIRST_WASH: self.pair.first_wash,
            Ground.SECOND_WASH: self.pair.second_wash,
            Ground.FIRST: self.pair.first_full,
            Ground.SECOND: self.pair.second_full,
        }[ground]

    def thread_on(self, partner: Partner, ground: Ground) -> QColor:
        """The colour of a partner's thread on a ground: on a full one the wash, if that is seen
        better there."""
        if not ground.solid:
            return self.thread(partner)
        under = self.ground(ground)
        ways = self.thread(partner), self.wash(partner)
        return max(ways, key=lambda color: contrast(color, under))

    def text_on(self, ground: Ground) -> QColor:
        return self.on_full if ground.solid else self.ink

    def muted_on(self, ground: Ground) -> QColor:
        return self.on_full if ground.solid else self.muted

    def ring_on(self, ground: Ground) -> QColor:
        """The colour of the focus ring on a ground."""
        return self.on_full if ground.solid else self.primary

    def hair(self, under: QColor | None = None) -> QColor:
        """Separators and card edges only: never a border that means something."""
        return mixed(self.line, under or self.card, self.hair_share)

    def hover(self, under: QColor | None = None) -> QColor:
        return mixed(self.line, under or self.paper, self.hover_share)

    def off(self, under: QColor | None = None) -> QColor:
        return mixed(self.line, under or self.paper, self.off_share)

    def primary_hover(self) -> QColor:
        return mixed(self.ink, self.primary, 0.18)

    @cached_property
    def writing(self) -> QPalette:
        """The QPalette of what is written in: the card around it shines through."""
        made = palette(self)
        made.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        return made

    def swapped(self) -> Theme:
        """The same theme with the partners' colours exchanged."""
        return replace(self, pair=self.pair.swapped())


def _tokens(name: ThemeName) -> dict[str, object]:
    tokens = json.loads((bundled.resources() / "themes" / f"{name}.json").read_text("utf-8"))
    assert isinstance(tokens, dict)
    return tokens


def pair_names() -> tuple[str, ...]:
    """The names of the colour pairs on offer, the same in every theme."""
    pairs = _tokens(ThemeName.LIGHT)["pairs"]
    assert isinstance(pairs, dict)
    return tuple(pairs)


def load(name: ThemeName, pair: str = DEFAULT_PAIR, swapped: bool = False) -> Theme:
    """The theme `name` with the colour pair `pair`; an unknown pair gives the default one."""
    tokens = _tokens(name)
    pairs = tokens["pairs"]
    assert isinstance(pairs, dict)
    chosen = pairs.get(pair, pairs[DEFAULT_PAIR])
    colors = {
        field.name: QColor(str(tokens[field.name]))
        for field in fields(Theme)
        if field.name in tokens and field.name != "name"
    }
    shares = {f"{key}_share": float(str(tokens[key])) for key in ("hair", "hover", "off", "shadow")}
    people = Pair(**{key: QColor(value) for key, value in dict(chosen or {}).items()})
    theme = Theme(name=name, pair=people, **colors, **shares)  # type: ignore[arg-type]
    return theme.swapped() if swapped else theme


def palette(theme: Theme) -> QPalette:
    """The QPalette for whatever Qt paints itself: menus, dialogs, selections, tool tips."""
    made = QPalette()
    role = QPalette.ColorRole
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        for part, color in _roles(theme).items():
            made.setColor(group, part, color)
    for part, color in _roles(theme).items():
        made.setColor(QPalette.ColorGroup.Disabled, part, color)
    for part in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        made.setColor(QPalette.ColorGroup.Disabled, part, theme.muted)
    made.setColor(QPalette.ColorGroup.Disabled, role.Button, theme.off())
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, theme.off(theme.card))
    made.setColor(QPalette.ColorGroup.Disabled, role.HighlightedText, theme.muted)
    return made


def _roles(theme: Theme) -> dict[QPalette.ColorRole, QColor]:
    role = QPalette.ColorRole
    return {
        role.Window: theme.paper,
        role.WindowText: theme.ink,
        role.Base: theme.card,
        role.AlternateBase: theme.paper,
        role.Text: theme.ink,
        role.PlaceholderText: theme.muted,
        role.Button: theme.card,
        role.ButtonText: theme.ink,
        role.BrightText: theme.ink,
        role.ToolTipBase: theme.card,
        role.ToolTipText: theme.ink,
        role.Highlight: theme.primary,
        role.HighlightedText: theme.on_primary,
        role.Link: theme.primary,
        role.LinkVisited: theme.primary,
        role.Light: theme.card,
        role.Midlight: theme.hover(theme.card),
        role.Mid: theme.hair(theme.card),
        role.Dark: theme.line,
        role.Shadow: theme.line,
        role.Accent: theme.primary,
    }


class Restyled(Protocol):
    """A widget that keeps something made from the theme or the text size."""

    def restyle(self) -> None:
        """Take fonts and sizes anew; called after every change of theme or text size."""


def apply(app: QApplication, theme: Theme, text_percent: int = 100) -> None:
    """Put `theme` and a text size (80 to 200 per cent) on the whole application, at once."""
    global _on
    _on = theme
    typeface.scale(text_percent)
    app.setPalette(palette(theme))
    app.setFont(typeface.font(typeface.Role.BASE))
    for widget in app.allWidgets():
        if hasattr(type(widget), "restyle"):
            cast(Restyled, widget).restyle()
        widget.update()


_on: Theme | None = None


def current() -> Theme:
    """The theme that is on; the light one where none has been put on yet."""
    global _on
    if _on is None:
        _on = load(ThemeName.LIGHT)
    return _on


def ground_under(widget: QWidget) -> Ground:
    """The ground that `widget` stands on: that of the nearest ancestor which paints one."""
    above = widget.parentWidget()
    while above is not None:
        ground = vars(above).get("ground")  # to ask Qt's own for what they have not takes long
        if isinstance(ground, Ground):
            return ground
        above = above.parentWidget()
    return Ground.PAPER
