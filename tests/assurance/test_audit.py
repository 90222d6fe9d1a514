"""Whoever is shown a patient's record, or refused a right, is in the audit: each time, by name."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, MutableMapping
from dataclasses import replace
from typing import Any, cast
from uuid import UUID

import pytest
import pytest_asyncio

from gql_packages.database.connect import Connection
from gql_packages.domain.permissions import ROLE_PERMISSIONS, Permission, Role
from gql_packages.reading import root_field
from gql_packages.reading.access_audit import AccessAudit
from gql_packages.reading.declarations import table_of
from gql_packages.reading.plans import PlanCache
from gql_packages.resolvers.context import RequestContext
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS
from gql_packages.schema.global_id import decode
from tests.assurance.exposure_paths import (
    OWNED,
    House,
    Way,
    complaints,
    complaints_of_payloads,
    house_of,
    ways_to_patients,
)
from tests.clinic_database import ClinicDatabase
from tests.concurrent_requests import holding
from tests.conftest import DatabaseUrls
from tests.declared_fields import declared_type
from tests.front_desk import FrontDesk
from tests.reports.report_client import SALES, USAGE, get_csv
from tests.rights.requests import request_about_nothing
from tests.run_size import IS_FULL, tell
from tests.schema_walk import MUTATIONS, NODE_TYPES, READS

pytestmark = pytest.mark.slow

REPORTS = {SALES: "packageSalesReport", USAGE: "packageUsageReport"}
RIGHTS = {name for name in READS if ROOT_FIELD_PERMISSIONS[name] is not None}
AUDIT = "LOCK TABLE audit_entry IN SHARE MODE"


@pytest_asyncio.fixture(scope="module")
async def house(database: ClinicDatabase, superuser: Connection) -> House:
    return await house_of(database, superuser)


@pytest_asyncio.fixture
async def powerless(monkeypatch: pytest.MonkeyPatch, house: House) -> FrontDesk:
    """Support has no right at all: today each role may read, so that reading is never refused."""
    rights = cast("MutableMapping[Role, frozenset[Permission]]", ROLE_PERMISSIONS)
    monkeypatch.setitem(rights, Role.SUPPORT, frozenset())
    return await house.desk.colleague("SUPPORT")


def patient_of(global_id: str) -> UUID:
    return decode(global_id, "Patient")


async def test_every_way_to_a_patients_record_is_noted_for_those_who_were_shown(
    house: House,
) -> None:
    ways = list(ways_to_patients(house.ids, is_full=IS_FULL))

    assert await complaints(house, ways) == []
    assert await complaints_of_payloads(house) == []
    roots = {way.root for way in ways}
    assert roots == RIGHTS
    tell(
        f"audit: {len(ways)} ways to read a patient from {len(roots)} root fields, and the payloads"
        f" of {len(MUTATIONS)} mutations: exactly the patients who were shown are in the audit"
    )


async def test_without_noting_the_proof_of_it_fails(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AccessAudit, "note", lambda *_: None)
    ways = list(ways_to_patients(house.ids, is_full=False))

    # What is left is empty, open to all, or sums of reports.
    assert len(await complaints(house, ways)) > len(ways) * 0.7


@pytest.mark.parametrize("type_name", OWNED)
async def test_a_kind_of_which_nobody_says_whose_it_is_is_missed(
    house: House, monkeypatch: pytest.MonkeyPatch, type_name: str
) -> None:
    kind = declared_type(type_name)
    table = table_of(kind)
    assert table is not None
    ways = [way for way in ways_to_patients(house.ids, is_full=False) if way.root == "node"]
    assert await complaints(house, ways) == []

    monkeypatch.setattr(kind, "__reads__", replace(table, patient=None))
    monkeypatch.setattr(root_field, "_PLANS", PlanCache())

    assert len(await complaints(house, ways)) == 1


async def test_a_patient_is_noted_once_for_each_root_field_however_often_shown(
    house: House,
) -> None:
    noor, spare = house.clinic.patient, house.clinic.spare["patient"]
    document = """query($noor: ID!, $spare: ID!, $package: ID!) {
      one: patient(id: $noor) { packages { nodes { patient { firstName } invoice { id } } } }
      two: patient(id: $noor) { lastName }
      other: patient(id: $spare) { appointments { nodes { id } } }
      patientPackage(id: $package) { patient { id } }
      viewer { role }
    }"""
    given = {"noor": noor, "spare": spare, "package": house.clinic.package}

    response = await house.asked(Way("patient", document, given))

    assert await house.noted(response) == {
        ("patient", patient_of(noor)),
        ("patient", patient_of(spare)),
        ("patientPackage", patient_of(noor)),
    }


@pytest.mark.parametrize("report", REPORTS)
async def test_a_report_as_csv_is_noted_for_each_patient_in_it(house: House, report: str) -> None:
    response = await get_csv(house.desk, report)

    assert response.status_code == 200
    patients = {house.clinic.patient, house.clinic.spare["patient"]}
    assert await house.noted(response) == {(REPORTS[report], patient_of(p)) for p in patients}


@pytest.mark.parametrize("report", REPORTS)
async def test_the_sums_of_one_patient_are_that_patients_record(house: House, report: str) -> None:
    field, spare = REPORTS[report], house.clinic.spare["patient"]
    document = (
        f"query($filter: {report}Filter) {{ {field}(filter: $filter) {{ summary {{ __typename }}"
        " } }"
    )

    of_all = await house.asked(Way(field, document, {}))
    of_one = await house.asked(Way(field, document, {"filter": {"patientId": spare}}))

    assert await house.noted(of_all) == set()
    assert await house.noted(of_one) == {(field, patient_of(spare))}


async def test_what_is_not_there_is_nobodys_record(house: House) -> None:
    for name in sorted(RIGHTS - {"patients", "appointments", *REPORTS.values()}):
        response = await house.desk.post_raw(request_about_nothing(name, house.clinic))
        assert await house.noted(response) == set()


async def refused(house: House, operation: str) -> int:
    """How often the right to it was refused, as the audit has it."""
    count: int = await house.superuser.fetchval(
        "SELECT count(*) FROM audit_entry WHERE operation = $1 AND outcome = 'FORBIDDEN'"
        " AND clinic_id = $2",
        operation,
        house.desk.principal.clinic_id,
    )
    return count


async def refusals_not_noted(house: House, desk: FrontDesk) -> list[str]:
    """The root fields and files whose refused right the audit does not have, once it is told."""
    missed = []
    for name in sorted(RIGHTS):
        before = await refused(house, name)
        response = await desk.post_raw(request_about_nothing(name, house.clinic))
        assert response.json()["errors"][0]["extensions"]["code"] == "FORBIDDEN"
        if await refused(house, name) != before + 1:
            missed.append(name)
    for report, name in REPORTS.items():
        before = await refused(house, name)
        assert (await get_csv(desk, report)).status_code == 403
        if await refused(house, name) != before + 1:
            missed.append(f"{name} as CSV")
    return missed


async def test_every_refused_right_to_read_is_noted_before_it_is_told(
    house: House, powerless: FrontDesk
) -> None:
    assert await refusals_not_noted(house, powerless) == []
    tell(f"audit: the right to {len(RIGHTS)} root fields and 2 files refused, each time noted")


async def test_without_collecting_them_the_proof_of_it_fails(
    house: House, powerless: FrontDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RequestContext, "note_forbidden", lambda _self, _field: None)

    assert len(await refusals_not_noted(house, powerless)) == len(RIGHTS) + 2


@pytest.mark.parametrize(
    ("beside", "reports"),
    [("packageSalesReport { summary { packagesSold } }", 1), ("treatments { id }", 0)],
)
async def test_each_refused_field_of_a_query_is_noted(
    house: House, powerless: FrontDesk, beside: str, reports: int
) -> None:
    before = [await refused(house, name) for name in ("patients", "packageSalesReport")]

    await powerless.post(
        f"{{ a: patients {{ totalCount }} b: patients {{ totalCount }} {beside} }}"
    )

    after = [await refused(house, name) for name in ("patients", "packageSalesReport")]
    assert after == [before[0] + 2, before[1] + reports]


async def test_a_refused_right_is_noted_when_the_request_is_given_up_meanwhile(
    house: House, powerless: FrontDesk, database_urls: DatabaseUrls
) -> None:
    before = await refused(house, "patients")

    async with holding(database_urls.superuser, AUDIT, "") as held:
        asked = asyncio.ensure_future(powerless.post("{ patients { totalCount } }"))
        await held.until_waiting(1)
        asked.cancel()
        await asyncio.wait([asked])

    assert asked.cancelled()
    async with asyncio.timeout(30):
        while await refused(house, "patients") != before + 1:
            await asyncio.sleep(0.02)


async def test_the_audit_has_no_names_and_no_amounts(house: House) -> None:
    await house.desk.database.audit.flush()

    rows = await house.superuser.fetch(
        "SELECT DISTINCT operation, entity_type, outcome FROM audit_entry"
    )

    may: dict[str, Callable[[Any], bool]] = {
        "operation": lambda value: value in {*READS, *MUTATIONS, "createClinic"},
        "entity_type": lambda value: value in {None, *NODE_TYPES},
        "outcome": lambda value: value.isupper() and value.replace("_", "").isalpha(),
    }
    assert len(rows) > 10
    assert [row for row in rows for name in may if not may[name](row[name])] == []
