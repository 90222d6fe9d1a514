"""The examples are a day that works, step by step, against the demo clinic."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from graphql import build_schema, parse, validate

from examples.day import HERE, Day, is_refused, steps
from gql_packages.database.pool import Database
from gql_packages.demo.fill import fill_demo
from gql_packages.resolvers.schema import schema
from gql_packages.web.application import create_app
from gql_packages.web.authentication import Authenticator, LocalKey
from gql_packages.web.local_key import issue_token
from tests.conftest import DatabaseUrls
from tests.front_desk import Clock, FrontDesk

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)

EXPORTED = build_schema((Path(__file__).parents[1] / "schema.graphql").read_text())


@pytest.fixture(scope="module")
async def owner(database_urls: DatabaseUrls) -> AsyncIterator[FrontDesk]:
    """The demo clinic's owner, four days after its history ends."""
    database = await Database.open(database_urls.app, pool_size=4)
    try:
        yield await in_front_of(database)
    finally:
        await database.close()


async def in_front_of(database: Database) -> FrontDesk:
    clinics = await fill_demo(database, patients=8, progress=lambda _: None)
    signing_key = Ed25519PrivateKey.generate()
    app = create_app(
        schema=schema,
        database=database,
        authenticator=Authenticator(LocalKey(signing_key.public_key())),
        clock=(clock := Clock(NOW)),
    )
    principal = clinics.vancouver.owner
    token = issue_token(signing_key, principal, hours=1, now=datetime.now(UTC))
    return FrontDesk(app, database, clock, signing_key, principal, token)


@pytest.mark.parametrize("step", list(steps()), ids=lambda step: step.name)
def test_the_document_fits_the_exported_schema(step: Any) -> None:
    assert validate(EXPORTED, parse(step.document)) == []


def test_every_document_says_what_it_does_and_has_variables() -> None:
    documents = {path.stem for path in HERE.glob("*.graphql")}

    assert documents == {path.stem for path in HERE.glob("*.json")}
    assert [step.name for step in steps() if not step.document.startswith("# ")] == []


async def test_the_day_goes_through_without_a_refusal(owner: FrontDesk) -> None:
    answers = await run(owner, "test-first-day")

    assert answers["find-the-patient"]["patients"]["nodes"][0]["firstName"] == "Lucía"
    assert len(answers["find-the-patient"]["patients"]["nodes"]) == 1
    assert [o["refusalCode"] for o in answers["not-yet-usable"]["packageOptions"]] == [
        "NOT_FULLY_PAID"
    ]
    assert [o["isPreselected"] for o in answers["package-options"]["packageOptions"]] == [True]
    history = answers["what-is-left"]["patientPackage"]["history"]["nodes"]
    assert [line["kind"] for line in history] == ["SOLD", "RESERVED", "REDEEMED"]
    screen = answers["the-patients-screen"]["patient"]
    assert screen["credit"]["amount"] == "5.00"
    assert screen["owing"]["amount"] == "0.00"
    assert [package["usesAvailable"] for package in screen["packages"]["nodes"]] == [6]


async def test_the_next_day_goes_through_as_well(owner: FrontDesk) -> None:
    await run(owner, "test-second-day")

    answers = await run(owner, "test-third-day")

    assert answers["the-patients-screen"]["patient"]["owing"]["amount"] == "0.00"


async def run(owner: FrontDesk, name: str) -> dict[str, Any]:
    """The answers of a whole day, by step."""
    answers: dict[str, Any] = {}
    day = Day(answers, NOW, name)
    for step in steps():
        answer = await owner.post(step.document, day.fill_in(step))
        assert not is_refused(answer), (step.name, answer)
        answers[step.name] = answer["data"]
    return answers
