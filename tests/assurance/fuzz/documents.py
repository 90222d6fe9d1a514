"""Documents of the fuzz: what a client could mean, ever further from what it should."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import uuid4

from graphql import GraphQLEnumType, GraphQLInputObjectType

from tests.assurance.fuzz.fixtures import Ground
from tests.assurance.fuzz.requests import Shot
from tests.assurance.hill_climbing import varied, words_of
from tests.bad_input.values import AMOUNTS, DAYS, MOMENTS, NUMBERS, TEXTS, Raw
from tests.input_walk import InputField, fields_of, look_up
from tests.schema_walk import (
    MUTATIONS,
    QUERIES,
    READS,
    SUBSCRIPTIONS,
    arguments_for,
    input_type,
    mutation_document,
    query_document,
)

#: Every role, and the owner more often: whoever may do most gets furthest.
ROLES = ("OWNER",) * 6 + ("BILLING", "FRONT_DESK", "PRACTITIONER", "SUPPORT", "OUTSIDER")

Make = Callable[[Ground, Random], Shot]


def mutation_of_a_client(ground: Ground, chance: Random) -> Shot:
    """A mutation whose input is valid, but for a few fields that are other valid ones, or none."""
    mutation = chance.choice(list(MUTATIONS))
    given = ground.clinic.valid_input(mutation)
    for field in fields_of(input_type(mutation)):
        # What a thing is named by is nearly always another one: each can be paid or used up once.
        if chance.random() < (0.8 if field.kind.name == "ID" else 0.15):
            is_there = look_up(given, field.path) is not None
            if is_there or chance.random() < 0.3:
                given = field.put(given, _value(field, ground, chance))
    if "expectedVersion" in given and chance.random() < 0.8:
        given["expectedVersion"] = None
    variables = _plain({"input": given})
    return Shot.of("mutation", chance.choice(ROLES), mutation_document(mutation), variables)


def query_of_a_client(ground: Ground, chance: Random) -> Shot:
    """A root query with arguments of every kind."""
    return _read_of_a_client("query", chance.choice(list(QUERIES)), ground, chance)


def subscription_of_a_client(ground: Ground, chance: Random) -> Shot:
    """A subscription with arguments of every kind, by somebody who takes its events."""
    shot = _read_of_a_client("subscription", chance.choice(list(SUBSCRIPTIONS)), ground, chance)
    return replace(shot, headers=(*shot.headers, ("Accept", "text/event-stream")))


def _read_of_a_client(kind: str, name: str, ground: Ground, chance: Random) -> Shot:
    arguments = READS[name].args
    given = arguments_for(READS[name], {kind: ids[0] for kind, ids in ground.ids.items() if ids})
    for argument, declared in arguments.items():
        if argument in given and chance.random() < 0.3 and not str(declared.type).endswith("!"):
            del given[argument]
    document, variables = query_document(name, given, chance.choice((1, 2, 3)))
    for argument, declared in arguments.items():
        place = InputField((argument,), declared.type, f"{name}.{argument}")
        is_plain = not place.is_list and not isinstance(place.kind, GraphQLInputObjectType)
        if argument in variables and is_plain and chance.random() < 0.4:
            variables[argument] = _value(place, ground, chance)
    return Shot.of(kind, chance.choice(ROLES), document, _plain(variables))


def varied_document(ground: Ground, chance: Random) -> Shot:
    """A document with tokens repeated, left out, exchanged or taken from another."""
    one, other = _some_document(ground, chance), _some_document(ground, chance)
    words = varied(words_of(one[0]), words_of(other[0]), chance)
    return Shot.of("varied document", chance.choice(ROLES), " ".join(words), one[1])


def _some_document(ground: Ground, chance: Random) -> tuple[str, Any]:
    makers = (mutation_of_a_client, query_of_a_client, subscription_of_a_client)
    (make,) = chance.choices(makers, (10, 9, 1))
    content = json.loads(make(ground, chance).body)
    return content["query"], content.get("variables")


_VALUES: Mapping[str, Sequence[Any]] = {
    "Decimal": ["0", "0.01", "1.00", "5.00", 10, "39.99", "80.00", "100", "800.00", "99999.99"],
    "Int": [1, 2, 5, 10, 20, 45, 60, 90, 100, 365, 36_500],
    "Boolean": [True, False],
    "String": ["Noor", "Zoë 張", "Moved away", "o'Neil", "%", "\\", "_", "a@example.org", "ﷺ" * 20],
}
_BAD: Mapping[str, Sequence[Any]] = {
    "Decimal": AMOUNTS,
    "Int": NUMBERS,
    "Boolean": ["true", 0, {}],
    "String": TEXTS,
    "Date": DAYS,
    "DateTime": MOMENTS,
    "ID": ["", "x", 5, True, "A" * 2000, "UGF0aWVudDo="],
}


def _value(field: InputField, ground: Ground, chance: Random) -> Any:
    kind = field.kind.name
    if field.is_list:
        item = InputField(field.path, field.type, field.name)
        return [_one(item, ground, chance) for _ in range(chance.choice((0, 1, 1, 2, 5, 30)))]
    if chance.random() < 0.08 and kind in _BAD:
        return chance.choice(_BAD[kind])
    if not field.is_required and chance.random() < 0.2:
        return None
    return _one(field, ground, chance)


def _one(field: InputField, ground: Ground, chance: Random) -> Any:
    """A value of the kind that belongs there."""
    kind, name = field.kind, field.name.partition(".")[2]
    if kind.name == "ID":
        return ground.some_id(field.names, chance)
    if name == "idempotencyKey":
        return f"fuzz-{chance.randrange(10**6):016}" if chance.random() < 0.2 else f"fuzz-{uuid4()}"
    if isinstance(kind, GraphQLEnumType):
        return chance.choice(list(kind.values))
    if isinstance(kind, GraphQLInputObjectType):
        return {f.path[-1]: _value(f, ground, chance) for f in fields_of(kind) if len(f.path) == 1}
    if kind.name in ("Date", "DateTime"):
        day = date(2026, 1, 1) + timedelta(
            days=chance.choice((0, 60, 90, 200, 400, chance.randrange(4000)))
        )
        return f"{day}T{chance.randrange(24):02}:30:00Z" if kind.name == "DateTime" else str(day)
    return chance.choice(_VALUES[kind.name])


def _plain(value: Any) -> Any:
    """The same without what JSON cannot say."""
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list) else value
