"""Compiles lists without pages, and those that Python computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from graphql import FieldNode, GraphQLObjectType

from gql_packages.reading.declarations import Derived, Keyed, Related, Source
from gql_packages.reading.json_sql import fragment, joined_arrays
from gql_packages.reading.plans import LARGEST_LIST
from gql_packages.reading.shapes import (
    Path,
    Shape,
    table_of_kind,
)

if TYPE_CHECKING:
    from gql_packages.reading.compiler import Compiler

Found = TypeVar("Found")


def compile_list(
    c: Compiler,
    shape: Shape,
    source: Source,
    inner: GraphQLObjectType,
    nodes: list[FieldNode],
    t: str,
    path: Path,
) -> str:
    """A list without pages: cut where it alone is more than an answer may hold."""
    o = c.alias()
    if isinstance(source, Keyed):
        table = table_of_kind(inner)
        key = c.alias("k")
        ids = c.text(source.ids, t)
        rows = (
            f"SELECT {o}.*, {key}.place FROM unnest({ids}) WITH ORDINALITY AS {key} (id, place)"
            f" JOIN {c.rows_of(table)} AS {o} ON {o}.id = {key}.id"
            f" WHERE {c.conditions(table, o)} ORDER BY {key}.place"
        )
        order = f"{o}.place"
    elif isinstance(source, Related):
        table = source.table or table_of_kind(inner)
        order = c.text(source.order, t, o)
        rows = (
            f"SELECT {o}.* FROM {c.rows_of(table)} AS {o}"
            f" WHERE {c.conditions(table, o, c.text(source.on, t, o))} ORDER BY {order}"
        )
    else:
        raise TypeError(f"{path} does not say where it comes from.")
    if table.is_given:
        c.given_roots.add(o)
    reached = c.object(inner, nodes, o, path)
    rows = f"({rows} LIMIT {LARGEST_LIST + 1}) AS {o}"
    of_others = isinstance(source, Related) and source.of_others
    patients = c.patients_of(table, t, o, reached, of_others=of_others)
    return _aggregated(c, shape, reached, rows, order, patients=patients)


def compile_derived(
    c: Compiler,
    shape: Shape,
    source: Derived,
    inner: GraphQLObjectType,
    nodes: list[FieldNode],
    t: str,
    path: Path,
) -> str:
    """A list whose records were decided in Python, and are in a parameter by their owner."""
    o, number = c.alias(), c.derived.index(source)
    records = c.text(f":derived_{number}::jsonb", t)
    owned = f"jsonb_to_recordset({records} -> ({c.text(source.key, t)}))"
    reached = c.object(inner, nodes, o, path)
    rows = f"(SELECT {o}.* FROM {owned} AS {o} ({source.columns})) AS {o}"
    patients = " || ".join(reached.patients)
    return _aggregated(c, shape, reached, rows, f"{o}.place", patients=patients)


def gather_inside(
    c: Compiler,
    source: Derived,
    inner: GraphQLObjectType,
    nodes: list[FieldNode],
    t: str,
    path: Path,
) -> str:
    """The facts of derived lists that stand within this one, whichever records it will have."""
    o = c.alias()
    reached = c.object(inner, nodes, o, path)
    rows = f"({c.text(source.candidates, t)}) AS {o} {' '.join(reached.joins)}"
    return f"(SELECT json_agg(({reached.text})::json) FROM {rows})"


def _aggregated(
    c: Compiler, shape: Shape, reached: Shape, rows: str, order: str, *, patients: str
) -> str:
    c.has_lists = True
    a, r = c.alias("a"), c.alias("r")
    things = f", {reached.total} AS n" if c.counts else ""
    counted = f", count(*) + coalesce(sum({r}.n), 0) AS n" if c.counts else ""
    if patients:
        things += f", {patients} AS p"
        counted += f", {joined_arrays(f'{r}.p').replace('{shown}', '')} AS p"
        shape.patients.append(f"{a}.p")
    joins = " ".join(reached.joins)
    listed = f"SELECT {reached.text} AS j{things} FROM {rows} {joins} ORDER BY {order}"
    items = f"coalesce(string_agg({r}.j, ','), '')"
    if not c.counts and not patients:
        return f"[{fragment(f'(SELECT {items} FROM ({listed}) AS {r})')}]"
    selected = f"SELECT {items} AS j{counted} FROM ({listed}) AS {r}"
    shape.joins.append(f"LEFT JOIN LATERAL ({selected}) AS {a} ON TRUE")
    if c.counts:
        shape.things.append(f"{a}.n")
    return f"[{fragment(f'{a}.j')}]"
