"""The right is in the statement: without it nothing is read, and nothing else is complained of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any, cast
from uuid import UUID

import pytest

from gql_packages.database.connect import Connection
from gql_packages.database.pool import TenantConnection
from gql_packages.domain.permissions import ROLE_PERMISSIONS, Permission, Role
from gql_packages.reading import viewer
from gql_packages.reading.declarations import Value
from gql_packages.reading.viewer import CHECK
from gql_packages.resolvers.lookups import NODES
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.declared_fields import plant
from tests.queries.records import Records, ids_in, named
from tests.recorded_statements import recording
from tests.schema_walk import QUERIES

pytestmark = pytest.mark.tampers

#: Who asks is looked up in these.
ASKING = {"staff_member", "clinic"}

#: What shows something of a patient, deep and wide, in one statement.
SHOWN: Mapping[str, str] = {
    "patients": "{ patients { totalCount nodes { credit { amount } packages { totalCount } } } }",
    "patient": """query($Patient: ID!) { patient(id: $Patient) { lastName owing { amount }
        packages { totalCount nodes { status eligibleItems { treatment { name } } } }
        appointments { totalCount nodes { patientTotal { amount } } } } }""",
    "patientPackage": """query($PatientPackage: ID!) { patientPackage(id: $PatientPackage) { name
        history { totalCount nodes { kind } } patient { lastName } } }""",
    "node": "query($Patient: ID!) { node(id: $Patient) { id ... on Patient { lastName } } }",
    "appointments": """{ appointments(during: {from: "2026-03-01", to: "2026-03-31"}) {
        totalCount nodes { treatment { name } packageOptions { isEligible } } } }""",
    "payments": "{ payments { totalCount nodes { unapplied { amount } patient { lastName } } } }",
    "payment": """query($Payment: ID!) { payment(id: $Payment) { method
        applications { invoice { number } } corrections { reason } } }""",
    "invoices": "{ invoices { totalCount nodes { number patient { lastName } } } }",
    "patientPackages": "{ patientPackages { totalCount nodes { name patient { lastName } } } }",
    "auditEntries": "{ auditEntries { totalCount nodes { operation patient { lastName } } } }",
    "deletedSales": "{ deletedSales { totalCount nodes { name patient { lastName } } } }",
    "packageOptions": """query($Patient: ID!, $Treatment: ID!) { packageOptions(
        patientId: $Patient, treatmentId: $Treatment, startsAt: "2026-03-12T18:00:00Z") {
        isEligible } }""",
    "refundPreview": """query($PatientPackage: ID!) {
        refundPreview(patientPackageId: $PatientPackage) { suggestedAmount { amount } } }""",
}


@pytest.fixture
def powerless(monkeypatch: pytest.MonkeyPatch) -> Role:
    """Support has no right at all: today each role may read, so that reading is never refused."""
    rights = cast("MutableMapping[Role, frozenset[Permission]]", ROLE_PERMISSIONS)
    monkeypatch.setitem(rights, Role.SUPPORT, frozenset())
    allowed = cast("MutableMapping[Permission | None, list[str]]", viewer.ROLES_WITH)
    for right, roles in dict(allowed).items():
        kept = [role for role in roles if right is None or role != Role.SUPPORT]
        monkeypatch.setitem(allowed, right, kept)
    return Role.SUPPORT


def scans(plan: Any) -> Iterator[tuple[str, int]]:
    """Each table that a plan reads, and how often it was read."""
    if isinstance(plan, list):
        for each in plan:
            yield from scans(each)
    elif isinstance(plan, dict):
        if "Relation Name" in plan:
            yield plan["Relation Name"], plan["Actual Loops"]
        for each in plan.values():
            yield from scans(each)


@pytest.mark.parametrize("name", SHOWN)
async def test_without_the_right_no_table_is_read(
    clinic: Records, superuser: Connection, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    document, things = SHOWN[name], await clinic.furnish()
    sent: list[tuple[str, list[Any]]] = []
    row = TenantConnection.row

    async def watched(self: TenantConnection, sql: str, *arguments: Any, **how: Any) -> Any:
        sent.append((sql, list(arguments)))
        return await row(self, sql, *arguments, **how)

    monkeypatch.setattr(TenantConnection, "row", watched)
    assert await clinic.codes(document, as_staff=clinic.owner, **ids_in(document, things)) == []

    # The first statement, but for the one that looks the clinic's zone up, is the one that checks;
    # what follows is sent for those it let through.
    sql, arguments = next(each for each in sent if each[0] != CHECK)
    assert Role.OWNER.value in arguments[2]
    read = {}
    for roles in (arguments[2], [Role.SUPPORT.value]):
        arguments[2] = roles
        found = await superuser.fetchval(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", *arguments)
        read[len(roles)] = {
            table for table, loops in scans(json.loads(found)) if loops and table not in ASKING
        }
    assert read[1] == set()
    assert max(read.values(), key=len), "the owner is shown something"


@pytest.mark.parametrize("role", Role)
async def test_no_role_is_in_the_text_of_a_statement(clinic: Records, role: Role) -> None:
    things = await clinic.furnish()
    texts: dict[Role, set[str]] = {}
    for each in (Role.OWNER, role):
        member = await clinic.staff_member(role=each.value)
        with recording() as seen:
            for document in SHOWN.values():
                await clinic.codes(document, as_staff=member, **ids_in(document, things))
        texts[each] = {text for text in seen if text.startswith("SELECT")}

    assert texts[role] == texts[Role.OWNER]
    words = {word for text in texts[role] for word in re.findall(r"'(\w+)'", text)}
    assert words & {each.value for each in Role} == set()


BAD_CURSORS = {
    "patients": '{ patients(after: "no cursor") { nodes { id } } }',
    "patient": """query($Patient: ID!) { patient(id: $Patient) {
        packages(after: "no cursor") { totalCount } } }""",
    "appointments": """{ appointments(during: {from: "2026-03-31", to: "2026-03-01"}, first: 0) {
        totalCount } }""",
}


@pytest.mark.parametrize("name", BAD_CURSORS)
async def test_who_has_no_right_hears_nothing_of_a_bad_argument(
    clinic: Records, powerless: Role, name: str
) -> None:
    document = BAD_CURSORS[name]
    given = ids_in(document, await clinic.furnish())
    gone = await clinic.staff_member(role="OWNER", is_active=False)
    member = await clinic.staff_member(role=powerless.value)

    assert await clinic.codes(document, as_staff=gone, **given) == ["UNAUTHENTICATED"]
    assert await clinic.codes(document, as_staff=member, **given) == ["FORBIDDEN"]
    assert await clinic.codes(document, as_staff=clinic.owner, **given) == ["INVALID_INPUT"]


async def test_who_has_no_right_hears_nothing_of_a_time_out(
    superuser: Connection,
    database_urls: DatabaseUrls,
    powerless: Role,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plant(monkeypatch, "Patient.lastName", Value("(SELECT {t}.last_name FROM pg_sleep(2))"))
    hurried = await ClinicDatabase.open(f"{database_urls.app}&statement_timeout=250", pool_size=2)
    clinic = await Records.of_new_clinic(superuser, hurried)
    await clinic.patient()
    gone = await clinic.staff_member(role="OWNER", is_active=False)
    member = await clinic.staff_member(role=powerless.value)
    document = "{ patients { nodes { lastName } } }"

    codes = [await clinic.codes(document, as_staff=who) for who in (gone, member, clinic.owner)]
    await hurried.close()

    assert codes == [["UNAUTHENTICATED"], ["FORBIDDEN"], ["BUSY"]]


def test_what_is_explained_is_every_field_that_shows_a_patient_but_reports() -> None:
    """A report is read for a role that was looked up before, where the desk works."""
    asked = {name for name in QUERIES if ROOT_FIELD_PERMISSIONS[name] is not None}
    reports = {
        *("packageSalesReport", "packageUsageReport", "takingsReport", "myTakings"),
        *("packageLiabilityReport", "patientCreditReport"),
    }
    assert asked - reports - {"appointment", "invoice"} == set(SHOWN)


async def test_the_viewer_sees_who_they_are_and_what_they_may(clinic: Records) -> None:
    document = "{ viewer { role permissions staffMember { name } clinic { name } } }"
    member = await clinic.staff_member(name="Priya", role="PRACTITIONER")

    result = await clinic.execute(document, as_staff=member)

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
        assert await clinic.ask(f"query($id: ID!) {{ {name}(id: $id) {{ id }} }}", id=text) == {
            name: None
        }
