"""Rows that must never be: each is one that could be, but for what is said of it here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class LookedUp:
    """A value that the database knows: $1 is the clinic."""

    query: str


COVERED = LookedUp(
    "SELECT appointment_id FROM redemption WHERE clinic_id = $1 AND status = 'REDEEMED' LIMIT 1"
)
UNCOVERED = LookedUp(
    "SELECT id FROM appointment a WHERE clinic_id = $1"
    " AND NOT EXISTS (SELECT FROM redemption r WHERE r.appointment_id = a.id) LIMIT 1"
)

#: A sentence, the table, what makes the new row illegal, and the constraint that says so.
INSERTS: Mapping[str, tuple[str, Mapping[str, Any], str]] = {
    "a package without uses": ("package", {"uses": 0}, "package_uses_ck"),
    "a package for less than nothing": ("package", {"price": -1}, "package_price_ck"),
    "a price that JSON cannot hold": ("package", {"price": 2**53}, "package_price_ck"),
    "a package valid for less than a day": (
        "package",
        {"valid_for_days": -1},
        "package_validity_ck",
    ),
    "a patient who is paid for a visit": (
        "package_item",
        {"patient_pays": -1},
        "package_item_pays_ck",
    ),
    "a treatment for less than nothing": ("treatment", {"price": -1}, "treatment_price_ck"),
    "a treatment of no kind": ("treatment", {"kind": "SPELL"}, "treatment_kind_ck"),
    "a no-show fee of nothing": ("no_show_fee", {"amount": 0}, "no_show_fee_amount_ck"),
    "a role that there is not": ("staff_member", {"role": "ROOT"}, "staff_member_role_ck"),
    "a patient without a name": ("patient", {"first_name": ""}, "patient_first_name_ck"),
    "more held than sold": ("patient_package", {"uses_reserved": 4}, "patient_package_uses_ck"),
    "more spent than sold": ("patient_package", {"uses_redeemed": 4}, "patient_package_uses_ck"),
    "more held and spent than sold": (
        "patient_package",
        {"uses_reserved": 2, "uses_redeemed": 2},
        "patient_package_uses_ck",
    ),
    "fewer than no uses held": (
        "patient_package",
        {"uses_reserved": -1},
        "patient_package_uses_ck",
    ),
    "fewer than no uses spent": (
        "patient_package",
        {"uses_redeemed": -1},
        "patient_package_uses_ck",
    ),
    "a package that ends before it was bought": (
        "patient_package",
        {"expires_on": "2020-01-01"},
        "patient_package_expiry_ck",
    ),
    "a refunded package that holds a use": (
        "patient_package",
        {"refunded_at": "2026-03-03T00:00:00Z", "uses_reserved": 1},
        "patient_package_ended_ck",
    ),
    "a sale from an appointment that is not named": (
        "patient_package",
        {"origin": "APPOINTMENT", "appointment_id": None},
        "patient_package_origin_ck",
    ),
    "a visit that ends before it starts": (
        "appointment",
        {"ends_at": "2020-01-01T00:00:00Z"},
        "appointment_time_ck",
    ),
    "a status that there is not": (
        "appointment",
        {"status": "LATE"},
        "appointment_status_ck",
    ),
    "a no-show of which nothing was decided": (
        "appointment",
        {"status": "NO_SHOW"},
        "appointment_no_show_ck",
    ),
    "a no-show's fee without the fee": (
        "appointment",
        {"status": "NO_SHOW", "no_show_resolution": "FEE"},
        "appointment_no_show_ck",
    ),
    "an invoice on which too much is paid": ("invoice", {"paid": 10001}, "invoice_paid_ck"),
    "an invoice on which less than nothing is paid": ("invoice", {"paid": -1}, "invoice_paid_ck"),
    "an invoice of less than nothing": ("invoice", {"total": -1}, "invoice_paid_ck"),
    "an invoice that JSON cannot hold": ("invoice", {"total": 2**53}, "invoice_total_ck"),
    "a void invoice that is paid": (
        "invoice",
        {"paid": 1, "voided_at": "2026-03-03T00:00:00Z"},
        "invoice_void_ck",
    ),
    "an invoice number drawn twice": ("invoice", {"number": 1}, "invoice_number_once"),
    "a visit's invoice without the visit": ("invoice", {"kind": "VISIT"}, "invoice_appointment_ck"),
    "a line of a hash that is none": ("invoice_line", {"hash": "\\x00"}, "invoice_line_hash_ck"),
    "a line in the place of another": (
        "invoice_line",
        {"position": 1},
        "invoice_line_position_once",
    ),
    "more applied than was received": (
        "payment",
        {"amount": 100, "applied": 101, "refunded": 0},
        "payment_balance_ck",
    ),
    "more refunded than was received": (
        "payment",
        {"amount": 100, "applied": 50, "refunded": 51},
        "payment_balance_ck",
    ),
    "less than nothing applied": ("payment", {"applied": -1}, "payment_balance_ck"),
    "a payment of nothing": (
        "payment",
        {"amount": 0, "applied": 0, "refunded": 0},
        "payment_amount_ck",
    ),
    "an application of nothing": (
        "payment_application",
        {"amount": 0},
        "payment_application_amount_ck",
    ),
    "money taken back from nowhere": (
        "payment_application",
        {"amount": -1},
        "payment_application_amount_ck",
    ),
    "a refund of less than nothing": (
        "payment_refund",
        {"amount": -1},
        "payment_refund_amount_ck",
    ),
    "a use given back that was never ended": (
        "redemption",
        {"ended_at": None},
        "redemption_ended_ck",
    ),
    "a spent use without its bill": ("redemption", {"invoice_id": None}, "redemption_spent_ck"),
    "a use without a number": ("redemption", {"use_number": 0}, "redemption_use_ck"),
    "a line of history in the place of another": (
        "package_entry",
        {"sequence": 1},
        "package_entry_sequence_once",
    ),
    "a line of history of no kind": ("package_entry", {"kind": "LOST"}, "package_entry_kind_ck"),
    "a line whose balances are not one another's": (
        "package_entry",
        {"uses_available_after": 9},
        "package_entry_balance_ck",
    ),
    "a key that is too short": ("idempotency_record", {"key": "k"}, "idempotency_record_key_ck"),
    "one use spent on two visits": (
        "redemption",
        {"use_number": 1, "status": "REDEEMED", "ended_at": None, "appointment_id": UNCOVERED},
        "redemption_use_once",
    ),
    "two uses on one visit": (
        "redemption",
        {"use_number": 9, "status": "REDEEMED", "ended_at": None, "appointment_id": COVERED},
        "redemption_live_once",
    ),
    "a treatment twice in a package": (
        "package_item",
        {
            column: LookedUp(
                f"SELECT {column} FROM package_item WHERE clinic_id = $1 ORDER BY id LIMIT 1"
            )
            for column in ("package_id", "treatment_id")
        },
        "package_item_once",
    ),
    "one invoice for two sales": (
        "patient_package",
        {
            "invoice_id": LookedUp(
                "SELECT invoice_id FROM patient_package WHERE clinic_id = $1 LIMIT 1"
            )
        },
        "patient_package_invoice_once",
    ),
    "a package refunded twice": (
        "package_refund",
        {
            "patient_package_id": LookedUp(
                "SELECT patient_package_id FROM package_refund WHERE clinic_id = $1"
            )
        },
        "package_refund_once",
    ),
    "a key with two outcomes": (
        "idempotency_record",
        {"key": LookedUp("SELECT key FROM idempotency_record WHERE clinic_id = $1 LIMIT 1")},
        "idempotency_record_once",
    ),
    **{
        f"a request that makes a second {table.replace('_', ' ')}": (
            table,
            {
                "request_id": LookedUp(
                    f"SELECT request_id FROM {table} WHERE clinic_id = $1 LIMIT 1"
                )
            },
            f"{table}_request_once",
        )
        for table in (
            *("appointment", "invoice", "package_refund", "patient_package", "payment"),
            *("payment_refund", "redemption"),
        )
    },
}
