"""The patient whom support is asked about: why are three of her uses left?"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from gql_packages.demo import no_shows
from gql_packages.demo.patient_state import Story, Visit, Waits
from gql_packages.demo.payments import pay_out_all, price, sell
from gql_packages.demo.refunds import refund
from gql_packages.demo.scenarios.missing import given_up
from gql_packages.demo.visits import arrive, arrive_and_pay, book, cancel, remove, undo

#: When her story begins, and when she buys what she asks about, whoever else there is.
_FIRST_PURCHASE = date(2026, 3, 2)
_SECOND_PURCHASE = date(2026, 8, 17)


async def wonders_what_is_left(story: Story) -> Waits:
    """Three of ten uses are left although six visits were covered: the seventh was missed.

    An arrival that was undone and a package that was taken off cost no use. She cannot put massages
    on it, nor on the packages that have expired, were refunded, or are half paid.
    """
    yield story.desk.diary.open_moment(_FIRST_PURCHASE, story.random)
    async for moment in _tries_others(story):
        yield moment
    yield story.desk.diary.open_moment(_SECOND_PURCHASE, story.random)
    sold = await sell(story, "ten", pays=price(story, "ten"))
    package_id = sold.patient_package_id
    async for moment in _comes(story, "physio", package_id, visits=4):
        yield moment
    for episode in (_is_taken_for_another, _misses_one, _pays_for_one):
        async for moment in episode(story, package_id):
            yield moment
    async for moment in _comes(story, "physio", package_id, visits=2):
        yield moment
    await sell(story, "massages", pays=price(story, "massages") // 2)


async def _tries_others(story: Story) -> Waits:
    """One that expires with uses left, and one that is refunded and paid out."""
    mix = await sell(story, "mix", pays=price(story, "mix"))
    async for moment in _comes(story, "massage", mix.patient_package_id, visits=2):
        yield moment
    lasting = await sell(story, "lasting", pays=price(story, "lasting"))
    async for moment in _comes(story, "acupuncture", lasting.patient_package_id, visits=1):
        yield moment
    await refund(story, lasting.patient_package_id, reason="Needles are not for her")
    yield story.in_days(3, 3)
    await pay_out_all(story)


async def _comes(story: Story, treatment: str, package_id: UUID, *, visits: int) -> Waits:
    for _ in range(visits):
        visit = await _booked(story, treatment, package_id)
        yield visit.slot.starts_at
        await arrive_and_pay(story, visit)


async def _is_taken_for_another(story: Story, package_id: UUID) -> Waits:
    """Somebody else came; she had called, and her visit is cancelled."""
    visit = await _booked(story, "physio", package_id)
    yield visit.slot.starts_at
    await arrive(story, visit)
    yield visit.slot.starts_at + timedelta(minutes=10)
    await undo(story, visit)
    await cancel(story, visit)


async def _misses_one(story: Story, package_id: UUID) -> Waits:
    visit = await _booked(story, "physio", package_id)
    yield given_up(visit)
    await no_shows.spend_use(story, visit, package_id)


async def _pays_for_one(story: Story, package_id: UUID) -> Waits:
    """Her insurer pays for this one: the package is taken off."""
    visit = await _booked(story, "physio", package_id)
    yield visit.slot.starts_at
    await remove(story, visit)
    await arrive_and_pay(story, visit)


async def _booked(story: Story, treatment: str, package_id: UUID) -> Visit:
    return await book(story, treatment, story.slot(treatment, in_days=6), package=package_id)
