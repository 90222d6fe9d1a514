"""How often the server waits for Postgres until it has an answer, counted on the wire."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

import pytest

from gql_packages.database import lingering_connections
from gql_packages.dev.embedded_postgres import EmbeddedServer
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS
from tests.clinic_database import ClinicDatabase
from tests.database.wire import CountingWire, wire_to
from tests.front_desk import FrontDesk
from tests.queries.conftest import Crowded
from tests.queries.oracle import schema
from tests.queries.records import named
from tests.queries.slow_loader import TABLE_OF, Row, World
from tests.reports.liability_client import FIGURES

#: Until connections, plans and prepared statements are warm.
WARM = 4

SCREEN = """patient(id: $Patient) { id firstName lastName email phone
packages(first: 20) { nodes { id name purchasedAt expiresOn usesTotal usesReserved usesRedeemed
price { amount } redemptions(first: 12) { nodes { id useNumber status reason reservedAt redeemedAt
value { amount } patientPays { amount } appointment { id startsAt endsAt status
treatment { id name } } invoice { id number kind total { amount } } } } } } }"""

DAYS = 'during: {from: "2026-02-01", to: "2026-04-01"}, first: 20'
OPTIONS = "packageOptions { isEligible refusalCode patientPackage { id name status } }"
PREVIEW = (
    "suggestedAmount { amount } patientPackage { name } affectedAppointments { id patient { id } }"
)
SALES = "summary { packagesSold } rows(first: 5) { totalCount nodes { patientPackage { name } } }"
TAKINGS = (
    "summary { net { amount } } byMethod { method } rows(first: 5) { totalCount nodes { kind } }"
)
YEAR = '{from: "2026-01-01", to: "2026-12-31"}'
LIABILITY = (
    "knownAt summary { closing { amount } } rows(first: 5) { totalCount nodes { name "
    "figures { sold { amount } } patientPackage { id } } }"
)
CREDIT = "asOf total { amount } rows(first: 5) { totalCount nodes { credit { amount } } }"
USAGE = "summary { uses } rows(first: 5) { totalCount nodes { redemption { id } } }"

#: What is asked, and the most that it may take: the beginning, one statement for each root field,
#: the end; and one more where Python decides between two statements.
LIMITS: Mapping[str, tuple[str, int]] = {
    # one root field each
    "viewer": ("viewer { role permissions staffMember { name } clinic { timeZone } }", 3),
    "node": ("node(id: $Patient) { id ... on Patient { lastName credit { amount } } }", 3),
    "packages": ("packages { nodes { name eligibleItems { treatment { name } } } }", 3),
    "treatments": ("treatments { name price { amount } }", 3),
    "noShowFees": ("noShowFees { name amount { amount } }", 3),
    "staffMembers": ("staffMembers { name role }", 3),
    "patients": ('patients(search: "o") { nodes { lastName owing { amount } } }', 3),
    "patient": ("patient(id: $Patient) { lastName invoices { nodes { lines { amount { amount } } "
                "applications { payment { id refunds { by { name } } } } } } }", 3),
    "patientPackage": ("patientPackage(id: $PatientPackage) { status package { name } refund { "
                       "at } history { nodes { actor { name } appointment { id } } } }", 3),
    "appointment": ("appointment(id: $Appointment) { status patient { lastName } redemption { id "
                    "patientPackage { invoice { number } } } invoice { number } }", 3),
    "appointments": (f"appointments({DAYS}) {{ nodes {{ id patientTotal {{ amount }} }} }}", 3),
    "invoice": ("invoice(id: $Invoice) { number patientPackage { name } appointment { id } }", 3),
    "invoices": ("invoices { totalCount nodes { number patient { lastName } } }", 3),
    "patientPackages": ("patientPackages { totalCount nodes { name patient { lastName } } }", 3),
    "payment": ("payment(id: $Payment) { corrections { method by { name } } void { at } }", 3),
    "payments": ("payments { totalCount nodes { id unapplied { amount } patient { id } } }", 3),
    "packageOptions": ("packageOptions(patientId: $Patient, treatmentId: $Treatment, startsAt: "
                       '"2026-03-12T10:00:00Z") { isEligible patientPackage { name } }', 4),
    "refundPreview": (f"refundPreview(patientPackageId: $PatientPackage) {{ {PREVIEW} }}", 4),
    "packageSalesReport": (f"packageSalesReport {{ {SALES} }}", 3),
    "packageUsageReport": (f"packageUsageReport {{ {USAGE} }}", 3),
    "takingsReport": (f"takingsReport {{ {TAKINGS} }}", 3),
    "packageLiabilityReport": (f"packageLiabilityReport(during: {YEAR}) {{ {LIABILITY} }}", 3),
    "patientCreditReport": (f"patientCreditReport {{ {CREDIT} }}", 3),
    "myTakings": (f"myTakings {{ {TAKINGS} }}", 3),
    "auditEntries": ("auditEntries { nodes { at operation patient { lastName } } }", 3),
    "deletedSales": ("deletedSales { nodes { reason patient { lastName } } }", 3),
    # several
    "two root fields": ("viewer { role } patients { nodes { lastName } }", 4),
    "five root fields": ("viewer { role } treatments { name } patients { totalCount } "
                         "a: patient(id: $Patient) { id } b: node(id: $Invoice) { id }", 7),
    "the same field twice": ("a: patients(first: 1) { nodes { id } } "
                             "b: patients(first: 2) { nodes { id } }", 4),
    # Longer than what is kept prepared: it takes one more.
    "the liability in full": (f"packageLiabilityReport(during: {YEAR}) {{ rows(first: 5) {{ "
                              f"totalCount nodes {{ name figures {{ {FIGURES} }} }} }} "
                              f"summary {{ {FIGURES} }} entries(first: 5) {{ totalCount }} }}", 4),
    # what screens ask for
    "the patient's screen": (SCREEN, 3),
    "nothing but __typename": ("__typename", 0),
    "a day of appointments": (f"appointments({DAYS}) {{ totalCount nodes {{ id startsAt "
                              "patient { id } treatment { name } practitioner { "
                              "name } redemption { patientPackage { name } } } }", 3),
    "patients with their number": ("patients(first: 2) { totalCount pageInfo { endCursor } "
                                   "edges { cursor node { id packages { totalCount } } } }", 3),
    "all lists of a patient": ("patient(id: $Patient) { packages { totalCount } invoices { "
                               "totalCount nodes { id } } payments { totalCount } "
                               "appointments { totalCount nodes { startsAt } } }", 3),
    "options below a list": (f"appointments({DAYS}) {{ nodes {{ {OPTIONS} }} }}", 4),
    "options below two lists": ("patients(first: 5) { nodes { appointments(first: 3) { nodes { "
                                f"{OPTIONS} }} }} }} }}", 4),
    "options of a visit": (f"appointment(id: $Appointment) {{ {OPTIONS} }}", 4),
}  # fmt: skip


@dataclass(frozen=True)
class Counted:
    """A server whose talk with Postgres is counted."""

    desk: FrontDesk
    world: World
    wire: CountingWire

    async def round_trips(self, fields: str) -> int:
        """How many it takes to ask for these fields of what there is, when everything is warm."""
        ids = {kind: id_in(self.world, kind) for kind in {*re.findall(r"\$(\w+)", fields)}}
        declared = ", ".join(f"${kind}: ID!" for kind in ids)
        document = f"query Q({declared}) {{ {fields} }}" if ids else f"{{ {fields} }}"
        for _ in range(WARM + 1):
            before = self.wire.round_trips
            answer = await self.desk.post(document, ids)
            if "errors" in answer or None in answer["data"].values():
                pytest.fail(f"This asks for something that is there, and heard {answer}")
            # The end of the transaction, which would go with the next one's beginning.
            await self.desk.database.rest()
            await self.desk.database.audit.flush()
        return self.wire.round_trips - before


@pytest.fixture(scope="module")
async def counted(postgres: EmbeddedServer, crowded: Crowded) -> AsyncIterator[Counted]:
    # What is shown is audited after the answer, over the same connection.
    of_reads = partial(CountingWire, is_of_reads=True)
    async with wire_to(postgres, crowded.urls.app, of_reads) as (wire, url):
        # One connection: what was warm once is so each time.
        database = await ClinicDatabase.open(url, pool_size=1)
        pair = replace(crowded, database=database).pair()
        yield Counted(pair.desk, pair.world, wire)
        await database.close()


def test_every_root_field_has_its_limit() -> None:
    query = schema().query_type
    assert query is not None
    assert set(query.fields) <= set(LIMITS)
    assert set(query.fields) <= set(ROOT_FIELD_PERMISSIONS)


@pytest.mark.parametrize("name", LIMITS)
async def test_an_answer_takes_few_round_trips(counted: Counted, name: str) -> None:
    fields, limit = LIMITS[name]

    assert await counted.round_trips(fields) <= limit


@pytest.mark.parametrize("name", ["packageSalesReport", "packageUsageReport"])
async def test_a_report_of_a_copy_takes_two_more_for_the_one_who_asks(
    counted: Counted, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(counted.desk.database, "is_copy", True)

    # Both transactions have one connection here: the end of the first goes with the second's BEGIN.
    assert await counted.round_trips(LIMITS[name][0]) == 5


async def test_what_is_counted_is_what_is_waited_for(counted: Counted) -> None:
    async def read(statements: int) -> int:
        before = counted.wire.round_trips
        async with counted.desk.database.reading(counted.desk.principal.clinic_id) as connection:
            for _ in range(statements):
                await connection.rows("SELECT $1::uuid", counted.desk.principal.clinic_id)
        await counted.desk.database.rest()
        return counted.wire.round_trips - before

    await read(1)

    assert [await read(1), await read(2), await read(7)] == [3, 4, 9]


async def test_of_requests_one_after_the_other_each_takes_two(
    counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lingering_connections, "LINGER", 10.0)
    fields, _ = LIMITS["viewer"]
    await counted.round_trips(fields)
    before = counted.wire.round_trips
    for _ in range(20):
        await counted.desk.post(f"{{ {fields} }}")
    await counted.desk.database.rest()

    assert counted.wire.round_trips - before == 41


@pytest.mark.parametrize("kind", [*TABLE_OF, "Clinic"])
async def test_a_node_of_any_type_takes_three(counted: Counted, kind: str) -> None:
    fields = "patient { lastName }" if kind in ("Payment", "Invoice", "Appointment") else "id"
    node = f"node(id: ${kind}) {{ __typename ... on {kind} {{ {fields} }} }}"

    assert await counted.round_trips(node) <= 3


def id_in(world: World, kind: str) -> str:
    """The id of something that has much to show."""

    def shown(row: Row) -> int:
        keys = [world.where(table, column, row["id"]) for table, column in _SHOWS.get(kind, ())]
        return min(map(len, keys), default=0)

    if kind == "Clinic":
        return named(kind, world.clinic["id"])
    rows = [row for row in world.rows(TABLE_OF[kind]) if not row.get("refunded_at")]
    return named(kind, max(rows, key=lambda row: (shown(row), row["id"]))["id"])


_SHOWS = {
    "Patient": [(table, "patient_id") for table in ("patient_package", "payment", "appointment")],
    "PatientPackage": [("redemption", "patient_package_id")],
    "Appointment": [("redemption", "appointment_id"), ("invoice", "appointment_id")],
    "Invoice": [("payment_application", "invoice_id")],
}
