"""Compiles the statement of a root field: who asks, whether they may, and what is shown."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field

from graphql import FieldNode, GraphQLField, GraphQLObjectType

from gql_packages.reading.compiler import Compiler
from gql_packages.reading.connections import connection_columns, page_rows
from gql_packages.reading.declarations import Derived, Listing
from gql_packages.reading.json_sql import json_object, text
from gql_packages.reading.page import Page
from gql_packages.reading.plans import LARGEST_ANSWER, LARGEST_LIST, Plan
from gql_packages.reading.selections import Document
from gql_packages.reading.shapes import Path, Shape, table_of_kind
from gql_packages.reading.viewer import KNOWN, VIEWER


@dataclass(frozen=True, kw_only=True)
class Target:
    """What a root field shows: one row, a page, a whole list, or an object of given values."""

    #: the concrete type of the object, or of the list's items
    type_name: str
    #: conditions on the row `{t}`, besides those of its type; parameters are given
    where: tuple[str, ...] = ()
    #: with it, a page of this list
    listing: Listing | None = None
    #: with it, the whole list: JSON by the value that it is sorted by in Python
    sorted_by: str | None = None
    #: SQL of a number by which it is sorted before that; those without one come last
    placed_by: str = ""
    #: whether there is no row: the fields are of given values
    is_given: bool = False
    #: with it, a list that Python computes of given values
    derived: Derived | None = None
    #: with it, JSON that Python decides on: of given values alone
    facts: str = ""
    #: which of the things that were named is not there: SQL of a number, null if all are
    missing: str = ""
    #: what is raised then
    absence: Callable[[int], Exception] = LookupError
    #: whose records are shown besides those of the rows: SQL of a uuid[]
    patients: str = ""
    #: texts that stand in the types' declarations as `{name}`
    texts: Mapping[str, str] = field(default_factory=dict)
    #: what these share: CTEs, worked out once, and not at all without the right
    shared: str = ""

    @property
    def key(self) -> Hashable:
        """What tells two targets apart; listings are told apart by their names."""
        name = self.listing.name if self.listing else None
        texts = tuple(sorted(self.texts.items()))
        shown = (self.type_name, self.where, name, self.sorted_by, self.placed_by, self.is_given)
        return (*shown, self.facts, self.missing, self.patients, texts, self.shared)


def compile_target(
    document: Document,
    target: Target,
    nodes: list[FieldNode],
    definition: GraphQLField,
    *,
    is_known: bool,
    reached: frozenset[Path] | None,
) -> Plan:
    """The plan of a root field; raises FieldRefused where an argument makes all of it null.

    `is_known` says that the role was looked up before. With `reached`, a refused argument makes its
    own field null where it was reached, and is parked elsewhere.
    """

    def compiled(*, is_gathering: bool, counts: bool) -> tuple[Compiler, str]:
        c = Compiler(document, target.texts, reached)
        c.is_gathering, c.counts = is_gathering, counts
        text = _Root(c, target, nodes, definition).text(KNOWN if is_known else VIEWER)
        return c, text

    c, text = compiled(is_gathering=False, counts=False)
    if c.has_lists:
        c, text = compiled(is_gathering=False, counts=True)
    facts = None
    if c.derived:
        gathered, facts_text = compiled(is_gathering=True, counts=False)
        facts = _plan(gathered, facts_text, None)
    return _plan(c, text, facts)


def _plan(c: Compiler, text: str, facts: Plan | None) -> Plan:
    return Plan(
        text=text,
        parameters=tuple(c.parameters),
        required=tuple(c.required),
        refused=tuple(c.refused),
        parked=tuple(c.parked),
        checks=tuple(c.checks),
        derived=tuple(c.derived),
        facts=facts,
    )


class _Root:
    """The statement of one target."""

    def __init__(
        self, c: Compiler, target: Target, nodes: list[FieldNode], definition: GraphQLField
    ) -> None:
        self._c = c
        self._target = target
        self._nodes = nodes
        self._definition = definition
        kind = c.document.schema.get_type(target.type_name)
        if not isinstance(kind, GraphQLObjectType):
            raise TypeError(f"{target.type_name} is no object type.")
        self._kind = kind
        self._path = ((nodes[0].alias or nodes[0].name).value,)

    def text(self, viewer: str) -> str:
        """The statement: one row with the role, the answer's text, and what is told beside it."""
        if self._target.facts:
            facts = f"({self._c.text(self._target.facts, '')})::text"
            shown = f"SELECT {_outputs(facts, '0', 'NULL::uuid[]')} WHERE {_MAY}"
        elif self._target.sorted_by is not None:
            shown = self._whole_list(self._target.sorted_by)
        elif self._target.listing is not None:
            shown = self._page(self._target.listing)
        elif self._target.is_given or self._target.derived:
            shown = self._given()
        else:
            shown = self._row()
        shared = f"WITH {self._c.text(self._target.shared, '')} " if self._target.shared else ""
        return (
            f"{shared}SELECT v.role, v.time_zone, r.missing, r.things, r.patients,"
            " octet_length(r.body) AS size,"
            f" CASE WHEN octet_length(r.body) <= {LARGEST_ANSWER} AND r.things <= {LARGEST_LIST}"
            " THEN r.body END AS body"
            f" FROM {viewer} LEFT JOIN LATERAL ({shown} OFFSET 0) AS r ON TRUE"
        )

    def _row(self) -> str:
        c, t = self._c, self._c.alias()
        table = table_of_kind(self._kind)
        shape = c.object(self._kind, self._nodes, t, self._path)
        conditions = [c.text(each, t) for each in self._target.where]
        patients = "NULL::uuid[]"
        if table.patient:
            # Without a patient it belongs to a deleted sale, and is gone (rule 39).
            patient = c.text(table.patient, t)
            conditions.append(f"{patient} IS NOT NULL")
            patients = " || ".join([f"ARRAY[{patient}]", *shape.patients])
        rows = " ".join([f"FROM {c.rows_of(table)} AS {t}", *shape.joins])
        where = c.conditions(table, t, *conditions)
        outputs = _outputs(shape.text, shape.total, patients)
        return f"SELECT {outputs} {rows} WHERE {where} AND {_MAY}"

    def _given(self) -> str:
        c, target = self._c, self._target
        t = c.alias()
        c.given_roots.add(t)
        if target.derived:
            shape = Shape()
            json = c.derived_value(shape, target.derived, self._kind, self._nodes, t, self._path)
        else:
            shape = c.object(self._kind, self._nodes, t, self._path)
            json = shape.json
        patients = " || ".join([*filter(None, [c.text(target.patients, t)]), *shape.patients])
        joins = " ".join([f"FROM (SELECT 1) AS {t}", *shape.joins])
        outputs = _outputs(text(json), shape.total, patients or "NULL::uuid[]")
        shown = f"SELECT {outputs} {joins}"
        if not target.missing:
            return f"{shown} WHERE {_MAY}"
        # Nothing is read where something is missing: what it leads to may be missing, too.
        m, s = c.alias("m"), c.alias("s")
        return (
            f"SELECT {s}.body, {s}.things, {s}.patients, {m}.missing"
            f" FROM (SELECT {c.text(target.missing, t)} AS missing WHERE {_MAY} OFFSET 0) AS {m}"
            f" LEFT JOIN LATERAL ({shown} WHERE {m}.missing IS NULL OFFSET 0) AS {s} ON TRUE"
        )

    def _page(self, listing: Listing) -> str:
        c = self._c

        def conditions(page: Page) -> list[str]:
            return [c.text(each, page.o, page.o) for each in self._target.where]

        page = Page(c, listing, self._definition, self._nodes, self._path, conditions)
        columns = connection_columns(page)
        json = text(json_object(columns))
        table = table_of_kind(page.inner)
        if not page.has_rows:
            return f"SELECT {_outputs(json, '0', 'NULL::uuid[]')} WHERE {_MAY}"
        own = [f"ARRAY[{c.text(table.patient, page.o)}]"] if table.patient else []
        has_patients = bool(own or page.row.patients)
        rows = page_rows(page, patients=" || ".join([*own, *page.row.patients]))
        things = f"{page.g}.n" if c.counts else "0"
        patients = f"{page.g}.patients" if has_patients else "NULL::uuid[]"
        return f"SELECT {_outputs(json, things, patients)} FROM ({rows}) AS {page.g} WHERE {_MAY}"

    def _whole_list(self, sorted_by: str) -> str:
        c, t, r = self._c, self._c.alias(), self._c.alias("r")
        c.has_lists = True
        table = table_of_kind(self._kind)
        shape = c.object(self._kind, self._nodes, t, self._path)
        where = c.conditions(table, t, *(c.text(each, t) for each in self._target.where))
        rows = " ".join([f"FROM {c.rows_of(table)} AS {t}", *shape.joins, f"WHERE {where}"])
        by, place = c.text(sorted_by, t), c.text(self._target.placed_by or "NULL::int", t)
        listed = f"SELECT {place} AS p, {by} AS s, {t}.id, {shape.text} AS j"
        listed += f", {shape.total} AS n {rows}"
        # Python sorts the texts: Postgres does not fold names as it does.
        parts = (
            f"coalesce(json_agg(json_build_array({r}.p, {r}.s, {r}.id, {r}.j)), '[]')::text",
            f"count(*) + coalesce(sum({r}.n), 0)",
        )
        return (
            f"SELECT {_outputs(parts[0], parts[1], 'NULL::uuid[]')}"
            f" FROM ({listed} LIMIT {LARGEST_LIST + 1}) AS {r} WHERE {_MAY}"
        )


#: Nothing is read for a role without the right: it is asked once, before all rows.
_MAY = "v.role = ANY($3::text[])"


def _outputs(body: str, things: str, patients: str) -> str:
    return (
        f"{body} AS body, ({things})::bigint AS things, {patients} AS patients,"
        " NULL::int AS missing"
    )
