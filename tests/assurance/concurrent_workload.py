"""Desks that sell, book, redeem and look, one thing after the other, and remember what was said."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx

from gql_packages.database.connect import connected
from tests.clinic_database import ClinicDatabase
from tests.concurrent_requests import ask, heard, plain
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, FrontDesk, open_clinic
from tests.running_server import Served

LOOK = "query Look($id: ID!) { patientPackage(id: $id) { usesReserved } }"


@dataclass
class BusyDesk:
    """One desk of a clinic of its own, so that it waits for nobody."""

    desk: FrontDesk
    treatment: str
    offer: str
    patient: str
    sold: list[str] = field(default_factory=list)
    redeemed: list[str] = field(default_factory=list)
    asked: int = 0
    failures: list[str] = field(default_factory=list)

    async def turn(self) -> None:
        """Sell a package, book a visit, use the package for it, and look."""
        payment = {"amount": "800.00", "method": "CARD"}
        sold = await self._do(
            "sellPackage", patientId=self.patient, packageId=self.offer, payment=payment
        )
        booked = await self.visit()
        if sold is None or booked is None:
            return
        package = sold["patientPackage"]["id"]
        self.sold.append(package)
        if used := await self._do("redeemPackage", appointmentId=booked, patientPackageId=package):
            self.redeemed.append(used["redemption"]["id"])
            await self._look(package)

    async def visit(self) -> str | None:
        """An appointment at a time of its own."""
        starts_at = datetime.now(UTC) + timedelta(days=1, hours=self.asked)
        booked = await self._do(
            "bookAppointment",
            patientId=self.patient,
            treatmentId=self.treatment,
            startsAt=starts_at.isoformat(timespec="seconds"),
        )
        return None if booked is None else str(booked["appointment"]["id"])

    async def _do(self, mutation: str, **given: Any) -> Answer | None:
        try:
            self.asked += 1
            answer = await ask(self.desk, mutation, **given)
        except (httpx.HTTPError, ValueError) as error:
            self.failures.append(f"{mutation}: {error!r}")
            return None
        if heard(answer) != "DONE":
            self.failures.append(f"{mutation}: {heard(answer)}")
            return None
        payload: Answer = answer["data"][mutation]
        return payload

    async def _look(self, package: str) -> None:
        try:
            self.asked += 1
            answer = await self.desk.post(LOOK, {"id": package})
        except (httpx.HTTPError, ValueError) as error:
            self.failures.append(f"look: {error!r}")
            return
        if answer != {"data": {"patientPackage": {"usesReserved": 1}}}:
            self.failures.append(f"look: {answer}")


async def busy_desk(database: ClinicDatabase, server: Served, http: httpx.AsyncClient) -> BusyDesk:
    """A desk that reaches the servers through `http`."""
    desk = await open_clinic(database)
    treatment = await desk.treatment()
    offer, patient = await desk.offer(treatment), await desk.patient()
    served = dataclasses.replace(desk, http=http, token=server.token(desk.principal))
    return BusyDesk(served, treatment, offer, patient)


@asynccontextmanager
async def at_work(desks: Sequence[BusyDesk]) -> AsyncIterator[None]:
    """Let them work until the block ends, and finish what they have begun."""
    is_over = asyncio.Event()

    async def work(desk: BusyDesk) -> None:
        while not is_over.is_set():
            await desk.turn()

    working = [asyncio.create_task(work(desk)) for desk in desks]
    try:
        yield
    finally:
        is_over.set()
        await asyncio.gather(*working)


async def kept(urls: DatabaseUrls, desks: Sequence[BusyDesk]) -> bool:
    """Whether exactly what they were told is in the database."""
    async with connected(urls.superuser) as connection:
        for table, told in (
            ("patient_package", [key for desk in desks for key in desk.sold]),
            ("redemption", [key for desk in desks for key in desk.redeemed]),
        ):
            clinics = [desk.desk.principal.clinic_id for desk in desks]
            rows = await connection.fetch(
                f"SELECT id FROM {table} WHERE clinic_id = ANY($1)", clinics
            )
            found: list[UUID] = [row["id"] for row in rows]
            if sorted(found) != sorted(plain(key) for key in told):
                return False
    return True
