"""A clinic cannot see, name or touch anything of another: B's token with everything of A's."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

import pytest
from graphql import GraphQLNonNull, get_named_type

from gql_packages.schema.global_id import decode
from tests.cursors import cursor
from tests.input_walk import InputField, fields_of
from tests.schema_walk import (
    MUTATIONS,
    NODE_TYPES,
    QUERIES,
    Answer,
    example_of,
    input_type,
    mutation_document,
    node_documents,
    query_document,
)
from tests.table_state import State, business_of
from tests.tenancy.clinics import Level, unknown_id
from tests.tenancy.leak_detectors import CANARY

#: Texts that a clinic can fill in freely today: each has a canary in it.
FREE_TEXTS = {
    "appointment": {"note"},
    "clinic": {"name"},
    "correction": {"reason", "value_before", "value_after"},
    "imported_patient": {"external_id"},
    "invoice_line": {"description"},
    "no_show_fee": {"name"},
    "package": {"category", "description", "name", "search_key"},
    "package_entry": {"note"},
    "package_refund": {"reason"},
    "patient": {"email", "first_name", "last_name", "phone", "search_key", "sort_key"},
    "patient_package": {"deletion_reason", "name"},
    "payment": {"corrected_reference", "reference"},
    "staff_member": {"email", "name"},
    "treatment": {"category", "description", "name"},
    "audit_entry": {"operation"},
    "idempotency_record": {"key"},
}


def id_fields(mutation: str) -> list[InputField]:
    """Where in the mutation's input an id stands."""
    fields = fields_of(input_type(mutation))
    return [field for field in fields if field.kind.name == "ID" and not field.is_list]


def arguments_of(name: str, given_id: str) -> Mapping[str, Any]:
    """Every argument of a root query: that id wherever one is taken, and A's words as the text."""
    given = {}
    for argument, declared in QUERIES[name].args.items():
        kind = get_named_type(declared.type).name
        if kind == "ID":
            given[argument] = given_id
        elif argument == "search":
            given[argument] = CANARY
        elif argument == "knownAt":
            continue  # a moment that has passed by every clock
        elif kind != "String" or isinstance(declared.type, GraphQLNonNull):
            given[argument] = example_of(declared.type)
    return given


def test_every_free_text_of_clinic_a_has_a_canary(both: Level) -> None:
    expected = {f"{table}.{column}" for table, cs in FREE_TEXTS.items() for column in cs}

    assert expected <= both.clinics.canaries


@pytest.mark.parametrize("name", QUERIES)
async def test_a_query_with_an_id_of_a_answers_as_for_an_id_of_nothing(
    level: Level, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    before = await level.state()

    for type_name in NODE_TYPES if _takes_an_id(name) else NODE_TYPES[:1]:
        answers = [
            await level.ask_as_b(*query_document(name, arguments_of(name, an_id)), caplog)
            for an_id in (level.clinics.ids_of_a[type_name], unknown_id(type_name))
        ]
        assert answers[0] == answers[1]

    assert await level.state() == before


@pytest.mark.parametrize("type_name", NODE_TYPES)
async def test_nothing_under_a_thing_of_a_can_be_reached(
    level: Level, type_name: str, caplog: pytest.LogCaptureFixture
) -> None:
    for document in node_documents(type_name):
        answer = await level.ask_as_b(document, {"id": level.clinics.ids_of_a[type_name]}, caplog)
        assert answer == {"data": {"node": None}}


@pytest.mark.parametrize("name", ["patients", "packages"])
async def test_a_cursor_of_a_is_refused_as_one_of_nothing(level: Level, name: str) -> None:
    for type_name in ("Patient", "Package"):
        key = decode(level.clinics.ids_of_a[type_name], type_name)
        answers = []
        for named in (key, uuid4()):
            given = {"after": cursor(name, key=named), "first": 100}
            document, variables = query_document(name, given)
            response = await level.b.post_raw({"query": document, "variables": variables})
            assert level.watched.leaks(response.text) == []
            answers.append(response.json())
        assert answers[0] == answers[1]
        assert answers[0]["errors"][0]["extensions"]["code"] == "INVALID_INPUT"


@pytest.mark.parametrize("mutation", [m for m in MUTATIONS if id_fields(m)])
async def test_a_mutation_with_an_id_of_a_answers_as_for_an_id_of_nothing(
    level: Level, mutation: str, caplog: pytest.LogCaptureFixture
) -> None:
    before = await _both_clinics(level)

    for field in id_fields(mutation):
        answers = [
            await _run(
                level, mutation, field.put(level.clinics.b.valid_input(mutation), an_id), caplog
            )
            for an_id in (level.clinics.ids_of_a[field.names], unknown_id(field.names))
        ]
        assert answers[0] == answers[1]
        assert answers[0]["code"] == "NOT_FOUND"
        assert answers[0]["path"] == ["input", *map(str, field.path)]

    assert await _both_clinics(level) == before


@pytest.mark.parametrize("mutation", [m for m in MUTATIONS if id_fields(m)])
async def test_a_whole_request_of_a_with_the_token_of_b_finds_nothing(
    level: Level, mutation: str, caplog: pytest.LogCaptureFixture
) -> None:
    before = await _both_clinics(level)

    answer = await _run(level, mutation, level.clinics.a.valid_input(mutation), caplog)

    assert answer["code"] == "NOT_FOUND"
    assert await _both_clinics(level) == before


@pytest.mark.parametrize("name", ["viewer", "createPatient"])
async def test_a_staff_member_of_a_is_nobody_in_b(level: Level, name: str) -> None:
    if name in MUTATIONS:
        document, given = mutation_document(name), {"input": level.clinics.b.valid_input(name)}
    else:
        document, given = query_document(name, {})

    response = await level.impostor.post_raw({"query": document, "variables": given})

    assert response.status_code == 401


def _takes_an_id(name: str) -> bool:
    return any(get_named_type(a.type).name == "ID" for a in QUERIES[name].args.values())


async def _run(
    level: Level, mutation: str, given: Answer, caplog: pytest.LogCaptureFixture
) -> Answer:
    answer = await level.ask_as_b(mutation_document(mutation), {"input": given}, caplog)
    result: Answer = answer["data"][mutation]
    return result


async def _both_clinics(level: Level) -> Sequence[State]:
    """All that A has, and all that B has but its diaries."""
    b = level.b.principal.clinic_id
    return [await level.state(), await business_of(level.superuser, b)]
