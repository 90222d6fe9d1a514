"""The root fields that go on telling."""

from typing import Annotated

import strawberry

from gql_packages.domain.calendar import bounds_of
from gql_packages.domain.permissions import Permission
from gql_packages.errors import BadRequest, NotFound
from gql_packages.reading.statements import Target
from gql_packages.resolvers.authorization import permitted
from gql_packages.resolvers.context import Info
from gql_packages.resolvers.days import check_days
from gql_packages.resolvers.subscriber_queue import Event, PackagesOf, Topic, VisitsDuring
from gql_packages.schema.appointment import DateRange
from gql_packages.schema.described import described
from gql_packages.schema.global_id import decode
from gql_packages.schema.subscription_types import AppointmentsChange, PatientPackagesChange


def _no_patient(_: int) -> NotFound:
    return NotFound("There is nothing with this id.", path=("patientId",))


_PACKAGES = Target(
    type_name="PatientPackagesChange",
    is_given=True,
    missing=(
        "CASE WHEN NOT EXISTS (SELECT FROM patient p"
        " WHERE p.clinic_id = $1 AND p.id = :patient_id::uuid) THEN 0 END"
    ),
    absence=_no_patient,
    patients="ARRAY[:patient_id::uuid]",
)
_APPOINTMENTS = Target(type_name="AppointmentsChange", is_given=True)


@described
class Subscription:
    """What is told while things change, over WebSocket (graphql-transport-ws) or as server-sent
    events. `STARTED` comes first: read then what the screen shows, and nothing is missed. What
    is told is as of the moment at which it is told; several changes of one thing may come as
    one. That time passes is not told: a package that expires at midnight has not been changed."""

    @permitted(Permission.PATIENTS_READ)
    async def patient_packages_changed(
        self,
        info: Info,
        patient_id: Annotated[strawberry.ID, strawberry.argument(description="Whose packages.")],
    ) -> PatientPackagesChange:
        """A patient's packages, each time one is sold, held, used, given back, paid, refunded or
        deleted, or its expiry is moved."""
        event = _event(info)
        patient = decode(patient_id, "Patient", path=("patientId",))
        if not event.stream.is_open:
            await info.context.check(info)
            await _follow(info, event, PackagesOf(patient))
        given = {"patient_id": patient, "kind": event.kind.value, "ids": list(event.keys)}
        return await info.context.answer(info, _PACKAGES, **given)

    @permitted(Permission.PATIENTS_READ)
    async def appointments_changed(
        self,
        info: Info,
        during: Annotated[
            DateRange, strawberry.argument(description="The days on which the visits start.")
        ],
        practitioner_id: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="Only those with this staff member."),
        ] = strawberry.UNSET,
    ) -> AppointmentsChange:
        """The visits of some days, each time one is booked, moved, covered, billed, paid, missed
        or cancelled, or something of that is undone."""
        event = _event(info)
        check_days(during, "during")
        practitioner = (
            decode(practitioner_id, "StaffMember", path=("practitionerId",))
            if practitioner_id
            else None
        )
        if not event.stream.is_open:
            viewer = await info.context.check(info)
            bounds = bounds_of(during.from_, during.to, viewer.time_zone)
            await _follow(info, event, VisitsDuring(*bounds, practitioner))
        given = {"kind": event.kind.value, "ids": list(event.keys)}
        return await info.context.answer(info, _APPOINTMENTS, **given)


async def _follow(info: Info, event: Event, topic: Topic) -> None:
    """Miss nothing of the topic from now on, and read all that is told as of a later moment."""
    if await event.stream.follow(topic):
        await info.context.restart_reading()


def _event(info: Info) -> Event:
    root: object = info.root_value
    if not isinstance(root, Event):
        raise BadRequest(
            "A subscription goes on telling: ask for it over WebSocket (graphql-transport-ws), or "
            "with the header Accept: text/event-stream."
        )
    return root
