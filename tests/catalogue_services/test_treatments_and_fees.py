"""Treatments, classes and no-show fees: made, changed, archived."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from gql_packages.domain.enums import TreatmentKind
from gql_packages.errors import InvalidInput, VersionConflict
from gql_packages.models.catalogue import NoShowFee, Treatment
from gql_packages.services.archive_no_show_fee import archive_no_show_fee
from gql_packages.services.archive_treatment import archive_treatment
from gql_packages.services.create_no_show_fee import create_no_show_fee
from gql_packages.services.create_treatment import create_treatment
from gql_packages.services.update_no_show_fee import update_no_show_fee
from gql_packages.services.update_treatment import update_treatment
from tests.catalogue_services.conftest import NOW, OpenClinic, columns_of, open_clinic

GOOD: dict[str, Any] = {
    "name": "Massage",
    "kind": TreatmentKind.TREATMENT,
    "duration_minutes": 45,
    "price": Decimal("80.00"),
}


async def new_treatment(clinic: OpenClinic, **terms: Any) -> UUID:
    return await clinic.do(create_treatment, **{**GOOD, **terms})


async def new_fee(clinic: OpenClinic) -> UUID:
    return await clinic.do(create_no_show_fee, name="Late cancellation", amount=Decimal("40.00"))


async def test_a_new_treatment_is_on_offer_at_its_price_in_minor_units(clinic: OpenClinic) -> None:
    treatment_id = await new_treatment(clinic, name="  Pilates \u0041\u030a ", price=Decimal(0))

    treatment = await clinic.row(Treatment, treatment_id)

    assert (treatment.name, treatment.price, treatment.version) == ("Pilates Å", 0, 1)
    assert (treatment.is_archived, treatment.created_at) == (False, NOW)


async def test_amounts_have_the_decimals_of_the_clinics_currency(clinic: OpenClinic) -> None:
    in_yen = await open_clinic(clinic.database, "JPY")
    treatment_id = await new_treatment(in_yen, price=Decimal(9000))

    with pytest.raises(InvalidInput) as refused:
        await new_treatment(in_yen, price=Decimal("9000.5"))

    assert (await in_yen.row(Treatment, treatment_id)).price == 9000
    assert refused.value.path == ("price",)


@pytest.mark.parametrize(
    ("field", "value", "path"),
    [
        pytest.param("name", " ", "name", id="an empty name"),
        pytest.param("name", "n" * 201, "name", id="a name of 201 characters"),
        pytest.param("name", "a\0b", "name", id="a NUL in the name"),
        pytest.param("name", "a\ud800b", "name", id="half a character in the name"),
        pytest.param("duration_minutes", 0, "duration_minutes", id="no minutes"),
        pytest.param("duration_minutes", 1441, "duration_minutes", id="more than a day"),
        pytest.param("price", Decimal("-0.01"), "price", id="a negative price"),
        pytest.param("price", Decimal("1.001"), "price", id="a tenth of a cent"),
        pytest.param("price", Decimal("NaN"), "price", id="a price that is no number"),
        pytest.param("price", Decimal("1e15"), "price", id="a price beyond counting"),
    ],
)
async def test_what_a_treatment_cannot_be(
    clinic: OpenClinic, field: str, value: object, path: str
) -> None:
    treatment_id = await new_treatment(clinic)

    with pytest.raises(InvalidInput) as at_creation:
        await new_treatment(clinic, **{field: value})
    with pytest.raises(InvalidInput) as at_change:
        change: dict[str, Any] = {field: value}
        await clinic.do(update_treatment, treatment_id=treatment_id, **change)

    assert at_creation.value.path == at_change.value.path == (path,)
    assert await clinic.count(Treatment) == 1
    assert (await clinic.row(Treatment, treatment_id)).version == 1


async def test_everything_that_is_wrong_is_said_at_once(clinic: OpenClinic) -> None:
    with pytest.raises(InvalidInput) as refused:
        await new_treatment(clinic, name="", duration_minutes=0, price=Decimal(-1))

    paths = [problem.path[-1] for problem in refused.value.problems]
    assert paths == ["name", "duration_minutes", "price"]


async def test_two_treatments_may_have_the_same_name(clinic: OpenClinic) -> None:
    assert await new_treatment(clinic) != await new_treatment(clinic)


@pytest.mark.parametrize(
    ("change", "column", "value"),
    [
        ({"name": "Spin"}, "name", "Spin"),
        ({"kind": TreatmentKind.CLASS}, "kind", TreatmentKind.CLASS),
        ({"duration_minutes": 1440}, "duration_minutes", 1440),
        ({"price": Decimal("0.01")}, "price", 1),
    ],
)
async def test_fields_of_a_treatment_left_out_stay_as_they_are(
    clinic: OpenClinic, change: dict[str, Any], column: str, value: object
) -> None:
    treatment_id = await new_treatment(clinic)
    before = await clinic.row(Treatment, treatment_id)

    await clinic.do(update_treatment, treatment_id=treatment_id, expected_version=1, **change)

    after = await clinic.row(Treatment, treatment_id)
    assert getattr(after, column) == value
    assert after.version == 2
    assert columns_of(after, but={column, "version"}) == columns_of(before, but={column, "version"})


async def test_a_treatment_changed_by_somebody_else_first_is_not_changed(
    clinic: OpenClinic,
) -> None:
    treatment_id = await new_treatment(clinic)
    await clinic.do(update_treatment, treatment_id=treatment_id, name="First")

    with pytest.raises(VersionConflict) as refused:
        await clinic.do(
            update_treatment, treatment_id=treatment_id, expected_version=1, name="Second"
        )

    assert refused.value.current_version == 2
    assert (await clinic.row(Treatment, treatment_id)).name == "First"


async def test_archiving_a_treatment_twice_is_archiving_it_once(clinic: OpenClinic) -> None:
    treatment_id = await new_treatment(clinic)

    await clinic.do(archive_treatment, treatment_id=treatment_id)
    await clinic.do(archive_treatment, treatment_id=treatment_id)

    treatment = await clinic.row(Treatment, treatment_id)
    assert (treatment.is_archived, treatment.version) == (True, 2)


async def test_an_archived_treatment_can_be_brought_back(clinic: OpenClinic) -> None:
    treatment_id = await new_treatment(clinic)
    await clinic.do(archive_treatment, treatment_id=treatment_id)

    await clinic.do(archive_treatment, treatment_id=treatment_id, archived=False)

    treatment = await clinic.row(Treatment, treatment_id)
    assert (treatment.is_archived, treatment.version) == (False, 3)


async def test_a_no_show_fee_is_made_changed_and_archived(clinic: OpenClinic) -> None:
    fee_id = await new_fee(clinic)
    made = await clinic.row(NoShowFee, fee_id)

    await clinic.do(update_no_show_fee, no_show_fee_id=fee_id, amount=Decimal("0.01"))
    changed = await clinic.row(NoShowFee, fee_id)
    await clinic.do(update_no_show_fee, no_show_fee_id=fee_id, expected_version=2, name="Missed")
    await clinic.do(archive_no_show_fee, no_show_fee_id=fee_id)
    archived = await clinic.row(NoShowFee, fee_id)

    assert (made.name, made.amount, made.version) == ("Late cancellation", 4000, 1)
    assert (changed.name, changed.amount, changed.version) == ("Late cancellation", 1, 2)
    assert (archived.name, archived.amount, archived.version) == ("Missed", 1, 4)
    assert archived.is_archived


async def test_a_no_show_fee_is_at_least_one_minor_unit(clinic: OpenClinic) -> None:
    fee_id = await new_fee(clinic)

    with pytest.raises(InvalidInput) as at_creation:
        await clinic.do(create_no_show_fee, name="Nothing", amount=Decimal(0))
    with pytest.raises(InvalidInput) as at_change:
        await clinic.do(update_no_show_fee, no_show_fee_id=fee_id, amount=Decimal(0))

    assert at_creation.value.path == at_change.value.path == ("amount",)


async def test_a_no_show_fee_has_a_name(clinic: OpenClinic) -> None:
    fee_id = await new_fee(clinic)

    with pytest.raises(InvalidInput) as at_creation:
        await clinic.do(create_no_show_fee, name="", amount=Decimal(1))
    with pytest.raises(InvalidInput) as at_change:
        await clinic.do(update_no_show_fee, no_show_fee_id=fee_id, name="")

    assert at_creation.value.path == at_change.value.path == ("name",)


async def test_a_no_show_fee_changed_by_somebody_else_first_is_not_changed(
    clinic: OpenClinic,
) -> None:
    fee_id = await new_fee(clinic)

    with pytest.raises(VersionConflict):
        await clinic.do(update_no_show_fee, no_show_fee_id=fee_id, expected_version=2, name="X")
