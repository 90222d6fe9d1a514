"""Which packages a visit could be covered with, and why not with the others (rules 13 and 14)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assurance.loop_lag import Ticking, slowness
from tests.queries.records import NOW, Records, days, hours, named

pytestmark = pytest.mark.tampers

OPTIONS = """query($patient: ID!, $treatment: ID!, $at: DateTime!) {
  packageOptions(patientId: $patient, treatmentId: $treatment, startsAt: $at) {
    patientPackage { name } isEligible isPreselected refusalCode patientPays { amount }
  }
}"""
VISIT = """query($id: ID!) { appointment(id: $id) { packageOptions {
    patientPackage { name } isEligible isPreselected refusalCode patientPays { amount } } } }"""


def _told(options: list[dict[str, Any]]) -> list[tuple[str, str | None]]:
    return [(option["patientPackage"]["name"], option["refusalCode"]) for option in options]


async def test_usable_packages_come_first_soonest_expiry_fewest_uses_oldest_purchase(
    clinic: Records,
) -> None:
    patient, treatment, offer = (
        await clinic.patient(),
        await clinic.treatment(),
        await clinic.offer(),
    )
    pays = {treatment: 500}
    other = await clinic.treatment(name="Yoga")
    early: dict[str, Any] = {"purchased_at": hours(-2400)}
    await clinic.sold(patient, offer, pays=pays, name="never expires")
    await clinic.sold(patient, offer, pays=pays, name="unpaid", paid=0)
    await clinic.sold(patient, offer, pays=pays, name="later", expires_on=days(9))
    await clinic.sold(patient, offer, pays=pays, name="newer", expires_on=days(5))
    await clinic.sold(patient, offer, pays=pays, name="older", expires_on=days(5), **early)
    await clinic.sold(
        patient, offer, pays=pays, name="fewest left", expires_on=days(5), uses_redeemed=8
    )
    await clinic.sold(patient, offer, pays=pays, name="expires before", expires_on=days(1), **early)
    await clinic.sold(patient, offer, pays=pays, name="all held", uses_reserved=10)
    await clinic.sold(patient, offer, pays=pays, name="refunded", refunded_at=NOW)
    await clinic.sold(patient, offer, pays={other: 0}, name="for yoga")
    stranger = await clinic.patient("Some", "Body")
    await clinic.sold(stranger, offer, pays=pays, name="somebody else's")

    data = await clinic.ask(
        OPTIONS,
        patient=named("Patient", patient),
        treatment=named("Treatment", treatment),
        at="2026-03-12T09:00:00-07:00",
    )

    options = data["packageOptions"]
    assert _told(options[:5]) == [
        ("fewest left", None),
        ("older", None),
        ("newer", None),
        ("later", None),
        ("never expires", None),
    ]
    assert dict(_told(options[5:])) == {
        "unpaid": "NOT_FULLY_PAID",
        "expires before": "PACKAGE_EXPIRED",
        "all held": "PACKAGE_USED_UP",
        "refunded": "PACKAGE_REFUNDED",
        "for yoga": "NOT_ELIGIBLE",
    }
    assert [option["isPreselected"] for option in options] == [True] + [False] * 9
    assert [option["isEligible"] for option in options] == [True] * 5 + [False] * 5
    assert [option["patientPays"] for option in options] == [{"amount": "5.00"}] * 5 + [None] * 5


@pytest.mark.parametrize(
    ("at", "code"),
    [("2026-03-11T06:59:00Z", None), ("2026-03-11T07:00:00Z", "PACKAGE_EXPIRED")],
)
async def test_what_counts_is_the_day_of_the_visit_in_the_clinics_zone(
    clinic: Records, at: str, code: str | None
) -> None:
    patient, treatment = await clinic.patient(), await clinic.treatment()
    await clinic.sold(patient, await clinic.offer(), pays={treatment: 0}, expires_on=days(0))

    data = await clinic.ask(
        OPTIONS,
        patient=named("Patient", patient),
        treatment=named("Treatment", treatment),
        at=at,
    )

    assert [option["refusalCode"] for option in data["packageOptions"]] == [code]


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("BOOKED", None),
        ("ARRIVED", None),
        ("CANCELLED", "WRONG_STATUS"),
        ("NO_SHOW", "WRONG_STATUS"),
    ],
)
async def test_the_options_of_a_visit_depend_on_where_it_stands(
    clinic: Records, status: str, code: str | None
) -> None:
    patient, treatment = await clinic.patient(), await clinic.treatment()
    await clinic.sold(patient, await clinic.offer(), pays={treatment: 0})
    visit = await clinic.appointment(
        patient,
        treatment,
        status=status,
        no_show_resolution="NOTHING" if status == "NO_SHOW" else None,
    )

    data = await clinic.ask(VISIT, id=named("Appointment", visit))

    assert _told(data["appointment"]["packageOptions"]) == [("Ten massages", code)]
    assert data["appointment"]["packageOptions"][0]["isPreselected"] is (code is None)


async def test_a_covered_visit_takes_no_other_package(clinic: Records) -> None:
    patient, treatment = await clinic.patient(), await clinic.treatment()
    package = await clinic.sold(patient, await clinic.offer(), pays={treatment: 0}, uses_reserved=1)
    visit = await clinic.appointment(patient, treatment)
    await clinic.redemption(package, visit)

    data = await clinic.ask(VISIT, id=named("Appointment", visit))

    assert _told(data["appointment"]["packageOptions"]) == [("Ten massages", "ALREADY_COVERED")]


async def test_an_arrived_visit_takes_none_once_something_is_paid_on_it(clinic: Records) -> None:
    patient, treatment = await clinic.patient(), await clinic.treatment()
    await clinic.sold(patient, await clinic.offer(), pays={treatment: 0})
    visit = await clinic.appointment(patient, treatment, status="ARRIVED")
    await clinic.invoice(patient, kind="VISIT", appointment_id=visit, total=9000, paid=1)

    data = await clinic.ask(VISIT, id=named("Appointment", visit))

    assert _told(data["appointment"]["packageOptions"]) == [("Ten massages", "PAYMENT_APPLIED")]


async def test_options_for_nobody_or_nothing_are_not_found(
    clinic: Records, neighbour: Records
) -> None:
    at = "2026-03-12T09:00:00-07:00"
    patient = named("Patient", await clinic.patient())
    treatment = named("Treatment", await clinic.treatment())
    foreign = named("Patient", await neighbour.patient())

    for who, what in ((foreign, treatment), ("x", treatment), (patient, patient), (patient, "")):
        assert await clinic.code(OPTIONS, patient=who, treatment=what, at=at) == "NOT_FOUND"


NESTED = """query($id: ID!) { patient(id: $id) { appointments(first: 1) { totalCount nodes {
    packageOptions { patientPackage { patient { appointments(first: 2) { nodes {
        packageOptions { patientPackage { name } } } } } } } } } } }"""


async def test_options_stand_below_options(clinic: Records) -> None:
    patient, treatment = await clinic.patient(), await clinic.treatment()
    await clinic.sold(patient, await clinic.offer(), pays={treatment: 0}, name="Ten")
    for number in range(2):
        await clinic.appointment(patient, treatment, hours(number))

    data = await clinic.ask(NESTED, id=named("Patient", patient))

    (option,) = data["patient"]["appointments"]["nodes"][0]["packageOptions"]
    inner = option["patientPackage"]["patient"]["appointments"]["nodes"]
    names = [each["patientPackage"]["name"] for node in inner for each in node["packageOptions"]]
    assert names == ["Ten", "Ten"]


ALL_OPTIONS = """query($id: ID!) { patient(id: $id) { appointments(first: 100) {
    totalCount nodes { packageOptions { isEligible } } } } }"""


async def _busy(clinic: Records, packages: int, visits: int) -> str:
    """A patient who has many of both."""
    patient, treatment = await clinic.patient(), await clinic.treatment()
    offer = await clinic.offer()
    for number in range(packages):
        await clinic.sold(patient, offer, pays={treatment: 0}, purchased_at=hours(-number))
    for number in range(visits):
        await clinic.appointment(patient, treatment, hours(number))
    return named("Patient", patient)


@pytest.mark.alone
async def test_many_options_are_decided_while_others_have_their_turn(clinic: Records) -> None:
    patient = await _busy(clinic, packages=48, visits=100)
    stalls = []

    for _ in range(3):
        async with Ticking() as ticking:
            data = await clinic.ask(ALL_OPTIONS, id=patient)
        stalls.append(ticking.longest * 1000 / slowness())

    nodes = data["patient"]["appointments"]["nodes"]
    assert [len(each["packageOptions"]) for each in nodes] == [48] * 100
    assert min(stalls) < 40


@pytest.mark.alone
@pytest.mark.parametrize("packages", [55, 300])
async def test_more_options_than_an_answer_holds_are_refused_and_not_left_out(
    clinic: Records, packages: int
) -> None:
    # Of the many, even the facts are more than is read.
    patient = await _busy(clinic, packages, visits=100)

    assert await clinic.code(ALL_OPTIONS, id=patient) == "BAD_REQUEST"
