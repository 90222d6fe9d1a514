"""Ways to buy a package, and to come for what was bought."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from gql_packages.demo.patient_state import Story, Waits
from gql_packages.demo.payments import price, receive, sell
from gql_packages.demo.visits import arrive_and_pay, book, book_preselected, redeem
from gql_packages.domain.enums import SaleOrigin
from gql_packages.domain.permissions import Role


async def pays_at_once(story: Story) -> Waits:
    """A package is sold and paid, and used week by week: the desk takes the preselected one."""
    offer_key = _special_or(story, "ten")
    await sell(story, offer_key, pays=price(story, offer_key))
    for _ in range(story.random.randint(3, 5)):
        slot = story.slot("physio", in_days=story.random.randint(3, 8))
        visit = await book_preselected(story, "physio", slot)
        yield slot.starts_at
        await arrive_and_pay(story, visit)


async def pays_in_parts(story: Story) -> Waits:
    """A third with the sale, the rest in two more payments; only then it can be used."""
    total = price(story, "mix")
    sold = await sell(story, "mix", pays=total // 3, origin=SaleOrigin.PURCHASES)
    yield story.in_days(6, 9)
    await receive(story, total // 4, sold.invoice_id)
    yield story.in_days(6, 9)
    await receive(story, total - total // 3 - total // 4, sold.invoice_id)
    for treatment in ("physio", "massage", "acupuncture"):
        async for moment in comes_for(story, treatment, sold.patient_package_id, visits=1):
            yield moment


async def buys_from_somebody(story: Story) -> Waits:
    """The sale is for a practitioner, who is compensated for it and not for the uses."""
    seller = story.random.choice(story.desk.staff[Role.PRACTITIONER]).staff_member_id
    sold = await sell(story, "lasting", pays=price(story, "lasting"), staff_member_id=seller)
    async for moment in comes_for(story, "massage", sold.patient_package_id, visits=3):
        yield moment


async def buys_at_the_visit(story: Story) -> Waits:
    """Booked without a package; on the day one is sold from the visit, and put on it."""
    slot = story.slot("physio", in_days=4)
    visit = await book(story, "physio", slot)
    yield slot.starts_at
    sold = await sell(story, "three", pays=price(story, "three"), visit=visit)
    await redeem(story, visit, sold.patient_package_id)
    await arrive_and_pay(story, visit)
    async for moment in comes_for(story, "physio", sold.patient_package_id, visits=1):
        yield moment


async def buys_two(story: Story) -> Waits:
    """Two different packages at one visit to the desk, and one payment for both."""
    massages = await sell(story, "massages", pays=0, origin=SaleOrigin.PURCHASES)
    three = await sell(story, "three", pays=0, origin=SaleOrigin.PURCHASES)
    both = price(story, "massages") + price(story, "three")
    await receive(story, both, massages.invoice_id, three.invoice_id)
    for treatment, sold in (("massage", massages), ("physio", three)):
        async for moment in comes_for(story, treatment, sold.patient_package_id, visits=2):
            yield moment


async def uses_it_up(story: Story) -> Waits:
    """All of a small package, to its last use; the next visit is of a kind that none covers."""
    offer_key = _special_or(story, "three")
    sold = await sell(story, offer_key, pays=price(story, offer_key))
    async for moment in comes_for(story, "physio", sold.patient_package_id, visits=3):
        yield moment
    slot = story.slot("assessment", in_days=10)
    visit = await book_preselected(story, "assessment", slot)
    yield slot.starts_at
    await arrive_and_pay(story, visit)


async def buys_and_forgets(story: Story) -> Waits:
    """Two weeks to try: one class, and the rest expires."""
    sold = await sell(story, "trial", pays=price(story, "trial"))
    async for moment in comes_for(story, "pilates", sold.patient_package_id, visits=1):
        yield moment
    yield story.in_days(20, 30)


async def attends_classes(story: Story) -> Waits:
    """A class pass, for every meeting of two classes until it is over."""
    sold = await sell(story, "classes", pays=price(story, "classes"))
    for treatment in ("yoga", "pilates", "yoga"):
        async for moment in comes_for(story, treatment, sold.patient_package_id, visits=2):
            yield moment


async def comes_when_clocks_change(story: Story) -> Waits:
    """A class pass, for the weekend of the next change to or from summer time and the one after."""
    day = story.desk.diary.clock_change(story.today + timedelta(days=3))
    if day is None:
        return
    yield story.desk.diary.open_moment(day - timedelta(days=3), story.random)
    sold = await sell(story, "classes", pays=price(story, "classes"))
    weekend = day - timedelta(days=1)
    for earliest in (weekend, weekend + timedelta(days=7)):
        slot = story.desk.diary.class_slot(story.desk.treatments["yoga"].plan, earliest)
        visit = await book(story, "yoga", slot, package=sold.patient_package_id)
        yield slot.starts_at
        await arrive_and_pay(story, visit)


async def pays_as_they_go(story: Story) -> Waits:
    """A free package and money up front: each visit is cheaper, and paid from the credit."""
    if story.random.random() < 0.5:
        await receive(story, 3 * story.desk.treatments["massage"].price)
    sold = await sell(story, "free", pays=3 * story.desk.treatments["physio"].price)
    for treatment in ("physio", "massage", "physio"):
        async for moment in comes_for(story, treatment, sold.patient_package_id, visits=1):
            yield moment


async def never_pays(story: Story) -> Waits:
    """A sale that stays unpaid, or half paid: the next visit is billed as anybody's."""
    await sell(story, "massages", pays=story.random.choice((0, price(story, "massages") // 2)))
    slot = story.slot("massage", in_days=7)
    visit = await book_preselected(story, "massage", slot)
    yield slot.starts_at
    await arrive_and_pay(story, visit)


async def comes_for(story: Story, treatment: str, package_id: UUID, *, visits: int) -> Waits:
    """So many visits with that package, about a week apart, as long as it can be used."""
    for _ in range(visits):
        slot = story.slot(treatment, in_days=story.random.randint(2, 9))
        if package_id not in story.usable(treatment, slot.day):
            story.desk.diary.give_back(slot)
            return
        visit = await book(story, treatment, slot, package=package_id)
        yield slot.starts_at
        await arrive_and_pay(story, visit)


async def has_paid(story: Story, treatment: str, offer_key: str) -> UUID:
    """A package with uses enough for two months of such visits: one held, or one bought now."""
    for package_id in story.usable(treatment, story.today + timedelta(days=60)):
        if story.packages[package_id].uses_available >= 3:
            return package_id
    sold = await sell(story, offer_key, pays=price(story, offer_key))
    return sold.patient_package_id


def _special_or(story: Story, offer_key: str) -> str:
    """The opening special while it is on offer."""
    return "opening" if "opening" in story.desk.offers else offer_key
