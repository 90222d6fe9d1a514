"""The payloads of the subscriptions."""

from enum import Enum

import strawberry

from gql_packages.reading.declarations import many, one, sql
from gql_packages.reading.json_sql import global_id
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.described import described
from gql_packages.schema.patient import Patient
from gql_packages.schema.patient_package import PatientPackage


@strawberry.enum(description="Why something is said on a subscription.")
class ChangeKind(Enum):
    """Why a payload is sent."""

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


#: The global ids of the changed packages that were deleted.
_DELETED = f"""(
    SELECT coalesce(json_agg({global_id("PatientPackage", "k.id")} ORDER BY k.id), '[]'::json)
    FROM unnest(:ids::uuid[]) AS k (id)
    WHERE NOT EXISTS (SELECT FROM patient_package pp
        WHERE pp.clinic_id = $1 AND pp.id = k.id AND pp.deleted_at IS NULL))"""


@described
class PatientPackagesChange:
    """What changed of the packages that one patient holds."""

    kind: ChangeKind = sql(":kind::text", "Why this is said.")
    patient: Patient = one(
        "{o}.id = :patient_id::uuid",
        "Whose packages they are, as of now, with credit and what is owed.",
    )
    patient_packages: list[PatientPackage] = many(
        "{o}.id = ANY(:ids::uuid[])",
        "{o}.id",
        "The packages that were sold or changed, each whole and as it is now.",
    )
    deleted_patient_package_ids: list[strawberry.ID] = sql(
        _DELETED, "The packages whose sale was deleted: they are to be taken off the screen."
    )


@described
class AppointmentsChange:
    """What changed in the schedule."""

    kind: ChangeKind = sql(":kind::text", "Why this is said.")
    appointments: list[Appointment] = many(
        "{o}.id = ANY(:ids::uuid[])",
        "{o}.starts_at, {o}.id",
        "The visits that were booked or changed, each whole and as it is now, cancelled ones "
        "too. One that was moved out of the days that are followed is sent once more, so that "
        "it can be taken off the screen.",
    )
