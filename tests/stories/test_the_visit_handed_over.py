"""The practitioner falls ill: her visits go to a colleague, who gives another treatment."""

from tests.front_desk import Answer, FrontDesk
from tests.stories.clinic import Clinic, open_story

_SCHEDULE = """query Week($who: ID!) {
  appointments(practitionerId: $who, during: {from: "2026-03-09", to: "2026-03-13"}) {
    nodes { id } } }"""
_USAGE = """{ packageUsageReport { rows { nodes {
  practitionerName treatmentName patientPays { amount } } } } }"""


async def test_the_visit_handed_over_to_a_colleague(desk: FrontDesk) -> None:
    clinic = await open_story(desk)
    package, visit = await she_books_two_massages(clinic)
    await the_practitioner_leaves(clinic, visit)
    await the_colleague_gives_yoga_instead(clinic, package, visit)
    await she_comes(clinic, package, visit)


async def she_books_two_massages(clinic: Clinic) -> tuple[str, str]:
    await clinic.offers_treatment("yoga", "40.00")
    await clinic.offers_package("ten visits", "800.00", uses=10, days=365, massage="0", yoga="5")
    for name in ("Pia Practitioner", "Kim Colleague"):
        await clinic.employs(name)
    clinic.today_is("2026-03-02 09:00")

    package = await clinic.sells("ten visits", pays="800.00", by="Pia Practitioner")
    await clinic.comes("massage", "2026-03-03 09:00")
    visit = await clinic.books("massage", "2026-03-10 09:00", package, "Pia Practitioner")
    await clinic.books("massage", "2026-03-10 09:00", practitioner="Kim Colleague")
    assert await clinic.package(package) == "ACTIVE: 1 held, 0 redeemed, 9 available"
    return package, visit


async def the_practitioner_leaves(clinic: Clinic, visit: str) -> None:
    gone = await clinic.desk.do(
        "archiveStaffMember",
        "staffMember { isActive } bookedAppointments { id }",
        staffMemberId=clinic.names["Pia Practitioner"],
    )
    assert gone["staffMember"] == {"isActive": False}
    assert gone["bookedAppointments"] == [{"id": visit}]


async def the_colleague_gives_yoga_instead(clinic: Clinic, package: str, visit: str) -> None:
    colleague = {"practitionerId": clinic.names["Kim Colleague"], "reason": "Pia is ill"}
    handed: Answer = await clinic.desk.do(
        "updateAppointment", "warnings { code }", appointmentId=visit, **colleague
    )
    # The colleague has another visit then, and so has the patient: it is moved by half a day.
    assert handed["warnings"] == [{"code": "PRACTITIONER_BUSY"}, {"code": "PATIENT_BUSY"}]
    later = {"appointmentId": visit, "startsAt": "2026-03-10T22:00:00Z"}
    moved = await clinic.desk.do("rescheduleAppointment", "warnings { code }", **later)
    assert moved["warnings"] == []
    await clinic.desk.do(
        "updateAppointment", appointmentId=visit, treatmentId=clinic.names["yoga"], note="Gently"
    )
    assert await clinic.visit(visit) == "BOOKED, covered, patient pays 5.00"
    assert await clinic.package(package) == "ACTIVE: 1 held, 0 redeemed, 9 available"
    for name, count in (("Pia Practitioner", 0), ("Kim Colleague", 2)):
        schedule = await clinic.desk.ask(_SCHEDULE, who=clinic.names[name])
        assert len(schedule["appointments"]["nodes"]) == count


async def she_comes(clinic: Clinic, package: str, visit: str) -> None:
    # Nothing is redeemed yet: the sale can still be credited to the colleague.
    seller = {"patientPackageId": package, "staffMemberId": clinic.names["Kim Colleague"]}
    await clinic.desk.do("updatePackageSale", **seller)
    clinic.today_is("2026-03-10 14:00")
    invoice = await clinic.arrives(visit)
    assert await clinic.bill(invoice) == "UNPAID: 0.00 of 5.00"
    assert await clinic.package(package) == "ACTIVE: 0 held, 1 redeemed, 9 available"
    rows = (await clinic.desk.ask(_USAGE))["packageUsageReport"]["rows"]["nodes"]
    assert rows == [
        {
            "practitionerName": "Kim Colleague",
            "treatmentName": "yoga",
            "patientPays": {"amount": "5.00"},
        }
    ]
    refusal = await clinic.desk.refused("updatePackageSale", **seller | {"staffMemberId": None})
    assert refusal["code"] == "USES_REDEEMED"
