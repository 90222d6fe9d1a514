"""Rule 172: which staff members can be booked, and for which treatments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from gql_packages.database.connect import Connection
from tests.concurrent_requests import plain
from tests.front_desk import Answer, FrontDesk, Ready, open_clinic, ready

MEMBER = "staffMember { id isBookable treatments { id name } version }"
STAFF = """query S($filter: StaffMemberFilter, $all: Boolean) {
  staffMembers(filter: $filter, includeInactive: $all) { name } }"""
AT = "2026-03-10T17:00:00Z"


@dataclass(frozen=True)
class Team:
    """Pia gives massages only; Zoe gives everything; Rita, at reception, cannot be booked."""

    clinic: Ready
    yoga: str
    pia: str
    zoe: str
    rita: str

    @property
    def desk(self) -> FrontDesk:
        return self.clinic.desk

    async def book(self, who: str | None, treatment: str, **more: Any) -> Answer:
        """What booking one of them for a treatment answers."""
        given = {"patientId": self.clinic.patient, "startsAt": AT, "treatmentId": treatment}
        return await self.desk.result("bookAppointment", practitionerId=who, **given, **more)

    async def visit(self, who: str | None, treatment: str) -> str:
        """An appointment that was booked so."""
        booked = await self.book(who, treatment)
        return str(booked["appointment"]["id"])

    async def change(self, who: str, **changes: Any) -> Answer:
        """The staff member after a change."""
        done = await self.desk.do("updateStaffMember", MEMBER, staffMemberId=who, **changes)
        return dict(done["staffMember"])

    async def names(self, **given: Any) -> list[str]:
        """The staff members that are listed."""
        found = await self.desk.ask(STAFF, **given)
        return [each["name"] for each in found["staffMembers"]]


@pytest.fixture
async def team(desk: FrontDesk) -> Team:
    clinic = await ready(desk)
    yoga = await desk.treatment("Yoga")

    async def member(name: str, role: str = "PRACTITIONER", **more: Any) -> str:
        made = await desk.do("createStaffMember", MEMBER, name=name, role=role, **more)
        return str(made["staffMember"]["id"])

    pia = await member("Pia", treatmentIds=[clinic.treatment])
    zoe = await member("Zoe", treatmentIds=[])
    return Team(clinic, yoga, pia, zoe, await member("Rita", "FRONT_DESK", isBookable=False))


def said(answer: Answer) -> tuple[str, list[str]]:
    """The code of a refusal, and what it is about."""
    return answer["code"], answer["path"]


NOT_BOOKABLE = ("NOT_BOOKABLE", ["input", "practitionerId"])
NOT_GIVEN = ("TREATMENT_NOT_GIVEN", ["input", "practitionerId"])


async def test_172_a_staff_member_is_booked_for_what_they_give(team: Team) -> None:
    before = await team.clinic.counters()

    assert said(await team.book(team.rita, team.yoga)) == NOT_BOOKABLE
    assert said(await team.book(team.rita, team.clinic.treatment)) == NOT_BOOKABLE
    package = {"patientPackageId": team.clinic.package}
    assert said(await team.book(team.pia, team.yoga, **package)) == NOT_GIVEN
    assert await team.clinic.counters() == before
    for who in (team.zoe, team.desk.staff_member, None):
        for treatment in (team.clinic.treatment, team.yoga):
            assert "appointment" in await team.book(who, treatment)
    assert "appointment" in await team.book(team.pia, team.clinic.treatment)


async def test_172_the_first_refusal_of_a_booking_is_given_again_under_its_key(team: Team) -> None:
    key = {"idempotencyKey": "booking-of-pia-0001"}
    other = {"idempotencyKey": "booking-of-pia-0002"}
    booked = await team.book(team.zoe, team.yoga, **other)

    assert said(await team.book(team.pia, team.yoga, **key)) == NOT_GIVEN
    await team.change(team.pia, treatmentIds=[])
    await team.change(team.zoe, isBookable=False)

    # What was done or refused under a key stays so, whatever holds by now.
    assert said(await team.book(team.pia, team.yoga, **key)) == NOT_GIVEN
    again = await team.book(team.zoe, team.yoga, **other)
    assert again["appointment"]["id"] == booked["appointment"]["id"]
    assert said(await team.book(team.zoe, team.yoga)) == NOT_BOOKABLE
    assert "appointment" in await team.book(team.pia, team.yoga)


async def test_172_an_appointment_is_handed_over_to_who_gives_its_treatment(team: Team) -> None:
    desk, visit = team.desk, await team.visit(team.zoe, team.yoga)
    named: Any = {"appointmentId": visit, "expectedVersion": 1}

    refused = await desk.refused("updateAppointment", practitionerId=team.pia, **named)
    assert said(refused) == NOT_GIVEN
    refused = await desk.refused("updateAppointment", practitionerId=team.rita, **named)
    assert said(refused) == NOT_BOOKABLE
    both = {"practitionerId": team.pia, "treatmentId": team.clinic.treatment}
    assert (await desk.do("updateAppointment", **both, **named))["appointment"]["version"] == 2


async def test_172_another_treatment_is_one_that_its_practitioner_gives(team: Team) -> None:
    desk, visit = team.desk, await team.visit(team.pia, team.clinic.treatment)
    named: Any = {"appointmentId": visit, "expectedVersion": 1}

    refused = await desk.refused("updateAppointment", treatmentId=team.yoga, **named)
    assert said(refused) == ("TREATMENT_NOT_GIVEN", ["input", "treatmentId"])
    both = {"treatmentId": team.yoga, "practitionerId": team.rita}
    assert said(await desk.refused("updateAppointment", **both, **named)) == NOT_BOOKABLE
    opened = {"treatmentId": team.yoga, "practitionerId": None}
    assert (await desk.do("updateAppointment", **opened, **named))["appointment"]["version"] == 2


async def test_172_what_is_booked_stays_booked(team: Team) -> None:
    desk, massage = team.desk, team.clinic.treatment
    visits = [await team.visit(who, massage) for who in (team.pia, team.pia, team.zoe)]

    await team.change(team.pia, treatmentIds=[team.yoga])
    await team.change(team.zoe, isBookable=False)

    moved = {"appointmentId": visits[0], "startsAt": "2026-03-11T17:00:00Z"}
    assert (await desk.do("rescheduleAppointment", **moved))["appointment"]["version"] == 2
    await desk.do("updateAppointment", appointmentId=visits[0], note="Comes by bicycle")
    await desk.do("updateAppointment", appointmentId=visits[2], treatmentId=team.yoga)
    await desk.do("arriveAppointment", appointmentId=visits[0])
    await desk.do("undoArrival", appointmentId=visits[0])
    await desk.do("markNoShow", appointmentId=visits[1], resolution={"chargeNothing": True})
    await desk.do("undoNoShow", appointmentId=visits[1])
    shown = await desk.ask(
        """{ appointments(during: {from: "2026-03-10", to: "2026-03-11"}) {
          nodes { status practitioner { name } } } }"""
    )
    found = [
        (each["status"], each["practitioner"]["name"]) for each in shown["appointments"]["nodes"]
    ]
    assert sorted(found) == [("BOOKED", "Pia"), ("BOOKED", "Pia"), ("BOOKED", "Zoe")]


@pytest.mark.parametrize("reason", ["NOT_BOOKABLE", "TREATMENT_NOT_GIVEN", "ARCHIVED"])
async def test_172_a_cancelled_appointment_comes_back_with_who_can_be_booked(
    team: Team, reason: str
) -> None:
    desk, visit = team.desk, await team.visit(team.pia, team.clinic.treatment)
    named = {"appointmentId": visit}
    await desk.do("cancelAppointment", **named)
    if reason == "ARCHIVED":
        shown = "staffMember { id }"
        await desk.do("archiveStaffMember", shown, staffMemberId=team.pia)
    elif reason == "NOT_BOOKABLE":
        await team.change(team.pia, isBookable=False)
    else:
        await team.change(team.pia, treatmentIds=[team.yoga])

    refused = await desk.refused("undoCancellation", **named)

    assert said(refused) == (reason, ["input", "appointmentId"])
    status = "query Q($id: ID!) { appointment(id: $id) { status version } }"
    assert (await desk.ask(status, id=visit))["appointment"] == {
        "status": "CANCELLED",
        "version": 2,
    }
    if reason == "ARCHIVED":
        await desk.do("archiveStaffMember", shown, staffMemberId=team.pia, archived=False)
    await team.change(team.pia, isBookable=True, treatmentIds=[])
    await desk.do("undoCancellation", **named)


async def test_172_staff_members_are_found_by_what_they_can_be_booked_for(team: Team) -> None:
    desk, massage = team.desk, team.clinic.treatment
    owner = (await team.names())[0]
    gone = await desk.do("createStaffMember", MEMBER, name="Gus", role="PRACTITIONER")
    gone_id = gone["staffMember"]["id"]
    await desk.do("archiveStaffMember", "staffMember { id }", staffMemberId=gone_id)
    other = await (await open_clinic(desk.database)).treatment()

    assert await team.names(filter={"isBookable": True, "treatmentId": massage}) == [
        *(owner, "Pia", "Zoe")
    ]
    assert await team.names(filter={"isBookable": True, "treatmentId": team.yoga}) == [owner, "Zoe"]
    assert await team.names(filter={"isBookable": False}) == ["Rita"]
    assert await team.names(filter={"treatmentId": team.yoga}) == [owner, "Rita", "Zoe"]
    assert await team.names(filter={"isBookable": True}, all=True) == ["Gus", owner, "Pia", "Zoe"]
    assert await team.names(filter={}) == [owner, "Pia", "Rita", "Zoe"]
    assert await team.names(filter={"treatmentId": other}) == []
    for nothing in (team.pia, "", "nothing", "x" * 10_000):
        answer = await desk.post(STAFF, {"filter": {"treatmentId": nothing}})
        assert answer["errors"][0]["extensions"]["code"] == "NOT_FOUND"


async def test_172_the_treatments_that_are_given_take_the_place_of_those_before(
    team: Team,
) -> None:
    desk, massage, yoga = team.desk, team.clinic.treatment, team.yoga

    def listed(member: Answer) -> list[str]:
        return [each["name"] for each in member["treatments"]]

    assert listed(await team.change(team.pia)) == ["Massage"]
    assert listed(await team.change(team.pia, treatmentIds=[yoga, massage])) == ["Massage", "Yoga"]
    renamed = await team.change(team.pia, name="Pia P.", treatmentIds=None, isBookable=None)
    assert (listed(renamed), renamed["isBookable"]) == (["Massage", "Yoga"], True)
    assert (listed(await team.change(team.pia, treatmentIds=[])), renamed["version"]) == ([], 4)
    assert "appointment" in await team.book(team.pia, yoga)
    shown = await desk.ask("{ viewer { staffMember { isBookable treatments { id } } } }")
    assert shown["viewer"]["staffMember"] == {"isBookable": True, "treatments": []}


async def test_172_what_no_staff_member_can_give_is_refused(team: Team) -> None:
    desk, massage = team.desk, team.clinic.treatment
    other = await (await open_clinic(desk.database)).treatment()
    old = await desk.treatment("Old")
    await team.change(team.zoe, treatmentIds=[old])
    await desk.do("archiveTreatment", "treatment { id }", treatmentId=old)
    many = [massage] + [await desk.treatment(f"T{number}") for number in range(200)]
    wrong: list[tuple[list[str], str, list[str]]] = [
        ([massage, other], "NOT_FOUND", ["1"]),
        ([desk.staff_member], "NOT_FOUND", ["0"]),
        (["x" * 10_000], "NOT_FOUND", ["0"]),
        ([massage, massage], "INVALID_INPUT", ["1"]),
        ([old], "ARCHIVED", ["0"]),
        (many, "INVALID_INPUT", []),
    ]

    for ids, code, at in wrong:
        for verb, given in (
            ("createStaffMember", {"name": "New", "role": "PRACTITIONER"}),
            ("updateStaffMember", {"staffMemberId": team.pia, "isBookable": False}),
        ):
            refused = await desk.result(verb, MEMBER, treatmentIds=ids, **given)
            assert said(refused) == (code, ["input", "treatmentIds", *at]), (verb, code)
    unchanged = await team.change(team.pia)
    assert (unchanged["isBookable"], len(unchanged["treatments"])) == (True, 1)
    # Who gives an archived treatment already keeps it.
    assert len((await team.change(team.zoe, treatmentIds=[old, massage]))["treatments"]) == 2


async def test_172_staff_members_of_before_are_booked_for_everything(
    team: Team, superuser: Connection
) -> None:
    clinic = team.desk.principal.clinic_id
    added = await superuser.fetchval(
        "INSERT INTO staff_member (clinic_id, id, name, role, is_active, version, created_at)"
        " SELECT $1, gen_random_uuid(), 'Early', 'PRACTITIONER', true, 1, now() RETURNING id",
        clinic,
    )
    member = await team.desk.ask("{ staffMembers { id name isBookable treatments { id } } }")

    (early,) = [each for each in member["staffMembers"] if each["name"] == "Early"]
    assert (plain(early["id"]), early["isBookable"], early["treatments"]) == (added, True, [])
    assert "appointment" in await team.book(early["id"], team.yoga)
