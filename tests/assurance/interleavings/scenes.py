"""One situation, copied as often as there are schedules to run in it: a clinic full of scenes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID, uuid4

import asyncpg
from uuid_utils.compat import uuid7

from gql_packages.domain.permissions import Principal
from gql_packages.domain.row_hash import CHAIN_START, HASHED_COLUMNS, hashed, row_hash
from gql_packages.schema.global_id import encode
from tests.assurance.interleavings.situations import Situation, furnish
from tests.concurrent_requests import plain
from tests.front_desk import FrontDesk
from tests.table_state import clinic_column, stored_columns, tenant_tables

#: One of each for the whole clinic; of everything else each scene has its own.
_SHARED = ("clinic", "invoice_counter", "patient_counter")

#: An id as it is written.
IN_TEXT = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")

Row = dict[str, Any]

#: Connections that see every clinic.
Superuser: TypeAlias = "asyncpg.Pool[asyncpg.Record]"


@dataclass(frozen=True)
class Scene:
    """A patient with all that is theirs, nobody else's, and two owners who work on it."""

    clinic_id: UUID
    #: by the names of the situation
    things: Mapping[str, UUID]
    #: what each id that there was at the start is called
    names: Mapping[UUID, str]

    def __getitem__(self, name: str) -> UUID:
        return self.things[name]

    def __contains__(self, name: str) -> bool:
        return name in self.things

    def id_of(self, type_name: str, name: str) -> str | None:
        """The global id of a thing, which is of that type."""
        return str(encode(type_name, self[name])) if name in self else None

    def principal(self, name: str) -> Principal:
        """Anna or Ben, who are owners."""
        return Principal(self.clinic_id, self.things[name])


@dataclass(frozen=True)
class Template:
    """Every row of a clinic in which one scene was furnished through the API."""

    situation: Situation
    clinic_id: UUID
    things: Mapping[str, UUID]
    rows: Mapping[str, Sequence[Row]]

    @classmethod
    async def of(cls, desk: FrontDesk, situation: Situation, superuser: Superuser) -> Template:
        """Furnish a scene at the desk of a new clinic, and read all that is in it."""
        things = {name: plain(key) for name, key in (await furnish(desk, situation)).items()}
        clinic_id = desk.principal.clinic_id
        rows = {}
        for table in await tenant_tables(superuser):
            names = await stored_columns(superuser, table)
            found = await superuser.fetch(
                f"SELECT {names} FROM {table} WHERE {clinic_column(table)} = $1", clinic_id
            )
            rows[table] = [dict(row) for row in found]
        return cls(situation, clinic_id, things, rows)

    async def copies(self, superuser: Superuser, count: int) -> list[Scene]:
        """So many scenes in a clinic of their own, every row with its right hash."""
        clinic_id = uuid7()
        (clinic,), (counter,), (patients,) = (self.rows[table] for table in _SHARED)
        drawn, numbered = counter["last_number"], patients["last_number"]
        written: dict[str, list[Row]] = {
            "clinic": [{**clinic, "id": clinic_id}],
            "invoice_counter": [{**counter, "clinic_id": clinic_id, "last_number": drawn * count}],
            "patient_counter": [
                {**patients, "clinic_id": clinic_id, "last_number": numbered * count}
            ],
        }
        scenes = []
        for position in range(count):
            ids = self._new_ids(clinic_id)
            names: dict[UUID, str] = {}
            for table, rows in self._own.items():
                keys = sorted(row["id"] for row in rows)
                names |= {ids[key]: f"{table} {number}" for number, key in enumerate(keys)}
                copied = [{name: _renamed(row[name], ids) for name in row} for row in rows]
                if table == "invoice":
                    copied = [{**row, "number": row["number"] + drawn * position} for row in copied]
                if table in {"patient", "patient_word"}:
                    copied = [_numbered(row, numbered * position) for row in copied]
                written.setdefault(table, []).extend(_hashed(table, copied))
            things = {name: ids[old] for name, old in self.things.items()}
            names |= {new: name for name, new in things.items()}
            scenes.append(Scene(clinic_id, things, names))
        await _write(superuser, written)
        return scenes

    @property
    def _own(self) -> Mapping[str, Sequence[Row]]:
        return {table: rows for table, rows in self.rows.items() if table not in _SHARED}

    def _new_ids(self, clinic_id: UUID) -> dict[UUID, UUID]:
        """A new id for every one in the rows, of its kind, in the same order as the old ones."""
        rows = [row for rows in self._own.values() for row in rows]
        old = {value for row in rows for value in row.values() if isinstance(value, UUID)}
        new = {key: uuid7() if key.version == 7 else _of_kind(key) for key in sorted(old)}
        return {**new, self.clinic_id: clinic_id}


def _numbered(row: Row, further: int) -> Row:
    """A patient, or one of their words, whose number is so much higher."""
    if "number" in row:
        return {**row, "number": row["number"] + further}
    is_number = row["word"].startswith("#")
    return {**row, "word": f"#{int(row['word'][1:]) + further}"} if is_number else row


def _renamed(value: Any, ids: Mapping[UUID, UUID]) -> Any:
    """The value with the new ids in the place of the old ones, in a text too."""
    if isinstance(value, str):
        return IN_TEXT.sub(lambda found: str(ids.get(UUID(found[0]), found[0])), value)
    return ids[value] if isinstance(value, UUID) else value


def _of_kind(key: UUID) -> UUID:
    return UUID(int=uuid4().int, version=key.version)


def _hashed(table: str, rows: Iterable[Row]) -> Iterator[Row]:
    if table not in HASHED_COLUMNS:
        yield from rows
        return
    ends: dict[UUID, bytes] = {}
    for row in sorted(rows, key=lambda row: row.get("sequence", 0)):
        columns = [row[column] for column in HASHED_COLUMNS[table]]
        if "previous_hash" in row:
            package = row["patient_package_id"]
            row["previous_hash"] = ends.get(package, CHAIN_START)
            row["hash"] = ends[package] = row_hash(columns, previous=row["previous_hash"])
        else:
            row["hash"] = row_hash(hashed(table, columns))
        yield row


async def _write(superuser: Superuser, rows: Mapping[str, list[Row]]) -> None:
    async with superuser.acquire() as connection, connection.transaction():
        # The rows are good as they are, and name each other in a circle.
        await connection.execute("SET LOCAL session_replication_role = replica")
        for table, written in rows.items():
            if written:
                await connection.copy_records_to_table(
                    table,
                    columns=list(written[0]),
                    records=[tuple(row.values()) for row in written],
                )
