"""The desk of one demo clinic: every service, at moments that only ever move forward."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Concatenate, ParamSpec, TypeVar, get_type_hints
from uuid import UUID

from strawberry.utils.str_converters import to_camel_case

from gql_packages.audit.batch_writer import AuditBatchWriter
from gql_packages.database.pool import Database
from gql_packages.demo.calendar import Diary
from gql_packages.demo.plan import ClinicPlan, TreatmentPlan
from gql_packages.domain.permissions import Principal, Role
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS
from gql_packages.unit_of_work.idempotency import IdempotencyKey
from gql_packages.unit_of_work.unit_of_work import Request, Work, perform

Arguments = ParamSpec("Arguments")
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
        by: Role,
        verb: Callable[Concatenate[Work, Arguments], Awaitable[Outcome]],
        *arguments: Arguments.args,
        **named: Arguments.kwargs,
    ) -> Outcome:
        """Let staff of that role do it now; the next thing is done up to a minute later."""
        self.steps += 1
        self.clock += timedelta(seconds=self._pace.randint(5, 60))
        people = self.staff[by]
        principal = people[self.steps % len(people)]
        operation = to_camel_case(verb.__name__)
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
        return await perform(
            self.database,
            self.audit,
            request,
            lambda work: verb(work, *arguments, **named),
            get_type_hints(verb)["return"],
        )
