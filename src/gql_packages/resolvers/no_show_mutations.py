"""Visits to which nobody came."""

from typing import Annotated

import strawberry

from gql_packages.errors import InvalidInput, Problem
from gql_packages.resolvers.context import Info
from gql_packages.resolvers.mutation_runner import named, perform
from gql_packages.schema.field_decorators import resolved
from gql_packages.schema.global_id import decode
from gql_packages.schema.no_show_inputs import MarkNoShowInput, NoShowResolution, UndoNoShowInput
from gql_packages.schema.no_show_results import (
    MarkNoShowPayload,
    MarkNoShowResult,
    UndoNoShowPayload,
    UndoNoShowResult,
)
from gql_packages.services.mark_no_show import (
    ChargeFee,
    ChargeNothing,
    MarkNoShowOutcome,
    SpendUse,
    mark_no_show,
)
from gql_packages.services.undo_no_show import UndoNoShowOutcome, undo_no_show

_PATH = ("input", "resolution")


def _resolution(given: NoShowResolution) -> SpendUse | ChargeFee | ChargeNothing:
    if given.redeem_package is not None:
        named_package = given.redeem_package.value.patient_package_id
        path = (*_PATH, "redeemPackage", "patientPackageId")
        return SpendUse(
            None if named_package is None else decode(named_package, "PatientPackage", path=path)
        )
    if given.charge_fee is not None:
        path = (*_PATH, "chargeFee", "noShowFeeId")
        return ChargeFee(decode(given.charge_fee.value.no_show_fee_id, "NoShowFee", path=path))
    if given.charge_nothing is not None and given.charge_nothing.value:
        return ChargeNothing()
    raise InvalidInput.of(
        Problem((*_PATH, "chargeNothing"), "Give true, or one of the other two instead.")
    )


@strawberry.type
class NoShowMutations:
    """The part of Mutation that resolves no-shows."""

    @resolved
    async def mark_no_show(
        self,
        info: Info,
        input: Annotated[MarkNoShowInput, strawberry.argument(description="Which visit, and how.")],
    ) -> MarkNoShowResult:
        """The patient did not come: redeem a use, charge a fee, or charge nothing.

        Redeeming bills and spends exactly as an arrival does. Otherwise a held use is given back.
        """
        return await perform(
            info,
            input,
            MarkNoShowOutcome,
            lambda work: mark_no_show(
                work,
                appointment_id=named("Appointment", input.appointment_id, "appointmentId"),
                resolution=_resolution(input.resolution),
            ),
            MarkNoShowPayload,
        )

    @resolved
    async def undo_no_show(
        self,
        info: Info,
        input: Annotated[UndoNoShowInput, strawberry.argument(description="Which visit.")],
    ) -> UndoNoShowResult:
        """Take a no-show back: the visit is booked, and the package held again if it was.

        Refused while something is paid on its invoice. Where the use cannot be held again the
        visit comes back uncovered.
        """
        return await perform(
            info,
            input,
            UndoNoShowOutcome,
            lambda work: undo_no_show(
                work, appointment_id=named("Appointment", input.appointment_id, "appointmentId")
            ),
            UndoNoShowPayload,
        )
