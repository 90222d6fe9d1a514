"""What an appointment's verbs decide by: the package on it, those named, and what it costs."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.enums import PackageEntryKind
from gql_packages.models.schedule import Appointment
from gql_packages.models.sold_packages import PatientPackage, Redemption
from gql_packages.services.invoices import Line
from gql_packages.services.locked_package import TERMS, TERMS_FROM, LockedPackage, with_terms
from gql_packages.services.redemptions import LiveRedemption
from gql_packages.services.row_locks import columns_of, lock_where, require_found, row_of
from gql_packages.unit_of_work.work import Work

# The package of the appointment's live redemption, and one that is named. A refund or a deletion
# may release the use while this waits for the package: the redemption is read afterwards.
_COVERING_OR_NAMED = """
id = ANY (ARRAY(
    SELECT patient_package_id FROM redemption
    WHERE clinic_id = $1 AND appointment_id = $2 AND status IN ('RESERVED', 'REDEEMED')
    UNION ALL SELECT $3::uuid
))
"""

_READ = f"""
SELECT t.name AS treatment_name, t.price AS treatment_price,
    f.name AS fee_name, f.amount AS fee_amount, f.is_archived AS is_fee_archived,
    {columns_of(Redemption, "r")},
    ARRAY(
        SELECT h.kind FROM package_entry h
        WHERE h.clinic_id = $1 AND h.redemption_id = r.id ORDER BY h.id
    ) AS entry_kinds,
    ARRAY(
        SELECT h.id FROM package_entry h
        WHERE h.clinic_id = $1 AND h.redemption_id = r.id ORDER BY h.id
    ) AS entry_ids,
    {TERMS}
FROM treatment t
LEFT JOIN no_show_fee f ON f.clinic_id = $1 AND f.id = $5
LEFT JOIN redemption r ON r.clinic_id = $1 AND r.appointment_id = $2
    AND r.status IN ('RESERVED', 'REDEEMED')
LEFT JOIN patient_package p ON p.clinic_id = $1 AND p.id = ANY ($3::uuid[])
{TERMS_FROM}
WHERE t.clinic_id = $1 AND t.id = $4
"""  # noqa: S608 our own words


@dataclass(frozen=True)
class Coverage:
    """All that is around an appointment that is locked."""

    live: LiveRedemption | None
    #: what it is billed without a package: the treatment's name and price
    treatment: Line
    #: the no-show fee that was named, if there is one, and whether it is still charged
    fee: Line | None
    is_fee_archived: bool
    _packages: Mapping[UUID, LockedPackage]

    def find(self, patient_package_id: UUID | None) -> LockedPackage | None:
        """The locked package of that id; none if it is absent or its sale was deleted."""
        found = None if patient_package_id is None else self._packages.get(patient_package_id)
        return None if found is None or found.row.deleted_at is not None else found

    def package(self, patient_package_id: UUID, *path: str) -> LockedPackage:
        """The package that was named; NotFound, with the path, if absent or deleted."""
        return require_found(self.find(patient_package_id), *path)


async def lock_coverage(
    work: Work,
    appointment: Appointment,
    *,
    package_id: UUID | None = None,
    fee_id: UUID | None = None,
) -> Coverage:
    """Lock the package on an appointment that is locked, and one named; then read all else."""
    rows = await lock_where(work, PatientPackage, _COVERING_OR_NAMED, appointment.id, package_id)
    found = await work.db.rows(
        _READ,
        work.clinic_id,
        appointment.id,
        [row.id for row in rows],
        appointment.current_treatment_id,
        fee_id,
    )
    first, packages = found[0], with_terms(work, rows, found)
    live = None
    if first["r_id"] is not None:
        kinds = map(PackageEntryKind, first["entry_kinds"])
        live = LiveRedemption(
            work.rows.hold(Redemption, row_of(Redemption, "r", first)),
            packages[first["r_patient_package_id"]],
            dict(zip(kinds, first["entry_ids"], strict=True)),
        )
    has_fee = first["fee_name"] is not None
    return Coverage(
        live,
        Line(first["treatment_name"], first["treatment_price"]),
        Line(first["fee_name"], first["fee_amount"]) if has_fee else None,
        bool(first["is_fee_archived"]),
        packages,
    )
