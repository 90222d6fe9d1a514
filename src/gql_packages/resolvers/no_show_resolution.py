"""The input that says what is done about a visit that did not take place."""

import strawberry

from gql_packages.errors import InvalidInput
from gql_packages.problems import Problem, ProblemCode
from gql_packages.schema.described import described_input
from gql_packages.schema.global_id import id_of
from gql_packages.services.resolutions import ChargeFee, ChargeNothing, RedeemUse, Resolution


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
) -> Resolution:
    if chosen := redeem_package or charge_fee:
        return chosen
    if charge_nothing:
        return ChargeNothing()
    raise InvalidInput.of(Problem(("charge_nothing",), ProblemCode.NOTHING_CHOSEN))


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
