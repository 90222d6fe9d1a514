"""Measures what it costs a mutation to be told to those who listen.

    python -m bench.notify

In turns, with and without it: a visit is booked and cancelled again, by one desk and by sixteen at
once; and, since there the work in Python takes longest, sixteen connections that only write a row
and commit. The server writes to the disk as in production.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import cast
from uuid import UUID

import asyncpg
import uvloop

from gql_packages.audit.batch_writer import AuditBatchWriter
from gql_packages.database.migration_runner import migrate
from gql_packages.database.pool import Database
from gql_packages.dev.embedded_postgres import OWNER_ROLE, running
from gql_packages.domain.enums import TreatmentKind
from gql_packages.domain.permissions import Principal
from gql_packages.events.change_notification import Changes
from gql_packages.models.registry import register_models
from gql_packages.services.book_appointment import NewAppointment, book_appointment
from gql_packages.services.cancel_appointment import cancel_appointment
from gql_packages.services.create_clinic import create_clinic
from gql_packages.services.create_patient import create_patient
from gql_packages.services.create_treatment import create_treatment
from gql_packages.unit_of_work.unit_of_work import Request, perform
from tests.cli_and_server.serve_process import passable_directory

NOW = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
DESKS = 16

Part = Callable[[int], Awaitable[None]]


def _say_nothing(_: Changes) -> bool:
    """In place of whether there is something to be told."""
    return False


class Clinic:
    """A clinic with a patient for each desk."""

    def __init__(self, database: Database, owner: Principal) -> None:
        self.database = database
        self.audit = AuditBatchWriter(database)
        self.owner = owner
        self.treatment = UUID(int=0)
        self.patients: list[UUID] = []

    async def do(self, operation: str, verb: Callable[..., Awaitable[object]]) -> object:
        """One mutation."""
        request = Request(principal=self.owner, operation=operation, permission=None, now=NOW)
        return await perform(self.database, self.audit, request, verb, object)

    async def furnish(self) -> None:
        """A treatment, and the patients."""
        made = await self.do(
            "createTreatment",
            lambda work: create_treatment(
                work,
                name="Massage",
                kind=TreatmentKind.TREATMENT,
                duration_minutes=60,
                price=Decimal(90),
            ),
        )
        self.treatment = cast(UUID, made)
        for number in range(DESKS):
            made = await self.do(
                "createPatient",
                lambda work, number=number: create_patient(
                    work, first_name="Noor", last_name=f"Haddad {number}"
                ),
            )
            self.patients.append(made.patient_id)  # type: ignore[attr-defined]

    async def book_and_cancel(self, desk: int, times: int) -> None:
        """Two mutations, so many times."""
        booking = NewAppointment(
            patient_id=self.patients[desk],
            treatment_id=self.treatment,
            starts_at=NOW + timedelta(days=8),
        )
        for _ in range(times):
            made = await self.do("bookAppointment", lambda work: book_appointment(work, booking))
            visit = made.appointment_id  # type: ignore[attr-defined]
            await self.do(
                "cancelAppointment",
                lambda work, visit=visit: cancel_appointment(work, appointment_id=visit),
            )


async def compared(name: str, count: int, told: Part, silent: Part, rounds: int) -> None:
    """Both in turns; prints what each takes for one, and how many times as long the first takes."""
    took: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for part, times in zip((told, silent), took, strict=True):
            began = time.perf_counter()
            await part(count)
            times.append((time.perf_counter() - began) / count * 1000)
    with_it, without = map(statistics.median, took)
    ratios = [one / other for one, other in zip(*took, strict=True)]
    print(
        f"{name}: {with_it:.3f} ms each with, {without:.3f} ms without:"
        f" {statistics.median(ratios):.2f} times",
        flush=True,
    )


async def mutations(clinic: Clinic, rounds: int) -> None:
    """Real mutations, of one desk and of many."""
    told = Changes.__bool__

    def part(how: Callable[[Changes], bool], desks: int) -> Part:
        async def run(count: int) -> None:
            Changes.__bool__ = how  # type: ignore[assignment,method-assign]
            each = count // desks // 2
            await asyncio.gather(*(clinic.book_and_cancel(desk, each) for desk in range(desks)))

        return run

    for desks in (1, DESKS):
        name = f"mutations, {desks} at once"
        await compared(name, 320, part(told, desks), part(_say_nothing, desks), rounds)


async def rows(url: str, rounds: int) -> None:
    """Nothing but a row and a commit, on sixteen connections."""
    async with asyncpg.create_pool(url, min_size=DESKS, max_size=DESKS) as pool:
        await pool.execute("CREATE TABLE written (at timestamptz DEFAULT clock_timestamp())")

        def part(statements: str) -> Part:
            async def one(count: int) -> None:
                async with pool.acquire() as connection:
                    for _ in range(count):
                        await connection.execute(statements)

            async def run(count: int) -> None:
                await asyncio.gather(*(one(count // DESKS) for _ in range(DESKS)))

            return run

        write = "BEGIN; INSERT INTO written DEFAULT VALUES; {}COMMIT"
        told = write.format("SELECT pg_notify('gql_packages_changes', repeat('x', 200)); ")
        name = f"rows alone, {DESKS} at once"
        await compared(name, 4_800, part(told), part(write.format("")), rounds)


async def measure(app: str, owner: str, superuser: str, rounds: int) -> None:
    """All of it, while a listener is connected."""
    await migrate(owner, app_url=app, progress=lambda _: None)
    await register_models()
    database = await Database.open(app, pool_size=DESKS)
    listener = await asyncpg.connect(superuser)
    await listener.add_listener("gql_packages_changes", lambda *_: None)
    try:
        made = await create_clinic(
            database,
            name="Harbour Clinic",
            currency="CAD",
            time_zone="America/Vancouver",
            owner_name="Olga Owner",
            owner_email=None,
            now=NOW,
        )
        clinic = Clinic(database, made)
        await clinic.furnish()
        await mutations(clinic, rounds)
        await rows(superuser, rounds)
    finally:
        await listener.close()
        await database.close()


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=9)
    chosen = parser.parse_args()
    with (
        passable_directory() as directory,
        running(directory, lambda _: None) as server,
    ):
        name = "bench"
        superuser = server.url("postgres", "postgres")
        asyncio.run(_create(superuser, f"CREATE DATABASE {name} OWNER {OWNER_ROLE}"))
        uvloop.run(
            measure(
                server.url("gql_packages_server", name),
                server.url(OWNER_ROLE, name),
                server.url("postgres", name),
                chosen.rounds,
            )
        )


async def _create(superuser: str, statement: str) -> None:
    connection = await asyncpg.connect(superuser)
    await connection.execute(statement)
    await connection.close()


if __name__ == "__main__":
    main()
