"""One root field while it is answered: its plan, its parameters, and what its row says."""

from __future__ import annotations

import asyncio
import json
import re
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, cast
from uuid import UUID

import asyncpg
from asyncpg import Record
from graphql import GraphQLError, GraphQLResolveInfo
from orjson import Fragment

from gql_packages.domain.search_keys import search_key
from gql_packages.errors import BadRequest
from gql_packages.reading.plans import LARGEST_ANSWER, LARGEST_LIST, Plan, PlanCache, Run, signature
from gql_packages.reading.selections import Document
from gql_packages.reading.shapes import FieldRefused, Path
from gql_packages.reading.statements import Target, compile_target

#: What a statement fails with by itself: where something is absent, or an argument was refused.
_ABSENT, _REFUSED = re.compile(r"absent_(\d+)"), re.compile(r"refused_(\d+)")
_PLANS = PlanCache()

#: Runs a plan with the parameters of a run and gives its one row, if there is one.
Ask: TypeAlias = Callable[[Plan, Run], Awaitable[Record | None]]


@dataclass(frozen=True, slots=True)
class Partial:
    """An answer some of whose fields were refused: the errors go beside it."""

    fragment: Fragment | None
    errors: tuple[GraphQLError, ...]


Answer: TypeAlias = Fragment | Partial | None


class RootField:
    """A root field and what it shows; `ask` runs a plan, for a caller who has the right."""

    def __init__(
        self,
        info: GraphQLResolveInfo[Any],
        target: Target,
        given: Mapping[str, Any],
        *,
        is_known: bool,
    ) -> None:
        self.info = info
        self.target = target
        self._given = given
        self._is_known = is_known
        self._plan: Plan
        self._document = Document(info.schema, info.fragments, cast(Any, info.variable_values))

    async def row(self, ask: Ask) -> Record:
        """The row that answers. Raises FieldRefused, which is said after the right is checked."""
        self._plan = self._remembered()
        return await self._row(ask)

    async def row_refusing(self, ask: Ask) -> Record:
        """The same where an argument is refused: its field is null, or what it stands in, if some
        row leads to it at all. Raises GraphQLError where all of the answer is null."""
        reached: frozenset[Path] = frozenset()
        while True:
            try:
                self._plan = self._compiled(reached)
                return await self._row(ask)
            except FieldRefused as refused:
                if refused.path in reached:
                    raise self._located(refused) from refused
                reached |= {refused.path}

    async def _row(self, ask: Ask) -> Record:
        plan, run = self._plan, Run(self._document, self._given)
        if plan.facts is not None:
            facts = await self._asked(ask, plan.facts, run)
            _check_size(facts)
            run = Run(self._document, {**self._given, **await _decided(plan, facts["body"])})
        return await self._asked(ask, plan, run)

    def answer(self, row: Record) -> Answer:
        """The JSON of the row; raises BadRequest where it is more than an answer may hold."""
        if row["missing"] is not None:
            raise self.target.absence(row["missing"])
        _check_size(row)
        body = row["body"]
        if body is not None and self.target.sorted_by is not None:
            body = _sorted(body)
        fragment = None if body is None else Fragment(body)
        errors = tuple(self._located(each) for each in self._plan.refused)
        return Partial(fragment, errors) if errors else fragment

    async def _asked(self, ask: Ask, plan: Plan, run: Run) -> Record:
        try:
            row = await ask(plan, run)
        except asyncpg.InvalidTextRepresentationError as error:
            if refused := _REFUSED.search(f"{error.detail}"):
                raise plan.parked[int(refused[1])] from error
            absent = _ABSENT.search(f"{error.detail}")
            if absent is None:
                raise
            path = list(plan.required[int(absent[1])])
            missing = LookupError("A row refers to another that is not there.")
            nodes = self.info.field_nodes
            raise GraphQLError(str(missing), nodes, path=path, original_error=missing) from error
        if row is None:
            raise LookupError("The clinic is not there.")
        return row

    def _remembered(self) -> Plan:
        nodes = self.info.field_nodes
        locations = [node.loc for node in nodes if node.loc is not None]
        # By the text: a document that is parsed anew has the plans that it had.
        text, places = locations[0].source.body, tuple(each.start for each in locations)
        key = (text, places, self.target.key, self._is_known)
        selected = _PLANS.selected(key, nodes, self._document.fragments)
        shape = signature(self._document.variables, selected.variables)
        plan = selected.plans.get(shape)
        if plan is None:
            plan = self._compiled(None)
            _PLANS.put(selected, shape, plan)
        return plan

    def _compiled(self, reached: frozenset[Path] | None) -> Plan:
        return compile_target(
            self._document,
            self.target,
            self.info.field_nodes,
            self.info.parent_type.fields[self.info.field_name],
            is_known=self._is_known,
            reached=reached,
        )

    def _located(self, refused: FieldRefused) -> GraphQLError:
        path = list(refused.path)
        refusal = refused.refusal
        return GraphQLError(refusal.message, [refused.node], path=path, original_error=refusal)


async def _decided(plan: Plan, body: str | None) -> dict[str, str]:
    """What the derived fields of the plan show, decided from the facts that were gathered."""
    records: defaultdict[int, dict[str, str]] = defaultdict(dict)
    things = 0
    for found in _facts_in(json.loads(body or "null")):
        number = found["#"]
        decided = plan.derived[number].decide(found["facts"])
        listed = [{**record, "place": place} for place, record in enumerate(decided)]
        records[number][json.dumps(found["key"])] = json.dumps(listed, default=str)
        things += len(listed)
        if things > LARGEST_LIST:
            raise _too_large(things)
        # Others have their turn: many owners have many records.
        await asyncio.sleep(0)
    return {
        f"derived_{number}": f"{{{','.join(map(':'.join, records[number].items()))}}}"
        for number in range(len(plan.derived))
    }


def _facts_in(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from _facts_in(each)
    elif isinstance(value, dict):
        if "#" in value:
            yield value
            yield from _facts_in(value["inside"])
        else:
            for each in value.values():
                yield from _facts_in(each)


def _sorted(body: str) -> str:
    """A list's JSON, sorted by place, then by name as people look for it, then by id."""
    listed = sorted(
        (place is None, place or 0, search_key(name), UUID(key).int, text)
        for place, name, key, text in json.loads(body)
    )
    return f"[{','.join(each[-1] for each in listed)}]"


def _check_size(row: Record) -> None:
    """Raise BadRequest where the statement found more than an answer may hold."""
    if row["size"] is not None and row["body"] is None:
        raise _too_large(row["things"])


def _too_large(things: int) -> BadRequest:
    if things > LARGEST_LIST:
        found = f"more than {LARGEST_LIST} things"
    else:
        found = f"more than {LARGEST_ANSWER // 1024 // 1024} MiB"
    return BadRequest(
        f"The answer would hold {found}: pages are large here, or lists that have no pages are"
        " long. Ask for smaller pages around them, or for fewer of them."
    )
