"""Compiled statements, and the bounded cache that remembers them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeAlias

from graphql import FieldNode, GraphQLField

from gql_packages.reading.declarations import Derived
from gql_packages.reading.selections import Document, Fragments, variables_in
from gql_packages.reading.shapes import FieldRefused, Path

#: Things that the lists of one answer may hold. No document within the limits needs pages that come
#: to more, but some lists have no pages.
LARGEST_LIST = 5_000
#: Bytes of one answer.
LARGEST_ANSWER = 4 * 1024 * 1024
#: Bytes of all plans that are remembered, the documents that they were made of included.
REMEMBERED = 16 * 1024 * 1024
#: What a selection of a document takes, beside the text of its statement.
_SELECTION = 1_500


@dataclass(slots=True)
class Run:
    """One execution of a plan: what its parameters are read from."""

    document: Document
    given: Mapping[str, Any]
    _arguments: dict[int, dict[str, Any]] = field(default_factory=dict)

    def given_too(self, more: Mapping[str, Any]) -> Run:
        """The same with more that is given."""
        return Run(self.document, {**more, **self.given}, self._arguments)

    def arguments(self, definition: GraphQLField, node: FieldNode) -> dict[str, Any]:
        """The coerced arguments of a field, worked out once."""
        known = self._arguments.get(id(node))
        if known is None:
            known = self._arguments[id(node)] = self.document.arguments(definition, node)
        return known


Parameter: TypeAlias = Callable[[Run], object]


def arguments_of(
    definition: GraphQLField, node: FieldNode
) -> Callable[[Run], dict[str, Any]] | None:
    """The arguments of a field in a run, None for those that are not given; None: it has none."""
    if not definition.args:
        return None
    nothing = dict.fromkeys(definition.args)
    return lambda run: {**nothing, **run.arguments(definition, node)}


@dataclass(slots=True, eq=False)
class Plan:
    """One statement, and how its parameters from the fifth on are found."""

    text: str
    parameters: tuple[Parameter, ...]
    required: tuple[Path, ...]
    refused: tuple[FieldRefused, ...]
    derived: tuple[Derived, ...]
    #: the facts that derived fields are decided from, where there are any
    facts: Plan | None = None
    parked: tuple[FieldRefused, ...] = ()
    checks: tuple[Parameter, ...] = ()
    uses: int = 0

    @property
    def size(self) -> int:
        """Bytes that it takes, about."""
        return 2 * len(self.text) + (self.facts.size if self.facts else 0)

    def values(self, run: Run) -> list[object]:
        """The parameters of one run. Raises FieldRefused for a cursor that is none."""
        for check in self.checks:
            check(run)
        return [parameter(run) for parameter in self.parameters]


@dataclass(slots=True)
class Selected:
    """One selection of a document with its plans, by what of the variables shapes them."""

    variables: tuple[str, ...]
    plans: dict[Hashable, Plan] = field(default_factory=dict)
    size: int = 0


class PlanCache:
    """Remembers plans by the selections that they were compiled from, up to so many bytes."""

    def __init__(self, capacity: int = REMEMBERED) -> None:
        self._selected: OrderedDict[Hashable, Selected] = OrderedDict()
        self._capacity = capacity
        #: bytes, as they are counted here
        self.size = 0

    def selected(self, key: Hashable, nodes: Sequence[FieldNode], fragments: Fragments) -> Selected:
        """What is remembered of a selection; what it keeps of its document is counted."""
        found = self._selected.get(key)
        if found is not None:
            self._selected.move_to_end(key)
            return found
        variables, selections = variables_in(nodes, fragments)
        found = Selected(variables, size=_SELECTION * selections)
        self._selected[key] = found
        self._grow(found.size)
        return found

    def put(self, selected: Selected, signature: Hashable, plan: Plan) -> None:
        """Remember a plan. One selection keeps an eighth of the whole, whatever its variables."""
        if selected.size > self._capacity // 8:
            kept = sum(each.size for each in selected.plans.values())
            selected.plans.clear()
            selected.size -= kept
            self.size -= kept
        selected.plans[signature] = plan
        selected.size += plan.size
        self._grow(plan.size)

    def _grow(self, size: int) -> None:
        self.size += size
        while self.size > self._capacity and len(self._selected) > 1:
            self.size -= self._selected.popitem(last=False)[1].size


def signature(variables: Mapping[str, Any], names: Iterable[str]) -> Hashable:
    """What of the variables' values shapes a statement: flags, numbers, words of enums, and
    whether they are there. Everything else is a parameter."""
    return tuple(_shape_of(variables.get(name, ...)) for name in names)


def _shape_of(value: object) -> Hashable:
    if value is None or value is ... or isinstance(value, bool | int | Enum):
        return value
    return bool(value) if isinstance(value, list) else True
