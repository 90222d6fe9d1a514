"""The subscriptions: async generators that yield for STARTED, and again for each event."""

import asyncio
import time
from collections.abc import AsyncGenerator
from typing import Annotated, Any

import strawberry
from graphql import located_error

from gql_packages.domain.permissions import Permission
from gql_packages.errors import (
    AuditUnavailable,
    BadRequest,
    Busy,
    NotFound,
    Overloaded,
    RequestError,
    TimedOut,
)
from gql_packages.reading.statements import Target
from gql_packages.resolvers.arguments import During, PractitionerId, practitioner_key
from gql_packages.resolvers.authorization import check_audit, permit, subscribed
from gql_packages.resolvers.context import Info
from gql_packages.resolvers.root_fields import permission_of
from gql_packages.resolvers.subscriber_queue import (
    AppointmentsDuring,
    Event,
    PatientPackages,
    PatientRecord,
    Reauthorize,
    Topic,
)
from gql_packages.schema.described import described
from gql_packages.schema.global_id import decode
from gql_packages.schema.subscription_types import (
    AppointmentsChange,
    ChangeKind,
    PatientChange,
    PatientPackagesChange,
)

#: Codes of errors that another attempt may not meet.
TRANSIENT = {Busy.code, Overloaded.code, TimedOut.code, AuditUnavailable.code}
#: Seconds for which an event is retried, and the first and the longest pause between attempts.
RETRY_SECONDS = 30.0
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 2.0


def _no_patient(_: int) -> NotFound:
    return NotFound("There is nothing with this id.", path=("patientId",))


def _of_patient(type_name: str) -> Target:
    return Target(
        type_name=type_name,
        is_given=True,
        missing=(
            "CASE WHEN NOT EXISTS (SELECT FROM patient p"
            " WHERE p.clinic_id = $1 AND p.id = :patient_id::uuid) THEN 0 END"
        ),
        absence=_no_patient,
        patients="ARRAY[:patient_id::uuid]",
    )


_PATIENT = _of_patient("PatientChange")
_PACKAGES = _of_patient("PatientPackagesChange")
_APPOINTMENTS = Target(type_name="AppointmentsChange", is_given=True)


@described
class Subscription:
    """Events over WebSocket (graphql-transport-ws) or as server-sent events.

    `STARTED` comes first: query then what the screen shows, and no change is missed. An event
    shows the state at the moment at which it is sent; several changes of one object may come as
    one event. The passing of time is no change: a package that expires at midnight sends none.
    """

    # Each resolver checks its arguments and returns the generator of its events.

    @subscribed(Permission.PATIENTS_READ)
    async def patient_packages_changed(
        self,
        info: Info,
        patient_id: Annotated[strawberry.ID, strawberry.argument(description="Whose packages.")],
    ) -> AsyncGenerator[PatientPackagesChange, None]:
        """A patient's packages, each time one is sold, paid, refunded or deleted, a use of it is
        reserved, redeemed, released or reversed, or its expiry changes."""
        patient = decode(patient_id, "Patient", path=("patientId",))
        return _changes(info, PatientPackages(patient), _PACKAGES, patient_id=patient)

    @subscribed(Permission.PATIENTS_READ)
    async def patient_changed(
        self,
        info: Info,
        patient_id: Annotated[strawberry.ID, strawberry.argument(description="Whose record.")],
    ) -> AsyncGenerator[PatientChange, None]:
        """A patient's record, each time anything of it changes: their own data, a package, an
        appointment with or without one, an invoice, or a payment."""
        patient = decode(patient_id, "Patient", path=("patientId",))
        return _changes(info, PatientRecord(patient), _PATIENT, patient_id=patient)

    @subscribed(Permission.PATIENTS_READ)
    async def appointments_changed(
        self,
        info: Info,
        during: During,
        practitioner_id: PractitionerId = strawberry.UNSET,
    ) -> AsyncGenerator[AppointmentsChange, None]:
        """The appointments of some days, each time one is booked, moved, covered, billed, paid,
        missed or cancelled, or something of that is undone."""
        during.check("during")
        practitioner = practitioner_key(practitioner_id)
        viewer = await info.context.check(info)
        days = (during.from_, during.to, viewer.time_zone)
        return _changes(info, AppointmentsDuring(*days, practitioner), _APPOINTMENTS)


async def _changes(
    info: Info, topic: Topic, target: Target, **given: Any
) -> AsyncGenerator[Any, None]:
    """Read `target` for STARTED and for each event. Errors point at the field, as a query's do."""
    session = info.context.subscription
    try:
        async with session.subscribe(topic) as subscriber:
            # Listening has begun: what is read from here on misses nothing.
            await info.context.restart_reading()
            started = {"kind": ChangeKind.STARTED.value, "keys": [], **given}
            yield await info.context.answer(info, target, **started)
            async for event in subscriber:
                try:
                    answer = await _execute_event(info, event, target, given)
                except BadRequest:
                    if isinstance(event, Reauthorize) or len(event.keys) < 2:
                        raise
                    # Together the changed things are more than an answer may hold.
                    subscriber.on_gap()
                    continue
                if isinstance(event, Event):
                    yield answer
    except Exception as error:
        field = info._raw_info
        raise located_error(error, field.field_nodes, field.path.as_list()) from error


async def _execute_event(
    info: Info, event: Event | Reauthorize, target: Target, given: dict[str, Any]
) -> Any:
    """Check the caller's rights and read as of now; retry transient errors with backoff."""
    permission = permission_of(info._field)
    session = info.context.subscription
    pause, end = FIRST_PAUSE, time.monotonic() + RETRY_SECONDS
    while True:
        try:
            async with session.event_context() as context:
                if isinstance(event, Reauthorize):
                    return await permit(context, info.field_name, permission)
                check_audit(context, permission)
                changed = {"kind": event.kind.value, "keys": sorted(event.keys), **given}
                return await context.answer(info, target, **changed)
        except RequestError as error:
            if error.code not in TRANSIENT or session.ended_by or time.monotonic() > end:
                raise
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)
