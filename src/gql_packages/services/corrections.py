"""Corrections: what is hashed stays as it was said; a row of its own says what it is since."""

from datetime import datetime
from uuid import UUID

from gql_packages.domain.row_hash import written
from gql_packages.models.billing import Payment
from gql_packages.models.correction import Correction
from gql_packages.models.schedule import Appointment
from gql_packages.models.sold_packages import PatientPackage
from gql_packages.unit_of_work.work import Work

#: A value of a column that can be corrected.
Value = str | UUID | datetime | None


def record_correction(
    work: Work,
    row: Payment | Appointment | PatientPackage,
    column: str,
    *,
    before: Value,
    after: Value,
    reason: str | None,
) -> None:
    """Record that the column of a row that is locked says `after` from now on (rule 190).

    The caller has counted the row's version up before, and sets the columns in which it stands
    (`domain/corrected_columns.py`). Both values are what is shown; they differ.
    """
    work.add(
        Correction,
        table_name=row._meta.db_table,
        row_id=row.id,
        column_name=column,
        version=row.version,
        value_before=written(before),
        value_after=written(after),
        corrected_at=work.now,
        corrected_by_id=work.actor_id,
        reason=reason,
    )
