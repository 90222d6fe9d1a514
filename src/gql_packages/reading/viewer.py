"""Who asks, and the terms of their clinic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gql_packages.domain.permissions import Role


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks, as it was looked up: their role, and the clinic's zone and day."""

    role: Role
    currency: str
    minor_unit: Decimal
    time_zone: str
    today: date

    @property
    def known(self) -> list[str]:
        """All of it, as a statement takes it that does not look it up."""
        return [self.role.value, self.currency, str(self.minor_unit), self.time_zone]
