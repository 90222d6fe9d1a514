"""Who did what, and how it ended: one row, in the transaction of the deed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from uuid_utils.compat import uuid7

from gql_packages.database.pool import TenantConnection
from gql_packages.domain.chain import row_hash

_INSERT = """
INSERT INTO audit_entry
    (clinic_id, id, at, actor_id, operation, entity_type, entity_id, outcome, request_id, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
"""


async def write_audit_entry(
    db: TenantConnection,
    *,
    at: datetime,
    actor_id: UUID,
    operation: str,
    outcome: str,
    request_id: UUID,
    entity: tuple[str, UUID] | None = None,
) -> None:
    """Add one row: no names and no amounts; `entity` is a type and an id."""
    entity_type, entity_id = entity or (None, None)
    columns = (
        db.clinic_id,
        uuid7(),
        at,
        actor_id,
        operation,
        entity_type,
        entity_id,
        outcome,
        request_id,
    )
    await db.run(_INSERT, *columns, row_hash(columns))
