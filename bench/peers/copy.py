"""A copy of a filled database: whatever is done to it, the filled one stays as it is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from bench.peers.wanted import Visit
from bench.server import Urls, urls_of
from gql_packages.database.connect import connected
from gql_packages.dev.embedded_postgres import EmbeddedServer

_NAME = "bench_peers"
_DEEDS = Path(__file__).with_name("deeds.sql")

#: The clinic that sold most, with its owner.
_CLINIC = """
SELECT s.clinic_id, s.id AS owner_id
FROM staff_member s
WHERE s.role = 'OWNER' AND s.is_active
ORDER BY (SELECT count(*) FROM patient_package p WHERE p.clinic_id = s.clinic_id) DESC, s.id
LIMIT 1
"""
_PATIENTS = """
SELECT patient_id FROM patient_package
WHERE clinic_id = $1 AND deleted_at IS NULL
GROUP BY patient_id HAVING count(*) = 3 ORDER BY md5(patient_id::text) LIMIT 1000
"""
#: Packages with uses left, paid in full, good for another sixty days.
_READY = """
SELECT p.id, p.patient_id, least(p.uses_total - p.uses_reserved - p.uses_redeemed, 5) AS uses,
    (SELECT i.treatment_id FROM patient_package_item i
     WHERE i.clinic_id = $1 AND i.patient_package_id = p.id LIMIT 1) AS treatment_id
FROM patient_package p JOIN invoice s ON s.clinic_id = $1 AND s.id = p.invoice_id
WHERE p.clinic_id = $1 AND s.paid = s.total AND p.deleted_at IS NULL AND p.refunded_at IS NULL
    AND coalesce(p.expires_on, 'infinity') > now()::date + 60
    AND p.uses_reserved + p.uses_redeemed < p.uses_total
ORDER BY md5(p.id::text) LIMIT 1000
"""
_GIVE_BACK = """
WITH ended AS (
    UPDATE redemption SET status = 'RELEASED', ended_at = now()
    WHERE clinic_id = $1 AND appointment_id = ANY($2::uuid[]) AND status = 'RESERVED'
    RETURNING patient_package_id
), of_each AS (SELECT patient_package_id, count(*)::int AS n FROM ended GROUP BY 1)
UPDATE patient_package p SET uses_reserved = uses_reserved - n
FROM of_each WHERE p.clinic_id = $1 AND p.id = of_each.patient_package_id
"""


@dataclass(frozen=True)
class Ready:
    """A package with uses left, whose they are, and what they are good for."""

    package_id: UUID
    patient_id: UUID
    treatment_id: UUID
    uses: int


@dataclass(frozen=True)
class Copy:
    """The copy, and the clinic in it that is asked about."""

    urls: Urls
    clinic_id: UUID
    owner_id: UUID
    patients: Sequence[UUID]
    ready: Sequence[Ready]

    async def give_back(self, visits: Sequence[Visit]) -> int:
        """End every use that is still held for these visits; how many deeds were ever done."""
        async with connected(self.urls.superuser) as connection:
            await connection.execute(_GIVE_BACK, self.clinic_id, [each.row_id for each in visits])
            done: int = await connection.fetchval(
                "SELECT count(*) FROM package_entry WHERE clinic_id = $1", self.clinic_id
            )
            return done


@asynccontextmanager
async def copied(server: EmbeddedServer, database: str) -> AsyncIterator[Copy]:
    """A copy of the database with PostGraphile's deeds in it, dropped at the end."""
    drop = f"DROP DATABASE IF EXISTS {_NAME} WITH (FORCE)"
    async with connected(server.url("postgres", "postgres")) as connection:
        await connection.execute(drop)
        await connection.execute(
            f"CREATE DATABASE {_NAME} TEMPLATE {database} STRATEGY FILE_COPY", timeout=600
        )
        try:
            yield await _look_up(urls_of(server, _NAME))
        finally:
            await connection.execute(drop)


async def _look_up(urls: Urls) -> Copy:
    async with connected(urls.superuser) as connection:
        await connection.execute(_DEEDS.read_text())
        await connection.execute("ANALYZE")
        clinic = await connection.fetchrow(_CLINIC)
        if clinic is None:
            raise SystemExit("The database holds no clinic.")
        clinic_id: UUID = clinic["clinic_id"]
        patients = [row["patient_id"] for row in await connection.fetch(_PATIENTS, clinic_id)]
        ready = [
            Ready(row["id"], row["patient_id"], row["treatment_id"], row["uses"])
            for row in await connection.fetch(_READY, clinic_id)
        ]
    return Copy(urls, clinic_id, clinic["owner_id"], patients, ready)
