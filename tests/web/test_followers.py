"""How many follow something at once, and how much of what they are told is executed at once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from gql_packages.auth.authentication import Authenticator, LocalKey
from gql_packages.errors import Overloaded
from gql_packages.web.concurrency_limit import ConcurrencyLimiter
from gql_packages.web.operation_executor import Asked, Executing
from gql_packages.web.persisted_documents import PersistedDocuments
from gql_packages.web.subscription_quota import Places
from tests.web.minimal_schema import GATES, KEY, PRINCIPAL, SCHEMA, Context, Gate, token


@pytest.fixture
def gate() -> Iterator[Gate]:
    GATES.append(Gate())
    yield GATES[-1]
    GATES.pop()


def test_there_are_places_for_so_many_in_all_whoever_they_are() -> None:
    places = Places(limit=3, limit_of_one=2)
    colleague = replace(PRINCIPAL, staff_member_id=uuid4())
    with ExitStack() as held:
        for who in (PRINCIPAL, PRINCIPAL, colleague):
            held.enter_context(places.one(who))
        with pytest.raises(Overloaded), places.one(colleague):
            pass
        assert places.count == 3
    with places.one(colleague):
        assert places.count == 1


async def test_of_all_events_only_so_many_are_executed_at_once(gate: Gate) -> None:
    context: Any = Context
    executing = Executing(
        schema=SCHEMA,
        authenticator=Authenticator(LocalKey(KEY.public_key())),
        clock=lambda: datetime(2026, 3, 4, tzinfo=UTC),
        context_factory=context,
        work=ConcurrencyLimiter(1),
        deadline=5.0,
        events_at_once=2,
        documents=PersistedDocuments(),
    )
    event: Any = None
    asked = Asked("{ held }", None, None, f"Bearer {token()}")
    told = [asyncio.create_task(executing.go_on(asked, event, uuid4())) for _ in range(5)]

    await gate.until_entered(2)
    for _ in range(100):
        await asyncio.sleep(0)
    assert gate.entered == 2
    gate.opened.set()
    assert [result.data for result in await asyncio.gather(*told)] == [{"held": "let go"}] * 5
