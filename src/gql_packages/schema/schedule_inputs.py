"""What a client says about visits, and about the packages that cover them."""

from datetime import datetime

import strawberry

from gql_packages.schema.selling_inputs import KEY


@strawberry.input(description="A visit to book.")
class BookAppointmentInput:
    """A booking."""

    patient_id: strawberry.ID = strawberry.field(description="Who comes.")
    treatment_id: strawberry.ID = strawberry.field(
        description="The treatment or class; the visit lasts as long as it does."
    )
    practitioner_id: strawberry.ID | None = strawberry.field(
        default=None, description="Who treats the patient, if that is known."
    )
    starts_at: datetime = strawberry.field(description="When the visit starts.")
    patient_package_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The patient's package to hold a use of. Refused if it cannot be used then.",
    )
    use_preselected: bool = strawberry.field(
        default=False,
        description=(
            "Take the package that `packageOptions` preselects, if there is one; without one the "
            "visit is booked uncovered. A package named in `patientPackageId` comes first."
        ),
    )
    idempotency_key: str = strawberry.field(description=KEY)


@strawberry.input(description="A new time for a booked visit.")
class RescheduleAppointmentInput:
    """A move."""

    appointment_id: strawberry.ID = strawberry.field(description="The visit to move.")
    starts_at: datetime = strawberry.field(description="When it starts now; it lasts as long.")
    expected_version: int | None = strawberry.field(
        default=None,
        description="The `version` that the client saw: refused if it is another one by now.",
    )


@strawberry.input(description="A visit to cancel.")
class CancelAppointmentInput:
    """A cancellation."""

    appointment_id: strawberry.ID = strawberry.field(description="The booked visit.")


@strawberry.input(description="A use of a package to put on a visit.")
class RedeemPackageInput:
    """A use for a visit."""

    appointment_id: strawberry.ID = strawberry.field(
        description="A booked visit, which then holds the use, or an arrived one, which spends it."
    )
    patient_package_id: strawberry.ID = strawberry.field(description="The patient's package.")
    idempotency_key: str = strawberry.field(description=KEY)


@strawberry.input(description="A package to take off a visit.")
class RemovePackageInput:
    """A use given back."""

    appointment_id: strawberry.ID = strawberry.field(
        description="A visit that is booked, not arrived yet."
    )
    idempotency_key: str = strawberry.field(description=KEY)


@strawberry.input(description="A patient who has come.")
class ArriveAppointmentInput:
    """An arrival."""

    appointment_id: strawberry.ID = strawberry.field(description="The booked visit.")
    idempotency_key: str = strawberry.field(description=KEY)


@strawberry.input(description="An arrival that was a mistake.")
class UndoArrivalInput:
    """An arrival taken back."""

    appointment_id: strawberry.ID = strawberry.field(description="The arrived visit.")
    idempotency_key: str = strawberry.field(description=KEY)
