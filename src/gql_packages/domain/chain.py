"""Hashes of rows that are never changed: a changed byte no longer fits its hash."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from uuid import UUID

#: What the first row of a chain names as the one before it.
CHAIN_START = bytes(32)

#: The tables whose rows are never changed, and the columns that a row's hash covers: all but the
#: hashes themselves, in the order of the table.
HASHED_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "invoice_line": ("clinic_id", "id", "invoice_id", "position", "description", "amount"),
    "payment_application": (
        "clinic_id",
        "id",
        "payment_id",
        "invoice_id",
        "amount",
        "undoes_id",
        "applied_at",
        "applied_by_id",
        "request_id",
    ),
    "payment_refund": (
        "clinic_id",
        "id",
        "payment_id",
        "amount",
        "method",
        "refunded_at",
        "refunded_by_id",
        "request_id",
    ),
    "package_entry": (
        "clinic_id",
        "id",
        "patient_package_id",
        "sequence",
        "kind",
        "at",
        "actor_id",
        "appointment_id",
        "redemption_id",
        "undoes_id",
        "uses_reserved_after",
        "uses_redeemed_after",
        "uses_available_after",
        "uses_remaining_after",
        "expires_on_after",
        "note",
        "request_id",
    ),
    "package_refund": (
        "clinic_id",
        "id",
        "patient_package_id",
        "amount",
        "suggested_amount",
        "reason",
        "refunded_at",
        "refunded_by_id",
        "request_id",
    ),
    "idempotency_record": (
        "clinic_id",
        "id",
        "staff_member_id",
        "key",
        "operation",
        "fingerprint",
        "outcome",
        "request_id",
        "created_at",
    ),
    "audit_entry": (
        "clinic_id",
        "id",
        "at",
        "actor_id",
        "operation",
        "entity_type",
        "entity_id",
        "outcome",
        "request_id",
    ),
}

Column = None | bool | int | str | bytes | date | datetime | UUID


def row_hash(columns: Sequence[Column], *, previous: bytes = b"") -> bytes:
    """SHA-256 of the previous hash and the row's own columns as a JSON array."""
    row = json.dumps(
        [_written(column) for column in columns], ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(previous + row.encode()).digest()


def _written(column: Column) -> bool | int | str | None:
    if column is None or isinstance(column, bool | int | str):
        return column
    if isinstance(column, bytes):
        return column.hex()
    if isinstance(column, datetime):
        return column.astimezone(UTC).isoformat(timespec="microseconds")
    return str(column)
