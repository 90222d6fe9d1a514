"""Questions about the schema itself, to stand beside others."""

from __future__ import annotations

import random

from gql_packages.resolvers.build_schema import schema

_TYPE = "kind name ofType { kind name ofType { kind name ofType { kind name } } }"


def introspection(chance: random.Random) -> str:
    """A root field of introspection, within what one may ask."""
    if chance.random() < 0.3:
        return (
            "__schema { queryType { name kind } mutationType { name } subscriptionType { name } }"
        )
    name = chance.choice([*(n for n in schema._schema.type_map if n[0] != "_"), "Nothing"])
    inside = chance.choice(
        (
            f"fields {{ name description args {{ name defaultValue type {{ {_TYPE} }} }}"
            f" type {{ {_TYPE} }} isDeprecated }}",
            f"inputFields {{ name description defaultValue type {{ {_TYPE} }} }}",
            "interfaces { name } enumValues { name description }",
            "possibleTypes { name } specifiedByURL",
        )
    )
    return f'__type(name: "{name}") {{ __typename kind name description {inside} }}'
