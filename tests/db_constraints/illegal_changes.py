"""Changes that must never be made to rows that there are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tests.table_state import COUNTERS
from tests.test_architecture import ROOT

NO_RIGHT = "permission denied"

MIGRATIONS = "\n".join(
    file.read_text() for file in sorted((ROOT / "src/gql_packages/migrations").glob("*.sql"))
)

#: The tables whose rows have a clinic and an id.
TABLES = sorted(
    set(re.findall(r"^CREATE TABLE (\w+) \(\n    clinic_id uuid", MIGRATIONS, re.M)) - COUNTERS
)

HISTORY = [
    "audit_entry",
    "breakage_policy",
    "correction",
    "imported_patient",
    "idempotency_record",
    "invoice_line",
    "package_entry",
    "package_refund",
    "patient_package_limit",
    "payment_application",
    "payment_refund",
    "policy_change",
    "purge",
    "use_adjustment",
]


@dataclass(frozen=True)
class IllegalChange:
    """A statement ($1 the clinic, $2 a row), the row's table and which row, and the refusal."""

    statement: str
    table: str
    condition: str
    refusal: str


def update(
    table: str, assignments: str, refusal: str = NO_RIGHT, *, where: str = "true"
) -> IllegalChange:
    """An UPDATE of a row that meets the condition."""
    statement = f"UPDATE {table} SET {assignments} WHERE clinic_id = $1 AND id = $2"
    return IllegalChange(statement, table, where, refusal)


def _no_right(table: str, statement: str) -> IllegalChange:
    return IllegalChange(statement, table, "true", NO_RIGHT)


_HELD_ONLY = (
    "status = 'RESERVED', reason = NULL, invoice_id = NULL, redeemed_at = NULL, used_at = NULL,"
    " uses_remaining_after = NULL, commission_basis = NULL, ended_at = NULL"
)
_DELETED = (
    "deleted_at = now(), deleted_by_id = (SELECT id FROM staff_member LIMIT 1), uses_reserved = 0"
)
_VOID_FOR_A_VISIT_BILLED_AGAIN = (
    "voided_at IS NOT NULL AND appointment_id IN (SELECT appointment_id FROM invoice"
    " WHERE voided_at IS NULL)"
)

#: By what is done.
CHANGES: Mapping[str, IllegalChange] = {
    "a held use more than there is": update(
        *("patient_package", "uses_reserved = 4", "patient_package_uses_ck"),
        where="refunded_at IS NULL",
    ),
    "a spent use less than none": update(
        "patient_package", "uses_redeemed = -1", "patient_package_uses_ck"
    ),
    "a used package deleted": update(
        "patient_package", _DELETED, "patient_package_ended_ck", where="uses_redeemed > 0"
    ),
    "a package refunded while it holds a use": update(
        *("patient_package", "refunded_at = now()", "patient_package_ended_ck"),
        where="uses_reserved > 0",
    ),
    "a package given to another patient": update("patient_package", "patient_id = patient_id"),
    "a package sold at another price": update("patient_package", "price = 0"),
    "more uses than were sold": update("patient_package", "uses_total = 99"),
    "more uses than a package can have": update(
        *("patient_package", "uses_changed = 10000", "patient_package_uses_ck"),
        where="deleted_at IS NULL",
    ),
    "another price per visit than was sold": update("patient_package_item", "patient_pays = 0"),
    "more paid than is due": update(
        "invoice", "paid = total + 1", "invoice_paid_ck", where="voided_at IS NULL"
    ),
    "a paid invoice void": update(
        "invoice", "voided_at = now()", "invoice_void_ck", where="paid > 0"
    ),
    "an invoice numbered anew": update("invoice", "number = 1000"),
    "a second invoice that counts for one visit": update(
        *("invoice", "voided_at = NULL", "invoice_visit_once"),
        where=_VOID_FOR_A_VISIT_BILLED_AGAIN,
    ),
    "more applied than there is": update("payment", "applied = amount + 1", "payment_balance_ck"),
    "refunded what is applied": update(
        "payment", "refunded = amount", "payment_balance_ck", where="applied > 0"
    ),
    "a void payment that is applied": update(
        "payment", "voided_at = now()", "payment_void_ck", where="applied > 0"
    ),
    "a payment of another amount": update("payment", "amount = amount + 1"),
    "a second live use on one visit": update(
        "redemption", _HELD_ONLY, "redemption_live_once", where="status = 'REVERSED'"
    ),
    "a use moved to another visit": update("redemption", "appointment_id = appointment_id"),
    "a use of another worth": update("redemption", "value = 0"),
    "a visit given to another patient": update("appointment", "patient_id = patient_id"),
    "a clinic's currency changed": _no_right(
        "patient", "UPDATE clinic SET currency = 'XXX' WHERE id = $1 AND id <> $2"
    ),
    "a fewest number of invoices below none": IllegalChange(
        "UPDATE invoice_counter SET last_number = -1 WHERE clinic_id = $1 AND clinic_id <> $2",
        *("patient", "true", "invoice_counter_ck"),
    ),
    "a last number of patients below the first": IllegalChange(
        "UPDATE patient_counter SET last_number = 0 WHERE clinic_id = $1 AND clinic_id <> $2",
        *("patient", "true", "patient_counter_ck"),
    ),
    "a patient's number given to another": update(
        "patient",
        "number = (SELECT max(o.number) FROM patient o WHERE o.clinic_id = $1 AND o.id <> $2)",
        "patient_number_once",
    ),
    **{f"a {table.replace('_', ' ')} changed": update(table, "hash = hash") for table in HISTORY},
    **{
        f"a {table.replace('_', ' ')} moved to another clinic": update(
            table, "clinic_id = gen_random_uuid()"
        )
        for table in TABLES
    },
    **{
        f"a {table.replace('_', ' ')} removed": _no_right(
            table, f"DELETE FROM {table} WHERE clinic_id = $1 AND id = $2"
        )
        for table in sorted(
            set(TABLES)
            - {"package_item", "package_limit", "patient_word", "staff_member_treatment"}
        )
    },
    **{
        f"every {table.replace('_', ' ')} removed at once": _no_right(
            table, f"TRUNCATE {table} CASCADE"
        )
        for table in TABLES
    },
}
