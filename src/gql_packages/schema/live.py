"""What is told while things change: the payloads of the subscriptions."""

from enum import Enum
from uuid import UUID

import strawberry

from gql_packages.schema.appointment import Appointment
from gql_packages.schema.context import Info
from gql_packages.schema.fields import in_order, resolved
from gql_packages.schema.node import present
from gql_packages.schema.patient import Patient
from gql_packages.schema.patient_package import PatientPackage


@strawberry.enum(description="Why something is said on a subscription.")
class ChangeKind(Enum):
    """Why something is said."""

    STARTED = strawberry.enum_value(
        "STARTED",
        description=(
            "The first that is said: from now on nothing is missed. Read now what the screen "
            "shows; the lists are empty."
        ),
    )
    CHANGED = strawberry.enum_value("CHANGED", description="This was changed, and is now so.")
    RESYNC = strawberry.enum_value(
        "RESYNC",
        description=(
            "Something may have changed that cannot be told one by one: read again what the "
            "screen shows. The lists are empty."
        ),
    )


@strawberry.type(description="What changed of the packages that one patient holds.")
@in_order
class PatientPackagesChange:
    """Of one patient."""

    kind: ChangeKind = strawberry.field(description="Why this is said.")
    patient_key: strawberry.Private[UUID]

    @resolved
    async def patient(self, info: Info) -> Patient:
        """Whose packages they are, as of now, with credit and what is owed."""
        return present(await info.context.read.patient(self.patient_key))

    patient_packages: list[PatientPackage] = strawberry.field(
        description="The packages that were sold or changed, each whole and as it is now."
    )
    deleted_patient_package_ids: list[strawberry.ID] = strawberry.field(
        description="The packages whose sale was deleted: they are to be taken off the screen."
    )


@strawberry.type(description="What changed in the schedule.")
@in_order
class AppointmentsChange:
    """Of some days."""

    kind: ChangeKind = strawberry.field(description="Why this is said.")
    appointments: list[Appointment] = strawberry.field(
        description=(
            "The visits that were booked or changed, each whole and as it is now, cancelled ones "
            "too. One that was moved out of the days that are followed is sent once more, so that "
            "it can be taken off the screen."
        )
    )
