"""Change notifications, delivered at commit: ids and times, no names."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

CHANNEL = "gql_packages_changes"

#: Postgres takes fewer than 8,000.
MAX_BYTES = 7_900


@dataclass(frozen=True)
class Place:
    """Where a visit stands in the schedule: its start in seconds since 1970, and who treats."""

    starts_at: int
    practitioner_id: UUID | None

    @classmethod
    def of(cls, starts_at: datetime, practitioner_id: UUID | None) -> Place:
        """The place of a visit that starts at that moment."""
        return cls(int(starts_at.timestamp()), practitioner_id)


@dataclass
class Changes:
    """Collected by the services where they write."""

    #: sold packages by patient: they, their uses, or what is due on them
    packages: dict[UUID, set[UUID]] = field(default_factory=dict)
    #: visits, what covers them or what they were billed on; each with its places, old and new
    visits: dict[UUID, set[Place]] = field(default_factory=dict)
    #: staff members whose rights may have changed
    staff_members: set[UUID] = field(default_factory=set)
    #: whether anything may have changed: the list was too long for a notification
    is_everything: bool = False

    def package(self, patient_id: UUID, patient_package_id: UUID) -> None:
        """A sold package was written, or a use of it."""
        self.packages.setdefault(patient_id, set()).add(patient_package_id)

    def visit(self, appointment_id: UUID, *places: Place) -> None:
        """An appointment was written, or what covers it, or its invoice."""
        self.visits.setdefault(appointment_id, set()).update(places)

    def staff_member(self, staff_member_id: UUID) -> None:
        """A staff member's role was written, or whether they are active."""
        self.staff_members.add(staff_member_id)

    def __bool__(self) -> bool:
        return bool(self.packages or self.visits or self.staff_members)


@dataclass(frozen=True)
class Notice:
    """A clinic's committed changes."""

    clinic_id: UUID
    changes: Changes


def encode(clinic_id: UUID, changes: Changes) -> str:
    """The changes as JSON of at most MAX_BYTES; longer ones only say that there are some."""
    content: dict[str, Any] = {
        "clinic": clinic_id.hex,
        "packages": {
            patient.hex: [package.hex for package in packages]
            for patient, packages in changes.packages.items()
        },
        "visits": {
            visit.hex: [_encode_slot(place) for place in places]
            for visit, places in changes.visits.items()
        },
        "staff": [member.hex for member in changes.staff_members],
    }
    text = json.dumps(content, separators=(",", ":"))
    return text if len(text) <= MAX_BYTES else json.dumps({"clinic": clinic_id.hex})


def decode(text: str) -> Notice:
    """What `encode` wrote. Raises ValueError, KeyError or TypeError for other texts."""
    content = json.loads(text)
    clinic_id = UUID(content["clinic"])
    if "packages" not in content:
        return Notice(clinic_id, Changes(is_everything=True))
    return Notice(
        clinic_id,
        Changes(
            packages={
                UUID(patient): {UUID(package) for package in packages}
                for patient, packages in content["packages"].items()
            },
            visits={
                UUID(visit): {_decode_slot(*place) for place in places}
                for visit, places in content["visits"].items()
            },
            staff_members={UUID(member) for member in content["staff"]},
        ),
    )


def _encode_slot(place: Place) -> tuple[int, str | None]:
    practitioner = place.practitioner_id
    return place.starts_at, None if practitioner is None else practitioner.hex


def _decode_slot(starts_at: int, practitioner: str | None) -> Place:
    return Place(starts_at, None if practitioner is None else UUID(practitioner))
