"""Take the package off a visit that is not arrived yet."""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.input_fields import key_field
from gql_packages.resolvers.mutation import Mutation
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.described import described, described_input
from gql_packages.schema.global_id import id_of
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.refusals import WrongStatus
from gql_packages.services.remove_package import remove_package


@described_input
class RemovePackageInput:
    """A package to take off a visit."""

    appointment_id: strawberry.ID = id_of("Appointment", "A visit that is booked, not arrived yet.")
    idempotency_key: str = key_field()


@described
class RemovePackagePayload:
    """A package was taken off a visit."""

    appointment: Appointment = shown("The visit, uncovered now.")
    patient_package: PatientPackage = shown("The package that got its use back.")


mutation = Mutation(
    __name__, remove_package, Permission.SCHEDULE_EDIT, refusals=(WrongStatus,), shows_package=True
)
