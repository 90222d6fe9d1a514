"""Types that clients read about in the docstrings of their classes."""

from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeVar, dataclass_transform

import strawberry

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


def described_enum(words: type[Enum], meanings: Mapping[Any, str | None]) -> None:
    """Declare an enum, described by its docstring, and its values by their meanings."""
    definition: Any = strawberry.enum(words, description=one_line(words.__doc__))
    for value in definition.__strawberry_definition__.values:
        value.description = one_line(meanings[words(value.value)])


def optional(description: str) -> Any:
    """A field of an input that may be left out or null."""
    return strawberry.field(default=None, description=description)


def one_line(docstring: str | None) -> str:
    """A docstring as a description in the schema."""
    return " ".join((docstring or "").split())
