"""Turns every refusal into its GraphQL type: the one place where that happens."""

import dataclasses
from typing import Any

import strawberry
from graphql import GraphQLUnionType, get_named_type
from strawberry.types.field import StrawberryField

from gql_packages import errors
from gql_packages.observability import request_log
from gql_packages.reading.statements import Target
from gql_packages.resolvers.context import Info
from gql_packages.schema import refusals

#: The refusals with a type of their own, whose names are the same; any other is a SimpleRefusal.
TYPES: dict[type[errors.Refusal], type] = {
    errors.InvalidInput: refusals.InvalidInput,
    errors.VersionConflict: refusals.VersionConflict,
    errors.NotFullyPaid: refusals.NotFullyPaid,
    errors.PackageExpired: refusals.PackageExpired,
    errors.PackageUsedUp: refusals.PackageUsedUp,
    errors.WrongStatus: refusals.WrongStatus,
    errors.PastExpiry: refusals.PastExpiry,
    errors.ExpiryBeforeBookings: refusals.ExpiryBeforeBookings,
    errors.AmountOutOfRange: refusals.AmountOutOfRange,
    errors.PaymentApplied: refusals.PaymentApplied,
    errors.Refusal: refusals.SimpleRefusal,
}
#: Those that show money or other things: they are read as a payload is.
READ = (
    errors.NotFullyPaid,
    errors.PastExpiry,
    errors.ExpiryBeforeBookings,
    errors.AmountOutOfRange,
    errors.PaymentApplied,
)


class Handler:
    """Answers with the refusal as it was read, or else with the values that it carries."""

    error_type: Any = refusals.SimpleRefusal

    def handle(self, exception: errors.Refusal, *, field: StrawberryField, info: Info) -> Any:
        """The refusal; that it is said is noted."""
        request_log.current().add_code(exception.code)
        return info.context.shown_refusals.pop(exception, None) or self.plain(exception)

    def plain(self, exception: errors.Refusal) -> Any:
        """The refusal without anything that is read for it."""
        given = given_of(exception)
        given["code"] = exception.code
        if "date" in given:
            given["day"] = given.pop("date")
        if isinstance(exception, errors.InvalidInput):
            given["problems"] = [
                refusals.InputProblem(path=list(problem.path), message=problem.message)
                for problem in exception.problems
            ]
        known = {field.name for field in dataclasses.fields(self.error_type)}
        return self.error_type(**{name: value for name, value in given.items() if name in known})


def given_of(refusal: errors.Refusal) -> dict[str, Any]:
    """What a refusal says, by the names of its parts."""
    given = {field.name: getattr(refusal, field.name) for field in dataclasses.fields(refusal)}
    path = None if refusal.path is None else list(refusal.path)
    return {**given, "code": refusal.code.value, "path": path}


def target_of(info: Info, refusal: errors.Refusal) -> Target | None:
    """What is read for a refusal that the field's result lists; None if nothing is."""
    result = get_named_type(info._raw_info.return_type)
    name = type(refusal).__name__
    if not isinstance(refusal, READ) or not isinstance(result, GraphQLUnionType):
        return None
    if all(name != each.name for each in result.types):
        return None
    return Target(type_name=name, is_given=True)


def _handler(refusal: type[errors.Refusal], kind: type) -> strawberry.ExceptionHandler[Any, Any]:
    made = type(kind.__name__, (Handler,), {"exception_type": refusal, "error_type": kind})
    handler: strawberry.ExceptionHandler[Any, Any] = made()
    return handler


#: The first that fits is taken: the general one comes last.
HANDLERS = tuple(_handler(refusal, kind) for refusal, kind in TYPES.items())

#: So that they are in the schema even where no result lists them yet.
REFUSAL_TYPES: tuple[type, ...] = tuple(TYPES.values())
