"""A request that comes again after the sale that it was about was deleted."""

import pytest

from tests.front_desk import Answer, FrontDesk, ready


@pytest.mark.parametrize(
    "mutation", ["sellPackage", "redeemPackage", "removePackage", "changePackageExpiry"]
)
async def test_what_is_gone_is_not_shown_again_and_not_done_again(
    desk: FrontDesk, mutation: str
) -> None:
    clinic = await ready(desk, price="0")
    visit = await desk.book(clinic.patient, clinic.treatment)
    package = {"patientPackageId": clinic.package}
    given: dict[str, Answer] = {
        "sellPackage": {"patientId": clinic.patient, "packageId": clinic.offer},
        "redeemPackage": {"appointmentId": visit["id"], **package},
        "removePackage": {"appointmentId": visit["id"]},
        "changePackageExpiry": package,
    }
    if mutation == "removePackage":
        await desk.do("redeemPackage", **given["redeemPackage"])
    request = {**given[mutation], "idempotencyKey": f"gone-{mutation}-0001"}
    first = await desk.do(mutation, **request)
    gone = first["patientPackage"]["id"]
    await desk.do("deletePackageSale", patientPackageId=gone)

    again = await desk.refused(mutation, **request)

    assert again["code"] == "NOT_FOUND"
    assert await desk.package(gone) is None
    assert (await desk.appointment(visit["id"]))["redemption"] is None
