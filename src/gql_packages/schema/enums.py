"""The enums of the schema, described by those of the domain."""

from gql_packages.domain.enums import (
    AppointmentStatus,
    CommissionBasis,
    InvoiceKind,
    InvoiceStatus,
    PackageEntryKind,
    PatientPackageStatus,
    PaymentMethod,
    RedemptionReason,
    RedemptionStatus,
    SaleOrigin,
    TreatmentKind,
)
from gql_packages.domain.permissions import Permission, Role
from gql_packages.errors import REFUSALS, RefusalCode
from gql_packages.schema.described import described_enum

__all__ = [
    "AppointmentStatus",
    "CommissionBasis",
    "InvoiceKind",
    "InvoiceStatus",
    "PackageEntryKind",
    "PatientPackageStatus",
    "PaymentMethod",
    "Permission",
    "RedemptionReason",
    "RedemptionStatus",
    "RefusalCode",
    "Role",
    "SaleOrigin",
    "TreatmentKind",
]

for words in (
    AppointmentStatus,
    CommissionBasis,
    InvoiceKind,
    InvoiceStatus,
    PackageEntryKind,
    PatientPackageStatus,
    PaymentMethod,
    Permission,
    RedemptionReason,
    RedemptionStatus,
    Role,
    SaleOrigin,
    TreatmentKind,
):
    described_enum(words, {word: word.description for word in words})
described_enum(RefusalCode, {code: REFUSALS[code].__doc__ for code in RefusalCode})
