"""Every statement names the clinic of every table that it touches: the first level, word by word.

Distributed by clinic, a statement that does not is one that goes to every machine.
"""

from collections.abc import AsyncIterator, Mapping

import pytest

from gql_packages.database.connect import connected
from gql_packages.verification.verify import verify
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import open_clinic
from tests.kept.keyed_requests import ask_for_everything as ask_with_keys
from tests.kept.keyed_requests import at
from tests.populated_clinic import Furnished, furnish
from tests.recorded_statements import recording, stray
from tests.schema_walk import (
    MUTATIONS,
    NODE_TYPES,
    QUERIES,
    arguments_for,
    mutation_document,
    node_documents,
    query_document,
)
from tests.sql_rules import tables, touched
from tests.table_state import some_ids


@pytest.fixture(scope="module")
async def statements(database_urls: DatabaseUrls) -> AsyncIterator[set[str]]:
    """The texts of all that is sent while everything is asked for, done and refused."""
    database = await ClinicDatabase.open(database_urls.app, pool_size=1)
    desk = await open_clinic(database)
    with recording() as seen:
        clinic = await furnish(desk)
        async with connected(database_urls.superuser) as superuser:
            await _ask_for_everything(clinic, await some_ids(superuser, desk.principal.clinic_id))
        for mutation in MUTATIONS:
            given = {"input": clinic.valid_input(mutation)}
            await desk.ask(mutation_document(mutation, 1), **given)
        await ask_with_keys(at(await open_clinic(database)))
        await database.audit.flush()
        await verify(database_urls.owner, progress=lambda _: None)
    yield seen
    await database.close()


async def test_every_statement_that_is_sent_names_the_clinic_of_every_table(
    statements: set[str],
) -> None:
    texts = [text for text in statements if "FROM" in text or "INTO" in text or "UPDATE" in text]

    assert len(texts) > 100
    assert set().union(*map(touched, texts)) == set(tables())
    assert stray(statements) == []


async def _ask_for_everything(clinic: Furnished, ids: Mapping[str, str]) -> None:
    for type_name in NODE_TYPES:
        await clinic.desk.ask(node_documents(type_name)[0], id=ids[type_name])
    for name, field in QUERIES.items():
        document, variables = query_document(name, arguments_for(field, ids))
        await clinic.desk.ask(document, **variables)
