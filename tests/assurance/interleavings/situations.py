"""How things stand when two people begin: one patient, a package of two uses, visits, money."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.front_desk import FrontDesk

#: What the scenes of every situation have, by name: global ids.
Things = dict[str, str]

Happen = Callable[[FrontDesk, Things], Awaitable[None]]


@dataclass(frozen=True)
class Situation:
    """What became of the visit, and what the package costs."""

    name: str
    is_covered: bool = True
    price: str = "100.00"
    happen: Happen | None = None

    def __str__(self) -> str:
        return self.name


async def furnish(desk: FrontDesk, situation: Situation) -> Things:
    """The package's second use is free, 30.00 of the payment are credit, and another sale and a
    second visit want them."""
    things = await _catalogue(desk, situation)
    patient, treatment = things["patient"], things["treatment"]
    sale = await desk.sell(patient, things["offer"], pay="130.00")
    other = await desk.sell(patient, things["other offer"])
    covered = {"patientPackageId": sale["patientPackage"]["id"]} if situation.is_covered else {}
    things |= {
        "package": sale["patientPackage"]["id"],
        "invoice": sale["invoice"]["id"],
        "payment": sale["payment"]["id"],
        "other package": other["patientPackage"]["id"],
        "other invoice": other["invoice"]["id"],
        "visit": (await desk.book(patient, treatment, **covered))["id"],
        "other visit": (await desk.book(patient, treatment, "2026-03-11T17:00:00Z"))["id"],
    }
    if situation.happen is not None:
        await situation.happen(desk, things)
    return things


async def _catalogue(desk: FrontDesk, situation: Situation) -> Things:
    treatment = await desk.treatment()
    fee = await desk.do("createNoShowFee", name="Missed visit", amount="40.00")
    staff = {}
    for name, role in (("Anna", "OWNER"), ("Ben", "OWNER"), ("seller", "PRACTITIONER")):
        made = await desk.do("createStaffMember", name=name, role=role)
        staff[name] = made["staffMember"]["id"]
    return {
        **staff,
        "treatment": treatment,
        "fee": fee["noShowFee"]["id"],
        "patient": await desk.patient(),
        "offer": await desk.offer(treatment, "10.00", uses=2, price=situation.price),
        "other offer": await desk.offer(treatment, "10.00", name="Another", price="50.00"),
    }


async def _arrive(desk: FrontDesk, things: Things) -> None:
    arrived = await desk.do("arriveAppointment", appointmentId=things["visit"])
    things["visit's invoice"] = arrived["invoice"]["id"]


def _miss(how: Callable[[Things], Mapping[str, Any]]) -> Happen:
    async def miss(desk: FrontDesk, things: Things) -> None:
        resolution = how(things)
        missed = await desk.do("markNoShow", appointmentId=things["visit"], resolution=resolution)
        if missed["invoice"]:
            things["visit's invoice"] = missed["invoice"]["id"]

    return miss


async def _take_the_money_back(desk: FrontDesk, things: Things) -> None:
    both = {"paymentId": things["payment"], "invoiceId": things["invoice"]}
    await desk.do("unapplyPayment", **both)


HELD = Situation("the visit is booked with the package")
BARE = Situation("the visit is booked without a package", is_covered=False)
ARRIVED = Situation("the visit arrived with the package", happen=_arrive)
ARRIVED_BARE = Situation("the visit arrived without a package", is_covered=False, happen=_arrive)
MISSED = Situation("the missed visit took its use", happen=_miss(lambda _: {"redeemPackage": {}}))
MISSED_FOR_A_FEE = Situation(
    "the missed visit cost a fee",
    happen=_miss(lambda things: {"chargeFee": {"noShowFeeId": things["fee"]}}),
)
MISSED_FOR_NOTHING = Situation(
    "the missed visit cost nothing", happen=_miss(lambda _: {"chargeNothing": True})
)
UNPAID = Situation("the package on the visit is not paid any more", happen=_take_the_money_back)
FREE = Situation("the package on the visit cost nothing", price="0")

SITUATIONS = [
    *(HELD, BARE, ARRIVED, ARRIVED_BARE),
    *(MISSED, MISSED_FOR_A_FEE, MISSED_FOR_NOTHING, UNPAID, FREE),
]
