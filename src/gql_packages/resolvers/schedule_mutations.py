"""Booking visits, and putting packages on them."""

from typing import Annotated

import strawberry

from gql_packages.resolvers.context import Info
from gql_packages.resolvers.mutation_runner import named, named_or_none, perform
from gql_packages.schema.field_decorators import resolved
from gql_packages.schema.schedule_inputs import (
    ArriveAppointmentInput,
    BookAppointmentInput,
    CancelAppointmentInput,
    RedeemPackageInput,
    RemovePackageInput,
    RescheduleAppointmentInput,
    UndoArrivalInput,
)
from gql_packages.schema.schedule_results import (
    ArriveAppointmentPayload,
    ArriveAppointmentResult,
    BookAppointmentPayload,
    BookAppointmentResult,
    CancelAppointmentPayload,
    CancelAppointmentResult,
    RedeemPackagePayload,
    RedeemPackageResult,
    RemovePackagePayload,
    RemovePackageResult,
    RescheduleAppointmentPayload,
    RescheduleAppointmentResult,
    UndoArrivalPayload,
    UndoArrivalResult,
)
from gql_packages.services.arrive_appointment import ArriveAppointmentOutcome, arrive_appointment
from gql_packages.services.book_appointment import (
    BookAppointmentOutcome,
    Booking,
    book_appointment,
)
from gql_packages.services.cancel_appointment import CancelAppointmentOutcome, cancel_appointment
from gql_packages.services.redeem_package import RedeemPackageOutcome, redeem_package
from gql_packages.services.remove_package import RemovePackageOutcome, remove_package
from gql_packages.services.reschedule_appointment import (
    RescheduleAppointmentOutcome,
    reschedule_appointment,
)
from gql_packages.services.undo_arrival import UndoArrivalOutcome, undo_arrival


def _booking(given: BookAppointmentInput) -> Booking:
    return Booking(
        patient_id=named("Patient", given.patient_id, "patientId"),
        treatment_id=named("Treatment", given.treatment_id, "treatmentId"),
        practitioner_id=named_or_none("StaffMember", given.practitioner_id, "practitionerId"),
        starts_at=given.starts_at,
        patient_package_id=named_or_none(
            "PatientPackage", given.patient_package_id, "patientPackageId"
        ),
        use_preselected=given.use_preselected,
    )


@strawberry.type
class ScheduleMutations:
    """The part of Mutation that books visits and puts packages on them."""

    @resolved
    async def book_appointment(
        self,
        info: Info,
        input: Annotated[BookAppointmentInput, strawberry.argument(description="The visit.")],
    ) -> BookAppointmentResult:
        """Book a visit. With a package, it holds a use until the patient has come."""
        return await perform(
            info,
            input,
            BookAppointmentOutcome,
            lambda work: book_appointment(work, _booking(input)),
            BookAppointmentPayload,
        )

    @resolved
    async def reschedule_appointment(
        self,
        info: Info,
        input: Annotated[
            RescheduleAppointmentInput, strawberry.argument(description="Which visit, and when.")
        ],
    ) -> RescheduleAppointmentResult:
        """Move a booked visit. A covered one cannot move past its package's last valid day."""
        return await perform(
            info,
            input,
            RescheduleAppointmentOutcome,
            lambda work: reschedule_appointment(
                work,
                appointment_id=named("Appointment", input.appointment_id, "appointmentId"),
                starts_at=input.starts_at,
                expected_version=input.expected_version,
            ),
            RescheduleAppointmentPayload,
        )

    @resolved
    async def cancel_appointment(
        self,
        info: Info,
        input: Annotated[CancelAppointmentInput, strawberry.argument(description="Which visit.")],
    ) -> CancelAppointmentResult:
        """Cancel a booked visit. The use that it holds is given back to the package."""
        return await perform(
            info,
            input,
            CancelAppointmentOutcome,
            lambda work: cancel_appointment(
                work, appointment_id=named("Appointment", input.appointment_id, "appointmentId")
            ),
            CancelAppointmentPayload,
        )

    @resolved
    async def redeem_package(
        self,
        info: Info,
        input: Annotated[
            RedeemPackageInput, strawberry.argument(description="Which package, on which visit.")
        ],
    ) -> RedeemPackageResult:
        """Put a use of a package on a visit: held while it is booked, spent when it is arrived.

        On an arrived visit the invoice is made anew at what the patient pays; refused while
        something is paid on it.
        """
        return await perform(
            info,
            input,
            RedeemPackageOutcome,
            lambda work: redeem_package(
                work,
                appointment_id=named("Appointment", input.appointment_id, "appointmentId"),
                patient_package_id=named(
                    "PatientPackage", input.patient_package_id, "patientPackageId"
                ),
            ),
            RedeemPackagePayload,
            must_be_there=True,
        )

    @resolved
    async def remove_package(
        self,
        info: Info,
        input: Annotated[RemovePackageInput, strawberry.argument(description="Which visit.")],
    ) -> RemovePackageResult:
        """Take the package off a visit that is not arrived yet."""
        return await perform(
            info,
            input,
            RemovePackageOutcome,
            lambda work: remove_package(
                work, appointment_id=named("Appointment", input.appointment_id, "appointmentId")
            ),
            RemovePackagePayload,
            must_be_there=True,
        )

    @resolved
    async def arrive_appointment(
        self,
        info: Info,
        input: Annotated[ArriveAppointmentInput, strawberry.argument(description="Which visit.")],
    ) -> ArriveAppointmentResult:
        """The patient has come: the visit is billed, and the use that it holds is spent.

        A covered visit is billed at what the patient pays, another at the treatment's price.
        """
        return await perform(
            info,
            input,
            ArriveAppointmentOutcome,
            lambda work: arrive_appointment(
                work, appointment_id=named("Appointment", input.appointment_id, "appointmentId")
            ),
            ArriveAppointmentPayload,
        )

    @resolved
    async def undo_arrival(
        self,
        info: Info,
        input: Annotated[UndoArrivalInput, strawberry.argument(description="Which visit.")],
    ) -> UndoArrivalResult:
        """Take an arrival back: the invoice is void and the use is held again.

        Refused while something is paid on the invoice.
        """
        return await perform(
            info,
            input,
            UndoArrivalOutcome,
            lambda work: undo_arrival(
                work, appointment_id=named("Appointment", input.appointment_id, "appointmentId")
            ),
            UndoArrivalPayload,
        )
