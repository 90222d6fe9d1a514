"""What a payment said before it was corrected, and that it is void."""

from datetime import datetime

from gql_packages.domain.corrected_columns import corrected
from gql_packages.domain.enums import PaymentMethod
from gql_packages.reading.declarations import column, one, reads
from gql_packages.schema.clinic import StaffMember
from gql_packages.schema.described import described


def _said_before(column_name: str, type_name: str = "text") -> str:
    """What a column of payment p said before version c: what the next correction of it has as the
    value before; where none of this version or later corrected it, what it says now."""
    now = corrected("p", "payment", column_name)
    return f"""(SELECT x.said FROM (
        SELECT n.version, n.value_before::{type_name} AS said FROM correction n
        WHERE n.clinic_id = $1 AND n.table_name = 'payment' AND n.row_id = p.id
            AND n.column_name = '{column_name}' AND n.version >= c.version
        UNION ALL SELECT NULL, {now}
    ) x ORDER BY x.version NULLS LAST LIMIT 1) AS {column_name}"""


#: A row for each version of a payment but the first, with what it said before.
_CORRECTIONS = f"""(
    SELECT p.clinic_id, p.id AS payment_id, c.version, c.corrected_at, c.corrected_by_id, c.reason,
        {_said_before("method")}, {_said_before("reference")},
        {_said_before("received_at", "timestamptz")}
    FROM (
        SELECT DISTINCT ON (row_id, version) row_id, version, corrected_at, corrected_by_id, reason
        FROM correction
        WHERE clinic_id = $1 AND table_name = 'payment' AND column_name <> 'voided_at'
    ) c JOIN payment p ON p.clinic_id = $1 AND p.id = c.row_id)"""

_VOID = """(
    SELECT clinic_id, row_id AS payment_id, corrected_at, corrected_by_id, reason FROM correction
    WHERE clinic_id = $1 AND table_name = 'payment' AND column_name = 'voided_at')"""


@described
@reads(_CORRECTIONS)
class PaymentCorrection:
    """What a payment said before it was corrected."""

    method: PaymentMethod = column("method", "How it was said to have come in.")
    reference: str | None = column("reference", "The reference that it had.")
    received_at: datetime = column("received_at", "When it was said to have been received.")
    at: datetime = column("corrected_at", "When it was corrected.")
    by: StaffMember = one("corrected_by_id", "Who corrected it.")
    reason: str = column("reason", "Why.")


@described
@reads(_VOID)
class PaymentVoid:
    """That a payment is void: it is in no sum."""

    at: datetime = column("corrected_at", "Since when.")
    by: StaffMember = one("corrected_by_id", "Who voided it.")
    reason: str = column("reason", "Why.")
