"""What validation says, where it ends, and that it ends for nobody who means well."""

from pathlib import Path

import pytest
from graphql import GraphQLError, get_introspection_query, parse, specified_rules, validate

from gql_packages.errors import BadRequest
from gql_packages.resolvers.build_schema import schema
from gql_packages.web.document_cache import parse_document
from gql_packages.web.document_limits import check_limits
from gql_packages.web.document_validation import MAX_ERRORS, PASSES, validation_errors
from tests.schema_walk import MUTATIONS, NODE_TYPES, mutation_document, node_documents

SCHEMA = schema._schema
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.graphql"))


def faults(text: str) -> list[GraphQLError]:
    """What is wrong with a document that is not too much."""
    document = parse_document(text)
    check_limits(document, SCHEMA, document.operations[0], {})
    return validation_errors(document.root, SCHEMA)


def relay_style() -> str:
    """Thirty components, each with a fragment of the same thing that asks for what it needs."""
    needed = "id name status version usesTotal usesAvailable expiresOn price { amount currency }"
    own = " ".join(f"...Component{i}" for i in range(29))
    fragments = " ".join(
        f"fragment Component{i} on PatientPackage {{ __typename {needed} }}" for i in range(29)
    )
    screen = f"fragment Screen on PatientPackage {{ id {own} }}"
    return f"query Q($id: ID!) {{ patientPackage(id: $id) {{ ...Screen }} }} {screen} {fragments}"


def nested_components() -> str:
    """A list of components in components, each of which asks for the id and the name again."""
    fragments = " ".join(
        f"fragment C{i} on Patient {{ __typename id firstName lastName ...C{i + 1} }}"
        for i in range(15)
    )
    fragments += " fragment C15 on Patient { __typename id lastName }"
    return f"{{ patients(first: 20) {{ edges {{ cursor node {{ id ...C0 }} }} }} }} {fragments}"


MEANT_WELL = {
    **{path.name: path.read_text() for path in EXAMPLES},
    "components side by side": relay_style(),
    "components in each other": nested_components(),
    "the introspection of tools": get_introspection_query(
        specified_by_url=True, directive_is_repeatable=True, input_value_deprecation=True
    ),
}


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 10


@pytest.mark.parametrize("text", MEANT_WELL.values(), ids=MEANT_WELL.keys())
def test_what_is_meant_well_is_valid(text: str) -> None:
    assert faults(text) == []


def test_everything_of_every_thing_and_of_every_mutation_is_valid() -> None:
    for mutation in MUTATIONS:
        assert faults(mutation_document(mutation)) == []
    for name in NODE_TYPES:
        for text in node_documents(name):
            assert faults(text) == []


def test_no_rule_of_graphql_is_left_out() -> None:
    applied = [rule for rules in PASSES for rule in rules]

    for rule in specified_rules:
        assert any(issubclass(each, rule) for each in applied), rule
    assert len(applied) == len(set(applied))


FAULTY = {
    "unknown field": "{ viewer { rolle } }",
    "unknown type": "{ viewer { ... on Viewr { role } } }",
    "unknown argument": "{ packages(frist: 1) { totalCount } }",
    "wrong literal": '{ packages(first: "one") { totalCount } }',
    "required field of an input": "mutation { createPatient(input: {}) { __typename } }",
    "undefined variable": "{ node(id: $a) { id } }",
    "unused variable": "query($a: ID!) { viewer { role } }",
    "variable of another type": "query($a: Int!) { node(id: $a) { id } }",
    "conflict of arguments": "{ packages(first: 1) { totalCount }"
    " packages(first: 2) { totalCount } }",
    "conflict through fragments": "{ viewer { ...A ...B } } fragment A on Viewer { a: role }"
    " fragment B on Viewer { a: __typename }",
    "unused fragment": "{ viewer { role } } fragment A on Viewer { role }",
    "leaf with a selection": "{ viewer { role { name } } }",
    "object without one": "{ viewer }",
    "directive that is not there": "{ viewer @defr { role } }",
    "subscription": "subscription { viewer { role } }",
}


@pytest.mark.parametrize("text", FAULTY.values(), ids=FAULTY.keys())
def test_it_says_what_graphql_says(text: str) -> None:
    found = faults(text)

    said = {error.message for error in validate(SCHEMA, parse(text), hide_suggestions=True)}
    assert found
    assert {error.message for error in found} <= said
    assert all(error.locations for error in found)


def test_at_most_five_errors_are_told_and_that_there_are_more() -> None:
    found = faults("{ " + " ".join(f"nothing{i}" for i in range(100)) + " }")

    assert len(found) == MAX_ERRORS + 1
    assert "Too many validation errors" in found[-1].message


REPEATED = {
    "one field": "{ " + "viewer { role } " * 200 + "}",
    "one field in fragments": "{ ...A ...A ...A ...A ...A ...B } fragment A on Query { "
    + "viewer { role } " * 15
    + "} fragment B on Query { "
    + "viewer { role } " * 100
    + "}",
    "a leaf": "{ viewer { " + "role " * 400 + "} }",
    "a field with arguments": "{ " + 'node(id: "a") { id } ' * 150 + "}",
}


@pytest.mark.parametrize("text", REPEATED.values(), ids=REPEATED.keys())
def test_what_is_repeated_too_often_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(BadRequest, match="repeats fields too often"):
        faults(text)


def test_a_conflict_is_still_found_where_fields_repeat() -> None:
    found = faults("{ viewer { " + "a: role " * 20 + " a: __typename } }")

    assert "'a' conflict" in found[0].message
