"""What the types of the schema ask of whoever runs an operation: to read for them."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, TypeAlias
from uuid import UUID

import strawberry

from gql_packages.domain.report_filters import PackageSales, PackageUsage
from gql_packages.domain.vocabulary import InvoiceStatus, PatientPackageStatus
from gql_packages.schema.page import Connection

if TYPE_CHECKING:
    from gql_packages.schema.appointment import Appointment, PackageOption
    from gql_packages.schema.billing import (
        Invoice,
        InvoiceLine,
        Payment,
        PaymentApplication,
        PaymentRefund,
    )
    from gql_packages.schema.catalogue import EligibleItem, NoShowFee, Package, Treatment
    from gql_packages.schema.clinic import Clinic, StaffMember
    from gql_packages.schema.patient import Balance, Patient
    from gql_packages.schema.patient_package import (
        PackageEntry,
        PackageRefund,
        PatientPackage,
        Redemption,
    )
    from gql_packages.schema.reports import (
        PackageSalesRow,
        PackageSalesSummary,
        PackageUsageRow,
        PackageUsageSummary,
    )


class ReadsCatalogue(Protocol):
    """Reads the clinic and what it offers."""

    async def clinic(self) -> "Clinic":
        """The clinic of whoever asks."""

    async def staff_member(self, key: UUID) -> "StaffMember | None":
        """By key."""

    async def treatment(self, key: UUID) -> "Treatment | None":
        """By key."""

    async def no_show_fee(self, key: UUID) -> "NoShowFee | None":
        """By key."""

    async def package(self, key: UUID) -> "Package | None":
        """By key."""

    async def package_items(self, package: UUID) -> "list[EligibleItem]":
        """What a package on offer is good for."""


class ReadsSoldPackages(Protocol):
    """Reads sold packages and their uses."""

    async def patient_package(self, key: UUID) -> "PatientPackage | None":
        """By key."""

    async def sold_items(self, patient_package: UUID) -> "list[EligibleItem]":
        """What a sold package is good for."""

    async def package_refund(self, patient_package: UUID) -> "PackageRefund | None":
        """The refund, if it was refunded."""

    async def redemption(self, key: UUID) -> "Redemption | None":
        """By key."""

    async def redemptions(
        self, patient_package: UUID, first: int | None, after: str | None
    ) -> "Connection[Redemption]":
        """The uses of a sold package that were ever held or spent."""

    async def package_entry(self, key: UUID) -> "PackageEntry | None":
        """By key."""

    async def history(
        self, patient_package: UUID, first: int | None, after: str | None
    ) -> "Connection[PackageEntry]":
        """The history of a sold package."""


class ReadsPatients(Protocol):
    """Reads patients and what belongs to them."""

    async def patient(self, key: UUID) -> "Patient | None":
        """By key."""

    async def balance(self, patient: UUID) -> "Balance":
        """What the patient has to their credit, and owes."""

    async def patient_packages(
        self,
        patient: UUID,
        status: Sequence[PatientPackageStatus] | None,
        first: int | None,
        after: str | None,
    ) -> "Connection[PatientPackage]":
        """The packages that the patient holds."""

    async def patient_invoices(
        self,
        patient: UUID,
        status: Sequence[InvoiceStatus] | None,
        first: int | None,
        after: str | None,
    ) -> "Connection[Invoice]":
        """The patient's invoices."""

    async def patient_payments(
        self, patient: UUID, first: int | None, after: str | None
    ) -> "Connection[Payment]":
        """The patient's payments."""

    async def patient_appointments(
        self, patient: UUID, first: int | None, after: str | None
    ) -> "Connection[Appointment]":
        """The patient's appointments."""


class ReadsSchedule(Protocol):
    """Reads appointments."""

    async def appointment(self, key: UUID) -> "Appointment | None":
        """By key."""

    async def appointment_options(self, appointment: "Appointment") -> "list[PackageOption]":
        """The packages that its patient holds, and which of them can be put on it."""


class ReadsBilling(Protocol):
    """Reads invoices and payments."""

    async def invoice(self, key: UUID) -> "Invoice | None":
        """By key."""

    async def invoice_lines(self, invoice: UUID) -> "list[InvoiceLine]":
        """Its lines, in order."""

    async def invoice_applications(self, invoice: UUID) -> "list[PaymentApplication]":
        """The money that is on it."""

    async def payment(self, key: UUID) -> "Payment | None":
        """By key."""

    async def payment_applications(self, payment: UUID) -> "list[PaymentApplication]":
        """Where its money is."""

    async def payment_refunds(self, payment: UUID) -> "list[PaymentRefund]":
        """What was paid back out of it."""


class ReadsReports(Protocol):
    """Reads the reports."""

    async def package_sales_summary(self, sales: PackageSales) -> "PackageSalesSummary":
        """The sums over all sold packages that are asked about."""

    async def package_sales_rows(
        self, sales: PackageSales, first: int | None, after: str | None
    ) -> "Connection[PackageSalesRow]":
        """A page of them."""

    async def package_usage_summary(self, usage: PackageUsage) -> "PackageUsageSummary":
        """The sums over all redeemed uses that are asked about."""

    async def package_usage_rows(
        self, usage: PackageUsage, first: int | None, after: str | None
    ) -> "Connection[PackageUsageRow]":
        """A page of them."""


class Read(
    ReadsCatalogue,
    ReadsSoldPackages,
    ReadsPatients,
    ReadsSchedule,
    ReadsBilling,
    ReadsReports,
    Protocol,
):
    """Reads everything, as of one moment."""


class Viewing(Protocol):
    """Who asks, and the terms of their clinic."""

    @property
    def currency(self) -> str:
        """The ISO 4217 code of the clinic's currency."""

    @property
    def time_zone(self) -> str:
        """The IANA name of the clinic's zone."""


class Context(Protocol):
    """What an operation carries along."""

    @property
    def read(self) -> Read:
        """What reads for it."""

    @property
    def now(self) -> datetime:
        """The moment of the operation."""

    async def viewer(self) -> Viewing:
        """Who asks; raises Unauthenticated if they are no staff member any more."""


Info: TypeAlias = strawberry.Info[Context, None]
