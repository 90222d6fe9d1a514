"""What has a global id."""

from typing import TypeVar
from uuid import UUID

import strawberry

Thing = TypeVar("Thing")


@strawberry.interface(description="Anything that has a global id and can be fetched by it.")
class Node:
    """A thing with an id; `key` is the id inside the clinic."""

    key: strawberry.Private[UUID]
    id: strawberry.ID = strawberry.field(
        description="Opaque and unique across all types. Keep it as it is; do not take it apart."
    )


def present(thing: Thing | None) -> Thing:
    """The thing that a foreign key promises."""
    if thing is None:
        raise LookupError("A row refers to another that is not there.")
    return thing
