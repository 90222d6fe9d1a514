"""The same key is sent by sixteen requests at once: there is one sale."""

import asyncio
import os
from collections import Counter

from tests.concurrent_requests import NUMBERS, ask, heard, holding, insist
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, Ready
from tests.row_counts import Written

SIXTEEN = 16
KEY = "the-one-sale-of-today"
ROUNDS = 100 if "GQL_PACKAGES_RACES" in os.environ else 6


def ids(answer: Answer) -> tuple[str, ...]:
    sold = answer["data"]["sellPackage"]
    return tuple(sold[thing]["id"] for thing in ("patientPackage", "invoice", "payment"))


async def retry_of_each(clinic: Ready) -> set[tuple[str, ...]]:
    again = [ask(clinic.desk, "sellPackage", **clinic.sale(KEY)) for _ in range(SIXTEEN)]
    return {ids(answer) for answer in await asyncio.gather(*again)}


async def rows(written: Written) -> dict[str, int]:
    tables = ("patient_package", "invoice", "payment", "payment_application", "package_entry")
    return {table: await written.count(table) for table in tables}


async def test_sixteen_at_once_make_one_sale(clinic: Ready, written: Written) -> None:
    before = await rows(written)

    asked = [ask(clinic.desk, "sellPackage", **clinic.sale(KEY)) for _ in range(SIXTEEN)]
    answers = await asyncio.gather(*asked)

    words = Counter(heard(answer) for answer in answers)
    assert set(words) <= {"DONE", "IDEMPOTENCY_KEY_IN_USE"}, words
    sold = {ids(answer) for answer in answers if heard(answer) == "DONE"}
    assert await retry_of_each(clinic) == sold
    assert await rows(written) == {table: count + 1 for table, count in before.items()}
    outcomes = Counter((await written.audited("sellPackage"))[1:])
    assert (outcomes.pop("DONE"), outcomes.total()) == (1, 2 * SIXTEEN - 1)


async def test_sixteen_that_do_not_give_up_all_learn_of_the_one_sale(
    clinic: Ready, written: Written
) -> None:
    before = await rows(written)

    # More than once: some must ask at the very moment at which the first commits.
    for number in range(ROUNDS):
        request = clinic.sale(f"the-sale-number-{number:04}")
        answers = await asyncio.gather(
            *(insist(clinic.desk, "sellPackage", **request) for _ in range(SIXTEEN))
        )
        assert {heard(answer) for answer in answers} == {"DONE"}
        assert len({ids(answer) for answer in answers}) == 1

    assert await rows(written) == {table: count + ROUNDS for table, count in before.items()}


async def test_while_the_first_is_at_work_the_others_do_not_wait(
    clinic: Ready, written: Written, database_urls: DatabaseUrls
) -> None:
    before, clinic_id = await rows(written), clinic.desk.principal.clinic_id

    async with holding(database_urls.superuser, NUMBERS, clinic_id) as held:
        first = ask(clinic.desk, "sellPackage", **clinic.sale(KEY))
        await held.until_waiting(1)
        asked = [ask(clinic.desk, "sellPackage", **clinic.sale(KEY)) for _ in range(SIXTEEN - 1)]
        others = await asyncio.gather(*asked)
        assert not first.done()

    assert [heard(answer) for answer in others] == ["IDEMPOTENCY_KEY_IN_USE"] * (SIXTEEN - 1)
    assert heard(await first) == "DONE"
    assert await retry_of_each(clinic) == {ids(await first)}
    assert await rows(written) == {table: count + 1 for table, count in before.items()}


async def test_who_goes_away_in_the_middle_leaves_the_key_free(
    clinic: Ready, written: Written, database_urls: DatabaseUrls
) -> None:
    before, clinic_id = await rows(written), clinic.desk.principal.clinic_id

    async with holding(database_urls.superuser, NUMBERS, clinic_id) as held:
        first = ask(clinic.desk, "sellPackage", **clinic.sale(KEY))
        await held.until_waiting(1)
        first.cancel()
        await held.until_waiting(0)
    assert await rows(written) == before
    assert await written.audited("sellPackage") == ["DONE"]

    again = await ask(clinic.desk, "sellPackage", **clinic.sale(KEY))

    assert heard(again) == "DONE"
    assert await rows(written) == {table: count + 1 for table, count in before.items()}
