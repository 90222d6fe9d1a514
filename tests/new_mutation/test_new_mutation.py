"""A mutation is added as CONTRIBUTING.md says: two files, and its place in the list."""

import inspect
from typing import Any

import pytest
from graphql import print_type

from gql_packages.database.connect import connected
from gql_packages.resolvers.build_schema import build_schema
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.mutations import MUTATIONS
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, FrontDesk
from tests.new_mutation.resolvers.rename_no_show_fee import mutation

schema = build_schema([*MUTATIONS, mutation])

RENAME = """
mutation Rename($input: RenameNoShowFeeInput!) {
  renameNoShowFee(input: $input) {
    __typename
    ... on RenameNoShowFeePayload { noShowFee { id name version } }
    ... on Refusal { code path }
    ... on InvalidInput { problems { path } }
    ... on VersionConflict { currentVersion }
  }
}
"""


@pytest.fixture
def renaming(desk: FrontDesk) -> FrontDesk:
    """The desk in front of an application that has the mutation."""
    return desk.with_application(schema=schema)


async def rename(desk: FrontDesk, fee: str, key: str = "rename-the-fee-1", **given: Any) -> Answer:
    fields = {"noShowFeeId": fee, "name": "Late", "idempotencyKey": key, **given}
    answer = await desk.ask(RENAME, input=fields)
    result: Answer = answer["renameNoShowFee"]
    return result


async def test_it_is_done_once_and_shown(desk: FrontDesk, renaming: FrontDesk) -> None:
    made = await desk.do("createNoShowFee", name="Missed", amount="40.00")
    fee = made["noShowFee"]["id"]

    first = await rename(renaming, fee)
    again = await rename(renaming, fee)

    assert (
        first
        == again
        == {
            "__typename": "RenameNoShowFeePayload",
            "noShowFee": {"id": fee, "name": "Late", "version": 2},
        }
    )


async def test_what_is_wrong_is_said_by_the_names_of_graphql(
    desk: FrontDesk, renaming: FrontDesk, database_urls: DatabaseUrls
) -> None:
    fee = (await desk.do("createNoShowFee", name="Missed", amount="40.00"))["noShowFee"]["id"]
    treatment = await desk.treatment()

    nameless = await rename(renaming, fee, name=" ")
    outdated = await rename(renaming, fee, expectedVersion=7)
    other = await rename(renaming, treatment, key="rename-something")
    again = await rename(renaming, treatment, key="rename-something")

    assert nameless["problems"] == [{"path": ["input", "name"]}]
    assert outdated == {
        "__typename": "VersionConflict",
        "code": "VERSION_CONFLICT",
        "path": ["input", "expectedVersion"],
        "currentVersion": 1,
    }
    assert other == again
    assert (other["code"], other["path"]) == ("NOT_FOUND", ["input", "noShowFeeId"])
    async with connected(database_urls.superuser) as superuser:
        recorded = await superuser.fetchval(
            "SELECT outcome FROM idempotency_record WHERE clinic_id = $1 AND key = $2",
            *(desk.principal.clinic_id, "rename-something"),
        )
    assert '"path":["input","noShowFeeId"]' in recorded


async def test_it_is_for_those_with_its_right(renaming: FrontDesk) -> None:
    practitioner = await renaming.colleague("PRACTITIONER")

    answer = await practitioner.post(
        RENAME, {"input": {"noShowFeeId": "x", "name": "y", "idempotencyKey": "rename-the-fee-2"}}
    )

    assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"


def test_the_schema_says_what_was_declared() -> None:
    types = schema._schema.type_map
    field = schema._schema.mutation_type.fields["renameNoShowFee"]  # type: ignore[union-attr]

    assert field.description == (
        "Give a no-show fee another name. Fees that were charged keep the name that they had."
    )
    assert field.args["input"].description == "Another name for a fee."
    assert print_type(types["RenameNoShowFeeResult"]).endswith(
        "= RenameNoShowFeePayload | SimpleRefusal | InvalidInput | VersionConflict"
    )


@pytest.mark.parametrize("each", [*MUTATIONS, mutation], ids=lambda each: each.name)
def test_a_service_takes_the_fields_of_its_input(each: Mutation) -> None:
    fields = {field.python_name for field in each.input.__strawberry_definition__.fields}  # type: ignore[attr-defined]
    parameters = inspect.signature(getattr(each.input, "becomes", each.service)).parameters
    # What has a value of its own may be for another caller, such as a file.
    takes = {n for n, taken in parameters.items() if taken.default is taken.empty or n in fields}

    assert takes - {"work"} == fields - {"idempotency_key"}
