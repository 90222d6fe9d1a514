"""Patients: registered, changed, archived."""

from typing import Any
from uuid import UUID

import pytest

from gql_packages.errors import InvalidInput, VersionConflict
from gql_packages.models.patient import Patient
from gql_packages.services.archive_patient import archive_patient
from gql_packages.services.create_patient import create_patient
from gql_packages.services.update_patient import update_patient
from tests.catalogue_services.conftest import OpenClinic, columns_of

ZOE: dict[str, Any] = {
    "first_name": "Zoë",
    "last_name": "Nuñez",
    "email": "Zoe@example.org",
    "phone": "+1 604 555 0100",
}


async def new_patient(clinic: OpenClinic, **data: Any) -> UUID:
    return await clinic.do(create_patient, **{**ZOE, **data})


async def test_a_patient_is_listed_by_last_name_and_found_by_anything(clinic: OpenClinic) -> None:
    patient = await clinic.row(Patient, await new_patient(clinic))

    assert patient.sort_key == "nunez zoe"
    assert patient.search_key == "zoe nunez zoeexampleorg 16045550100"
    assert (patient.first_name, patient.email, patient.version) == ("Zoë", "Zoe@example.org", 1)


async def test_a_patient_needs_no_address_and_no_phone(clinic: OpenClinic) -> None:
    patient = await clinic.row(Patient, await new_patient(clinic, email=" ", phone=None))

    assert columns_of(patient) == columns_of(patient) | {
        "email": None,
        "phone": None,
        "search_key": "zoe nunez",
    }


async def test_a_patient_with_new_data_is_listed_and_found_by_them(clinic: OpenClinic) -> None:
    patient_id = await new_patient(clinic)

    await clinic.do(update_patient, patient_id=patient_id, last_name="Ångström", phone=None)

    patient = await clinic.row(Patient, patient_id)
    assert patient.sort_key == "angstrom zoe"
    assert patient.search_key == "zoe angstrom zoeexampleorg"


@pytest.mark.parametrize("column", ["first_name", "last_name", "email", "phone"])
async def test_fields_of_a_patient_left_out_stay_as_they_are(
    clinic: OpenClinic, column: str
) -> None:
    patient_id = await new_patient(clinic)
    before = await clinic.row(Patient, patient_id)
    change: dict[str, Any] = {column: "x@y"}

    await clinic.do(update_patient, patient_id=patient_id, expected_version=1, **change)

    after = await clinic.row(Patient, patient_id)
    derived = (column, "sort_key", "search_key", "folded_version", "version")
    assert getattr(after, column) == "x@y"
    assert after.version == 2
    assert columns_of(after, but=derived) == columns_of(before, but=derived)


async def test_none_removes_what_a_patient_need_not_have(clinic: OpenClinic) -> None:
    patient_id = await new_patient(clinic)

    await clinic.do(update_patient, patient_id=patient_id, email=None, phone=None)

    patient = await clinic.row(Patient, patient_id)
    assert [patient.email, patient.phone] == [None, None]


async def test_none_leaves_the_names_of_a_patient(clinic: OpenClinic) -> None:
    patient_id = await new_patient(clinic)

    await clinic.do(update_patient, patient_id=patient_id, first_name=None, last_name=None)

    patient = await clinic.row(Patient, patient_id)
    assert (patient.first_name, patient.last_name) == ("Zoë", "Nuñez")


@pytest.mark.parametrize(
    ("field", "value", "path"),
    [
        pytest.param("first_name", "", "first_name", id="no first name"),
        pytest.param("last_name", "\t", "last_name", id="no last name"),
        pytest.param("last_name", "n" * 201, "last_name", id="a last name of 201 characters"),
        pytest.param("email", "nobody", "email", id="an address without an @"),
        pytest.param("email", "a@" + "b" * 253, "email", id="an address of 255 characters"),
        pytest.param("phone", "1" * 51, "phone", id="a phone number of 51 characters"),
        pytest.param("phone", "1\0", "phone", id="a NUL in the phone number"),
    ],
)
async def test_what_a_patient_cannot_be(
    clinic: OpenClinic, field: str, value: str, path: str
) -> None:
    patient_id = await new_patient(clinic)
    change: dict[str, Any] = {field: value}

    with pytest.raises(InvalidInput) as at_creation:
        await new_patient(clinic, **change)
    with pytest.raises(InvalidInput) as at_change:
        await clinic.do(update_patient, patient_id=patient_id, **change)

    assert at_creation.value.path == at_change.value.path == (path,)
    assert await clinic.count(Patient) == 1


async def test_a_patient_changed_by_somebody_else_first_is_not_changed(clinic: OpenClinic) -> None:
    patient_id = await new_patient(clinic)

    with pytest.raises(VersionConflict):
        await clinic.do(update_patient, patient_id=patient_id, expected_version=7, email=None)

    assert (await clinic.row(Patient, patient_id)).email == "Zoe@example.org"


async def test_a_patient_is_archived_and_brought_back(clinic: OpenClinic) -> None:
    patient_id = await new_patient(clinic)

    await clinic.do(archive_patient, patient_id=patient_id)
    archived = await clinic.row(Patient, patient_id)
    await clinic.do(archive_patient, patient_id=patient_id, archived=False)
    await clinic.do(archive_patient, patient_id=patient_id, archived=False)
    back = await clinic.row(Patient, patient_id)

    assert (archived.is_archived, archived.version) == (True, 2)
    assert (back.is_archived, back.version) == (False, 3)
