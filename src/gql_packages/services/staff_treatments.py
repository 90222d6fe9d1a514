"""The treatments that a staff member gives: checked against the catalogue, and written."""

from collections.abc import Collection, Sequence
from uuid import UUID

from gql_packages.domain.input_validator import InputValidator
from gql_packages.errors import Archived, NotFound
from gql_packages.models.catalogue import Treatment
from gql_packages.models.clinic import StaffMemberTreatment
from gql_packages.problems import Problem, ProblemCode
from gql_packages.services.row_locks import lock_all
from gql_packages.unit_of_work.work import Work

MOST_TREATMENTS = 200
_PATH = ("treatment_ids",)


def check_list(problems: InputValidator, treatment_ids: Sequence[UUID]) -> None:
    """Note what is wrong with the list itself: more than 200, or one of them twice."""
    problems.count(treatment_ids, *_PATH, bounds=(0, MOST_TREATMENTS))
    seen: set[UUID] = set()
    for index, treatment_id in enumerate(treatment_ids):
        if treatment_id in seen:
            problems.found.append(Problem((*_PATH, str(index)), ProblemCode.LISTED_TWICE))
        seen.add(treatment_id)


async def check_treatments(
    work: Work, treatment_ids: Sequence[UUID], *, already_given: Collection[UUID] = ()
) -> None:
    """Raise NotFound for a treatment that the clinic has not, Archived for one no longer on offer.

    An archived treatment that is given already stays. Locks the treatments, so that none is
    archived meanwhile.
    """
    treatments = await lock_all(work, Treatment, treatment_ids)
    for index, treatment_id in enumerate(treatment_ids):
        path, treatment = (*_PATH, str(index)), treatments.get(treatment_id)
        if treatment is None:
            raise NotFound("There is no such treatment here.", path=path)
        if treatment.is_archived and treatment_id not in already_given:
            raise Archived(f"{treatment.name} is archived.", path=path)


async def current_treatments(work: Work, staff_member_id: UUID) -> set[UUID]:
    """The treatments that the staff member gives now; none: all of them."""
    rows = await StaffMemberTreatment.filter(
        clinic_id=work.clinic_id, staff_member_id=staff_member_id
    ).using_db(work.db)
    return {row.treatment_id for row in rows}


async def write_treatments(
    work: Work, staff_member_id: UUID, treatment_ids: Sequence[UUID], *, is_new: bool = False
) -> None:
    """Replace the treatments that the staff member gives by these."""
    if not is_new:
        await (
            StaffMemberTreatment.filter(clinic_id=work.clinic_id, staff_member_id=staff_member_id)
            .using_db(work.db)
            .delete()
        )
    rows = [
        StaffMemberTreatment(
            id=work.new_id(),
            clinic_id=work.clinic_id,
            staff_member_id=staff_member_id,
            treatment_id=treatment_id,
        )
        for treatment_id in treatment_ids
    ]
    if rows:
        await StaffMemberTreatment.bulk_create(rows, using_db=work.db)
