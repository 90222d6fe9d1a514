"""Whatever a field that reads is given: an answer, a refusal or an error in the request."""

import json
from base64 import urlsafe_b64decode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from graphql import (
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLNamedType,
    GraphQLObjectType,
    get_named_type,
    is_required_argument,
)

from tests.bad_input.raw_requests import Counter, is_harmless, literal
from tests.bad_input.values import BLANKS, Raw, bad_literals, bad_values, ids
from tests.cursors import sealed
from tests.input_walk import InputField, fields_of
from tests.schema_walk import (
    NODE_TYPES,
    QUERIES,
    SCHEMA,
    Answer,
    arguments_for,
    example_of,
    named_by,
)

#: Blank words and no statuses ask for nothing in particular; in a far year all has expired.
ALLOWED = ([], *BLANKS, "2999-06-01T00:00:00Z")
#: What asks for something of one place that it does not of others.
ALLOWED_AT = {("PatientPackageFilter.usesRemainingAtMost", "0")}


#: What is asked for although it may be left out: then something else has to be given.
NEEDED = {"appointments": ("during",)}

#: The operations whose root fields take something in and change nothing.
ROOTS = {"Query": "query", "Subscription": "subscription"}


@dataclass(frozen=True)
class Reading:
    """A field that takes arguments, and how to come to it."""

    owner: str
    name: str
    field: GraphQLField

    @property
    def selection(self) -> str:
        """As much as shows whether something was found."""
        kind = get_named_type(self.field.type)
        if "after" in self.field.args:
            return "nodes { __typename } pageInfo { endCursor }"
        if self.owner == "Subscription":
            # Its payload is always there: what counts is whether something is in its lists.
            lists = [n for n, f in _fields(kind).items() if _fields(get_named_type(f.type))]
            return " ".join(f"{n} {{ __typename }}" for n in lists if n != "patient")
        pages = [name for name, field in _fields(kind).items() if "after" in field.args]
        return " ".join(f"{name} {{ nodes {{ __typename }} }}" for name in pages) or "__typename"

    def answer(self, response: httpx.Response) -> Any:
        """What the field answered."""
        data = response.json()["data"]
        return data[self.name] if self.owner in ROOTS else data[self.root][self.name]

    def found_nothing(self, response: httpx.Response) -> bool:
        """Nothing is there, or all pages are empty."""
        answer = self.answer(response)
        return not answer or not any(_found(answer))

    @property
    def root(self) -> str:
        """The root field that leads to the type that has this one."""
        if self.owner in NODE_TYPES:
            return "node"
        return next(n for n, q in QUERIES.items() if get_named_type(q.type).name == self.owner)

    def document(self, given: Mapping[str, Any]) -> str:
        """The query that gives it these arguments as variables."""
        declared = "".join(f", ${name}: {self.field.args[name].type}" for name in given)
        passed = ", ".join(f"{name}: ${name}" for name in given)
        return self._around(f"({passed})" if given else "", declared)

    def written(self, given: Mapping[str, Any]) -> str:
        """The query with the arguments written into it."""
        passed = ", ".join(
            f"{name}: {literal(value, self.field.args[name].type)}" for name, value in given.items()
        )
        return self._around(f"({passed})")

    def _around(self, arguments: str, declared: str = "") -> str:
        asked = f"{self.name}{arguments} {{ {self.selection} }}"
        if self.owner in NODE_TYPES:
            asked = f"node(id: $the) {{ ... on {self.owner} {{ {asked} }} }}"
            return f"query Q($the: ID!{declared}) {{ {asked} }}"
        if self.owner not in ROOTS:
            needed = ", ".join(
                f"{name}: {literal(example_of(argument.type), argument.type)}"
                for name, argument in QUERIES[self.root].args.items()
                if is_required_argument(argument)
            )
            asked = f"{self.root}{f'({needed})' if needed else ''} {{ {asked} }}"
        operation = ROOTS.get(self.owner, "query")
        return f"{operation} Q{f'({declared[2:]})' if declared else ''} {{ {asked} }}"


def _fields(kind: GraphQLNamedType) -> Mapping[str, GraphQLField]:
    return kind.fields if isinstance(kind, GraphQLObjectType) else {}


def readings() -> Iterator[Reading]:
    for kind in SCHEMA.type_map.values():
        if not kind.name.startswith("__") and kind is not SCHEMA.mutation_type:
            for name, field in _fields(kind).items():
                if field.args:
                    yield Reading(kind.name, name, field)


READINGS = [pytest.param(reading, id=f"{reading.owner}.{reading.name}") for reading in readings()]
PAGES = [
    pytest.param(reading, id=f"{reading.owner}.{reading.name}")
    for reading in readings()
    if "after" in reading.field.args
]


def places(reading: Reading) -> Iterator[InputField]:
    """Every place in the field's arguments, their fields too."""
    for name, argument in reading.field.args.items():
        yield InputField((name,), argument.type, f"{reading.name}.{name}")
        named = get_named_type(argument.type)
        if isinstance(named, GraphQLInputObjectType):
            yield from fields_of(named, (name,))


def valid_arguments(reading: Reading, counter: Counter) -> Answer:
    """What the field has to be given."""
    needed = NEEDED.get(reading.name, ()) if reading.owner == "Query" else ()
    return {
        name: value
        for name, value in arguments_for(reading.field, counter.own_ids).items()
        if str(reading.field.args[name].type).endswith("!") or name in needed
    }


def variables(counter: Counter, reading: Reading, given: Mapping[str, Any]) -> dict[str, Any]:
    if reading.owner in NODE_TYPES:
        return {**given, "the": counter.own_ids[reading.owner]}
    return dict(given)


@pytest.mark.parametrize("reading", READINGS)
async def test_a_bad_argument_is_refused_or_finds_nothing(
    counter: Counter, reading: Reading
) -> None:
    before = await counter.state()
    valid = valid_arguments(reading, counter)

    for place in places(reading):
        for value in _bad(reading, place, counter):
            given = place.put(valid, value)
            response = await counter.say(
                reading.document(given), variables(counter, reading, given)
            )
            codes = is_harmless(response)
            is_allowed = value in ALLOWED or (place.name, str(value)) in ALLOWED_AT
            assert codes or is_allowed or reading.found_nothing(response), (place, value)

    assert await counter.state() == before


@pytest.mark.parametrize("reading", READINGS)
async def test_a_bad_literal_as_an_argument_is_refused_or_finds_nothing(
    counter: Counter, reading: Reading
) -> None:
    valid = valid_arguments(reading, counter)

    for place in places(reading):
        for text in bad_literals(place):
            given = place.put(valid, Raw(text))
            response = await counter.say(reading.written(given), variables(counter, reading, {}))
            codes = is_harmless(response)
            assert codes or reading.found_nothing(response), (place, text)


@pytest.mark.parametrize("reading", PAGES)
@pytest.mark.parametrize("first", [0, -1, 101, 2**31 - 1, -(2**31)])
async def test_a_page_has_1_to_100_items(counter: Counter, reading: Reading, first: int) -> None:
    given = {**valid_arguments(reading, counter), "first": first}

    response = await counter.say(reading.document(given), variables(counter, reading, given))

    assert is_harmless(response) in (["INVALID_INPUT"], ["BAD_REQUEST"])


@pytest.mark.parametrize("reading", PAGES)
async def test_a_cursor_that_we_did_not_write_is_refused(
    counter: Counter, reading: Reading
) -> None:
    valid = valid_arguments(reading, counter)
    written = await counter.say(reading.document(valid), variables(counter, reading, valid))
    cursor = reading.answer(written)["pageInfo"]["endCursor"]

    for forged in _forgeries(cursor):
        given = {**valid, "after": forged}
        response = await counter.say(reading.document(given), variables(counter, reading, given))
        assert is_harmless(response) == ["INVALID_INPUT"], forged


def _forgeries(cursor: str) -> Sequence[str]:
    held = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    name, *place, key = json.loads(held[: held.index("]") + 1])
    keys: list[Any] = [5, None, True, [], {}, "", key[:-1], "z" * 32]
    contents: list[Any] = [
        *([name, *other, key] for other in _other_places(*place)),
        *([name, *place, other] for other in keys),
        *(["others", *place, key], [None, *place, key], [name, *place], [], {}, 5),
        [name, *place, key, "more"],
    ]
    texts = [sealed(content) for content in contents]
    spaced = sealed([name, *place, key], separators=(", ", ":"))
    return [*texts, spaced, "", "x", f"{cursor}=", f" {cursor}", f"{cursor}\n", "A" * 30_000, "é"]


def _other_places(kind: str | None = None, plain: object = None) -> Iterator[list[Any]]:
    """What is no place in a list of that kind; one without is sorted by names."""
    wrong: list[Any] = [None, True, 1.5, [], {}, 10**30, -1 if plain is None else "seven"]
    yield from (["" if kind is None else kind, other] for other in wrong)
    others: list[list[Any]] = [[7], ["t"], ["t", 7, 7], ["x", 7], ["t" if kind == "" else "", 7]]
    yield from others


def _bad(reading: Reading, place: InputField, counter: Counter) -> Iterator[Any]:
    if place.kind.name != "ID":
        yield from bad_values(place, [])
        return
    type_name = named_by(reading.field, place.name.partition(".")[2])
    yield from ids(type_name, counter.other.patient, counter.own_ids)


def _found(answer: Any) -> Iterator[Any]:
    """What is on the pages of an answer, or the answer itself if it has none."""
    if isinstance(answer, list):
        yield from answer
    elif "nodes" in answer:
        yield from answer["nodes"]
    elif "__typename" in answer:
        yield answer
    else:
        for part in answer.values():
            yield from _found(part)
