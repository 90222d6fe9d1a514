"""How things stand when two people begin: one patient, a package of two uses, visits, money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.front_desk import Answer, FrontDesk
from tests.input_walk import with_ids

#: What the scenes of every situation have, by name: global ids.
Things = dict[str, str]

#: A mutation and its input, with the names of things for ids.
Happening = tuple[str, Answer]


@dataclass(frozen=True, eq=False)
class Situation:
    """What became of the visit, and what the package costs."""

    name: str
    is_covered: bool = True
    price: str = "100.00"
    #: whether each of the two treatments may take one of its two uses
    is_limited: bool = False
    happening: Happening | None = None

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
    if situation.happening is not None:
        mutation, words = situation.happening
        payload = await desk.do(mutation, **with_ids(words, lambda _, name: things[name]))
        if "appointment" in payload and payload["invoice"]:
            things["visit's invoice"] = payload["invoice"]["id"]
        if "entry" in payload:
            things["addition"] = payload["entry"]["id"]
    return things


async def _catalogue(desk: FrontDesk, situation: Situation) -> Things:
    treatment, other = await desk.treatment(), await desk.treatment("Another")
    items = [{"treatmentId": each, "patientPays": "10.00"} for each in (treatment, other)]
    fee = await desk.do("createNoShowFee", name="Missed visit", amount="40.00")
    staff = {}
    for name, role in (("Anna", "OWNER"), ("Ben", "OWNER"), ("seller", "PRACTITIONER")):
        made = await desk.do("createStaffMember", name=name, role=role)
        staff[name] = made["staffMember"]["id"]
    terms: Answer = {"uses": 2, "price": situation.price, "eligibleItems": items}
    if situation.is_limited:
        shares = zip((treatment, other), ("60.00", "40.00"), strict=True)
        terms["useLimits"] = [
            {"treatmentIds": [each], "uses": 1, "priceShare": share} for each, share in shares
        ]
    return {
        **staff,
        "treatment": treatment,
        "other treatment": other,
        "fee": fee["noShowFee"]["id"],
        "patient": await desk.patient(),
        "offer": await desk.offer(**terms),
        "other offer": await desk.offer(treatment, "10.00", name="Another", price="50.00"),
    }


VISIT, PACKAGE = {"appointmentId": "visit"}, {"patientPackageId": "package"}


def _missed(**resolution: Any) -> Happening:
    return "markNoShow", {**VISIT, "resolution": resolution}


_ARRIVES: Happening = ("arriveAppointment", VISIT)

HELD = Situation("the visit is booked with the package")
BARE = Situation("the visit is booked without a package", is_covered=False)
ARRIVED = Situation("the visit arrived with the package", happening=_ARRIVES)
ARRIVED_BARE = Situation(
    "the visit arrived without a package", is_covered=False, happening=_ARRIVES
)
MISSED = Situation("the missed visit took its use", happening=_missed(redeemPackage={}))
MISSED_FOR_A_FEE = Situation(
    "the missed visit cost a fee", happening=_missed(chargeFee={"noShowFeeId": "fee"})
)
MISSED_FOR_NOTHING = Situation(
    "the missed visit cost nothing", happening=_missed(chargeNothing=True)
)
CANCELLED = Situation(
    "the visit that was cancelled late took its use",
    happening=("cancelAppointment", {**VISIT, "late": {"redeemPackage": {}}}),
)
UNPAID = Situation(
    "the package on the visit is not paid any more",
    happening=("unapplyPayment", {"paymentId": "payment", "invoiceId": "invoice"}),
)
LIMITED = Situation("the package on the visit has limits", is_limited=True)
ADJUSTED = Situation(
    "a use was added to the package on the visit",
    happening=("adjustPackageUses", {**PACKAGE, "change": 1, "reason": "Sorry"}),
)
FREE = Situation("the package on the visit cost nothing", price="0")

SITUATIONS = [
    *(HELD, BARE, ARRIVED, ARRIVED_BARE),
    *(MISSED, MISSED_FOR_A_FEE, MISSED_FOR_NOTHING, CANCELLED, UNPAID, FREE, LIMITED, ADJUSTED),
]
