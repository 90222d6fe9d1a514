"""From a mutation's resolver to its service: one call, in one transaction."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

import strawberry

from gql_packages.database.idempotency import IdempotencyKey
from gql_packages.database.unit_of_work import Request, Work
from gql_packages.database.unit_of_work import perform as perform_work
from gql_packages.domain.rights import ROOT_FIELD_PERMISSIONS
from gql_packages.resolvers.context import RequestContext

Outcome = TypeVar("Outcome")


async def perform(
    info: strawberry.Info[RequestContext, None],
    given: object,
    outcome_type: type[Outcome],
    verb: Callable[[Work], Awaitable[Outcome]],
) -> Outcome:
    """Do what the mutation says, as the caller, with the right that the field asks for.

    `given` is the mutation's input; its idempotency key, if it has one, makes the outcome stand
    for every repetition. What the payload shows is read afresh afterwards.
    """
    context = info.context
    await context.restart_reading()
    arguments: Mapping[str, Any] = vars(given)
    key = arguments.get("idempotency_key")
    operation = info.field_name
    request = Request(
        principal=context.principal,
        operation=operation,
        permission=ROOT_FIELD_PERMISSIONS[operation],
        now=context.now,
        key=None if key is None else IdempotencyKey.of(
            context.principal,
            key,
            operation,
            {name: value for name, value in arguments.items() if name != "idempotency_key"},
        ),
    )
    return await perform_work(context.database, request, verb, outcome_type)
