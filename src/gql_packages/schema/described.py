"""Declares types and enums with their docstrings as descriptions."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, TypeVar, dataclass_transform

import strawberry

from gql_packages.domain.adjustments import UseLotKind
from gql_packages.domain.enums import Described
from gql_packages.domain.permissions import Permission, Role
from gql_packages.errors import REFUSALS, RefusalCode
from gql_packages.problems import ProblemCode

Class = TypeVar("Class", bound=type)


@dataclass_transform(kw_only_default=True, field_specifiers=(strawberry.field,))
def described(cls: Class) -> Class:
    """Declare an object type, described by its docstring."""
    return strawberry.type(cls, description=one_line(cls.__doc__))


@dataclass_transform(kw_only_default=True, field_specifiers=(strawberry.field,))
def described_interface(cls: Class) -> Class:
    """Declare an interface, described by its docstring."""
    return strawberry.interface(cls, description=one_line(cls.__doc__))


@dataclass_transform(kw_only_default=True, field_specifiers=(strawberry.field,))
def described_input(cls: Class) -> Class:
    """Declare an input type, described by its docstring."""
    return strawberry.input(cls, description=one_line(cls.__doc__))


def required(description: str) -> Any:
    """A field of an input that has to be given."""
    return strawberry.field(description=description)


def optional(description: str) -> Any:
    """A field of an input that may be left out or null."""
    return strawberry.field(default=None, description=description)


def one_line(docstring: str | None) -> str:
    """A docstring as a description in the schema."""
    return " ".join((docstring or "").split())


def described_problem(code: ProblemCode) -> str:
    """The sentence of a problem, with the names of its values in braces; then those not in it."""
    unsaid = sorted(name for name in code.value_names if f"{{{name}}}" not in code.sentence)
    return f"{code.sentence} Values not said: {', '.join(unsaid)}." if unsaid else code.sentence


def _describe_enum(words: type[Enum], meanings: Mapping[Any, str | None]) -> None:
    definition: Any = strawberry.enum(words, description=one_line(words.__doc__))
    for value in definition.__strawberry_definition__.values:
        value.description = one_line(meanings[words(value.value)])


_ENUMS: Iterable[type[Described]] = {Role, Permission, UseLotKind, *Described.__subclasses__()}
for _words in _ENUMS:
    _describe_enum(_words, {word: word.description for word in _words})
_describe_enum(RefusalCode, {code: REFUSALS[code].__doc__ for code in RefusalCode})
_describe_enum(ProblemCode, {code: described_problem(code) for code in ProblemCode})
