"""Imports a file of patients, as the mutation `importPatients` imports its rows."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from strawberry.utils.str_converters import to_camel_case

from gql_packages.database.tenant_connection import TenantConnection
from gql_packages.domain.patient_rows import PatientRow
from gql_packages.errors import Refusal
from gql_packages.resolvers.context import RequestContext
from gql_packages.resolvers.mutations.import_patients import mutation
from gql_packages.schema.global_id import encode
from gql_packages.services.import_patients import ImportPatientsOutcome, import_patients
from gql_packages.services.imported_rows import MOST_ROWS_OF_FILE
from gql_packages.unit_of_work.idempotency import IdempotencyKey
from gql_packages.unit_of_work.unit_of_work import Request, Unread, Work, perform

__all__ = ["FIELD", "MOST_ROWS_OF_FILE", "PERMISSION", "Shown", "import_file"]

#: The root field of the same import in GraphQL, whose right is required.
FIELD, PERMISSION = mutation.name, mutation.permission

_PATIENTS = """
SELECT p.id, p.number, p.first_name, p.last_name
FROM patient p WHERE p.clinic_id = $1 AND p.id = ANY($2::uuid[])
"""


@dataclass(frozen=True)
class Shown:
    """What came of a file, with what is shown of its patients, by id."""

    outcome: ImportPatientsOutcome
    patients: Mapping[UUID, Mapping[str, Any]] = field(default_factory=dict)


async def import_file(
    context: RequestContext,
    rows: Sequence[PatientRow],
    *,
    given: Mapping[str, Any],
    key: str | None,
    dry_run: bool,
    refusal: Refusal | None = None,
) -> Shown:
    """Import the rows; `refusal` is raised in their place, to those with the right.

    `given` are the rows as the input of the mutation would have them: under one key, the same rows
    are the same request in either way.
    """
    principal = context.principal
    asked = None
    if key is not None and not dry_run:
        # Two thousand rows are read through for the fingerprint: others have their turn.
        asked = await asyncio.to_thread(IdempotencyKey.of, principal, key, FIELD, given)

    async def verb(work: Work) -> ImportPatientsOutcome:
        if refusal is not None:
            raise refusal
        return await import_patients(work, rows=rows, dry_run=dry_run, most=MOST_ROWS_OF_FILE)

    async def read(db: TenantConnection, _: Work, outcome: object) -> Any:
        return None if isinstance(outcome, Refusal) else await _patients(db, outcome)

    request = Request(
        principal=principal,
        operation=FIELD,
        permission=PERMISSION,
        now=context.now,
        key=asked,
        is_preview=dry_run,
    )
    answer = await perform(
        context.database, context.audit, request, verb, ImportPatientsOutcome, read
    )
    if isinstance(answer.outcome, Refusal):
        raise answer.outcome
    patients = answer.payload
    if isinstance(patients, Unread):
        async with context.database.reading(principal.clinic_id) as db:
            patients = await _patients(db, answer.outcome)
    await context.audit.wait_for_capacity(principal.clinic_id)
    context.note_shown(FIELD, patients)
    return Shown(answer.outcome, patients)


async def _patients(db: TenantConnection, outcome: Any) -> Mapping[UUID, Mapping[str, Any]]:
    ids = {each for row in outcome.rows for each in (*row.possible_duplicate_ids, row.patient_id)}
    found = await db.rows(_PATIENTS, db.clinic_id, list(ids - {None}))
    return {row["id"]: _patient(**row) for row in found}


def _patient(id: UUID, **columns: Any) -> Mapping[str, Any]:
    named = {to_camel_case(name): value for name, value in columns.items()}
    return {"id": encode("Patient", id), **named}
