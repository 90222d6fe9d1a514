"""What was done wrongly at the desk and put right, and appointments cancelled at short notice."""

from gql_packages.demo.patient import Patient
from gql_packages.demo.patient_state import Appointment, Invoice
from gql_packages.domain.enums import AppointmentStatus, PaymentMethod
from gql_packages.domain.permissions import Role
from gql_packages.services.cancel_appointment import cancel_appointment
from gql_packages.services.resolutions import ChargeFee, RedeemUse
from gql_packages.services.update_appointment import update_appointment
from gql_packages.services.update_payment import update_payment
from gql_packages.services.void_payment import void_payment


class MendedPatient(Patient):
    """The steps of putting right: one service each, and what the clinic knows after it."""

    async def correct_payment(self, method: str, *, reference: str, reason: str) -> None:
        """Say how the latest payment really came."""
        await self.clinic.do(
            Role.BILLING,
            update_payment,
            payment_id=self.payments[-1].id,
            method=PaymentMethod(method),
            reference=reference,
            reason=reason,
        )

    async def void_payment(self, reason: str) -> None:
        """Void the latest payment, of which nothing is applied."""
        payment = self.payments.pop()
        await self.clinic.do(Role.BILLING, void_payment, payment_id=payment.id, reason=reason)

    async def hand_over(self, reason: str) -> None:
        """Let another practitioner, who gives the treatment, take the booked appointment."""
        appointment = self.appointment
        giving = self.clinic.calendar.who_gives(appointment.treatment.plan)
        others = [each for each in giving if each != appointment.slot.practitioner_id]
        await self.clinic.do(
            Role.FRONT_DESK,
            update_appointment,
            appointment_id=appointment.id,
            practitioner_id=self.random.choice(others),
            reason=reason,
        )

    async def cancel_late_and_redeem(self) -> None:
        """Cancel when it should begin, and lose the use that it held."""
        package = (await self._cancel_late(RedeemUse(None))).package
        if package is not None:
            package.uses_reserved -= 1
            package.uses_redeemed += 1

    async def cancel_late_and_charge(self, fee: str) -> None:
        """Cancel when it should begin, and be charged the fee."""
        appointment = await self._cancel_late(ChargeFee(self.clinic.fees[fee]), fee)
        appointment.release()

    async def _cancel_late(self, late: RedeemUse | ChargeFee, fee: str = "") -> Appointment:
        await self.wait_for_start()
        appointment = self.appointment
        cancelled = await self.clinic.do(
            Role.FRONT_DESK, cancel_appointment, appointment_id=appointment.id, late=late
        )
        appointment.status = AppointmentStatus.CANCELLED
        self.clinic.calendar.free(appointment.slot)
        due = 0
        if fee:
            due = self.clinic.minor_units(self.clinic.plan.fees[fee][1])
        elif appointment.package is not None:
            due = appointment.package.package.patient_pays[appointment.treatment.id]
        if cancelled.invoice_id is not None:
            self.invoices.append(Invoice(cancelled.invoice_id, due))
        return appointment
