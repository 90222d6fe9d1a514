"""Packages on offer: made, changed, archived."""

from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from gql_packages.domain.enums import TreatmentKind
from gql_packages.errors import Archived, InvalidInput, NotFound, VersionConflict
from gql_packages.models.catalogue import Package, PackageItem
from gql_packages.services.archive_package import archive_package
from gql_packages.services.archive_treatment import archive_treatment
from gql_packages.services.create_package import create_package
from gql_packages.services.create_treatment import create_treatment
from gql_packages.services.package_items import EligibleItem
from gql_packages.services.update_package import update_package
from tests.catalogue_services.conftest import OpenClinic, columns_of


async def new_treatment(clinic: OpenClinic) -> UUID:
    return await clinic.do(
        create_treatment,
        name="Massage",
        kind=TreatmentKind.TREATMENT,
        duration_minutes=45,
        price=Decimal(80),
    )


def item(treatment_id: UUID, patient_pays: str = "0") -> EligibleItem:
    return EligibleItem(treatment_id=treatment_id, patient_pays=Decimal(patient_pays))


async def new_package(clinic: OpenClinic, *items: EligibleItem, **terms: Any) -> UUID:
    good: dict[str, Any] = {
        "name": "Ten Massages",
        "price": Decimal("720.00"),
        "uses": 10,
        "valid_for_days": 365,
        "eligible_items": items,
    }
    return await clinic.do(create_package, **{**good, **terms})


async def items_of(clinic: OpenClinic, package_id: UUID) -> list[tuple[UUID, int]]:
    async with clinic.database.reading(clinic.clinic_id) as db:
        rows = PackageItem.filter(clinic_id=clinic.clinic_id, package_id=package_id).using_db(db)
        return [(row.treatment_id, row.patient_pays) for row in await rows.order_by("position")]


async def test_a_package_has_a_name_a_price_uses_and_items_with_what_the_patient_pays(
    clinic: OpenClinic,
) -> None:
    first, second = await new_treatment(clinic), await new_treatment(clinic)

    package_id = await new_package(clinic, item(second, "12.50"), item(first), name="Fünf Æsir")

    package = await clinic.row(Package, package_id)
    assert (package.name, package.search_key, package.price) == ("Fünf Æsir", "funf aesir", 72000)
    assert (package.uses, package.valid_for_days, package.version) == (10, 365, 1)
    assert not package.is_archived
    assert await items_of(clinic, package_id) == [(second, 1250), (first, 0)]


async def test_a_package_without_a_validity_never_expires(clinic: OpenClinic) -> None:
    package_id = await new_package(clinic, item(await new_treatment(clinic)), valid_for_days=None)

    assert (await clinic.row(Package, package_id)).valid_for_days is None


async def test_a_price_of_zero_is_allowed(clinic: OpenClinic) -> None:
    items = item(await new_treatment(clinic), "65.00")

    package_id = await new_package(clinic, items, price=Decimal(0), valid_for_days=0)

    package = await clinic.row(Package, package_id)
    assert (package.price, package.valid_for_days) == (0, 0)


@pytest.mark.parametrize(
    ("field", "value", "path"),
    [
        pytest.param("name", "", "name", id="an empty name"),
        pytest.param("name", "n" * 10_000, "name", id="a name of 10,000 characters"),
        pytest.param("price", Decimal("-0.01"), "price", id="a negative price"),
        pytest.param("price", Decimal("0.001"), "price", id="a price that is too precise"),
        pytest.param("uses", 0, "uses", id="no use"),
        pytest.param("uses", 10_001, "uses", id="more than ten thousand uses"),
        pytest.param("valid_for_days", -1, "valid_for_days", id="a negative validity"),
        pytest.param("valid_for_days", 36_501, "valid_for_days", id="more than a hundred years"),
        pytest.param("eligible_items", [], "eligible_items", id="good for nothing"),
    ],
)
async def test_what_a_package_cannot_be(
    clinic: OpenClinic, field: str, value: object, path: str
) -> None:
    package_id = await new_package(clinic, item(await new_treatment(clinic)))
    before = await clinic.row(Package, package_id)
    change: dict[str, Any] = {field: value}

    with pytest.raises(InvalidInput) as at_creation:
        await new_package(clinic, item(await new_treatment(clinic)), **change)
    with pytest.raises(InvalidInput) as at_change:
        await clinic.do(update_package, package_id=package_id, **change)

    assert at_creation.value.path == at_change.value.path == (path,)
    assert await clinic.count(Package) == 1
    assert columns_of(await clinic.row(Package, package_id)) == columns_of(before)


async def test_what_the_items_of_a_package_cannot_be(clinic: OpenClinic) -> None:
    treatment_id = await new_treatment(clinic)
    items = [item(treatment_id), item(treatment_id, "-1"), item(treatment_id)]

    with pytest.raises(InvalidInput) as refused:
        await new_package(clinic, *items)

    assert [problem.path for problem in refused.value.problems] == [
        ("eligible_items", "1", "treatment_id"),
        ("eligible_items", "1", "patient_pays"),
        ("eligible_items", "2", "treatment_id"),
    ]


async def test_a_package_is_good_for_at_most_two_hundred_treatments(clinic: OpenClinic) -> None:
    treatments = [await new_treatment(clinic) for _ in range(200)]
    package_id = await new_package(clinic, *map(item, treatments))

    with pytest.raises(InvalidInput) as refused:
        await new_package(clinic, *map(item, [*treatments, uuid4()]))

    assert len(await items_of(clinic, package_id)) == 200
    assert refused.value.path == ("eligible_items",)


async def test_a_package_is_good_only_for_treatments_of_its_clinic(
    clinic: OpenClinic, other_clinic: OpenClinic
) -> None:
    ours, theirs = await new_treatment(clinic), await new_treatment(other_clinic)
    package_id = await new_package(clinic, item(ours))

    with pytest.raises(NotFound) as at_creation:
        await new_package(clinic, item(ours), item(theirs))
    with pytest.raises(NotFound) as at_change:
        await clinic.do(
            update_package, package_id=package_id, eligible_items=[item(ours), item(theirs)]
        )

    path = ("eligible_items", "1", "treatment_id")
    assert at_creation.value.path == at_change.value.path == path
    assert await clinic.count(Package) == 1
    assert await items_of(clinic, package_id) == [(ours, 0)]


async def test_an_archived_treatment_cannot_be_put_into_a_package(clinic: OpenClinic) -> None:
    kept, archived = await new_treatment(clinic), await new_treatment(clinic)
    package_id = await new_package(clinic, item(kept))
    await clinic.do(archive_treatment, treatment_id=archived)

    with pytest.raises(Archived) as at_creation:
        await new_package(clinic, item(kept), item(archived))
    with pytest.raises(Archived) as at_change:
        await clinic.do(
            update_package, package_id=package_id, eligible_items=[item(kept), item(archived)]
        )

    path = ("eligible_items", "1", "treatment_id")
    assert at_creation.value.path == at_change.value.path == path


async def test_a_package_keeps_an_archived_treatment_that_it_lists_already(
    clinic: OpenClinic,
) -> None:
    treatment_id = await new_treatment(clinic)
    package_id = await new_package(clinic, item(treatment_id))
    await clinic.do(archive_treatment, treatment_id=treatment_id)

    await clinic.do(
        update_package, package_id=package_id, eligible_items=[item(treatment_id, "5.00")]
    )

    assert await items_of(clinic, package_id) == [(treatment_id, 500)]


async def test_items_given_take_the_place_of_all_that_there_were(clinic: OpenClinic) -> None:
    first, second, third = [await new_treatment(clinic) for _ in range(3)]
    package_id = await new_package(clinic, item(first), item(second))
    before = await clinic.row(Package, package_id)

    await clinic.do(
        update_package, package_id=package_id, eligible_items=[item(third), item(second, "9.99")]
    )

    after = await clinic.row(Package, package_id)
    assert await items_of(clinic, package_id) == [(third, 0), (second, 999)]
    assert columns_of(after, but={"folded_version", "version"}) == columns_of(
        before, but={"folded_version", "version"}
    )
    assert after.version == 2


@pytest.mark.parametrize(
    ("change", "columns"),
    [
        ({"name": "Élan"}, {"name": "Élan", "search_key": "elan"}),
        ({"price": Decimal(0)}, {"price": 0}),
        ({"uses": 10_000}, {"uses": 10_000}),
        ({"valid_for_days": 36_500}, {"valid_for_days": 36_500}),
        ({"valid_for_days": None}, {"valid_for_days": None}),
        ({"name": None, "price": None, "uses": None, "eligible_items": None}, {}),
    ],
)
async def test_fields_of_a_package_left_out_stay_as_they_are(
    clinic: OpenClinic, change: dict[str, Any], columns: dict[str, Any]
) -> None:
    treatment_id = await new_treatment(clinic)
    package_id = await new_package(clinic, item(treatment_id))
    before = await clinic.row(Package, package_id)

    await clinic.do(update_package, package_id=package_id, expected_version=1, **change)

    after = await clinic.row(Package, package_id)
    assert columns_of(after) == {
        **columns_of(before),
        **columns,
        "folded_version": 2,
        "version": 2,
    }
    assert await items_of(clinic, package_id) == [(treatment_id, 0)]


async def test_a_package_changed_by_somebody_else_first_is_not_changed(clinic: OpenClinic) -> None:
    treatment_id = await new_treatment(clinic)
    package_id = await new_package(clinic, item(treatment_id))
    await clinic.do(update_package, package_id=package_id, uses=5)

    with pytest.raises(VersionConflict) as refused:
        await clinic.do(
            update_package,
            package_id=package_id,
            expected_version=1,
            eligible_items=[item(treatment_id, "1")],
        )

    assert refused.value.current_version == 2
    assert await items_of(clinic, package_id) == [(treatment_id, 0)]


async def test_a_package_is_archived_once_and_brought_back(clinic: OpenClinic) -> None:
    package_id = await new_package(clinic, item(await new_treatment(clinic)))

    await clinic.do(archive_package, package_id=package_id)
    await clinic.do(archive_package, package_id=package_id)
    archived = await clinic.row(Package, package_id)
    await clinic.do(archive_package, package_id=package_id, archived=False)
    back = await clinic.row(Package, package_id)

    assert (archived.is_archived, archived.version) == (True, 2)
    assert (back.is_archived, back.version) == (False, 3)
