"""Takings: the money that was received and paid back, its sums and its rows."""

from datetime import datetime

from gql_packages.domain.enums import PaymentMethod, TakingsKind
from gql_packages.reading.declarations import Listing, column, many, one, paged, reads, sql
from gql_packages.schema.billing import Payment
from gql_packages.schema.described import described
from gql_packages.schema.money import Money
from gql_packages.schema.pagination import Connection, page_arguments
from gql_packages.schema.reports import PATIENT_NUMBER


@described
@reads("({summary})", clinic="TRUE")
class TakingsSummary:
    """The sums over all money that the filter selects."""

    received: Money = column("received", "What was received.")
    paid_back: Money = column("paid_back", "What was paid back.")
    net: Money = column("net", "received - paidBack; may be negative.")
    payments: int = column("payments", "How many payments were received.")
    refunds: int = column("refunds", "How many times something was paid back.")


@described
@reads("({by_method})", clinic="TRUE")
class TakingsByMethod:
    """The sums of one method."""

    method: PaymentMethod = column("method", "How the money came in or went out.")
    received: Money = column("received", "What was received.")
    paid_back: Money = column("paid_back", "What was paid back.")
    net: Money = column("net", "received - paidBack; may be negative.")
    payments: int = column("payments", "How many payments were received.")
    refunds: int = column("refunds", "How many times something was paid back.")


@described
@reads("({rows})", clinic="TRUE", patient="{t}.patient_id")
class TakingsRow:
    """Money that was received or paid back. A payment that is void has no row."""

    payment: Payment = one(
        "{o}.id = {t}.payment_id", "The payment, or the one that it was paid back out of."
    )
    taken_at: datetime = column("at", "When it was received, as corrected, or paid back.")
    kind: TakingsKind = column("kind", "Which way it went.")
    method: PaymentMethod = column("method", "How, as corrected.")
    amount: Money = column("amount", "How much; negative if it was paid back.")
    patient_name: str = sql(
        "{t}.first_name || ' ' || {t}.last_name", "First and last name of the patient."
    )
    reference: str | None = column(
        "reference",
        "The reference of the payment, or of what was paid back, if it has one of its own.",
    )
    staff_name: str = column("staff_name", "Who received it or paid it back.")
    patient_number: int | None = column("patient_number", PATIENT_NUMBER)


@described
class TakingsReport:
    """Takings: what was received and paid back.

    A payment counts on the day on which it was received, as corrected, in the clinic's time zone,
    and not at all once it is void.
    """

    summary: TakingsSummary = one(
        "TRUE",
        "The sums over all rows, not only over a page of them. Computed only if you ask for it.",
    )
    by_method: list[TakingsByMethod] = many(
        "TRUE", "{o}.method", "The same for each method that there is, by its name."
    )
    rows: Connection[TakingsRow] = paged(
        Listing("takingsRows", order="{o}.at", kind="time", count="{count}"),
        page_arguments,
        "A row for each payment and each time that something was paid back, in the order of time.",
    )
