"""What becomes of everything that goes wrong: a code, and nothing that is ours alone."""

from __future__ import annotations

import asyncio
import logging
from contextlib import AsyncExitStack
from typing import Any

import pytest

from gql_packages.reading.declarations import Value
from gql_packages.reading.reader import Reader
from gql_packages.reading.transaction import ReadTransaction
from gql_packages.resolvers.build_schema import schema
from tests.clinic_database import ClinicDatabase
from tests.declared_fields import plant
from tests.queries.records import Records, codes_of, named

pytestmark = pytest.mark.tampers


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("{ viewer { role }", "GRAPHQL_PARSE_FAILED"),
        (" ", "GRAPHQL_PARSE_FAILED"),
        ("{ viewr { role } }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ patient(id: true) { id } }", "GRAPHQL_VALIDATION_FAILED"),
        ('{ appointments(during: {from: "x", to: "y"}) { totalCount } }',
         "GRAPHQL_VALIDATION_FAILED"),
        ("query($id: ID!) { patient(id: $id) { id } }", "BAD_USER_INPUT"),
        ("query($d: Date = null) { appointments(during: {from: $d, to: $d}) { totalCount } }",
         "GRAPHQL_VALIDATION_FAILED"),
        ("{ patients(first: 0) { totalCount } }", "INVALID_INPUT"),
    ],
)  # fmt: skip
async def test_what_is_wrong_with_a_request_has_a_code(
    clinic: Records, document: str, code: str
) -> None:
    for _ in range(2):  # the second time from the caches
        assert {*await clinic.codes(document)} == {code}


@pytest.mark.parametrize("value", ["2026-02-30", 7, None, "x" * 50_000])
async def test_a_variable_of_the_wrong_kind_is_bad_user_input(clinic: Records, value: Any) -> None:
    document = "query($d: Date!) { appointments(during: {from: $d, to: $d}) { totalCount } }"

    assert await clinic.code(document, d=value) == "BAD_USER_INPUT"


async def test_a_wrong_name_is_answered_without_suggestions(clinic: Records) -> None:
    result = await clinic.execute("{ patientss { totalCount } }")

    assert result.errors is not None
    assert "Did you mean" not in result.errors[0].message


async def test_a_refusal_in_a_query_names_the_argument(clinic: Records) -> None:
    result = await clinic.execute("{ patients(first: 101) { totalCount } }")

    assert result.errors is not None
    assert result.errors[0].extensions is not None
    assert result.errors[0].extensions["code"] == "INVALID_INPUT"
    assert result.errors[0].extensions["path"] == ["first"]
    assert result.errors[0].path == ["patients"]


async def test_the_unforeseen_is_masked_and_logged_under_its_incident(
    clinic: Records, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def break_down(self: Reader, *arguments: object, **given: object) -> None:
        raise ValueError("SELECT secret FROM patient")

    monkeypatch.setattr(Reader, "answer", break_down)

    with caplog.at_level(logging.ERROR):
        result = await clinic.execute("{ treatments { id } }")

    assert result.errors is not None
    error = result.errors[0]
    assert error.extensions is not None
    assert error.extensions["code"] == "INTERNAL"
    assert "secret" not in str(error.formatted)
    assert error.extensions["incidentId"] in caplog.text
    assert "SELECT secret" in caplog.text
    assert error.original_error is None


async def test_a_failing_statement_is_masked(
    clinic: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient = named("Patient", await clinic.patient())
    document = "query($id: ID!) { patient(id: $id) { credit { amount } } }"
    plant(monkeypatch, "Patient.credit", Value("1 / ({t}.version - 1)"))

    assert await clinic.code(document, id=patient) == "INTERNAL"


async def test_nothing_is_found_wrong_where_half_of_an_operation_is_refused(
    clinic: Records,
) -> None:
    patient = named("Patient", await clinic.patient())

    result = await clinic.execute(
        """query($id: ID!) {
          patient(id: $id) { packages(first: 0) { totalCount } credit { amount }
                             invoices { nodes { id } } payments { nodes { id } } }
          viewer { clinic { name } staffMember { name } }
          treatments { id }
        }""",
        id=patient,
    )

    assert codes_of(result) == ["INVALID_INPUT"]
    assert result.data == {
        "patient": None,
        "viewer": {"clinic": {"name": "Harbour"}, "staffMember": {"name": "Olga Owner"}},
        "treatments": [],
    }


async def test_what_one_part_gives_up_the_others_still_get(clinic: Records) -> None:
    patient = named("Patient", await clinic.patient())

    result = await clinic.execute(
        """query($id: ID!) {
          given_up: patient(id: $id) { credit { amount } packages(first: 0) { totalCount } }
          kept: patient(id: $id) { credit { amount } }
        }""",
        id=patient,
    )

    assert result.data == {"given_up": None, "kept": {"credit": {"amount": "0.00"}}}


async def _free_connections(database: ClinicDatabase) -> int:
    return (
        database._pool.get_idle_size() + database._pool.get_max_size() - database._pool.get_size()
    )


async def test_the_connection_comes_back_however_an_operation_ends(
    clinic: Records, database: ClinicDatabase
) -> None:
    await clinic.ask("{ viewer { role } }")
    await clinic.execute("{ patients(first: 0) { totalCount } }")
    await clinic.execute("{ nothing }")

    async with asyncio.timeout(30):
        # The audit may write meanwhile.
        while await _free_connections(database) < database._pool.get_max_size():
            await asyncio.sleep(0.01)


# graphql-core drops coroutines that it had not started when it is cancelled.
@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_the_connection_comes_back_from_an_operation_that_is_cancelled(
    clinic: Records, database: ClinicDatabase
) -> None:
    patient = named("Patient", await clinic.patient())
    document = """query($id: ID!) { viewer { clinic { name } } patient(id: $id) {
        credit { amount } packages { nodes { id } totalCount } } treatments { id } }"""

    for turns in range(60):
        running = asyncio.ensure_future(clinic.execute(document, id=patient))
        for _ in range(turns):
            await asyncio.sleep(0)
        running.cancel()
        for _ in range(turns % 7):
            await asyncio.sleep(0)
        running.cancel()  # whoever waits for the end of it gives up too
        await asyncio.gather(running, return_exceptions=True)

    async with asyncio.timeout(30):
        while await _free_connections(database) < database._pool.get_max_size():
            await asyncio.sleep(0.01)
    assert (await clinic.ask("{ viewer { role } }"))["viewer"] == {"role": "OWNER"}


async def test_an_operation_without_a_resolver_opens_no_transaction(clinic: Records) -> None:
    async with AsyncExitStack() as taken:
        for _ in range(clinic.database._pool.get_max_size()):
            await taken.enter_async_context(clinic.database.reading(clinic.clinic))

        assert await clinic.ask("{ __typename }") == {"__typename": "Query"}


async def test_all_root_fields_are_answered_as_of_one_moment(
    clinic: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    treatment = await clinic.treatment(name="Old")
    read, in_turn = ReadTransaction.row, asyncio.Lock()

    async def change_afterwards(self: ReadTransaction, *arguments: Any) -> Any:
        async with in_turn:
            found = await read(self, *arguments)
            await clinic.change("treatment", treatment, name="New")
            return found

    monkeypatch.setattr(ReadTransaction, "row", change_afterwards)

    data = await clinic.ask("{ a: treatments { name } b: treatments { name } }")

    assert data == {"a": [{"name": "Old"}], "b": [{"name": "Old"}]}
    assert (await clinic.ask("{ treatments { name } }"))["treatments"] == [{"name": "New"}]


async def test_nothing_is_read_for_an_operation_that_is_over(clinic: Records) -> None:
    context = clinic.context()
    await context.close()

    with pytest.raises(RuntimeError):
        await context.read.viewer()


def test_the_schema_can_be_written_down_twice_alike() -> None:
    assert schema.as_str() == schema.as_str()
