"""Last valid days that are moved."""

from __future__ import annotations

from datetime import timedelta

from gql_packages.demo.patient_state import Story, Waits
from gql_packages.demo.payments import price, sell
from gql_packages.demo.refunds import change_expiry
from gql_packages.demo.scenarios.buying import comes_for
from gql_packages.demo.visits import arrive_and_pay, book, reschedule


async def is_given_more_time(story: Story) -> Waits:
    """A visit has to wait for longer than its package is valid: extended first, then moved."""
    sold = await sell(story, "trial", pays=price(story, "trial"))
    slot = story.slot("pilates", in_days=3)
    visit = await book(story, "pilates", slot, package=sold.patient_package_id)
    yield story.in_days(1, 2)
    later = story.slot("pilates", in_days=30)
    await change_expiry(story, sold.patient_package_id, later.day, "A sprained ankle")
    await reschedule(story, visit, later)
    yield later.starts_at
    await arrive_and_pay(story, visit)


async def comes_back_too_late(story: Story) -> Waits:
    """It has expired with uses left, and is revived."""
    sold = await sell(story, "trial", pays=price(story, "trial"))
    async for moment in comes_for(story, "pilates", sold.patient_package_id, visits=1):
        yield moment
    yield story.in_days(25, 40)
    until = story.today + timedelta(days=30)
    await change_expiry(story, sold.patient_package_id, until, "Was abroad for work")
    async for moment in comes_for(story, "yoga", sold.patient_package_id, visits=2):
        yield moment


async def may_take_all_the_time(story: Story) -> Waits:
    """It never expires from now on, and is used when it would have been over for long."""
    sold = await sell(story, "trial", pays=price(story, "trial"))
    yield story.in_days(3, 7)
    await change_expiry(story, sold.patient_package_id, None)
    yield story.in_days(30, 60)
    async for moment in comes_for(story, "yoga", sold.patient_package_id, visits=1):
        yield moment
