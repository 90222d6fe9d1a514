"""What the columns of a row are in tests, unless something else is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from uuid_utils.compat import uuid7

from gql_packages.domain.search_keys import search_key, sort_key

#: The columns that are given first, without their names.
LEADING: Mapping[str, Sequence[str]] = {
    "patient": ("first_name", "last_name"),
    "package": ("name",),
    "package_item": ("package_id", "treatment_id"),
    "package_limit": ("package_id", "number"),
    "staff_member_treatment": ("staff_member_id", "treatment_id"),
    "invoice": ("patient_id",),
    "invoice_line": ("invoice_id",),
    "payment": ("patient_id", "amount"),
    "payment_application": ("payment_id", "invoice_id", "amount"),
    "payment_refund": ("payment_id", "amount"),
    "patient_package_item": ("patient_package_id",),
    "patient_package_limit": ("patient_package_id", "number"),
    "appointment": ("patient_id", "treatment_id", "starts_at"),
    "redemption": ("patient_package_id", "appointment_id"),
    "package_entry": ("patient_package_id", "sequence"),
    "package_refund": ("patient_package_id", "amount"),
    "use_adjustment": ("patient_package_id", "package_entry_id", "change", "numbers"),
    "correction": ("row_id", "column_name", "value_before", "value_after"),
}
#: What a column that cannot be null is unless something else is given: of one table, or of any.
#: What is a function is asked with the rest of the row.
COLUMNS: Mapping[str, Any] = {
    **{"clinic.name": "Harbour", "currency": "CAD", "time_zone": "America/Vancouver"},
    **{"staff_member.name": "Ines", "role": "FRONT_DESK", "is_active": True, "is_bookable": True},
    **{"treatment.name": "Massage", "treatment.kind": "TREATMENT", "duration_minutes": 60},
    **{"treatment.price": 9000, "is_archived": False, "version": 1},
    **{"no_show_fee.name": "Fee", "no_show_fee.amount": 1},
    **{"first_name": "Noor", "last_name": "Haddad"},
    "sort_key": lambda row: sort_key(f"{row['last_name']} {row['first_name']}"),
    "patient.search_key": lambda row: search_key(f"{row['first_name']} {row['last_name']}"),
    **{"name": "Ten massages", "price": 80000, "uses": 10},
    "package.search_key": lambda row: sort_key(row["name"]),
    **{"package_item.patient_pays": 1, "position": 0, "description": "Massage"},
    **{"invoice.kind": "PACKAGE_SALE", "total": 80000, "paid": 0},
    **{"method": "CARD", "applied": 0, "refunded": 0},
    **{"uses_total": 10, "uses_reserved": 0, "uses_redeemed": 0, "origin": "PACKAGES"},
    "purchased_on": lambda row: row["purchased_at"].date() - timedelta(days=1),
    "entry_count": 1,
    **dict.fromkeys(("is_practitioner_corrected", "is_staff_member_corrected"), False),
    **{
        "appointment.status": "BOOKED",
        "ends_at": lambda row: row["starts_at"] + timedelta(hours=1),
    },
    **{"redemption.status": "RESERVED", "use_number": 1, "value": 8000, "patient_pays": 0},
    **{"package_entry.kind": "SOLD", "uses_reserved_after": 0, "uses_redeemed_after": 0},
    **{"uses_available_after": 10, "uses_remaining_after": 10, "uses_changed": 0},
    **{"use_adjustment.paid_change": 0, "use_adjustment.value": 0},
    **{"table_name": "payment", "correction.version": 2},
    **{"hash": bytes(32), "previous_hash": bytes(32), "request_id": lambda _: uuid7()},
}
REQUIRED = """
SELECT relname, array_agg(attname::text) FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND attnotnull
GROUP BY relname
"""
