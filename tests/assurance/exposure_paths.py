"""Every way in which a patient's record can be shown, found in the schema, and what is noted."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
from graphql import GraphQLObjectType, GraphQLUnionType, get_named_type

from gql_packages.database.connect import Connection
from gql_packages.resolvers.authorization import OPEN_TYPES
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS
from gql_packages.schema.global_id import read
from tests.clinic_database import ClinicDatabase
from tests.front_desk import FrontDesk, open_clinic
from tests.populated_clinic import Furnished, furnish
from tests.schema_walk import (
    MUTATIONS,
    NODE_TYPES,
    READS,
    Answer,
    arguments_for,
    around_root,
    input_type,
    table_of,
)
from tests.table_state import some_ids

#: What is part of some patient's record, and has an id.
OWNED = sorted(set(NODE_TYPES) - OPEN_TYPES)
#: Root fields of one patient whose answers have no ids.
_OF_ONE = {"packageOptions", "refundPreview", "patientChanged", "patientPackagesChanged"}

_PATIENT_OF = {
    "Patient": "SELECT id FROM patient WHERE id = $1",
    **{
        name: f"SELECT patient_id FROM {table_of(name)} WHERE id = $1"
        for name in ("PatientPackage", "Appointment", "Invoice", "Payment")
    },
    **{
        name: f"SELECT pp.patient_id FROM {table_of(name)} t JOIN patient_package pp"
        " ON pp.id = t.patient_package_id WHERE t.id = $1"
        for name in ("Redemption", "PackageEntry")
    },
}
_BY_NAME = "SELECT id FROM patient WHERE clinic_id = $1 AND first_name || ' ' || last_name = $2"
_READ = """
SELECT operation, entity_id FROM audit_entry
WHERE request_id = $1 AND clinic_id = $2 AND actor_id = $3 AND outcome = 'READ'
    AND entity_type = 'Patient' AND at = $4
"""


@dataclass(frozen=True)
class Way:
    """A document that shows something of a patient, and nothing that it need not show for it."""

    root: str
    document: str
    variables: Mapping[str, Any]

    def __str__(self) -> str:
        return self.document


@dataclass(frozen=True)
class House:
    """A clinic with two patients who both have something of most kinds."""

    clinic: Furnished
    superuser: Connection
    ids: Mapping[str, str]

    @property
    def desk(self) -> FrontDesk:
        return self.clinic.desk

    async def asked(self, way: Way) -> httpx.Response:
        """The answer, which has no errors."""
        body = {"query": way.document, "variables": way.variables}
        response = await self.desk.post_raw(body)
        assert "errors" not in response.json(), response.text
        return response

    async def noted(self, response: httpx.Response) -> set[tuple[str, UUID]]:
        """The root fields and patients that the audit has of a request; each once."""
        await self.desk.database.audit.flush()
        who = self.desk.principal
        request_id = UUID(response.headers["x-request-id"])
        rows = await self.superuser.fetch(
            _READ, request_id, who.clinic_id, who.staff_member_id, self.desk.clock.now
        )
        found = {(row["operation"], row["entity_id"]) for row in rows}
        assert len(found) == len(rows)
        return found

    async def shown(self, way: Way, answer: Any) -> set[UUID]:
        """The patients whom the ids and names in an answer are of."""
        patients = set[UUID]()
        if way.root in _OF_ONE and answer.get(way.root) is not None:
            patients |= await self._patient_of(self.clinic.patient)
        waiting = [answer]
        while waiting:
            each = waiting.pop()
            if isinstance(each, list):
                waiting += each
            elif isinstance(each, dict):
                waiting += each.values()
                if "id" in each:
                    patients |= await self._patient_of(each["id"])
                if "patientName" in each:
                    clinic_id = self.desk.principal.clinic_id
                    key = await self.superuser.fetchval(_BY_NAME, clinic_id, each["patientName"])
                    patients.add(key)
        return patients

    async def _patient_of(self, global_id: str) -> set[UUID]:
        found = read(global_id)
        assert found is not None
        query = _PATIENT_OF.get(found[0])
        return {await self.superuser.fetchval(query, found[1])} if query else set()


async def house_of(database: ClinicDatabase, superuser: Connection) -> House:
    clinic = await furnish(await open_clinic(database))
    desk, spare = clinic.desk, clinic.spare["patient"]
    held = (await desk.sell(spare, clinic.offer, pay="800.00"))["patientPackage"]["id"]
    visit = await desk.book(spare, clinic.treatment, patientPackageId=held)
    await desk.do("arriveAppointment", appointmentId=visit["id"])
    ids = await some_ids(superuser, desk.principal.clinic_id)
    # What a refund would be is not shown of a package that was refunded, or has none.
    ids = {**ids, "Patient": clinic.patient, "PatientPackage": clinic.package}
    return House(clinic, superuser, ids)


def ways_to_patients(ids: Mapping[str, str], *, is_full: bool) -> Iterator[Way]:
    """Each field of each type, on the shortest path to it from the first root field that leads
    there; in full, from every root field. And everything that has an id, by its id."""
    seen = set[tuple[str, str]]()
    for root, field in READS.items():
        if ROOT_FIELD_PERMISSIONS[root] is None or root == "node":
            continue
        given = arguments_for(field, ids)
        around, kind = around_root(root, given), get_named_type(field.type)
        assert isinstance(kind, GraphQLObjectType)
        yield Way(root, around % _identified(kind), given)
        for document in _documents(kind, around, set() if is_full else seen):
            yield Way(root, document, given)
    for type_name in OWNED:
        yield Way("node", "query Q($id: ID!) { node(id: $id) { id } }", {"id": ids[type_name]})


def ways_of_payload(mutation: str) -> Iterator[tuple[Way, bool]]:
    """The mutation with each thing of its payload alone, and whether that is of a patient."""
    result = get_named_type(MUTATIONS[mutation].type)
    assert isinstance(result, GraphQLUnionType)
    (payload,) = [kind for kind in result.types if kind.name.endswith("Payload")]
    for field_name, field in payload.fields.items():
        kind = get_named_type(field.type)
        if not isinstance(kind, GraphQLObjectType):
            continue
        document = (
            f"mutation M($input: {input_type(mutation).name}!) {{"
            f" {mutation}(input: $input) {{ __typename"
            f" ... on {payload.name} {{ {field_name} {{ {_identified(kind)} }} }} }} }}"
        )
        yield Way(mutation, document, {}), kind.name not in OPEN_TYPES


def _documents(start: GraphQLObjectType, around: str, seen: set[tuple[str, str]]) -> Iterator[str]:
    waiting = deque([(start, around)])
    while waiting:
        kind, around = waiting.popleft()
        for name, field in kind.fields.items():
            target = get_named_type(field.type)
            if not isinstance(target, GraphQLObjectType) or (kind.name, name) in seen:
                continue
            seen.add((kind.name, name))
            page = "(first: 2)" if "first" in field.args else ""
            further = around % f"{_identified(kind)} {name}{page} {{ %s }}"
            yield further % _identified(target)
            if target.name not in OPEN_TYPES:
                waiting.append((target, further))


def _identified(kind: GraphQLObjectType) -> str:
    """What says which thing it is; of a page, which things are on it."""
    if "id" in kind.fields:
        return "__typename id"
    if "patientName" in kind.fields:
        return "__typename patientName"
    if "patient" in kind.fields:
        return "__typename patient { id }"
    if "nodes" in kind.fields:
        node = get_named_type(kind.fields["nodes"].type)
        assert isinstance(node, GraphQLObjectType)
        return f"__typename nodes {{ {_identified(node)} }}"
    return "__typename"


async def complaints(house: House, ways: list[Way]) -> list[str]:
    """Where the audit does not have exactly the patients who were shown."""
    wrong = []
    for way in ways:
        response = await house.asked(way)
        shown = {(way.root, key) for key in await house.shown(way, response.json()["data"])}
        noted = await house.noted(response)
        if shown != noted:
            wrong.append(f"{way}\n  {len(shown - noted)} not noted, {len(noted - shown)} not shown")
    return wrong


async def complaints_of_payloads(house: House) -> list[str]:
    """As `complaints`, of every mutation: done once, then shown part by part to who repeats it
    under its key."""
    wrong = []
    for mutation in MUTATIONS:
        given = house.clinic.valid_input(mutation)
        for way, is_owned in ways_of_payload(mutation):
            response = await house.asked(Way(mutation, way.document, {"input": given}))
            payload: Answer = response.json()["data"][mutation]
            assert payload["__typename"].endswith("Payload"), (mutation, payload)
            (part,) = [value for name, value in payload.items() if name != "__typename"]
            shown = {(mutation, key) for key in await house.shown(way, part)}
            noted = await house.noted(response)
            # Nearly everything here is about one patient, also what has no id.
            most = max(is_owned, len(shown))
            if not shown <= noted or len(noted) > most or (part and len(noted) < is_owned):
                wrong.append(f"{way}\n  {len(noted)} noted, {len(shown)} shown")
            if "idempotencyKey" not in given:
                break
    return wrong
