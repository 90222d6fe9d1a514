"""Values that must never be in a column: too short or long, of no known word, out of range."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gql_packages.domain.row_hash import HASHED_COLUMNS
from tests.db_constraints.illegal_rows import COVERED, LookedUp

#: How few characters and how many a text may have.
LENGTHS: Mapping[tuple[str, str], tuple[int, int]] = {
    ("audit_entry", "operation"): (1, 100),
    ("audit_entry", "outcome"): (1, 100),
    ("clinic", "name"): (1, 200),
    ("no_show_fee", "name"): (1, 200),
    ("package", "name"): (1, 200),
    ("package_entry", "note"): (0, 1000),
    ("package_refund", "reason"): (0, 1000),
    ("patient", "email"): (3, 254),
    ("patient", "first_name"): (1, 200),
    ("patient", "last_name"): (1, 200),
    ("patient", "phone"): (1, 50),
    ("patient_package", "name"): (1, 200),
    ("payment", "reference"): (1, 200),
    ("staff_member", "email"): (3, 254),
    ("staff_member", "name"): (1, 200),
    ("treatment", "name"): (1, 200),
}

#: A use of which nothing is known but that it was held.
_HELD_ONLY = dict.fromkeys(
    ["reason", "invoice_id", "redeemed_at", "used_at", "uses_remaining_after", "ended_at"]
)

#: A sentence, the table, what makes the new row illegal, and the constraint that says so.
VALUES: Mapping[str, tuple[str, Mapping[str, Any], str]] = {
    **{
        f"a {table} whose {column} has {length} characters": (
            table,
            {column: "x" * length},
            f"{table}_{column}_ck",
        )
        for (table, column), (fewest, most) in LENGTHS.items()
        for length in (fewest - 1, most + 1)
        if length >= 0
    },
    **{
        f"a {table} with a hash of one byte": (table, {"hash": "\\x00"}, f"{table}_hash_ck")
        for table in HASHED_COLUMNS
    },
    "a line that follows a hash of one byte": (
        "package_entry",
        {"previous_hash": "\\x00"},
        "package_entry_hash_ck",
    ),
    "a request of a fingerprint of one byte": (
        "idempotency_record",
        {"fingerprint": "\\x00"},
        "idempotency_record_hash_ck",
    ),
    "a currency that is no code": ("clinic", {"currency": "cad"}, "clinic_currency_ck"),
    "an invoice for nothing that there is": (
        "invoice",
        {"kind": "GIFT", "appointment_id": COVERED, "voided_at": "2026-03-03T00:00:00Z"},
        "invoice_kind_ck",
    ),
    "a payment in kind": ("payment", {"method": "EGGS"}, "payment_method_ck"),
    "a refund in kind": ("payment_refund", {"method": "EGGS"}, "payment_refund_method_ck"),
    "a use of no status": (
        "redemption",
        {"status": "LOST", **_HELD_ONLY},
        "redemption_status_ck",
    ),
    "a use spent for no reason": ("redemption", {"reason": "WHIM"}, "redemption_reason_ck"),
    "a use worth less than nothing": ("redemption", {"value": -1}, "redemption_money_ck"),
    "a use that the patient is paid for": (
        "redemption",
        {"patient_pays": -1},
        "redemption_money_ck",
    ),
    "a treatment that takes no time": (
        "treatment",
        {"duration_minutes": 0},
        "treatment_duration_ck",
    ),
    "a line that JSON cannot hold": ("invoice_line", {"amount": 2**53}, "invoice_line_amount_ck"),
    "less than nothing given back": (
        "package_refund",
        {"amount": -1},
        "package_refund_amount_ck",
    ),
    "less than nothing suggested": (
        "package_refund",
        {"suggested_amount": -1},
        "package_refund_amount_ck",
    ),
    "a package sold for less than nothing": (
        "patient_package",
        {"price": -1},
        "patient_package_price_ck",
    ),
    "a sold package that pays the patient": (
        "patient_package_item",
        {"patient_pays": -1},
        "patient_package_item_pays_ck",
    ),
    "a line before the first": ("package_entry", {"sequence": 0}, "package_entry_sequence_ck"),
    "a treatment twice in a sold package": (
        "patient_package_item",
        {
            column: LookedUp(
                f"SELECT {column} FROM patient_package_item WHERE clinic_id = $1 ORDER BY id"
                " LIMIT 1"
            )
            for column in ("patient_package_id", "treatment_id")
        },
        "patient_package_item_once",
    ),
    "one payment put on one invoice twice by one request": (
        "payment_application",
        {
            "request_id": LookedUp(
                "SELECT request_id FROM payment_application WHERE clinic_id = $1 AND amount > 0"
                " ORDER BY id LIMIT 1"
            )
        },
        "payment_application_request_once",
    ),
}
