"""Release the reserved use of a booked appointment."""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import key_field
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.described import described, described_input
from gql_packages.schema.global_id import id_of
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.refusals import WrongStatus
from gql_packages.services.remove_package import remove_package


@described_input
class RemovePackageInput:
    """The appointment to uncover."""

    appointment_id: strawberry.ID = id_of("Appointment", "The booked appointment.")
    idempotency_key: str = key_field()


@described
class RemovePackagePayload:
    """The use was released."""

    appointment: Appointment = shown("The appointment, uncovered now.")
    patient_package: PatientPackage = shown("The package, with the use available again.")


mutation = Mutation(
    __name__, remove_package, Permission.SCHEDULE_EDIT, refusals=(WrongStatus,), shows_package=True
)
