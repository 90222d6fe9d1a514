"""All that a unit of work writes, as one statement: INSERTs and UPDATEs as CTEs, made by shape.

The parts of one statement see the same snapshot and run in no order but that of their data. Where
a table is changed and added to, the INSERT depends on the UPDATE, because what is changed may free
a unique key that what is new takes: the void invoice of an appointment, a use given back. Foreign
keys are checked at the statement's end, when all parents are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count
from typing import Any, NamedTuple

from gql_packages.database.tenant_connection import TenantConnection
from gql_packages.domain.row_hash import HASHED_COLUMNS
from gql_packages.events.change_notification import CHANNEL
from gql_packages.models.billing import (
    Invoice,
    InvoiceLine,
    Payment,
    PaymentApplication,
    PaymentRefund,
)
from gql_packages.models.correction import Correction
from gql_packages.models.policy import BreakagePolicy, PolicyChange
from gql_packages.models.schedule import Appointment
from gql_packages.models.sold_packages import (
    PackageEntry,
    PackageRefund,
    PatientPackage,
    PatientPackageItem,
    PatientPackageLimit,
    Redemption,
    UseAdjustment,
)
from gql_packages.models.tenant import HashedModel
from gql_packages.unit_of_work.kept_sums import PARAMETERS, kept_sums
from gql_packages.unit_of_work.kept_sums import UPDATE as UPDATE_SUMS
from gql_packages.unit_of_work.pending_rows import PendingRows
from gql_packages.unit_of_work.tables import Table, table_of

#: Parents before children.
_ORDER: Sequence[type[HashedModel]] = (
    *(Appointment, Invoice, InvoiceLine, Payment, PaymentApplication, PaymentRefund),
    *(PatientPackage, PatientPackageLimit, PatientPackageItem),
    *(Redemption, PackageEntry, UseAdjustment, PackageRefund),
    *(Correction, PolicyChange, BreakagePolicy),
)

_COUNT = "SELECT count(*) FROM changed"

_COUNTER = Table("invoice_counter", {"last_number": "bigint"}, ("last_number",))

_TABLES: Mapping[str, Table] = {table.name: table for table in (_COUNTER, *map(table_of, _ORDER))}


class UpdateMissed(Exception):
    """An UPDATE found other rows than those that were to be changed: nothing must be written."""


class Part(NamedTuple):
    """One CTE: new rows of a table, or changed ones; of several rows as arrays."""

    table: str
    is_new: bool
    is_many: bool = False


#: What the row of a patient keeps.
_SUMS = Part("patient", is_new=False)


async def write(
    db: TenantConnection,
    rows: PendingRows,
    *,
    records: Mapping[str, Sequence[Any]],
    notice: str | None,
) -> None:
    """Write the rows, one more of each table in `records` (its columns but the clinic), and notify.

    Raises UpdateMissed, or what the database objects to; the transaction cannot go on then. Raises
    LookupError for a row of a model that has no place among the others.
    """
    parts: dict[Part, int] = {}
    arguments: list[Any] = [db.clinic_id]
    changed, made = rows.changed(), rows.made()
    if unplaced := (changed.keys() | made.keys()).difference(_ORDER):
        raise LookupError(f"No place in _ORDER: {sorted(model.__name__ for model in unplaced)}")
    for model in _ORDER:
        for found, is_new in ((changed, False), (made, True)):
            if several := found.get(model):
                table = table_of(model)
                parts[Part(table.name, is_new, len(several) > 1)] = len(several)
                arguments += _arguments(table, several, is_new)
    if (sums := kept_sums(rows)) is not None:
        parts[_SUMS] = 1
        arguments += sums.arguments
    if rows.drawn_number is not None:
        parts[Part(_COUNTER.name, is_new=False)] = 1
        arguments.append(rows.drawn_number)
    for name, columns in records.items():
        parts[Part(name, is_new=True)] = 1
        arguments += columns
    if notice is not None:
        arguments += (CHANNEL, notice)
    (counts,) = await db.rows(_text(tuple(parts), notice is not None), *arguments)
    for part, expected in parts.items():
        if not part.is_new and counts[part.table] != expected:
            raise UpdateMissed(f"{counts[part.table]} of {expected} rows of {part.table} changed.")


def _arguments(table: Table, rows: Sequence[HashedModel], is_new: bool) -> Iterator[Any]:
    for name in table.types if is_new else (*table.changing, "id"):
        column = [getattr(row, name) for row in rows]
        yield column if len(rows) > 1 else column[0]


@cache
def _text(parts: tuple[Part, ...], tells: bool) -> str:
    """The statement of that shape; its parameters are numbered as `write` puts them together."""
    numbers = count(2)
    changed = [part.table for part in parts if not part.is_new]
    queries = ", ".join(_query(part, numbers, part.table in changed) for part in parts)
    results = [f"({_COUNT}_{table}) AS {table}" for table in changed]
    if tells:
        results.append(f"pg_notify(${next(numbers)}, ${next(numbers)})")
    return f"WITH {queries} SELECT {', '.join(results) or '1'}"


def _query(part: Part, numbers: Iterator[int], is_changed_too: bool) -> str:
    if part == _SUMS:
        return UPDATE_SUMS.format(**{name: f"${next(numbers)}" for name in PARAMETERS})
    table = _TABLES.get(part.table)
    if table is None:
        columns = [*HASHED_COLUMNS[part.table], "hash"]
        values = ", ".join(f"${next(numbers)}" for _ in columns[1:])
        into = f"{part.table} ({', '.join(columns)})"
        return f"new_{part.table} AS (INSERT INTO {into} VALUES ($1, {values}))"  # noqa: S608
    if part.is_new:
        return _insert(table, part.is_many, numbers, is_changed_too)
    return _update(table, part.is_many, numbers)


def _insert(table: Table, is_many: bool, numbers: Iterator[int], is_changed_too: bool) -> str:
    values = ", ".join(_values(table, table.types, is_many, numbers))
    source = f"n.* FROM unnest({values}) AS n" if is_many else values
    after = f" WHERE ({_COUNT}_{table.name}) > 0" if is_changed_too else ""
    into = f"{table.name} (clinic_id, {', '.join(table.types)})"
    return f"new_{table.name} AS (INSERT INTO {into} SELECT $1::uuid, {source}{after})"


def _update(table: Table, is_many: bool, numbers: Iterator[int]) -> str:
    columns = [*table.changing, *(["id"] if "id" in table.types else [])]
    values = _values(table, columns, is_many, numbers)
    source = ""
    if is_many:
        source = f" FROM unnest({', '.join(values)}) AS n ({', '.join(columns)})"
        values = [f"n.{name}" for name in columns]
    pairs = [f"{name} = {value}" for name, value in zip(columns, values, strict=True)]
    sets, keys = pairs[: len(table.changing)], pairs[len(table.changing) :]
    where = " AND ".join(["t.clinic_id = $1", *(f"t.{key}" for key in keys)])
    update = f"{table.name} t SET {', '.join(sets)}{source} WHERE {where}"
    return f"changed_{table.name} AS (UPDATE {update} RETURNING t.clinic_id)"


def _values(
    table: Table, columns: Iterable[str], is_many: bool, numbers: Iterator[int]
) -> list[str]:
    array = "[]" if is_many else ""
    return [f"${next(numbers)}::{table.types[name]}{array}" for name in columns]
