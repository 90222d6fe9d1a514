"""Who may read what, and never another clinic's."""

from __future__ import annotations

from uuid import UUID

import pytest

from gql_packages.database.connect import Connection
from gql_packages.domain.permissions import ROLE_PERMISSIONS, Permission, Role
from gql_packages.resolvers.authorization import OPEN_TYPES
from gql_packages.resolvers.build_schema import schema
from gql_packages.resolvers.lookups import NODES
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS
from tests.clinic_database import ClinicDatabase
from tests.queries.records import Records, named

pytestmark = pytest.mark.tampers

#: Every root field that reads, asked in the simplest way.
QUERIES = {
    "viewer": "{ viewer { role permissions staffMember { name } clinic { name } } }",
    "node": 'query($id: ID = "x") { node(id: $id) { id } }',
    "packages": "{ packages { nodes { id } } }",
    "treatments": "{ treatments { id } }",
    "noShowFees": "{ noShowFees { id } }",
    "staffMembers": "{ staffMembers { id } }",
    "patients": "{ patients { nodes { id } } }",
    "patient": 'query($id: ID = "x") { patient(id: $id) { id } }',
    "patientPackage": 'query($id: ID = "x") { patientPackage(id: $id) { id } }',
    "appointment": 'query($id: ID = "x") { appointment(id: $id) { id } }',
    "appointments": """{ appointments(during: {from: "2026-03-01", to: "2026-03-31"}) {
        nodes { id } } }""",
    "invoice": 'query($id: ID = "x") { invoice(id: $id) { id } }',
    "refundPreview": """query($id: ID = "x") {
        refundPreview(patientPackageId: $id) { usesRemaining } }""",
    "packageSalesReport": "{ packageSalesReport { summary { packagesSold } } }",
    "packageUsageReport": "{ packageUsageReport { summary { uses } } }",
    "packageOptions": """query($p: ID = "x", $t: ID = "x") {
        packageOptions(patientId: $p, treatmentId: $t, startsAt: "2026-03-12T18:00:00Z") {
          isEligible } }""",
}


def test_every_root_field_that_reads_is_tried_here() -> None:
    query = schema._schema.query_type
    assert query is not None
    assert set(query.fields) == set(QUERIES)


@pytest.mark.parametrize("role", Role)
async def test_a_role_may_ask_exactly_what_its_rights_allow(clinic: Records, role: Role) -> None:
    member = await clinic.staff_member(role=role.value)

    for name, document in QUERIES.items():
        right = ROOT_FIELD_PERMISSIONS[name]
        codes = await clinic.codes(document, as_staff=member)
        if right is None or right in ROLE_PERMISSIONS[role]:
            assert "FORBIDDEN" not in codes, name
        else:
            assert codes == ["FORBIDDEN"], name


@pytest.mark.parametrize("name", QUERIES)
async def test_without_the_right_nothing_is_resolved(
    clinic: Records, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    member = await clinic.staff_member(role="PRACTITIONER")
    rights = {Role.PRACTITIONER: frozenset[Permission]()}
    monkeypatch.setattr("gql_packages.domain.permissions.ROLE_PERMISSIONS", rights)
    things = await clinic.furnish()

    async def codes(**variables: str) -> list[str]:
        return await clinic.codes(QUERIES[name], as_staff=member, **variables)

    if name == "node":
        for kind, key in things.items():
            answer = await codes(id=named(kind, key))
            assert answer == ([] if kind in OPEN_TYPES else ["FORBIDDEN"]), kind
    else:
        is_open = ROOT_FIELD_PERMISSIONS[name] is None
        assert await codes() == ([] if is_open else ["FORBIDDEN"])


@pytest.mark.parametrize("name", QUERIES)
async def test_whoever_does_not_work_here_any_more_is_unauthenticated(
    clinic: Records, neighbour: Records, name: str
) -> None:
    gone = await clinic.staff_member(is_active=False, role="OWNER")

    for stranger in (gone, neighbour.owner, UUID(int=7)):
        assert await clinic.codes(QUERIES[name], as_staff=stranger) == ["UNAUTHENTICATED"]


async def test_the_viewer_sees_who_they_are_and_what_they_may(clinic: Records) -> None:
    member = await clinic.staff_member(name="Priya", role="PRACTITIONER")

    result = await clinic.execute(QUERIES["viewer"], as_staff=member)

    assert result.data == {
        "viewer": {
            "role": "PRACTITIONER",
            "permissions": ["PATIENTS_READ", "SCHEDULE_EDIT"],
            "staffMember": {"name": "Priya"},
            "clinic": {"name": "Harbour"},
        }
    }


async def test_everything_with_an_id_is_found_by_it_in_its_own_clinic_only(
    clinic: Records, neighbour: Records
) -> None:
    things = await clinic.furnish()
    assert set(things) == set(NODES)
    document = "query($id: ID!) { node(id: $id) { id __typename } }"

    for kind, key in things.items():
        global_id = named(kind, key)
        found = await clinic.ask(document, id=global_id)
        assert found == {"node": {"id": global_id, "__typename": kind}}
        assert await neighbour.ask(document, id=global_id) == {"node": None}
        wrong = next(other for other in NODES if other not in (kind, "Clinic"))
        assert await clinic.ask(document, id=named(wrong, key)) == {"node": None}
        assert await clinic.ask(document, id=named(kind, UUID(int=1))) == {"node": None}


@pytest.mark.parametrize("text", ["", "x", "1", "é", "A" * 5000, "\0"])
async def test_what_is_no_id_is_nothing(clinic: Records, text: str) -> None:
    for name in ("node", "patient", "patientPackage", "appointment", "invoice"):
        assert await clinic.ask(QUERIES[name], id=text) == {name: None}


async def test_a_clinic_lists_nothing_of_another(clinic: Records, neighbour: Records) -> None:
    await neighbour.furnish()

    for name in ("packages", "patients", "appointments"):
        assert await clinic.ask(QUERIES[name]) == {name: {"nodes": []}}
    for name in ("treatments", "noShowFees"):
        assert await clinic.ask(QUERIES[name]) == {name: []}
    owner = {"id": named("StaffMember", clinic.owner)}
    assert await clinic.ask(QUERIES["staffMembers"]) == {"staffMembers": [owner]}


async def test_money_is_in_the_clinics_currency_with_its_decimals(
    superuser: Connection, database: ClinicDatabase
) -> None:
    for currency, amount in (("JPY", "9000"), ("EUR", "90.00"), ("KWD", "9.000")):
        clinic = await Records.of_new_clinic(superuser, database, currency=currency)
        await clinic.treatment(price=9000)

        data = await clinic.ask("{ treatments { price { amount currency } } }")

        assert data["treatments"] == [{"price": {"amount": amount, "currency": currency}}]
