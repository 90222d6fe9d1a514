"""Rule 169: the clinic's appointments, filtered and sorted."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest

from tests.behaviours.test_169_lists import code, walked
from tests.cursors import cursor
from tests.front_desk import FrontDesk, open_clinic

VISITS = """query V($during: DateRange, $practitionerId: ID, $filter: AppointmentFilter,
    $orderBy: AppointmentOrder, $first: Int, $after: String) {
  appointments(during: $during, practitionerId: $practitionerId, filter: $filter,
      orderBy: $orderBy, first: $first, after: $after) {
    totalCount nodes { startsAt } pageInfo { hasNextPage endCursor } } }"""

MARCH = {"from": "2026-03-01", "to": "2026-03-31"}
EVER = {"from": "2000-01-01"}


@dataclass(frozen=True)
class Diary:
    """One visit on each of the days from 3 to 7 March, called by them: 3 Noor arrived for a massage
    with Pia; 4 Noor missed it; 5 Ana cancelled yoga with Pia; 6 and 7 Ana has booked a massage."""

    desk: FrontDesk
    ids: dict[str, str]
    visits: dict[int, str]

    def named(self, condition: dict[str, Any]) -> dict[str, Any]:
        """The condition, with the ids of what it names."""
        return {name: self.ids.get(str(value), value) for name, value in condition.items()}

    async def days(self, **given: Any) -> list[int]:
        """The days of the visits on a page, in its order."""
        page = (await self.desk.ask(VISITS, **given))["appointments"]
        assert page["totalCount"] == len(page["nodes"])
        return [int(node["startsAt"][8:10]) for node in page["nodes"]]

    async def found(self, **condition: Any) -> list[int]:
        """The days of those that meet the condition, whenever they start."""
        return await self.days(filter={"starts": EVER, **self.named(condition)})


@pytest.fixture
async def diary(desk: FrontDesk) -> Diary:
    ids = {"massage": await desk.treatment(), "yoga": await desk.treatment("Yoga")}
    ids["Noor"], ids["Ana"] = await desk.patient(), await desk.patient("Ana", "Lima")
    made = await desk.do("createStaffMember", name="Pia", role="PRACTITIONER")
    ids["Pia"] = made["staffMember"]["id"]
    visits = {}
    for day, who, what, pia in (
        (6, "Ana", "massage", False),
        (3, "Noor", "massage", True),
        (5, "Ana", "yoga", True),
        (7, "Ana", "massage", False),
        (4, "Noor", "massage", False),
    ):
        with_pia = {"practitionerId": ids["Pia"]} if pia else {}
        visit = await desk.book(ids[who], ids[what], f"2026-03-0{day}T17:00:00Z", **with_pia)
        visits[day] = visit["id"]
    desk.clock.go_to("2026-03-05")
    await desk.do("arriveAppointment", appointmentId=visits[3])
    await desk.do("markNoShow", appointmentId=visits[4], resolution={"chargeNothing": True})
    await desk.do("cancelAppointment", appointmentId=visits[5])
    return Diary(desk, ids, visits)


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ({}, [3, 4, 5, 6, 7]),
        ({"status": ["ARRIVED"]}, [3]),
        ({"status": ["NO_SHOW"]}, [4]),
        ({"status": ["CANCELLED"]}, [5]),
        ({"status": ["BOOKED"]}, [6, 7]),
        ({"status": ["BOOKED", "NO_SHOW"]}, [4, 6, 7]),
        ({"status": []}, [3, 4, 5, 6, 7]),
        ({"patientId": "Noor"}, [3, 4]),
        ({"treatmentId": "yoga"}, [5]),
        ({"practitionerId": "Pia"}, [3, 5]),
        ({"starts": {"from": "2026-03-06"}}, [6, 7]),
        ({"starts": {"to": "2026-03-04"}}, [3, 4]),
        ({"starts": {"from": "2026-03-05", "to": "2026-03-05"}}, [5]),
        ({"practitionerId": "Pia", "treatmentId": "massage", "patientId": "Noor"}, [3]),
        ({"practitionerId": "Pia", "status": ["BOOKED"]}, []),
    ],
    ids=str,
)
async def test_169_appointments_are_found_by_each_condition(
    diary: Diary, condition: dict[str, Any], found: list[int]
) -> None:
    assert await diary.found(**condition) == found
    assert await diary.days(during=MARCH, filter=diary.named(condition)) == found


async def test_169_appointments_are_found_as_they_are_now(diary: Diary) -> None:
    await diary.desk.do(
        "updateAppointment",
        appointmentId=diary.visits[6],
        practitionerId=diary.ids["Pia"],
        treatmentId=diary.ids["yoga"],
    )

    assert await diary.found(practitionerId="Pia") == [3, 5, 6]
    assert await diary.found(treatmentId="yoga") == [5, 6]
    assert await diary.found(treatmentId="massage") == [3, 4, 7]
    both = {"practitionerId": diary.ids["Pia"], "filter": {"practitionerId": diary.ids["Pia"]}}
    assert await diary.days(during=MARCH, **both) == [3, 5, 6]


async def test_169_the_days_of_appointments_are_given_once_at_least(diary: Diary) -> None:
    neither: list[dict[str, Any]] = [
        {},
        {"during": None, "filter": None},
        {"filter": {}},
        {"filter": {"starts": None}},
        {"filter": {"starts": {}}},
        {"filter": {"starts": {"from": None, "to": None}, "status": ["BOOKED"]}},
        {"practitionerId": diary.ids["Pia"], "filter": {"patientId": diary.ids["Noor"]}},
    ]
    for given in neither:
        assert await code(diary.desk, VISITS, **given) == "INVALID_INPUT", given
    (error,) = (await diary.desk.post(VISITS))["errors"]
    assert error["path"] == ["appointments"]
    assert "days" in error["message"]

    late = {"starts": {"from": "2026-03-06"}}
    assert await diary.days(during=MARCH) == [3, 4, 5, 6, 7]
    assert await diary.days(filter=late) == [6, 7]
    assert await diary.days(during=MARCH, filter=late) == [6, 7]
    assert await diary.days(during={"from": "2026-03-01", "to": "2026-03-06"}, filter=late) == [6]


async def test_169_conditions_of_appointments_of_another_form_are_refused(diary: Diary) -> None:
    other = await open_clinic(diary.desk.database)
    elsewhere = {
        "patientId": await other.patient(),
        "treatmentId": await other.treatment(),
        "practitionerId": other.staff_member,
    }
    names = ("patientId", "treatmentId", "practitionerId")
    wrong: dict[str, list[dict[str, Any]]] = {
        "INVALID_INPUT": [
            {"starts": {"from": "2026-03-04", "to": "2026-03-03"}},
            {"starts": {"from": "2999-12-31", "to": "1900-01-01"}},
        ],
        "NOT_FOUND": [
            {name: value, "starts": EVER}
            for name in names
            for value in ("", "nobody", "x" * 10_000, diary.visits[3])
        ],
    }

    for expected, filters in wrong.items():
        for given in filters:
            assert await code(diary.desk, VISITS, filter=given) == expected, given
    for name, value in elsewhere.items():
        assert await diary.days(filter={"starts": EVER, name: value}) == []


ORDERS = {
    None: [3, 4, 5, 6, 7],
    "STARTS_AT_ASC": [3, 4, 5, 6, 7],
    "STARTS_AT_DESC": [7, 6, 5, 4, 3],
}


@pytest.mark.parametrize("order", ORDERS)
async def test_169_appointments_are_sorted_both_ways_page_after_page(
    diary: Diary, order: str | None
) -> None:
    ever = {"starts": EVER}

    nodes = await walked(diary.desk, VISITS, "appointments", orderBy=order, filter=ever)

    assert [int(node["startsAt"][8:10]) for node in nodes] == ORDERS[order]


async def test_169_a_cursor_of_appointments_belongs_to_one_order(diary: Diary) -> None:
    cursors = {}
    for order in ORDERS:
        page = await diary.desk.ask(VISITS, orderBy=order, first=1, filter={"starts": EVER})
        cursors[order] = page["appointments"]["pageInfo"]["endCursor"]

    given = {"filter": {"starts": EVER}}
    assert cursors[None] == cursors["STARTS_AT_ASC"]
    for order, other in ((None, "STARTS_AT_DESC"), ("STARTS_AT_DESC", "STARTS_AT_ASC")):
        own, another = cursors[order], cursors[other]
        rest = await diary.desk.ask(VISITS, orderBy=order, after=own, during=MARCH)
        found = [int(node["startsAt"][8:10]) for node in rest["appointments"]["nodes"]]
        assert found == ORDERS[order][1:]
        elsewhere = cursor("patientAppointments", "t", 0, key=uuid4())
        forged = (another, own[:-1], own[:-4], f"{own}=", own.swapcase(), elsewhere, "")
        for after in forged:
            said = await code(diary.desk, VISITS, orderBy=order, after=after, **given)
            assert said == "INVALID_INPUT", after
