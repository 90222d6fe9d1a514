"""Reads which of a patient's packages can be put on a visit."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from asyncpg import Record

from gql_packages.domain.calendar import day_of
from gql_packages.domain.uses import SoldPackage, preference, refusal_to_hold
from gql_packages.domain.vocabulary import AppointmentStatus
from gql_packages.errors import NotFound, RefusalCode
from gql_packages.resolvers.loading import Loading
from gql_packages.resolvers.read_catalogue import TREATMENT
from gql_packages.resolvers.read_patients import PATIENT
from gql_packages.resolvers.read_sold_packages import PATIENT_PACKAGE, patient_package
from gql_packages.resolvers.snapshot import ViewerRow
from gql_packages.schema.appointment import Appointment, PackageOption
from gql_packages.schema.money import Money
from gql_packages.schema.patient_package import PatientPackage

#: Each patient's packages, with what the patient would pay for the treatment, if it is eligible.
_HELD = f"""
SELECT o.patient, o.treatment, item.patient_pays AS pays_for_treatment, {PATIENT_PACKAGE.columns}
FROM unnest($2::uuid[], $3::uuid[]) AS o (patient, treatment)
JOIN ({PATIENT_PACKAGE.source})
    ON pp.clinic_id = $1 AND pp.patient_id = o.patient AND {PATIENT_PACKAGE.where}
LEFT JOIN patient_package_item item
    ON item.clinic_id = $1 AND item.patient_package_id = pp.id AND item.treatment_id = o.treatment
"""  # noqa: S608 our own words


@dataclass(frozen=True)
class Held:
    """A package that a patient holds: as clients see it, and as the rules do."""

    shown: PatientPackage
    terms: SoldPackage
    patient_pays: Money | None


class OptionReading(Loading):
    """Reads which of a patient's packages can be put on a visit."""

    async def package_options(
        self, patient: UUID, treatment: UUID, starts_at: datetime
    ) -> list[PackageOption]:
        """The options for a visit that is not booked yet; refuses (NotFound) unknown keys."""
        if await self.one(PATIENT, patient) is None:
            raise NotFound("There is no such patient.", path=("patientId",))
        if await self.one(TREATMENT, treatment) is None:
            raise NotFound("There is no such treatment.", path=("treatmentId",))
        day = day_of(starts_at, (await self.viewer()).time_zone)
        return await self._options(patient, treatment, day, None)

    async def appointment_options(self, appointment: Appointment) -> list[PackageOption]:
        """The options for a visit as it stands."""
        refusal = _refusal_of_visit(appointment)
        patient, treatment = appointment.patient_key, appointment.treatment_key
        day = day_of(appointment.starts_at, (await self.viewer()).time_zone)
        return await self._options(patient, treatment, day, refusal)

    async def _options(
        self, patient: UUID, treatment: UUID, day: date, refusal: RefusalCode | None
    ) -> list[PackageOption]:
        """The usable packages first, in the order of preference, the first one preselected."""
        held = await self.batched("held", (patient, treatment), self._held)
        judged = [
            (package, refusal or _refusal_of_package(package, patient, treatment, day))
            for package in held
        ]
        judged.sort(key=lambda option: (option[1] is not None, preference(option[0].terms)))
        return [
            PackageOption(
                patient_package=package.shown,
                is_eligible=code is None,
                is_preselected=code is None and place == 0,
                refusal_code=code,
                patient_pays=package.patient_pays if code is None else None,
            )
            for place, (package, code) in enumerate(judged)
        ]

    async def _held(self, visits: list[tuple[UUID, UUID]]) -> list[list[Held]]:
        patients = [patient for patient, _ in visits]
        treatments = [treatment for _, treatment in visits]
        rows = await self.rows(_HELD, patients, treatments)
        held: defaultdict[tuple[UUID, UUID], list[Held]] = defaultdict(list)
        for row, package in zip(rows, await self._made(_held_package, rows), strict=True):
            held[row["patient"], row["treatment"]].append(package)
        return [held[visit] for visit in visits]


def _held_package(row: Record, viewer: ViewerRow) -> Held:
    pays = row["pays_for_treatment"]
    return Held(
        shown=patient_package(row, viewer),
        terms=SoldPackage(
            id=row["id"],
            patient_id=row["patient_id"],
            invoice_id=row["invoice_id"],
            balance_due=row["balance_due"],
            uses_total=row["uses_total"],
            uses_reserved=row["uses_reserved"],
            uses_redeemed=row["uses_redeemed"],
            purchased_at=row["purchased_at"],
            expires_on=row["expires_on"],
            is_refunded=row["is_refunded"],
            patient_pays={} if pays is None else {row["treatment"]: pays},
        ),
        patient_pays=None if pays is None else viewer.money(pays),
    )


def _refusal_of_visit(appointment: Appointment) -> RefusalCode | None:
    """Why no package at all can be put on the visit (rules 16, 21, 23)."""
    if appointment.redemption_key is not None:
        return RefusalCode.ALREADY_COVERED
    if appointment.status in (AppointmentStatus.CANCELLED, AppointmentStatus.NO_SHOW):
        return RefusalCode.WRONG_STATUS
    return RefusalCode.PAYMENT_APPLIED if appointment.paid_on_invoice else None


def _refusal_of_package(
    package: Held, patient: UUID, treatment: UUID, day: date
) -> RefusalCode | None:
    refusal = refusal_to_hold(package.terms, patient_id=patient, treatment_id=treatment, day=day)
    return None if refusal is None else refusal.code
