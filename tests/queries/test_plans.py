"""What is compiled is remembered, within bounds, and shared by requests of one shape."""

from __future__ import annotations

import gc
import logging
import tracemalloc
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from graphql import FieldNode, OperationDefinitionNode, parse

from gql_packages.database.connect import Connection
from gql_packages.domain.permissions import Principal
from gql_packages.reading import plans, root_field
from gql_packages.reading.plans import Plan, PlanCache, signature
from tests import recorded_statements as recorded
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, Clock, FrontDesk
from tests.queries.records import NOW, Records, named
from tests.run_size import size

pytestmark = pytest.mark.tampers

DOCUMENTS = size(short=1_200, full=10_000)
PAGE = """query P($id: ID!, $first: Int, $after: String, $is: Boolean = false,
    $status: [PatientPackageStatus!]) {
  patient(id: $id) { packages(first: $first, after: $after, status: $status) {
    nodes { name price @include(if: $is) { amount } } pageInfo { endCursor } } }
}"""


@dataclass(frozen=True)
class Asking:
    """A clinic's owner in front of the application, which has one connection and no plan yet."""

    clinic: Records
    desk: FrontDesk
    plans: PlanCache

    async def ask(self, document: str, **variables: Any) -> Answer:
        return await self.desk.ask(document, **variables)

    @property
    def compiled(self) -> int:
        """How many plans are remembered."""
        return sum(len(each.plans) for each in self.plans._selected.values())

    async def prepared(self) -> list[str]:
        """The statements that the one connection keeps, as far as they answer somebody."""
        async with self.clinic.database.reading(self.clinic.clinic) as db:
            rows = await db.rows("SELECT statement FROM pg_prepared_statements WHERE name <> ''")
        return [row[0] for row in rows if "LATERAL" in row[0]]


@pytest.fixture
async def asking(
    superuser: Connection, database_urls: DatabaseUrls, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Asking]:
    database = await ClinicDatabase.open(database_urls.app, pool_size=1)
    clinic = await Records.of_new_clinic(superuser, database)
    cache = PlanCache()
    monkeypatch.setattr(root_field, "_PLANS", cache)
    desk = FrontDesk.of(database, Principal(clinic.clinic, clinic.owner), Clock(NOW))
    yield Asking(clinic, desk, cache)
    await database.close()


async def test_what_does_not_shape_a_statement_shares_its_plan(asking: Asking) -> None:
    one, other = [named("Patient", await asking.clinic.patient()) for _ in range(2)]
    offer = await asking.clinic.offer()
    for number in range(3):
        await asking.clinic.sold(await asking.clinic.patient(), offer, name=f"P{number}")

    await asking.ask(PAGE, id=one, first=2)
    for patient in (other, "nothing", one):
        await asking.ask(PAGE, id=patient, first=2)

    assert asking.compiled == 1


@pytest.mark.parametrize(
    "given",
    [
        {"first": 3},
        {"first": None},
        {"is": True},
        {"status": ["ACTIVE"]},
        {"after": "cursor"},
    ],
    ids=str,
)
async def test_what_shapes_a_statement_has_a_plan_of_its_own(
    asking: Asking, given: Mapping[str, Any]
) -> None:
    patient = await asking.clinic.patient()
    await asking.clinic.sold(patient, await asking.clinic.offer())
    usual = {"id": named("Patient", patient), "first": 2}
    page = (await asking.ask(PAGE, **usual))["patient"]["packages"]
    given = {"after": page["pageInfo"]["endCursor"]} if "after" in given else given

    changed = (await asking.ask(PAGE, **{**usual, **given}))["patient"]["packages"]

    assert asking.compiled == 2
    assert len(changed["nodes"]) == (0 if "after" in given else 1)
    assert ("price" in str(changed)) == ("is" in given)


async def test_filters_of_one_shape_share_a_plan_whatever_they_ask_for(asking: Asking) -> None:
    patient = await asking.clinic.patient()
    await asking.clinic.sold(patient, await asking.clinic.offer())
    found = []
    for status in (["ACTIVE"], ["REFUNDED"], ["REFUNDED", "ACTIVE", "EXPIRED"]):
        data = await asking.ask(PAGE, id=named("Patient", patient), first=2, status=status)
        found.append(len(data["patient"]["packages"]["nodes"]))

    assert (found, asking.compiled) == ([1, 0, 1], 1)
    nothing: list[Any] = [[], None]
    for status in nothing:
        data = await asking.ask(PAGE, id=named("Patient", patient), first=2, status=status)
        assert len(data["patient"]["packages"]["nodes"]) == 1
    assert asking.compiled == 3


async def test_a_directive_that_holds_and_one_that_does_not_are_told_apart(asking: Asking) -> None:
    patient = named("Patient", await asking.clinic.patient())
    document = """query($id: ID!, $a: Boolean!, $b: Boolean!) { patient(id: $id) { id
        ... @skip(if: $a) { firstName } lastName @include(if: $b) } }"""

    answers = [
        list((await asking.ask(document, id=patient, a=a, b=b))["patient"])
        for _ in range(2)
        for a in (True, False)
        for b in (True, False)
    ]

    assert answers[:4] == answers[4:]
    assert answers[:4] == [
        ["id", "lastName"],
        ["id"],
        ["id", "firstName", "lastName"],
        ["id", "firstName"],
    ]
    assert asking.compiled == 4


async def test_a_text_is_prepared_by_name_from_its_second_use_on(asking: Asking) -> None:
    patient = named("Patient", await asking.clinic.patient())
    document = "query($id: ID!) { patient(id: $id) { lastName } }"

    kept = []
    for _ in range(4):
        await asking.ask(document, id=patient)
        kept.append(len(await asking.prepared()))

    assert kept == [0, 1, 1, 1]


async def test_documents_that_are_asked_once_leave_nothing_on_the_server(asking: Asking) -> None:
    for number in range(150):
        await asking.ask(f"{{ patients(first: 1) {{ a{number}: totalCount }} }}")

    assert await asking.prepared() == []


@pytest.mark.slow
async def test_other_documents_again_and_again_leave_memory_flat(
    asking: Asking, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    capacity = 1024 * 1024
    cache = PlanCache(capacity)
    monkeypatch.setattr(root_field, "_PLANS", cache)
    # What tests keep of each request is not the server's.
    monkeypatch.setattr(recorded, "_recordings", [])
    caplog.set_level(logging.CRITICAL)
    taken, sizes = [], []
    tracemalloc.start()
    for number in range(DOCUMENTS):
        await asking.ask(
            f"{{ patients(first: 3) {{ a{number}: totalCount nodes {{ lastName packages {{ nodes {{"
            f" b{number}: name }} }} }} }} }}"
        )
        sizes.append(cache.size)
        if number in (DOCUMENTS // 2, DOCUMENTS - 1):
            # What waits for the audit is not what documents leave behind.
            await asking.clinic.database.audit.flush()
            gc.collect()
            taken.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()

    assert max(sizes) <= capacity
    # It was full before the half of them.
    assert sizes[DOCUMENTS // 2] > capacity * 0.9
    assert taken[1] < taken[0] * 1.05


def _field(text: str) -> tuple[FieldNode, ...]:
    operation = parse(text).definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    (field,) = operation.selection_set.selections
    assert isinstance(field, FieldNode)
    return (field,)


def _plan(characters: int) -> Plan:
    return Plan("x" * characters, (), (), (), ())


def test_ten_thousand_documents_stay_within_the_bytes() -> None:
    cache = PlanCache()
    largest = 0
    for number in range(10_000):
        selected = cache.selected(number, _field("{ viewer { role clinic { id } } }"), {})
        cache.put(selected, (), _plan(2_000))
        largest = max(largest, cache.size)

    assert plans.REMEMBERED * 0.99 < largest <= plans.REMEMBERED
    assert cache.size == sum(each.size for each in cache._selected.values())


def test_the_one_that_was_not_used_for_longest_goes_first() -> None:
    nodes = _field("{ viewer { role } }")
    cache = PlanCache(capacity=20_000)
    for number in range(5):
        cache.put(cache.selected(number, nodes, {}), (), _plan(100))
    assert list(cache._selected) == [0, 1, 2, 3, 4]

    cache.selected(0, nodes, {})
    cache.put(cache.selected(5, nodes, {}), (), _plan(2_000))

    assert list(cache._selected) == [2, 3, 4, 0, 5]


def test_one_document_cannot_push_out_all_others_by_its_variables() -> None:
    nodes = _field("{ viewer { role } }")
    cache = PlanCache(capacity=80_000)
    other = cache.selected("other", nodes, {})
    cache.put(other, (), _plan(100))
    greedy = cache.selected("greedy", nodes, {})
    for number in range(1_000):
        cache.put(greedy, number, _plan(1_000))
        assert greedy.size <= 80_000 // 8 + 3_000

    assert other.plans
    assert cache.size == other.size + greedy.size


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("a", "b", True),
        (["a"], ["b", "c"], True),
        ([], ["a"], False),
        ({"x": 1}, {"x": 2}, True),
        (1, 2, False),
        (True, False, False),
        (None, ..., False),
        (None, "a", False),
        (..., "a", False),
    ],
)
def test_what_of_a_value_is_in_the_key(one: Any, other: Any, is_same: bool) -> None:
    keys = [signature({} if value is ... else {"name": value}, ("name",)) for value in (one, other)]

    assert (keys[0] == keys[1]) is is_same
