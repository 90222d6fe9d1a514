"""Delete a sale that was a mistake: the package is gone and its invoice is void.

Refused while something is paid on the invoice, and once a use was redeemed.
"""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import keyed, shown, sql
from gql_packages.reading.json_sql import global_id
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import REASON, key_field
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.described import described, described_input, optional
from gql_packages.schema.global_id import id_of
from gql_packages.schema.patient import Patient
from gql_packages.schema.refusals import PaymentApplied
from gql_packages.services.delete_package_sale import delete_package_sale


@described_input
class DeletePackageSaleInput:
    """A sale that was a mistake."""

    patient_package_id: strawberry.ID = id_of(
        "PatientPackage", "The patient package: nothing paid on its invoice, no use redeemed."
    )
    reason: str | None = optional(REASON)
    idempotency_key: str = key_field()


@described
class DeletePackageSalePayload:
    """The sale was deleted."""

    deleted_patient_package_id: strawberry.ID = sql(
        global_id("PatientPackage", ":patient_package_id::uuid"),
        "The id that the patient package had.",
    )
    patient: Patient = shown("The patient, with credit and owing as they are now.")
    released_appointments: list[Appointment] = keyed(
        ":appointment_ids::uuid[]",
        "The booked appointments whose use was released: they are uncovered now.",
    )


mutation = Mutation(
    __name__, delete_package_sale, Permission.MONEY_RETURN, refusals=(PaymentApplied,)
)
