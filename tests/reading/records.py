"""A clinic whose rows are written with plain SQL, and read through GraphQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import asyncpg
import orjson
from strawberry.types import ExecutionResult
from uuid_utils.compat import uuid4, uuid7

from gql_packages.domain.permissions import Principal
from gql_packages.domain.row_hash import HASHED_COLUMNS
from gql_packages.domain.search_keys import search_key, sort_key
from gql_packages.reading.reader import _ZONES
from gql_packages.resolvers.build_schema import schema
from gql_packages.resolvers.context import RequestContext
from gql_packages.schema.global_id import encode
from tests.clinic_database import ClinicDatabase

NOW = datetime(2026, 3, 10, 18, 0, tzinfo=UTC)
HASH = bytes(32)


@dataclass
class Records:
    """One clinic in Vancouver, written to as a superuser and read as one of its staff."""

    connection: asyncpg.Connection[asyncpg.Record]
    database: ClinicDatabase
    clinic: UUID
    owner: UUID
    now: datetime = NOW
    numbers: Any = field(default_factory=lambda: count(1))

    @classmethod
    async def of_new_clinic(
        cls, connection: asyncpg.Connection[asyncpg.Record], database: ClinicDatabase, **clinic: Any
    ) -> Records:
        """A clinic with nobody but its owner."""
        key = uuid7()
        given = {"name": "Harbour", "currency": "CAD", "time_zone": "America/Vancouver", **clinic}
        records = cls(connection, database, key, uuid7())
        await records.insert("clinic", id=key, created_at=NOW, **given, clinic_id=None)
        await records.staff_member(id=records.owner, name="Olga Owner", role="OWNER")
        # As after the clinic's first answer: its zone is not looked up once more.
        _ZONES.note(key, given["time_zone"])
        return records

    async def insert(self, table: str, **columns: Any) -> UUID:
        """Write one row; its id."""
        row = {"clinic_id": self.clinic, "id": uuid7(), **columns}
        if table in HASHED_COLUMNS:
            row.setdefault("hash", HASH)
        if row["clinic_id"] is None:
            del row["clinic_id"]
        names = ", ".join(row)
        places = ", ".join(f"${place}" for place in range(1, len(row) + 1))
        await self.connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({places})", *row.values()
        )
        key: UUID = row["id"]
        return key

    async def change(self, table: str, key: UUID, **columns: Any) -> None:
        """Change columns of one row."""
        changes = ", ".join(f"{name} = ${place}" for place, name in enumerate(columns, start=3))
        await self.connection.execute(
            f"UPDATE {table} SET {changes} WHERE clinic_id = $1 AND id = $2",
            self.clinic,
            key,
            *columns.values(),
        )

    async def staff_member(self, **given: Any) -> UUID:
        defaults = {"name": "Ines", "role": "FRONT_DESK", "is_active": True}
        return await self.insert(
            "staff_member", **{**defaults, "version": 1, "created_at": NOW, **given}
        )

    async def treatment(self, **given: Any) -> UUID:
        defaults = {"name": "Massage", "kind": "TREATMENT", "duration_minutes": 60, "price": 9000}
        more = {"is_archived": False, "version": 1, "created_at": NOW}
        return await self.insert("treatment", **{**defaults, **more, **given})

    async def patient(
        self, first_name: str = "Noor", last_name: str = "Haddad", **given: Any
    ) -> UUID:
        keys = {
            "sort_key": sort_key(f"{last_name} {first_name}"),
            "search_key": search_key(f"{first_name} {last_name}"),
        }
        names = {"first_name": first_name, "last_name": last_name}
        more = {"is_archived": False, "version": 1, "created_at": NOW}
        return await self.insert("patient", **{**names, **keys, **more, **given})

    async def offer(self, name: str = "Ten massages", **given: Any) -> UUID:
        defaults = {"price": 80000, "uses": 10, "valid_for_days": 365, "is_archived": False}
        keys = {"name": name, "search_key": sort_key(name), "version": 1, "created_at": NOW}
        return await self.insert("package", **{**defaults, **keys, **given})

    async def invoice(self, patient: UUID, **given: Any) -> UUID:
        defaults = {"kind": "PACKAGE_SALE", "issued_at": NOW, "total": 80000, "paid": 0}
        more = {"number": next(self.numbers), "patient_id": patient, "request_id": uuid7()}
        return await self.insert("invoice", **{**defaults, **more, **given})

    async def payment(self, patient: UUID, amount: int, **given: Any) -> UUID:
        defaults = {"method": "CARD", "applied": 0, "refunded": 0, "received_at": NOW}
        more = {"received_by_id": self.owner, "request_id": uuid7(), "amount": amount}
        return await self.insert("payment", patient_id=patient, **{**defaults, **more, **given})

    async def application(self, payment: UUID, invoice: UUID, amount: int, **given: Any) -> UUID:
        defaults = {"applied_at": NOW, "applied_by_id": self.owner, "hash": HASH}
        return await self.insert(
            "payment_application",
            payment_id=payment,
            invoice_id=invoice,
            amount=amount,
            **{**defaults, "request_id": uuid7(), **given},
        )

    async def sold(
        self,
        patient: UUID,
        offer: UUID,
        *,
        pays: Mapping[UUID, int] | None = None,
        total: int = 80000,
        paid: int = 80000,
        **given: Any,
    ) -> UUID:
        """A sold package, fully paid unless said otherwise."""
        bought: datetime = given.get("purchased_at", NOW)
        bill = {"id": given.pop("sale")} if "sale" in given else {}
        invoice = await self.invoice(patient, total=total, paid=paid, issued_at=bought, **bill)
        defaults = {
            "name": "Ten massages",
            "price": total,
            "uses_total": 10,
            "uses_reserved": 0,
            "uses_redeemed": 0,
            "purchased_at": bought,
            "purchased_on": bought.date() - timedelta(days=1),
            "origin": "PACKAGES",
            "entry_count": 1,
            "version": 1,
            "request_id": uuid7(),
        }
        package = await self.insert(
            "patient_package",
            patient_id=patient,
            package_id=offer,
            invoice_id=invoice,
            **{**defaults, **given},
        )
        for position, (treatment, amount) in enumerate((pays or {}).items()):
            await self.insert(
                "patient_package_item",
                patient_package_id=package,
                treatment_id=treatment,
                patient_pays=amount,
                position=position,
            )
        return package

    async def appointment(
        self, patient: UUID, treatment: UUID, starts_at: datetime = NOW, **given: Any
    ) -> UUID:
        defaults = {"status": "BOOKED", "version": 1, "request_id": uuid7(), "created_at": NOW}
        return await self.insert(
            "appointment",
            patient_id=patient,
            treatment_id=treatment,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=1),
            **{**defaults, **given},
        )

    async def redemption(self, package: UUID, appointment: UUID, **given: Any) -> UUID:
        defaults = {"use_number": 1, "value": 8000, "patient_pays": 0, "status": "RESERVED"}
        more = {"reserved_at": NOW, "request_id": uuid7()}
        return await self.insert(
            "redemption",
            patient_package_id=package,
            appointment_id=appointment,
            **{**defaults, **more, **given},
        )

    async def entry(self, package: UUID, sequence: int, **given: Any) -> UUID:
        defaults: dict[str, Any] = {
            "kind": "SOLD",
            "at": NOW,
            "actor_id": self.owner,
            "uses_reserved_after": 0,
            "uses_redeemed_after": 0,
            "uses_available_after": 10,
            "uses_remaining_after": 10,
            "request_id": uuid7(),
            "previous_hash": HASH,
            "hash": HASH,
        }
        return await self.insert(
            "package_entry",
            patient_package_id=package,
            sequence=sequence,
            **{**defaults, **given},
        )

    async def execute(
        self, document: str, *, as_staff: UUID | None = None, **variables: Any
    ) -> ExecutionResult:
        """Run an operation; the result, errors and all."""
        context = RequestContext(
            database=self.database,
            audit=self.database.audit,
            principal=Principal(self.clinic, as_staff or self.owner),
            now=self.now,
            request_id=uuid4(),
        )
        result = await schema.execute(document, variable_values=variables, context_value=context)
        assert isinstance(result, ExecutionResult)
        result.data = decoded(result.data)
        return result

    async def ask(self, document: str, **variables: Any) -> dict[str, Any]:
        """The data of an operation without errors."""
        result = await self.execute(document, **variables)
        assert result.errors is None, result.errors
        assert result.data is not None
        return result.data

    async def code(self, document: str, **variables: Any) -> str:
        """The code of the one error of an operation."""
        result = await self.execute(document, **variables)
        assert result.errors is not None
        assert len(result.errors) == 1, result.errors
        extensions = result.errors[0].extensions
        assert extensions is not None
        return str(extensions["code"])


def decoded(data: Any) -> Any:
    """What a client reads of data in which there is JSON as Postgres wrote it."""
    return orjson.loads(orjson.dumps(data))


def days(number: int) -> date:
    """The day so many days from the clinic's today."""
    return NOW.date() + timedelta(days=number)


def hours(number: float) -> datetime:
    """The moment so many hours from now."""
    return NOW + timedelta(hours=number)


def named(type_name: str, key: UUID) -> str:
    """A global id."""
    return encode(type_name, key)
