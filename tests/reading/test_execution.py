"""Written at once or by the library's own way: the answer is the same."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from graphql import GraphQLObjectType
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext
from strawberry.types import ExecutionResult
from uuid_utils.compat import uuid4

from gql_packages.database.pool import Database
from gql_packages.domain.rights import Principal
from gql_packages.domain.vocabulary import PatientPackageStatus
from gql_packages.resolvers.context import RequestContext
from gql_packages.resolvers.patient_reads import PatientReads
from gql_packages.resolvers.reader import Reader
from gql_packages.resolvers.schema import schema
from gql_packages.resolvers.shortcuts import UNUSUAL, Leaf, Link, shortcut_of
from gql_packages.resolvers.statements import Entity
from tests.reading.records import NOW, Records, hours, named

#: The rows are written with plain SQL: no history tells of them.
pytestmark = pytest.mark.tampers

LIBRARYS = copy(schema)
LIBRARYS.execution_context_class = StrawberryGraphQLCoreExecutionContext

DOCUMENT = """
query($id: ID!, $brief: Boolean = false) {
  patient(id: $id) {
    __typename id email nothing: phone createdAt
    packages {
      edges { cursor node { ...Package } }
      nodes { ...Package redemptions { totalCount nodes { ...Use } } }
    }
    appointments { nodes { __typename startsAt practitioner { name } patient { firstName }
      redemption { useNumber patientPackage { name invoice { number } } } } }
  }
}
fragment Package on PatientPackage {
  __typename price { __typename amount currency } expiresOn status staffMember { name }
  package @skip(if: $brief) { id name eligibleItems { treatment { name } } }
}
fragment Use on Redemption {
  id status reason redeemedAt value { amount }
  visit: appointment { startsAt status treatment { __typename name kind } invoice { number } }
  invoice { number total { amount } lines { description } patient { lastName } }
}
"""


async def answered(clinic: Records, served: Any, **variables: Any) -> ExecutionResult:
    """What a schema answers, as the clinic's owner sees it."""
    context = RequestContext(
        database=clinic.database,
        principal=Principal(clinic.clinic, clinic.owner),
        now=NOW,
        request_id=uuid4(),
    )
    result = await served.execute(DOCUMENT, variable_values=variables, context_value=context)
    assert isinstance(result, ExecutionResult)
    return result


async def busy_patient(clinic: Records) -> UUID:
    """Two packages, one use held and one spent of each."""
    patient, treatment = await clinic.patient(), await clinic.treatment()
    for number in range(2):
        offer = await clinic.offer(f"Offer {number}")
        package = await clinic.sold(patient, offer, pays={treatment: 500}, uses_redeemed=1)
        held = await clinic.appointment(patient, treatment, hours(number + 1))
        await clinic.redemption(package, held, use_number=2)
        came = hours(-number - 1)
        visit = await clinic.appointment(patient, treatment, came, status="ARRIVED")
        bill = await clinic.invoice(patient, kind="VISIT", appointment_id=visit, total=500)
        spent = {"status": "REDEEMED", "reason": "ARRIVAL", "invoice_id": bill}
        times = {"redeemed_at": came, "used_at": came, "uses_remaining_after": 9}
        await clinic.redemption(package, visit, **spent, **times)
    return patient


@pytest.mark.parametrize("brief", [False, True])
async def test_the_answer_is_the_librarys(clinic: Records, brief: bool) -> None:
    patient = named("Patient", await busy_patient(clinic))

    ours = await answered(clinic, schema, id=patient, brief=brief)
    librarys = await answered(clinic, LIBRARYS, id=patient, brief=brief)

    assert ours.errors is None
    assert ours.data == librarys.data
    assert str(ours.data) == str(librarys.data), "in the order in which it was asked for, too"
    assert ours.data is not None
    assert len(ours.data["patient"]["packages"]["nodes"]) == 2


async def test_what_is_missing_is_missed_as_by_the_library(clinic: Records) -> None:
    patient = await busy_patient(clinic)
    await clinic.connection.execute("SET session_replication_role = replica")
    await clinic.connection.execute("DELETE FROM treatment WHERE clinic_id = $1", clinic.clinic)
    await clinic.connection.execute("RESET session_replication_role")

    ours = await answered(clinic, schema, id=named("Patient", patient))
    librarys = await answered(clinic, LIBRARYS, id=named("Patient", patient))

    assert ours.data == librarys.data
    assert ours.errors and librarys.errors
    assert [error.path for error in ours.errors] == [error.path for error in librarys.errors]


def links() -> Iterator[tuple[str, str, Link]]:
    """Every field of the schema that is answered by the key that its owner carries."""
    for name, kind in schema._schema.type_map.items():
        for field in kind.fields if isinstance(kind, GraphQLObjectType) else ():
            assert isinstance(kind, GraphQLObjectType)
            shortcut = shortcut_of(kind, field)
            if isinstance(shortcut, Link):
                yield name, field, shortcut


class Asked(Reader):
    """Notes what is asked for by its key."""

    async def one(self, entity: Entity[Any], key: UUID) -> Any:
        """Whatever it is, it is there."""
        self.asked = (entity, key)
        return object()


@pytest.mark.parametrize("link", list(links()), ids=lambda link: f"{link[0]}.{link[1]}")
async def test_a_link_leads_where_its_resolver_does(
    database: Database, link: tuple[str, str, Link]
) -> None:
    type_name, field_name, shortcut = link
    kind = schema._schema.type_map[type_name]
    assert isinstance(kind, GraphQLObjectType)
    declared = kind.fields[field_name].extensions["strawberry-definition"]
    principal, key = Principal(uuid4(), uuid4()), uuid4()
    reads = PatientReads(database.audit, principal, NOW, uuid4())
    read = Asked(reads, database, principal, NOW)
    source = SimpleNamespace(**{shortcut.attribute: key})

    await declared.base_resolver.wrapped_func(
        source, SimpleNamespace(context=SimpleNamespace(read=read))
    )

    assert read.asked == (shortcut.entity, key)


@pytest.mark.parametrize(
    ("field", "found", "written"),
    [
        ("usesTotal", 10, 10),
        ("status", PatientPackageStatus.ACTIVE, "ACTIVE"),
        ("expiresOn", None, None),
        ("usesTotal", None, UNUSUAL),
        ("usesTotal", "many", UNUSUAL),
        ("status", "GONE", UNUSUAL),
        ("__typename", None, "PatientPackage"),
    ],
)
def test_a_value_that_may_not_stand_there_is_left_to_the_library(
    field: str, found: object, written: object
) -> None:
    kind = schema._schema.type_map["PatientPackage"]
    assert isinstance(kind, GraphQLObjectType)
    leaf = shortcut_of(kind, field)
    assert isinstance(leaf, Leaf)

    source = SimpleNamespace(uses_total=found, status=found, expires_on=found)

    assert leaf.value(source) == written


def test_the_screens_links_are_among_them() -> None:
    known = {(type_name, field) for type_name, field, _ in links()}
    assert {
        ("Redemption", "appointment"),
        ("Redemption", "invoice"),
        ("Appointment", "treatment"),
        ("PatientPackage", "package"),
    } <= known
