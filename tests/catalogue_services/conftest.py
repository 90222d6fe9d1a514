"""A clinic to set up for each test, and its owner, who does it."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Concatenate, ParamSpec, TypeVar, cast
from uuid import UUID

import pytest

from gql_packages.domain.permissions import Principal
from gql_packages.models.tenant import TenantModel
from gql_packages.unit_of_work.unit_of_work import Request, Work, perform
from tests import front_desk
from tests.clinic_database import ClinicDatabase

NOW = datetime(2026, 11, 21, 17, 30, tzinfo=UTC)

Arguments = ParamSpec("Arguments")
Outcome = TypeVar("Outcome")
Row = TypeVar("Row", bound=TenantModel)


@dataclass(frozen=True)
class OpenClinic:
    """A clinic whose one staff member is its owner."""

    database: ClinicDatabase
    owner: Principal

    @property
    def clinic_id(self) -> UUID:
        return self.owner.clinic_id

    @property
    def owner_id(self) -> UUID:
        return self.owner.staff_member_id

    async def do(
        self,
        verb: Callable[Concatenate[Work, Arguments], Awaitable[Outcome]],
        *arguments: Arguments.args,
        **named: Arguments.kwargs,
    ) -> Outcome:
        """The service, in a transaction of its own, as the owner."""
        return await perform(
            self.database,
            self.database.audit,
            Request(principal=self.owner, operation="setUp", permission=None, now=NOW),
            lambda work: verb(work, *arguments, **named),
            cast(type[Outcome], object),
        )

    async def row(self, model: type[Row], row_id: UUID) -> Row:
        async with self.database.reading(self.clinic_id) as db:
            return await model.filter(clinic_id=self.clinic_id, id=row_id).using_db(db).get()

    async def count(self, model: type[Row]) -> int:
        async with self.database.reading(self.clinic_id) as db:
            return await model.filter(clinic_id=self.clinic_id).using_db(db).count()


async def open_clinic(database: ClinicDatabase, currency: str = "CAD") -> OpenClinic:
    desk = await front_desk.open_clinic(database, currency=currency, now=NOW)
    return OpenClinic(database, desk.principal)


def columns_of(row: TenantModel, *, but: Collection[str] = ()) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row._meta.db_fields if name not in but}


@pytest.fixture
async def clinic(database: ClinicDatabase) -> OpenClinic:
    return await open_clinic(database)


@pytest.fixture
async def other_clinic(database: ClinicDatabase) -> OpenClinic:
    return await open_clinic(database)
