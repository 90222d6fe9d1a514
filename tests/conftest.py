"""What every test shares: one real Postgres, and fresh databases from a template."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import uuid4

import pytest
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

from gql_packages.audit import batch_writer
from gql_packages.database import pool
from gql_packages.database.connect import Connection, connected
from gql_packages.database.migration_runner import migrate
from gql_packages.dev.embedded_postgres import OWNER_ROLE, EmbeddedServer, running
from gql_packages.verification.verify import verify
from gql_packages.web import concurrency_limit
from tests.audited_refusals import refusals_without_a_place
from tests.cli_and_server.serve_process import passable_directory
from tests.clinic_database import ClinicDatabase
from tests.front_desk import FrontDesk, Ready, open_clinic, ready
from tests.recorded_statements import install as record_statements
from tests.recorded_statements import recording, stray
from tests.row_counts import Written
from tests.run_size import IS_FULL
from tests.running_server import Served, served

TEMPLATE, EMPTY = "migrated", "template1"

#: Folders whose modules are one worker's, by what they share: packages that are built in place, or
#: clinics that are made once.
SHARING = {
    "tests/clients/": "clients/typescript",
    "tests/docs_examples/": "clients/typescript",
    "tests/explorer/": "graphiql",
    "tests/tenancy/": "its clinics",
}

#: Tests throw their data away, so nothing needs to reach the disk.
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "200",
}


@dataclass(frozen=True)
class DatabaseUrls:
    """One database: as the application's role, as the owner of the tables, as a superuser."""

    name: str
    app: str
    owner: str
    superuser: str


def urls_of(server: EmbeddedServer, database: str) -> DatabaseUrls:
    return DatabaseUrls(
        name=database,
        app=server.url("gql_packages_server", database),
        owner=server.url(OWNER_ROLE, database),
        superuser=server.url("postgres", database),
    )


@pytest.fixture(scope="session")
def postgres() -> Iterator[EmbeddedServer]:
    """The session's server, stopped at its end, with a migrated template database."""
    with (
        passable_directory() as directory,
        running(directory, lambda _: None, server_settings=FAST) as server,
    ):
        asyncio.run(_make_template(server))
        yield server


#: Seconds that a slow machine may take here. Who tests the limits themselves takes `served_limits`.
PATIENT = 60.0
LIMITS = ((pool, "ACQUIRE_TIMEOUT"), (batch_writer, "LATE"), (concurrency_limit, "MAX_WAIT"))
AS_SERVED = [getattr(module, name) for module, name in LIMITS]


def pytest_configure() -> None:
    record_statements()
    for module, name in LIMITS:
        setattr(module, name, PATIENT)


@pytest.fixture
def served_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """How long the server waits for a place, a connection and the audit, as it is delivered."""
    for (module, name), seconds in zip(LIMITS, AS_SERVED, strict=True):
        monkeypatch.setattr(module, name, seconds)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the slow modules; what takes long is left to `make prove`."""
    left_out = pytest.mark.skip(reason="make prove runs it")
    for item in [] if IS_FULL else items:
        if item.get_closest_marker("long"):
            item.add_marker(left_out)
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Give a worker whole modules, since each has a database of its own, or what shares more."""
    scheduler = LoadScopeScheduling(config, log)
    scheduler._split_scope = _sharing
    return scheduler


def _sharing(nodeid: str) -> str:
    module = nodeid.partition("::")[0]
    return next((SHARING[folder] for folder in SHARING if module.startswith(folder)), module)


@pytest.fixture(scope="module")
def database_urls(
    postgres: EmbeddedServer, request: pytest.FixtureRequest
) -> Iterator[DatabaseUrls]:
    """A fresh migrated database for each test module, whose rows must add up at its end, and to
    which the product must have sent nothing that it must not."""
    urls = asyncio.run(_create_database(postgres, TEMPLATE))
    # A module has some dozens of clinics, each of which is asked the same.
    planned_once = f"{urls.owner}&plan_cache_mode=force_generic_plan&jit=off"
    with recording() as sent:
        yield urls
        found = asyncio.run(verify(planned_once, progress=lambda _: None)).findings
    untold = asyncio.run(refusals_without_a_place(urls.superuser))
    asyncio.run(_drop_database(postgres, urls))
    assert untold == [], "docs_generator/possible_refusals.py does not see these"
    if request.node.get_closest_marker("plants_statements") is None:
        assert stray(sent) == []
    if found and request.node.get_closest_marker("tampers") is None:
        pytest.fail("The rows that these tests left do not add up:\n" + "\n".join(map(str, found)))


@pytest.fixture
def empty_database_urls(postgres: EmbeddedServer) -> Iterator[DatabaseUrls]:
    """A fresh database without a table, for one test."""
    urls = asyncio.run(_create_database(postgres, EMPTY))
    yield urls
    asyncio.run(_drop_database(postgres, urls))


@asynccontextmanager
async def new_database(
    server: EmbeddedServer, template: str = TEMPLATE
) -> AsyncIterator[DatabaseUrls]:
    """A migrated database, or a copy of `template`, until the block ends."""
    urls = await _create_database(server, template)
    try:
        yield urls
    finally:
        await _drop_database(server, urls)


@pytest.fixture(scope="module")
async def database(database_urls: DatabaseUrls) -> AsyncIterator[ClinicDatabase]:
    """The module's database, as the application opens it."""
    opened = await ClinicDatabase.open(database_urls.app, pool_size=20)
    yield opened
    await opened.close()


@pytest.fixture(scope="module")
async def superuser(database_urls: DatabaseUrls) -> AsyncIterator[Connection]:
    """A connection that may write any row of the module's database, and end any connection."""
    async with connected(database_urls.superuser) as connection:
        yield connection


@pytest.fixture(scope="module")
async def server(
    database_urls: DatabaseUrls, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Served]:
    """`gql-packages serve` on the module's database."""
    async with served(database_urls.app, tmp_path_factory.mktemp("served")) as started:
        yield started


@pytest.fixture
async def desk(database: ClinicDatabase) -> FrontDesk:
    """The front desk of a new clinic in Vancouver, on 2 March 2026, 10 in the morning."""
    return await open_clinic(database)


@pytest.fixture
async def clinic(desk: FrontDesk) -> Ready:
    """The same with a treatment, a patient, and ten paid uses for 800.00 CAD, nothing per visit."""
    return await ready(desk)


@pytest.fixture
def written(clinic: Ready, superuser: Connection) -> Written:
    """The rows of that clinic."""
    return Written(superuser, clinic.desk.principal.clinic_id)


async def _make_template(server: EmbeddedServer) -> None:
    await _on_server(server, f"CREATE DATABASE {TEMPLATE} OWNER {OWNER_ROLE}")
    urls = urls_of(server, TEMPLATE)
    await migrate(urls.owner, app_url=urls.app, progress=lambda _: None)


async def _create_database(server: EmbeddedServer, template: str) -> DatabaseUrls:
    urls = urls_of(server, f"test_{uuid4().hex}")
    await _on_server(
        server,
        f"CREATE DATABASE {urls.name} OWNER {OWNER_ROLE} TEMPLATE {template} STRATEGY wal_log",
    )
    return urls


async def _drop_database(server: EmbeddedServer, urls: DatabaseUrls) -> None:
    await _on_server(server, f"DROP DATABASE {urls.name} WITH (FORCE)")


async def _on_server(server: EmbeddedServer, statement: str) -> None:
    async with connected(server.url("postgres", "postgres")) as connection:
        await connection.execute(statement)
