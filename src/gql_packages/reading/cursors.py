"""Cursors: opaque to clients, the place of an item in its list to us."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from gql_packages.errors import InvalidInput, Problem
from gql_packages.reading.declarations import Listing
from gql_packages.reading.json_sql import base64url, hexadecimal

DEFAULT_SIZE = 20
LARGEST_SIZE = 100

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
#: What says in a cursor how its value is to be read.
_MARKS = {"time": "t", "day": "d", "number": ""}
_LONGEST_CURSOR = 20_000


@dataclass(frozen=True, slots=True)
class Position:
    """Where an item stands: what its list is sorted by (None for a name, or where there is no
    value), then its id."""

    value: datetime | date | int | None
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
        raise no_cursor()
    return position


def no_cursor() -> InvalidInput:
    """The refusal of a cursor of another list or order, or whose row is gone (rule 169)."""
    return InvalidInput.of(Problem(("after",), "This is not a cursor of this list."))


def cursor_sql(listing: Listing, o: str) -> str:
    """The cursor of the row `o`, as `read_cursor` reads it."""
    place = "''"
    if listing.kind != "name":
        value = listing.order.replace("{o}", o)
        number = {
            "time": f"(extract(epoch FROM {value}) * 1000000)::bigint",
            "day": f"({value} - '1970-01-01'::date)",
            "number": value,
        }[listing.kind]
        if listing.absent:
            number = f"coalesce(({number})::text, 'null')"
        place = f"'\"{_MARKS[listing.kind]}\",' || {number} || ','"
    key = hexadecimal(f"{o}.id")
    return base64url(f"'[\"{listing.name}\",' || {place} || '\"' || {key} || '\"]'")


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
    mark, value = place
    if mark != _MARKS[listing.kind]:
        return None
    if value is None:
        return Position(None, key) if listing.absent else None
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return _position(listing, value, key)


def _position(listing: Listing, value: int, key: UUID) -> Position | None:
    if listing.kind == "time":
        return Position(_EPOCH + value * _MICROSECOND, key)
    if listing.kind == "day":
        return Position(_EPOCH.date() + timedelta(days=value), key)
    return Position(value, key) if 0 <= value < 2**63 else None
