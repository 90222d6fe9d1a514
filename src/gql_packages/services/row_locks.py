"""Rows that an input names by their ids, looked at or locked.

Locks are taken in one order by every service: idempotency key, appointment, patient package,
invoice counter, invoice, payment, patient, audit; several of one kind in the order of their ids.
The patient's row, which keeps sums, is locked by what is written at the end. A statement that
waits for a lock reads again only the row that it locks: all else that the decision depends on is
read by a later one.
"""

from collections.abc import Collection
from functools import cache
from typing import Any, TypeVar, cast
from uuid import UUID

from gql_packages.errors import Archived, NotFound
from gql_packages.models.tenant import HashedModel, TenantModel
from gql_packages.unit_of_work.work import Work

Row = TypeVar("Row", bound=TenantModel)
Found = TypeVar("Found")


async def find(work: Work, model: type[Row], row_id: UUID, *path: str) -> Row:
    """The clinic's row of that id; NotFound, naming the path, if there is none."""
    found = await work.db.rows(_unlocked(model, "id = $2"), work.clinic_id, row_id)
    return require_found(model._init_from_db(**found[0]) if found else None, *path)


async def lock(work: Work, model: type[Row], row_id: UUID, *path: str) -> Row:
    """As `find`, and the row is locked until the transaction ends."""
    rows = await lock_where(work, model, "id = $2", row_id)
    return require_found(rows[0] if rows else None, *path)


async def lock_all(work: Work, model: type[Row], row_ids: Collection[UUID]) -> dict[UUID, Row]:
    """The clinic's rows of those ids that there are, locked in the order of their ids."""
    if not row_ids:
        return {}
    rows = await lock_where(work, model, "id = ANY($2::uuid[])", list(set(row_ids)))
    return {row.id: row for row in rows}


async def lock_where(work: Work, model: type[Row], condition: str, *arguments: object) -> list[Row]:
    """The clinic's rows for which the condition holds, $2 and on, locked in the order of ids.

    Rows with a hash are held: what is changed of them is written at the end.
    """
    text = _locked(model, condition) if is_locked(model) else _unlocked(model, condition)
    found = await work.db.rows(text, work.clinic_id, *arguments)
    if issubclass(model, HashedModel):
        return [cast(Row, work.rows.hold(model, dict(row))) for row in found]
    return [model._init_from_db(**row) for row in found]


def is_locked(model: type[TenantModel]) -> bool:
    """Whether rows of that kind are locked: all are, but where a test takes a lock out."""
    return True


def require_found(row: Found | None, *path: str) -> Found:
    """What was found; NotFound, naming the path, if there is none."""
    if row is None:
        raise NotFound("There is no such thing here.", path=path or None)
    return row


def check_in_use(is_archived: bool | None, message: str, *path: str) -> None:
    """Refuse what is absent (None, NotFound) and what is archived (Archived, with the message)."""
    if is_archived is None:
        raise NotFound("There is no such thing here.", path=path)
    if is_archived:
        raise Archived(message, path=path)


def columns_of(model: type[Any], alias: str) -> str:
    """A row's columns to be selected beside those of others; `row_of` finds them."""
    return ", ".join(f"{alias}.{name} AS {alias}_{name}" for name in model._meta.fields_map)


def row_of(model: type[Any], alias: str, found: Any) -> dict[str, Any]:
    """The columns of that row in what was found."""
    return {name: found[f"{alias}_{name}"] for name in model._meta.fields_map}


@cache
def _unlocked(model: type[TenantModel], condition: str) -> str:
    columns, table = ", ".join(model._meta.fields_map), model._meta.db_table
    where = f"clinic_id = $1 AND {condition} ORDER BY id"
    return f"SELECT {columns} FROM {table} WHERE {where}"  # noqa: S608 our own words


@cache
def _locked(model: type[TenantModel], condition: str) -> str:
    columns, table = ", ".join(model._meta.fields_map), model._meta.db_table
    return f"""
        SELECT {columns} FROM {table} WHERE clinic_id = $1 AND {condition} ORDER BY id
        FOR NO KEY UPDATE
    """  # noqa: S608 our own words
