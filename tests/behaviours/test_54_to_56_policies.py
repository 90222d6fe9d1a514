"""Rules 54 to 56: what the owner turns on, and from when it counts."""

import asyncio
from typing import Any

import pytest

from tests.concurrent_requests import ask, heard, holding
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, FrontDesk, ready

POLICY = "clinic { policy { allowsExpiry shortestValidityDays version } }"


async def changed(desk: FrontDesk, **given: Any) -> Answer:
    policy: Answer = (await desk.do("updateClinicPolicy", POLICY, **given))["clinic"]["policy"]
    return policy


async def refusal(desk: FrontDesk, mutation: str, **given: Any) -> tuple[str, Any]:
    refused = await desk.refused(mutation, **given)
    (problem,) = refused["problems"]
    return problem["problem"], problem["path"]


async def test_54_nothing_is_turned_on_until_the_owner_does(desk: FrontDesk) -> None:
    policy = (await desk.ask(f"{{ viewer {{ {POLICY} }} }}"))["viewer"]["clinic"]["policy"]

    assert policy == {"allowsExpiry": True, "shortestValidityDays": None, "version": 1}
    await ready(desk, validForDays=0)


@pytest.mark.parametrize("role", ["BILLING", "FRONT_DESK", "PRACTITIONER", "SUPPORT"])
async def test_54_only_the_owner_changes_the_policy(desk: FrontDesk, role: str) -> None:
    colleague = await desk.colleague(role)

    document = (
        "mutation M($i: UpdateClinicPolicyInput!) { updateClinicPolicy(input: $i) { __typename } }"
    )
    answer = await colleague.post(document, {"i": {"allowsExpiry": False}})

    assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"


async def test_55_what_is_changed_is_kept_with_who_when_and_both_values(desk: FrontDesk) -> None:
    assert await changed(desk, allowsExpiry=False, shortestValidityDays=30) == {
        **{"allowsExpiry": False, "shortestValidityDays": 30, "version": 2},
    }
    assert await changed(desk, expectedVersion=2, shortestValidityDays=None) == {
        **{"allowsExpiry": False, "shortestValidityDays": None, "version": 3},
    }
    assert (await changed(desk, allowsExpiry=False))["version"] == 3
    refused = await desk.refused("updateClinicPolicy", expectedVersion=2, allowsExpiry=True)
    assert (refused["code"], refused["currentVersion"]) == ("VERSION_CONFLICT", 3)

    async with desk.database.reading(desk.principal.clinic_id) as db:
        rows = await db.rows(
            "SELECT version, name, value_before, value_after, set_at, set_by_id"
            " FROM policy_change WHERE clinic_id = $1 ORDER BY version, name",
            desk.principal.clinic_id,
        )
    by = (desk.clock.now, desk.principal.staff_member_id)
    assert [tuple(row) for row in rows] == [
        (2, "allows_expiry", "true", "false", *by),
        (2, "shortest_validity_days", None, "30", *by),
        (3, "shortest_validity_days", "30", None, *by),
    ]


async def test_55_what_was_sold_before_keeps_its_terms(desk: FrontDesk) -> None:
    clinic = await ready(desk, validForDays=10)
    await changed(desk, allowsExpiry=False, shortestValidityDays=30)

    sold = await desk.package(clinic.package, "expiresOn status")
    assert sold == {"expiresOn": "2026-03-12", "status": "ACTIVE"}
    renamed = await desk.do("updatePackage", packageId=clinic.offer, name="Old offer")
    assert renamed["package"]["id"] == clinic.offer


@pytest.mark.parametrize(
    ("policy", "problem"),
    [
        ({"allowsExpiry": False}, "EXPIRY_NOT_ALLOWED"),
        ({"shortestValidityDays": 366}, "VALIDITY_TOO_SHORT"),
    ],
)
async def test_56_offers_sales_and_expiry_changes_that_fall_short_are_refused(
    desk: FrontDesk, policy: Answer, problem: str
) -> None:
    clinic = await ready(desk, validForDays=365)
    new: Answer = {
        **{"name": "Five", "price": "100", "uses": 5},
        "eligibleItems": [{"treatmentId": clinic.treatment}],
    }
    day: Answer = {"patientPackageId": clinic.package, "expiresOn": "2027-03-02"}
    sale: Answer = {"patientId": clinic.patient, "packageId": clinic.offer}
    await changed(desk, **policy)

    days = (problem, ["input", "validForDays"])
    assert await refusal(desk, "createPackage", **new, validForDays=365) == days
    update: Answer = {"packageId": clinic.offer, "validForDays": 365}
    assert await refusal(desk, "updatePackage", **update) == days
    assert await refusal(desk, "sellPackage", **sale) == (problem, ["input", "packageId"])
    moved = await refusal(desk, "changePackageExpiry", **day)
    assert moved == (problem, ["input", "expiresOn"])

    enough = None if problem == "EXPIRY_NOT_ALLOWED" else 366
    await desk.do("createPackage", **new, validForDays=enough)
    await desk.do("updatePackage", packageId=clinic.offer, validForDays=enough)
    await desk.do("sellPackage", **sale)
    day["expiresOn"] = "2027-03-03"
    if enough is None:
        assert (await refusal(desk, "changePackageExpiry", **day))[0] == problem
    else:
        await desk.do("changePackageExpiry", **day)
    await desk.do("changePackageExpiry", **{**day, "expiresOn": None})

    await changed(desk, allowsExpiry=True, shortestValidityDays=None)
    await desk.do("updatePackage", packageId=clinic.offer, validForDays=0)
    await desk.do("sellPackage", **sale)


@pytest.mark.parametrize("days", [0, 36_501])
async def test_56_the_shortest_validity_is_a_number_of_days(desk: FrontDesk, days: int) -> None:
    found = await refusal(desk, "updateClinicPolicy", shortestValidityDays=days)

    assert found == ("NUMBER_OUT_OF_RANGE", ["input", "shortestValidityDays"])


async def test_56_of_a_sale_and_another_policy_at_once_one_is_before_the_other(
    desk: FrontDesk, database_urls: DatabaseUrls
) -> None:
    clinic = await ready(desk, validForDays=10)
    row = "SELECT FROM package WHERE clinic_id = $1 FOR UPDATE"

    # The sale waits for the package, and the policy for the sale.
    async with holding(database_urls.superuser, row, desk.principal.clinic_id) as held:
        selling = ask(desk, "sellPackage", patientId=clinic.patient, packageId=clinic.offer)
        await held.until_waiting(1)
        changing = ask(desk, "updateClinicPolicy", allowsExpiry=False)
        while not changing.done() and len(await held.waiting()) < 2:
            await asyncio.sleep(0.005)
        assert not changing.done()

    assert (heard(await selling), heard(await changing)) == ("DONE", "DONE")
