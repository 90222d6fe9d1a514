"""Statements name their clinic: they keep to it where row-level security does not help."""

from collections.abc import AsyncIterator, Awaitable, Callable
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from gql_packages.domain.enums import TreatmentKind
from gql_packages.domain.permissions import Role
from gql_packages.errors import Archived, InvalidInput, NotFound
from gql_packages.models.catalogue import NoShowFee, Package, PackageItem, Treatment
from gql_packages.models.clinic import StaffMember
from gql_packages.models.patient import Patient
from gql_packages.models.tenant import TenantModel
from gql_packages.services.archive_no_show_fee import archive_no_show_fee
from gql_packages.services.archive_package import archive_package
from gql_packages.services.archive_patient import archive_patient
from gql_packages.services.archive_staff_member import archive_staff_member
from gql_packages.services.archive_treatment import archive_treatment
from gql_packages.services.create_package import create_package
from gql_packages.services.package_items import EligibleItem
from gql_packages.services.update_no_show_fee import update_no_show_fee
from gql_packages.services.update_package import update_package
from gql_packages.services.update_patient import update_patient
from gql_packages.services.update_staff_member import update_staff_member
from gql_packages.services.update_treatment import update_treatment
from tests.catalogue_services.conftest import NOW, OpenClinic, columns_of
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls

MODELS = (Treatment, NoShowFee, StaffMember, Patient, Package, PackageItem)
KEPT: dict[str, Any] = {"is_archived": False, "version": 1, "created_at": NOW}


@pytest.fixture(scope="module")
async def database(database_urls: DatabaseUrls) -> AsyncIterator[ClinicDatabase]:
    """As a superuser, for whom there is no row-level security."""
    database = await ClinicDatabase.open(database_urls.superuser, pool_size=2)
    yield database
    await database.close()


async def fill(clinic: OpenClinic, key: UUID) -> None:
    """One row in every table, each with the same id."""
    rows: list[tuple[type[TenantModel], dict[str, Any]]] = [
        (
            Treatment,
            {"kind": TreatmentKind.CLASS, "duration_minutes": 1, "price": 1, "name": "A", **KEPT},
        ),
        (NoShowFee, {"name": "A", "amount": 1, **KEPT}),
        (
            StaffMember,
            {"name": "A", "role": Role.OWNER, "is_active": True, "version": 1, "created_at": NOW},
        ),
        (Patient, {"first_name": "A", "last_name": "A", "sort_key": "", "search_key": "", **KEPT}),
        (Package, {"name": "A", "search_key": "a", "price": 1, "uses": 1, **KEPT}),
        (PackageItem, {"package_id": key, "treatment_id": key, "patient_pays": 1, "position": 0}),
    ]
    async with clinic.database.writing(clinic.clinic_id) as db:
        for model, columns in rows:
            await model.create(using_db=db, id=key, clinic_id=clinic.clinic_id, **columns)


async def rows_of(clinic: OpenClinic, key: UUID) -> list[dict[str, Any]]:
    return [columns_of(await clinic.row(model, key)) for model in MODELS]


def item(treatment_id: UUID) -> EligibleItem:
    return EligibleItem(treatment_id=treatment_id, patient_pays=Decimal(2))


Verb = Callable[..., Awaitable[object]]
THINGS: list[tuple[str, Verb, Verb, dict[str, Any]]] = [
    ("treatment_id", update_treatment, archive_treatment, {"name": "B"}),
    ("no_show_fee_id", update_no_show_fee, archive_no_show_fee, {"name": "B"}),
    ("staff_member_id", update_staff_member, archive_staff_member, {"name": "B"}),
    ("patient_id", update_patient, archive_patient, {"last_name": "B"}),
    ("package_id", update_package, archive_package, {"uses": 2}),
]
each_verb = pytest.mark.parametrize(
    ("verb", "field", "change"),
    [
        pytest.param(verb, field, given, id=verb.__name__)
        for field, update, archive, change in THINGS
        for verb, given in ((update, change), (archive, {}))
    ],
)


@each_verb
async def test_a_row_of_another_clinic_is_not_found(
    clinic: OpenClinic,
    other_clinic: OpenClinic,
    verb: Verb,
    field: str,
    change: dict[str, Any],
) -> None:
    theirs = uuid4()
    await fill(other_clinic, theirs)
    before = await rows_of(other_clinic, theirs)

    with pytest.raises(NotFound) as refused:
        await clinic.do(verb, **{field: theirs, **change})

    assert refused.value.path == (field,)
    assert await rows_of(other_clinic, theirs) == before


@each_verb
async def test_a_row_of_another_clinic_with_the_same_id_is_not_changed(
    clinic: OpenClinic,
    other_clinic: OpenClinic,
    verb: Verb,
    field: str,
    change: dict[str, Any],
) -> None:
    key = uuid4()
    await fill(clinic, key)
    await fill(other_clinic, key)
    ours, theirs = await rows_of(clinic, key), await rows_of(other_clinic, key)

    await clinic.do(verb, **{field: key, **change})

    assert await rows_of(other_clinic, key) == theirs
    assert await rows_of(clinic, key) != ours


async def test_a_package_is_not_good_for_another_clinics_treatment(
    clinic: OpenClinic, other_clinic: OpenClinic
) -> None:
    ours, theirs = uuid4(), uuid4()
    await fill(clinic, ours)
    await fill(other_clinic, theirs)

    with pytest.raises(NotFound):
        await clinic.do(
            create_package, name="B", price=Decimal(1), uses=1, eligible_items=[item(theirs)]
        )
    with pytest.raises(NotFound):
        await clinic.do(update_package, package_id=ours, eligible_items=[item(theirs)])


async def test_items_of_another_clinics_package_with_the_same_id_stay(
    clinic: OpenClinic, other_clinic: OpenClinic
) -> None:
    key = uuid4()
    await fill(clinic, key)
    await fill(other_clinic, key)
    theirs = await rows_of(other_clinic, key)

    await clinic.do(update_package, package_id=key, eligible_items=[item(key)])

    assert await rows_of(other_clinic, key) == theirs


async def test_what_another_clinics_package_with_the_same_id_lists_does_not_count_here(
    clinic: OpenClinic, other_clinic: OpenClinic
) -> None:
    key, treatment_id = uuid4(), uuid4()
    for each in (clinic, other_clinic):
        await fill(each, treatment_id)
        await fill(each, key)
    await other_clinic.do(update_package, package_id=key, eligible_items=[item(treatment_id)])
    await clinic.do(archive_treatment, treatment_id=treatment_id)

    with pytest.raises(Archived):
        await clinic.do(update_package, package_id=key, eligible_items=[item(treatment_id)])


async def test_the_owner_of_another_clinic_is_no_owner_here(
    clinic: OpenClinic, other_clinic: OpenClinic
) -> None:
    assert (await other_clinic.row(StaffMember, other_clinic.owner_id)).role is Role.OWNER

    with pytest.raises(InvalidInput):
        await clinic.do(archive_staff_member, staff_member_id=clinic.owner_id)
