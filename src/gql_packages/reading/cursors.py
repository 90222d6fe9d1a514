"""Cursors: opaque to clients, the place of an item in its list to us, and a checksum of both."""

from __future__ import annotations

import hashlib
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from gql_packages.errors import InvalidInput
from gql_packages.problems import Problem, ProblemCode
from gql_packages.reading.declarations import Listing
from gql_packages.reading.json_sql import base64url, hexadecimal

DEFAULT_SIZE = 20
LARGEST_SIZE = 100

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
#: What says in a cursor how its value is to be read.
_MARKS = {"time": "t", "day": "d", "number": ""}
_LONGEST_CURSOR = 1_000
#: Hexadecimal digits: against what is altered by mistake, it is no secret.
_CHECKSUM_DIGITS = 8


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
        values = {"least": 1, "most": LARGEST_SIZE, "found": size}
        raise InvalidInput.of(Problem(("first",), ProblemCode.PAGE_SIZE_OUT_OF_RANGE, values))
    return size


def read_cursor(listing: Listing, cursor: str) -> Position:
    """The position that a cursor of this list holds; refuses (InvalidInput) any other text, an
    altered cursor too (rule 168)."""
    try:
        position = _unpack(listing, cursor)
    except (ValueError, OverflowError, TypeError, AttributeError, RecursionError):
        position = None
    if position is None:
        raise no_cursor()
    return position


def no_cursor() -> InvalidInput:
    """The refusal of a cursor of another list or order, or whose row is gone (rule 169)."""
    return InvalidInput.of(Problem(("after",), ProblemCode.NOT_A_CURSOR))


def place_sql(listing: Listing, o: str) -> str:
    """What the cursor of the row `o` holds, as JSON without its checksum."""
    place = "''"
    if listing.kind != "name":
        value = (listing.search.number if listing.search else listing.order).replace("{o}", o)
        number = {
            "time": f"(extract(epoch FROM {value}) * 1000000)::bigint",
            "day": f"({value} - '1970-01-01'::date)",
            "number": value,
        }[listing.kind]
        if listing.absent:
            number = f"coalesce(({number})::text, 'null')"
        place = f"'\"{_MARKS[listing.kind]}\",' || {number} || ','"
    key = hexadecimal(f"{o}.id")
    return f"'[\"{listing.name}\",' || {place} || '\"' || {key} || '\"]'"


def cursor_sql(place: str) -> str:
    """The cursor of a place, as `read_cursor` reads it; null where that is null."""
    digest = f"encode(sha256(textsend({place})), 'hex')"
    return base64url(f"({place}) || left({digest}, {_CHECKSUM_DIGITS})")


def _cursor(place: str) -> str:
    """The same in Python."""
    checksum = hashlib.sha256(place.encode()).hexdigest()[:_CHECKSUM_DIGITS]
    return urlsafe_b64encode((place + checksum).encode()).decode("ascii").rstrip("=")


def _unpack(listing: Listing, cursor: str) -> Position | None:
    if len(cursor) > _LONGEST_CURSOR:
        return None
    text = urlsafe_b64decode((cursor + "=" * (-len(cursor) % 4)).encode("ascii")).decode("ascii")
    parts = json.loads(text[:-_CHECKSUM_DIGITS])
    if _cursor(json.dumps(parts, separators=(",", ":"))) != cursor:
        return None
    name, *place, digits = parts
    key = UUID(digits)
    if name != listing.name or key.hex != digits:
        return None
    if listing.kind == "name":
        return None if place else Position(None, key)
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
