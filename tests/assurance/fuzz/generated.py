"""Documents that schemathesis makes from the schema: valid ones, and ones with one thing wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import cycle
from random import Random
from typing import Any, TypeAlias
from uuid import uuid4

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis_graphql import nodes
from schemathesis import GenerationMode

from gql_packages.resolvers.build_schema import sdl
from tests.assurance.fuzz.documents import ROLES
from tests.assurance.fuzz.fixtures import Ground
from tests.assurance.fuzz.requests import Shot
from tests.schema_walk import QUERIES, named_by, thing_named

Made: TypeAlias = "schemathesis.Case[Any]"

#: In the place of an id, until it is known what is there.
_SOME_ID = "@ID"
_SCALARS: dict[str, Sequence[str]] = {
    "ID": [_SOME_ID] * 8 + ["", "x", "UGF0aWVudDox"],
    "Decimal": ["1.00", "80.00", "0", "39.99", "5", "-1", "1e5", "0.001", "9" * 30],
    "Date": ["2026-03-02", "2026-12-31", "2024-02-29", "2026-02-30", "0001-01-01", "today"],
    "DateTime": ["2026-03-10T17:00:00Z", "2026-04-01T09:00:00-07:00", "2026-04-01", "9999-12-31"],
}
_PLACE = re.compile(rf'(\w+):\s*(\[[^\]]*\]|"{_SOME_ID}")')
_KEY = re.compile(r'idempotencyKey:\s*"(?:[^"\\]|\\.)*"')

#: How many are made in one go.
BATCH = 100


def generated(ground: Ground, chance: Random) -> Iterator[Shot]:
    """Documents without end; a batch of each kind in turn."""
    for mode in cycle((GenerationMode.POSITIVE, GenerationMode.NEGATIVE)):
        for label, text in _batch(mode, chance.randrange(2**32)):
            query = _filled_in(label, text, ground, chance)
            yield Shot.of(f"schemathesis, {mode.value}", chance.choice(ROLES), query)


def _batch(mode: GenerationMode, number: int) -> list[tuple[str, str]]:
    """Each with the name of the root field it was made for."""
    made: list[tuple[str, str]] = []

    @seed(number)
    @settings(
        max_examples=BATCH,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(_cases(mode))
    def make(case: Made) -> None:
        made.append((case.operation.label.partition(".")[2], str(case.body)))

    make()
    return made


@cache
def _cases(mode: GenerationMode) -> st.SearchStrategy[Made]:
    for name, values in _SCALARS.items():
        schemathesis.graphql.scalar(name, st.sampled_from(values).map(nodes.String))
    schema = schemathesis.graphql.from_file(sdl())
    operations = [schema[kind][name] for kind in schema for name in schema[kind]]
    return st.one_of([each.as_strategy(generation_mode=mode) for each in operations])


def _filled_in(label: str, text: str, ground: Ground, chance: Random) -> str:
    """The document with ids of what is there, and nearly always a key that may be one."""

    def named(found: re.Match[str]) -> str:
        name = found[1]
        if name == "id":
            kind = named_by(QUERIES[label], name) if label in QUERIES else "Node"
        else:
            kind = thing_named(name)
        return found[0].replace(_SOME_ID, ground.some_id(kind, chance))

    text = _PLACE.sub(named, text)
    if chance.random() < 0.85:
        text = _KEY.sub(lambda _: f'idempotencyKey: "fuzz-{uuid4()}"', text)
    return text
