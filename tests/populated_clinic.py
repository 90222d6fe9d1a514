"""A clinic in which there is something of every kind, and a valid input for every mutation."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from tests.front_desk import FrontDesk
from tests.schema_walk import KEYED, Answer
from tests.valid_input import CARD, VALID_INPUT


@dataclass
class Furnished:
    """A clinic, as its owner sees it, and the ids of what is in it.

    Each mutation has things of its own to change, so that the valid inputs do not get in each
    other's way.
    """

    desk: FrontDesk
    treatment: str
    other_treatment: str
    fee: str
    colleague: str
    patient: str
    offer: str
    spare: Mapping[str, str]
    package: str
    invoice: str
    payment: str
    unpaid_invoice: str
    unpaid_package: str
    #: of a sale that nothing else depends on
    paid_invoice: str
    full_payment: str
    #: payments: of which something is typed wrongly, and that should not be there
    mistyped: str
    mistaken: str
    booked: Mapping[str, str]
    covered: Mapping[str, str]
    arrived: str
    missed: str
    cancelled: str
    #: packages that end: one is refunded, one is about to be, one was a mistake
    ending: Mapping[str, str]
    #: a package, and an addition of uses to it that may be undone
    adjusted: Mapping[str, str]

    def valid_input(self, mutation: str) -> Answer:
        """The mutation's input, under a key of its own."""
        key = {"idempotencyKey": f"valid-{uuid4()}"} if mutation in KEYED else {}
        return {**VALID_INPUT[mutation](self), **key}


async def furnish(desk: FrontDesk) -> Furnished:
    """Something of every kind: on offer, sold, paid in part, booked, used and given back."""
    made = await desk.do("createNoShowFee", name="Missed visit", amount="40.00")
    fee = made["noShowFee"]["id"]
    colleague = await _colleague(desk, "Petra Practitioner")
    registered = await desk.do(
        "createPatient",
        firstName="Noor",
        lastName="Haddad",
        email="noor@example.org",
        phone="+1 604 555 0199",
    )
    patient, treatment = registered["patient"]["id"], await desk.treatment()
    offer = await desk.offer(treatment, "10.00")
    sale = await desk.do(
        "sellPackage",
        patientId=patient,
        packageId=offer,
        staffMemberId=colleague,
        payment={**CARD, "amount": "900.00"},
    )
    package = sale["patientPackage"]["id"]
    unpaid = await desk.sell(patient, offer)
    paid = await desk.sell(patient, offer, pay="800.00")

    async def visit(on: str = "2026-03-10T17:00:00Z", **more: Any) -> str:
        booked = await desk.book(patient, treatment, on, practitionerId=colleague, **more)
        return str(booked["id"])

    ending = {}
    for end, pay in (("refunded", "800.00"), ("refund", "800.00"), ("delete", None)):
        ending[end] = (await desk.sell(patient, offer, pay=pay))["patientPackage"]["id"]
    furnished = Furnished(
        desk=desk,
        treatment=treatment,
        other_treatment=await desk.treatment("Another"),
        fee=fee,
        colleague=colleague,
        patient=patient,
        offer=offer,
        spare={
            "treatment": await desk.treatment("Spare"),
            "fee": (await desk.do("createNoShowFee", name="Spare", amount="1"))["noShowFee"]["id"],
            "colleague": await _colleague(desk, "Spare Colleague", treatmentIds=[treatment]),
            "patient": await desk.patient("Spare", "Patient"),
            "offer": await desk.offer(treatment, name="Spare"),
        },
        package=package,
        invoice=sale["invoice"]["id"],
        payment=sale["payment"]["id"],
        unpaid_invoice=unpaid["invoice"]["id"],
        unpaid_package=unpaid["patientPackage"]["id"],
        paid_invoice=paid["invoice"]["id"],
        full_payment=paid["payment"]["id"],
        mistyped=(await desk.receive(patient, "12.00"))["payment"]["id"],
        mistaken=(await desk.receive(patient, "15.00"))["payment"]["id"],
        booked={
            verb: await visit() for verb in ("move", "cancel", "redeem", "sell", "miss", "update")
        },
        covered={
            verb: await visit(on, patientPackageId=package)
            for verb, on in (
                ("remove", "2026-03-11T17:00:00Z"),
                ("arrive", "2026-03-12T17:00:00Z"),
                ("free", "2026-08-03T17:00:00Z"),
            )
        },
        arrived=await visit(patientPackageId=package),
        missed=await visit(),
        cancelled=await visit(),
        ending=ending,
        adjusted=await _adjusted(desk, package),
    )
    await _let_things_happen(desk, furnished)
    return furnished


async def _let_things_happen(desk: FrontDesk, clinic: Furnished) -> None:
    await desk.do("updateClinicPolicy", shortestValidityDays=1)
    await desk.do("setBreakagePolicy", **{"from": "2099-01-01"}, method="ON_EXPIRY")
    limits = [{"treatmentIds": [clinic.treatment], "uses": 10, "priceShare": "800.00"}]
    limited = await desk.offer(clinic.treatment, name="Limited", useLimits=limits)
    await desk.sell(clinic.spare["patient"], limited)
    for payment, invoice in (
        (clinic.payment, clinic.invoice),
        (clinic.full_payment, clinic.paid_invoice),
    ):
        for verb in ("unapplyPayment", "applyPayment"):
            await desk.do(verb, paymentId=payment, invoiceId=invoice, amount="50")
    await desk.do("removePackage", appointmentId=clinic.covered["free"])
    await desk.do("arriveAppointment", appointmentId=clinic.arrived)
    late = {"chargeFee": {"noShowFeeId": clinic.fee}}
    await desk.do("cancelAppointment", appointmentId=clinic.cancelled, late=late)
    await desk.do(
        "markNoShow",
        "appointment { id }",
        appointmentId=clinic.missed,
        resolution={"chargeFee": {"noShowFeeId": clinic.fee}},
    )
    await desk.do(
        "refundPackage",
        "patientPackage { id }",
        patientPackageId=clinic.ending["refunded"],
        amount="80.00",
        reason="Moved away",
    )
    await desk.do("refundPayment", "payment { id }", paymentId=clinic.payment, amount="1.00")
    twice = (await desk.receive(clinic.patient, "15.00"))["payment"]["id"]
    await desk.do("voidPayment", "payment { id }", paymentId=twice, reason="Typed twice")
    await desk.do(
        "updatePayment",
        "payment { id }",
        paymentId=clinic.payment,
        reference="Terminal 3, receipt 1205",
        reason="Mistyped",
    )


async def _adjusted(desk: FrontDesk, package: str) -> Mapping[str, str]:
    made = []
    for change in (2, 1, -1):
        given: Answer = {"patientPackageId": package, "change": change, "reason": "Goodwill"}
        made.append((await desk.do("adjustPackageUses", **given))["entry"]["id"])
    await desk.do("undoUseAdjustment", packageEntryId=made[2], reason="Mistyped")
    return {"package": package, "entry": made[0]}


async def _colleague(desk: FrontDesk, name: str, **more: Any) -> str:
    about = {"name": name, "email": "staff@example.org", "role": "PRACTITIONER", **more}
    made = await desk.do("createStaffMember", **about)
    return str(made["staffMember"]["id"])
