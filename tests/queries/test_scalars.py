"""Scalars in the very bytes of the answer: moments, days, money, ids."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from gql_packages.database.connect import connected
from gql_packages.domain.permissions import Principal
from tests.front_desk import Clock, FrontDesk
from tests.queries.conftest import Crowded
from tests.queries.records import Records

LARGEST = 2**53 - 1
KEY = UUID("0192f0c1-2345-7abc-8def-0123456789ab")

#: What amounts in minor units are called in the clinic's currency.
AMOUNTS = {
    "JPY": {-5: "-5", -10_000: "-10000", 0: "0", 7: "7", LARGEST: "9007199254740991"},
    "CAD": {-5: "-0.05", -10_000: "-100.00", 0: "0.00", 7: "0.07", LARGEST: "90071992547409.91"},
    "KWD": {-5: "-0.005", -10_000: "-10.000", 0: "0.000", 7: "0.007", LARGEST: "9007199254740.991"},
    "CLF": {-5: "-0.0005", -10_000: "-1.0000", 0: "0.0000", -LARGEST: "-900719925474.0991"},
}
MOMENTS = {
    datetime(2026, 3, 10, 18, 0, tzinfo=UTC): "2026-03-10T18:00:00Z",
    datetime(2026, 3, 10, 18, 0, 1, 1, tzinfo=UTC): "2026-03-10T18:00:01.000001Z",
    datetime(2026, 3, 10, 18, 0, 59, 120_000, tzinfo=UTC): "2026-03-10T18:00:59.120000Z",
    datetime(2026, 3, 10, 18, 0, 59, 999_999, tzinfo=UTC): "2026-03-10T18:00:59.999999Z",
    datetime(1900, 1, 1, 12, tzinfo=UTC): "1900-01-01T12:00:00Z",
    datetime(2999, 12, 31, 23, 59, 59, tzinfo=UTC): "2999-12-31T23:59:59Z",
}
DAYS = {
    date(2026, 3, 9): "2026-03-09",
    date(2200, 12, 31): "2200-12-31",
    date(2999, 12, 31): "2999-12-31",
}


async def text_of(crowded: Crowded, clinic: Records, document: str) -> str:
    """The body as it came, without the blanks that JSON allows."""
    desk = FrontDesk.of(crowded.database, Principal(clinic.clinic, clinic.owner), Clock(clinic.now))
    response = await desk.post_raw({"query": document})
    assert response.status_code == 200, response.text
    assert response.json()
    return re.sub(r'(?<=[:,"}\]0-9a-z]) (?=["\[{0-9tfn-])', "", response.content.decode())


@pytest.mark.parametrize("currency", AMOUNTS)
async def test_money_has_all_of_the_currencys_decimals(crowded: Crowded, currency: str) -> None:
    async with connected(crowded.urls.superuser) as superuser:
        clinic = await Records.of_new_clinic(superuser, crowded.database, currency=currency)
        invoice = await clinic.invoice(await clinic.patient(), total=0, id=KEY)
        for position, amount in enumerate(AMOUNTS[currency]):
            await clinic.insert("invoice_line", invoice, position=position, amount=amount)

    found = await text_of(
        crowded,
        clinic,
        '{ invoice(id: "SW52b2ljZTowMTkyZjBjMTIzNDU3YWJjOGRlZjAxMjM0NTY3ODlhYg")'
        " { id lines { amount { amount currency } } total { amount } } }",
    )

    lines = ",".join(
        f'{{"amount":{{"amount":"{written}","currency":"{currency}"}}}}'
        for written in AMOUNTS[currency].values()
    )
    assert found == (
        '{"data":{"invoice":{"id":"SW52b2ljZTowMTkyZjBjMTIzNDU3YWJjOGRlZjAxMjM0NTY3ODlhYg",'
        f'"lines":[{lines}],"total":{{"amount":"{AMOUNTS[currency][0]}"}}}}}}}}'
    )


async def test_moments_are_in_utc_with_six_digits_or_none(crowded: Crowded) -> None:
    async with connected(crowded.urls.superuser) as superuser:
        clinic = await Records.of_new_clinic(superuser, crowded.database)
        patient, treatment = await clinic.patient(), await clinic.treatment()
        for moment in MOMENTS:
            await clinic.appointment(patient, treatment, moment)

    found = await text_of(
        crowded,
        clinic,
        '{ appointments(during: {from: "1900-01-01", to: "2999-12-31"}) { nodes { startsAt } } }',
    )

    written = sorted(MOMENTS.values())
    nodes = ",".join(f'{{"startsAt":"{each}"}}' for each in written)
    assert found == f'{{"data":{{"appointments":{{"nodes":[{nodes}]}}}}}}'


async def test_days_numbers_and_nothing_are_written_plainly(crowded: Crowded) -> None:
    async with connected(crowded.urls.superuser) as superuser:
        clinic = await Records.of_new_clinic(superuser, crowded.database)
        patient, offer = await clinic.patient(), await clinic.offer()
        for day in DAYS:
            await clinic.sold(patient, offer, expires_on=day)
        await clinic.sold(patient, offer, uses_redeemed=10)

    found = await text_of(
        crowded,
        clinic,
        "{ patients { nodes { isArchived email packages { totalCount nodes { expiresOn"
        " usesRedeemed } } } } }",
    )

    packages = json.loads(found)["data"]["patients"]["nodes"][0]["packages"]["nodes"]
    assert {each["expiresOn"] for each in packages} == {*DAYS.values(), None}
    assert '{"expiresOn":null,"usesRedeemed":10}' in found
    assert found.startswith(
        '{"data":{"patients":{"nodes":[{"isArchived":false,"email":null,"packages":{"totalCount":4,'
    )
