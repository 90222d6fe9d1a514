"""Patient Credit: money that is neither applied nor paid back."""

from datetime import date, datetime

from gql_packages.reading.declarations import Listing, column, one, paged, reads, sql
from gql_packages.schema.described import described
from gql_packages.schema.money import Money
from gql_packages.schema.pagination import Connection, page_arguments
from gql_packages.schema.patient import Patient


@described
@reads("({credit_rows})", clinic="TRUE", patient="{t}.patient_id")
class PatientCreditRow:
    """The credit of one patient. Those without any have no row."""

    patient: Patient = one("patient_id", "Whose credit it is.")
    patient_name: str = column("patient_name", "First and last name of the patient.")
    credit: Money = column("credit", "What is neither applied nor paid back.")
    oldest_on: date = column(
        "oldest_on", "The day on which the oldest of it was received, as corrected."
    )


@described
class PatientCreditReport:
    """Patient Credit: what is neither applied to an invoice nor paid back at the end of a day.

    A payment counts from the day on which it was received, as corrected, and not at all once it is
    void.
    """

    as_of: date = sql(":as_of::date", "The end of this day.")
    known_at: datetime = sql(":known_at::timestamptz", "Only what was recorded until then counts.")
    total: Money = sql("{credit_total}", "The sum over all patients.")
    rows: Connection[PatientCreditRow] = paged(
        Listing("patientCreditRows", order="{o}.at", kind="time"),
        page_arguments,
        "A row for each patient with credit, in the order in which they were added.",
    )
