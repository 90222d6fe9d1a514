"""Rows that mutations lock, by name: of a paid package with visits, invoices and payments."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from tests.concurrent_requests import APPOINTMENT, INVOICE, NUMBERS, PACKAGE, PAYMENT, plain
from tests.front_desk import Ready

PATIENT = "SELECT FROM patient WHERE id = $1 FOR NO KEY UPDATE"
OFFER = "SELECT FROM package WHERE id = $1 FOR NO KEY UPDATE"

#: How each row is locked. The package is reserved for `booked` and redeemed on `arrived`.
LOCKS: Mapping[str, str] = {
    **dict.fromkeys(["booked", "arrived", "bare", "bare arrived"], APPOINTMENT),
    **dict.fromkeys(["package", "other package"], PACKAGE),
    #: of the arrived visits, of the package's sale, and of a sale that nobody paid
    **dict.fromkeys(["bill", "bare bill", "sale", "unpaid"], INVOICE),
    **dict.fromkeys(["payment", "credit"], PAYMENT),
    "offer": OFFER,
    "patient": PATIENT,
    "numbers": NUMBERS,
}

Given = Callable[[Mapping[str, Any]], dict[str, Any]]


@dataclass(frozen=True)
class LockedRows:
    """The ids of the rows by name, and of their patient and treatment."""

    clinic: Ready
    ids: Mapping[str, Any]

    @classmethod
    async def of(cls, clinic: Ready) -> Self:
        desk = clinic.desk
        booked, arrived = await clinic.use(), await clinic.use("2026-03-11T17:00:00Z")
        bare, bare_arrived = [await desk.book(clinic.patient, clinic.treatment) for _ in range(2)]
        bill, bare_bill = [
            (await desk.do("arriveAppointment", appointmentId=visit["id"]))["invoice"]
            for visit in (arrived, bare_arrived)
        ]
        other = await desk.sell(clinic.patient, clinic.offer)
        money = {"amount": "50", "method": "CASH"}
        credit = await desk.do("receivePayment", patientId=clinic.patient, payment=money)
        ids = {
            **{"booked": booked["id"], "arrived": arrived["id"]},
            **{"bare": bare["id"], "bare arrived": bare_arrived["id"]},
            **{"package": clinic.package, "other package": other["patientPackage"]["id"]},
            **{"bill": bill["id"], "bare bill": bare_bill["id"]},
            **{"sale": clinic.invoice, "unpaid": other["invoice"]["id"]},
            **{"payment": clinic.payment, "credit": credit["payment"]["id"]},
            **{"offer": clinic.offer, "numbers": desk.principal.clinic_id},
            **{"patient": clinic.patient, "treatment": clinic.treatment},
        }
        return cls(clinic, ids)

    def lock(self, name: str) -> tuple[str, Any]:
        """The statement that locks a row, and the row's key."""
        return LOCKS[name], self.key(name)

    def key(self, name: str) -> Any:
        return plain(self.ids[name])


def visit(name: str, **more: Any) -> Given:
    return lambda ids: {"appointmentId": ids[name], **more}


#: The visit that was booked is missed, and costs the use that it held.
MISS = visit("booked", resolution={"redeemPackage": {}})


def redeem(name: str) -> Given:
    return lambda ids: {"appointmentId": ids[name], "patientPackageId": ids["package"]}


def package(name: str = "package", **more: Any) -> Given:
    return lambda ids: {"patientPackageId": ids[name], **more}


def sides(payment: str, invoice: str) -> Given:
    return lambda ids: {"paymentId": ids[payment], "invoiceId": ids[invoice]}


def sale(ids: Mapping[str, Any]) -> dict[str, Any]:
    return {"patientId": ids["patient"], "packageId": ids["offer"]}
