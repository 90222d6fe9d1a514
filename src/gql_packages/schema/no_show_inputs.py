"""What a client says about visits to which nobody came."""

import strawberry

from gql_packages.schema.selling_inputs import KEY


@strawberry.input(description="A use of a package, spent although the patient did not come.")
class NoShowRedeem:
    """Spend a use."""

    patient_package_id: strawberry.ID | None = strawberry.field(
        default=None,
        description=(
            "The package to redeem, if none is on the visit yet. Left out: the one that is on it."
        ),
    )


@strawberry.input(description="One of the clinic's fees.")
class NoShowCharge:
    """Charge a fee."""

    no_show_fee_id: strawberry.ID = strawberry.field(description="The fee to invoice.")


@strawberry.input(
    one_of=True, description="What the clinic does about it: give exactly one of the three."
)
class NoShowResolution:
    """Exactly one of three."""

    redeem_package: strawberry.Maybe[NoShowRedeem] = strawberry.field(
        description="Spend the use that the visit holds, or one of the package named."
    )
    charge_fee: strawberry.Maybe[NoShowCharge] = strawberry.field(
        description="Invoice a fee; the held use is given back."
    )
    charge_nothing: strawberry.Maybe[bool] = strawberry.field(
        description="`true`: charge nothing; the held use is given back."
    )


@strawberry.input(description="A visit to which the patient did not come.")
class MarkNoShowInput:
    """A no-show."""

    appointment_id: strawberry.ID = strawberry.field(description="The booked visit.")
    resolution: NoShowResolution = strawberry.field(description="What the clinic does about it.")
    idempotency_key: str = strawberry.field(description=KEY)


@strawberry.input(description="A no-show that was a mistake, or that is to be resolved otherwise.")
class UndoNoShowInput:
    """A no-show taken back."""

    appointment_id: strawberry.ID = strawberry.field(description="The visit marked as a no-show.")
    idempotency_key: str = strawberry.field(description=KEY)
