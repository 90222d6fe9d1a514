"""How the fields of a type are declared: those that are asked for, and the order of them all."""

import inspect
from collections.abc import Callable
from typing import Any, TypeVar

import strawberry
from strawberry.extensions import FieldExtension
from strawberry.types.field import StrawberryField

Class = TypeVar("Class", bound=type)
Resolver = Callable[..., Any]


def resolved(resolver: Resolver) -> StrawberryField:
    """A field that its method answers; the method's docstring describes it to clients."""
    return strawberry.field(resolver, description=_description(resolver))


def resolved_with(*extensions: FieldExtension) -> Callable[[Resolver], StrawberryField]:
    """As `resolved`, with extensions around the method."""

    def declare(resolver: Resolver) -> StrawberryField:
        return strawberry.field(
            resolver, description=_description(resolver), extensions=list(extensions)
        )

    return declare


def in_order(cls: Class) -> Class:
    """Under `@strawberry.type`: fields keep the order in which the class lists them.

    Without it, those with a method come after all others.
    """
    annotations = inspect.get_annotations(cls)
    ordered = {name: kind for name, kind in annotations.items() if name not in cls.__dict__}
    for name, value in cls.__dict__.items():
        if name in annotations:
            ordered[name] = annotations[name]
        elif isinstance(value, StrawberryField) and value.base_resolver is not None:
            ordered[name] = value.base_resolver.type_annotation
    cls.__annotations__ = ordered
    return cls


def _description(resolver: Resolver) -> str:
    return " ".join((resolver.__doc__ or "").split())
