"""Hashes of what is never changed in a row: a changed byte no longer fits its hash."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from uuid import UUID

import orjson

#: What the first row of a chain names as the one before it.
CHAIN_START = bytes(32)

#: The tables whose rows are hashed, and the columns that the hash covers: those that are never
#: changed, which in the tables of history are all but the hashes themselves, in the table's order.
HASHED_COLUMNS: Mapping[str, tuple[str, ...]] = {
    table: tuple(f"clinic_id id {columns}".split())
    for table, columns in {
        "appointment": "patient_id treatment_id practitioner_id request_id created_at",
        "invoice": "number kind patient_id appointment_id issued_at request_id",
        "invoice_line": "invoice_id position description amount",
        "payment": "patient_id method amount received_at received_by_id reference request_id",
        "payment_application": (
            "payment_id invoice_id amount undoes_id applied_at applied_by_id request_id"
        ),
        "payment_refund": (
            "payment_id amount method refunded_at refunded_by_id request_id reference"
        ),
        "patient_package": (
            "patient_id package_id invoice_id name price uses_total purchased_at purchased_on "
            "staff_member_id origin appointment_id request_id"
        ),
        "patient_package_item": (
            "patient_package_id treatment_id patient_pays position limit_number"
        ),
        "patient_package_limit": "patient_package_id number uses price_share",
        "redemption": (
            "patient_package_id appointment_id use_number value patient_pays reserved_at "
            "request_id limit_number"
        ),
        "package_entry": (
            "patient_package_id sequence kind at actor_id appointment_id redemption_id "
            "undoes_id uses_reserved_after uses_redeemed_after uses_available_after "
            "uses_remaining_after expires_on_after note request_id"
        ),
        "use_adjustment": (
            "patient_package_id package_entry_id change paid_change value numbers undoes_id "
            "adjusted_at request_id"
        ),
        "package_refund": (
            "patient_package_id amount suggested_amount reason refunded_at refunded_by_id "
            "request_id"
        ),
        "correction": (
            "table_name row_id column_name version value_before value_after corrected_at "
            "corrected_by_id reason request_id"
        ),
        "policy_change": ("version name value_before value_after set_at set_by_id request_id"),
        "breakage_policy": ("version valid_from method expected_rate set_at set_by_id request_id"),
        "imported_patient": (
            "external_id patient_id fingerprint imported_at imported_by_id request_id"
        ),
        "idempotency_record": (
            "staff_member_id key operation fingerprint outcome request_id created_at"
        ),
        "purge": "table_name after_id before_id row_count digest purged_at",
        "audit_entry": "at actor_id operation entity_type entity_id outcome request_id",
    }.items()
}

#: Of these the last column came later: rows without a value there hash as they did before.
LENGTHENED = frozenset({"payment_refund", "patient_package_item", "redemption"})

Column = None | bool | int | str | bytes | date | datetime | UUID


def row_hash(columns: Sequence[Column], *, previous: bytes = b"") -> bytes:
    """SHA-256 of the previous hash and the row's own columns as a JSON array.

    The database computes the same in `verification/run_checks.py`, for the rows of a whole table.
    """
    row = orjson.dumps(tuple(columns), default=written, option=orjson.OPT_PASSTHROUGH_DATETIME)
    return hashlib.sha256(previous + row).digest()


def hashed(table: str, columns: Sequence[Column]) -> Sequence[Column]:
    """Of the hashed columns of a row, those that its hash covers."""
    is_as_before = table in LENGTHENED and columns[-1] is None
    return columns[:-1] if is_as_before else columns


def written(column: Column) -> bool | int | str | None:
    """A column as the JSON of its row says it, the same in any session and version."""
    if column is None or isinstance(column, bool | int | str):
        return column
    if isinstance(column, bytes):
        return column.hex()
    if isinstance(column, datetime):
        return column.astimezone(UTC).isoformat(timespec="microseconds")
    return str(column)
