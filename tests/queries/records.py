"""A clinic whose rows are written with plain SQL, and read through GraphQL."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partialmethod
from itertools import count
from random import Random
from typing import Any, Self
from uuid import UUID, uuid5

import orjson
from strawberry.types import ExecutionResult
from uuid_utils.compat import uuid4, uuid7

from gql_packages.database.connect import Connection
from gql_packages.domain.permissions import Principal
from gql_packages.reading.reader import _ZONES
from gql_packages.resolvers.build_schema import schema
from gql_packages.resolvers.context import RequestContext
from gql_packages.schema.global_id import encode
from tests.clinic_database import ClinicDatabase
from tests.queries.usual_columns import COLUMNS, LEADING, REQUIRED

NOW = datetime(2026, 3, 10, 18, 0, tzinfo=UTC)

Row = dict[str, Any]


@dataclass
class Records:
    """One clinic in Vancouver, written to as a superuser and read as one of its staff."""

    connection: Connection
    database: ClinicDatabase
    clinic: UUID = field(default_factory=uuid7)
    owner: UUID = field(default_factory=uuid7)
    now: datetime = NOW
    #: what makes the keys, if they are to be the same each time
    chance: Random | None = None
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    required: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @classmethod
    async def of_new_clinic(
        cls,
        connection: Connection,
        database: ClinicDatabase,
        chance: Random | None = None,
        **clinic: Any,
    ) -> Self:
        """A clinic with nobody but its owner."""
        records = cls(connection, database, chance=chance)
        records.required = dict(map(tuple, await connection.fetch(REQUIRED)))
        await records.insert("clinic", id=records.clinic, **clinic)
        await records.staff_member(id=records.owner, name="Olga Owner", role="OWNER")
        # As after the clinic's first answer: its zone is not looked up once more.
        _ZONES.note(records.clinic, clinic.get("time_zone", COLUMNS["time_zone"]))
        return records

    def new_id(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128), version=4) if self.chance else uuid7()

    async def insert(self, table: str, *leading: Any, **columns: Any) -> UUID:
        """Write one row; its id."""
        row = dict(zip(LEADING.get(table, ()), leading, strict=False)) | columns
        derived: dict[str, Any] = {}
        for name in {*self.required[table]} - row.keys():
            value = self._usual(table, name)
            (derived if callable(value) else row)[name] = value
        row |= {name: derive(row) for name, derive in derived.items()}
        names, places = ", ".join(row), ", ".join(f"${place + 1}" for place in range(len(row)))
        await self.connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({places})", *row.values()
        )
        key: UUID = row["id"]
        return key

    def _usual(self, table: str, column: str) -> Any:
        own = {"id": self.new_id, "clinic_id": lambda: self.clinic, "number": self.numbers.__next__}
        if column in own:
            return own[column]()
        if column == "actor_id" or column.endswith("_by_id"):
            return self.owner
        # What is not in that table is a moment.
        return COLUMNS.get(f"{table}.{column}", COLUMNS.get(column, NOW))

    async def change(self, table: str, key: UUID, **columns: Any) -> None:
        """Change columns of one row."""
        changes = ", ".join(f"{name} = ${place}" for place, name in enumerate(columns, start=3))
        await self.connection.execute(
            f"UPDATE {table} SET {changes} WHERE clinic_id = $1 AND id = $2",
            self.clinic,
            key,
            *columns.values(),
        )

    staff_member = partialmethod(insert, "staff_member")
    treatment = partialmethod(insert, "treatment")
    fee = partialmethod(insert, "no_show_fee")
    patient = partialmethod(insert, "patient")
    offer = partialmethod(insert, "package")
    invoice = partialmethod(insert, "invoice")
    payment = partialmethod(insert, "payment")
    application = partialmethod(insert, "payment_application")
    appointment = partialmethod(insert, "appointment")
    redemption = partialmethod(insert, "redemption")
    entry = partialmethod(insert, "package_entry")

    async def sold(
        self,
        patient: UUID,
        offer: UUID,
        *,
        pays: Mapping[UUID, int] | None = None,
        limits: Mapping[int, Mapping[str, Any]] | None = None,
        total: int = 80000,
        paid: int = 80000,
        **given: Any,
    ) -> UUID:
        """A sold package, fully paid unless said otherwise; of `limits` by their numbers, the item
        of the first place has the first."""
        bought = {"issued_at": given["purchased_at"]} if "purchased_at" in given else {}
        bill = {"id": given.pop("sale")} if "sale" in given else {}
        about = {
            "patient_id": patient,
            "package_id": offer,
            "invoice_id": await self.invoice(patient, total=total, paid=paid, **bought, **bill),
        }
        package = await self.insert("patient_package", price=total, **about, **given)
        for number, terms in (limits or {}).items():
            # An id that takes nothing from the chances of what follows.
            about = {"id": uuid5(package, str(number)), **terms}
            await self.insert("patient_package_limit", package, number, **about)
        numbers = list(limits or ())
        for position, (treatment, amount) in enumerate((pays or {}).items()):
            about = {"treatment_id": treatment, "patient_pays": amount, "position": position}
            about["limit_number"] = numbers[position] if position < len(numbers) else None
            await self.insert("patient_package_item", package, **about)
        return package

    async def furnish(self) -> dict[str, UUID]:
        """A row in every table; the keys of one thing of every type, by its name."""
        patient, treatment, fee = await self.patient(), await self.treatment(), await self.fee()
        offer, sale = await self.offer(), self.new_id()
        await self.insert("package_limit", offer, 1, price_share=1)
        await self.insert("package_item", offer, treatment, limit_number=1)
        terms: Any = {"pays": {treatment: 100}, "uses_reserved": 1, "sale": sale}
        terms["limits"] = {1: {"uses": 3, "price_share": 1}}
        package = await self.sold(patient, offer, purchased_at=hours(-1), **terms)
        visit = await self.appointment(patient, treatment)
        use = await self.redemption(package, visit, limit_number=1)
        entry = await self.entry(package, 1)
        bill = await self.invoice(patient, kind="VISIT", appointment_id=visit, total=100)
        await self.insert("invoice_line", bill, amount=100)
        payment = await self.payment(patient, 500, refunded=100)
        applied = await self.application(payment, bill, 100)
        await self.application(payment, bill, -40, undoes_id=applied)
        await self.insert("payment_refund", payment, 100)
        await self.insert("package_refund", package, 1, suggested_amount=1)
        added = await self.entry(package, 2, kind="USES_ADDED")
        await self.insert("use_adjustment", package, added, 1, "11")
        for column, before, after in (("method", "CASH", "CARD"), ("voided_at", None, "now")):
            given = (payment, column, before, after)
            await self.insert("correction", *given, reason="Mistyped", request_id=uuid7())
        return {
            **{"Clinic": self.clinic, "StaffMember": self.owner, "Treatment": treatment},
            **{"NoShowFee": fee, "Package": offer, "Patient": patient, "Appointment": visit},
            **{"PatientPackage": package, "Redemption": use, "PackageEntry": entry},
            **{"Invoice": sale, "Payment": payment},
        }

    def context(self, as_staff: UUID | None = None) -> RequestContext:
        """A request of the owner, or of another."""
        return RequestContext(
            database=self.database,
            audit=self.database.audit,
            principal=Principal(self.clinic, as_staff or self.owner),
            now=self.now,
            request_id=uuid4(),
        )

    async def execute(
        self, document: str, *, as_staff: UUID | None = None, **variables: Any
    ) -> ExecutionResult:
        """Run an operation; the result, errors and all."""
        context = self.context(as_staff)
        result = await schema.execute(document, variable_values=variables, context_value=context)
        assert isinstance(result, ExecutionResult)
        result.data = decoded(result.data)
        return result

    async def ask(self, document: str, **variables: Any) -> Row:
        """The data of an operation without errors."""
        result = await self.execute(document, **variables)
        assert result.errors is None, result.errors
        assert result.data is not None
        return result.data

    async def codes(self, document: str, **variables: Any) -> list[str]:
        """The codes of an operation's errors."""
        return codes_of(await self.execute(document, **variables))

    async def code(self, document: str, **variables: Any) -> str:
        """The code of the one error of an operation."""
        (code,) = await self.codes(document, **variables)
        return code


def codes_of(result: ExecutionResult) -> list[str]:
    """The codes of its errors."""
    return [(error.extensions or {})["code"] for error in result.errors or []]


def decoded(data: Any) -> Any:
    """What a client reads of data in which there is JSON as Postgres wrote it."""
    return orjson.loads(orjson.dumps(data))


def days(number: int) -> date:
    """The day so many days from the clinic's today."""
    return NOW.date() + timedelta(days=number)


def hours(number: float) -> datetime:
    """The moment so many hours from now."""
    return NOW + timedelta(hours=number)


def ids_in(document: str, keys: Mapping[str, UUID]) -> dict[str, str]:
    """The variables of a document, which are called after the types of what they name."""
    return {kind: named(kind, keys[kind]) for kind in {*re.findall(r"\$(\w+)", document)}}


def named(type_name: str, key: UUID) -> str:
    """A global id."""
    return encode(type_name, key)
