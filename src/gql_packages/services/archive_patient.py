"""Take a patient off the clinic's list, or bring them back."""

from dataclasses import dataclass
from uuid import UUID

from gql_packages.models.patient import Patient
from gql_packages.services.optimistic_locking import set_archived
from gql_packages.unit_of_work.unit_of_work import Work


@dataclass(frozen=True)
class ArchivePatientOutcome:
    """Who was archived or brought back."""

    patient_id: UUID


async def archive_patient(
    work: Work, *, patient_id: UUID, archived: bool = True
) -> ArchivePatientOutcome:
    """The patient is no longer listed; packages, visits and invoices stay as they are.

    Doing it again changes nothing. Raises NotFound.
    """
    await set_archived(work, Patient, patient_id, "input", "patientId", archived=archived)
    return ArchivePatientOutcome(patient_id)
