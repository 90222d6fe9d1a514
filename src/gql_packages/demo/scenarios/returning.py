"""Money given back, and sales that should not have been."""

from __future__ import annotations

from gql_packages.demo.patient_state import Story, Waits
from gql_packages.demo.payments import (
    apply_credit,
    pay_out,
    pay_out_all,
    price,
    receive,
    sell,
    unapply,
)
from gql_packages.demo.refunds import delete_sale, refund, suggested
from gql_packages.demo.scenarios.buying import comes_for
from gql_packages.demo.visits import arrive_and_pay, book, cancel, redeem


async def moves_away(story: Story) -> Waits:
    """Bought, two visits booked, and never used: refunded in full, and paid out days later."""
    sold = await sell(story, "ten", pays=price(story, "ten"))
    visits = [
        await book(
            story, "physio", story.slot("physio", in_days=days), package=sold.patient_package_id
        )
        for days in (15, 22)
    ]
    yield story.in_days(4, 8)
    await refund(story, sold.patient_package_id, *visits, reason="Moves to another city")
    for visit in visits:
        await cancel(story, visit)
    yield story.in_days(2, 4)
    await pay_out_all(story)


async def stops_halfway(story: Story) -> Waits:
    """Paid in two parts, used once, and the rest refunded: credit, which pays for a visit."""
    half = price(story, "three") // 2
    sold = await sell(story, "three", pays=half)
    yield story.in_days(1, 4)
    await receive(story, price(story, "three") - half, sold.invoice_id)
    async for moment in comes_for(story, "physio", sold.patient_package_id, visits=1):
        yield moment
    yield story.in_days(2, 6)
    await refund(story, sold.patient_package_id, reason="Tries something else")
    slot = story.slot("acupuncture", in_days=5)
    visit = await book(story, "acupuncture", slot)
    yield slot.starts_at
    await arrive_and_pay(story, visit)


async def settles_on_less(story: Story) -> Waits:
    """Less is given back than suggested, and only a part of it paid out."""
    sold = await sell(story, "classes", pays=price(story, "classes"))
    async for moment in comes_for(story, "yoga", sold.patient_package_id, visits=2):
        yield moment
    yield story.in_days(1, 5)
    amount = suggested(story, sold.patient_package_id) * 3 // 4
    await refund(story, sold.patient_package_id, amount=amount, reason="As agreed, less a quarter")
    if sold.payment_id is not None:
        await pay_out(story, sold.payment_id, amount // 2)


async def gets_everything_back(story: Story) -> Waits:
    """All used up and not content: all of the price is given back."""
    sold = await sell(story, "three", pays=price(story, "three"))
    async for moment in comes_for(story, "physio", sold.patient_package_id, visits=3):
        yield moment
    yield story.in_days(2, 9)
    amount = price(story, "three")
    await refund(story, sold.patient_package_id, amount=amount, reason="Complaint upheld")
    await pay_out_all(story)


async def gets_nothing_back(story: Story) -> Waits:
    """Ended at the patient's wish, with nothing given back."""
    sold = await sell(story, "trial", pays=price(story, "trial"))
    async for moment in comes_for(story, "pilates", sold.patient_package_id, visits=1):
        yield moment
    yield story.in_days(1, 4)
    await refund(story, sold.patient_package_id, amount=0, reason="Wants no more, nor money back")


async def never_wanted_it(story: Story) -> Waits:
    """A free package sold and put on a visit by mistake: deleted, and the visit paid in full."""
    sold = await sell(story, "free", pays=0)
    slot = story.slot("massage", in_days=5)
    visit = await book(story, "massage", slot, package=sold.patient_package_id)
    yield story.in_days(1, 2)
    await delete_sale(story, sold.patient_package_id, visit, reason="Did not ask for it")
    yield slot.starts_at
    await arrive_and_pay(story, visit)


async def is_sold_the_wrong_one(story: Story) -> Waits:
    """Its money is taken off and its sale deleted; the credit pays for the right one."""
    wrong = await sell(story, "massages", pays=(paid := price(story, "massages")))
    slot = story.slot("physio", in_days=6)
    visit = await book(story, "physio", slot)
    yield story.in_days(1, 3)
    if wrong.payment_id is not None:
        await unapply(story, wrong.payment_id, wrong.invoice_id, paid)
    await delete_sale(story, wrong.patient_package_id, reason="Meant the one for physiotherapy")
    right = await sell(story, "three", pays=0)
    await apply_credit(story, right.invoice_id)
    await redeem(story, visit, right.patient_package_id)
    yield slot.starts_at
    await arrive_and_pay(story, visit)
