"""A patient at a demo clinic: appointments booked, moved, covered, arrived, missed and undone."""

from gql_packages.demo.patient_state import Appointment, Invoice
from gql_packages.demo.purchases import Purchases
from gql_packages.domain.enums import AppointmentStatus
from gql_packages.domain.permissions import Role
from gql_packages.services.arrive_appointment import arrive_appointment
from gql_packages.services.book_appointment import NewAppointment, book_appointment
from gql_packages.services.cancel_appointment import cancel_appointment
from gql_packages.services.mark_no_show import mark_no_show
from gql_packages.services.redeem_package import redeem_package
from gql_packages.services.remove_package import remove_package
from gql_packages.services.reschedule_appointment import reschedule_appointment
from gql_packages.services.resolutions import ChargeFee, ChargeNothing, RedeemUse
from gql_packages.services.undo_arrival import undo_arrival
from gql_packages.services.undo_no_show import undo_no_show


class Patient(Purchases):
    """The steps of coming: one service each, and what the clinic knows after it.

    They are about the latest appointment unless they say otherwise.
    """

    async def book(
        self,
        treatment: str,
        *,
        in_days: int,
        package: str | None = None,
        use_preselected: bool = False,
        if_usable: bool = False,
    ) -> bool:
        """Book so many days ahead, with a use of this package, the preselected one, or none.

        Whether it was booked: with `if_usable`, not where the package cannot be used then.
        """
        slot = self.slot(treatment, in_days)
        usable = self.usable(treatment, slot.day)
        chosen = self.packages[package] if package else None
        if use_preselected:
            chosen = next(iter(usable), None)
        elif if_usable and chosen not in usable:
            self.clinic.calendar.free(slot)
            return False
        booking = NewAppointment(
            patient_id=self.id,
            treatment_id=self.clinic.treatments[treatment].id,
            starts_at=slot.starts_at,
            practitioner_id=slot.practitioner_id,
            patient_package_id=chosen.id if chosen and not use_preselected else None,
            use_preselected=use_preselected,
        )
        booked = await self.clinic.do(Role.FRONT_DESK, book_appointment, booking)
        if chosen is not None:
            chosen.uses_reserved += 1
        of = self.clinic.treatments[treatment]
        self.appointments.append(Appointment(booked.appointment_id, of, slot, chosen))
        return True

    async def come(self, treatment: str, *, in_days: int, times: int = 1) -> None:
        """Book with the preselected package, if there is one, and attend; so often."""
        for _ in range(times):
            await self.book(treatment, in_days=in_days, use_preselected=True)
            await self.attend()

    async def use(self, key: str, *, treatment: str, times: int = 1) -> None:
        """Book with the package and attend, about once a week, as often as it can be used."""
        for _ in range(times):
            days = self.random.randint(2, 9)
            if await self.book(treatment, in_days=days, package=key, if_usable=True):
                await self.attend()

    async def reschedule(self, in_days: int) -> None:
        """Move the booked appointment to a day so many from now."""
        appointment = self.appointment
        slot = self.slot(appointment.treatment.key, in_days)
        await self.clinic.do(
            Role.FRONT_DESK,
            reschedule_appointment,
            appointment_id=appointment.id,
            starts_at=slot.starts_at,
            expected_version=None,
        )
        self.clinic.calendar.free(appointment.slot)
        appointment.slot = slot

    async def cancel(self) -> None:
        """Cancel all booked appointments."""
        for appointment in self.booked:
            await self.clinic.do(Role.FRONT_DESK, cancel_appointment, appointment_id=appointment.id)
            appointment.status = AppointmentStatus.CANCELLED
            self.clinic.calendar.free(appointment.slot)
            appointment.release()

    async def redeem(self, key: str) -> None:
        """Reserve a use for the booked appointment, or redeem one for the arrived."""
        appointment, package = self.appointment, self.packages[key]
        await self.clinic.do(
            Role.FRONT_DESK,
            redeem_package,
            appointment_id=appointment.id,
            patient_package_id=package.id,
        )
        appointment.package = package
        # For an arrived one the invoice is issued again, under an id that no scenario needs.
        if appointment.status is AppointmentStatus.ARRIVED:
            package.uses_redeemed += 1
        else:
            package.uses_reserved += 1

    async def remove(self) -> None:
        """Remove the package from the booked appointment."""
        await self.clinic.do(Role.FRONT_DESK, remove_package, appointment_id=self.appointment.id)
        self.appointment.release()

    async def attend(self) -> None:
        """Arrive at each booked appointment, and pay."""
        for appointment in self.booked:
            await self.arrive(appointment)
            await self.pay()

    async def arrive(self, appointment: Appointment | None = None) -> None:
        """Arrive at the start; some practitioners press the button themselves."""
        appointment = appointment or self.appointment
        await self.until(appointment.slot.starts_at)
        role = self.random.choice((Role.FRONT_DESK, Role.FRONT_DESK, Role.PRACTITIONER))
        arrived = await self.clinic.do(role, arrive_appointment, appointment_id=appointment.id)
        appointment.status = AppointmentStatus.ARRIVED
        due = appointment.treatment.price
        if (package := appointment.package) is not None:
            due = package.package.patient_pays[appointment.treatment.id]
            package.uses_reserved -= 1
            package.uses_redeemed += 1
        self.invoices.append(Invoice(arrived.invoice_id, due))

    async def undo_arrival(self) -> None:
        """Undo an arrival on whose invoice nothing is paid."""
        appointment = self.appointment
        await self.clinic.do(Role.FRONT_DESK, undo_arrival, appointment_id=appointment.id)
        appointment.status = AppointmentStatus.BOOKED
        if appointment.package is not None:
            appointment.package.uses_reserved += 1
            appointment.package.uses_redeemed -= 1

    async def miss(self) -> None:
        """Do not come, and be charged nothing."""
        await self._mark_no_show(ChargeNothing(), 0)

    async def miss_and_charge(self, fee: str) -> None:
        """Do not come, and be charged the fee."""
        _, amount = self.clinic.plan.fees[fee]
        due = self.clinic.minor_units(amount)
        await self._mark_no_show(ChargeFee(self.clinic.fees[fee]), due)

    async def miss_and_redeem(self, key: str) -> None:
        """Do not come, and lose a use: of this package, named only if none is on it already."""
        appointment, package = self.appointment, self.packages[key]
        named = None if appointment.package else package.id
        due = package.package.patient_pays[appointment.treatment.id]
        await self._mark_no_show(RedeemUse(named), due)
        package.uses_redeemed += 1
        appointment.package = package

    async def _mark_no_show(
        self, resolution: RedeemUse | ChargeFee | ChargeNothing, due: int
    ) -> None:
        await self.wait_for_start(20)
        appointment = self.appointment
        marked = await self.clinic.do(
            Role.FRONT_DESK, mark_no_show, appointment_id=appointment.id, resolution=resolution
        )
        appointment.status = AppointmentStatus.NO_SHOW
        appointment.held_before_no_show = appointment.package
        appointment.release()
        if marked.invoice_id is not None:
            self.invoices.append(Invoice(marked.invoice_id, due))

    async def undo_no_show(self) -> None:
        """Undo a no-show on whose invoice nothing is paid; what it held is reserved again."""
        appointment = self.appointment
        await self.clinic.do(Role.FRONT_DESK, undo_no_show, appointment_id=appointment.id)
        appointment.status = AppointmentStatus.BOOKED
        if appointment.package is not None:
            appointment.package.uses_redeemed -= 1
        held, day = appointment.held_before_no_show, appointment.slot.day
        appointment.package = appointment.held_before_no_show = None
        if held is not None and held in self.usable(appointment.treatment.key, day):
            held.uses_reserved += 1
            appointment.package = held
