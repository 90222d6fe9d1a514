"""Every field, argument and mutation, with all that clinic A has, by everybody who is not A."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gql_packages.auth.local_signing_key import issue_token
from gql_packages.dev.embedded_postgres import EmbeddedServer
from gql_packages.domain.permissions import Role
from tests.assurance.every_field import Request, everything, named_in, requests
from tests.conftest import new_database
from tests.front_desk import FrontDesk
from tests.run_size import tell
from tests.schema_walk import MUTATIONS
from tests.tenancy.clinics import Level, level_of, make_clinics
from tests.tenancy.leak_detectors import CANARY

pytestmark = pytest.mark.slow

STRANGERS = ("no token", "an expired token", "a forged token")


@pytest_asyncio.fixture(scope="module")
async def level(postgres: EmbeddedServer) -> AsyncIterator[Level]:
    """Clinic A, with a canary in every text, and clinic B."""
    async with (
        new_database(postgres) as urls,
        level_of(await make_clinics(urls), urls) as made,
    ):
        yield made


@pytest_asyncio.fixture(scope="module")
async def others(level: Level) -> Mapping[str, FrontDesk]:
    """All who must not see anything of A: strangers, and each role of clinic B."""
    long_ago, key = datetime.now(UTC) - timedelta(days=2), level.a.signing_key
    expired = issue_token(key, level.a.principal, hours=1, now=long_ago)
    forged = issue_token(
        Ed25519PrivateKey.generate(), level.a.principal, hours=1, now=datetime.now(UTC)
    )
    strangers = dict(zip(STRANGERS, (None, expired, forged), strict=True))
    desks = {who: replace(level.a, token=token) for who, token in strangers.items()}
    return desks | {f"{role} of B": await level.b.colleague(role) for role in Role}


@pytest.fixture
def asked(level: Level) -> list[Request]:
    inputs = {mutation: level.clinics.a.valid_input(mutation) for mutation in MUTATIONS}
    return list(requests(level.clinics.ids_of_a, inputs))


async def leaks(
    level: Level,
    desk: FrontDesk,
    asked: list[Request],
    caplog: pytest.LogCaptureFixture,
    is_stranger: bool = False,
) -> list[str]:
    """What of A this desk gets to see, in answers, in their headers, or in the log."""
    found = []
    for document, variables in asked:
        caplog.clear()
        response = await desk.post_raw({"query": document, "variables": variables})
        shown = f"{response.text}\n{dict(response.headers)}"
        if level.watched.leaks(shown) or CANARY in caplog.text:
            found.append(f"{document} {variables}")
        if is_stranger:
            (error,) = response.json()["errors"]
            assert (response.status_code, error["extensions"]["code"]) == (401, "UNAUTHENTICATED")
    return found


async def test_nobody_else_sees_anything_of_a_whatever_is_asked(
    level: Level,
    others: Mapping[str, FrontDesk],
    asked: list[Request],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    before = await level.state()

    for who, desk in others.items():
        assert await leaks(level, desk, asked, caplog, is_stranger=who in STRANGERS) == [], who

    assert await level.state() == before
    named = set[str]().union(*map(named_in, asked))
    assert everything() - named == set()
    tell(
        f"canaries: {len(everything())} of {len(everything())} fields and arguments asked for in"
        f" {len(asked)} requests, each by {len(others)} others: nothing of the clinic was seen"
    )


async def test_the_same_requests_show_clinic_a_its_own(
    level: Level, asked: list[Request], caplog: pytest.LogCaptureFixture
) -> None:
    reads = [request for request in asked if request[0].startswith("query")]

    # Others show no text, or refuse what is given for it.
    assert len(await leaks(level, level.a, reads, caplog)) > len(reads) / 3
