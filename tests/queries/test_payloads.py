"""What a mutation shows of what it made or changed is what a query would show of it right after."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

import pytest
from graphql import GraphQLArgument, GraphQLObjectType

from gql_packages.database.connect import Connection
from gql_packages.web.document_validation import FieldsMerge
from tests.front_desk import Answer, FrontDesk, ready
from tests.mutation_documents import input_fields
from tests.queries import oracle
from tests.queries.differing import Asked, difference
from tests.queries.document_generator import Maker
from tests.queries.given_values import Place, Value, Values
from tests.queries.slow_loader import World, load
from tests.run_size import size

ROUNDS = size(short=2, full=40)

#: What each deed shows, by the type.
SHOWS = {
    "sellPackage": {"patientPackage": "PatientPackage", "invoice": "Invoice", "payment": "Payment"},
    "receivePayment": {"payment": "Payment", "patient": "Patient"},
    "bookAppointment": {"appointment": "Appointment"},
    "removePackage": {"appointment": "Appointment", "patientPackage": "PatientPackage"},
    "redeemPackage": {"redemption": "Redemption", "patientPackage": "PatientPackage"},
    "arriveAppointment": {"appointment": "Appointment", "invoice": "Invoice"},
    "undoArrival": {"appointment": "Appointment", "patientPackage": "PatientPackage"},
    "cancelAppointment": {"appointment": "Appointment", "patientPackage": "PatientPackage"},
    "refundPackage": {"patientPackage": "PatientPackage"},
}


class FromTheStart(Values):
    """Nobody has seen these lists yet, so there is no cursor of them."""

    def value(self, place: Place, argument: GraphQLArgument, *, most: int) -> Value | None:
        """Something that may be given there; None: nothing."""
        return None if place[2] == "after" else super().value(place, argument, most=most)


@pytest.mark.parametrize("seed", range(ROUNDS))
async def test_a_payload_shows_what_a_query_shows(
    desk: FrontDesk, superuser: Connection, seed: int
) -> None:
    clinic = await ready(desk)
    deeds = Deeds(desk, superuser, random.Random(seed))

    sale = await deeds.do(
        "sellPackage",
        patientId=clinic.patient,
        packageId=clinic.offer,
        payment={"amount": "800.00", "method": "CASH"},
    )
    package = sale["patientPackage"]["theId"]
    await deeds.do(
        "receivePayment",
        patientId=clinic.patient,
        payment={"amount": "12.34", "method": "CASH"},
    )
    booked = await deeds.do(
        "bookAppointment",
        patientId=clinic.patient,
        treatmentId=clinic.treatment,
        startsAt="2026-03-12T10:00:00Z",
        patientPackageId=package,
    )
    visit = booked["appointment"]["theId"]
    await deeds.do("removePackage", appointmentId=visit)
    await deeds.do("redeemPackage", appointmentId=visit, patientPackageId=package)
    await deeds.do("arriveAppointment", appointmentId=visit)
    await deeds.do("undoArrival", appointmentId=visit)
    await deeds.do("cancelAppointment", appointmentId=visit)
    await deeds.do("refundPackage", patientPackageId=package)


@dataclass
class Deeds:
    """Does things at a desk, each with a payload of random selections."""

    desk: FrontDesk
    superuser: Connection
    random: random.Random

    async def do(self, mutation: str, **given: Any) -> Answer:
        """The payload, compared with what the oracle shows of each object in it."""
        before = await self._world()
        if "idempotencyKey" in input_fields(mutation):
            given["idempotencyKey"] = f"payload-{self.random.getrandbits(64):016x}"
        maker, shown, asked = self._asked(mutation, given, before)
        while not asked.is_served((FieldsMerge,)):
            maker, shown, asked = self._asked(mutation, given, before)
        answer = await self.desk.post(asked.document, asked.variables)
        assert "errors" not in answer, f"{answer}\n{asked}"
        payload: Answer = answer["data"][mutation]

        world = await self._world()
        for name, selected in shown.items():
            wanted = _shown_by_oracle(world, maker, payload[name]["theId"], selected)
            told = difference(payload[name], wanted)
            assert told is None, f"{name}{told}\n{asked}"
        return payload

    def _asked(
        self, mutation: str, given: dict[str, Any], world: World
    ) -> tuple[Maker, dict[str, str], Asked]:
        """A document of the mutation, and the selection of each object in its payload."""
        values = FromTheStart(world, world)
        values.random = self.random
        maker = Maker(values, self.random, is_faulty=False, left=30)
        shown = {}
        for name, type_name in SHOWS[mutation].items():
            kind = oracle.schema().get_type(type_name)
            assert isinstance(kind, GraphQLObjectType)
            shown[name] = f"... on {type_name} {{ theId: id {maker.selections(kind, 3, 5)} }}"
        verb = mutation[0].upper() + mutation[1:]
        payload = " ".join(f"{name} {{ {selected} }}" for name, selected in shown.items())
        declared = ", ".join((f"$input: {verb}Input!", *maker.declared))
        document = (
            f"mutation M({declared}) {{ {mutation}(input: $input) {{ __typename"
            f" ... on {verb}Payload {{ {payload} }} }} }}"
        )
        text = "\n".join((document, *maker.written))
        return maker, shown, Asked(text, {"input": given, **maker.variables}, None, 0)

    async def _world(self) -> World:
        return await load(self.superuser, self.desk.principal, self.desk.clock.now)


def _shown_by_oracle(world: World, maker: Maker, key: str, selected: str) -> Any:
    """The same selection of the thing with that id.

    Fragments and variables of the others stand beside it: nobody validates here.
    """
    declared = f"({', '.join(maker.declared)})" if maker.declared else ""
    document = f'query Q{declared} {{ node(id: "{key}") {{ {selected} }} }}'
    result = oracle.execute(world, "\n".join((document, *maker.written)), maker.variables)
    assert not result.errors, result.errors
    assert result.data is not None
    return result.data["node"]
