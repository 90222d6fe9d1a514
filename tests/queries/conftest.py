"""A database with a crowded clinic for each number of decimals; nobody changes anything in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from gql_packages.database.connect import connected
from gql_packages.dev.embedded_postgres import EmbeddedServer
from gql_packages.domain.permissions import Principal
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls, new_database
from tests.queries.asking import Server
from tests.queries.crowded_clinic import CLINICS, Seeded, fill
from tests.queries.differing import Pair
from tests.queries.slow_loader import World, load
from tests.reading.records import NOW

#: Enough for pages to follow each other.
PATIENTS = {"CAD": 30, "JPY": 12, "KWD": 12, "CLF": 12}


@dataclass(frozen=True)
class Crowded:
    """The clinics, each as its owner sees it, in front of one server."""

    urls: DatabaseUrls
    database: ClinicDatabase
    server: Server
    worlds: dict[str, World]

    def pair(self, currency: str) -> Pair:
        """The server and the oracle, as the owner of that clinic sees them."""
        return Pair(self.server, self.worlds[currency])


@asynccontextmanager
async def opened(urls: DatabaseUrls) -> AsyncIterator[ClinicDatabase]:
    """The application's pool."""
    database = await ClinicDatabase.open(urls.app, pool_size=4)
    try:
        yield database
    finally:
        await database.close()


@pytest.fixture(scope="session")
async def crowded(postgres: EmbeddedServer) -> AsyncIterator[Crowded]:
    """The clinics, in a database of their own."""
    async with (
        new_database(postgres) as urls,
        connected(urls.superuser) as superuser,
        opened(urls) as database,
    ):
        worlds = {}
        for seed, (currency, zone) in enumerate(CLINICS.items(), start=1):
            records = await Seeded.of_new_clinic(
                superuser, database, name=f"Harbour “{currency}”", currency=currency, time_zone=zone
            )
            await fill(records, seed, patients=PATIENTS[currency])
            owner = Principal(records.clinic, records.owner)
            worlds[currency] = await load(superuser, owner, NOW)
        yield Crowded(urls, database, Server.over(database, NOW), worlds)
