"""Every statement names the clinic of every table that it touches: the first level, word by word.

Distributed by clinic, a statement that does not is one that goes to every machine.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path

import pytest_asyncio

import gql_packages
from gql_packages.database.connecting import connected
from gql_packages.database.pool import Database
from tests.conftest import DatabaseUrls
from tests.every_row import clinic_column, some_ids, tenant_tables
from tests.front_desk import open_clinic
from tests.furnished import Furnished, furnish
from tests.schema_walk import (
    MUTATIONS,
    NODE_TYPES,
    QUERIES,
    arguments_for,
    mutation_document,
    node_documents,
    query_document,
)
from tests.sql_texts import texts_in

PACKAGE = Path(gql_packages.__file__).parent
#: Where statements are written that run for a clinic.
ROOMS = (
    *("database", "resolvers", "services", "reports"),
    *("unit_of_work", "audit", "events", "reading"),
)
#: What may follow a table's name and is no alias of it.
_NO_ALIAS = "(?:SET|WHERE|ON|ORDER|GROUP|JOIN|LEFT|CROSS|VALUES|LIMIT|FOR|SELECT|RETURNING)"


@pytest_asyncio.fixture(scope="module")
async def statements(database_urls: DatabaseUrls) -> AsyncIterator[frozenset[str]]:
    """The texts of all that is run while everything is asked for and everything is done."""
    seen = set[str]()
    database = await Database.open(database_urls.app, pool_size=1)
    desk = await open_clinic(database)
    async with database.reading(desk.principal.clinic_id) as only:
        only._connection.add_query_logger(lambda logged: seen.add(" ".join(logged.query.split())))
    clinic = await furnish(desk)
    async with connected(database_urls.superuser) as superuser:
        await _ask_for_everything(clinic, await some_ids(superuser, desk.principal.clinic_id))
    for mutation in MUTATIONS:
        given = {"input": clinic.valid_input(mutation)}
        await desk.ask(mutation_document(mutation, 1), **given)
    yield frozenset(seen)
    await database.close()


@pytest_asyncio.fixture(scope="module")
async def tables(database_urls: DatabaseUrls) -> list[str]:
    async with connected(database_urls.superuser) as superuser:
        return await tenant_tables(superuser)


async def test_every_statement_that_is_run_names_the_clinic_of_every_table(
    statements: frozenset[str], tables: list[str]
) -> None:
    touched = {table for text in statements for table, _ in _touched(text, tables)}

    assert touched == set(tables)
    assert not _forgetful(statements, tables)


async def test_every_statement_that_is_written_down_names_the_clinic_of_every_table(
    tables: list[str],
) -> None:
    texts = frozenset(_written_down())

    assert any("invoice_counter" in text for text in texts)
    assert not _forgetful(texts, tables)


def _forgetful(texts: frozenset[str], tables: list[str]) -> set[tuple[str, str]]:
    return {
        (table, text)
        for text in texts
        for table, alias in _touched(text, tables)
        if not _names_the_clinic(text, table, alias)
    }


def _written_down() -> Iterator[str]:
    """The SQL in our modules and beside them, also what runs only now and then."""
    for room in ROOMS:
        for file in (PACKAGE / room).rglob("*.sql"):
            yield " ".join(re.sub("--.*", "", file.read_text()).split())
        for file in (PACKAGE / room).rglob("*.py"):
            for _, text in texts_in(file.read_text()):
                yield " ".join(text.split())


def _touched(text: str, tables: list[str]) -> Iterator[tuple[str, str]]:
    """Each table in a statement, with its alias or nothing."""
    pattern = (
        rf'\b(?:FROM|JOIN|UPDATE|INTO) "?({"|".join(tables)})"?(?![a-z_])'
        rf"(?: (?:AS )?(?!{_NO_ALIAS}\b)([a-z_]+))?"
    )
    for found in re.finditer(pattern, text):
        yield found[1], found[2] or ""


def _names_the_clinic(text: str, table: str, alias: str) -> bool:
    column = clinic_column(table)
    if re.search(rf'INTO "?{table}"? ', text):
        return re.search(rf'INTO "?{table}"? \([^)]*"?\b{column}\b"?[^)]*\)', text) is not None
    owner = rf"\b{alias}\." if alias else rf'(?:"?{table}"?\.|(?<![.\w]))'
    return re.search(rf'{owner}"?{column}"? ?= ?(?:\$\d|[a-z]+\.clinic_id\b)', text) is not None


async def _ask_for_everything(clinic: Furnished, ids: Mapping[str, str]) -> None:
    for type_name in NODE_TYPES:
        await clinic.desk.ask(node_documents(type_name)[0], id=ids[type_name])
    for name, field in QUERIES.items():
        document, variables = query_document(name, arguments_for(field, ids))
        await clinic.desk.ask(document, **variables)
