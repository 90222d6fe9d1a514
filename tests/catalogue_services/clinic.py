"""A clinic to set up, and its owner, who does it."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Concatenate, ParamSpec, TypeVar, cast
from uuid import UUID

from uuid_utils.compat import uuid7

from gql_packages.domain.permissions import Principal, Role
from gql_packages.models.clinic import Clinic, StaffMember
from gql_packages.models.tenant import TenantModel
from gql_packages.unit_of_work.unit_of_work import Request, Work, perform
from tests.clinic_database import ClinicDatabase

NOW = datetime(2026, 11, 21, 17, 30, tzinfo=UTC)

Arguments = ParamSpec("Arguments")
Outcome = TypeVar("Outcome")
Row = TypeVar("Row", bound=TenantModel)


@dataclass(frozen=True)
class OpenClinic:
    """A clinic in CAD, whose one staff member is its owner."""

    database: ClinicDatabase
    clinic_id: UUID
    owner_id: UUID

    @property
    def owner(self) -> Principal:
        return Principal(self.clinic_id, self.owner_id)

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
    clinic_id, owner_id = uuid7(), uuid7()
    async with database.writing(clinic_id) as db:
        await Clinic.create(
            using_db=db,
            id=clinic_id,
            name="Salish Physiotherapy",
            currency=currency,
            time_zone="America/Vancouver",
            created_at=NOW,
        )
        await StaffMember.create(
            using_db=db,
            id=owner_id,
            clinic_id=clinic_id,
            name="Olga Owner",
            role=Role.OWNER,
            is_active=True,
            version=1,
            created_at=NOW,
        )
    return OpenClinic(database, clinic_id, owner_id)


def columns_of(row: TenantModel, *, but: Collection[str] = ()) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row._meta.db_fields if name not in but}
