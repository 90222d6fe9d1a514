"""Makes documents out of the schema, at random and the same ones for the same seed.

They stay within the limits of the server: what is over them, or not valid, is thrown away.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
)

from gql_packages.resolvers.build_schema import schema as served_schema
from gql_packages.web.document_validation import FieldsMerge
from tests.queries.differing import Asked
from tests.queries.given_values import Value, Values, literal

Composite = GraphQLObjectType | GraphQLInterfaceType

#: What shows something else each time that anything is read; and what the plain answers leave out.
NOT_ASKED = frozenset({"auditEntries", "deletedSales"})

_KEY_LENGTHS = (63, 64, 200)
_PAGE_WIDTH = 60
_TYPE = "kind name ofType { kind name ofType { kind name ofType { kind name } } }"
_SCHEMA = "__schema { queryType { name kind } mutationType { name } subscriptionType { name } }"
#: What is asked of a type: within what one may ask.
_OF_TYPE = (
    f"fields {{ name description args {{ name defaultValue type {{ {_TYPE} }} }}"
    f" type {{ {_TYPE} }} isDeprecated }}",
    f"inputFields {{ name description defaultValue type {{ {_TYPE} }} }}",
    "interfaces { name } enumValues { name description }",
    "possibleTypes { name } specifiedByURL",
)


def documents(values: Values, *, seed: int, faulty: bool = False) -> Iterator[Asked]:
    """Documents without end, each with its own seed, so that one can be made again alone."""
    while True:
        seed += 1
        asked = Maker(values, random.Random(seed), faulty).made(seed)
        if asked.is_served((FieldsMerge,)) and bool(asked.faults) == faulty:
            yield asked


@dataclass
class Maker:
    """Makes one document, or one selection of it."""

    values: Values
    random: random.Random
    is_faulty: bool
    variables: dict[str, Any] = field(default_factory=dict)
    declared: list[str] = field(default_factory=list)
    #: by type, the finished fragments; and all of them as they are written
    fragments: dict[str, list[str]] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    names: int = 0
    left: int = 0

    def made(self, seed: int) -> Asked:
        self.values.random = self.random
        self.left = self.random.choice((6, 15, 30, 60, 120, 300))
        few = self.random.choice((1, 1, 1, 2, 2, 3, 5))
        query = served_schema._schema.query_type
        assert query is not None
        # Much can only be reached quickly through `node`, and the sums only through their report.
        more = ("node", "node", "node", "packageLiabilityReport", "packageLiabilityReport")
        names = [*(query.fields.keys() - NOT_ASKED), *more]
        names.sort()
        roots = [self._field(query, self.random.choice(names), 0, 1) for _ in range(few)]
        if self._happens(0.06):
            roots.append(self._introspection())
        if self._happens(0.1):
            roots.append("__typename")
        self.random.shuffle(roots)
        declared = f"({', '.join(self.declared)})" if self.declared else ""
        name = "Q" if declared or self._happens(0.3) else ""
        parts = [f"query {name}{declared} {{ {' '.join(roots)} }}", *self.written]
        operation = None
        if name and self._happens(0.1):
            parts.append("query Other { viewer { role } }")
            operation = "Q"
        self.random.shuffle(parts)
        return Asked("\n".join(parts), dict(self.variables), operation, seed, tuple(self.faults))

    def _introspection(self) -> str:
        if self._happens(0.3):
            return _SCHEMA
        types = served_schema._schema.type_map
        name = self.random.choice([*(name for name in types if name[0] != "_"), "Nothing"])
        inside = self.random.choice(_OF_TYPE)
        return f'__type(name: "{name}") {{ __typename kind name description {inside} }}'

    def selections(self, kind: Composite, depth: int, width: int) -> str:
        """What stands between the braces."""
        if isinstance(kind, GraphQLInterfaceType):
            return self._of_any_type(kind, depth, width)
        names = self._chosen(kind, depth)
        parts = [self._field(kind, name, depth, width) for name in names]
        if self._happens(0.15):
            parts.append(f"{self._alias('__typename')}__typename{self._directive()}")
        if parts and self._happens(0.12):
            again = self.random.choice(names)
            parts.append(self._field(kind, again, depth, width))
        if self._happens(0.15):
            parts.append(self._inline(kind, depth, width))
        if self._happens(0.15):
            parts.append(self._spread(kind, depth, width))
        self.random.shuffle(parts)
        return " ".join(parts)

    def _chosen(self, kind: Composite, depth: int) -> list[str]:
        """Some of its fields; near the end only those without others below."""
        fields = kind.fields.items()
        leaves = [name for name, each in fields if is_leaf_type(get_named_type(each.type))]
        others = [name for name in kind.fields if name not in leaves]
        deep = self.random.choice((1, 1, 2, 3) if depth < 4 else (0, 1, 1, 2, 3))
        if depth >= 10 or self.left <= 0:
            deep = 0
        if not leaves and not deep:
            deep = 1
        chosen = self.random.sample(others, min(deep, len(others)))
        if leaves:
            few = self.random.randint(0 if chosen else 1, min(len(leaves), 6))
            chosen += self.random.sample(leaves, few)
        return chosen

    def _field(self, kind: Composite, name: str, depth: int, width: int) -> str:
        self.left -= 1
        declared: GraphQLField = kind.fields[name]
        named = get_named_type(declared.type)
        arguments, size = self._arguments(kind, name, declared, depth, width)
        text = f"{self._alias(name)}{name}{arguments}{self._directive()}"
        if is_leaf_type(named):
            return text
        assert isinstance(named, GraphQLObjectType | GraphQLInterfaceType)
        if size is None:
            is_list = is_list_type(get_nullable_type(declared.type))
            size = 5 if is_list and "pageInfo" not in kind.fields else 1
        return f"{text} {{ {self.selections(named, depth + 1, width * size)} }}"

    def _of_any_type(self, kind: GraphQLInterfaceType, depth: int, width: int) -> str:
        possible = list(served_schema._schema.get_possible_types(kind))
        chosen = self.random.sample(possible, self.random.randint(0, 2))
        chosen += [
            each
            for each in possible
            if each.name == self.values.last_type and each not in chosen and self._happens(0.8)
        ]
        parts = [
            f"... on {each.name}{self._directive()} {{ {self.selections(each, depth, width)} }}"
            for each in chosen
        ]
        if not parts or self._happens(0.5):
            parts.append(self.random.choice(("id", "__typename", "... on Node { id __typename }")))
        if self._happens(0.2):
            parts.append(self._spread(self.random.choice(possible), depth, width))
        return " ".join(parts)

    def _inline(self, kind: Composite, depth: int, width: int) -> str:
        if "Node" in {each.name for each in getattr(kind, "interfaces", ())} and self._happens(0.3):
            inner = f"id ... on {kind.name} {{ {self.selections(kind, depth, width)} }}"
            return f"... on Node{self._directive()} {{ {inner} }}"
        on = self.random.choice(("", f" on {kind.name}"))
        return f"...{on}{self._directive()} {{ {self.selections(kind, depth, width)} }}"

    def _spread(self, kind: Composite, depth: int, width: int) -> str:
        interfaces = list(getattr(kind, "interfaces", ()))
        if interfaces and self._happens(0.2):
            kind = interfaces[0]
        known = self.fragments.setdefault(kind.name, [])
        if not known or self._happens(0.6):
            name = f"F{len(self.written)}"
            self.written.append("")
            place = len(self.written) - 1
            inside = self.selections(kind, depth, width)
            self.written[place] = f"fragment {name} on {kind.name} {{ {inside} }}"
            known.append(name)
            return f"...{name}{self._directive()}"
        return f"...{self.random.choice(known)}{self._directive()}"

    def _happens(self, chance: float) -> bool:
        return self.random.random() < chance

    def _alias(self, name: str) -> str:
        if not self._happens(0.12):
            return ""
        self.names += 1
        if self._happens(0.3):
            # They differ behind the 63rd byte at the earliest, and at the last one.
            number = str(self.names)
            return f"{'k' * (self.random.choice(_KEY_LENGTHS) - len(number))}{number}: "
        return f"{self.random.choice(('a', 'Data', '_', name))}{self.names}: "

    def _directive(self) -> str:
        if not self._happens(0.05):
            return ""
        words = self.random.choice((["skip"], ["include"], ["include", "skip"]))
        return "".join(
            f" @{word}(if: {self._given(Value('Boolean!', self._happens(0.5)))})" for word in words
        )

    def _arguments(
        self, kind: Composite, name: str, declared: GraphQLField, depth: int, width: int
    ) -> tuple[str, int | None]:
        """The arguments as they are written, and how many things the field may bring if it says."""
        given, size = [], None
        self.values.order = None
        for argument, definition in declared.args.items():
            fault = self.is_faulty and not self.faults and self._happens(0.35)
            place = (kind.name, name, argument)
            value = self.values.fault(place, definition) if fault else None
            if value is not None:
                self.faults.append("nested" if depth else "root")
            else:
                value = self.values.value(place, definition, most=max(1, _PAGE_WIDTH // width))
            if argument == "first":
                size = value.plain if value and isinstance(value.plain, int) else 20
                size = max(size, 1)
            if value is not None:
                given.append(f"{argument}: {self._given(value)}")
        self.random.shuffle(given)
        return f"({', '.join(given)})" if given else "", size

    def _given(self, value: Value) -> str:
        """The value as it is written: itself, or a variable."""
        if self._happens(0.65):
            return literal(value.plain)
        name = f"v{len(self.declared)}"
        kind = value.type_name
        if value.plain is not None and self._happens(0.2):
            # The default is what holds, and nothing is sent.
            self.declared.append(f"${name}: {kind} = {literal(value.plain)}")
            return f"${name}"
        other = ""
        if kind in ("Int", "String", "Boolean") and self._happens(0.3):
            default = {"Int": 3, "String": "x", "Boolean": True}[kind]
            other = f" = {literal(default)}"
        self.declared.append(f"${name}: {kind}{other}")
        if value.plain is not None or other or self._happens(0.5):
            self.variables[name] = value.plain
        return f"${name}"
