"""Whatever a mutation is given: a refusal or an error in the request, and nothing is written."""

from collections.abc import Sequence
from typing import Any

import pytest
from graphql import GraphQLInputObjectType

from tests.bad_input.raw_requests import Counter, is_harmless, literal, refusal_of
from tests.bad_input.values import NAMES, Raw, bad_literals, bad_values, ids
from tests.input_walk import InputField, fields_of, look_up, put, take_out
from tests.schema_walk import MUTATIONS, input_type, mutation_document

NAMES_OF_MANY = [
    "נועה לוי",
    "محمد عبد الرحمن",
    "王小明",
    "Łukasz Đặng Ñandú",
    "Zoë 👩‍⚕️🙂",
    "O’Brien-Smith, jr.",
    "\u202bعلي\u202c",
    "<b>'; DROP TABLE patient; --",
    "ﬁ Ⅸ ﷺ",
    "n" * 200,
]


def fields(mutation: str) -> Sequence[InputField]:
    return list(fields_of(input_type(mutation)))


def document(mutation: str) -> str:
    """As short as it can be: what is refused is what counts here."""
    return (
        f"mutation M($input: {input_type(mutation).name}!) {{ {mutation}(input: $input)"
        " { __typename ... on Refusal { code message path } } }"
    )


def ids_for(field: InputField, counter: Counter) -> Sequence[Any]:
    if field.kind.name != "ID":
        return []
    other = counter.other
    of_other = {"StaffMember": other.colleague, "Patient": other.patient, "Invoice": other.invoice}
    return ids(field.names, of_other.get(field.names, other.package), counter.own_ids)


def objects_in(mutation: str) -> list[tuple[tuple[str | int, ...], GraphQLInputObjectType]]:
    """The input and every object in it, each with its path."""
    whole: list[tuple[tuple[str | int, ...], GraphQLInputObjectType]] = [((), input_type(mutation))]
    inner = [
        (field.path, field.kind)
        for field in fields(mutation)
        if isinstance(field.kind, GraphQLInputObjectType) and not field.is_list
    ]
    return whole + inner


@pytest.mark.parametrize("mutation", MUTATIONS)
async def test_a_bad_value_in_any_field_is_refused(counter: Counter, mutation: str) -> None:
    before = await counter.state()

    for field in fields(mutation):
        for value in bad_values(field, ids_for(field, counter)):
            given = field.put(counter.clinic.valid_input(mutation), value)
            response = await counter.say(document(mutation), {"input": given})
            refusal = refusal_of(response, mutation)
            if refusal is not None:
                assert refusal["path"][: len(field.path) + 1] == _shown(field), (value, refusal)
        assert await counter.state() == before, field


@pytest.mark.parametrize("mutation", MUTATIONS)
async def test_a_bad_literal_in_any_field_is_refused(counter: Counter, mutation: str) -> None:
    before = await counter.state()
    around = document(mutation).replace(f"M($input: {input_type(mutation).name}!)", "M")

    for field in fields(mutation):
        for text in bad_literals(field) if not field.is_list else ["5", "{}", "[null]"]:
            given = field.put(counter.clinic.valid_input(mutation), Raw(text))
            written = literal(given, input_type(mutation))
            refusal_of(await counter.say(around.replace("$input", written)), mutation)

    assert await counter.state() == before


@pytest.mark.parametrize("mutation", MUTATIONS)
async def test_missing_and_unknown_fields_are_errors_in_the_request(
    counter: Counter, mutation: str
) -> None:
    before = await counter.state()
    valid = counter.clinic.valid_input(mutation)
    inputs: list[Any] = [None, "x", 5, True, [], [valid, valid], [[valid]]]
    for path, kind in objects_in(mutation):
        there = look_up(valid, path)
        if there is None:
            continue
        inputs.append(put(valid, path, {**there, "colour": "red"}))
        inputs.append(put(valid, path, {**there, "clinicId": "x"}))
        for name, field in kind.fields.items():
            if str(field.type).endswith("!") and field.default_value in (None, Ellipsis):
                inputs.append(take_out(valid, (*path, name)))

    for given in inputs:
        response = await counter.say(document(mutation), {"input": given})
        assert refusal_of(response, mutation) is None, given
    assert refusal_of(await counter.say(document(mutation), {}), mutation) is None

    assert await counter.state() == before


@pytest.mark.parametrize("mutation", MUTATIONS)
async def test_what_was_spoilt_above_was_valid(counter: Counter, mutation: str) -> None:
    given = counter.clinic.valid_input(mutation)

    response = await counter.say(document(mutation), {"input": given})

    assert response.json()["data"][mutation]["__typename"].endswith("Payload"), response.text


@pytest.mark.parametrize(
    ("mutation", "field"),
    [
        pytest.param(mutation, field, id=field.name)
        for mutation in MUTATIONS
        for field in fields(mutation)
        if field.name.partition(".")[2] in NAMES
    ],
)
async def test_a_name_of_any_language_is_taken_as_it_is(
    counter: Counter, mutation: str, field: InputField
) -> None:
    for name in NAMES_OF_MANY:
        given = field.put(counter.clinic.valid_input(mutation), name)
        if "expectedVersion" in given:
            given["expectedVersion"] = None
        depth = 1
        if field.path[0] == "rows":
            given["rows"][0]["externalId"], depth = f"{field.path[-1]} {name}"[:100], 2
        response = await counter.say(mutation_document(mutation, depth), {"input": given})
        is_harmless(response)
        payload = response.json()["data"][mutation]
        assert payload["__typename"].endswith("Payload"), response.text
        shown = payload["rows"][0] if field.path[0] == "rows" else payload
        (thing,) = [part for part in shown.values() if isinstance(part, dict)]
        assert thing[field.path[-1]] == name


def _shown(field: InputField) -> list[str]:
    return ["input", *map(str, field.path)]
