"""From a mutation's resolver to its service: one call, in one transaction."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import MISSING
from typing import Any, TypeVar
from uuid import UUID

import strawberry
from strawberry.types.base import StrawberryMaybe, has_object_definition
from strawberry.types.field import StrawberryField
from strawberry.utils.str_converters import to_camel_case

from gql_packages.domain.rights import ROOT_FIELD_PERMISSIONS
from gql_packages.errors import NotFound
from gql_packages.resolvers.context import RequestContext
from gql_packages.resolvers.patient_reads import root_field
from gql_packages.schema.global_id import decode
from gql_packages.unit_of_work.idempotency import IdempotencyKey
from gql_packages.unit_of_work.unit_of_work import Request, Work
from gql_packages.unit_of_work.unit_of_work import perform as perform_work

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
    root_field.set(info.field_name)
    await context.restart_reading()
    arguments: Mapping[str, Any] = vars(given)
    key = arguments.get("idempotency_key")
    others = {name: value for name, value in arguments.items() if name != "idempotency_key"}
    operation = info.field_name
    request = Request(
        principal=context.principal,
        operation=operation,
        permission=ROOT_FIELD_PERMISSIONS[operation],
        now=context.now,
        key=None
        if key is None
        else IdempotencyKey.of(
            context.principal,
            key,
            operation,
            _in_graphql(given, but="idempotency_key"),
            earlier=others,
        ),
    )
    outcome = await perform_work(context.database, request, verb, outcome_type)
    context.read.shows_a_change = True
    return outcome


def _in_graphql(given: Any, but: str | None = None) -> dict[str, Any]:
    """The fields of an input by their names in GraphQL, without those that equal their default:
    neither a field that is new nor one that is called otherwise here makes it another input."""
    found = {}
    for field in given.__strawberry_definition__.fields:
        value = getattr(given, field.python_name)
        if field.python_name != but and value != _default_of(field):
            name = field.graphql_name or to_camel_case(field.python_name)
            found[name] = _value_in_graphql(value)
    return found


def _default_of(field: StrawberryField) -> object:
    """What the field is where it is left out; a `Maybe` is None then."""
    if field.default_factory is not MISSING:
        return field.default_factory()
    is_maybe = isinstance(field.type, StrawberryMaybe)
    return None if is_maybe else field.default


def _value_in_graphql(value: Any) -> Any:
    if isinstance(value, strawberry.Some):
        return _value_in_graphql(value.value)
    if isinstance(value, list):
        return [_value_in_graphql(part) for part in value]
    return _in_graphql(value) if has_object_definition(value) else value


async def not_deleted(
    info: strawberry.Info[RequestContext, None], patient_package_id: UUID
) -> UUID:
    """The sold package that a payload is to show; NotFound if its sale is deleted by now.

    What is repeated is answered with the data of today, and others work on in between.
    """
    if await info.context.read.patient_package(patient_package_id) is None:
        raise NotFound("This was done, and the sale of the package was deleted since.")
    return patient_package_id


def named(type_name: str, global_id: str, field: str) -> UUID:
    """The key of the thing that an input field names; NotFound, with its path, if it is none."""
    return decode(global_id, type_name, path=("input", field))


def named_or_none(type_name: str, global_id: str | None, field: str) -> UUID | None:
    """As `named`, where the field may be left out."""
    return None if global_id is None else named(type_name, global_id, field)
