"""Two patients of one name: told apart on the phone, and neither registered twice."""

from typing import Any

from tests.front_desk import FrontDesk
from tests.stories.clinic import Clinic, open_story

_SEARCH = """query S($search: String!) {
  patients(search: $search) { nodes { id number firstName dateOfBirth phone } } }"""
_REPORT = "{ packageUsageReport { rows { nodes { patientName patientNumber } } } }"
_MADE = "patient { id number } possibleDuplicates { number dateOfBirth }"


async def test_two_anna_twins_told_apart_and_not_doubled(desk: FrontDesk) -> None:
    clinic = await open_story(desk)
    mother, daughter = await they_are_registered(clinic)
    await the_connection_breaks_and_the_desk_sends_again(clinic, daughter)
    await the_daughter_calls(clinic, daughter)
    await both_are_in_the_report(clinic, mother, daughter)


async def registered(clinic: Clinic, key: str, **given: Any) -> Any:
    given = {"firstName": "Anna", "lastName": "Twin", **given}
    return await clinic.desk.do("createPatient", _MADE, **given, idempotencyKey=f"desk-{key:>011}")


async def they_are_registered(clinic: Clinic) -> tuple[str, str]:
    clinic.today_is("2026-03-02 09:00")
    first = await registered(clinic, "1", dateOfBirth="1958-04-01", phone="604 555 0132")
    assert first["possibleDuplicates"] == []
    second = await registered(clinic, "2", dateOfBirth="1984-09-30", phone="(604) 555-0132")
    number = first["patient"]["number"]
    assert second["patient"]["number"] == number + 1
    # The desk sees at once that there is another, and that she is somebody else.
    assert second["possibleDuplicates"] == [{"number": number, "dateOfBirth": "1958-04-01"}]
    return first["patient"]["id"], second["patient"]["id"]


async def the_connection_breaks_and_the_desk_sends_again(clinic: Clinic, daughter: str) -> None:
    again = await registered(clinic, "2", dateOfBirth="1984-09-30", phone="(604) 555-0132")
    assert again["patient"]["id"] == daughter
    found = (await clinic.desk.ask(_SEARCH, search="Twin, Anna"))["patients"]["nodes"]
    assert len(found) == 2


async def the_daughter_calls(clinic: Clinic, daughter: str) -> None:
    by_phone = (await clinic.desk.ask(_SEARCH, search="+1 604 555-0132"))["patients"]["nodes"]
    assert [each["dateOfBirth"] for each in by_phone] == ["1958-04-01", "1984-09-30"]
    number = next(each["number"] for each in by_phone if each["dateOfBirth"] > "1980")
    by_number = (await clinic.desk.ask(_SEARCH, search=f"#{number}"))["patients"]["nodes"]
    assert [each["id"] for each in by_number] == [daughter]
    await clinic.desk.do("updatePatient", patientId=daughter, phone="604 555 7777")
    found = (await clinic.desk.ask(_SEARCH, search="7777"))["patients"]["nodes"]
    assert [each["id"] for each in found] == [daughter]


async def both_are_in_the_report(clinic: Clinic, mother: str, daughter: str) -> None:
    await clinic.offers_treatment("massage", "90.00")
    offer = await clinic.desk.offer(clinic.names["massage"], price="0", uses=1)
    for patient in (mother, daughter):
        sold = await clinic.desk.sell(patient, offer)
        visit = await clinic.desk.book(
            patient, clinic.names["massage"], patientPackageId=sold["patientPackage"]["id"]
        )
        await clinic.desk.do("arriveAppointment", appointmentId=visit["id"])
    rows = (await clinic.desk.ask(_REPORT))["packageUsageReport"]["rows"]["nodes"]
    assert {row["patientName"] for row in rows} == {"Anna Twin"}
    assert len({row["patientNumber"] for row in rows}) == 2
