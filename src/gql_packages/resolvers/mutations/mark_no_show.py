"""The patient did not come: redeem a use, charge a fee, or charge nothing.

Redeeming bills and spends exactly as an arrival does. Otherwise a held use is given back.
"""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.errors import InvalidInput, Problem
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.input_fields import key_field
from gql_packages.resolvers.mutation import Mutation
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.billing import Invoice
from gql_packages.schema.described import described, described_input, required
from gql_packages.schema.global_id import id_of
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.refusals import NotFullyPaid, PackageExpired, PackageUsedUp, WrongStatus
from gql_packages.services.mark_no_show import ChargeFee, ChargeNothing, RedeemUse, mark_no_show


@described_input
class NoShowRedeem:
    """A use of a package, spent although the patient did not come."""

    becomes = RedeemUse

    patient_package_id: strawberry.ID | None = id_of(
        "PatientPackage",
        "The package to redeem, if none is on the visit yet. Left out: the one that is on it.",
        default=None,
    )


@described_input
class NoShowCharge:
    """One of the clinic's fees."""

    becomes = ChargeFee

    no_show_fee_id: strawberry.ID = id_of("NoShowFee", "The fee to invoice.")


def _resolution(
    redeem_package: RedeemUse | None = None,
    charge_fee: ChargeFee | None = None,
    charge_nothing: bool = False,
) -> RedeemUse | ChargeFee | ChargeNothing:
    if chosen := redeem_package or charge_fee:
        return chosen
    if charge_nothing:
        return ChargeNothing()
    path = ("resolution", "charge_nothing")
    raise InvalidInput.of(Problem(path, "Give true, or one of the other two instead."))


@strawberry.input(
    one_of=True, description="What the clinic does about it: give exactly one of the three."
)
class NoShowResolution:
    """What the clinic does about it: give exactly one of the three."""

    becomes = _resolution

    redeem_package: strawberry.Maybe[NoShowRedeem] = strawberry.field(
        description="Spend the use that the visit holds, or one of the package named."
    )
    charge_fee: strawberry.Maybe[NoShowCharge] = strawberry.field(
        description="Invoice a fee; the held use is given back."
    )
    charge_nothing: strawberry.Maybe[bool] = strawberry.field(
        description="`true`: charge nothing; the held use is given back."
    )


@described_input
class MarkNoShowInput:
    """A visit to which the patient did not come."""

    appointment_id: strawberry.ID = id_of("Appointment", "The booked visit.")
    resolution: NoShowResolution = required("What the clinic does about it.")
    idempotency_key: str = key_field()


@described
class MarkNoShowPayload:
    """A visit was marked as a no-show."""

    appointment: Appointment = shown("The visit.")
    invoice: Invoice | None = shown(
        "What was billed: what the patient pays for a redeemed use, or the fee; null: nothing."
    )
    patient_package: PatientPackage | None = shown(
        "The package that a use was spent of or given back to; null if there was none."
    )


mutation = Mutation(
    __name__,
    mark_no_show,
    Permission.SCHEDULE_EDIT,
    refusals=(NotFullyPaid, PackageExpired, PackageUsedUp, WrongStatus),
)
