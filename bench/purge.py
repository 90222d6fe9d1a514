"""Measures idempotency records: what they take, and how long a purge of them.

python -m bench.purge                  # 200,000 records of sales in one clinic
"""

from __future__ import annotations

import argparse
import asyncio
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from bench.server import DIRECTORY, MEASURING, Urls, recreate, started
from gql_packages.database.connect import connected
from gql_packages.database.pool import Database
from gql_packages.domain.permissions import Principal
from gql_packages.domain.row_hash import HASHED_COLUMNS, row_hash
from gql_packages.models.registry import register_models
from gql_packages.purging.purge import LEAST_AGE, purge
from gql_packages.services.create_clinic import create_clinic
from gql_packages.services.sell_package import SellPackageOutcome
from gql_packages.unit_of_work.idempotency import IdempotencyKey, write_outcome
from gql_packages.verification.purges import first_id_of

TABLE = "idempotency_record"


def record(principal: Principal, at: datetime) -> tuple[object, ...]:
    """A record as a sale leaves it, made then."""
    key = IdempotencyKey(principal, str(uuid4()), "sellPackage", uuid4().bytes * 2)
    outcome = write_outcome(SellPackageOutcome(uuid4(), uuid4(), uuid4()))
    made = UUID(int=first_id_of(at).int | uuid4().int >> 64)
    row = (
        *(principal.clinic_id, made, principal.staff_member_id, key.key, key.operation),
        *(key.fingerprint, outcome, key.request_id, at),
    )
    return (*row, row_hash(row))


async def fill(urls: Urls, records: int) -> None:
    """Make a clinic and its records, three seconds apart; print what one takes."""
    await register_models()
    database = await Database.open(urls.app, pool_size=1)
    now = datetime.now(UTC)
    owner = await create_clinic(
        database,
        name="Clinic",
        currency="CAD",
        time_zone="UTC",
        owner_name="Owner",
        owner_email=None,
        now=now,
    )
    await database.close()
    first = now - LEAST_AGE - timedelta(seconds=3 * (records + 1))
    rows = [record(owner, first + timedelta(seconds=3 * number)) for number in range(records)]
    async with connected(urls.superuser) as connection:
        columns = [*HASHED_COLUMNS[TABLE], "hash"]
        await connection.copy_records_to_table(TABLE, records=rows, columns=columns)
        await connection.execute(f"VACUUM (ANALYZE) {TABLE}")
        sizes = await connection.fetchrow(
            "SELECT pg_table_size(oid), pg_indexes_size(oid) FROM pg_class WHERE relname = $1",
            TABLE,
        )
    heap, indexes = sizes or (0, 0)
    print(f"{heap / records:,.0f} bytes of heap and {indexes / records:,.0f} of indexes a record")


async def measure(urls: Urls) -> None:
    """Purge, and print how many a second."""
    began = time.monotonic()
    purged = await purge(urls.owner, older_than=LEAST_AGE, progress=lambda _: None)
    took = time.monotonic() - began
    print(f"{purged.rows:,} purged in {took:.1f} s, {purged.rows / took:,.0f} a second")


def main() -> None:
    """Fill, and purge."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--records", type=int, default=200_000)
    parser.add_argument("--data", type=Path, default=DIRECTORY)
    chosen = parser.parse_args()
    with started(chosen.data, MEASURING) as server:
        urls = asyncio.run(recreate(server, "bench_purge"))
        asyncio.run(fill(urls, chosen.records))
        asyncio.run(measure(urls))


if __name__ == "__main__":
    main()
