"""Which codes each mutation may be refused with, read from the code of its service.

From the service on, every function that is named in one that was reached counts as
called, and the refusals that are named there are the mutation's. Only the rooms where rules are
kept are looked at: what the unit of work itself refuses, it refuses for the idempotency key.
"""

from __future__ import annotations

import dis
from collections.abc import Iterator, Mapping
from functools import cache
from types import CodeType, FunctionType
from typing import Any, cast

from strawberry.types.base import StrawberryContainer, has_object_definition
from strawberry.types.field import StrawberryField

from gql_packages.errors import Refusal, RefusalCode
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.mutations import MUTATIONS
from gql_packages.schema.global_id import ID_OF, decode

ROOMS = tuple(f"gql_packages.{room}." for room in ("resolvers", "services", "domain", "schema"))

#: A key may be badly formed, in use, or used before for something else.
OF_THE_KEY = frozenset(
    {
        RefusalCode.INVALID_INPUT,
        RefusalCode.IDEMPOTENCY_KEY_IN_USE,
        RefusalCode.IDEMPOTENCY_KEY_MISMATCH,
    }
)

#: Functions whose refusals are looked at and not given, and why.
ASKED_ONLY: Mapping[str, str] = {
    "_reserve_again_if_possible": "where no use can be reserved, the appointment is uncovered",
}


def possible_refusals(keyed: frozenset[str]) -> Mapping[str, list[RefusalCode]]:
    """The codes of each mutation, in the order of the enum; `keyed` are those with a key."""
    found = {}
    for mutation in MUTATIONS:
        codes = _codes_from(*_called_by(mutation))
        if mutation.name in keyed:
            codes |= OF_THE_KEY
        found[mutation.name] = [code for code in RefusalCode if code in codes]
    return found


def _called_by(mutation: Mutation) -> Iterator[FunctionType]:
    """The service, and what makes its arguments of the input."""
    yield cast(FunctionType, mutation.service)
    for kind in _inputs_in(mutation.input):
        if any(ID_OF in field.metadata for field in _fields(kind)):
            yield cast(FunctionType, decode)
        if isinstance(becomes := getattr(kind, "becomes", None), FunctionType):
            yield becomes


def _inputs_in(kind: type) -> Iterator[type]:
    """An input type and those inside of it."""
    yield kind
    for field in _fields(kind):
        inner: Any = field.type
        while isinstance(inner, StrawberryContainer):
            inner = inner.of_type
        if has_object_definition(inner):
            yield from _inputs_in(inner)


def _fields(kind: Any) -> list[StrawberryField]:
    fields: list[StrawberryField] = kind.__strawberry_definition__.fields
    return fields


def _codes_from(*start: FunctionType) -> set[RefusalCode]:
    codes: set[RefusalCode] = set()
    reached: set[FunctionType] = set()
    waiting = [*start]
    while waiting:
        function = waiting.pop()
        if function in reached or function.__name__ in ASKED_ONLY:
            continue
        reached.add(function)
        for named in _named_in(function):
            if isinstance(named, type) and issubclass(named, Refusal):
                codes |= {named.code} if named is not Refusal else set()
            elif str(getattr(named, "__module__", "")).startswith(ROOMS):
                waiting += _functions_of(named)
    return codes


@cache
def _named_in(function: FunctionType) -> list[Any]:
    """What the globals are that it names, in functions inside of it too."""
    named, waiting = [], [function.__code__]
    while waiting:
        code = waiting.pop()
        waiting += [inner for inner in code.co_consts if isinstance(inner, CodeType)]
        named += [
            function.__globals__.get(step.argval)
            for step in dis.get_instructions(code)
            if step.opname == "LOAD_GLOBAL"
        ]
    return named


def _functions_of(named: Any) -> Iterator[FunctionType]:
    if isinstance(named, FunctionType):
        yield named
    elif isinstance(named, type):
        for member in vars(named).values():
            inner = getattr(member, "__func__", getattr(member, "fget", member))
            if isinstance(inner, FunctionType) and inner.__module__ == named.__module__:
                yield inner
