"""The statuses of packages and invoices, in SQL: each rule stands here once."""


def package_status(
    *, refunded: str, expires_on: str, due: str, redeemed: str, total: str, today: str = "v.today"
) -> str:
    """Where a package with these columns stands, on the clinic's day."""
    return (
        f"CASE WHEN {refunded} THEN 'REFUNDED' WHEN {expires_on} < {today} THEN 'EXPIRED'"
        f" WHEN {due} > 0 THEN 'UNPAID' WHEN {redeemed} >= {total} THEN 'USED_UP'"
        " ELSE 'ACTIVE' END"
    )


#: What is due on the invoice of a sold package's sale.
BALANCE_DUE = (
    "(SELECT sale.total - sale.paid FROM invoice sale"
    " WHERE sale.clinic_id = $1 AND sale.id = {t}.invoice_id)"
)
#: Of a sold package {t}.
PACKAGE_STATUS = package_status(
    refunded="{t}.refunded_at IS NOT NULL",
    expires_on="{t}.expires_on",
    due=BALANCE_DUE,
    redeemed="{t}.uses_redeemed",
    total="{t}.uses_total",
)
#: Of an invoice {t}: derived from its total, what is paid, and whether it is void.
INVOICE_STATUS = (
    "CASE WHEN {t}.voided_at IS NOT NULL THEN 'VOID' WHEN {t}.paid = {t}.total THEN 'PAID'"
    " WHEN {t}.paid > 0 THEN 'PARTIALLY_PAID' ELSE 'UNPAID' END"
)
