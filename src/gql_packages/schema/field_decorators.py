"""Root fields: what a method answers, described by its docstring."""

from collections.abc import Callable
from typing import Any

import strawberry
from strawberry.extensions import FieldExtension
from strawberry.types.field import StrawberryField

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


def _description(resolver: Resolver) -> str:
    return " ".join((resolver.__doc__ or "").split())
