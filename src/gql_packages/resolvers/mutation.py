"""A mutation is declared once: its field, its result and its run follow from the declaration."""

import sys
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import KW_ONLY, dataclass
from functools import cached_property
from typing import Annotated, Any, Concatenate, Union, get_type_hints
from uuid import UUID

import strawberry
from strawberry.types.field import StrawberryField
from strawberry.utils.str_converters import to_camel_case

from gql_packages.database.tenant_connection import TenantConnection
from gql_packages.domain.permissions import Permission
from gql_packages.errors import Busy, NotFound, OutcomeUnknown, Overloaded, Refusal
from gql_packages.reading.statements import Target
from gql_packages.resolvers.context import Info
from gql_packages.resolvers.import_row_parameters import with_rows
from gql_packages.resolvers.input_decoding import (
    graphql_arguments,
    service_arguments,
    with_input_paths,
)
from gql_packages.resolvers.refusals import given_of, target_of
from gql_packages.resolvers.root_fields import root_field
from gql_packages.schema.described import one_line
from gql_packages.schema.refusals import InvalidInput, SimpleRefusal
from gql_packages.unit_of_work.idempotency import IdempotencyKey
from gql_packages.unit_of_work.unit_of_work import PayloadTooCostly, Request, Unread, Work, perform

Service = Callable[Concatenate[Work, ...], Awaitable[object]]

#: Above this cost of a document no payload is read while rows are locked.
COSTLY = 500


@dataclass(frozen=True)
class Mutation:
    """One root field, which a module declares: `Mutation(__name__, create_patient, …)` is the field
    `createPatient`. It takes the module's `CreatePatientInput` and answers with the module's
    `CreatePatientPayload` or with a refusal; the docstring of the module describes it.

    The service is called in one transaction, with the fields of the input. It returns what it did:
    a dataclass of ids and whole numbers, or the id of the thing that the payload shows first.
    """

    module: str
    service: Service
    permission: Permission
    _: KW_ONLY
    #: the types of refusals with data that the result lists, beside InvalidInput
    refusals: tuple[type, ...] = ()
    #: whether a repetition is refused once the sale of the package that it shows was deleted
    shows_package: bool = False
    #: whether nothing else is written in the clinic meanwhile
    is_alone: bool = False
    #: whether an input only asks what would happen: its key records nothing
    is_preview: Callable[[Any], bool] = lambda _: False

    @property
    def python_name(self) -> str:
        """What its field is called in Python: as its module and its service."""
        return self.module.rpartition(".")[2]

    @property
    def name(self) -> str:
        """What it is called in GraphQL."""
        return to_camel_case(self.python_name)

    @property
    def input(self) -> type:
        """The input type."""
        return self._declared("Input")

    @property
    def payload(self) -> type:
        """The payload's type."""
        return self._declared("Payload")

    def _declared(self, suffix: str) -> type:
        declared: type = getattr(sys.modules[self.module], self._type_name(suffix))
        return declared

    def _type_name(self, suffix: str) -> str:
        return self.name[0].upper() + self.name[1:] + suffix

    @cached_property
    def outcome_type(self) -> type:
        """What the service returns."""
        found: type = get_type_hints(self.service)["return"]
        return found

    def shown(self, outcome: object) -> Mapping[str, Any]:
        """What the payload shows, by name: of one id it is the thing that its first field is."""
        if not isinstance(outcome, UUID):
            return with_rows(vars(outcome))
        field, *_ = self.payload.__strawberry_definition__.fields  # type: ignore[attr-defined]
        return {f"{field.python_name}_id": outcome}

    def field(self) -> StrawberryField:
        """The root field, which takes `input` and gives the payload or a refusal."""

        async def resolve(info: Info, input: Any) -> Any:
            return await _run(self, info, input)

        about = strawberry.argument(description=one_line(self.input.__doc__))
        members: Any = Union.__getitem__(
            (self.payload, SimpleRefusal, InvalidInput, *self.refusals)
        )
        result = strawberry.union(
            self._type_name("Result"),
            description=f"The payload of `{self.name}`, or why it was not done.",
        )
        resolve.__annotations__["input"] = Annotated[self.input, about]
        resolve.__annotations__["return"] = Annotated[members, result]
        resolve.__doc__ = sys.modules[self.module].__doc__
        return root_field(resolve, self.permission)


def mutation_type(mutations: Iterable[Mutation]) -> Any:
    """The root type with a field for each mutation, in their order."""
    fields = {mutation.python_name: mutation.field() for mutation in mutations}
    return strawberry.type(
        type("Mutation", (), fields),
        description=(
            "Each takes one `input` and answers with its payload or with a refusal. Where an input"
            " has an `idempotencyKey`, sending it again gives the first outcome again."
        ),
    )


async def _run(mutation: Mutation, info: Info, given: object) -> Any:
    """Call the service with the fields of the input, as the caller, and read the payload.

    The input's idempotency key, if it has one, makes the outcome count for every repetition. The
    payload shows the things that the outcome names, as they are today. Where it shows a
    patient package, a repetition is refused (NotFound) once its sale was deleted.
    """
    context = info.context
    await context.restart_reading()
    request = Request(
        principal=context.principal,
        operation=info.field_name,
        permission=mutation.permission,
        now=context.now,
        key=None if mutation.is_preview(given) else _key(info, given),
        is_alone=mutation.is_alone,
        is_preview=mutation.is_preview(given),
    )
    gone = _GONE if mutation.shows_package else {}
    payload = Target(type_name=mutation.payload.__name__, is_given=True, **gone)

    def shown(outcome: object) -> tuple[Target | None, Mapping[str, Any]]:
        if isinstance(outcome, Refusal):
            return target_of(info, outcome), given_of(outcome)
        return payload, {"now": context.now, **mutation.shown(outcome)}

    async def read(db: TenantConnection, work: Work, outcome: object) -> Any:
        target, values = shown(outcome)
        if target is None:
            return None
        if context.cost > COSTLY:
            raise PayloadTooCostly
        who = (work.actor_role, work.time_zone)
        return await context.read.answer_within(db, *who, info._raw_info, target, **values)

    work = (_verb(mutation.service, given), mutation.outcome_type, read)
    answer = await perform(context.database, context.audit, request, *work)
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


#: What inputs with a key have gained since the first version, whose fingerprints had every field.
_NEW_FIELDS = frozenset({"note", "reference", "use_limits"})


def _key(info: Info, given: object) -> IdempotencyKey | None:
    arguments = {
        name: value
        for name, value in vars(given).items()
        if value not in (None, []) or name not in _NEW_FIELDS
    }
    key = arguments.pop("idempotency_key", None)
    if key is None:
        return None
    return IdempotencyKey.of(
        info.context.principal, key, info.field_name, graphql_arguments(given), earlier=arguments
    )


def _verb(service: Service, given: object) -> Callable[[Work], Awaitable[object]]:
    """The service with its arguments; its refusals, and what is wrong with an id, have paths in the
    input. Ids are decoded here, but refused in the transaction: after the right."""
    malformed: Refusal | None = None
    arguments: Any = {}
    try:
        arguments = service_arguments(given)
    except Refusal as refusal:
        malformed = with_input_paths(refusal)

    async def verb(work: Work) -> object:
        if malformed is not None:
            raise malformed
        try:
            if isinstance(arguments, dict):
                return await service(work, **arguments)
            return await service(work, arguments)
        except Refusal as refusal:
            with_input_paths(refusal)
            raise

    return verb


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


def _deleted(_: int) -> NotFound:
    return NotFound("This was done, and the sale of the package was deleted since.")


#: The condition under which a payload that shows a patient package is refused.
_GONE: Mapping[str, Any] = {
    "missing": (
        "CASE WHEN NOT EXISTS (SELECT FROM patient_package pp WHERE pp.clinic_id = $1"
        " AND pp.id = :patient_package_id::uuid AND pp.deleted_at IS NULL) THEN 0 END"
    ),
    "absence": _deleted,
}
