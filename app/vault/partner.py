"""The two people of a home; a seat is taken for one talk, a partner is for good."""

from __future__ import annotations

from enum import StrEnum

from ..session.session import Seat


class Partner(StrEnum):
    """Whose room it is: the partner named first in the settings, or the one named second."""

    FIRST = "first"
    SECOND = "second"

    @property
    def other(self) -> Partner:
        """The one they are with."""
        return Partner.SECOND if self is Partner.FIRST else Partner.FIRST

    @property
    def file(self) -> str:
        """The name of the file in which this partner's room lies."""
        return f"{self}.db"

    @classmethod
    def in_seat(cls, seat: Seat, swapped: bool) -> Partner:
        """Who takes a seat in a talk, by its `Session.swapped`."""
        partner = cls(seat.value)
        return partner.other if swapped else partner

    def seat_in(self, swapped: bool) -> Seat:
        """The seat that this partner takes in a talk, by its `Session.swapped`."""
        seat = Seat(self.value)
        return seat.other if swapped else seat
