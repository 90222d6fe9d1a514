"""What a report is about: each condition may be left out, and those that are given all hold."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from gql_packages.domain.enums import PatientPackageStatus, RedemptionReason


@dataclass(frozen=True, kw_only=True)
class Period:
    """From a moment on, and until just before another."""

    start: datetime
    end: datetime


@dataclass(frozen=True, kw_only=True)
class PackageSales:
    """Sold packages, whose status is that of `today`, a day of the clinic's calendar."""

    today: date
    sold: Period | None = None
    package_ids: tuple[UUID, ...] = ()
    patient_id: UUID | None = None
    staff_member_id: UUID | None = None
    status: tuple[PatientPackageStatus, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PackageUsage:
    """Uses that were redeemed and not given back."""

    used: Period | None = None
    package_ids: tuple[UUID, ...] = ()
    patient_id: UUID | None = None
    practitioner_id: UUID | None = None
    treatment_ids: tuple[UUID, ...] = ()
    reason: tuple[RedemptionReason, ...] = ()
