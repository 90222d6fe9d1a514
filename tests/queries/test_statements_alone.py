"""The statements keep clinics apart on their own, where row-level security does not help."""

from __future__ import annotations

from collections.abc import AsyncIterator
from random import Random

import pytest

from gql_packages.database.connect import Connection
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.queries.records import Records, ids_in, named

pytestmark = pytest.mark.tampers

EVERYTHING = """query($Patient: ID!, $Treatment: ID!) {
  viewer { staffMember { name } clinic { name } }
  packages { totalCount nodes { id eligibleItems { patientPays { amount } } } }
  treatments { id } noShowFees { id } staffMembers { id }
  patients { totalCount nodes { id } }
  patient(id: $Patient) {
    credit { amount } owing { amount }
    packages(status: [ACTIVE]) { totalCount nodes { status
      eligibleItems { patientPays { amount } } refund { amount { amount } }
      redemptions { totalCount nodes { id } } history { totalCount nodes { id } } } }
    invoices { totalCount nodes { id patientPackage { id } lines { description }
                                  applications { amount { amount } } } }
    payments { totalCount nodes { id applications { amount { amount } }
                                  refunds { amount { amount } } } }
    appointments { totalCount nodes { id invoice { id } redemption { id } } }
  }
  appointments(during: {from: "2026-03-01", to: "2026-03-31"}) { totalCount nodes { id } }
  packageOptions(patientId: $Patient, treatmentId: $Treatment, startsAt: "2026-03-12T18:00:00Z") {
    refusalCode patientPays { amount } }
}"""


@pytest.fixture
async def clinics(
    database_urls: DatabaseUrls, superuser: Connection
) -> AsyncIterator[list[Records]]:
    """Two clinics that give their rows the same keys; a superuser reads, who is hidden nothing."""
    database = await ClinicDatabase.open(database_urls.superuser, pool_size=2)
    yield [await Records.of_new_clinic(superuser, database, Random(7)) for _ in range(2)]
    await database.close()


async def test_what_is_read_is_the_same_whether_another_clinic_has_the_same_keys_or_none(
    clinics: list[Records],
) -> None:
    clinic, twin = clinics
    keys = await clinic.furnish()
    asked = ids_in(EVERYTHING, keys)

    alone = await clinic.ask(EVERYTHING, **asked)
    same = await twin.furnish()
    await twin.change("invoice", keys["Invoice"], paid=1)
    beside = await clinic.ask(EVERYTHING, **asked)

    assert {kind for kind in keys if same[kind] != keys[kind]} == {"Clinic", "StaffMember"}
    assert beside == alone
    assert alone["patients"]["totalCount"] == 1
    assert alone["patient"]["packages"]["totalCount"] == 1


async def test_another_clinics_things_are_not_found(clinics: list[Records]) -> None:
    clinic, other = clinics
    document = "query($id: ID!) { node(id: $id) { id } }"

    for kind, key in (await clinic.furnish()).items():
        assert (await clinic.ask(document, id=named(kind, key)))["node"] is not None
        assert (await other.ask(document, id=named(kind, key)))["node"] is None
