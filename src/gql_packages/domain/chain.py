"""Hashes of rows that are never changed: a changed byte no longer fits its hash."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import UUID

#: What the first row of a chain names as the one before it.
CHAIN_START = bytes(32)

Column = None | bool | int | str | bytes | date | datetime | UUID


def row_hash(columns: Sequence[Column], *, previous: bytes = b"") -> bytes:
    """SHA-256 of the previous hash and the row's own columns as a JSON array."""
    row = json.dumps(
        [_written(column) for column in columns], ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(previous + row.encode()).digest()


def _written(column: Column) -> None | bool | int | str:
    if column is None or isinstance(column, bool | int | str):
        return column
    if isinstance(column, bytes):
        return column.hex()
    if isinstance(column, datetime):
        return column.astimezone(UTC).isoformat(timespec="microseconds")
    return str(column)
