"""The desk of one demo clinic: every service, at moments that only ever move forward."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import TypeVar
from uuid import UUID

from gql_packages.audit.batch_writer import AuditBatchWriter
from gql_packages.database.pool import Database
from gql_packages.demo.calendar import Diary
from gql_packages.demo.plan import ClinicPlan, TreatmentPlan
from gql_packages.domain.permissions import ROOT_FIELD_PERMISSIONS, Principal, Role
from gql_packages.unit_of_work.idempotency import IdempotencyKey
from gql_packages.unit_of_work.unit_of_work import Request, Work, perform

Outcome = TypeVar("Outcome")


@dataclass(frozen=True)
class Treatment:
    """A treatment that the clinic has, price in minor units."""

    id: UUID
    plan: TreatmentPlan
    price: int


@dataclass(frozen=True)
class Fee:
    """A no-show fee that the clinic charges, amount in minor units."""

    id: UUID
    amount: int


@dataclass(frozen=True)
class Offer:
    """A package that is on offer, price and what the patient pays in minor units."""

    id: UUID
    price: int
    uses: int
    days: int | None
    patient_pays: dict[UUID, int]


class Desk:
    """What the clinic has, who works there, and what time it is.

    Every step has its own idempotency key. When an interrupted demo is made again, the steps that
    it had done give what they gave, and the rest follows.
    """

    def __init__(
        self, database: Database, audit: AuditBatchWriter, plan: ClinicPlan, clock: datetime
    ) -> None:
        self.plan = plan
        self.clock = clock
        self.diary = Diary(plan)
        self.staff: dict[Role, list[Principal]] = {Role.OWNER: [plan.owner_principal]}
        self.treatments: dict[str, Treatment] = {}
        self.fees: list[Fee] = []
        self.offers: dict[str, Offer] = {}
        self.steps = 0
        self.database = database
        self.audit = audit
        self._pace = Random(plan.key)  # noqa: S311 - the same on every run, and no secret

    def advance_to(self, moment: datetime) -> None:
        """It is that moment now, or the one right after the last thing that was done."""
        self.clock = max(self.clock, moment)

    async def do(
        self,
        operation: str,
        verb: Callable[[Work], Awaitable[Outcome]],
        outcome_type: type[Outcome],
        *,
        by: Role = Role.FRONT_DESK,
    ) -> Outcome:
        """Have somebody of that role do it now; the next thing is done up to a minute later."""
        self.steps += 1
        self.clock += timedelta(seconds=self._pace.randint(5, 60))
        people = self.staff[by]
        principal = people[self.steps % len(people)]
        key = IdempotencyKey.of(
            principal, f"demo-step-{self.steps:07}", operation, {"at": self.clock}
        )
        request = Request(
            principal=principal,
            operation=operation,
            permission=ROOT_FIELD_PERMISSIONS[operation],
            now=self.clock,
            key=key,
        )
        return await perform(self.database, self.audit, request, verb, outcome_type)
