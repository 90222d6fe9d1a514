"""One document, asked of the server and of the oracle: what differs, and in how little of it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from graphql import (
    REMOVE,
    Node,
    SelectionNode,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    parse,
    print_ast,
    separate_operations,
    specified_rules,
    validate,
    visit,
)
from graphql.validation import ASTValidationRule

from gql_packages.errors import BadRequest
from gql_packages.resolvers.build_schema import schema as served_schema
from gql_packages.web.document_cache import parse_document
from gql_packages.web.document_limits import check_limits
from tests.front_desk import FrontDesk
from tests.queries import oracle
from tests.queries.slow_loader import Answers, World

Kind = TypeVar("Kind", bound=Node)

#: How often a document that differs is made smaller.
_TRIES = 150


@dataclass
class Asked:
    """A request: its document and what is sent with it."""

    document: str
    variables: dict[str, Any]
    operation: str | None
    seed: int
    #: where something is wrong in it on purpose: directly below a root field's name, or deeper
    faults: tuple[str, ...] = ()

    def body(self) -> dict[str, Any]:
        """What is sent."""
        named = {"operationName": self.operation} if self.operation else {}
        return {"query": self.document, "variables": self.variables, **named}

    def __str__(self) -> str:
        variables = json.dumps(self.variables, ensure_ascii=False)
        return f"seed {self.seed}, operation {self.operation}, {variables}\n{self.document}"

    def is_served(self, rules: Collection[type[ASTValidationRule]] = specified_rules) -> bool:
        """Whether it is valid by these rules, and asks for no more than may be asked for.

        What is made here only breaks the rule that fields of one name must merge.
        """
        schema = served_schema._schema
        try:
            parsed = parse_document(self.document)
            check_limits(parsed, schema, parsed.operation(self.operation), self.variables)
            return not validate(schema, parsed.root, rules, hide_suggestions=True)
        except BadRequest:
            return False


@dataclass(frozen=True)
class Pair:
    """The server and the oracle's world, as one staff member sees both."""

    desk: FrontDesk
    world: World

    async def told(self, asked: Asked) -> str | None:
        """What differs, with the document, made as small as goes quickly; None if nothing does."""
        first = last = await self.difference(asked)
        if first is None:
            return None
        small = asked
        waiting = smaller(small)
        for _ in range(_TRIES):
            each = next(waiting, None)
            if each is None:
                break
            with suppress(AssertionError):
                if told := await self.difference(each):
                    small, last, waiting = each, told, smaller(each)
        return f"{first}\n{asked}\n\nMade smaller: {last}\n{small}"

    async def difference(self, asked: Asked) -> str | None:
        """Where the two answers differ first; None if they do not."""
        found = (await self.desk.post_raw(asked.body())).json()
        return differs(asked, found, self.oracle_answer(asked))

    def oracle_answer(
        self, asked: Asked, planted: Mapping[str, Answers] | None = None
    ) -> dict[str, Any]:
        """What the oracle answers, as it would come over the wire."""
        result = oracle.execute(
            self.world, asked.document, asked.variables, asked.operation, planted
        )
        unforeseen = [error for error in result.errors or () if not error.extensions]
        assert not unforeseen, f"{unforeseen}\n{asked}"
        answer: dict[str, Any] = json.loads(json.dumps(result.formatted))
        return answer


def differs(asked: Asked, found: Mapping[str, Any], wanted: Mapping[str, Any]) -> str | None:
    """Where two answers differ first.

    What is left beside something nested that was refused depends on what was done first.
    """
    codes, others = (
        {error["extensions"]["code"] for error in answer.get("errors", [])}
        for answer in (found, wanted)
    )
    if codes != others:
        return f"codes {codes}, wanted {others}: {found.get('errors')}"
    if codes and "nested" in asked.faults:
        return None
    return difference(found.get("data"), wanted["data"])


def difference(found: Any, wanted: Any, path: str = "") -> str | None:
    """Where two answers differ first, be it in the order of their keys; None if they do not."""
    if isinstance(found, dict) and isinstance(wanted, dict):
        if list(found) != list(wanted):
            return f"{path}: keys {list(found)}, wanted {list(wanted)}"
        pairs = [(f"{path}.{key}", found[key], wanted[key]) for key in found]
    elif isinstance(found, list) and isinstance(wanted, list):
        if len(found) != len(wanted):
            return f"{path}: {len(found)} things, wanted {len(wanted)}"
        pairs = [(f"{path}[{place}]", found[place], each) for place, each in enumerate(wanted)]
    else:
        same = found == wanted and type(found) is type(wanted)
        return None if same else f"{path}: {found!r}, wanted {wanted!r}"
    return next(
        (told for path, one, other in pairs if (told := difference(one, other, path))), None
    )


def smaller(asked: Asked) -> Iterator[Asked]:
    """Each is without one selection, and without what only that one used, and still valid."""
    root = parse(asked.document)
    for selection in _nodes(root, SelectionNode):
        operations = separate_operations(visit(root, _Without([selection])))
        taken = operations[asked.operation or next(iter(operations))]
        # Its declaration names a variable once.
        named = [node.name.value for node in _nodes(taken, VariableNode)]
        declared = _nodes(taken, VariableDefinitionNode)
        unused = [each for each in declared if named.count(each.variable.name.value) == 1]
        text = print_ast(visit(taken, _Without(unused)))
        left = {name: value for name, value in asked.variables.items() if f"${name}:" in text}
        made = replace(asked, document=text, variables=left)
        if made.is_served():
            yield made


def _nodes(root: Node, kind: type[Kind]) -> list[Kind]:
    found: list[Kind] = []

    class Collecting(Visitor):
        def enter(self, node: Node, *_: Any) -> None:
            if isinstance(node, kind):
                found.append(node)

    visit(root, Collecting())
    return found


class _Without(Visitor):
    """Takes these nodes out."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        super().__init__()
        self.nodes = nodes

    def enter(self, node: Node, *_: Any) -> Any:
        return REMOVE if any(node is each for each in self.nodes) else None
