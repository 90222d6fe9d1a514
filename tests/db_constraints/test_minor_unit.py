"""An amount times its clinic's minor unit prints as the API shows it, in every currency."""

from datetime import UTC, datetime

from iso4217 import Currency

from gql_packages.domain.money import LARGEST_AMOUNT, to_major_units
from gql_packages.services.create_clinic import create_clinic
from tests.clinic_database import ClinicDatabase

#: A currency with a minor unit is money; gold has none.
CURRENCIES = sorted(currency.code for currency in Currency if currency.exponent is not None)

AMOUNTS = [0, 1, -5, 8000, -10000, LARGEST_AMOUNT, -LARGEST_AMOUNT]

_PRINTED = """
SELECT array_agg((amount * minor_unit)::text ORDER BY n)
FROM clinic, unnest($2::bigint[]) WITH ORDINALITY AS given (amount, n)
WHERE id = $1
"""


async def test_every_amount_prints_as_the_domain_writes_it(database: ClinicDatabase) -> None:
    assert len(CURRENCIES) > 150
    for currency in CURRENCIES:
        owner = await create_clinic(
            database,
            name=currency,
            currency=currency,
            time_zone="UTC",
            owner_name="Olga Owner",
            owner_email=None,
            now=datetime(2026, 3, 2, tzinfo=UTC),
        )

        async with database.reading(owner.clinic_id) as db:
            (row,) = await db.rows(_PRINTED, owner.clinic_id, AMOUNTS)

        written = [f"{to_major_units(amount, currency):f}" for amount in AMOUNTS]
        assert (currency, row[0]) == (currency, written)
