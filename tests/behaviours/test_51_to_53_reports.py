"""Rules 51 to 53: the reports, through GraphQL and as CSV."""

from datetime import datetime

import pytest

from gql_packages.domain.permissions import ROLE_PERMISSIONS, Permission, Role
from tests.clinic_database import ClinicDatabase
from tests.front_desk import Answer, FrontDesk, Ready, open_clinic, ready
from tests.reports.report_client import (
    DAYS,
    SALES,
    USAGE,
    all_rows,
    as_line,
    csv_rows,
    get_csv,
    page,
    refused,
    summary,
)

BOTH = pytest.mark.parametrize("report", [SALES, USAGE])


async def arrive(clinic: Ready, on: str, **more: object) -> str:
    """A visit covered by the package, and come to pass; its id."""
    visit = await clinic.desk.book(
        clinic.patient, clinic.treatment, on, patientPackageId=clinic.package, **more
    )
    await clinic.desk.do("arriveAppointment", appointmentId=visit["id"])
    return str(visit["id"])


async def test_51_package_sales_has_a_row_for_every_package_sold(desk: FrontDesk) -> None:
    clinic = await ready(desk, pays="12.50")
    seller = await desk.do("createStaffMember", name="Sam Seller", role="BILLING")
    other = await desk.patient("Ana", "Lima")
    second = await desk.sell(
        other, clinic.offer, pay="300", staffMemberId=seller["staffMember"]["id"]
    )
    await arrive(clinic, "2026-03-10T17:00:00Z")

    rows = await all_rows(desk, SALES)

    assert rows == [
        {
            "patientPackage": clinic.package,
            "patientName": "Noor Haddad",
            "packageName": "Ten massages",
            "purchasedAt": "2026-03-02T18:00:00Z",
            "invoiceNumber": "INV-000001",
            "price": "800.00",
            "collected": "800.00",
            "refunded": "0.00",
            "usesRedeemed": 1,
            "usesRemaining": 9,
            "expiresOn": "2027-03-02",
            "isExpired": False,
            "lastTreatment": "Massage",
            "lastUsedAt": "2026-03-10T17:00:00Z",
            "status": "ACTIVE",
            "staffName": None,
            "patientNumber": 1,
        },
        {
            "patientPackage": second["patientPackage"]["id"],
            "patientName": "Ana Lima",
            "packageName": "Ten massages",
            "purchasedAt": "2026-03-02T18:00:00Z",
            "invoiceNumber": "INV-000002",
            "price": "800.00",
            "collected": "300.00",
            "refunded": "0.00",
            "usesRedeemed": 0,
            "usesRemaining": 10,
            "expiresOn": "2027-03-02",
            "isExpired": False,
            "lastTreatment": None,
            "lastUsedAt": None,
            "status": "UNPAID",
            "staffName": "Sam Seller",
            "patientNumber": 2,
        },
    ]


async def test_51_package_usage_has_a_row_for_every_use_redeemed(desk: FrontDesk) -> None:
    clinic = await ready(desk, pays="12.50", price="100.00", uses=3)
    who = await desk.do("createStaffMember", name="Pia Praxis", role="PRACTITIONER")
    await arrive(clinic, "2026-03-10T17:00:00Z", practitionerId=who["staffMember"]["id"])
    missed = await clinic.use("2026-03-09T17:00:00Z")
    marked = await desk.do(
        "markNoShow", appointmentId=missed["id"], resolution={"redeemPackage": {}}
    )
    await clinic.use("2026-03-12T17:00:00Z")

    rows = await all_rows(desk, USAGE)

    uses = (await desk.package(clinic.package, "redemptions { nodes { id } }"))["redemptions"]
    of_visit, of_missed, _held = [node["id"] for node in uses["nodes"]]
    both = {
        "patientName": "Noor Haddad",
        "packageName": "Ten massages",
        "treatmentName": "Massage",
        "patientPays": "12.50",
        "isSuperseded": False,
        "commissionBasis": "REDEMPTION",
        "patientNumber": 1,
    }
    assert rows == [
        {
            **both,
            "redemption": of_missed,
            "usedAt": "2026-03-09T17:00:00Z",
            "practitionerName": None,
            "reason": "NO_SHOW",
            "value": "33.33",
            "invoiceNumber": marked["invoice"]["number"],
            "usesRemainingAfter": 1,
        },
        {
            **both,
            "redemption": of_visit,
            "usedAt": "2026-03-10T17:00:00Z",
            "practitionerName": "Pia Praxis",
            "reason": "ARRIVAL",
            "value": "33.33",
            "invoiceNumber": "INV-000002",
            "usesRemainingAfter": 2,
        },
    ]


@BOTH
async def test_51_every_condition_can_be_asked_for_and_all_of_them_hold(
    clinic: Ready, report: str
) -> None:
    desk = clinic.desk
    await arrive(clinic, "2026-03-02T18:00:00Z")
    made = await desk.do("createStaffMember", name="Sam Staff", role="OWNER")
    other = {
        "patientId": await desk.patient("Ann", "Other"),
        "packageIds": [await desk.offer(clinic.treatment)],
        DAYS[report]: {"from": "2026-03-03", "to": "2026-03-09"},
        **(
            {"staffMemberId": made["staffMember"]["id"], "status": ["UNPAID", "REFUNDED"]}
            if report == SALES
            else {
                "practitionerId": made["staffMember"]["id"],
                "treatmentIds": [await desk.treatment("Other")],
                "reason": ["NO_SHOW"],
            }
        ),
    }
    fitting = {
        "patientId": clinic.patient,
        "packageIds": [*other["packageIds"], clinic.offer],
        DAYS[report]: {"from": "2026-02-28", "to": "2026-03-02"},
        **(
            {"status": ["ACTIVE", "UNPAID"]}
            if report == SALES
            else {"treatmentIds": [clinic.treatment], "reason": ["ARRIVAL"]}
        ),
    }

    assert len(await all_rows(desk, report, fitting)) == 1
    assert len(await csv_rows(desk, report, fitting)) == 1
    for name, value in other.items():
        assert await all_rows(desk, report, {name: value}) == []
        assert await all_rows(desk, report, {**fitting, name: value}) == []
        assert await csv_rows(desk, report, {name: value}) == []
    nothing: list[Answer | None] = [{}, {"packageIds": []}, {"patientId": None}, None]
    for empty in nothing:
        assert len(await all_rows(desk, report, empty)) == 1


@BOTH
async def test_51_the_csv_has_the_same_rows_and_a_currency(clinic: Ready, report: str) -> None:
    desk = clinic.desk
    await arrive(clinic, "2026-03-10T17:00:00Z")
    await desk.sell(clinic.patient, clinic.offer)

    rows = await all_rows(desk, report)
    lines = await csv_rows(desk, report)

    assert len(lines) == len(rows) > 0
    assert lines == [as_line(row, "CAD", "America/Vancouver") for row in rows]


@pytest.mark.parametrize("role", Role)
@BOTH
async def test_51_both_are_for_those_with_the_right_to_reports(
    desk: FrontDesk, report: str, role: Role
) -> None:
    colleague = await desk.colleague(role.value)
    may = Permission.REPORTS_READ in ROLE_PERMISSIONS[role]

    answer = await colleague.post(f"{{ {report[0].lower()}{report[1:]}Report {{ __typename }} }}")
    response = await get_csv(colleague, report)

    codes = [error["extensions"]["code"] for error in answer.get("errors", [])]
    assert codes == ([] if may else ["FORBIDDEN"])
    assert response.status_code == (200 if may else 403)
    if not may:
        assert response.json()["errors"][0]["extensions"] == {"code": "FORBIDDEN"}


@BOTH
async def test_51_ids_of_nothing_here_and_days_in_the_wrong_order_are_refused(
    clinic: Ready, database: ClinicDatabase, report: str
) -> None:
    desk, stranger = clinic.desk, await ready(await open_clinic(database))
    role = "staffMemberId" if report == SALES else "practitionerId"

    for name, bad in (
        ("packageIds", stranger.offer),
        ("packageIds", clinic.patient),
        ("patientId", stranger.patient),
        ("patientId", "nonsense"),
        (role, clinic.offer),
    ):
        is_list = name.endswith("Ids")
        given = {name: [clinic.offer, bad] if is_list else bad}
        path = ["filter", name, "1"] if is_list else ["filter", name]
        assert await refused(desk, report, given) == ("NOT_FOUND", path)
        response = await get_csv(desk, report, given)
        assert response.status_code == 404
        extensions = response.json()["errors"][0]["extensions"]
        assert extensions == {"code": "NOT_FOUND", "path": path[1:]}
    backwards = {DAYS[report]: {"from": "2026-03-02", "to": "2026-03-01"}}
    assert await refused(desk, report, backwards) == (
        "INVALID_INPUT",
        ["filter", DAYS[report], "to"],
    )
    assert (await get_csv(desk, report, backwards)).status_code == 400


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        # an hour before and after midnight on the clinic's clock, UTC a day ahead or behind
        ("America/Vancouver", "2026-03-03T07:30:00Z", "2026-03-02"),
        ("America/Vancouver", "2026-03-03T08:30:00Z", "2026-03-03"),
        ("Pacific/Auckland", "2026-03-02T10:30:00Z", "2026-03-02"),
        ("Pacific/Auckland", "2026-03-02T11:30:00Z", "2026-03-03"),
        # the day on which the clocks go forward has 23 hours, the one on which they go back 25
        ("America/Vancouver", "2026-03-08T08:00:00Z", "2026-03-08"),
        ("America/Vancouver", "2026-03-09T06:59:59Z", "2026-03-08"),
        ("America/Vancouver", "2026-03-09T07:00:00Z", "2026-03-09"),
        ("Europe/Berlin", "2026-10-24T22:00:00Z", "2026-10-25"),
        ("Europe/Berlin", "2026-10-25T22:59:59Z", "2026-10-25"),
        ("Europe/Berlin", "2026-10-25T23:00:00Z", "2026-10-26"),
    ],
)
async def test_52_a_sale_and_a_use_belong_to_their_day_in_the_clinics_zone(
    database: ClinicDatabase, zone: str, moment: str, day: str
) -> None:
    desk = await open_clinic(database, time_zone=zone)
    desk.clock.now = datetime.fromisoformat(moment)
    clinic = await ready(desk)
    await arrive(clinic, moment)

    for report in (SALES, USAGE):
        on = {DAYS[report]: {"from": day, "to": day}}
        assert len(await all_rows(desk, report, on)) == 1
        assert len(await csv_rows(desk, report, on)) == 1
        rest = [{"from": "2020-01-01", "to": before(day)}, {"from": after(day), "to": "2030-01-01"}]
        for days in rest:
            assert await all_rows(desk, report, {DAYS[report]: days}) == []
            assert await csv_rows(desk, report, {DAYS[report]: days}) == []


def before(day: str) -> str:
    return f"{day[:8]}{int(day[8:]) - 1:02}"


def after(day: str) -> str:
    return f"{day[:8]}{int(day[8:]) + 1:02}"


async def test_52_a_use_belongs_to_the_day_of_its_visit_whenever_it_was_recorded(
    clinic: Ready,
) -> None:
    desk = clinic.desk
    visit = await clinic.use("2026-03-10T17:00:00Z")
    desk.clock.go_to("2026-03-20")
    await desk.do("arriveAppointment", appointmentId=visit["id"])

    rows = await all_rows(desk, USAGE, {"used": {"from": "2026-03-10", "to": "2026-03-10"}})

    assert [row["usedAt"] for row in rows] == ["2026-03-10T17:00:00Z"]
    late = {"used": {"from": "2026-03-11", "to": "2026-03-31"}}
    assert await all_rows(desk, USAGE, late) == []


async def test_52_a_reversed_redemption_is_not_a_use(clinic: Ready) -> None:
    desk = clinic.desk
    undone = await arrive(clinic, "2026-03-10T17:00:00Z")
    await arrive(clinic, "2026-03-09T17:00:00Z")
    await desk.do("undoArrival", appointmentId=undone)

    assert [row["usedAt"] for row in await all_rows(desk, USAGE)] == ["2026-03-09T17:00:00Z"]
    assert [row["usedAt"][:10] for row in await csv_rows(desk, USAGE)] == ["2026-03-09"]
    assert (await summary(desk, USAGE))["uses"] == 1
    (row,) = await all_rows(desk, SALES)
    assert (row["usesRedeemed"], row["lastUsedAt"]) == (1, "2026-03-09T17:00:00Z")
    again = await desk.do("arriveAppointment", appointmentId=undone)
    assert len(await all_rows(desk, USAGE)) == 2
    assert (await all_rows(desk, USAGE))[1]["invoiceNumber"] == again["invoice"]["number"]


async def test_52_a_deleted_sale_is_not_a_sale(clinic: Ready) -> None:
    desk = clinic.desk
    mistake = await desk.sell(clinic.patient, clinic.offer)
    assert (await summary(desk, SALES))["packagesSold"] == 2

    await desk.do("deletePackageSale", patientPackageId=mistake["patientPackage"]["id"])

    assert [row["patientPackage"] for row in await all_rows(desk, SALES)] == [clinic.package]
    assert [row["patientPackageId"] for row in await csv_rows(desk, SALES)] == [clinic.package]
    found = await summary(desk, SALES)
    assert (found["packagesSold"], found["totalCount"], found["invoiced"]) == (1, 1, "800.00")


async def test_52_a_refund_shows_on_the_row_it_belongs_to(clinic: Ready) -> None:
    desk = clinic.desk
    await arrive(clinic, "2026-03-10T17:00:00Z")
    await desk.sell(clinic.patient, clinic.offer, pay="800")
    await desk.do("refundPackage", patientPackageId=clinic.package, amount="123.45")

    rows = await all_rows(desk, SALES)

    shown = [(r["status"], r["price"], r["collected"], r["refunded"]) for r in rows]
    assert shown == [
        ("REFUNDED", "800.00", "676.55", "123.45"),
        ("ACTIVE", "800.00", "800.00", "0.00"),
    ]
    assert len(await all_rows(desk, USAGE)) == 1, "what was redeemed stands"
    found = await summary(desk, SALES)
    assert (found["invoiced"], found["collected"], found["refunded"]) == (
        "1600.00",
        "1476.55",
        "123.45",
    )


async def test_52_the_summary_is_of_the_whole_set_and_not_of_the_page(desk: FrontDesk) -> None:
    clinic = await ready(desk, pays="2.50", price="100.00", uses=3)
    for day in range(10, 13):
        await arrive(clinic, f"2026-03-{day}T17:00:00Z")
    for _ in range(4):
        await desk.sell(clinic.patient, clinic.offer, pay="40")

    rows, info = await page(desk, SALES, first=1)

    assert len(rows) == 1
    assert info["hasNextPage"]
    assert await summary(desk, SALES) == {
        "packagesSold": 5,
        "invoiced": "500.00",
        "collected": "260.00",
        "refunded": "0.00",
        "usesSold": 15,
        "usesRedeemed": 3,
        "usesRemaining": 12,
        "totalCount": 5,
    }
    assert await summary(desk, USAGE) == {
        "uses": 3,
        "arrivals": 3,
        "noShows": 0,
        "lateCancellations": 0,
        "value": "100.00",
        "patientPays": "7.50",
        "totalCount": 3,
    }
    one_day = {"used": {"from": "2026-03-12", "to": "2026-03-12"}}
    of_a_day = await summary(desk, USAGE, one_day)
    assert (of_a_day["uses"], of_a_day["value"]) == (1, "33.34")


async def test_52_of_nothing_the_sums_are_nought(desk: FrontDesk) -> None:
    assert set((await summary(desk, SALES)).values()) == {0, "0.00"}
    assert set((await summary(desk, USAGE)).values()) == {0, "0.00"}
    assert await all_rows(desk, SALES) == []
    for report in (SALES, USAGE):
        response = await get_csv(desk, report)
        assert response.text.count("\r\n") == 1


async def test_53_rows_are_in_the_order_of_time_then_id(clinic: Ready) -> None:
    desk = clinic.desk
    desk.clock.go_to("2026-03-05")
    later = [await desk.sell(clinic.patient, clinic.offer) for _ in range(3)]
    desk.clock.go_to("2026-03-01")
    earlier = await desk.sell(clinic.patient, clinic.offer)
    for day in (12, 12, 12, 11):
        await arrive(clinic, f"2026-03-{day}T17:00:00Z")

    sold = [earlier["patientPackage"]["id"], clinic.package]
    sold += [sale["patientPackage"]["id"] for sale in later]
    assert [row["patientPackage"] for row in await all_rows(desk, SALES, first=2)] == sold
    assert [row["patientPackageId"] for row in await csv_rows(desk, SALES)] == sold
    used = await all_rows(desk, USAGE, first=1)
    assert [row["usedAt"][8:10] for row in used] == ["11", "12", "12", "12"]
    assert used == await all_rows(desk, USAGE, first=4)


async def test_53_of_uses_at_the_same_time_the_one_put_on_last_is_the_latest(
    desk: FrontDesk,
) -> None:
    treatments = [await desk.treatment(name) for name in ("Yoga", "Massage", "Acupuncture")]
    items = [{"treatmentId": each, "patientPays": "0"} for each in treatments]
    patient, offer = await desk.patient(), await desk.offer(price="0", eligibleItems=items)
    package = (await desk.sell(patient, offer))["patientPackage"]["id"]
    visits = [
        (await desk.book(patient, each, patientPackageId=package))["id"] for each in treatments
    ]
    for visit in reversed(visits):
        await desk.do("arriveAppointment", appointmentId=visit)

    (row,) = await all_rows(desk, SALES)
    used = await all_rows(desk, USAGE)

    assert row["lastTreatment"] == "Acupuncture"
    assert [each["treatmentName"] for each in used] == ["Yoga", "Massage", "Acupuncture"]


async def test_53_page_after_page_nothing_is_shown_twice_or_left_out_while_others_sell(
    clinic: Ready,
) -> None:
    desk = clinic.desk
    for _ in range(4):
        await desk.sell(clinic.patient, clinic.offer)
    expected = [row["patientPackage"] for row in await all_rows(desk, SALES)]
    newer: list[str] = []
    seen: list[str] = []
    after = None

    while True:
        found, info = await page(desk, SALES, first=2, after=after)
        seen += [row["patientPackage"] for row in found]
        if not info["hasNextPage"]:
            break
        after = info["endCursor"]
        # one in front of what was shown, one behind it
        desk.clock.go_to("2026-02-01")
        await desk.sell(clinic.patient, clinic.offer)
        if len(newer) < 2:
            desk.clock.go_to("2026-04-01")
            newer.append((await desk.sell(clinic.patient, clinic.offer))["patientPackage"]["id"])

    assert seen == [*expected, *newer]


@BOTH
async def test_53_the_same_question_gives_the_same_answer(clinic: Ready, report: str) -> None:
    for day in (10, 11):
        await arrive(clinic, f"2026-03-{day}T17:00:00Z")
    given = {DAYS[report]: {"from": "2026-03-01", "to": "2026-03-31"}}

    answers = [
        (await all_rows(clinic.desk, report, given), await summary(clinic.desk, report, given))
        for _ in range(3)
    ]
    files = {(await get_csv(clinic.desk, report, given)).content for _ in range(3)}

    assert answers[0] == answers[1] == answers[2]
    assert len(files) == 1
