"""Second thoughts: visits moved, cancelled, undone, and money that changes its place."""

from __future__ import annotations

from gql_packages.demo.patient_state import Story, Waits
from gql_packages.demo.payments import apply, price, receive, sell, unapply
from gql_packages.demo.scenarios.buying import has_paid
from gql_packages.demo.visits import (
    arrive,
    arrive_and_pay,
    book,
    book_preselected,
    cancel,
    redeem,
    remove,
    reschedule,
    undo,
)


async def comes_without_a_package(story: Story) -> Waits:
    """A visit at its full price, paid a few days later."""
    slot = story.slot("assessment", in_days=3)
    visit = await book(story, "assessment", slot)
    yield slot.starts_at
    invoice_id = await arrive(story, visit)
    yield story.in_days(2, 5)
    await receive(story, story.due[invoice_id], invoice_id)


async def moves_a_visit(story: Story) -> Waits:
    """Booked with a package, moved by a week with the use that it holds, and kept."""
    package_id = await has_paid(story, "physio", "ten")
    slot = story.slot("physio", in_days=5)
    visit = await book(story, "physio", slot, package=package_id)
    yield story.in_days(1, 2)
    await reschedule(story, visit, story.slot("physio", in_days=7))
    yield visit.slot.starts_at
    await arrive_and_pay(story, visit)


async def cancels_a_visit(story: Story) -> Waits:
    """A covered visit is cancelled: its use is free again, and taken for the next one."""
    package_id = await has_paid(story, "massage", "massages")
    visit = await book(story, "massage", story.slot("massage", in_days=6), package=package_id)
    yield story.in_days(1, 3)
    await cancel(story, visit)
    visit = await book_preselected(story, "massage", story.slot("massage", in_days=8))
    yield visit.slot.starts_at
    await arrive_and_pay(story, visit)


async def keeps_the_package(story: Story) -> Waits:
    """The package is taken off before the visit, which is then paid as any other."""
    package_id = await has_paid(story, "acupuncture", "lasting")
    slot = story.slot("acupuncture", in_days=4)
    visit = await book(story, "acupuncture", slot, package=package_id)
    yield slot.starts_at
    await remove(story, visit)
    await arrive_and_pay(story, visit)


async def arrives_by_mistake(story: Story) -> Waits:
    """The wrong button: arrival is undone within minutes, and the patient comes after all."""
    package_id = await has_paid(story, "massage", "mix")
    slot = story.slot("massage", in_days=5)
    visit = await book(story, "massage", slot, package=package_id)
    yield slot.starts_at
    await arrive(story, visit)
    await undo(story, visit)
    await arrive_and_pay(story, visit)


async def remembers_the_package(story: Story) -> Waits:
    """Arrived without it; the use is then spent on the visit that is arrived."""
    package_id = await has_paid(story, "physio", "three")
    slot = story.slot("physio", in_days=3)
    visit = await book(story, "physio", slot)
    yield slot.starts_at
    await arrive(story, visit)
    await redeem(story, visit, package_id)


async def pays_too_much(story: Story) -> Waits:
    """More than the package costs: what is left over pays for the next visit."""
    extra = story.desk.treatments["assessment"].price + story.random.randint(0, 4) * 500
    await sell(story, "three", pays=price(story, "three") + extra)
    slot = story.slot("assessment", in_days=9)
    visit = await book(story, "assessment", slot)
    yield slot.starts_at
    await arrive_and_pay(story, visit)


async def pays_the_wrong_invoice(story: Story) -> Waits:
    """Money that was put on one invoice too many is taken off, and put where it belongs."""
    # As sold: the price may be another one by the time that it is paid.
    of_first, of_second = price(story, "massages"), price(story, "ten")
    first = await sell(story, "massages", pays=0)
    second = await sell(story, "ten", pays=0)
    payment_id = await receive(story, of_second, first.invoice_id, second.invoice_id)
    yield story.in_days(1, 3)
    await unapply(story, payment_id, first.invoice_id, of_first)
    await apply(story, payment_id, second.invoice_id)
    yield story.in_days(5, 10)
    await receive(story, of_first, first.invoice_id)
    for treatment, sold in (("physio", second), ("massage", first)):
        slot = story.slot(treatment, in_days=4)
        visit = await book(story, treatment, slot, package=sold.patient_package_id)
        yield slot.starts_at
        await arrive_and_pay(story, visit)


async def books_ahead(story: Story) -> Waits:
    """Three visits at once, each of which holds a use until its day has come."""
    package_id = await has_paid(story, "physio", "ten")
    visits = [
        await book(story, "physio", story.slot("physio", in_days=days), package=package_id)
        for days in (10, 24, 38)
    ]
    for visit in visits:
        yield visit.slot.starts_at
        await arrive_and_pay(story, visit)
