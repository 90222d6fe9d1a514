"""Reads patients, and what belongs to each."""

from collections.abc import Sequence
from enum import Enum
from uuid import UUID

from asyncpg import Record

from gql_packages.domain.vocabulary import InvoiceStatus, PatientPackageStatus
from gql_packages.resolvers.loading import Loading
from gql_packages.resolvers.read_billing import PATIENT_INVOICES, PATIENT_PAYMENTS
from gql_packages.resolvers.read_schedule import PATIENT_APPOINTMENTS
from gql_packages.resolvers.read_sold_packages import PATIENT_PACKAGES
from gql_packages.resolvers.search import like_patterns
from gql_packages.resolvers.snapshot import ViewerRow
from gql_packages.resolvers.statements import Entity, Listing, Parts
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.billing import Invoice, Payment
from gql_packages.schema.global_id import encode
from gql_packages.schema.page import Connection, PageRequest
from gql_packages.schema.patient import Balance, Patient
from gql_packages.schema.patient_package import PatientPackage


def _patient(row: Record, _viewer: ViewerRow) -> Patient:
    return Patient(
        key=row["id"],
        id=encode("Patient", row["id"]),
        sort_key=row["sort_key"],
        first_name=row["first_name"],
        last_name=row["last_name"],
        email=row["email"],
        phone=row["phone"],
        is_archived=row["is_archived"],
        created_at=row["created_at"],
        version=row["version"],
    )


def _balance(row: Record, viewer: ViewerRow) -> Balance:
    return Balance(credit=viewer.money(row["credit"]), owing=viewer.money(row["owing"]))


PATIENT = Entity(
    alias="p",
    columns=(
        "p.id, p.sort_key, p.first_name, p.last_name, p.email, p.phone, p.is_archived, "
        "p.created_at, p.version"
    ),
    source="patient p",
    make=_patient,
    patient="key",
)
PATIENTS = Listing(
    name="patients",
    entity=PATIENT,
    order='p.sort_key COLLATE "C"',
    kind="text",
    position=lambda patient: (patient.sort_key, patient.key),
    filter="p.search_key LIKE ALL ($2::text[]) AND (NOT p.is_archived OR $3::boolean)",
    filter_parameters=2,
)
BALANCES = Parts(
    sql="""
    SELECT o.owner,
        (SELECT coalesce(sum(y.amount - y.applied - y.refunded), 0)::bigint FROM payment y
         WHERE y.clinic_id = $1 AND y.patient_id = o.owner) AS credit,
        (SELECT coalesce(sum(i.total - i.paid), 0)::bigint FROM invoice i
         WHERE i.clinic_id = $1 AND i.patient_id = o.owner AND i.voided_at IS NULL) AS owing
    FROM unnest($2::uuid[]) AS o (owner)
    """,
    make=_balance,
)


class PatientReading(Loading):
    """Reads patients, and what belongs to each."""

    async def patient(self, key: UUID) -> Patient | None:
        """By key."""
        return await self.one(PATIENT, key)

    async def patients(
        self, search: str | None, include_archived: bool | None, request: PageRequest
    ) -> Connection[Patient]:
        """The patients, by name."""
        return await self.page_of_clinic(
            PATIENTS, request, like_patterns(search), bool(include_archived)
        )

    async def balance(self, patient: UUID) -> Balance:
        """What the patient has to their credit, and owes (rule 48)."""
        self.reads.note([patient])
        return (await self.parts(BALANCES, patient))[0]

    async def patient_packages(
        self,
        patient: UUID,
        status: Sequence[PatientPackageStatus] | None,
        first: int | None,
        after: str | None,
    ) -> Connection[PatientPackage]:
        """The packages that the patient holds, newest first."""
        request = PageRequest.of(PATIENT_PACKAGES.name, first, after)
        today = (await self.viewer()).today
        return await self.page(PATIENT_PACKAGES, patient, request, _words(status), today)

    async def patient_invoices(
        self,
        patient: UUID,
        status: Sequence[InvoiceStatus] | None,
        first: int | None,
        after: str | None,
    ) -> Connection[Invoice]:
        """The patient's invoices, newest first."""
        request = PageRequest.of(PATIENT_INVOICES.name, first, after)
        return await self.page(PATIENT_INVOICES, patient, request, _words(status))

    async def patient_payments(
        self, patient: UUID, first: int | None, after: str | None
    ) -> Connection[Payment]:
        """The patient's payments, newest first."""
        request = PageRequest.of(PATIENT_PAYMENTS.name, first, after)
        return await self.page(PATIENT_PAYMENTS, patient, request)

    async def patient_appointments(
        self, patient: UUID, first: int | None, after: str | None
    ) -> Connection[Appointment]:
        """The patient's appointments, latest first."""
        request = PageRequest.of(PATIENT_APPOINTMENTS.name, first, after)
        return await self.page(PATIENT_APPOINTMENTS, patient, request)


def _words(statuses: Sequence[Enum] | None) -> tuple[str, ...] | None:
    """What a filter by status asks for; None, as for nothing at all, means any."""
    return tuple(sorted({str(status.value) for status in statuses})) if statuses else None
