"""Clinics whose rows are written with plain SQL: new ones, and crowded ones that nobody changes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import pytest

from gql_packages.database.connect import Connection, connected
from gql_packages.dev.embedded_postgres import EmbeddedServer
from gql_packages.domain.permissions import Principal
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls, new_database
from tests.front_desk import Clock, FrontDesk
from tests.queries.crowded_clinic import CLINICS, crowded_clinic
from tests.queries.differing import Pair
from tests.queries.given_values import Values
from tests.queries.records import NOW, Records
from tests.queries.slow_loader import Row, World, load


@pytest.fixture
async def clinic(superuser: Connection, database: ClinicDatabase) -> Records:
    """A new clinic in Vancouver."""
    return await Records.of_new_clinic(superuser, database)


@pytest.fixture
async def neighbour(superuser: Connection, database: ClinicDatabase) -> Records:
    """Another clinic, in Berlin."""
    return await Records.of_new_clinic(
        superuser, database, name="Spree", currency="EUR", time_zone="Europe/Berlin"
    )


@dataclass(frozen=True)
class Crowded:
    """A crowded clinic for each number of decimals, each as its owner sees it."""

    urls: DatabaseUrls
    database: ClinicDatabase
    worlds: dict[str, World]

    def pair(self, currency: str = "CAD", *, viewer: Row | None = None) -> Pair:
        """The server and the oracle, as the owner or another of that clinic sees them."""
        world = self.worlds[currency]
        world = replace(world, viewer=viewer or world.viewer)
        principal = Principal(world.clinic["id"], world.viewer["id"])
        return Pair(FrontDesk.of(self.database, principal, Clock(NOW)), world)

    def values(self, currency: str = "CAD") -> Values:
        """What may be given about that clinic; another one's things are not there."""
        return Values(self.worlds[currency], self.worlds["JPY" if currency == "CAD" else "CAD"])


@pytest.fixture(scope="session")
async def crowded(postgres: EmbeddedServer) -> AsyncIterator[Crowded]:
    """The clinics, in a database of their own."""
    async with new_database(postgres) as urls, connected(urls.superuser) as superuser:
        database = await ClinicDatabase.open(urls.app, pool_size=4)
        try:
            worlds = {}
            for seed, currency in enumerate(CLINICS, start=9):
                made = await crowded_clinic(superuser, database, currency, seed)
                owner = Principal(made.clinic, made.owner)
                worlds[currency] = await load(superuser, owner, NOW)
            yield Crowded(urls, database, worlds)
        finally:
            await database.close()
