"""Visits to which nobody came, and what the desk does about them."""

from __future__ import annotations

from datetime import datetime, timedelta

from gql_packages.demo import no_shows
from gql_packages.demo.patient_state import Story, Visit, Waits
from gql_packages.demo.payments import apply_credit, receive, unapply
from gql_packages.demo.scenarios.buying import has_paid
from gql_packages.demo.visits import arrive_and_pay, book, book_preselected


async def misses_a_covered_visit(story: Story) -> Waits:
    """The use that the visit holds is spent, and what comes on top of it is paid next time."""
    package_id = await has_paid(story, "massage", "mix")
    visit = await book(story, "massage", story.slot("massage", in_days=6), package=package_id)
    yield given_up(visit)
    invoice_id = await no_shows.spend_use(story, visit, package_id)
    yield story.in_days(4, 9)
    await apply_credit(story, invoice_id)
    if (due := story.due[invoice_id]) > 0:
        await receive(story, due, invoice_id)


async def misses_an_uncovered_visit(story: Story) -> Waits:
    """Booked without a package: one that the patient holds is named afterwards."""
    package_id = await has_paid(story, "physio", "ten")
    visit = await book(story, "physio", story.slot("physio", in_days=4))
    yield given_up(visit)
    await no_shows.spend_use(story, visit, package_id)


async def pays_a_fee(story: Story) -> Waits:
    """The use is given back and a fee charged, which is paid at the next visit."""
    package_id = await has_paid(story, "physio", "three")
    visit = await book(story, "physio", story.slot("physio", in_days=5), package=package_id)
    yield given_up(visit)
    invoice_id = await no_shows.charge_fee(story, visit, story.random.choice(story.desk.fees))
    visit = await book_preselected(story, "physio", story.slot("physio", in_days=7))
    yield visit.slot.starts_at
    await receive(story, story.due[invoice_id], invoice_id)
    await arrive_and_pay(story, visit)


async def owes_a_fee(story: Story) -> Waits:
    """No package, no patient, and a fee that nobody has paid yet."""
    visit = await book(story, "acupuncture", story.slot("acupuncture", in_days=3))
    yield given_up(visit)
    await no_shows.charge_fee(story, visit, story.desk.fees[-1])


async def is_let_off(story: Story) -> Waits:
    """There was a reason: nothing is charged, and the use is free for another visit."""
    package_id = await has_paid(story, "massage", "massages")
    visit = await book(story, "massage", story.slot("massage", in_days=5), package=package_id)
    yield given_up(visit)
    await no_shows.charge_nothing(story, visit)
    visit = await book(story, "massage", story.slot("massage", in_days=6), package=package_id)
    yield visit.slot.starts_at
    await arrive_and_pay(story, visit)


async def is_only_late(story: Story) -> Waits:
    """Taken for a no-show, its use spent; then the door opens, and the visit takes place."""
    package_id = await has_paid(story, "physio", "ten")
    visit = await book(story, "physio", story.slot("physio", in_days=4), package=package_id)
    yield given_up(visit)
    await no_shows.spend_use(story, visit, package_id)
    yield given_up(visit) + timedelta(minutes=5)
    await no_shows.undo(story, visit)
    await arrive_and_pay(story, visit)


async def would_rather_lose_a_use(story: Story) -> Waits:
    """The fee is paid and then disputed: taken off, the no-show undone, and a use spent instead."""
    package_id = await has_paid(story, "physio", "ten")
    visit = await book(story, "physio", story.slot("physio", in_days=5), package=package_id)
    yield given_up(visit)
    fee = story.desk.fees[-1]
    invoice_id = await no_shows.charge_fee(story, visit, fee)
    yield story.in_days(1, 3)
    payment_id = await receive(story, fee.amount, invoice_id)
    yield story.in_days(1, 3)
    await unapply(story, payment_id, invoice_id, fee.amount)
    await no_shows.undo(story, visit)
    await no_shows.spend_use(story, visit, package_id)


def given_up(visit: Visit) -> datetime:
    """When the desk gives the visit up."""
    return visit.slot.starts_at + timedelta(minutes=20)
