"""The movements behind Package Liability."""

from datetime import date, datetime

import strawberry

from gql_packages.domain.enums import LiabilityEntryKind
from gql_packages.reading.declarations import SOURCE, GlobalId, column, one, reads
from gql_packages.schema.billing import Payment
from gql_packages.schema.described import described
from gql_packages.schema.money import Money
from gql_packages.schema.patient_package import PatientPackage, Redemption


@described
@reads("({entries})", clinic="TRUE", patient="{t}.patient_id")
class LiabilityEntry:
    """A movement of the liability of one package. Until a moment there are those that were recorded
    until then, and they do not change. What lapsed, and what a refund kept beside it, is worked
    out: what is recorded later changes its amounts."""

    id: strawberry.ID = strawberry.field(
        description="Opaque: the same for the same movement.", metadata={SOURCE: GlobalId()}
    )
    on: date = column("day", "The day that it counts for.")
    recorded_at: datetime = column(
        "recorded_at", "When it was recorded, which may be long after its day."
    )
    kind: LiabilityEntryKind = column("kind", "The column that it goes into.")
    amount: Money = column("amount", "What it adds to this column; negative: what it takes off it.")
    balance_after: Money = column(
        "balance_after", "The balance of the package after it, in the order of days, then ids."
    )
    patient_package: PatientPackage | None = one(
        "{o}.id = {t}.shown_id", "The patient package; null once its sale was deleted."
    )
    redemption: Redemption | None = one(
        "{o}.id = {t}.shown_redemption_id",
        "The use that was redeemed or given back, or that changed what a refund kept; null once "
        "its sale was deleted.",
    )
    payment: Payment | None = one(
        "{o}.id = {t}.payment_id",
        "The payment that was applied or unapplied, or that changed what a refund kept.",
    )
