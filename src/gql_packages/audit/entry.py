"""Audit records: who did what, and its outcome; no names and no amounts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from uuid_utils.compat import uuid7

from gql_packages.domain.permissions import Principal
from gql_packages.domain.row_hash import row_hash

if TYPE_CHECKING:
    from gql_packages.database.pool import TenantConnection

#: A row without a staff member of the clinic is left out. One that is there is kept: a batch
#: whose outcome is unknown is written again.
_INSERT_BATCH = """
INSERT INTO audit_entry
    (clinic_id, id, at, actor_id, operation, entity_type, entity_id, outcome, request_id, hash)
SELECT s.clinic_id, e.id, e.at, s.id, e.operation, e.entity_type, e.entity_id, e.outcome,
    e.request_id, e.hash
FROM unnest(
    $2::uuid[], $3::timestamptz[], $4::uuid[], $5::text[], $6::text[], $7::uuid[], $8::text[],
    $9::uuid[], $10::bytea[]
) AS e (id, at, actor_id, operation, entity_type, entity_id, outcome, request_id, hash)
JOIN staff_member s ON s.clinic_id = $1 AND s.id = e.actor_id
ON CONFLICT (clinic_id, id) DO NOTHING
"""


class AuditEntry(NamedTuple):
    """One row of the audit, in the order of the table, without its hash."""

    clinic_id: UUID
    id: UUID
    at: datetime
    actor_id: UUID
    operation: str
    entity_type: str | None
    entity_id: UUID | None
    outcome: str
    request_id: UUID

    @classmethod
    def of(
        cls,
        principal: Principal,
        *,
        at: datetime,
        operation: str,
        outcome: str,
        request_id: UUID,
        entity: tuple[str, UUID] | None = None,
    ) -> AuditEntry:
        """A new row; `entity` is a type and an id."""
        clinic_id, actor_id = principal.clinic_id, principal.staff_member_id
        entity_type, entity_id = entity or (None, None)
        return cls(
            *(clinic_id, uuid7(), at, actor_id, operation),
            *(entity_type, entity_id, outcome, request_id),
        )

    def columns(self) -> tuple[Any, ...]:
        """The columns to be written, all but the clinic: with the hash."""
        return (*self[1:], row_hash(self))


async def write_audit_entries(db: TenantConnection, entries: Sequence[AuditEntry]) -> None:
    """Insert rows of the transaction's clinic in one statement."""
    rows = [entry.columns() for entry in entries]
    await db.run(_INSERT_BATCH, db.clinic_id, *map(list, zip(*rows, strict=True)))
