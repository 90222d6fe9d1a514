"""A clinic as its stories tell of it: a desk, one patient, treatments and offers by their names."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.front_desk import Answer, FrontDesk

ZONE = ZoneInfo("America/Vancouver")


@dataclass
class Clinic:
    """What is said about it is said in sentences, so that each step can state the new truth."""

    desk: FrontDesk
    patient: str
    names: dict[str, str] = field(default_factory=dict)

    # What the clinic offers

    async def offers_treatment(self, name: str, price: str) -> None:
        self.names[name] = await self.desk.treatment(name, price)

    async def offers_package(
        self, name: str, price: str, uses: int, days: int | None, **pays: str
    ) -> None:
        """`pays` is what the patient pays for each treatment by its name."""
        items = [
            {"treatmentId": self.names[treatment], "patientPays": amount}
            for treatment, amount in pays.items()
        ]
        self.names[name] = await self.desk.offer(
            "", name=name, price=price, uses=uses, validForDays=days, eligibleItems=items
        )

    async def charges_no_show_fee(self, name: str, amount: str) -> None:
        made = await self.desk.do("createNoShowFee", name=name, amount=amount)
        self.names[name] = made["noShowFee"]["id"]

    async def employs(self, name: str) -> None:
        made = await self.desk.do("createStaffMember", name=name, role="PRACTITIONER")
        self.names[name] = made["staffMember"]["id"]

    # What happens

    def today_is(self, when: str) -> None:
        """Such as "2026-03-10 09:00", on the clinic's clock."""
        self.desk.clock.now = _moment(when)

    async def sells(
        self, offer: str, pays: str | None = None, by: str | None = None, **more: str
    ) -> str:
        """The sold package's id."""
        if by:
            more["staffMemberId"] = self.names[by]
        sale = await self.desk.sell(self.patient, self.names[offer], pays, **more)
        return str(sale["patientPackage"]["id"])

    async def receives(self, amount: str, *invoices: str) -> str:
        """Cash for these invoices, in this order; the payment's id."""
        received = await self.desk.receive(self.patient, amount, *invoices)
        return str(received["payment"]["id"])

    async def books(
        self,
        treatment: str,
        when: str,
        package: str | None = None,
        practitioner: str | None = None,
    ) -> str:
        """The visit's id; with a package, a use of it is held."""
        more = {"patientPackageId": package} if package else {}
        if practitioner:
            more["practitionerId"] = self.names[practitioner]
        booked = await self.desk.book(
            self.patient, self.names[treatment], _moment(when).isoformat(), **more
        )
        return str(booked["id"])

    async def arrives(self, visit: str) -> str:
        """The patient is here; the visit's invoice."""
        arrived = await self.desk.do("arriveAppointment", appointmentId=visit)
        return str(arrived["invoice"]["id"])

    async def comes(self, treatment: str, when: str, package: str | None = None) -> str:
        """Booked, and here on that day; the visit's invoice."""
        visit = await self.books(treatment, when, package)
        self.today_is(when)
        return await self.arrives(visit)

    async def misses(self, visit: str, fee: str | None = None) -> str:
        """Nobody came: a use is redeemed, or the fee is charged; the invoice of it."""
        how = {"chargeFee": {"noShowFeeId": self.names[fee]}} if fee else {"redeemPackage": {}}
        marked = await self.desk.do("markNoShow", appointmentId=visit, resolution=how)
        return str(marked["invoice"]["id"])

    # What is true now

    async def package(self, package: str) -> str:
        """Such as "ACTIVE: 1 held, 2 redeemed, 7 available"."""
        now = await self.desk.package(package)
        return (
            f"{now['status']}: {now['usesReserved']} held, {now['usesRedeemed']} redeemed,"
            f" {now['usesAvailable']} available"
        )

    async def money(self) -> str:
        """Such as "owes 0.00, has 45.00 credit"."""
        credit, owing = await self.desk.balance(self.patient)
        return f"owes {owing}, has {credit} credit"

    async def bill(self, invoice: str) -> str:
        """Such as "PARTIALLY_PAID: 20.00 of 45.00"."""
        now = await self.desk.invoice(invoice)
        return f"{now['status']}: {now['paid']['amount']} of {now['total']['amount']}"

    async def visit(self, visit: str) -> str:
        """Such as "BOOKED, covered, patient pays 0.00"."""
        now = await self.desk.appointment(visit)
        covered = "covered" if now["redemption"] else "not covered"
        return f"{now['status']}, {covered}, patient pays {now['patientTotal']['amount']}"

    async def sale_invoice(self, package: str) -> str:
        return str((await self.desk.package(package, "invoice { id }"))["invoice"]["id"])

    async def preselected(self, treatment: str, when: str) -> tuple[str | None, list[Answer]]:
        """The package that the booking form preselects, and all that it lists."""
        data = await self.desk.ask(
            """query Q($patient: ID!, $treatment: ID!, $at: DateTime!) {
              packageOptions(patientId: $patient, treatmentId: $treatment, startsAt: $at) {
                patientPackage { id name } isEligible isPreselected refusalCode } }""",
            patient=self.patient,
            treatment=self.names[treatment],
            at=_moment(when).isoformat(),
        )
        options: list[Answer] = data["packageOptions"]
        chosen = [o["patientPackage"]["id"] for o in options if o["isPreselected"]]
        return (chosen or [None])[0], options


async def open_story(desk: FrontDesk) -> Clinic:
    """A clinic that gives massages at 90.00, before its first sale, and a patient called Noor."""
    clinic = Clinic(desk, await desk.patient("Noor", "Haddad"))
    await clinic.offers_treatment("massage", "90.00")
    return clinic


def _moment(when: str) -> datetime:
    return datetime.fromisoformat(when).replace(tzinfo=ZONE).astimezone(UTC)
