"""The schema that clients see: what is checked in is what the code says, and the contract holds."""

import os
from pathlib import Path

import pytest
from graphql import build_schema, find_breaking_changes, find_dangerous_changes

from gql_packages.resolvers.build_schema import schema, sdl
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS

EXPORTED = Path(__file__).parent.parent / "schema.graphql"
CONTRACT = os.environ.get("GQL_PACKAGES_CONTRACT")


def test_schema_graphql_is_what_the_code_says() -> None:
    assert EXPORTED.read_text() == sdl(), "run `make schema` and commit schema.graphql"


@pytest.mark.skipif(CONTRACT is None, reason="GQL_PACKAGES_CONTRACT names no contract")
def test_nothing_of_the_contract_is_missing_or_changed() -> None:
    contract = build_schema(Path(CONTRACT or "").read_text())
    ours = build_schema(sdl())

    broken = {change.description for change in find_breaking_changes(contract, ours)}

    assert broken == set()
    dangerous = find_dangerous_changes(contract, ours)
    assert [c.description for c in dangerous if "default value" in c.description] == []


def test_every_root_field_has_its_right() -> None:
    assert schema._schema.query_type is not None
    assert schema._schema.mutation_type is not None
    assert schema._schema.subscription_type is not None
    roots = {
        *schema._schema.query_type.fields,
        *schema._schema.mutation_type.fields,
        *schema._schema.subscription_type.fields,
    }

    assert roots == set(ROOT_FIELD_PERMISSIONS)
