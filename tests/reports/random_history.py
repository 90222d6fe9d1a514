"""A clinic's history without a plan: whatever a desk can do, in any order, also what is refused."""

import random
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.front_desk import Answer, FrontDesk

NAMES = [("Noor", "Haddad"), ("Zoë", "張"), ("=1+1", "@SUM"), ('O"Neil, Jr.', "Ng"), ("-", "Ye")]
OFFERS: Sequence[Answer] = [
    {"name": "Two; or so", "price": "101", "uses": 2, "validForDays": 90},
    {"name": "Ten, never ending", "price": "799", "uses": 10, "validForDays": None},
    {"name": "+Pay as you go", "price": "0", "uses": 5, "validForDays": 0},
]


class RandomHistory:
    """What there is to choose from, and what was done so far."""

    def __init__(self, desk: FrontDesk, chance: random.Random, time_zone: str) -> None:
        self.desk = desk
        self.chance = chance
        self.zone = ZoneInfo(time_zone)
        self.patients: list[str] = []
        self.staff: list[str] = []
        self.treatments: list[str] = []
        self.offers: list[str] = []
        self.fee = ""
        self.packages: list[Answer] = []
        self.visits: list[str] = []
        self.done = 0

    async def furnish(self) -> None:
        desk = self.desk
        self.patients = [await desk.patient(*name) for name in NAMES]
        for name in ("Pia Praxis", "\uff1dWide"):
            made = await desk.do("createStaffMember", name=name, role="PRACTITIONER")
            self.staff.append(made["staffMember"]["id"])
        self.treatments = [
            await desk.treatment(name, "90") for name in ("Massage", "Yoga\u2019s", "=Needles")
        ]
        self.offers = [
            await desk.offer(
                **terms,
                eligibleItems=[
                    {"treatmentId": treatment, "patientPays": str(5 * number)}
                    for number, treatment in enumerate(self.treatments)
                ],
            )
            for terms in OFFERS
        ]
        self.fee = (await desk.do("createNoShowFee", name="Missed", amount="40"))["noShowFee"]["id"]

    async def go_on(self, steps: int) -> None:
        """Do so many things, each at a moment of its own."""
        acts: Sequence[tuple[int, Callable[[], Awaitable[Any]]]] = [
            (4, self.sell),
            (3, self.receive),
            (9, self.book),
            (12, self.arrive),
            (2, self.undo_arrival),
            (3, self.miss),
            (1, self.undo_miss),
            (1, self.refund),
            (2, self.delete),
            (1, self.change_expiry),
            (1, self.unapply),
            (1, self.cancel),
            (2, self.cancel_late),
            (1, self.undo_cancellation),
        ]
        weights, choices = zip(*acts, strict=True)
        for _ in range(steps):
            if self.chance.random() < 0.4:
                self.desk.clock.now += timedelta(hours=self.chance.choice([1, 5, 11, 24]))
            await self.chance.choices(choices, weights)[0]()

    async def sell(self) -> None:
        more: Answer = {}
        if self.chance.random() < 0.4:
            more["staffMemberId"] = self.chance.choice(self.staff)
        if self.chance.random() < 0.8:
            amount = self.chance.choice(["1", "101", "799", "900"])
            more["payment"] = {"amount": amount, "method": "CARD"}
        sale = await self.desk.sell(
            self.chance.choice(self.patients), self.chance.choice(self.offers), **more
        )
        self.packages.append({**sale["patientPackage"], "payment": sale["payment"]})

    async def receive(self) -> None:
        if self.packages:
            package = self.chance.choice(self.packages)
            who = (await self.desk.package(package["id"], "patient { id }")) or {}
            if who:
                await self._try(
                    "receivePayment",
                    patientId=who["patient"]["id"],
                    invoiceIds=[package["invoice"]["id"]],
                    payment={"amount": self.chance.choice(["30", "800"]), "method": "CASH"},
                )

    async def book(self) -> None:
        day = self.desk.clock.now + timedelta(days=self.chance.randint(-4, 5))
        local = day.astimezone(self.zone)
        starts = datetime(
            *(local.year, local.month, local.day, self.chance.choice([0, 12, 23])),
            tzinfo=self.zone,
        )
        answer = await self._try(
            "bookAppointment",
            patientId=self.chance.choice(self.patients),
            treatmentId=self.chance.choice(self.treatments),
            practitionerId=self.chance.choice([None, *self.staff]),
            startsAt=starts.isoformat(),
            usePreselected=True,
        )
        if "appointment" in answer:
            self.visits.append(answer["appointment"]["id"])

    async def arrive(self) -> None:
        await self._on_a_visit("arriveAppointment")

    async def undo_arrival(self) -> None:
        await self._on_a_visit("undoArrival")

    async def miss(self) -> None:
        resolution = self.chance.choice(
            [{"redeemPackage": {}}, {"redeemPackage": {}}, {"chargeFee": {"noShowFeeId": self.fee}}]
        )
        await self._on_a_visit("markNoShow", resolution=resolution)

    async def undo_miss(self) -> None:
        await self._on_a_visit("undoNoShow")

    async def cancel(self) -> None:
        await self._on_a_visit("cancelAppointment")

    async def cancel_late(self) -> None:
        await self._on_a_visit("cancelAppointment", late={"redeemPackage": {}})

    async def undo_cancellation(self) -> None:
        await self._on_a_visit("undoCancellation")

    async def refund(self) -> None:
        await self._on_a_package("refundPackage", amount=self.chance.choice([None, "0", "33"]))

    async def delete(self) -> None:
        await self._on_a_package("deletePackageSale")

    async def change_expiry(self) -> None:
        days = self.chance.choice([-20, 0, 90])
        moved = (self.desk.clock.now + timedelta(days=days)).date().isoformat()
        await self._on_a_package(
            "changePackageExpiry", expiresOn=self.chance.choice([None, moved, moved])
        )

    async def unapply(self) -> None:
        paid = [package for package in self.packages if package["payment"]]
        if paid:
            package = self.chance.choice(paid)
            await self._try(
                "unapplyPayment",
                paymentId=package["payment"]["id"],
                invoiceId=package["invoice"]["id"],
            )

    async def _on_a_visit(self, verb: str, **given: Any) -> None:
        if self.visits:
            await self._try(verb, appointmentId=self.chance.choice(self.visits[-12:]), **given)

    async def _on_a_package(self, verb: str, **given: Any) -> None:
        if self.packages:
            await self._try(verb, patientPackageId=self.chance.choice(self.packages)["id"], **given)

    async def _try(self, verb: str, **given: Any) -> Answer:
        answer = await self.desk.result(verb, **given)
        self.done += answer["__typename"].endswith("Payload")
        return answer
