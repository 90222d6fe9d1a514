"""Where something is gone that must be there, the field is an error with its path: never null."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from gql_packages.database.connect import Connection
from gql_packages.reading.declarations import Value
from tests.declared_fields import plant
from tests.queries.records import Records, codes_of, named

pytestmark = pytest.mark.tampers


async def _gone(superuser: Connection, table: str, key: object) -> None:
    """Delete a row, though others name it: foreign keys hold nothing back meanwhile."""
    await superuser.execute("SET session_replication_role = replica")
    await superuser.execute(f"DELETE FROM {table} WHERE id = $1", key)
    await superuser.execute("RESET session_replication_role")


async def _paths(clinic: Records, document: str, **variables: Any) -> tuple[Any, list[Any]]:
    """The data, and the paths of the errors, each of which is INTERNAL."""
    result = await clinic.execute(document, **variables)
    assert {*codes_of(result)} <= {"INTERNAL"}
    return result.data, [each.path for each in result.errors or []]


@pytest.mark.parametrize(
    ("selection", "path"),
    [
        ("treatment { name }", ["treatment"]),
        ("what: treatment { id }", ["what"]),
        ("... on Appointment { treatment { __typename } }", ["treatment"]),
        ("patient { appointments { nodes { treatment { id } } } }",
         ["patient", "appointments", "nodes", "treatment"]),
        ("patient { visits: appointments { edges { node { treatment { id } } } } }",
         ["patient", "visits", "edges", "node", "treatment"]),
        ("patient { packages { nodes { eligibleItems { treatment { id } } } } }",
         ["patient", "packages", "nodes", "eligibleItems", "treatment"]),
        ("packageOptions { patientPackage { eligibleItems { treatment { id } } } }",
         ["packageOptions", "patientPackage", "eligibleItems", "treatment"]),
    ],
)  # fmt: skip
async def test_a_thing_that_must_be_there_and_is_gone_is_an_error_with_its_path(
    clinic: Records, superuser: Connection, selection: str, path: list[str]
) -> None:
    patient, treatment = await clinic.patient(), await clinic.treatment()
    await clinic.sold(patient, await clinic.offer(), pays={treatment: 0})
    visit = await clinic.appointment(patient, treatment)
    await _gone(superuser, "treatment", treatment)
    document = f"""query($visit: ID!, $patient: ID!) {{
        gone: appointment(id: $visit) {{ id {selection} }}
        patient(id: $patient) {{ lastName }}
        viewer {{ role }}
    }}"""
    given = {"visit": named("Appointment", visit), "patient": named("Patient", patient)}

    data, paths = await _paths(clinic, document, **given)

    assert data == {
        "gone": None,
        "patient": {"lastName": "Haddad"},
        "viewer": {"role": "OWNER"},
    }
    assert paths == [["gone", *path]]


async def test_what_nobody_asks_for_may_be_gone(clinic: Records, superuser: Connection) -> None:
    treatment = await clinic.treatment()
    visit = await clinic.appointment(await clinic.patient(), treatment)
    await _gone(superuser, "treatment", treatment)
    document = """query($id: ID!, $is: Boolean = false) { appointment(id: $id) {
        status treatment @include(if: $is) { id } } }"""

    data, paths = await _paths(clinic, document, id=named("Appointment", visit))

    assert (data, paths) == ({"appointment": {"status": "BOOKED"}}, [])
    assert (await _paths(clinic, document, id=named("Appointment", visit), **{"is": True}))[1] == [
        ["appointment", "treatment"]
    ]


async def test_a_root_field_that_must_be_there_takes_the_whole_answer_with_it(
    clinic: Records, superuser: Connection
) -> None:
    treatment = await clinic.treatment()
    await clinic.offer()
    await clinic.insert("package_item", await clinic.offer("Another"), treatment)
    await _gone(superuser, "treatment", treatment)

    data, paths = await _paths(
        clinic, "{ viewer { role } packages { nodes { eligibleItems { treatment { id } } } } }"
    )

    assert data is None
    assert paths == [["packages", "nodes", "eligibleItems", "treatment"]]


async def test_a_sale_that_is_deleted_is_gone_for_what_needs_it(clinic: Records) -> None:
    patient = await clinic.patient()
    package = await clinic.sold(patient, await clinic.offer())
    visit = await clinic.appointment(patient, await clinic.treatment())
    await clinic.redemption(package, visit)
    document = "query($id: ID!) { appointment(id: $id) { redemption { patientPackage { id } } } }"
    given = {"id": named("Appointment", visit)}
    assert (await _paths(clinic, document, **given))[1] == []

    await clinic.change(
        "patient_package", package, deleted_at=clinic.now, deleted_by_id=clinic.owner
    )

    data, paths = await _paths(clinic, document, **given)
    assert data == {"appointment": None}
    assert paths == [["appointment", "redemption", "patientPackage"]]


@pytest.mark.parametrize(
    ("name", "kind", "document"),
    [
        ("Patient.firstName", "text", "lastName there: firstName"),
        ("Patient.version", "int", "lastName there: version"),
        ("Patient.isArchived", "boolean", "lastName there: isArchived"),
        ("Patient.createdAt", "timestamptz", "lastName there: createdAt"),
        ("Patient.credit", "bigint", "lastName there: credit { amount }"),
        ("Patient.owing", "bigint", "lastName there: owing { currency }"),
        ("Patient.owing", "bigint", "lastName there: owing { __typename }"),
    ],
)
async def test_a_value_that_must_be_there_and_is_not_is_an_error_with_its_path(
    clinic: Records, monkeypatch: pytest.MonkeyPatch, name: str, kind: str, document: str
) -> None:
    patient = named("Patient", await clinic.patient())
    plant(monkeypatch, name, Value(f"NULL::{kind}"))

    data, paths = await _paths(
        clinic, f"query($id: ID!) {{ patient(id: $id) {{ {document} }} }}", id=patient
    )

    assert (data, paths) == ({"patient": None}, [["patient", "there"]])


async def test_what_is_gone_is_in_the_log_and_nothing_of_it_in_the_answer(
    clinic: Records, superuser: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    treatment = await clinic.treatment()
    visit = await clinic.appointment(await clinic.patient(), treatment)
    await _gone(superuser, "treatment", treatment)

    with caplog.at_level(logging.ERROR):
        result = await clinic.execute(
            "query($id: ID!) { appointment(id: $id) { treatment { id } } }",
            id=named("Appointment", visit),
        )

    (error,) = result.errors or []
    assert "absent_" not in str(error.formatted)
    assert (error.extensions or {})["incidentId"] in caplog.text
