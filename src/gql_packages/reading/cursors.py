"""Cursors: opaque to clients, the place of an item in its list to us."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from gql_packages.errors import InvalidInput, Problem
from gql_packages.reading.declarations import Listing
from gql_packages.reading.json_sql import base64url, hexadecimal

DEFAULT_SIZE = 20
LARGEST_SIZE = 100

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_LONGEST_CURSOR = 20_000


@dataclass(frozen=True, slots=True)
class Position:
    """Where an item stands: what its list is sorted by (None for a name), then its id."""

    value: datetime | int | None
    key: UUID


def page_size(first: object) -> int:
    """How many items a `first` asks for; refuses (InvalidInput) too few and too many."""
    size = first if isinstance(first, int) else DEFAULT_SIZE
    if not 1 <= size <= LARGEST_SIZE:
        raise InvalidInput.of(Problem(("first",), f"Ask for 1 to {LARGEST_SIZE} items at a time."))
    return size


def read_cursor(listing: Listing, cursor: str) -> Position:
    """The position that a cursor of this list holds; refuses (InvalidInput) any other text."""
    try:
        position = _unpack(listing, cursor)
    except (ValueError, OverflowError, TypeError, AttributeError, RecursionError):
        position = None
    if position is None:
        raise InvalidInput.of(Problem(("after",), "This is not a cursor of this list."))
    return position


def cursor_sql(listing: Listing, order: str, key: str) -> str:
    """The cursor of a row whose list is sorted by `order`, as `read_cursor` reads it."""
    place = {
        "time": f"'\"t\",' || (extract(epoch FROM {order}) * 1000000)::bigint || ','",
        "number": f"'\"\",' || {order} || ','",
        "name": "''",
    }[listing.kind]
    return base64url(f"'[\"{listing.name}\",' || {place} || '\"' || {hexadecimal(key)} || '\"]'")


def _unpack(listing: Listing, cursor: str) -> Position | None:
    if len(cursor) > _LONGEST_CURSOR:
        return None
    text = urlsafe_b64decode((cursor + "=" * (-len(cursor) % 4)).encode("ascii")).decode("utf-8")
    parts = json.loads(text)
    written = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    if urlsafe_b64encode(written.encode("utf-8")).decode("ascii").rstrip("=") != cursor:
        return None
    name, *place, digits = parts
    key = UUID(digits)
    if name != listing.name or key.hex != digits:
        return None
    if listing.kind == "name":
        # Earlier versions wrote the name too.
        is_known = not place or (len(place) == 2 and place[0] == "" and isinstance(place[1], str))
        return Position(None, key) if is_known else None
    kind, value = place
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    if listing.kind == "time":
        return Position(_EPOCH + value * _MICROSECOND, key) if kind == "t" else None
    return Position(value, key) if kind == "" and 0 <= value < 2**31 else None
