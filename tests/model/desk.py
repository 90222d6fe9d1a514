"""The clinic behind HTTP, told and asked in the model's names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any
from uuid import uuid4

from tests.clinic_database import ClinicDatabase
from tests.front_desk import Answer, FrontDesk, open_clinic
from tests.model.clinic_state import Books
from tests.model.names import Names
from tests.mutation_documents import input_fields


@dataclass
class ModelDesk:
    """A front desk that speaks of "visit 3" and counts in cents."""

    desk: FrontDesk
    names: Names = field(default_factory=Names)

    @classmethod
    async def open(cls, database: ClinicDatabase, books: Books) -> ModelDesk:
        """A new clinic with the patients, treatments, fees and offers of the books."""
        model = cls(await open_clinic(database, now=books.now.astimezone(UTC)))
        desk, names = model.desk, model.names
        for name in books.patients:
            names.bind(name, await desk.patient(name, "Tester"))
        for name, price in books.treatments.items():
            names.bind(name, await desk.treatment(name, major(price)))
        for name, amount in books.fees.items():
            made = await desk.do("createNoShowFee", name=name, amount=major(amount))
            names.bind(name, made["noShowFee"]["id"])
            if name in books.archived_fees:
                await desk.do("archiveNoShowFee", "noShowFee { id }", noShowFeeId=names.id(name))
        for name, offer in books.offers.items():
            made = await desk.do(
                "createPackage",
                name=name,
                price=major(offer.price),
                uses=offer.uses,
                validForDays=offer.days,
                eligibleItems=names.to_ids(priced(offer.items)),
            )
            names.bind(name, made["package"]["id"])
        seller = await desk.do("createStaffMember", name="Sam", role="PRACTITIONER")
        names.bind("Sam", seller["staffMember"]["id"])
        return model

    async def tell(self, mutation: str, given: Mapping[str, Any]) -> Answer:
        """What a mutation answers; the ids in it are still the API's."""
        return await self.desk.result(mutation, **self.names.to_ids(dict(given)))

    async def ask(self, document: str, **variables: Any) -> Answer:
        """What a query answers, in names."""
        answer = await self.desk.ask(document, **self.names.to_ids(variables))
        named: Answer = self.names.to_names(answer)
        return named


def keyed(mutation: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The input with a new key, where the mutation takes one; nothing is sent as null."""
    sent = {name: value for name, value in given.items() if value is not None}
    if "idempotencyKey" in input_fields(mutation):
        sent["idempotencyKey"] = f"model-{uuid4()}"
    return sent


def priced(items: Mapping[str, int]) -> list[Answer]:
    """Eligible items as an input."""
    return [{"treatmentId": name, "patientPays": major(pays)} for name, pays in items.items()]


def major(cents: int) -> str:
    """Cents as an amount that is typed in."""
    return f"{cents / 100:.2f}"
