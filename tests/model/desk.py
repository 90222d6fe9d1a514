"""The clinic behind HTTP, told and asked in the model's names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date
from typing import Any
from uuid import uuid4

from graphql.pyutils import snake_to_camel

from tests.clinic_database import ClinicDatabase
from tests.front_desk import Answer, FrontDesk, open_clinic
from tests.model.clinic_state import Books
from tests.mutation_documents import input_fields

_AMOUNTS = {"amount", "price", "patient_pays"}


@dataclass
class Names:
    """ "visit 3" for the id of the third visit, and back again."""

    ids: dict[str, str] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def bind(self, name: str, found: str) -> None:
        self.ids[name] = found
        self._names[found] = name

    def to_ids(self, given: Any) -> Any:
        """The same with every name replaced by its id."""
        return _replaced(given, self.ids)

    def to_names(self, answer: Any) -> Any:
        """The same with every id replaced by its name."""
        return _replaced(answer, self._names)


def _replaced(value: Any, words: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _replaced(each, words) for key, each in value.items()}
    if isinstance(value, list):
        return [_replaced(each, words) for each in value]
    return words.get(value, value) if isinstance(value, str) else value


@dataclass
class ModelDesk:
    """A front desk that speaks of "visit 3" and counts in cents."""

    desk: FrontDesk
    names: Names = field(default_factory=Names)

    @classmethod
    async def open(cls, database: ClinicDatabase, books: Books) -> ModelDesk:
        """A new clinic with the patients, treatments, fees and offers of the books."""
        model = cls(await open_clinic(database, now=books.now.astimezone(UTC)))
        for name in books.patients:
            model.names.bind(name, await model.desk.patient(name, "Tester"))
        for name, price in books.treatments.items():
            model.names.bind(name, await model.desk.treatment(name, _major(price)))
        for name, amount in books.fees.items():
            await model._make(name, "createNoShowFee", "noShowFee", amount=amount)
            if name in books.archived_fees:
                fee = model.names.ids[name]
                await model.desk.do("archiveNoShowFee", "noShowFee { id }", noShowFeeId=fee)
        for name, offer in books.offers.items():
            await model._make(
                name,
                "createPackage",
                "package",
                price=offer.price,
                uses=offer.uses,
                valid_for_days=offer.days,
                eligible_items=priced(offer.items),
            )
        await model._make("Sam", "createStaffMember", "staffMember", role="PRACTITIONER")
        return model

    async def _make(self, name: str, mutation: str, thing: str, **given: Any) -> None:
        made = await self.desk.do(mutation, name=name, **self.names.to_ids(as_input(given)))
        self.names.bind(name, made[thing]["id"])

    async def tell(self, mutation: str, given: Mapping[str, Any]) -> Answer:
        """What a mutation answers; the ids in it are still the API's."""
        return await self.desk.result(mutation, **self.names.to_ids(dict(given)))

    async def ask(self, document: str, **variables: Any) -> Answer:
        """What a query answers, in names."""
        answer = await self.desk.ask(document, **self.names.to_ids(variables))
        named: Answer = self.names.to_names(answer)
        return named


def keyed(mutation: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The input as the API takes it, with a new key where the mutation takes one."""
    sent: dict[str, Any] = as_input(given)
    if "idempotencyKey" in input_fields(mutation):
        sent["idempotencyKey"] = f"model-{uuid4()}"
    return sent


def as_input(value: Any, name: str = "") -> Any:
    """A value of that name in the API's spelling; nothing is sent as null."""
    if isinstance(value, Mapping):
        there = {key: each for key, each in value.items() if each is not None}
        return {camel(key): as_input(each, key) for key, each in there.items()}
    if isinstance(value, list):
        return [as_input(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return _major(value) if name in _AMOUNTS else value


def camel(name: str) -> str:
    return snake_to_camel(name, upper=False)


def priced(items: Mapping[str, int]) -> list[Answer]:
    """Eligible items as an input."""
    return [{"treatment_id": name, "patient_pays": pays} for name, pays in items.items()]


def _major(cents: int) -> str:
    """Cents as an amount that is typed in."""
    return f"{cents / 100:.2f}"
