"""Pages of lists: connections, and the arguments that ask for them."""

from datetime import date
from typing import Annotated, Generic, TypeAlias, TypeVar

import strawberry

from gql_packages.reading.cursors import DEFAULT_SIZE, LARGEST_SIZE
from gql_packages.schema.described import described

Item = TypeVar("Item")

First: TypeAlias = Annotated[
    int | None,
    strawberry.argument(
        description=f"How many to give, 1 to {LARGEST_SIZE}; {DEFAULT_SIZE} if left out."
    ),
]
After: TypeAlias = Annotated[
    str | None,
    strawberry.argument(
        description="The cursor of the last item that you have; left out: from the start."
    ),
]


@described
class PageInfo:
    """The position of a page in its list."""

    has_next_page: bool = strawberry.field(description="Whether more items follow this page.")
    has_previous_page: bool = strawberry.field(description="Whether items come before this page.")
    start_cursor: str | None = strawberry.field(
        description="The first item's cursor; null on an empty page."
    )
    end_cursor: str | None = strawberry.field(
        description="The last item's cursor, for `after`; null on an empty page."
    )


@described
class Edge(Generic[Item]):
    """An item of a page, with its place in the list."""

    cursor: str = strawberry.field(description="Opaque: the position of the item in this list.")
    node: Item = strawberry.field(description="The item.")


@described
class Connection(Generic[Item]):
    """One page of a list."""

    edges: list[Edge[Item]] = strawberry.field(
        description="The items of the page, each with its cursor."
    )
    nodes: list[Item] = strawberry.field(description="The items of the page, without cursors.")
    page_info: PageInfo = strawberry.field(description="The position of the page in its list.")
    total_count: int = strawberry.field(
        description="How many items the whole list has. Counted only if you ask for it."
    )


def day_argument(
    date: Annotated[
        date | None, strawberry.argument(description="At the end of it; left out: today.")
    ] = strawberry.UNSET,
) -> None:
    """The argument of what is so at the end of a day."""


def page_arguments(first: First = strawberry.UNSET, after: After = strawberry.UNSET) -> None:
    """The arguments of a connection."""
