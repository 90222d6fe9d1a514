"""What the types declare is so in the tables: where a field comes from, and what cannot be null."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from graphql import get_named_type, is_non_null_type

from gql_packages.database.connect import Connection
from gql_packages.reading.declarations import GlobalId, Related, Table, Value, table_of
from gql_packages.reading.json_sql import money
from gql_packages.resolvers.refusals import READ, TYPES
from tests.declared_fields import Declared, declared_fields, declared_type, plant
from tests.schema_walk import SCHEMA

#: What the compiler writes itself.
WRITTEN = re.compile(r"Money|PageInfo|\w+Connection|\w+Edge")
#: What Python answers with as it is: nothing of it is read.
PLAIN = {"InputProblem", *(TYPES[each].__name__ for each in TYPES if each not in READ)}

_COLUMN, _BY_KEY, _OF_OWNER = (
    re.compile(r"\{t\}\.(\w+)"),
    re.compile(r"\{o\}\.id = \{t\}\.(\w+)"),
    re.compile(r"\{o\}\.(\w+) = \{t\}\.id\b.*"),
)
_NOT_NULL = """
SELECT relname || '.' || attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND attnotnull
"""
#: A deleted sale has both, and no other row is shown as one.
OF_DELETED_SALES = {"patient_package.deleted_at", "patient_package.deleted_by_id"}
#: Keys of several columns: clinic_id, and the one that names the row.
_REFERENCES = """
SELECT c.relname || '.' || a.attname || ' -> ' || r.relname
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid
CROSS JOIN LATERAL unnest(k.conkey, k.confkey) AS pair (own, other)
JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = pair.own
JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = pair.other
WHERE k.contype = 'f' AND b.attname = 'id'
"""


def without_source(fields: Iterable[Declared]) -> list[str]:
    """The fields that do not say where they come from, though they are read."""
    return [
        str(each)
        for each in fields
        if each.source is None
        and not WRITTEN.fullmatch(each.kind.name)
        and each.kind.name not in PLAIN
    ]


def test_every_field_that_is_read_says_where_it_comes_from() -> None:
    assert without_source(declared_fields()) == []


@pytest.mark.parametrize("name", ["Patient.credit", "PatientPackage.redemptions", "Viewer.clinic"])
def test_a_field_that_does_not_say_it_is_found(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    plant(monkeypatch, name, None)

    assert without_source(declared_fields()) == [name]


def test_what_is_written_without_a_source_is_all_of_it() -> None:
    written = {each.name for each in declared_fields() if each.kind.name == "Money"}
    assert all(money("1", [("key", name)], is_nullable=False) for name in written)
    assert {each.name for each in declared_fields() if each.kind.name.endswith("Edge")} == {
        *("cursor", "node")
    }


def tables_of(kind: str) -> list[Table]:
    """The tables that a type's rows come from: its own, and what relations put in its place."""
    own = table_of(declared_type(kind))
    others = [
        each.source.table
        for each in declared_fields()
        if isinstance(each.source, Related)
        and each.source.table is not None
        and get_named_type(each.field.type).name == kind
    ]
    return [table for table in (own, *others) if table is not None]


def columns_that_must_be_there(fields: Iterable[Declared]) -> set[str]:
    """The columns, with their tables, of which a field says that they are never null."""
    found = set()
    for each in fields:
        pattern, text = _COLUMN, ""
        if isinstance(each.source, Value):
            text = each.source.sql
        elif isinstance(each.source, Related):
            pattern, text = _BY_KEY, each.source.on
        column = pattern.fullmatch(text)
        if column and is_non_null_type(each.field.type):
            tables = tables_of(each.kind.name)
            found |= {f"{table.source}.{column[1]}" for table in tables if _is_table(table)}
    return found


def _is_table(table: Table) -> bool:
    """Whether it is a table as it stands; what a sub-select makes is compared by the oracle."""
    return table.source.isidentifier()


async def test_what_is_never_null_is_a_column_that_cannot_be(superuser: Connection) -> None:
    not_null = {row[0] for row in await superuser.fetch(_NOT_NULL)}

    declared = columns_that_must_be_there(declared_fields())

    assert len(declared) > 80
    assert declared - not_null == OF_DELETED_SALES


async def test_a_column_that_may_be_null_is_found(
    superuser: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    not_null = {row[0] for row in await superuser.fetch(_NOT_NULL)}
    plant(monkeypatch, "Patient.lastName", Value("{t}.email"))

    assert columns_that_must_be_there(declared_fields()) - not_null == OF_DELETED_SALES | {
        "patient.email"
    }


def references(fields: Iterable[Declared]) -> set[str]:
    """The foreign keys that relations go along, by what they say."""
    found = set()
    for each in fields:
        if not isinstance(each.source, Related):
            continue
        target = get_named_type(each.field.type).name
        inner = [each.source.table] if each.source.table else tables_of(target)
        outer = tables_of(each.kind.name)
        by_key, of_owner = (pattern.fullmatch(each.source.on) for pattern in (_BY_KEY, _OF_OWNER))
        for one, other, column in (
            *((one, other, by_key[1]) for one in outer for other in inner if by_key),
            *((one, other, of_owner[1]) for one in inner for other in outer if of_owner),
        ):
            if _is_table(one) and _is_table(other):
                found.add(f"{one.source}.{column} -> {other.source}")
    return found


async def test_what_a_relation_goes_along_is_a_foreign_key(superuser: Connection) -> None:
    known = {row[0] for row in await superuser.fetch(_REFERENCES)}

    declared = references(declared_fields())

    assert len(declared) > 20
    assert declared - known == set()


async def test_a_relation_along_no_key_is_found(
    superuser: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {row[0] for row in await superuser.fetch(_REFERENCES)}
    plant(monkeypatch, "Invoice.patient", Related("{o}.id = {t}.appointment_id"))

    assert references(declared_fields()) - known == {"invoice.appointment_id -> patient"}


def test_an_id_is_the_one_of_the_field_s_own_type() -> None:
    ids = [each for each in declared_fields() if isinstance(each.source, GlobalId)]

    assert {each.name for each in ids} == {"id"}
    node = SCHEMA.type_map["Node"]
    # A movement is told from others by its id, and not fetched by it.
    assert {each.kind.name for each in ids} - {"LiabilityEntry"} == {
        kind.name
        for kind in SCHEMA.get_possible_types(node)  # type: ignore[arg-type]
    }
