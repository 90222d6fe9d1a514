"""Undo an arrival: void the invoice and reserve the use again.

Refused while something is paid on the invoice.
"""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import key_field
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.described import described, described_input
from gql_packages.schema.global_id import id_of
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.refusals import PaymentApplied, WrongStatus
from gql_packages.services.undo_arrival import undo_arrival


@described_input
class UndoArrivalInput:
    """An arrival that was a mistake."""

    appointment_id: strawberry.ID = id_of("Appointment", "The arrived appointment.")
    idempotency_key: str = key_field()


@described
class UndoArrivalPayload:
    """The arrival was undone."""

    appointment: Appointment = shown("The appointment, booked again, and covered again if it was.")
    patient_package: PatientPackage | None = shown(
        "The package whose use was reversed; null if the appointment was uncovered."
    )


mutation = Mutation(
    __name__, undo_arrival, Permission.SCHEDULE_EDIT, refusals=(WrongStatus, PaymentApplied)
)
