"""The same clinics twice: behind both levels of tenancy, and behind the statements alone."""

import logging
from collections.abc import AsyncIterator, Mapping

import pytest

from gql_packages.database.connect import connected
from gql_packages.dev.embedded_postgres import EmbeddedServer
from tests.conftest import new_database
from tests.tenancy.clinics import Level, level_of, make_clinics
from tests.tenancy.leak_detectors import switch_off_row_level_security

BOTH, STATEMENTS = "both levels", "statements alone"


@pytest.fixture(scope="session")
async def levels(postgres: EmbeddedServer) -> AsyncIterator[Mapping[str, Level]]:
    """The second database is a copy of the first in which row-level security is switched off."""
    async with new_database(postgres) as urls:
        clinics = await make_clinics(urls)
        async with new_database(postgres, urls.name) as open_urls:
            async with connected(open_urls.superuser) as superuser:
                await switch_off_row_level_security(superuser)
            async with level_of(clinics, urls) as both, level_of(clinics, open_urls) as alone:
                yield {BOTH: both, STATEMENTS: alone}


@pytest.fixture(params=[BOTH, STATEMENTS])
def level(request: pytest.FixtureRequest, levels: Mapping[str, Level]) -> Level:
    """One level after the other."""
    return levels[request.param]


@pytest.fixture
def both(levels: Mapping[str, Level]) -> Level:
    """Row-level security and the statements' own filters."""
    return levels[BOTH]


@pytest.fixture
def alone(levels: Mapping[str, Level]) -> Level:
    """The statements' own filters, and nothing behind them."""
    return levels[STATEMENTS]


@pytest.fixture(autouse=True)
def everything_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Whatever a library would say if it were asked to say more."""
    caplog.set_level(logging.DEBUG)
