"""Compiles a root field with its selection set to one SQL statement that writes its JSON."""

from __future__ import annotations

from collections.abc import Mapping

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLObjectType,
    get_named_type,
    get_nullable_type,
    is_list_type,
    is_non_null_type,
)

from gql_packages.reading import json_sql
from gql_packages.reading.connections import compile_connection
from gql_packages.reading.declarations import (
    Derived,
    GlobalId,
    Listing,
    Related,
    Source,
    Table,
    Value,
)
from gql_packages.reading.plans import Parameter, arguments_of
from gql_packages.reading.selections import Document, Fields
from gql_packages.reading.shapes import (
    FieldRefused,
    Path,
    Shape,
    leads_to_derived,
    named_object,
    source_of,
    table_of_kind,
)
from gql_packages.reading.statement_text import StatementText
from gql_packages.reading.unpaged_lists import compile_derived, compile_list, gather_inside


class Compiler(StatementText):
    """Compiles one statement: collects its parameters, and the places that must not be null."""

    def __init__(
        self,
        document: Document,
        texts: Mapping[str, str],
        reached: frozenset[Path] | None = None,
    ) -> None:
        super().__init__(texts)
        self.document = document
        #: the fields whose refused argument was come to: they are null. None: none was refused
        self.reached = reached
        #: those that were not come to yet: the statement fails with their number
        self.parked: list[FieldRefused] = []
        #: what is read of each run to be refused in time
        self.checks: list[Parameter] = []
        self.refused: list[FieldRefused] = []
        #: where something must not be absent, by the number that the statement fails with
        self.required: list[Path] = []
        #: whether some list has no pages, so that the things in all lists are counted
        self.counts = False
        self.has_lists = False
        #: the aliases of objects of given values: they have no patient, but what they lead to has
        self.given_roots: set[str] = set()
        #: whether only the facts are read that derived fields are decided from
        self.is_gathering = False
        self.derived: list[Derived] = []

    def object(self, kind: GraphQLObjectType, nodes: list[FieldNode], t: str, path: Path) -> Shape:
        """What the selections ask of the row `t`, which is of that type."""
        return self.shape(kind, self.document.fields(kind, nodes), t, path)

    def shape(self, kind: GraphQLObjectType, fields: Fields, t: str, path: Path) -> Shape:
        """The same of fields that are collected already."""
        shape = Shape()
        for key, nodes in fields.items():
            name = nodes[0].name.value
            if name == "__typename":
                if not self.is_gathering:
                    shape.columns.append((key, f'"{kind.name}"'))
                continue
            definition = kind.fields[name]
            value = self._field(shape, kind, definition, nodes, t, (*path, key))
            if value is not None:
                shape.columns.append((key, value))
        return shape

    def _field(
        self,
        shape: Shape,
        kind: GraphQLObjectType,
        definition: GraphQLField,
        nodes: list[FieldNode],
        t: str,
        path: Path,
    ) -> str | None:
        source = source_of(definition)
        if isinstance(source, Value | GlobalId):
            if self.is_gathering:
                return None
            if isinstance(source, Value) and source.patient:
                shape.patients.append(f"ARRAY[{self.text(source.patient, t)}]")
            return self._value(source, kind, definition, nodes, t, path)
        inner = named_object(definition.type)
        if isinstance(source, Derived):
            return self.derived_value(shape, source, inner, nodes, t, path)
        if self.is_gathering and not leads_to_derived(self.document, inner, nodes):
            return None
        before = len(self.parameters), len(self.checks), dict(self.given)
        try:
            return self._nested(shape, source, definition, nodes, t, path)
        except FieldRefused as refused:
            if self.reached is None:
                raise
            # No parameter is left of what is not in the text.
            del self.parameters[before[0] :], self.checks[before[1] :]
            self.given = before[2]
            if refused.path not in self.reached:
                self.parked.append(refused)
                # It depends on the row, so that it is not worked out where there is none.
                refusal = f"'refused_{len(self.parked) - 1}_' || left({t}::text, 1)"
                return json_sql.fragment(f"({refusal})::json::text")
            if is_non_null_type(definition.type):
                raise
            self.refused.append(refused)
            return "null"

    def _nested(
        self,
        shape: Shape,
        source: Source,
        definition: GraphQLField,
        nodes: list[FieldNode],
        t: str,
        path: Path,
    ) -> str:
        inner = named_object(definition.type)
        if isinstance(source, Listing):
            return compile_connection(self, shape, source, definition, nodes, t, path)
        if is_list_type(get_nullable_type(definition.type)):
            return compile_list(self, shape, source, inner, nodes, t, path)
        if not isinstance(source, Related):
            raise TypeError(f"{path} does not say where it comes from.")
        value = self._one(shape, source, inner, nodes, t, path)
        if is_non_null_type(definition.type):
            return json_sql.fragment(self.present(value, "text", path))
        return json_sql.fragment(json_sql.or_null(value))

    def _one(
        self,
        shape: Shape,
        source: Related,
        inner: GraphQLObjectType,
        nodes: list[FieldNode],
        t: str,
        path: Path,
    ) -> str:
        o = self.alias()
        table = source.table or table_of_kind(inner)
        reached = self.object(inner, nodes, o, path)
        rows = " ".join([f"FROM {self.text(table.source, t)} AS {o}", *reached.joins])
        rows += f" WHERE {self.conditions(table, o, self.text(source.on, t, o))}"
        patients = self.patients_of(table, t, o, reached)
        if not reached.things and not patients:
            return f"(SELECT {reached.text} {rows})"
        a = self.alias("a")
        beside = f", {reached.total} AS n"
        shape.things.append(f"coalesce({a}.n, 0)")
        if patients:
            beside += f", {patients} AS p"
            shape.patients.append(f"{a}.p")
        shape.joins.append(
            # OFFSET 0: joined freely, the JSON of rows that nothing leads to would be written too.
            f"LEFT JOIN LATERAL (SELECT {reached.text} AS j{beside} {rows} OFFSET 0) AS {a} ON TRUE"
        )
        return f"{a}.j"

    def patients_of(
        self, table: Table, t: str, o: str, inside: Shape, *, of_others: bool = False
    ) -> str:
        """Whose records are read with the row `o`, a uuid[]; empty where it is that of `t`."""
        patients = list(inside.patients)
        if table.patient and (of_others or t in self.given_roots):
            patients.insert(0, f"ARRAY[{self.text(table.patient, o)}]")
        return " || ".join(patients)

    def present(self, value: str, kind: str, path: Path) -> str:
        """The value, which must not be null: the statement fails with the number of its place."""
        self.required.append(path)
        # Read from the row, so that the planner cannot work it out beforehand.
        absent = f"('absent_{len(self.required) - 1}' || v.currency)::json"
        return f"coalesce({value}, {absent}::text::{kind})"

    def _value(
        self,
        source: Value | GlobalId,
        kind: GraphQLObjectType,
        definition: GraphQLField,
        nodes: list[FieldNode],
        t: str,
        path: Path,
    ) -> str:
        if isinstance(source, GlobalId):
            key = json_sql.global_id(kind.name, f"{t}.id")
            return json_sql.leaf(key, "ID", is_nullable=False)
        value = self.text(source.sql, t, "", arguments_of(definition, nodes[0]))
        type_ = definition.type
        named, inner = get_named_type(type_), get_nullable_type(type_)
        is_nullable, type_name = not is_non_null_type(type_), named.name
        if is_list_type(inner):
            return json_sql.leaf(value, "list", is_nullable=is_nullable)
        is_computed = value != f"{t}.{value.rpartition('.')[2]}"
        if is_computed and not is_nullable:
            value = self.present(value, json_sql.CASTS.get(type_name, "text"), path)
        if isinstance(named, GraphQLObjectType):
            fields = self.document.fields(named, nodes).items()
            columns = [(key, of[0].name.value) for key, of in fields]
            return json_sql.money(value, columns, is_nullable=is_nullable)
        return json_sql.leaf(value, type_name, is_nullable=is_nullable)

    def derived_value(
        self,
        shape: Shape,
        source: Derived,
        inner: GraphQLObjectType,
        nodes: list[FieldNode],
        t: str,
        path: Path,
    ) -> str:
        """A list that Python computes; while gathering, the facts that it is decided from."""
        if source not in self.derived:
            self.derived.append(source)
        if self.is_gathering:
            number, key = self.derived.index(source), self.text(source.key, t)
            facts, inside = self.text(source.facts, t), "NULL"
            if leads_to_derived(self.document, inner, nodes):
                inside = gather_inside(self, source, inner, nodes, t, path)
            gathered = f"'#', {number}, 'key', {key}, 'facts', {facts}, 'inside', {inside}"
            return json_sql.fragment(f"json_build_object({gathered})::text")
        return compile_derived(self, shape, source, inner, nodes, t, path)
