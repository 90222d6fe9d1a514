"""What a refund would be, before it is made."""

from gql_packages.reading.declarations import keyed, one, sql
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.described import described
from gql_packages.schema.money import Money
from gql_packages.schema.patient_package import PatientPackage


@described
class RefundPreview:
    """What a refund of a package would be now."""

    patient_package: PatientPackage = one(
        "{o}.id = :patient_package_id::uuid", "The package that would be refunded."
    )
    uses_remaining: int = sql(
        ":uses_remaining::int", "How many uses are not redeemed; reserved ones count as remaining."
    )
    used_value: Money = sql(
        ":used_value::bigint", "What the redeemed uses are worth: the sum of their values."
    )
    collected: Money = sql(":collected::bigint", "What is paid on the invoice of the sale.")
    suggested_amount: Money = sql(
        ":suggested_amount::bigint",
        "price / uses x remaining uses, of those that were sold, rounded once, half up, and at "
        "most what was collected.",
    )
    retained_amount: Money = sql(
        ":retained_amount::bigint",
        "What would stay with the clinic of the collected, if the suggested amount is refunded.",
    )
    minimum_amount: Money = sql("0", "The least that can be refunded: nothing.")
    maximum_amount: Money = sql(
        ":collected::bigint", "The most that can be refunded: what was collected."
    )
    affected_appointments: list[Appointment] = keyed(
        ":appointment_ids::uuid[]", "The booked appointments whose use would be released."
    )
