"""The questions that are measured, as a client would send them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_SCREEN = """
query Screen($id: ID!) {
  patient(id: $id) {
    id firstName lastName email phone
    credit { amount currency }
    owing { amount currency }
    packages(first: 24) {
      nodes {
        id name status purchasedAt expiresOn
        usesTotal usesReserved usesRedeemed usesRemaining usesAvailable usesRedeemable
        price { amount currency }
        redemptions(first: 12) {
          nodes {
            id useNumber status reason reservedAt redeemedAt
            value { amount } patientPays { amount }
            appointment { id startsAt endsAt status treatment { id name } }
            invoice { id number status total { amount } balanceDue { amount } }
          }
        }
      }
    }
  }
}
"""

_SALES_PAGE = """
query Sales($filter: PackageSalesFilter, $after: String) {
  packageSalesReport(filter: $filter) {
    rows(first: 50, after: $after) {
      nodes {
        patientName packageName purchasedAt invoiceNumber
        price { amount } collected { amount } refunded { amount }
        usesRedeemed usesRemaining expiresOn isExpired lastTreatment lastUsedAt status staffName
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}
"""

_SALES_SUMMARY = """
query Sales($filter: PackageSalesFilter) {
  packageSalesReport(filter: $filter) {
    summary {
      packagesSold invoiced { amount } collected { amount } refunded { amount }
      usesSold usesRedeemed usesRemaining
    }
  }
}
"""

_USAGE_PAGE = """
query Usage($filter: PackageUsageFilter, $after: String) {
  packageUsageReport(filter: $filter) {
    rows(first: 50, after: $after) {
      nodes {
        usedAt patientName packageName treatmentName practitionerName reason
        value { amount } patientPays { amount } invoiceNumber usesRemainingAfter
        commissionBasis isSuperseded
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}
"""

_USAGE_SUMMARY = """
query Usage($filter: PackageUsageFilter) {
  packageUsageReport(filter: $filter) {
    summary { uses arrivals noShows value { amount } patientPays { amount } }
  }
}
"""

_COMMISSION = """
query Commission($sold: PackageSalesFilter, $used: PackageUsageFilter) {
  packageSalesReport(filter: $sold) {
    summary { byStaffMember { staffMember { name } packagesSold invoiced { amount } } }
  }
  packageUsageReport(filter: $used) {
    summary {
      byCommissionBasis { commissionBasis uses value { amount } patientPays { amount } }
      byStaffMember { staffMember { name } uses value { amount } patientPays { amount } }
    }
  }
}
"""

_TAKINGS_PAGE = """
query Takings($filter: TakingsFilter, $after: String) {
  takingsReport(filter: $filter) {
    rows(first: 50, after: $after) {
      nodes { takenAt kind method amount { amount } patientName patientNumber reference staffName }
      pageInfo { hasNextPage endCursor }
    }
  }
}
"""

_LIABILITY = """
query Liability($during: DateRange!) {
  packageLiabilityReport(during: $during, groupBy: PACKAGE) {
    summary { opening { amount } closing { amount } liability { amount } receivable { amount } }
    rows(first: 50) {
      nodes {
        name
        figures {
          opening { amount } sold { amount } redeemed { amount } refunded { amount }
          suspense { amount } closing { amount }
        }
      }
    }
  }
}
"""

_CREDIT = """
query Credit($asOf: Date) {
  patientCreditReport(asOf: $asOf) {
    total { amount } rows(first: 50) { nodes { patientName credit { amount } oldestOn } }
  }
}
"""

_MONTH = {"from": "2026-09-01", "to": "2026-09-30"}

_OPTIONS = """
query Options($patient: ID!, $treatment: ID!) {
  packageOptions(
    patientId: $patient, treatmentId: $treatment, startsAt: "2026-11-05T18:00:00Z"
  ) {
    patientPackage { id name expiresOn usesAvailable }
    isEligible isPreselected refusalCode refusalMessage patientPays { amount }
  }
}
"""


_INVOICES = """
query Invoices($filter: InvoiceFilter, $orderBy: InvoiceOrder) {
  invoices(filter: $filter, orderBy: $orderBy, first: 50) {
    nodes { id number kind status issuedAt total { amount } balanceDue { amount }
      patient { id firstName lastName } }
    pageInfo { hasNextPage endCursor }
  }
}
"""

_VISITS = """
query Visits($filter: AppointmentFilter, $orderBy: AppointmentOrder) {
  appointments(filter: $filter, orderBy: $orderBy, first: 50) {
    nodes { id startsAt status treatment { name } practitioner { name }
      patient { id firstName lastName } }
    pageInfo { hasNextPage endCursor }
  }
}
"""

_PATIENTS = """
query Patients($filter: PatientFilter, $orderBy: PatientOrder) {
  patients(filter: $filter, orderBy: $orderBy, first: 50) {
    nodes { id firstName lastName owing { amount } credit { amount } lastVisitAt }
    pageInfo { hasNextPage endCursor }
  }
}
"""

_SEARCH = """
query Search($search: String) {
  patients(search: $search, first: 50) {
    nodes { id firstName lastName owing { amount } credit { amount } lastVisitAt }
    pageInfo { hasNextPage endCursor }
  }
}
"""

_PACKAGES = """
query Packages($filter: PatientPackageFilter, $orderBy: PatientPackageOrder) {
  patientPackages(filter: $filter, orderBy: $orderBy, first: 50) {
    nodes { id name status purchasedAt expiresOn usesRemaining patient { id firstName lastName } }
    pageInfo { hasNextPage endCursor }
  }
}
"""


@dataclass(frozen=True)
class Question:
    """A document and its variables; a variable that names a thing of the clinic is its word."""

    name: str
    document: str
    names: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    #: at most so many times as long as its SQL, or so many ms longer; where nothing is said, any
    times: float | None = None
    longer: float | None = None
    #: whether it shall take as long however large the clinic is
    is_flat: bool = True

    def body(self, names: Mapping[str, str]) -> bytes:
        """The request, with the ids of that clinic."""
        named = {variable: names[word] for variable, word in self.names.items()}
        return json.dumps({"query": self.document, "variables": {**named, **self.values}}).encode()


QUESTIONS = (
    Question("screen, 3 packages", _SCREEN, {"id": "usual"}),
    Question("screen, 24 packages", _SCREEN, {"id": "heavy"}, times=1.6),
    Question("packageOptions, 3", _OPTIONS, {"patient": "usual", "treatment": "treatment"}),
    Question("packageOptions, 24", _OPTIONS, {"patient": "heavy", "treatment": "treatment"}),
    Question(
        "sales, a page of a month", _SALES_PAGE, values={"filter": {"sold": _MONTH}}, longer=1
    ),
    Question("sales, a page of all time", _SALES_PAGE, longer=1),
    Question(
        "sales, the sums of a month",
        _SALES_SUMMARY,
        values={"filter": {"sold": _MONTH}},
        longer=1,
        is_flat=False,
    ),
    Question("sales, the sums of all time", _SALES_SUMMARY, longer=1, is_flat=False),
    Question(
        "usage, a page of a month", _USAGE_PAGE, values={"filter": {"used": _MONTH}}, longer=1
    ),
    Question("usage, a page of all time", _USAGE_PAGE, longer=1),
    Question(
        "usage, the sums of a month",
        _USAGE_SUMMARY,
        values={"filter": {"used": _MONTH}},
        longer=1,
        is_flat=False,
    ),
    Question("usage, the sums of all time", _USAGE_SUMMARY, longer=1, is_flat=False),
    Question(
        "usage, a page of compensated sales",
        _USAGE_PAGE,
        values={"filter": {"commissionBasis": "SALE"}},
        longer=1,
    ),
    Question(
        "usage, a page of compensated uses",
        _USAGE_PAGE,
        values={"filter": {"commissionBasis": "REDEMPTION"}},
        longer=1,
    ),
    Question(
        "takings, a page of a month", _TAKINGS_PAGE, values={"filter": {"during": _MONTH}}, longer=1
    ),
    Question("takings, a page of all time", _TAKINGS_PAGE, longer=1),
    Question(
        "commission, the sums of a month",
        _COMMISSION,
        values={"sold": {"sold": _MONTH}, "used": {"used": _MONTH}},
        longer=1,
        is_flat=False,
    ),
    Question(
        "liability, a month by package on offer",
        _LIABILITY,
        values={"during": _MONTH},
        is_flat=False,
    ),
    Question(
        "liability, a month two years ago",
        _LIABILITY,
        values={"during": {"from": "2024-09-01", "to": "2024-09-30"}},
        is_flat=False,
    ),
    Question("credit, today", _CREDIT, is_flat=False),
    Question("credit, two years ago", _CREDIT, values={"asOf": "2024-09-30"}, is_flat=False),
    Question("invoices, newest first", _INVOICES),
    Question("invoices, open", _INVOICES, values={"filter": {"status": ["UNPAID"]}}),
    Question("invoices, by number", _INVOICES, values={"orderBy": "NUMBER_ASC"}),
    Question("invoices, no-show fees", _INVOICES, values={"filter": {"kind": ["NO_SHOW_FEE"]}}),
    Question(
        "appointments, the next ones",
        _VISITS,
        values={"filter": {"starts": {"from": "2026-11-01"}, "status": ["BOOKED"]}},
    ),
    Question(
        "appointments, the last no-shows",
        _VISITS,
        values={
            "filter": {"starts": {"to": "2026-11-01"}, "status": ["NO_SHOW"]},
            "orderBy": "STARTS_AT_DESC",
        },
    ),
    Question("patients, by name", _PATIENTS),
    Question("patients, by the beginning of a name", _SEARCH, values={"search": "cast"}),
    Question("patients, by two beginnings", _SEARCH, values={"search": "Cast, An"}),
    Question("patients, by their number", _SEARCH, values={"search": "#11"}),
    Question("patients, by the last digits", _SEARCH, values={"search": "0132"}),
    Question("patients, by the whole telephone", _SEARCH, values={"search": "+1 604 555 0132"}),
    Question(
        "patients, whose name contains it", _SEARCH, values={"search": "still"}, is_flat=False
    ),
    Question("patients, none of whom contains it", _SEARCH, values={"search": "zq"}, is_flat=False),
    Question(
        "patients, who owes most",
        _PATIENTS,
        values={"filter": {"owing": True}, "orderBy": "OWING_DESC"},
    ),
    Question("patients, with credit", _PATIENTS, values={"filter": {"credit": True}}),
    Question("patients, seen longest ago", _PATIENTS, values={"orderBy": "LAST_VISIT_ASC"}),
    Question(
        "patients, with a package", _PATIENTS, values={"filter": {"packageStatus": ["ACTIVE"]}}
    ),
    Question("packages, newest first", _PACKAGES),
    Question("packages, unpaid", _PACKAGES, values={"filter": {"status": ["UNPAID"]}}),
    Question(
        "packages, that expire soon",
        _PACKAGES,
        values={
            "filter": {"status": ["ACTIVE"], "expires": {"to": "2026-12-31"}},
            "orderBy": "EXPIRES_ON_ASC",
        },
    ),
    Question(
        "packages, with few uses left",
        _PACKAGES,
        values={
            "filter": {"status": ["ACTIVE"], "usesRemainingAtMost": 2},
            "orderBy": "USES_REMAINING_ASC",
        },
    ),
)
