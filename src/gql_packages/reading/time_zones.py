"""The clinics' time zones, remembered: days are worked out here, as everywhere else.

Postgres has a zone database of its own, of another version than Python's: a day that one of them
counts and the other does not would let a screen contradict a rule.
"""

from __future__ import annotations

from collections import OrderedDict
from uuid import UUID

REMEMBERED = 10_000


class ZoneChanged(Exception):
    """What was remembered, and days were worked out with, is not the clinic's zone any more."""


class TimeZones:
    """The zone of each clinic that was read for lately. Each statement says it anew."""

    def __init__(self) -> None:
        self._known: OrderedDict[UUID, str] = OrderedDict()

    def get(self, clinic_id: UUID) -> str | None:
        """The IANA name of the clinic's zone, if it is known here."""
        return self._known.get(clinic_id)

    def note(self, clinic_id: UUID, time_zone: str) -> None:
        """This is the clinic's zone now."""
        self._known[clinic_id] = time_zone
        self._known.move_to_end(clinic_id)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
