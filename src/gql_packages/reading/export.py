"""Reads all rows of a report, some at a time: the same fields that GraphQL shows, as values."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID

from asyncpg import Record
from graphql import GraphQLObjectType, GraphQLSchema, get_named_type

from gql_packages.reading import json_sql
from gql_packages.reading.compiler import Compiler
from gql_packages.reading.declarations import Value
from gql_packages.reading.plans import Plan, Run
from gql_packages.reading.selections import Document
from gql_packages.reading.shapes import named_object, source_of, table_of_kind
from gql_packages.reading.statements import Target
from gql_packages.reading.viewer import KNOWN

#: Rows that are read at once: few enough to be written without keeping others waiting.
BATCH = 200
#: Rows of a source that is worked out anew for each batch: it is read as seldom as memory allows.
LARGE_BATCH = 5_000


class Ask(Protocol):
    """Runs a plan, in one transaction, for a member whose right was checked."""

    async def __call__(self, plan: Plan, parameters: Sequence[object]) -> list[Record]:
        """Its rows."""


class Export:
    """One statement for the rows of a type, in the order of time and id.

    `columns` are GraphQL's names of its leaves and amounts, or of those of its parts
    ("figures.sold"); `ids` name, for another column, the type of which the row's id is one, or that
    and the row's column with the id ("Patient.patient_id"). `others` are leaves of another row: its
    type, its leaf, and the row's column with its id.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        type_name: str,
        columns: Sequence[str],
        ids: Mapping[str, str],
        others: Mapping[str, tuple[str, str, str]],
        target: Target,
    ) -> None:
        self._schema = schema
        self._c = Compiler(Document(schema, {}, {}), target.texts)
        self._target = target
        self._batch = LARGE_BATCH if target.shared else BATCH
        self._missing = self._checking(schema, target)
        self._plan = self._compiled(self._kind(type_name), columns, ids, others)

    async def rows(self, ask: Ask, given: Mapping[str, Any]) -> AsyncIterator[list[Record]]:
        """All rows, some at a time; at least one batch, be it empty.

        Raises the target's refusal where something that its filter names is not there.
        """
        if self._missing is not None:
            values = self._missing.values(Run(self._c.document, given))
            missing = (await ask(self._missing, values))[0]["missing"]
            if missing is not None:
                raise self._target.absence(missing)
        place: tuple[Any, UUID] = (given["since"], UUID(int=0))
        while True:
            run = Run(self._c.document, {**given, "place_at": place[0], "place_id": place[1]})
            rows = await ask(self._plan, self._plan.values(run))
            for start in range(0, max(len(rows), 1), BATCH):
                yield rows[start : start + BATCH]
            if len(rows) < self._batch:
                return
            place = (rows[-1]["at"], rows[-1]["id"])

    def _compiled(
        self,
        kind: GraphQLObjectType,
        columns: Sequence[str],
        ids: Mapping[str, str],
        others: Mapping[str, tuple[str, str, str]],
    ) -> Plan:
        c, t = self._c, self._c.alias()
        table = table_of_kind(kind)

        def cell(name: str) -> str:
            if name in ids:
                return _global_id(ids[name], t)
            return self._other(*others[name], t) if name in others else self._value(kind, name, t)

        listed = [f'{cell(name)} AS "{name}"' for name in columns]
        shared = f"WITH {c.text(self._target.shared, '')} " if self._target.shared else ""
        source = c.rows_of(table)
        if shared:
            behind = "(p.at, p.id) > ({place_at}, {place_id}) ORDER BY p.at, p.id LIMIT {limit}"
            source = f"(SELECT p.* FROM {source} AS p WHERE {behind})"
        source = source.replace("{limit}", str(self._batch))
        source = source.replace("{place_at}", c.text(":place_at::timestamptz", t))
        source = source.replace("{place_id}", c.text(":place_id::uuid", t))
        text = (
            f"{shared}SELECT {', '.join(listed)}, {t}.at, {t}.id, {table.patient} AS patient_id"
            f" FROM {KNOWN} CROSS JOIN LATERAL {source} AS {t} ORDER BY {t}.at, {t}.id"
        ).replace("{t}", t)
        return Plan(text, tuple(c.parameters), (), (), (), uses=1)

    @staticmethod
    def _checking(schema: GraphQLSchema, target: Target) -> Plan | None:
        if not target.missing:
            return None
        c = Compiler(Document(schema, {}, {}), {})
        text = f"SELECT {c.text(target.missing, '')} AS missing FROM {KNOWN}"
        return Plan(text, tuple(c.parameters), (), (), ())

    def _kind(self, name: str) -> GraphQLObjectType:
        kind = self._schema.get_type(name)
        if not isinstance(kind, GraphQLObjectType):
            raise TypeError(f"{name} is no object type.")
        return kind

    def _other(self, type_name: str, leaf: str, column: str, t: str) -> str:
        o, kind = self._c.alias(), self._kind(type_name)
        table = table_of_kind(kind)
        own = self._c.conditions(table, o, f"{o}.id = {t}.{column}")
        source = self._c.text(table.source, t)
        return f"(SELECT {self._value(kind, leaf, o)} FROM {source} AS {o} WHERE {own})"

    def _value(self, kind: GraphQLObjectType, name: str, t: str) -> str:
        *parts, name = name.split(".")
        for part in parts:
            kind = named_object(kind.fields[part].type)
        definition = kind.fields[name]
        source = source_of(definition)
        if not isinstance(source, Value):
            raise TypeError(f"{kind.name}.{name} is no value.")
        value = self._c.text(source.sql, t)
        is_money = get_named_type(definition.type).name == "Money"
        return f"({value}) * v.minor_unit" if is_money else value


def _global_id(of: str, t: str) -> str:
    type_name, _, column = of.partition(".")
    return json_sql.global_id(type_name, f"{t}.{column or 'id'}")
