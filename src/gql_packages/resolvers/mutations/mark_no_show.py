"""The patient did not come: redeem a use, charge a fee, or charge nothing.

Redeeming bills as an arrival does. Otherwise a reserved use is released.
"""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.errors import InvalidInput, Problem
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.input_fields import key_field
from gql_packages.resolvers.mutation import Mutation
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.appointment_warnings import AppointmentWarning, warnings_shown
from gql_packages.schema.billing import Invoice
from gql_packages.schema.described import described, described_input, required
from gql_packages.schema.global_id import id_of
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.refusals import NotFullyPaid, PackageExpired, PackageUsedUp, WrongStatus
from gql_packages.services.mark_no_show import ChargeFee, ChargeNothing, RedeemUse, mark_no_show


@described_input
class NoShowRedeem:
    """A use of a package to redeem although the patient did not come."""

    becomes = RedeemUse

    patient_package_id: strawberry.ID | None = id_of(
        "PatientPackage",
        "The package to redeem for an uncovered appointment. Left out: the one that covers it.",
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
        description="Redeem the reserved use, or one of the package that is named."
    )
    charge_fee: strawberry.Maybe[NoShowCharge] = strawberry.field(
        description="Invoice a fee; a reserved use is released."
    )
    charge_nothing: strawberry.Maybe[bool] = strawberry.field(
        description="`true`: charge nothing; a reserved use is released."
    )


@described_input
class MarkNoShowInput:
    """An appointment that the patient missed."""

    appointment_id: strawberry.ID = id_of("Appointment", "The booked appointment.")
    resolution: NoShowResolution = required("What the clinic does about it.")
    idempotency_key: str = key_field()


@described
class MarkNoShowPayload:
    """The appointment was marked as a no-show."""

    appointment: Appointment = shown("The appointment.")
    invoice: Invoice | None = shown(
        "The patient's share for a redeemed use, or the fee; null if nothing was billed."
    )
    patient_package: PatientPackage | None = shown(
        "The package of the redeemed or released use; null if there was none."
    )
    warnings: list[AppointmentWarning] = warnings_shown()


mutation = Mutation(
    __name__,
    mark_no_show,
    Permission.SCHEDULE_EDIT,
    refusals=(NotFullyPaid, PackageExpired, PackageUsedUp, WrongStatus),
)
