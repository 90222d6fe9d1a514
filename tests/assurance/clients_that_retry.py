"""Clients of several desks that send each thing again, under its key, until they are told."""

from __future__ import annotations

import asyncio
import dataclasses
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID, uuid4

import httpx

from gql_packages.errors import REFUSALS
from gql_packages.unit_of_work.idempotency import IdempotencyKey
from tests.concurrent_requests import heard
from tests.front_desk import Answer, FrontDesk
from tests.mutation_documents import mutation_document

#: The connection to the server ended before its answer came.
CONNECTION = "CONNECTION_LOST"

#: After these nobody knows what became of it.
AMBIGUOUS = {"OUTCOME_UNKNOWN", "TIMEOUT", "IDEMPOTENCY_KEY_IN_USE", CONNECTION}

#: After these nothing was done: who sends it again may do so under another key.
UNDONE = {"BUSY", "OVERLOADED", "AUDIT_UNAVAILABLE"}

DEFINITIVE = {str(code) for code, kind in REFUSALS.items() if kind.is_definitive}

PRICE, PAID, USES = "80.00", "100.00", 4

_SHOWN = {
    "sellPackage": "patientPackage { id } invoice { id } payment { id }",
    "receivePayment": "payment { id }",
    "bookAppointment": "appointment { id }",
    "redeemPackage": "redemption { id }",
    "removePackage": "appointment { id }",
    "arriveAppointment": "invoice { id }",
    "undoArrival": "appointment { id }",
    "refundPayment": "payment { id }",
}

_document = cache(mutation_document)


def _new_key() -> str:
    return f"crash-{uuid4()}"


@dataclass
class Intent:
    """One thing that somebody means to do once, and what they were told at last."""

    desk: FrontDesk
    mutation: str
    given: dict[str, Any]
    keys: list[str] = field(default_factory=lambda: [_new_key()])
    #: "DONE", or the code of the refusal
    told: str | None = None
    answer: Answer = field(default_factory=dict)
    retried: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        return f"{self.mutation} under {self.keys}, told {self.told}"

    @property
    def is_done(self) -> bool:
        return self.told == "DONE"

    @property
    def request_ids(self) -> list[UUID]:
        """What the rows carry that were made for it; the last key's stands last."""
        return [
            IdempotencyKey(self.desk.principal, key, self.mutation, b"").request_id
            for key in self.keys
        ]

    def id_of(self, thing: str) -> str:
        """The id of something that the answer shows."""
        return str(self.answer[thing]["id"])


class Work:
    """What all clients have asked for and were told."""

    def __init__(self) -> None:
        self.intents: list[Intent] = []
        self.done = 0
        #: called with each client that was served, and when it had asked (by time.monotonic)
        self.on_served: Callable[[Client, float], None] = lambda client, asked_at: None

    @property
    def retried(self) -> Counter[str]:
        """How often something was sent again, by reason."""
        return sum((intent.retried for intent in self.intents), Counter())


@dataclass
class Clinic:
    """A clinic whose clients share its patient and the packages sold to him."""

    desk: FrontDesk
    patient: str
    treatment: str
    offer: str
    packages: list[str] = field(default_factory=list)


async def furnished(desk: FrontDesk) -> Clinic:
    """A clinic with a patient, and a package of four uses on offer."""
    treatment = await desk.treatment()
    offer = await desk.offer(treatment, "10.00", price=PRICE, uses=USES)
    return Clinic(desk, await desk.patient(), treatment, offer)


class Client:
    """One client of one clinic: one request at a time, each under a key of its own."""

    def __init__(
        self,
        clinic: Clinic,
        work: Work,
        chance: random.Random,
        *,
        renews_its_key_after: set[str],
    ) -> None:
        self.clinic = clinic
        self._work = work
        self._chance = chance
        self._renews_its_key_after = renews_its_key_after
        self._desk = clinic.desk

    async def work_until(self, is_over: Callable[[], bool], http: httpx.AsyncClient | None) -> None:
        """Sell packages, use them and take money, at that server, again and again."""
        self._desk = dataclasses.replace(self.clinic.desk, http=http)
        while not is_over():
            packages = self.clinic.packages[-6:]
            what = self._chance.random()
            if not packages or what < 0.2:
                await self._sell()
            elif what < 0.4:
                await self._do("receivePayment", patientId=self.clinic.patient, payment=_cash("7"))
            else:
                await self._see_a_patient(self._chance.choice(packages))

    async def _sell(self) -> None:
        clinic = self.clinic
        sale = await self._do(
            "sellPackage",
            patientId=clinic.patient,
            packageId=clinic.offer,
            payment=_cash(PAID),
        )
        clinic.packages.append(sale.id_of("patientPackage"))
        await self._do("refundPayment", paymentId=sale.id_of("payment"), amount="3")

    async def _see_a_patient(self, package: str) -> None:
        """A visit with a use of the package, if one is left. What is refused is told as well."""
        day = datetime.now(UTC) + timedelta(days=self._chance.randrange(300))
        booked = await self._do(
            "bookAppointment",
            patientId=self.clinic.patient,
            treatmentId=self.clinic.treatment,
            startsAt=day.isoformat(),
        )
        visit = booked.id_of("appointment")
        await self._do("redeemPackage", appointmentId=visit, patientPackageId=package)
        if self._chance.random() < 0.3:
            await self._do("removePackage", appointmentId=visit)
            await self._do("redeemPackage", appointmentId=visit, patientPackageId=package)
        await self._do("arriveAppointment", appointmentId=visit)
        if self._chance.random() < 0.2:
            await self._do("undoArrival", appointmentId=visit)

    async def _do(self, mutation: str, **given: Any) -> Intent:
        """Send it until it is told what became of it."""
        intent = Intent(self._desk, mutation, given)
        self._work.intents.append(intent)
        while True:
            asked_at = time.monotonic()
            word, answer = await self._send(intent)
            if word == "DONE" or word in DEFINITIVE:
                break
            assert word in AMBIGUOUS | UNDONE, f"{mutation} heard {word}: {answer}"
            if word in self._renews_its_key_after and AMBIGUOUS.isdisjoint(intent.retried):
                intent.keys.append(_new_key())
            intent.retried[word] += 1
            await asyncio.sleep(self._chance.uniform(0.02, 0.2))
        intent.told, intent.answer = word, answer
        self._work.done += intent.is_done
        self._work.on_served(self, asked_at)
        return intent

    async def _send(self, intent: Intent) -> tuple[str, Answer]:
        given = {**intent.given, "idempotencyKey": intent.keys[-1]}
        document = _document(intent.mutation, _SHOWN[intent.mutation])
        try:
            answer = await intent.desk.post(document, {"input": given})
        except httpx.TransportError:
            return CONNECTION, {}
        word = heard(answer)
        return word, answer["data"][intent.mutation] if word == "DONE" else answer


def _cash(amount: str) -> Answer:
    return {"amount": amount, "method": "CASH"}
