"""Change notifications, delivered at commit: ids and times, no names."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter
from typing import Annotated, NamedTuple, NotRequired
from uuid import UUID

from pydantic import PlainSerializer, TypeAdapter
from typing_extensions import TypedDict

from gql_packages.domain.enums import EntityKind

CHANNEL = "gql_packages_changes"
#: Where a connection that listens hears whether notifications arrive. Not the other one: a version
#: before this one takes what it cannot read for a gap.
ECHO = "gql_packages_echo"

#: Postgres takes fewer than 8,000.
MAX_BYTES = 7_900


Id = Annotated[UUID, PlainSerializer(attrgetter("hex"), return_type=str)]


class ScheduleSlot(NamedTuple):
    """Where an appointment stands in the schedule; its start in seconds since 1970."""

    starts_at: int
    practitioner_id: Id | None

    @classmethod
    def of(cls, starts_at: datetime, practitioner_id: UUID | None) -> ScheduleSlot:
        """The slot of an appointment that starts at that moment."""
        return cls(int(starts_at.timestamp()), practitioner_id)


@dataclass
class Changes:
    """Collected by the services where they write."""

    #: patient packages with their uses and balances, by patient
    packages: dict[UUID, set[UUID]] = field(default_factory=dict)
    #: appointments with their redemptions and invoices; each with its slots, old and new
    appointments: dict[UUID, set[ScheduleSlot]] = field(default_factory=dict)
    #: staff members whose rights may have changed
    staff_members: set[UUID] = field(default_factory=set)
    #: the kinds of things that changed, by the patient whose they are; None: an older version wrote
    #: the notification, and does not say
    patients: dict[UUID, set[EntityKind]] | None = field(default_factory=dict)
    #: the clinic's zone from now on, if it is another one
    time_zone: str | None = None
    #: whether anything may have changed: the list was too long for a notification
    is_everything: bool = False

    def package(self, patient_id: UUID, patient_package_id: UUID) -> None:
        """A patient package was written, or a use of it."""
        self.packages.setdefault(patient_id, set()).add(patient_package_id)

    def appointment(self, appointment_id: UUID, *slots: ScheduleSlot) -> None:
        """An appointment was written, or what covers it, or its invoice."""
        self.appointments.setdefault(appointment_id, set()).update(slots)

    def staff_member(self, staff_member_id: UUID) -> None:
        """A staff member's role was written, or whether they are active."""
        self.staff_members.add(staff_member_id)

    def patient(self, patient_id: UUID, kind: EntityKind) -> None:
        """Something of that kind was written that is the patient's."""
        if self.patients is not None:
            self.patients.setdefault(patient_id, set()).add(kind)

    def __bool__(self) -> bool:
        changed = (self.packages, self.appointments, self.staff_members, self.patients)
        return any(changed) or self.time_zone is not None


@dataclass(frozen=True)
class Notice:
    """A clinic's committed changes."""

    clinic_id: UUID
    changes: Changes


class _Message(TypedDict):
    # Workers of other versions read it too: its keys stay.
    clinic: Id
    packages: NotRequired[dict[Id, set[Id]]]
    visits: NotRequired[dict[Id, set[ScheduleSlot]]]
    staff: NotRequired[set[Id]]
    patients: NotRequired[dict[Id, set[EntityKind]]]
    zone: NotRequired[str | None]


_MESSAGE = TypeAdapter(_Message)


def encode(clinic_id: UUID, changes: Changes) -> str:
    """The changes as JSON of at most MAX_BYTES; longer ones are only announced."""
    text = _MESSAGE.dump_json(
        {
            "clinic": clinic_id,
            "packages": changes.packages,
            "visits": changes.appointments,
            "staff": changes.staff_members,
            "patients": changes.patients or {},
            "zone": changes.time_zone,
        }
    )
    return (text if len(text) <= MAX_BYTES else _MESSAGE.dump_json({"clinic": clinic_id})).decode()


def decode(text: str) -> Notice:
    """What `encode` wrote. Raises ValueError or KeyError for other texts."""
    message = _MESSAGE.validate_json(text)
    if "packages" not in message:
        return Notice(message["clinic"], Changes(is_everything=True))
    changes = Changes(message["packages"], message["visits"], message["staff"])
    changes.patients, changes.time_zone = message.get("patients"), message.get("zone")
    return Notice(message["clinic"], changes)
