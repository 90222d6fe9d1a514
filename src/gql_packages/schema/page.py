"""Pages of lists: connections, and the cursors that say where a page begins."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Generic, TypeAlias, TypeVar
from uuid import UUID

import strawberry

from gql_packages.errors import InvalidInput, Problem
from gql_packages.schema.fields import in_order, resolved

Item = TypeVar("Item")

#: Where an item stands in its list: what the list is sorted by, then the item's key.
Position: TypeAlias = tuple[datetime | str | int, UUID]

DEFAULT_SIZE = 20
LARGEST_SIZE = 100

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

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_LONGEST_CURSOR = 20_000


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    """What a client needs to ask for the next page."""

    has_next_page: bool = strawberry.field(description="Whether more items follow this page.")
    has_previous_page: bool = strawberry.field(description="Whether items come before this page.")
    start_cursor: str | None = strawberry.field(
        description="The first item's cursor; null on an empty page."
    )
    end_cursor: str | None = strawberry.field(
        description="The last item's cursor, for `after`; null on an empty page."
    )


@strawberry.type(description="An item of a page, with its place in the list.")
class Edge(Generic[Item]):
    """An item and its cursor."""

    cursor: str = strawberry.field(description="Opaque: where the item stands in this list.")
    node: Item = strawberry.field(description="The item.")


@strawberry.type(description="One page of a list.")
@in_order
class Connection(Generic[Item]):
    """A page; cursors are written and the whole is counted only when asked for."""

    list_name: strawberry.Private[str]
    items: strawberry.Private[Sequence[Any]]
    positions: strawberry.Private[Sequence[Position]]
    has_more: strawberry.Private[bool]
    has_earlier: strawberry.Private[bool]
    count: strawberry.Private[Callable[[], Awaitable[int]]]

    @resolved
    def edges(self) -> list[Edge[Item]]:
        """The items of the page, each with its cursor."""
        return [
            Edge(cursor=write_cursor(self.list_name, position), node=item)
            for item, position in zip(self.items, self.positions, strict=True)
        ]

    @resolved
    def nodes(self) -> list[Item]:
        """The items of the page, without cursors."""
        return list(self.items)

    @resolved
    def page_info(self) -> PageInfo:
        """Where the page stands in its list."""
        ends = [write_cursor(self.list_name, self.positions[at]) for at in (0, -1) if self.items]
        return PageInfo(
            has_next_page=self.has_more,
            has_previous_page=self.has_earlier,
            start_cursor=ends[0] if ends else None,
            end_cursor=ends[-1] if ends else None,
        )

    @resolved
    async def total_count(self) -> int:
        """How many items the whole list has. Counted only if you ask for it."""
        return await self.count()


@dataclass(frozen=True)
class PageRequest:
    """How many items, after which position; None: from the start."""

    size: int
    after: Position | None

    @classmethod
    def of(cls, list_name: str, first: int | None, after: str | None) -> "PageRequest":
        """What a client's `first` and `after` mean; refuses (InvalidInput) any others."""
        size = first if isinstance(first, int) else DEFAULT_SIZE
        if not 1 <= size <= LARGEST_SIZE:
            raise InvalidInput.of(
                Problem(("first",), f"Ask for 1 to {LARGEST_SIZE} items at a time.")
            )
        position = read_cursor(list_name, after) if isinstance(after, str) else None
        return cls(size, position)

    def position(self, start: Position) -> Position:
        """Where the page begins in a list that begins at `start`.

        Refuses (InvalidInput) a cursor whose place is of another kind than the list is sorted by.
        """
        if self.after is None:
            return start
        if type(self.after[0]) is not type(start[0]):
            raise _no_cursor()
        return self.after


def write_cursor(list_name: str, position: Position) -> str:
    """The cursor of the item at that position of that list."""
    value, key = position
    plain = value if not isinstance(value, datetime) else (value - _EPOCH) // _MICROSECOND
    kind = "t" if isinstance(value, datetime) else ""
    text = json.dumps([list_name, kind, plain, key.hex], ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(text.encode("utf-8")).decode("ascii").rstrip("=")


def read_cursor(list_name: str, cursor: str) -> Position:
    """The position; refuses (InvalidInput) whatever `write_cursor` would not have written."""
    try:
        position = _unpack(cursor)
        if write_cursor(list_name, position) == cursor:
            return position
    except (ValueError, OverflowError, TypeError, RecursionError):
        pass
    raise _no_cursor()


def _no_cursor() -> InvalidInput:
    return InvalidInput.of(Problem(("after",), "This is not a cursor of this list."))


def _unpack(cursor: str) -> Position:
    if len(cursor) > _LONGEST_CURSOR:
        raise ValueError
    text = urlsafe_b64decode((cursor + "=" * (-len(cursor) % 4)).encode("ascii")).decode("utf-8")
    _, kind, plain, key = json.loads(text)
    if isinstance(plain, bool) or not isinstance(plain, str | int) or not isinstance(key, str):
        raise ValueError
    if isinstance(plain, str):
        if "\0" in plain:
            raise ValueError
        return plain, UUID(key)
    if kind == "t":
        return _EPOCH + plain * _MICROSECOND, UUID(key)
    if not 0 <= plain < 2**31:
        raise ValueError
    return plain, UUID(key)
