"""What can be done to the scene's visit and package: booked, used, moved, ended."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from gql_packages.services.arrive_appointment import arrive_appointment
from gql_packages.services.book_appointment import NewAppointment, book_appointment
from gql_packages.services.cancel_appointment import cancel_appointment
from gql_packages.services.change_package_expiry import change_package_expiry
from gql_packages.services.delete_package_sale import delete_package_sale
from gql_packages.services.mark_no_show import ChargeFee, ChargeNothing, RedeemUse, mark_no_show
from gql_packages.services.redeem_package import redeem_package
from gql_packages.services.refund_package import refund_package
from gql_packages.services.remove_package import remove_package
from gql_packages.services.reschedule_appointment import reschedule_appointment
from gql_packages.services.undo_arrival import undo_arrival
from gql_packages.services.undo_no_show import undo_no_show
from tests.assurance.interleavings.mutation import Mutation, Verb
from tests.assurance.interleavings.scenes import Scene

#: The visit is on the 10th. An earlier last day of the package lies between it and these.
EARLIER_LAST_DAY, LATER_LAST_DAY = date(2026, 3, 15), date(2027, 12, 31)
LATER = datetime(2026, 3, 20, 17, 0, tzinfo=UTC)

Resolution = RedeemUse | ChargeFee | ChargeNothing


def _visit(verb: Callable[..., Awaitable[object]], **more: Any) -> Verb:
    return lambda work, scene: verb(work, appointment_id=scene["visit"], **more)


def _move(expected_version: int | None) -> Verb:
    return _visit(reschedule_appointment, starts_at=LATER, expected_version=expected_version)


def _miss(how: Callable[[Scene], Resolution]) -> Verb:
    return lambda work, scene: mark_no_show(
        work, appointment_id=scene["visit"], resolution=how(scene)
    )


def _redeem(visit: str) -> Verb:
    return lambda work, scene: redeem_package(
        work, appointment_id=scene[visit], patient_package_id=scene["package"]
    )


def _book(how: Callable[[Scene], dict[str, Any]]) -> Verb:
    return lambda work, scene: book_appointment(
        work,
        NewAppointment(
            patient_id=scene["patient"],
            treatment_id=scene["treatment"],
            starts_at=LATER,
            practitioner_id=scene["seller"],
            **how(scene),
        ),
    )


def _expire(day: date, expected_version: int | None = None) -> Verb:
    return lambda work, scene: change_package_expiry(
        work,
        patient_package_id=scene["package"],
        expires_on=day,
        reason=None,
        expected_version=expected_version,
    )


def _refund(amount: Decimal | None) -> Verb:
    return lambda work, scene: refund_package(
        work, patient_package_id=scene["package"], amount=amount
    )


ON_THE_VISIT = [
    Mutation("rescheduleAppointment", "to a later day", _move(None)),
    Mutation("rescheduleAppointment", "as it was first seen", _move(1)),
    Mutation("cancelAppointment", "", _visit(cancel_appointment)),
    Mutation("redeemPackage", "on the visit", _redeem("visit")),
    Mutation("removePackage", "", _visit(remove_package)),
    Mutation("arriveAppointment", "", _visit(arrive_appointment)),
    Mutation("undoArrival", "", _visit(undo_arrival)),
    Mutation("markNoShow", "with the use that is held", _miss(lambda _: RedeemUse(None))),
    Mutation("markNoShow", "with a use of the package", _miss(lambda s: RedeemUse(s["package"]))),
    Mutation("markNoShow", "for a fee", _miss(lambda scene: ChargeFee(scene["fee"]))),
    Mutation("markNoShow", "for nothing", _miss(lambda _: ChargeNothing())),
    Mutation("undoNoShow", "", _visit(undo_no_show)),
]

ON_THE_PACKAGE = [
    Mutation("redeemPackage", "on the other visit", _redeem("other visit")),
    Mutation(
        "bookAppointment",
        "with the package",
        _book(lambda scene: {"patient_package_id": scene["package"]}),
    ),
    Mutation("bookAppointment", "with what fits", _book(lambda _: {"use_preselected": True})),
    Mutation("changePackageExpiry", "to a later day", _expire(LATER_LAST_DAY)),
    Mutation("changePackageExpiry", "to an earlier day", _expire(EARLIER_LAST_DAY)),
    Mutation("changePackageExpiry", "as it was first seen", _expire(EARLIER_LAST_DAY, 2)),
    Mutation("refundPackage", "as suggested", _refund(None)),
    Mutation("refundPackage", "for nothing", _refund(Decimal(0))),
    Mutation(
        "deletePackageSale",
        "",
        lambda work, scene: delete_package_sale(
            work, patient_package_id=scene["package"], reason="A mistake"
        ),
    ),
]
