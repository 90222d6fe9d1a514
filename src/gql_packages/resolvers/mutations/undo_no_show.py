"""Undo a no-show: the appointment is booked, and covered again if it was.

Refused while something is paid on its invoice. Uncovered where no use can be reserved again.
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
from gql_packages.services.undo_no_show import undo_no_show


@described_input
class UndoNoShowInput:
    """A no-show that was a mistake, or that is to be resolved otherwise."""

    appointment_id: strawberry.ID = id_of("Appointment", "The no-show.")
    idempotency_key: str = key_field()


@described
class UndoNoShowPayload:
    """The no-show was undone: the appointment is booked again."""

    appointment: Appointment = shown(
        "The appointment; its `redemption` is null if no use could be reserved again."
    )
    patient_package: PatientPackage | None = shown(
        "The package that the no-show was about; null if there was none."
    )


mutation = Mutation(
    __name__, undo_no_show, Permission.SCHEDULE_EDIT, refusals=(WrongStatus, PaymentApplied)
)
