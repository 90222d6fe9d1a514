"""One demo clinic: what it has, and how its staff call the services as time goes by."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar, get_type_hints
from uuid import UUID

from pydantic.alias_generators import to_camel

from gql_packages.audit.batch_writer import AuditBatchWriter
from gql_packages.database.pool import Database
from gql_packages.demo.calendar import Calendar
from gql_packages.demo.clinics import FIRST_DAY, LAST_DAY, ClinicPlan, TreatmentPlan
from gql_packages.demo.timeline import Timeline
from gql_packages.domain.money import to_major_units, to_minor_units
from gql_packages.domain.permissions import Principal, Role
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS
from gql_packages.unit_of_work.idempotency import IdempotencyKey
from gql_packages.unit_of_work.unit_of_work import Request, Work, perform

Outcome = TypeVar("Outcome")
P = ParamSpec("P")

_IS_MARKED = """
SELECT 1 FROM idempotency_record WHERE clinic_id = $1 AND staff_member_id = $2 AND key = $3
"""

Progress = Callable[[str], None]

type_hints_of = cache(get_type_hints)


def random_of(seed: str) -> Random:
    """Random numbers that are the same on every run."""
    return Random(seed)  # noqa: S311 - no secret


class Treatment(NamedTuple):
    """A treatment that the clinic has, price in minor units."""

    id: UUID
    key: str
    plan: TreatmentPlan
    price: int


class Package(NamedTuple):
    """A package on offer, price and what the patient pays by treatment in minor units."""

    id: UUID
    price: int
    uses: int
    valid_for_days: int | None
    patient_pays: Mapping[UUID, int]


@dataclass(frozen=True)
class _Mark:
    """How many patients the clinic was begun with."""

    patients: int


class DemoClinic:
    """The clinic's staff and catalogue, its calendar and its time.

    Every step has its own idempotency key. When an interrupted demo is made again, the steps that
    were done return their recorded outcomes, and the rest follows.
    """

    def __init__(
        self, database: Database, audit: AuditBatchWriter, plan: ClinicPlan, progress: Progress
    ) -> None:
        self.plan = plan
        self.calendar = Calendar(plan)
        self.timeline = Timeline(
            self.calendar.open_moment(FIRST_DAY, random_of(plan.key)),
            self.calendar.moment(LAST_DAY, 23),
            lambda now: progress(f"Filling {plan.name}: {now:%B %Y}"),
        )
        self.staff: dict[Role, list[Principal]] = {Role.OWNER: [plan.owner]}
        self.treatments: dict[str, Treatment] = {}
        self.fees: dict[str, UUID] = {}
        self.packages: dict[str, Package] = {}
        self._steps = 0
        self.database = database
        self._audit = audit
        self._pace = random_of(plan.key)

    def minor_units(self, amount: Decimal) -> int:
        """A planned amount in the clinic's minor units."""
        return to_minor_units(amount, self.plan.currency, path=(), minimum=0)

    def major_units(self, amount: int) -> Decimal:
        """Minor units as the services take amounts."""
        return to_major_units(amount, self.plan.currency)

    async def do(
        self,
        by: Role,
        service: Callable[Concatenate[Work, P], Awaitable[Outcome]],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Outcome:
        """Call the service as a staff member of that role; the next step is up to a minute later.

        The mutation has the service's name.
        """
        self._steps += 1
        self.timeline.now += timedelta(seconds=self._pace.randint(5, 60))
        staff = self.staff[by]
        return await self._perform(
            staff[self._steps % len(staff)],
            to_camel(service.__name__),
            f"demo-step-{self._steps:07}",
            {"at": self.timeline.now},
            lambda work: service(work, *args, **kwargs),
            type_hints_of(service)["return"],
        )

    async def is_marked(self, key: str) -> bool:
        """Whether something is recorded under the key."""
        owner = self.plan.owner
        async with self.database.reading(owner.clinic_id) as db:
            return bool(await db.rows(_IS_MARKED, owner.clinic_id, owner.staff_member_id, key))

    async def mark(self, key: str, patients: int) -> int:
        """Record under the key that the demo is that far; the number that was recorded first."""

        async def write_nothing(_: Work) -> _Mark:
            return _Mark(patients)

        self.timeline.now += timedelta(minutes=1)
        owner = self.plan.owner
        return (await self._perform(owner, "fillDemo", key, {}, write_nothing, _Mark)).patients

    async def _perform(
        self,
        principal: Principal,
        operation: str,
        key: str,
        arguments: Mapping[str, Any],
        verb: Callable[[Work], Awaitable[Outcome]],
        outcome_type: type[Outcome],
    ) -> Outcome:
        request = Request(
            principal=principal,
            operation=operation,
            permission=ROOT_FIELD_PERMISSIONS.get(operation),
            now=self.timeline.now,
            key=IdempotencyKey.of(principal, key, operation, arguments),
        )
        return await perform(self.database, self._audit, request, verb, outcome_type)
