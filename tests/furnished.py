"""A clinic in which there is something of every kind, and a valid input for every mutation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from tests.front_desk import FrontDesk
from tests.schema_walk import Answer

CARD = {"method": "CARD", "reference": "Terminal 3, receipt 1204"}


@dataclass
class Furnished:
    """A clinic, as its owner sees it, and the ids of what is in it.

    Each mutation has things of its own to change, so that the valid inputs do not get in each
    other's way.
    """

    desk: FrontDesk
    treatment: str
    fee: str
    colleague: str
    patient: str
    offer: str
    spare: Mapping[str, str]
    package: str
    invoice: str
    payment: str
    unpaid_invoice: str
    #: of a sale that nothing else depends on
    paid_invoice: str
    full_payment: str
    booked: Mapping[str, str]
    covered: Mapping[str, str]
    arrived: str
    missed: str
    #: packages that end: one is refunded, one is about to be, one was a mistake
    ending: Mapping[str, str]

    def valid_input(self, mutation: str) -> Answer:
        """The mutation's input, under a key of its own."""
        given = VALID_INPUT[mutation](self)
        if "idempotencyKey" in given:
            given["idempotencyKey"] = f"valid-{uuid4()}"
        return given


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
        fee=fee,
        colleague=colleague,
        patient=patient,
        offer=offer,
        spare={
            "treatment": await desk.treatment("Spare"),
            "fee": (await desk.do("createNoShowFee", name="Spare", amount="1"))["noShowFee"]["id"],
            "colleague": await _colleague(desk, "Spare Colleague"),
            "patient": await desk.patient("Spare", "Patient"),
            "offer": await desk.offer(treatment, name="Spare"),
        },
        package=package,
        invoice=sale["invoice"]["id"],
        payment=sale["payment"]["id"],
        unpaid_invoice=unpaid["invoice"]["id"],
        paid_invoice=paid["invoice"]["id"],
        full_payment=paid["payment"]["id"],
        booked={verb: await visit() for verb in ("move", "cancel", "redeem", "sell", "miss")},
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
        ending=ending,
    )
    await _let_things_happen(desk, furnished)
    return furnished


async def _let_things_happen(desk: FrontDesk, clinic: Furnished) -> None:
    for payment, invoice in (
        (clinic.payment, clinic.invoice),
        (clinic.full_payment, clinic.paid_invoice),
    ):
        for verb in ("unapplyPayment", "applyPayment"):
            await desk.do(verb, paymentId=payment, invoiceId=invoice, amount="50")
    await desk.do("removePackage", appointmentId=clinic.covered["free"])
    await desk.do("arriveAppointment", appointmentId=clinic.arrived)
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


async def _colleague(desk: FrontDesk, name: str) -> str:
    made = await desk.do(
        "createStaffMember", name=name, email="staff@example.org", role="PRACTITIONER"
    )
    return str(made["staffMember"]["id"])


def _treatment(_: Furnished) -> Answer:
    return {"name": "Acupuncture", "kind": "CLASS", "durationMinutes": 45, "price": "70.00"}


def _offer(clinic: Furnished) -> Answer:
    return {
        "name": "Five classes",
        "price": "100.00",
        "uses": 5,
        "validForDays": 90,
        "eligibleItems": [{"treatmentId": clinic.treatment, "patientPays": "5.00"}],
    }


def _person() -> Answer:
    return {"firstName": "Ana", "lastName": "Sousa", "email": "a@example.org", "phone": "604"}


def _member() -> Answer:
    return {"name": "Sam Staff", "email": "sam@example.org", "role": "SUPPORT"}


def _fee() -> Answer:
    return {"name": "Late", "amount": "20.00"}


#: A valid input for every mutation, with its optional fields. A new mutation adds its line here.
VALID_INPUT: Mapping[str, Callable[[Furnished], Answer]] = {
    "createTreatment": _treatment,
    "updateTreatment": lambda c: {
        "treatmentId": c.treatment,
        "expectedVersion": 1,
        **_treatment(c),
    },
    "archiveTreatment": lambda c: {"treatmentId": c.spare["treatment"], "archived": True},
    "createNoShowFee": lambda _: _fee(),
    "updateNoShowFee": lambda c: {"noShowFeeId": c.fee, "expectedVersion": 1, **_fee()},
    "archiveNoShowFee": lambda c: {"noShowFeeId": c.spare["fee"], "archived": True},
    "createPackage": _offer,
    "updatePackage": lambda c: {"packageId": c.offer, "expectedVersion": 1, **_offer(c)},
    "archivePackage": lambda c: {"packageId": c.spare["offer"], "archived": True},
    "createStaffMember": lambda _: _member(),
    "updateStaffMember": lambda c: {
        "staffMemberId": c.colleague,
        "expectedVersion": 1,
        **_member(),
    },
    "archiveStaffMember": lambda c: {"staffMemberId": c.spare["colleague"], "archived": True},
    "createPatient": lambda _: _person(),
    "updatePatient": lambda c: {"patientId": c.patient, "expectedVersion": 1, **_person()},
    "archivePatient": lambda c: {"patientId": c.spare["patient"], "archived": True},
    "sellPackage": lambda c: {
        "patientId": c.patient,
        "packageId": c.offer,
        "staffMemberId": c.colleague,
        "origin": "APPOINTMENT",
        "appointmentId": c.booked["sell"],
        "payment": {**CARD, "amount": "100.00"},
        "idempotencyKey": "",
    },
    "receivePayment": lambda c: {
        "patientId": c.patient,
        "payment": {**CARD, "amount": "30.00"},
        "invoiceIds": [c.unpaid_invoice],
        "idempotencyKey": "",
    },
    "applyPayment": lambda c: {
        "paymentId": c.payment,
        "invoiceId": c.unpaid_invoice,
        "amount": "40.00",
        "idempotencyKey": "",
    },
    "unapplyPayment": lambda c: {
        "paymentId": c.full_payment,
        "invoiceId": c.paid_invoice,
        "amount": None,
        "idempotencyKey": "",
    },
    "bookAppointment": lambda c: {
        "patientId": c.patient,
        "treatmentId": c.treatment,
        "practitionerId": c.colleague,
        "startsAt": "2026-04-01T16:00:00Z",
        "patientPackageId": c.package,
        "usePreselected": False,
        "idempotencyKey": "",
    },
    "rescheduleAppointment": lambda c: {
        "appointmentId": c.booked["move"],
        "startsAt": "2026-04-02T16:00:00Z",
        "expectedVersion": 1,
    },
    "cancelAppointment": lambda c: {"appointmentId": c.booked["cancel"]},
    "redeemPackage": lambda c: {
        "appointmentId": c.booked["redeem"],
        "patientPackageId": c.package,
        "idempotencyKey": "",
    },
    "removePackage": lambda c: {"appointmentId": c.covered["remove"], "idempotencyKey": ""},
    "arriveAppointment": lambda c: {"appointmentId": c.covered["arrive"], "idempotencyKey": ""},
    "markNoShow": lambda c: {
        "appointmentId": c.booked["miss"],
        "resolution": {"redeemPackage": {"patientPackageId": c.package}},
        "idempotencyKey": "",
    },
    "undoNoShow": lambda c: {"appointmentId": c.missed, "idempotencyKey": ""},
    "changePackageExpiry": lambda c: {
        "patientPackageId": c.package,
        "expiresOn": "2026-06-30",
        "reason": "A long illness",
        "expectedVersion": None,
        "idempotencyKey": "",
    },
    "refundPackage": lambda c: {
        "patientPackageId": c.ending["refund"],
        "amount": "100.00",
        "reason": "Moved away",
        "expectedVersion": None,
        "idempotencyKey": "",
    },
    "deletePackageSale": lambda c: {
        "patientPackageId": c.ending["delete"],
        "reason": "Wrong patient",
        "idempotencyKey": "",
    },
    "refundPayment": lambda c: {
        "paymentId": c.payment,
        "amount": "5.00",
        "method": "CASH",
        "idempotencyKey": "",
    },
    "undoArrival": lambda c: {"appointmentId": c.arrived, "idempotencyKey": ""},
}
