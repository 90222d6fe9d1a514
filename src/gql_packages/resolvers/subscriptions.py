"""The root fields that go on telling."""

from typing import Annotated

import strawberry

from gql_packages.domain.calendar import bounds_of
from gql_packages.errors import BadRequest, InvalidInput, NotFound, Problem
from gql_packages.resolvers.context import RequestContext
from gql_packages.resolvers.read_schedule import APPOINTMENT
from gql_packages.resolvers.read_sold_packages import PATIENT_PACKAGE
from gql_packages.resolvers.rights import Permitted
from gql_packages.resolvers.streams import Event, PackagesOf, Topic, VisitsDuring
from gql_packages.schema.appointment import DateRange
from gql_packages.schema.fields import resolved_with
from gql_packages.schema.global_id import decode, encode
from gql_packages.schema.live import AppointmentsChange, PatientPackagesChange

Info = strawberry.Info[RequestContext, None]

permitted = resolved_with(Permitted())


@strawberry.type(
    description=(
        "What is told while things change, over WebSocket (graphql-transport-ws) or as "
        "server-sent events. `STARTED` comes first: read then what the screen shows, and nothing "
        "is missed. What is told is as of the moment at which it is told; several changes of one "
        "thing may come as one. That time passes is not told: a package that expires at midnight "
        "has not been changed."
    )
)
class Subscription:
    """Each field is resolved once for STARTED, and again for each event, as a query would be: with
    the rights of that moment, in a transaction of its own. The root is the event."""

    @permitted
    async def patient_packages_changed(
        self,
        info: Info,
        patient_id: Annotated[strawberry.ID, strawberry.argument(description="Whose packages.")],
    ) -> PatientPackagesChange:
        """A patient's packages, each time one is sold, held, used, given back, paid, refunded or
        deleted, or its expiry is moved."""
        event = _event(info)
        patient = decode(patient_id, "Patient", path=("patientId",))
        if await info.context.read.patient(patient) is None:
            raise NotFound("There is nothing with this id.", path=("patientId",))
        await _follow(info, event, PackagesOf(patient))
        found = await info.context.read.ahead(PATIENT_PACKAGE, event.keys)
        gone = event.keys - {package.key for package in found}
        return PatientPackagesChange(
            kind=event.kind,
            patient_key=patient,
            patient_packages=sorted(found, key=lambda package: package.key),
            deleted_patient_package_ids=[encode("PatientPackage", key) for key in sorted(gone)],
        )

    @permitted
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
        if during.to < during.from_:
            raise InvalidInput.of(
                Problem(("during", "to"), "The last day cannot be before the first.")
            )
        practitioner = (
            decode(practitioner_id, "StaffMember", path=("practitionerId",))
            if practitioner_id
            else None
        )
        time_zone = (await info.context.read.viewer()).time_zone
        bounds = bounds_of(during.from_, during.to, time_zone)
        await _follow(info, event, VisitsDuring(*bounds, practitioner))
        found = await info.context.read.ahead(APPOINTMENT, event.keys)
        return AppointmentsChange(
            kind=event.kind,
            appointments=sorted(found, key=lambda visit: (visit.starts_at, visit.key)),
        )


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
