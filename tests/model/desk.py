"""The clinic behind HTTP, told and asked in the model's names."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date
from typing import Any
from uuid import uuid4

from graphql.pyutils import snake_to_camel

from tests.clinic_database import ClinicDatabase
from tests.front_desk import Answer, FrontDesk, open_clinic
from tests.model.clinic_state import Books
from tests.model.rows import NOTHING, OWNER, Limit
from tests.mutation_documents import SELECTIONS, input_fields

_AMOUNTS = {"amount", "price", "patient_pays", "price_share"}

PERSON = """id firstName lastName number email phone dateOfBirth isArchived externalId version
lastVisitAt credit { amount } owing { amount } possibleDuplicates { id }"""
_PLACED = "price { amount } category position isArchived"
_ITEMS = "eligibleItems { treatment { id } patientPays { amount } }"
_STAFF = "staffMember { id isActive isBookable treatments { id } }"
_LIMITS = "useLimits { treatments { id } uses priceShare { amount } }"
_OFFER = f"package {{ id uses validForDays {_PLACED} {_ITEMS} {_LIMITS} }}"
_WARNINGS = "warnings { code appointment { id } }"

#: What is answered while the machine is busy with something else.
_NOT_FINAL = {"AUDIT_UNAVAILABLE", "BUSY", "IDEMPOTENCY_KEY_IN_USE", "OVERLOADED"}

#: What is shown beyond what the front desk shows.
_SHOWN = {
    "createPatient": f"patient {{ {PERSON} }} possibleDuplicates {{ id }}",
    "updatePatient": f"patient {{ {PERSON} }}",
    "archivePatient": f"patient {{ {PERSON} }}",
    "importPatients": f"dryRun refused {SELECTIONS['importPatients']}".replace(
        "duplicateRows", "duplicateRows problems { code path }"
    ),
    "updateTreatment": f"treatment {{ id kind durationMinutes {_PLACED} }}",
    "archiveTreatment": f"treatment {{ id kind durationMinutes {_PLACED} }}",
    "updatePackage": _OFFER,
    "archivePackage": _OFFER,
    "updateStaffMember": _STAFF,
    "archiveStaffMember": f"{_STAFF} bookedAppointments {{ id }}",
    "updateClinic": "clinic { name address timeZone }",
    **{
        mutation: f"{SELECTIONS[mutation]} {_WARNINGS}"
        for mutation in (
            "bookAppointment",
            "rescheduleAppointment",
            "updateAppointment",
            "arriveAppointment",
            "markNoShow",
            "undoCancellation",
        )
    },
}


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


class _Insistent(FrontDesk):
    """Asks again in a moment: a machine that stands still for a while is no difference."""

    async def post(self, document: str, variables: Mapping[str, Any] | None = None) -> Answer:
        for _ in range(120):
            answer = await super().post(document, variables)
            if not _codes(answer) & _NOT_FINAL:
                break
            await asyncio.sleep(0.5)
        return answer


def _codes(answer: Answer) -> set[str | None]:
    """Of its errors, and of the refusals in its data."""
    refusals = [each for each in (answer.get("data") or {}).values() if isinstance(each, dict)]
    errors = [each["extensions"] for each in answer.get("errors", [])]
    return {each.get("code") for each in (*errors, *refusals)}


@dataclass
class ModelDesk:
    """A front desk that speaks of "visit 3" and counts in cents."""

    desk: FrontDesk
    names: Names = field(default_factory=Names)

    @classmethod
    async def open(cls, database: ClinicDatabase, books: Books) -> ModelDesk:
        """A new clinic with the patients, treatments, fees and offers of the books."""
        desk = await open_clinic(database, now=books.now.astimezone(UTC))
        model = cls(_Insistent(**vars(desk)).with_application(deadline=120))
        for name, person in books.patients.items():
            model.names.bind(name, await model.desk.patient(person.first, person.last))
        for name, row in books.treatments.items():
            more = {
                "kind": "CLASS" if row.is_class else "TREATMENT",
                "durationMinutes": row.minutes,
            }
            model.names.bind(name, await model.desk.treatment(name, _major(row.price), **more))
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
                use_limits=limited(offer.limits),
            )
        model.names.bind(OWNER, model.desk.staff_member)
        for name in books.staff.keys() - {OWNER}:
            await model._make(name, "createStaffMember", "staffMember", role="PRACTITIONER")
        return model

    async def _make(self, name: str, mutation: str, thing: str, **given: Any) -> None:
        made = await self.desk.do(mutation, name=name, **self.names.to_ids(as_input(given)))
        self.names.bind(name, made[thing]["id"])

    async def tell(self, mutation: str, given: Mapping[str, Any]) -> Answer:
        """What a mutation answers; the ids in it are still the API's."""
        shown = _SHOWN.get(mutation)
        return await self.desk.result(mutation, shown, **self.names.to_ids(dict(given)))

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
    """A value of that name in the API's spelling; what is None is not sent."""
    if value == NOTHING:
        return None
    if isinstance(value, Mapping):
        there = {key: each for key, each in value.items() if each is not None}
        return {camel(key): as_input(each, key) for key, each in there.items()}
    if isinstance(value, list):
        return [as_input(each) for each in value]
    if isinstance(value, bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return _major(value) if name in _AMOUNTS else value


def camel(name: str) -> str:
    return snake_to_camel(name, upper=False)


def priced(items: Mapping[str, int]) -> list[Answer]:
    """Eligible items as an input."""
    return [{"treatment_id": name, "patient_pays": pays} for name, pays in items.items()]


def limited(limits: Iterable[Limit]) -> list[Answer]:
    """Limits as an input."""
    return [
        {"treatment_ids": list(each.treatments), "uses": each.uses, "price_share": each.share}
        for each in limits
    ]


def _major(cents: int) -> str:
    """Cents as an amount that is typed in."""
    return f"{cents / 100:.2f}"
