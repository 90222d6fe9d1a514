"""Clients of several desks that send each thing again, under its key, until they are told."""

from __future__ import annotations

import asyncio
import dataclasses
import random
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID, uuid4

import httpx

from gql_packages.errors import REFUSALS
from gql_packages.unit_of_work.idempotency import IdempotencyKey
from tests.concurrent_requests import heard
from tests.front_desk import Answer, FrontDesk, Ready, ready
from tests.mutation_documents import mutation_document

#: The connection to the server ended before its answer came.
CONNECTION = "CONNECTION_LOST"

#: After these nobody knows what became of it.
AMBIGUOUS = {"OUTCOME_UNKNOWN", "TIMEOUT", "IDEMPOTENCY_KEY_IN_USE", CONNECTION}

#: After these nothing was done: who sends it again may do so under another key.
UNDONE = {"BUSY", "OVERLOADED", "AUDIT_UNAVAILABLE"}

DEFINITIVE = {str(code) for code, kind in REFUSALS.items() if kind.is_definitive}

#: What each mutation makes one of in any case, and where its answer shows the id.
MADE: Mapping[str, Mapping[str, str | None]] = {
    "sellPackage": {
        "patient_package": "patientPackage",
        "invoice": "invoice",
        "payment": "payment",
        "payment_application": None,
        "SOLD": None,
    },
    "receivePayment": {"payment": "payment"},
    "bookAppointment": {"appointment": "appointment"},
    "redeemPackage": {"redemption": "redemption", "RESERVED": None},
    "removePackage": {"RELEASED": None},
    "arriveAppointment": {"invoice": "invoice"},
    "undoArrival": {},
    "refundPayment": {"payment_refund": None},
}

_LOOK = "query Look($id: ID!) { patientPackage(id: $id) { usesReserved } }"


@cache
def _document(mutation: str) -> str:
    shown = [f"{thing} {{ id }}" for thing in MADE[mutation].values() if thing]
    return mutation_document(mutation, " ".join(shown) or "__typename")


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
        return f"{self.mutation} under {self.keys}, told {self.told} after {dict(self.retried)}"

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


@dataclass
class Work:
    """What all clients have asked for and were told."""

    intents: list[Intent] = field(default_factory=list)
    done: int = 0
    #: how often somebody looked at a package, by what they were told
    looks: Counter[str] = field(default_factory=Counter)
    #: by patient: those who share a clinic use each other's
    packages: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def retried(self) -> Counter[str]:
        """How often something was sent again, by reason."""
        return sum((intent.retried for intent in self.intents), Counter())


async def new_clinic(desk: FrontDesk) -> Ready:
    """A clinic with a patient, and a package of four uses on offer."""
    return await ready(desk, "10.00", price="80.00", uses=4)


@dataclass(eq=False)
class Client:
    """One client of one clinic: one request at a time, each under a key of its own."""

    clinic: Ready
    work: Work
    http: httpx.AsyncClient
    chance: random.Random = field(default_factory=random.Random)
    renews_its_key_after: Collection[str] = ()
    #: when it asked, and when it was told, by time.monotonic
    served: list[tuple[float, float]] = field(default_factory=list)

    async def work_until(self, is_over: Callable[[], bool]) -> None:
        """Do one thing after the other; what was begun is finished."""
        while not is_over():
            packages = self.work.packages[self.clinic.patient][-6:]
            what = self.chance.random()
            if not packages or what < 0.2:
                await self.sell()
            elif what < 0.4:
                await self._do("receivePayment", patientId=self.clinic.patient, payment=_cash("7"))
            else:
                await self._see_a_patient(self.chance.choice(packages))

    async def sell(self) -> str:
        """Sell a package, and pay back some of what was given too much."""
        patient, offer = self.clinic.patient, self.clinic.offer
        sale = await self._do(
            "sellPackage", patientId=patient, packageId=offer, payment=_cash("100.00")
        )
        self.work.packages[patient].append(sale.id_of("patientPackage"))
        await self._do("refundPayment", paymentId=sale.id_of("payment"), amount="3")
        return sale.id_of("patientPackage")

    async def book(self) -> str:
        """An appointment on some day."""
        day = datetime.now(UTC) + timedelta(days=self.chance.randrange(300))
        booked = await self._do(
            "bookAppointment",
            patientId=self.clinic.patient,
            treatmentId=self.clinic.treatment,
            startsAt=day.isoformat(),
        )
        return booked.id_of("appointment")

    async def _see_a_patient(self, package: str) -> None:
        """A visit with a use of the package, if one is left. What is refused is told as well."""
        visit = {"appointmentId": await self.book()}
        redeemed = await self._do("redeemPackage", **visit, patientPackageId=package)
        if redeemed.is_done:
            await self._look(package)
        if self.chance.random() < 0.3:
            await self._do("removePackage", **visit)
            await self._do("redeemPackage", **visit, patientPackageId=package)
        await self._do("arriveAppointment", **visit)
        if self.chance.random() < 0.2:
            await self._do("undoArrival", **visit)

    async def _look(self, package: str) -> None:
        """See the use that is held; what cannot be seen now is not asked for again."""
        answer = await self._post(_LOOK, {"id": package})
        word = answer["errors"][0]["extensions"]["code"] if "errors" in answer else "DONE"
        assert word in {"DONE", *AMBIGUOUS, *UNDONE}, answer
        assert word != "DONE" or answer["data"]["patientPackage"]["usesReserved"] > 0
        self.work.looks[word] += 1

    async def _do(self, mutation: str, **given: Any) -> Intent:
        """Send it until it is told what became of it."""
        intent = Intent(self.clinic.desk, mutation, given)
        self.work.intents.append(intent)
        while True:
            asked_at = time.monotonic()
            input_ = {**given, "idempotencyKey": intent.keys[-1]}
            answer = await self._post(_document(mutation), {"input": input_})
            word = heard(answer)
            if word == "DONE" or word in DEFINITIVE:
                break
            assert word in AMBIGUOUS | UNDONE, f"{mutation} heard {word}: {answer}"
            if word in self.renews_its_key_after and AMBIGUOUS.isdisjoint(intent.retried):
                intent.keys.append(_new_key())
            intent.retried[word] += 1
            await asyncio.sleep(self.chance.uniform(0.02, 0.2))
        intent.told, intent.answer = word, answer["data"][mutation]
        self.work.done += intent.is_done
        self.served.append((asked_at, time.monotonic()))
        return intent

    async def _post(self, document: str, variables: Answer) -> Answer:
        desk = dataclasses.replace(self.clinic.desk, http=self.http)
        try:
            return await desk.post(document, variables)
        except httpx.TransportError:
            return {"errors": [{"extensions": {"code": CONNECTION}}]}


def _cash(amount: str) -> Answer:
    return {"amount": amount, "method": "CASH"}


@asynccontextmanager
async def at_work(clients: Collection[Client]) -> AsyncIterator[None]:
    """Let them work until the block ends, and finish what they have begun."""
    is_over = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for client in clients:
            group.create_task(client.work_until(is_over.is_set))
        try:
            yield
        finally:
            is_over.set()
