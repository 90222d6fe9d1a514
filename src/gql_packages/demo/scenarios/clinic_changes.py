"""What the clinic itself does in the course of time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from gql_packages.demo.demo_clinic import Desk
from gql_packages.demo.patient_state import Waits
from gql_packages.demo.plan import FIRST_DAY
from gql_packages.domain.money import to_major_units
from gql_packages.domain.permissions import Role
from gql_packages.services.archive_package import archive_package
from gql_packages.services.archive_staff_member import archive_staff_member
from gql_packages.services.update_package import update_package


async def ends_the_opening_special(desk: Desk) -> Waits:
    """An offer is archived; who has bought it goes on using it."""
    yield desk.diary.moment(FIRST_DAY + timedelta(days=120), 12)
    package_id = desk.offers.pop("opening").id
    await desk.do(Role.OWNER, archive_package, package_id=package_id)


async def raises_a_price(desk: Desk) -> Waits:
    """A package costs more from the new year on; what is sold keeps its terms."""
    yield desk.diary.moment(FIRST_DAY + timedelta(days=245), 9)
    offer = desk.offers["massages"]
    price = offer.price + offer.price // 20
    await desk.do(Role.OWNER, update_package, package_id=offer.id, price=_major(desk, price))
    desk.offers["massages"] = replace(offer, price=price)


async def loses_a_practitioner(desk: Desk) -> Waits:
    """Somebody gives notice, is booked no more, and is made inactive after two months.

    Visits that were booked with them before stay theirs.
    """
    yield desk.diary.moment(FIRST_DAY + timedelta(days=300), 9)
    leaving = desk.staff[Role.PRACTITIONER].pop()
    desk.diary.practitioners.remove(leaving.staff_member_id)
    yield desk.diary.moment(FIRST_DAY + timedelta(days=361), 12)
    await desk.do(Role.OWNER, archive_staff_member, staff_member_id=leaving.staff_member_id)


def _major(desk: Desk, amount: int) -> Decimal:
    return to_major_units(amount, desk.plan.currency)
