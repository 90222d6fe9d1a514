"""What a clinic has on offer, as far as selling and booking need it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Treatment:
    """What is booked."""

    id: UUID
    name: str
    minutes: int
    price: int


@dataclass(frozen=True)
class Offer:
    """A package on offer; what the patient pays by treatment, in minor units."""

    id: UUID
    name: str
    price: int
    uses: int
    days: int | None
    pays: tuple[tuple[Treatment, int], ...]
