"""Changes that must never be made to rows that there are."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tests.test_architecture import ROOT

NO_RIGHT = "permission denied"

MIGRATIONS = "\n".join(
    file.read_text() for file in sorted((ROOT / "src/gql_packages/migrations").glob("*.sql"))
)

#: The tables whose rows have a clinic and an id.
TABLES = sorted(
    set(re.findall(r"^CREATE TABLE (\w+) \(\n    clinic_id uuid", MIGRATIONS, re.M))
    - {"invoice_counter"}
)

HISTORY = [
    "audit_entry",
    "idempotency_record",
    "invoice_line",
    "package_entry",
    "package_refund",
    "payment_application",
    "payment_refund",
]

#: A sentence, the statement ($1 the clinic, $2 a row), the row's table and which, and the refusal.
CHANGES: Mapping[str, tuple[str, tuple[str, str], str]] = {
    "a held use more than there is": (
        "UPDATE patient_package SET uses_reserved = 4 WHERE clinic_id = $1 AND id = $2",
        ("patient_package", "refunded_at IS NULL"),
        "patient_package_uses_ck",
    ),
    "a spent use less than none": (
        "UPDATE patient_package SET uses_redeemed = -1 WHERE clinic_id = $1 AND id = $2",
        ("patient_package", "true"),
        "patient_package_uses_ck",
    ),
    "a used package deleted": (
        "UPDATE patient_package SET deleted_at = now(), deleted_by_id = (SELECT id FROM"
        " staff_member LIMIT 1), uses_reserved = 0 WHERE clinic_id = $1 AND id = $2",
        ("patient_package", "uses_redeemed > 0"),
        "patient_package_ended_ck",
    ),
    "a package refunded while it holds a use": (
        "UPDATE patient_package SET refunded_at = now() WHERE clinic_id = $1 AND id = $2",
        ("patient_package", "uses_reserved > 0"),
        "patient_package_ended_ck",
    ),
    "a package given to another patient": (
        "UPDATE patient_package SET patient_id = patient_id WHERE clinic_id = $1 AND id = $2",
        ("patient_package", "true"),
        NO_RIGHT,
    ),
    "a package sold at another price": (
        "UPDATE patient_package SET price = 0 WHERE clinic_id = $1 AND id = $2",
        ("patient_package", "true"),
        NO_RIGHT,
    ),
    "more uses than were sold": (
        "UPDATE patient_package SET uses_total = 99 WHERE clinic_id = $1 AND id = $2",
        ("patient_package", "true"),
        NO_RIGHT,
    ),
    "another price per visit than was sold": (
        "UPDATE patient_package_item SET patient_pays = 0 WHERE clinic_id = $1 AND id = $2",
        ("patient_package_item", "true"),
        NO_RIGHT,
    ),
    "more paid than is due": (
        "UPDATE invoice SET paid = total + 1 WHERE clinic_id = $1 AND id = $2",
        ("invoice", "voided_at IS NULL"),
        "invoice_paid_ck",
    ),
    "a paid invoice void": (
        "UPDATE invoice SET voided_at = now() WHERE clinic_id = $1 AND id = $2",
        ("invoice", "paid > 0"),
        "invoice_void_ck",
    ),
    "an invoice numbered anew": (
        "UPDATE invoice SET number = 1000 WHERE clinic_id = $1 AND id = $2",
        ("invoice", "true"),
        NO_RIGHT,
    ),
    "a second invoice that counts for one visit": (
        "UPDATE invoice SET voided_at = NULL WHERE clinic_id = $1 AND id = $2",
        (
            "invoice",
            "voided_at IS NOT NULL AND appointment_id IN (SELECT appointment_id"
            " FROM invoice WHERE voided_at IS NULL)",
        ),
        "invoice_visit_once",
    ),
    "more applied than there is": (
        "UPDATE payment SET applied = amount + 1 WHERE clinic_id = $1 AND id = $2",
        ("payment", "true"),
        "payment_balance_ck",
    ),
    "refunded what is applied": (
        "UPDATE payment SET refunded = amount WHERE clinic_id = $1 AND id = $2",
        ("payment", "applied > 0"),
        "payment_balance_ck",
    ),
    "a payment of another amount": (
        "UPDATE payment SET amount = amount + 1 WHERE clinic_id = $1 AND id = $2",
        ("payment", "true"),
        NO_RIGHT,
    ),
    "a second live use on one visit": (
        "UPDATE redemption SET status = 'RESERVED', reason = NULL, invoice_id = NULL,"
        " redeemed_at = NULL, used_at = NULL, uses_remaining_after = NULL, ended_at = NULL"
        " WHERE clinic_id = $1 AND id = $2",
        ("redemption", "status = 'REVERSED'"),
        "redemption_live_once",
    ),
    "a use moved to another visit": (
        "UPDATE redemption SET appointment_id = appointment_id WHERE clinic_id = $1 AND id = $2",
        ("redemption", "true"),
        NO_RIGHT,
    ),
    "a use of another worth": (
        "UPDATE redemption SET value = 0 WHERE clinic_id = $1 AND id = $2",
        ("redemption", "true"),
        NO_RIGHT,
    ),
    "a visit given to another patient": (
        "UPDATE appointment SET patient_id = patient_id WHERE clinic_id = $1 AND id = $2",
        ("appointment", "true"),
        NO_RIGHT,
    ),
    "a clinic's currency changed": (
        "UPDATE clinic SET currency = 'XXX' WHERE id = $1 AND id <> $2",
        ("patient", "true"),
        NO_RIGHT,
    ),
    "a fewest number of invoices below none": (
        "UPDATE invoice_counter SET last_number = -1 WHERE clinic_id = $1 AND clinic_id <> $2",
        ("patient", "true"),
        "invoice_counter_ck",
    ),
    **{
        f"a {table.replace('_', ' ')} {word}": (statement, (table, "true"), NO_RIGHT)
        for table in HISTORY
        for word, statement in {
            "changed": f"UPDATE {table} SET hash = hash WHERE clinic_id = $1 AND id = $2",
            "removed": f"DELETE FROM {table} WHERE clinic_id = $1 AND id = $2",
        }.items()
    },
    **{
        f"a {table.replace('_', ' ')} moved to another clinic": (
            f"UPDATE {table} SET clinic_id = gen_random_uuid() WHERE clinic_id = $1 AND id = $2",
            (table, "true"),
            NO_RIGHT,
        )
        for table in TABLES
    },
    **{
        f"a {table.replace('_', ' ')} removed": (
            f"DELETE FROM {table} WHERE clinic_id = $1 AND id = $2",
            (table, "true"),
            NO_RIGHT,
        )
        for table in sorted(set(TABLES) - {"package_item", *HISTORY})
    },
    **{
        f"every {table.replace('_', ' ')} removed at once": (
            f"TRUNCATE {table} CASCADE",
            (table, "true"),
            NO_RIGHT,
        )
        for table in TABLES
    },
}
