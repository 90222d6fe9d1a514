"""The offer changes while it is being sold, or changes twice."""

import asyncio

from tests.concurrent_requests import NUMBERS, Asked, Held, all_heard, ask, heard, holding, in_turn
from tests.conftest import DatabaseUrls
from tests.front_desk import Ready
from tests.races.locked_rows import OFFER


async def until_done_or_waiting(held: Held, asked: Asked, count: int) -> None:
    while not asked.done() and len(await held.waiting()) < count:
        await asyncio.sleep(0.005)


async def test_a_sale_has_the_terms_of_one_moment(
    clinic: Ready, database_urls: DatabaseUrls
) -> None:
    desk = clinic.desk
    terms = {"price": "500", "eligibleItems": [{"treatmentId": clinic.treatment, "patientPays": 5}]}
    sale = {"patientId": clinic.patient, "packageId": clinic.offer}

    # The sale has read the offer, and waits for its invoice's number when the offer changes.
    async with holding(database_urls.superuser, NUMBERS, desk.principal.clinic_id) as held:
        (selling,) = await in_turn(held, (desk, "sellPackage", sale))
        changing = ask(desk, "updatePackage", packageId=clinic.offer, **terms)
        await until_done_or_waiting(held, changing, 2)

    assert await all_heard([selling, changing]) == ["DONE", "DONE"]
    sold = await desk.package(
        (await selling)["data"]["sellPackage"]["patientPackage"]["id"],
        "price { amount } eligibleItems { patientPays { amount } }",
    )
    pays = sold["eligibleItems"][0]["patientPays"]["amount"]
    assert (sold["price"]["amount"], pays) in [("800.00", "0.00"), ("500.00", "5.00")]


async def test_of_two_who_change_the_offer_they_saw_one_is_told_that_it_has_changed(
    clinic: Ready, database_urls: DatabaseUrls
) -> None:
    changes = [{"packageId": clinic.offer, "expectedVersion": 1, "name": name} for name in "AB"]

    async with holding(database_urls.superuser, OFFER, clinic.offer) as held:
        asked = await in_turn(held, *((clinic.desk, "updatePackage", each) for each in changes))

    assert [heard(await task) for task in asked] == ["DONE", "VERSION_CONFLICT"]
