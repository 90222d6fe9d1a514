"""The reports that are served as CSV: their addresses, and the columns of their files."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from gql_packages.domain.calendar import day_of
from gql_packages.resolvers.credit_requests import CreditQuestion, credit_request
from gql_packages.resolvers.liability_requests import LiabilityParameters, liability_request
from gql_packages.resolvers.report_requests import ReportRequest, report_request
from gql_packages.schema.report_filters import (
    PackageSalesFilter,
    PackageUsageFilter,
    TakingsFilter,
)


def _of_filter(given: Any, time_zone: str, now: datetime) -> ReportRequest:
    return report_request(given, time_zone, day_of(now, time_zone))


def _of_liability(given: LiabilityParameters, time_zone: str, now: datetime) -> ReportRequest:
    return liability_request(given.question, time_zone, now)


def heading(column: str) -> str:
    """What a column is called: of a part of a row, the part's own field."""
    return column.rpartition(".")[2]


@dataclasses.dataclass(frozen=True, kw_only=True)
class CsvReport:
    """A report that is served as CSV."""

    #: of the file: "package-sales"
    name: str
    #: the root field of the same report in GraphQL, whose permission is required
    field: str
    filter_type: type[Any]
    #: the type of the rows, their leaves that are columns, and the columns that are ids: of the
    #: row, or of what a column of it names
    row_type: str
    columns: Sequence[str]
    ids: Mapping[str, str]
    #: what is asked for, in the clinic's zone at a moment
    request: Callable[[Any, str, datetime], ReportRequest] = _of_filter
    #: further leaves, behind the currency, of a file for a spreadsheet: added at the end only
    later: Sequence[str] = ()
    #: columns that are of another row: its type, its leaf, and the row's column with its id
    others: Mapping[str, tuple[str, str, str]] = dataclasses.field(default_factory=dict)


#: Of rows that name the patient without saying the number.
_PATIENT_NUMBER = {"patientNumber": ("Patient", "number", "patient_id")}

#: Columns are named as in GraphQL; Money is an amount here.
PACKAGE_SALES = CsvReport(
    name="package-sales",
    field="packageSalesReport",
    filter_type=PackageSalesFilter,
    row_type="PackageSalesRow",
    ids={"patientPackageId": "PatientPackage"},
    columns=(
        *("patientPackageId", "patientName", "packageName", "purchasedAt", "invoiceNumber"),
        *("price", "collected", "refunded", "usesRedeemed", "usesRemaining", "expiresOn"),
        *("isExpired", "lastTreatment", "lastUsedAt", "status", "staffName"),
    ),
    later=("patientNumber",),
)
PACKAGE_USAGE = CsvReport(
    name="package-usage",
    field="packageUsageReport",
    filter_type=PackageUsageFilter,
    row_type="PackageUsageRow",
    ids={"redemptionId": "Redemption"},
    columns=(
        *("redemptionId", "usedAt", "patientName", "packageName", "treatmentName"),
        *("practitionerName", "reason", "value", "patientPays", "invoiceNumber"),
        "usesRemainingAfter",
    ),
    later=("commissionBasis", "isSuperseded", "patientNumber"),
)

TAKINGS = CsvReport(
    name="takings",
    field="takingsReport",
    filter_type=TakingsFilter,
    row_type="TakingsRow",
    ids={},
    columns=("takenAt", "kind", "method", "amount", "patientName", "reference", "staffName"),
    later=("patientNumber",),
)

PACKAGE_LIABILITY = CsvReport(
    name="package-liability",
    field="packageLiabilityReport",
    filter_type=LiabilityParameters,
    request=_of_liability,
    row_type="PackageLiabilityRow",
    ids={
        "patientPackageId": "PatientPackage.shown_id",
        "patientId": "Patient.patient_id",
        "packageId": "Package.package_id",
    },
    columns=(
        *("name", "patientPackageId", "invoiceNumber", "patientId", "packageId", "month"),
        *("figures.opening", "figures.sold", "figures.redeemed", "figures.refunded"),
        *("figures.suspense", "figures.expired", "figures.adjusted", "figures.closing"),
        *("figures.liability", "figures.receivable", "figures.ofWhichExpired"),
    ),
    later=("patientNumber",),
    others=_PATIENT_NUMBER,
)
LIABILITY_ENTRIES = CsvReport(
    name="package-liability-entries",
    field="packageLiabilityReport",
    filter_type=LiabilityParameters,
    request=_of_liability,
    row_type="LiabilityEntry",
    ids={
        "entryId": "LiabilityEntry",
        "patientPackageId": "PatientPackage.shown_id",
        "redemptionId": "Redemption.shown_redemption_id",
        "paymentId": "Payment.payment_id",
    },
    columns=(
        *("entryId", "on", "recordedAt", "kind", "amount", "balanceAfter", "patientPackageId"),
        *("redemptionId", "paymentId"),
    ),
    later=("patientNumber",),
    others=_PATIENT_NUMBER,
)
PATIENT_CREDIT = CsvReport(
    name="patient-credit",
    field="patientCreditReport",
    filter_type=CreditQuestion,
    request=credit_request,
    row_type="PatientCreditRow",
    ids={"patientId": "Patient"},
    columns=("patientId", "patientName", "credit", "oldestOn"),
    later=("patientNumber",),
    others=_PATIENT_NUMBER,
)
CSV_REPORTS = (
    *(PACKAGE_SALES, PACKAGE_USAGE, TAKINGS, PACKAGE_LIABILITY, LIABILITY_ENTRIES),
    PATIENT_CREDIT,
)
