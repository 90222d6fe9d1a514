"""What a service works with: a transaction of one clinic, who asks, and the rows to be written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from uuid_utils.compat import uuid7

from gql_packages.database.tenant_connection import TenantConnection
from gql_packages.domain.calendar import day_of
from gql_packages.domain.permissions import Permission, Principal, Role
from gql_packages.events.change_notification import Changes
from gql_packages.models.tenant import HashedModel
from gql_packages.unit_of_work.idempotency import IdempotencyKey
from gql_packages.unit_of_work.pending_rows import PendingRows

Row = TypeVar("Row", bound=HashedModel)


@dataclass(frozen=True, kw_only=True)
class Request:
    """Who asks for what, when, and under which key, if any."""

    principal: Principal
    operation: str
    permission: Permission | None
    now: datetime
    key: IdempotencyKey | None = None
    #: whether nothing else is written in the clinic meanwhile
    is_alone: bool = False
    #: whether it only asks what would happen: nothing is written but that it was asked
    is_preview: bool = False


@dataclass(frozen=True, kw_only=True)
class Work:
    """What a service works with: the transaction, the clinic, who asks, and the moment.

    A service locks, reads and decides; then it adds new rows and changes those that it holds. They
    are written together at the end: until then the database knows nothing of them.
    """

    db: TenantConnection
    clinic_id: UUID
    currency: str
    time_zone: str
    actor_id: UUID
    actor_role: Role
    now: datetime
    #: the same for every attempt and every repetition under one idempotency key
    request_id: UUID
    #: whether the request has an idempotency key, so that a repetition does it once
    has_key: bool = False
    #: what subscribers are notified of at commit
    changes: Changes = field(default_factory=Changes)
    #: patients that are new: nobody follows them yet
    new_patients: set[UUID] = field(default_factory=set)
    #: the rows that are held, and written at the end
    rows: PendingRows = field(default_factory=PendingRows)

    @property
    def today(self) -> date:
        """The day of the moment, in the clinic's zone."""
        return self.day_of(self.now)

    def day_of(self, moment: datetime) -> date:
        """The day on which a moment falls in the clinic's zone."""
        return day_of(moment, self.time_zone)

    def new_id(self) -> UUID:
        """A new identifier, which sorts after those made before it."""
        return uuid7()

    def add(self, model: type[Row], **columns: Any) -> Row:
        """A new row of the clinic, hashed; it is inserted at the end, with the values of then.

        What a request makes at most once carries the request's id.
        """
        if "request_id" in model._meta.fields_map:
            columns["request_id"] = self.request_id
        row = model(id=self.new_id(), clinic_id=self.clinic_id, **columns)
        return self.rows.add(row)
