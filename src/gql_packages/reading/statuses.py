"""The statuses of packages and invoices, in SQL: each rule stands here once."""

from collections.abc import Mapping, Sequence

from gql_packages.domain.corrected_columns import corrected
from gql_packages.reading.declarations import or_else


def package_status(
    *, refunded: str, expires_on: str, due: str, redeemed: str, total: str, today: str = "v.today"
) -> str:
    """The status of a package with these columns, on the clinic's day (rule 180)."""
    return (
        f"CASE WHEN {refunded} THEN 'REFUNDED'"
        f" WHEN {redeemed} < {total} AND {expires_on} < {today} THEN 'EXPIRED'"
        f" WHEN {due} > 0 THEN 'UNPAID' WHEN {redeemed} >= {total} THEN 'USED_UP'"
        " ELSE 'ACTIVE' END"
    )


#: What is due on the invoice of a sold package's sale.
BALANCE_DUE = (
    "(SELECT sale.total - sale.paid FROM invoice sale"
    " WHERE sale.clinic_id = $1 AND sale.id = {t}.invoice_id)"
)
#: The uses that a sold package {t} has: those that were sold, with what was added and taken (88).
USES_NOW = "{t}.uses_total + {t}.uses_changed"
#: Of a sold package {t}.
PACKAGE_STATUS = package_status(
    refunded="{t}.refunded_at IS NOT NULL",
    expires_on="{t}.expires_on",
    due=BALANCE_DUE,
    redeemed="{t}.uses_redeemed",
    total=USES_NOW,
)
#: Of a sold package {t}: whether its sale or each of its redemptions is compensated (rule 7).
COMMISSION_BASIS = (
    f"CASE WHEN {corrected('{t}', 'patient_package', 'staff_member_id')} IS NULL"
    " THEN 'REDEMPTION' ELSE 'SALE' END"
)
#: The last valid day of a sold package {t}, behind all others where there is none.
LAST_DAY = or_else("{t}.expires_on", "'infinity'::date")
#: What a sold package {t} of each status has: not all that makes the status, but what indexes find.
_FOUND_BY = {
    "REFUNDED": "{t}.refunded_at IS NOT NULL",
    "USED_UP": f"{{t}}.refunded_at IS NULL AND {{t}}.uses_redeemed = {USES_NOW}",
    "EXPIRED": f"{{t}}.refunded_at IS NULL AND {{t}}.uses_redeemed < {USES_NOW}"
    f" AND {LAST_DAY} < v.today",
    "ACTIVE": f"{{t}}.refunded_at IS NULL AND {{t}}.uses_redeemed < {USES_NOW}"
    f" AND {LAST_DAY} >= v.today",
    "UNPAID": "{t}.refunded_at IS NULL",
}
_SALE_IS_OPEN = (
    "{t}.invoice_id IN (SELECT sale.id FROM invoice sale WHERE sale.clinic_id = $1"
    " AND sale.kind = 'PACKAGE_SALE' AND sale.voided_at IS NULL AND sale.paid < sale.total)"
)
#: Of an invoice {t}, by status. What is open is said as its indexes say it.
INVOICE_STATUSES = {
    "VOID": "{t}.voided_at IS NOT NULL",
    "PAID": "{t}.voided_at IS NULL AND {t}.paid = {t}.total",
    "PARTIALLY_PAID": "{t}.voided_at IS NULL AND {t}.paid < {t}.total AND {t}.paid > 0",
    "UNPAID": "{t}.voided_at IS NULL AND {t}.paid < {t}.total AND {t}.paid = 0",
}
_WHEN = [f"WHEN {condition} THEN '{word}'" for word, condition in INVOICE_STATUSES.items()]
#: Derived from its total, what is paid, and whether it is void.
INVOICE_STATUS = f"CASE {' '.join(_WHEN)} END"


def any_of(conditions: Mapping[str, str], words: Sequence[str]) -> str:
    """That one of the conditions with these names holds: said so that their indexes are found."""
    return " OR ".join(f"({conditions[word]})" for word in conditions if word in words)


def package_has(name: str, words: Sequence[str]) -> str:
    """That a sold package {t} has one of these statuses, which stand in the parameter, too."""
    parts = [f"({any_of(_FOUND_BY, words)})", f"{PACKAGE_STATUS} = ANY(:{name}::text[])"]
    if set(words) == {"UNPAID"}:
        parts.append(_SALE_IS_OPEN)
    return " AND ".join(parts)


def one_of(column: str, name: str, given: Sequence[object], kind: str = "text") -> str:
    """That the column is one of what is given: of a single one an index gives its rows in order."""
    if len(set(given)) == 1:
        return f"{column} = (:{name}::{kind}[])[1]"
    return f"{column} = ANY(:{name}::{kind}[])"
