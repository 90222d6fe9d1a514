"""How many events of subscriptions are executed at once."""

import asyncio
from datetime import UTC, datetime
from typing import Any, cast

import pytest
import strawberry
from strawberry.scalars import JSON

from gql_packages.auth.authentication import Authenticator, LocalKey
from gql_packages.errors import DocumentNotTrusted
from gql_packages.observability.request_log import RequestRecord, recording
from gql_packages.web.concurrency_limit import ConcurrencyLimiter
from gql_packages.web.graphql_request import GraphQLRequest
from gql_packages.web.persisted_documents import PersistedDocuments
from gql_packages.web.subscriptions import Session, SubscriptionRunner
from tests.web.minimal_schema import KEY, SCHEMA, Context, Gate, token


@strawberry.type
class Query:
    @strawberry.field
    def unwritable(self) -> JSON:
        return JSON(object())


def subscriptions(schema: strawberry.Schema = SCHEMA) -> SubscriptionRunner:
    """A runner of the tiny schema that executes two events at once, and has nothing to tell."""
    anything: Any = None
    contexts: Any = Closed
    return SubscriptionRunner(
        schema=schema,
        authenticator=Authenticator(LocalKey(KEY.public_key())),
        clock=lambda: datetime(2026, 3, 4, tzinfo=UTC),
        context_factory=contexts,
        work=ConcurrencyLimiter(1),
        deadline=5.0,
        documents=PersistedDocuments(),
        listener=anything,
        event_slots=asyncio.Semaphore(2),
        quota=ConcurrencyLimiter(1),
    )


async def test_of_all_events_only_so_many_are_executed_at_once() -> None:
    runner, gate, anything = subscriptions(), Gate(), cast(Any, None)

    async def execute_event() -> None:
        session = Session(
            runner, anything, f"Bearer {token()}", "{ held }", RequestRecord("websocket")
        )
        async with session.event_context():
            await gate.wait()

    events = [asyncio.create_task(execute_event()) for _ in range(5)]
    await gate.until_entered(2)
    for _ in range(100):
        await asyncio.sleep(0)
    assert gate.entered == 2
    gate.opened.set()
    await asyncio.gather(*events)
    assert gate.left == 5


async def test_with_each_event_the_document_is_admitted_again() -> None:
    class NoMore(PersistedDocuments):
        async def admit_other(self, context: object) -> None:
            raise DocumentNotTrusted("It was, when the subscription started.")

    runner, caller = subscriptions(), cast(Any, None)
    runner.documents = NoMore()
    session = Session(runner, caller, f"Bearer {token()}", "{ hello }", RequestRecord("websocket"))
    with pytest.raises(DocumentNotTrusted):
        async with session.event_context():
            pass


async def test_a_result_that_cannot_be_written_is_an_incident() -> None:
    request = GraphQLRequest("{ unwritable }", None, None, None)
    with recording("websocket") as record:
        replies = subscriptions(strawberry.Schema(query=Query)).replies(
            request, f"Bearer {token()}"
        )
        codes = [reply.refusal and reply.refusal.code async for reply in replies]

    assert (codes, record.incidents) == (["INTERNAL"], 1)


class Closed(Context):
    """A context that holds nothing."""

    async def close(self) -> None:
        return None
