"""Archive a patient, or restore them."""

from uuid import UUID

from gql_packages.models.patient import Patient
from gql_packages.services.versioned_rows import set_archived
from gql_packages.unit_of_work.work import Work


async def archive_patient(work: Work, *, patient_id: UUID, archived: bool = True) -> UUID:
    """The patient is no longer listed; packages, appointments and invoices stay as they are.

    Doing it again changes nothing. Raises NotFound.
    """
    return await set_archived(work, Patient, patient_id, "patient_id", archived=archived)
