"""The documents ask for everything in every way, of a clinic that has everything to show."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import islice
from typing import Any

from graphql import (
    FieldNode,
    GraphQLEnumType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    is_non_null_type,
    parse,
    visit,
)

from gql_packages.domain.enums import LiabilityEntryKind
from tests.queries.conftest import Crowded
from tests.queries.document_generator import NOT_ASKED, documents
from tests.queries.oracle import answer_of, schema
from tests.queries.oracle_policies import shortest_validity_days
from tests.queries.slow_loader import TABLE_OF, World

#: The codes of refusals that a query can show.
CODES = {
    *("ALREADY_COVERED", "NOT_ELIGIBLE", "NOT_FULLY_PAID", "PACKAGE_EXPIRED", "PACKAGE_REFUNDED"),
    "ITEM_USED_UP",
    *("PACKAGE_USED_UP", "PAYMENT_APPLIED", "WRONG_STATUS"),
}


#: The types of what is kept apart, with their pages.
_APART = ("AuditEntry", "DeletedSale")
#: Enums of which only some words can be shown, or which are only ever given.
NOT_SHOWN = (
    *("AuditKind", "Permission", "RefusalCode", "InvoiceOrder", "PaymentOrder"),
    *("PatientOrder", "PatientPackageOrder", "AppointmentOrder", "LiabilityGrouping"),
    "LiabilityEntryKind",
)


async def test_the_documents_ask_for_every_field_in_every_way(crowded: Crowded) -> None:
    texts = [asked.document for asked in islice(documents(crowded.values(), seed=0), 600)]
    together = "\n".join(texts)

    fields = {f"{kind.name}.{name}" for kind in reachable() for name in kind.fields}
    apart = {f"Query.{name}" for name in NOT_ASKED}
    assert fields - set().union(*map(asked_in, texts)) == apart
    ways = ("@skip", "@include", "... on Node", "fragment", "__typename", "__type(", "__schema")
    assert [way for way in ways if way not in together] == []
    for keys in (r"\bk{62}\d: ", r"\bk{61}\d\d: ", r"\bk{63}\d: ", r"\bk{198}\d\d: "):
        assert re.search(keys, together), keys
    assert re.search(r"\$v\d+: \w+!? = ", together)


def asked_in(document: str) -> set[str]:
    """The fields that a document names."""
    info = TypeInfo(schema())
    found = set()

    class Asked(Visitor):
        def enter_field(self, node: FieldNode, *_: Any) -> None:
            parent = info.get_parent_type()
            found.add(f"{parent.name if parent else None}.{node.name.value}")

    visit(parse(document), TypeInfoVisitor(info, Asked()))
    return found


async def test_everything_in_the_clinic_is_so_at_times(crowded: Crowded) -> None:
    world = crowded.worlds["CAD"]
    seen: defaultdict[str, set[Any]] = defaultdict(set)
    for name, value in everything(world):
        seen[name].add(value if value is None or isinstance(value, str) else ...)
    for name in ("address", "receiptFooter"):
        # Of clinics, each world has one.
        values = (answer_of(f"Clinic.{name}", w, w.clinic, {}) for w in crowded.worlds.values())
        seen[f"Clinic.{name}"].update(values)
    days = (shortest_validity_days(w, {}, {}) for w in crowded.worlds.values())
    seen["ClinicPolicy.shortestValidityDays"].update(days)
    movements = [row for w in crowded.worlds.values() for row in w.rows("liability_entry")]
    assert {row["kind"] for row in movements} == set(LiabilityEntryKind)

    fields = {
        f"{kind.name}.{name}": field
        for kind in reachable()
        if kind.name != "Query"
        for name, field in kind.fields.items()
    }
    assert [name for name in fields if not seen[name] - {None}] == []
    can_be_nothing = {name for name, field in fields.items() if not is_non_null_type(field.type)}
    assert [name for name in can_be_nothing if None not in seen[name]] == []
    words = {
        word
        for kind in shown().values()
        if isinstance(kind, GraphQLEnumType) and kind.name not in NOT_SHOWN
        for word in kind.values
    }
    assert (words | CODES) - set().union(*seen.values()) == set()


def everything(world: World) -> Iterator[tuple[str, Any]]:
    """Every field of every thing, and of what these are made of, with its value."""
    waiting: list[tuple[str, Any]] = [("Query", {}), ("Clinic", world.clinic)]
    waiting += ((kind, row) for kind, table in TABLE_OF.items() for row in world.rows(table))
    known = {*TABLE_OF, "Clinic"}
    while waiting:
        type_name, row = waiting.pop()
        kind = schema().get_type(type_name)
        assert isinstance(kind, GraphQLObjectType)
        for name, field in kind.fields.items():
            if name in NOT_ASKED:
                continue
            for given in arguments(world, type_name, name):
                value = answer_of(f"{type_name}.{name}", world, row, given)
                yield f"{type_name}.{name}", value
                below = get_named_type(field.type).name
                if below not in known:
                    rows = value if isinstance(value, list) else [value]
                    waiting += [(below, each) for each in rows if isinstance(each, dict)]


def arguments(world: World, type_name: str, name: str) -> Iterator[dict[str, Any]]:
    """What to give to a field so that it shows something."""
    during = {"from": world.today, "to": world.today}
    nobody = {"search": "nobody at all", "during": during}
    if type_name != "Query":
        yield {}
        if name == "invoices":
            yield {"status": ["VOID"], "first": 1}
    elif name == "refundPreview":
        for row in world.rows("patient_package"):
            yield {"patientPackageId": answer_of("PatientPackage.id", world, row, {})}
    elif name in ("packages", "patients", "appointments"):
        yield {"during": during}
        yield nobody
    elif name == "packageLiabilityReport":
        during = {"from": world.today - timedelta(days=60), "to": world.today}
        for by in ("PATIENT_PACKAGE", "PATIENT", "PACKAGE", "MONTH"):
            yield {"during": during, "groupBy": by}
    elif "Report" in name or name in ("viewer", "myTakings"):
        yield {}


def shown() -> Mapping[str, GraphQLNamedType]:
    """The types of what a query can show, or be given."""
    node = schema().type_map["Node"]
    assert isinstance(node, GraphQLInterfaceType)
    types = GraphQLSchema(schema().query_type, types=schema().get_possible_types(node)).type_map
    return {name: kind for name, kind in types.items() if not name.startswith("__")}


def reachable() -> list[GraphQLObjectType]:
    return [
        kind
        for kind in shown().values()
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith(_APART)
    ]
