"""Many desks at one small clinic do anything at all, all at once, and everything adds up.

Two seconds in the gate; `make races` goes on for as many as GQL_PACKAGES_RACES says.
"""

import asyncio
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from time import monotonic
from typing import Any

from gql_packages.database.connect import connected
from tests.concurrent_requests import ask, heard
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk

SECONDS = float(os.environ.get("GQL_PACKAGES_RACES", "2"))
DESKS = 10

_CONNECTED = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND application_name = 'gql-packages'
"""

#: What a desk may hear of a change that came too late, besides DONE: nothing of a mistake of ours.
REFUSALS = {
    "ALREADY_COVERED",
    "NOT_COVERED",
    "WRONG_STATUS",
    "PACKAGE_USED_UP",
    "NOT_FULLY_PAID",
    "OTHER_PATIENT",
    "PAYMENT_APPLIED",
    "AMOUNT_OUT_OF_RANGE",
    "NOT_FOUND",
    "PACKAGE_REFUNDED",
    "PACKAGE_EXPIRED",
    "PAST_EXPIRY",
    "EXPIRY_BEFORE_BOOKINGS",
    "USES_REDEEMED",
}


@dataclass
class Clinic:
    """Few patients, packages of two uses, and visits: everybody wants the same."""

    desk: FrontDesk
    random: Random
    treatment: str
    offer: str
    fee: dict[str, str]
    patients: list[str]
    things: dict[str, list[str]] = field(default_factory=dict)

    def any(self, kind: str) -> str:
        return self.random.choice(self.things[kind])

    def keep(self, answer: Any) -> None:
        """Remember what was made, so that others can want it too."""
        for kind in ("patientPackage", "appointment", "invoice", "payment"):
            if isinstance(thing := answer.get(kind), dict):
                kept = self.things.setdefault(kind, [])
                kept.append(thing["id"])
                del kept[:-6]

    def requests(self) -> dict[str, Callable[[], dict[str, Any]]]:
        """The input of each mutation, chosen anew."""
        return {
            "sellPackage": lambda: {
                "patientId": self.random.choice(self.patients),
                "packageId": self.offer,
                "payment": {"amount": self.random.choice(["10", "20", "30"]), "method": "CARD"},
            },
            "bookAppointment": lambda: {
                "patientId": self.random.choice(self.patients),
                "treatmentId": self.treatment,
                "startsAt": "2026-03-10T17:00:00Z",
                "usePreselected": self.random.random() < 0.5,
            },
            "redeemPackage": lambda: {
                "appointmentId": self.any("appointment"),
                "patientPackageId": self.any("patientPackage"),
            },
            "removePackage": self._visit,
            "arriveAppointment": self._visit,
            "undoArrival": self._visit,
            "cancelAppointment": lambda: {
                **self._visit(),
                "late": self.random.choice([None, {"redeemPackage": {}}, {"chargeNothing": True}]),
            },
            "rescheduleAppointment": lambda: {
                **self._visit(),
                "startsAt": "2026-03-12T17:00:00Z",
            },
            "updateAppointment": lambda: {
                **self._visit(),
                "treatmentId": self.treatment,
                "note": self.random.choice([None, "Prefers mornings"]),
            },
            "updatePackageSale": lambda: {
                **self._package(),
                "staffMemberId": self.random.choice([None, self.desk.staff_member]),
            },
            "receivePayment": lambda: {
                "patientId": self.patients[0],
                "payment": {"amount": "5", "method": "CASH"},
                "invoiceIds": list({self.any("invoice"), self.any("invoice")}),
            },
            "applyPayment": self._money,
            "unapplyPayment": self._money,
            "refundPayment": lambda: {"paymentId": self.any("payment"), "amount": "1"},
            "markNoShow": lambda: {
                **self._visit(),
                "resolution": self.random.choice(
                    [{"redeemPackage": {}}, {"chargeNothing": True}, {"chargeFee": self.fee}]
                ),
            },
            "undoNoShow": self._visit,
            "undoCancellation": self._visit,
            "refundPackage": lambda: {**self._package(), "amount": "0"},
            "deletePackageSale": self._package,
            "changePackageExpiry": lambda: {
                **self._package(),
                "expiresOn": self.random.choice(["2026-03-11", "2026-12-31", None]),
            },
            "updatePackage": lambda: {
                "packageId": self.offer,
                "eligibleItems": [
                    {"treatmentId": self.treatment, "patientPays": self.random.choice(["0", "5"])}
                ],
            },
        }

    def _visit(self) -> dict[str, Any]:
        return {"appointmentId": self.any("appointment")}

    def _package(self) -> dict[str, Any]:
        return {"patientPackageId": self.any("patientPackage")}

    def _money(self) -> dict[str, Any]:
        return {"paymentId": self.any("payment"), "invoiceId": self.any("invoice")}


async def open_early(desk: FrontDesk) -> Clinic:
    treatment = await desk.treatment()
    offer = await desk.offer(treatment, price="20.00", uses=2)
    patients = [await desk.patient("Noor", name) for name in ("Haddad", "Khan")]
    fee = (await desk.do("createNoShowFee", name="Missed", amount="5"))["noShowFee"]["id"]
    random = Random(20260302)
    clinic = Clinic(desk, random, treatment, offer, {"noShowFeeId": fee}, patients)
    for patient in patients:
        clinic.keep(await desk.sell(patient, offer, pay="20"))
        clinic.keep({"appointment": await desk.book(patient, treatment)})
    return clinic


async def work(clinic: Clinic, until: float, words: Counter[str]) -> None:
    requests = clinic.requests()
    # What is sold and booked is what the others want, so there is more of that.
    mutations = [*requests, *["sellPackage", "bookAppointment", "redeemPackage"] * 3]
    while monotonic() < until:
        mutation = clinic.random.choice(mutations)
        answer = await ask(clinic.desk, mutation, **requests[mutation]())
        words[heard(answer)] += 1
        if heard(answer) == "DONE":
            clinic.keep(answer["data"][mutation])


async def test_a_busy_morning(desk: FrontDesk, database_urls: DatabaseUrls) -> None:
    clinic, words = await open_early(desk), Counter[str]()
    until = monotonic() + SECONDS

    await asyncio.gather(*(work(clinic, until, words) for _ in range(DESKS)))

    # That the rows add up is asked of every module's database at its end.
    assert set(words) - REFUSALS == {"DONE"}, words
    assert words.total() > 5 * SECONDS
    assert await deadlocks(desk, database_urls) == 0, "locks are not taken in the one order"


async def deadlocks(desk: FrontDesk, urls: DatabaseUrls) -> int:
    """How many the server has broken. Each connection tells what it counted when it ends."""
    await desk.database.close()
    async with connected(urls.superuser) as connection:
        while await connection.fetchval(_CONNECTED):
            await asyncio.sleep(0.01)
        counted: int = await connection.fetchval(
            "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
        )
    return counted
