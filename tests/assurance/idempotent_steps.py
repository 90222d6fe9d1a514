"""All that is done under a key, one thing after the other, on a clinic of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tests.clinic_database import ClinicDatabase
from tests.front_desk import Answer, FrontDesk, open_clinic

CARD = {"method": "CARD"}

#: Ids by what they are of, as far as they are known by then.
Known = dict[str, str]


@dataclass(frozen=True)
class Step:
    """One mutation, and the ids in its payload that later steps are about."""

    mutation: str
    given: Callable[[Known], Answer]
    #: the thing in the payload, and what it is known as
    makes: Mapping[str, str] = field(default_factory=dict)

    def learn(self, known: Known, payload: Answer) -> None:
        known |= {name: payload[thing]["id"] for thing, name in self.makes.items()}


def _days_on(days: int) -> datetime:
    return datetime.now(UTC) + timedelta(days=days)


#: Every mutation that takes a key; a new one adds its line here.
STEPS: Sequence[Step] = [
    Step(
        "sellPackage",
        lambda known: {
            "patientId": known["patient"],
            "packageId": known["offer"],
            "payment": {**CARD, "amount": "800"},
        },
        {"patientPackage": "package"},
    ),
    Step(
        "bookAppointment",
        lambda known: {
            "patientId": known["patient"],
            "treatmentId": known["treatment"],
            "startsAt": known["next week"],
        },
        {"appointment": "visit"},
    ),
    Step(
        "redeemPackage",
        lambda known: {"appointmentId": known["visit"], "patientPackageId": known["package"]},
    ),
    Step("removePackage", lambda known: {"appointmentId": known["visit"]}),
    Step(
        "markNoShow",
        lambda known: {
            "appointmentId": known["visit"],
            "resolution": {"redeemPackage": {"patientPackageId": known["package"]}},
        },
    ),
    Step("undoNoShow", lambda known: {"appointmentId": known["visit"]}),
    Step("arriveAppointment", lambda known: {"appointmentId": known["visit"]}),
    Step("undoArrival", lambda known: {"appointmentId": known["visit"]}),
    Step(
        "changePackageExpiry",
        lambda known: {"patientPackageId": known["package"], "expiresOn": known["next year"]},
    ),
    Step(
        "refundPackage",
        lambda known: {"patientPackageId": known["package"], "reason": "Moved away"},
    ),
    Step(
        "receivePayment",
        lambda known: {"patientId": known["patient"], "payment": {**CARD, "amount": "100"}},
        {"payment": "payment"},
    ),
    Step(
        "sellPackage",
        lambda known: {"patientId": known["patient"], "packageId": known["offer"]},
        {"patientPackage": "unpaid package", "invoice": "unpaid invoice"},
    ),
    Step(
        "applyPayment",
        lambda known: {
            "paymentId": known["payment"],
            "invoiceId": known["unpaid invoice"],
            "amount": "40",
        },
    ),
    Step(
        "unapplyPayment",
        lambda known: {"paymentId": known["payment"], "invoiceId": known["unpaid invoice"]},
    ),
    Step("refundPayment", lambda known: {"paymentId": known["payment"], "amount": "5"}),
    Step("deletePackageSale", lambda known: {"patientPackageId": known["unpaid package"]}),
]


async def new_clinic(database: ClinicDatabase) -> tuple[FrontDesk, Known]:
    """A new clinic on the clock of the machine, with what the first step is about."""
    desk = await open_clinic(database, now=datetime.now(UTC))
    treatment = await desk.treatment()
    return desk, {
        "treatment": treatment,
        "patient": await desk.patient(),
        "offer": await desk.offer(treatment),
        "next week": _days_on(7).isoformat(),
        "next year": _days_on(800).date().isoformat(),
    }
