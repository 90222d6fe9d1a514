"""Root fields: described by a docstring, and the right that each asks for."""

from collections.abc import Callable, Sequence
from typing import Any

import strawberry
from strawberry.extensions import FieldExtension
from strawberry.types.field import StrawberryField

from gql_packages.domain.permissions import Permission
from gql_packages.schema.described import one_line

_PERMISSION = "permission"


def root_field(
    resolver: Callable[..., Any],
    permission: Permission | None,
    extensions: Sequence[FieldExtension] = (),
    *,
    declare: Callable[..., Any] = strawberry.field,
) -> StrawberryField:
    """A field for the roles with the right; None: for every active staff member. The resolver's
    docstring describes it to clients."""
    field: StrawberryField = declare(
        resolver,
        description=one_line(resolver.__doc__),
        extensions=list(extensions),
        metadata={_PERMISSION: permission},
    )
    return field


def permission_of(field: StrawberryField) -> Permission | None:
    """The right that a root field asks for."""
    permission: Permission | None = field.metadata[_PERMISSION]
    return permission
