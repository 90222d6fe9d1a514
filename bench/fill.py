"""Fills a database with clinics, patients and years of redemptions, and verifies it.

    python -m bench.fill                        # 20 clinics, 50,000 patients, 1,000,000 redemptions
    python -m bench.fill --redemptions 10000    # the same clinics, a hundred times smaller

The rows are written as a superuser with the foreign keys' triggers off; `verify` then asks for
every one of them whether it holds.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import resource
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from bench.clinic import Clinic
from bench.generate_bookings import columns_of
from bench.generate_history import Years
from bench.server import (
    COPIED,
    DIRECTORY,
    FILLING,
    Urls,
    is_filled,
    note_filled,
    recreate,
    started,
    tables,
    urls_of,
)
from gql_packages.database.connect import connected
from gql_packages.filling.fill import fill_all
from gql_packages.verification.verify import verify

_SIZES = """
SELECT c.relname AS name, s.n_live_tup AS rows, pg_table_size(c.oid) AS heap,
       pg_indexes_size(c.oid) AS indexes
FROM pg_class c JOIN pg_stat_user_tables s ON s.relid = c.oid
WHERE s.n_live_tup > 0 ORDER BY pg_total_relation_size(c.oid) DESC
"""


def database_of(redemptions: int, clinics: int, patients: int | None = None) -> str:
    """The name of the database of that size."""
    return f"bench_{redemptions}_in_{clinics}" + (f"_of_{patients}" if patients else "")


def fill_clinic(url: str, number: int, months: int, uses: int, patients: int | None) -> int:
    """Make one clinic's rows and copy them in; how many. A patient for 20 uses unless told."""
    clinic = Clinic(number, months)
    # Nothing here is thrown away before the end: looking for garbage takes a third of the time.
    gc.disable()
    Years(clinic, months, uses).run(patients=patients or max(3, uses // 20))
    asyncio.run(_copy(url, clinic))
    return sum(map(len, clinic.book.rows.values()))


async def _copy(url: str, clinic: Clinic) -> None:
    async with connected(url) as connection:
        for table, rows in clinic.book.rows.items():
            columns = columns_of(table)
            await connection.copy_records_to_table(
                table, records=rows, columns=columns, schema_name=COPIED
            )


async def arrange(urls: Urls) -> None:
    """Put the rows into their tables in the order in which they came to be, all clinics' together:
    so do they lie in a database that has grown, and so have its indexes grown."""
    began = time.monotonic()
    async with connected(urls.superuser) as connection:
        await connection.execute("SET session_replication_role = replica; SET work_mem = '512MB'")
        for table in await tables(connection):
            order = "" if table.endswith("_counter") else "ORDER BY id"
            # What follows from other rows, as search words do, is filled afterwards.
            if await connection.fetchval(f"SELECT EXISTS (SELECT FROM {COPIED}.{table})"):  # noqa: S608
                names = ", ".join(columns_of(table))
                rows = f"SELECT {names} FROM {COPIED}.{table} {order}"  # noqa: S608 our own words
                await connection.execute(f"INSERT INTO {table} ({names}) {rows}")
            await connection.execute(f"DROP TABLE {COPIED}.{table}")
    print(f"arranged in {time.monotonic() - began:.0f} s", flush=True)


def fill(
    urls: Urls,
    *,
    clinics: int,
    months: int,
    redemptions: int,
    processes: int,
    patients: int | None = None,
) -> None:
    """Fill a migrated database, a clinic at a time in each process."""
    started_at = time.monotonic()
    with ProcessPoolExecutor(processes, max_tasks_per_child=1) as pool:
        filling = [
            pool.submit(
                fill_clinic, urls.superuser, number, months, redemptions // clinics, patients
            )
            for number in range(clinics)
        ]
        total = 0
        for number, clinic in enumerate(filling, start=1):
            total += clinic.result()
            took = time.monotonic() - started_at
            print(f"{number} of {clinics} clinics, {total:,} rows, {took:.0f} s", flush=True)


async def analyze(urls: Urls) -> None:
    """What autovacuum would do within a minute: the planner needs to know the sizes."""
    async with connected(urls.superuser) as connection:
        await connection.execute("ANALYZE")


async def settle(urls: Urls) -> None:
    """What autovacuum would do sooner or later; then the sizes."""
    async with connected(urls.superuser) as connection:
        began = time.monotonic()
        await connection.execute("VACUUM (ANALYZE)")
        print(f"vacuumed and analyzed in {time.monotonic() - began:.0f} s")
        for row in await connection.fetch(_SIZES):
            heap, indexes = row["heap"] / 2**20, row["indexes"] / 2**20
            print(f"{row['name']:22}{row['rows']:>11,} rows {heap:8,.0f} MB + {indexes:6,.0f} MB")


async def check(urls: Urls) -> None:
    """Run `verify`, and say what it took; fails if anything differs."""
    began = time.monotonic()
    verification = await verify(urls.owner, progress=lambda _: None)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(verification.report())
    print(f"verified in {time.monotonic() - began:.0f} s, at most {peak:,.0f} MB in this process")
    if verification.findings:
        raise SystemExit(1)


def main() -> None:
    """Fill, vacuum, verify."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--redemptions", type=int, default=1_000_000)
    parser.add_argument("--clinics", type=int, default=20)
    parser.add_argument("--months", type=int, default=36)
    parser.add_argument("--patients", type=int, help="in each clinic, most of them without uses")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--data", type=Path, default=DIRECTORY)
    parser.add_argument("--keep", action="store_true", help="leave it if it is filled already")
    parser.add_argument("--only-verify", action="store_true", help="verify what is there")
    chosen = parser.parse_args()
    database = database_of(chosen.redemptions, chosen.clinics, chosen.patients)
    with started(chosen.data, FILLING) as server:
        if chosen.only_verify:
            asyncio.run(check(urls_of(server, database)))
        elif not (chosen.keep and asyncio.run(is_filled(server, database))):
            urls = asyncio.run(recreate(server, database))
            fill(
                urls,
                clinics=chosen.clinics,
                months=chosen.months,
                redemptions=chosen.redemptions,
                processes=chosen.processes,
                patients=chosen.patients,
            )
            asyncio.run(arrange(urls))
            asyncio.run(analyze(urls))
            asyncio.run(fill_all(urls.owner, progress=print))
            asyncio.run(settle(urls))
            asyncio.run(check(urls))
            asyncio.run(note_filled(server, database))


if __name__ == "__main__":
    main()
