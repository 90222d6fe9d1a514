"""From a mutation's resolver to its service: one call, in one transaction."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import MISSING
from typing import Any, TypeVar
from uuid import UUID

import strawberry
from strawberry.types.base import StrawberryMaybe, has_object_definition
from strawberry.types.field import StrawberryField
from strawberry.utils.str_converters import to_camel_case

from gql_packages.database.tenant_connection import TenantConnection
from gql_packages.domain.permissions import ROOT_FIELD_PERMISSIONS
from gql_packages.errors import Busy, NotFound, OutcomeUnknown, Overloaded, Refusal
from gql_packages.reading.statements import Target
from gql_packages.resolvers.context import Info
from gql_packages.resolvers.refusals import given_of, target_of
from gql_packages.schema.global_id import decode
from gql_packages.unit_of_work.idempotency import IdempotencyKey
from gql_packages.unit_of_work.unit_of_work import PayloadTooCostly, Request, Unread, Work
from gql_packages.unit_of_work.unit_of_work import perform as perform_work

Outcome = TypeVar("Outcome")

#: Above this cost of a document no payload is read while rows are locked.
COSTLY = 500


async def perform(
    info: Info,
    given: object,
    outcome_type: type[Outcome],
    verb: Callable[[Work], Awaitable[Outcome]],
    payload_type: type,
    *,
    must_be_there: bool = False,
) -> Any:
    """Do what the mutation says, as the caller, with the right that the field asks for.

    `given` is the mutation's input; its idempotency key, if it has one, makes the outcome stand
    for every repetition. The payload shows the things that the outcome names. With
    `must_be_there`, a repetition is refused (NotFound) once the sale of the package was deleted:
    it is answered with the data of today, and others work on in between.
    """
    context = info.context
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
    gone = _GONE if must_be_there else {}
    payload = Target(type_name=payload_type.__name__, is_given=True, **gone)

    def shown(outcome: Outcome | Refusal) -> tuple[Target | None, dict[str, Any]]:
        if isinstance(outcome, Refusal):
            return target_of(info, outcome), given_of(outcome)
        return payload, vars(outcome)

    async def read(db: TenantConnection, work: Work, outcome: Outcome | Refusal) -> Any:
        target, values = shown(outcome)
        if target is None:
            return None
        if context.cost > COSTLY:
            raise PayloadTooCostly
        who = (work.actor_role, work.today)
        return await context.read.answer_within(db, *who, info._raw_info, target, **values)

    answer = await perform_work(context.database, context.audit, request, verb, outcome_type, read)
    found = answer.payload
    if found is Unread.READ_AFTER_COMMIT:
        target, values = shown(answer.outcome)
        is_done = not isinstance(answer.outcome, Refusal)
        found = target and await _read_afterwards(info, target, values, is_done=is_done)
    if isinstance(answer.outcome, Refusal):
        if found is not None:
            context.shown_refusals[answer.outcome] = found
        raise answer.outcome
    return found


async def _read_afterwards(
    info: Info, target: Target, values: Mapping[str, Any], *, is_done: bool
) -> Any:
    try:
        return await info.context.answer(info, target, **values)
    except (Busy, Overloaded) as error:
        if not is_done:
            raise
        raise OutcomeUnknown(
            "The change was saved, and cannot be shown right now. "
            "Try again with the same key to see it."
        ) from error


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


def _deleted(_: int) -> NotFound:
    return NotFound("This was done, and the sale of the package was deleted since.")


#: Under which a payload is refused that shows a sold package.
_GONE: Mapping[str, Any] = {
    "missing": (
        "CASE WHEN NOT EXISTS (SELECT FROM patient_package pp WHERE pp.clinic_id = $1"
        " AND pp.id = :patient_package_id::uuid AND pp.deleted_at IS NULL) THEN 0 END"
    ),
    "absence": _deleted,
}


def named(type_name: str, global_id: str, field: str) -> UUID:
    """The key of the thing that an input field names; NotFound, with its path, if it is none."""
    return decode(global_id, type_name, path=("input", field))


def named_or_none(type_name: str, global_id: str | None, field: str) -> UUID | None:
    """As `named`, where the field may be left out."""
    return None if global_id is None else named(type_name, global_id, field)
