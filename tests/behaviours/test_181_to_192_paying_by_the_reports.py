"""Rules 181, 182, 183 and 192: commission can be paid by the reports and their files."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from gql_packages.database.connect import Connection
from gql_packages.filling.fill import fill_clinic
from tests.front_desk import Answer, FrontDesk, Ready, ready
from tests.reports.report_client import (
    CREDIT,
    ENTRIES,
    LATER,
    LIABILITY,
    SALES,
    TAKINGS,
    USAGE,
    all_rows,
    apart,
    csv_rows,
    get_csv,
    lines_of,
    page,
    summary,
)

BOTH = pytest.mark.parametrize("report", [SALES, USAGE])


@dataclass(frozen=True)
class Compensated:
    """Two packages of a patient for 90.00, three uses each: one sold for Sam, one for nobody."""

    clinic: Ready
    sam: str
    pia: str
    of_sam: str

    async def visit(self, day: int, package: str | None = None, **more: str) -> str:
        """A visit of that day of March, arrived; with the package that was sold for nobody."""
        clinic = self.clinic
        booked = await clinic.desk.book(
            clinic.patient,
            clinic.treatment,
            f"2026-03-{day:02}T17:00:00Z",
            patientPackageId=package or clinic.package,
            **more,
        )
        await clinic.desk.do("arriveAppointment", appointmentId=booked["id"])
        return str(booked["id"])


@pytest.fixture
async def both(desk: FrontDesk) -> Compensated:
    clinic = await ready(desk, uses=3, price="90.00", pays="5.00")
    sam, pia = [
        (await desk.do("createStaffMember", name=name, role="PRACTITIONER"))["staffMember"]["id"]
        for name in ("Sam", "Pia")
    ]
    sale = await desk.sell(clinic.patient, clinic.offer, pay="90", staffMemberId=sam)
    return Compensated(clinic, sam, pia, sale["patientPackage"]["id"])


async def bases(desk: FrontDesk, basis: str | None = None) -> list[tuple[str, str]]:
    """The day and the basis of each row, read one by one."""
    rows = await all_rows(desk, USAGE, {"commissionBasis": basis}, first=1)
    return [(row["usedAt"][8:10], row["commissionBasis"]) for row in rows]


async def test_181_every_use_says_whether_it_or_its_sale_is_compensated(both: Compensated) -> None:
    desk = both.clinic.desk
    for day, package in ((10, None), (11, both.of_sam), (12, None), (13, both.of_sam)):
        await both.visit(day, package)

    own, of_sale = [("10", "REDEMPTION"), ("12", "REDEMPTION")], [("11", "SALE"), ("13", "SALE")]
    assert await bases(desk) == sorted(own + of_sale)
    assert await bases(desk, "REDEMPTION") == own
    assert await bases(desk, "SALE") == of_sale
    for basis, days in (("REDEMPTION", own), ("SALE", of_sale)):
        found = await csv_rows(desk, USAGE, {"commissionBasis": basis})
        assert [line["usedAt"][8:10] for line in found] == [day for day, _ in days]
        sums = await summary(desk, USAGE, {"commissionBasis": basis})
        assert (sums["uses"], sums["totalCount"], sums["value"]) == (2, 2, "60.00")
    refused = await get_csv(desk, USAGE, {"commissionBasis": "sale"})
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["extensions"]["path"] == ["commissionBasis"]


async def test_181_the_sums_are_told_apart_by_what_is_compensated(both: Compensated) -> None:
    desk = both.clinic.desk

    def sums(basis: str, uses: int, value: str, pays: str) -> Mapping[str, object]:
        return {"commissionBasis": basis, "uses": uses, "value": value, "patientPays": pays}

    nothing = [sums("SALE", 0, "0.00", "0.00"), sums("REDEMPTION", 0, "0.00", "0.00")]
    assert (await apart(desk, USAGE))["byCommissionBasis"] == nothing
    for day, package in ((10, None), (11, both.of_sam), (12, None)):
        await both.visit(day, package)

    assert (await apart(desk, USAGE))["byCommissionBasis"] == [
        sums("SALE", 1, "30.00", "5.00"),
        sums("REDEMPTION", 2, "60.00", "10.00"),
    ]
    found = await apart(desk, USAGE, {"commissionBasis": "SALE"})
    assert found["byCommissionBasis"] == [sums("SALE", 1, "30.00", "5.00"), nothing[1]]


async def test_181_what_was_redeemed_before_this_was_recorded_says_it_too(
    both: Compensated, superuser: Connection
) -> None:
    desk = both.clinic.desk
    for day, package in ((10, None), (11, both.of_sam), (12, None), (13, both.of_sam)):
        await both.visit(day, package)
    before = [await bases(desk, basis) for basis in ("SALE", "REDEMPTION", None)]
    sums = [await apart(desk, USAGE), await summary(desk, USAGE, {"commissionBasis": "SALE"})]

    await superuser.execute(
        "UPDATE redemption SET commission_basis = NULL"
        " WHERE clinic_id = $1 AND used_at < '2026-03-12'",
        desk.principal.clinic_id,
    )

    assert [await bases(desk, basis) for basis in ("SALE", "REDEMPTION", None)] == before
    again = [await apart(desk, USAGE), await summary(desk, USAGE, {"commissionBasis": "SALE"})]
    assert again == sums

    assert await fill_clinic(desk.database, desk.principal.clinic_id) == 2
    assert await fill_clinic(desk.database, desk.principal.clinic_id) == 0
    assert [await bases(desk, basis) for basis in ("SALE", "REDEMPTION", None)] == before


async def test_182_what_remained_is_told_in_the_order_of_recording(both: Compensated) -> None:
    desk = both.clinic.desk
    late = await both.visit(12)
    await both.visit(11)

    async def told() -> list[tuple[str, int, bool]]:
        rows = await all_rows(desk, USAGE)
        return [(r["usedAt"][8:10], r["usesRemainingAfter"], r["isSuperseded"]) for r in rows]

    assert await told() == [("11", 1, False), ("12", 2, False)]
    await desk.do("undoArrival", appointmentId=late)
    assert await told() == [("11", 1, True)]
    await desk.do("arriveAppointment", appointmentId=late)
    assert await told() == [("11", 1, True), ("12", 1, False)]
    await both.visit(13, both.of_sam)
    assert (await told())[2] == ("13", 2, False), "of another package nothing was reversed"


@BOTH
async def test_183_a_file_for_a_spreadsheet_opens_right(both: Compensated, report: str) -> None:
    desk = both.clinic.desk
    await both.visit(10, both.of_sam)

    plain = await get_csv(desk, report)
    made = await get_csv(desk, report, None, **{"for": "spreadsheet"})

    assert made.status_code == 200
    assert made.content.startswith(b"\xef\xbb\xbf")
    header = made.content.decode("utf-8-sig").split("\r\n")[0].split(",")
    assert header == [*plain.text.split("\r\n")[0].split(","), *LATER[report]]
    time = "purchasedAt" if report == SALES else "usedAt"
    for line, other in zip(
        lines_of(made.content.removeprefix(b"\xef\xbb\xbf")), lines_of(plain.content), strict=True
    ):
        local = {name: line[name] for name in other if name.endswith("At")}
        assert {**line, **{name: other[name] for name in local}}.items() >= other.items()
        assert all(other[name].replace("T", " ").startswith(local[name]) for name in local)
        assert line[time] in ("2026-03-02 10:00", "2026-03-10 10:00")
        assert line["patientNumber"] == "1"


MARCH = {"during": {"from": "2026-03-01", "to": "2026-03-31"}}


@pytest.mark.parametrize(
    ("report", "given", "of_number"),
    [
        (SALES, None, {"1": 2, "2": 1}),
        (USAGE, None, {"1": 1}),
        (TAKINGS, None, {"1": 2, "2": 2}),
        (LIABILITY, MARCH, {"1": 2, "2": 1}),
        (LIABILITY, {**MARCH, "groupBy": "PATIENT"}, {"1": 1, "2": 1}),
        (LIABILITY, {**MARCH, "groupBy": "MONTH"}, {"": 1}),
        # The sale that was deleted is behind two of them.
        (ENTRIES, MARCH, {"1": 3, "2": 3}),
        (CREDIT, {"asOf": "2026-03-31"}, {"2": 1}),
    ],
)
async def test_183_every_file_for_a_spreadsheet_has_the_patients_number(
    both: Compensated, report: str, given: Answer | None, of_number: dict[str, int]
) -> None:
    clinic, desk = both.clinic, both.clinic.desk
    await both.visit(10)
    lea = await desk.patient("Lea", "Marsh")
    await desk.sell(lea, clinic.offer, pay="90")
    mistake = await desk.sell(lea, clinic.offer, pay="20")
    of_it = {"paymentId": mistake["payment"]["id"], "invoiceId": mistake["invoice"]["id"]}
    await desk.do("unapplyPayment", **of_it)
    await desk.do("deletePackageSale", patientPackageId=mistake["patientPackage"]["id"])
    desk.clock.go_to("2026-04-20")

    made = await get_csv(desk, report, given, **{"for": "spreadsheet"})

    lines = lines_of(made.content.removeprefix(b"\xef\xbb\xbf"))
    assert Counter(line["patientNumber"] for line in lines) == of_number
    assert list(lines[0])[-1] == "patientNumber"
    assert "patientNumber" not in (await csv_rows(desk, report, given))[0]


@BOTH
async def test_183_without_it_the_file_is_as_it_was(both: Compensated, report: str) -> None:
    desk = both.clinic.desk
    await both.visit(10)
    (row, *_), _ = await page(desk, report, first=10)

    text = (await get_csv(desk, report)).content.decode()

    columns = {
        SALES: "patientPackageId,patientName,packageName,purchasedAt,invoiceNumber,price,collected,"
        "refunded,usesRedeemed,usesRemaining,expiresOn,isExpired,lastTreatment,lastUsedAt,status,"
        "staffName,currency",
        USAGE: "redemptionId,usedAt,patientName,packageName,treatmentName,practitionerName,reason,"
        "value,patientPays,invoiceNumber,usesRemainingAfter,currency",
    }[report]
    first = {
        SALES: f"{row.get('patientPackage')},Noor Haddad,Ten massages,2026-03-02T10:00:00-08:00,"
        "INV-000001,90.00,90.00,0.00,1,2,2027-03-02,false,Massage,2026-03-10T10:00:00-07:00,"
        "ACTIVE,,CAD",
        USAGE: f"{row.get('redemption')},2026-03-10T10:00:00-07:00,Noor Haddad,Ten massages,"
        "Massage,,ARRIVAL,30.00,5.00,INV-000003,2,CAD",
    }[report]
    assert text.split("\r\n")[:2] == [columns, first]


@BOTH
@pytest.mark.parametrize("purpose", ["", "excel", "Spreadsheet", ["spreadsheet", "spreadsheet"]])
async def test_183_a_file_for_anything_else_is_refused(
    clinic: Ready, report: str, purpose: str | list[str]
) -> None:
    refused = await get_csv(clinic.desk, report, None, **{"for": purpose})

    assert refused.status_code == 400
    told = refused.json()["errors"][0]["extensions"]
    assert (told["code"], told["path"]) == ("INVALID_INPUT", ["for"])


async def test_192_sales_are_summed_for_each_staff_member_who_is_compensated(
    both: Compensated,
) -> None:
    clinic, desk = both.clinic, both.clinic.desk
    desk.clock.go_to("2026-03-05")
    await desk.sell(clinic.patient, clinic.offer, pay="30", staffMemberId=both.pia)
    await desk.sell(clinic.patient, clinic.offer, staffMemberId=both.sam)
    mistake = await desk.sell(clinic.patient, clinic.offer, staffMemberId=both.pia)
    await desk.do("deletePackageSale", patientPackageId=mistake["patientPackage"]["id"])
    await desk.do("refundPackage", patientPackageId=both.of_sam, amount="20")

    def sums(who: str, sold: int, invoiced: str, collected: str, refunded: str) -> object:
        amounts = {"invoiced": invoiced, "collected": collected, "refunded": refunded}
        return {"staffMember": who, "packagesSold": sold, **amounts}

    assert (await apart(desk, SALES))["byStaffMember"] == [
        sums(both.sam, 2, "180.00", "70.00", "20.00"),
        sums(both.pia, 1, "90.00", "30.00", "0.00"),
    ]
    first_day = {"sold": {"from": "2026-03-02", "to": "2026-03-02"}}
    of_sam = [sums(both.sam, 1, "90.00", "70.00", "20.00")]
    assert (await apart(desk, SALES, first_day))["byStaffMember"] == of_sam
    assert (await apart(desk, SALES, {"status": ["ACTIVE"]}))["byStaffMember"] == []


async def test_192_uses_are_summed_for_each_who_treated_if_they_are_compensated(
    both: Compensated,
) -> None:
    desk = both.clinic.desk
    await both.visit(10, practitionerId=both.pia)
    await both.visit(11, practitionerId=both.sam)
    await both.visit(12)
    await both.visit(13, both.of_sam, practitionerId=both.pia)
    more = await desk.sell(both.clinic.patient, both.clinic.offer, pay="90")
    await both.visit(14, more["patientPackage"]["id"], practitionerId=both.pia)

    def sums(who: str | None, uses: int, value: str, pays: str) -> object:
        return {"staffMember": who, "uses": uses, "value": value, "patientPays": pays}

    found = (await apart(desk, USAGE))["byStaffMember"]
    assert found[0] == sums(both.pia, 2, "60.00", "10.00")
    others = [sums(both.sam, 1, "30.00", "5.00"), sums(None, 1, "30.00", "5.00")]
    assert found[1:] == others
    days = {"used": {"from": "2026-03-13", "to": "2026-03-14"}}
    assert (await apart(desk, USAGE, days))["byStaffMember"] == [sums(both.pia, 1, "30.00", "5.00")]
    assert (await apart(desk, USAGE, {"commissionBasis": "SALE"}))["byStaffMember"] == []
