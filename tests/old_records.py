"""Idempotency records of long ago, which no clinic of a test is old enough to have, and purges."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from gql_packages.database.connect import connected
from gql_packages.domain.permissions import Principal
from gql_packages.domain.row_hash import Column, row_hash
from gql_packages.purging.purge import LEAST_AGE, Purged, purge
from gql_packages.unit_of_work.idempotency import IdempotencyKey
from gql_packages.verification.purges import first_id_of
from tests.conftest import DatabaseUrls

_RECORD = """
INSERT INTO idempotency_record (clinic_id, id, staff_member_id, key, operation, fingerprint,
    outcome, request_id, created_at, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
"""
_AUDITED = """
INSERT INTO audit_entry (clinic_id, id, at, actor_id, operation, outcome, request_id, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
"""


async def add_old_records(
    urls: DatabaseUrls, principal: Principal, count: int = 1, *, age: timedelta = LEAST_AGE * 2
) -> None:
    """Records of changes, and their lines in the audit, made so long ago and a second apart."""
    records, lines = [], []
    for number in range(count):
        at = datetime.now(UTC) - age + timedelta(seconds=number)
        made = UUID(int=first_id_of(at).int | uuid4().int >> 64)
        key = IdempotencyKey(principal, f"long-ago-{uuid4()}", "updatePatient", bytes(32))
        record: tuple[Column, ...] = (
            *(principal.clinic_id, made, principal.staff_member_id, key.key, key.operation),
            *(key.fingerprint, '{"done":{}}', key.request_id, at),
        )
        line: tuple[Column, ...] = (
            *(principal.clinic_id, made, at, principal.staff_member_id, key.operation),
            *(None, None, "DONE", key.request_id),
        )
        records.append((*record, row_hash(record)))
        lines.append((*line[:5], *line[7:], row_hash(line)))
    async with connected(urls.superuser) as superuser:
        await superuser.executemany(_RECORD, records)
        await superuser.executemany(_AUDITED, lines)


async def purged(urls: DatabaseUrls, older_than: timedelta = LEAST_AGE) -> Purged:
    """Purge the database as its owner."""
    return await purge(urls.owner, older_than=older_than, progress=lambda _: None)


async def purge_an_old_record(urls: DatabaseUrls, principal: Principal) -> None:
    """Leave a purge of one record."""
    await add_old_records(urls, principal)
    assert (await purged(urls)).rows == 1
