"""Rules 57 to 65: what is owed in appointments at any time, and how it came about."""

from datetime import timedelta

import pytest

from tests.front_desk import FrontDesk, Ready, ready
from tests.reports.liability_client import (
    FIGURES,
    code,
    days,
    figures,
    liability,
    liability_document,
    rows,
    visit,
)
from tests.reports.report_client import ENTRIES, LIABILITY, csv_rows, get_csv

SUMMARY = f"summary {{ {FIGURES} }}"


async def sold(desk: FrontDesk, on: str, price: str, uses: int, *, paid: bool = True) -> Ready:
    """A package that is sold that day, and paid unless it is said otherwise; it never expires."""
    desk.clock.go_to(on)
    clinic = await ready(desk, price=price, uses=uses, validForDays=None)
    if not paid:
        await desk.do("unapplyPayment", paymentId=clinic.payment, invoiceId=clinic.invoice)
    return clinic


async def in_use(desk: FrontDesk) -> Ready:
    """E1: 500.00 for 10, sold and paid on 5 November; three uses then, two in December."""
    clinic = await sold(desk, "2026-11-05", "500.00", 10)
    for day in ("2026-11-10", "2026-11-17", "2026-11-24", "2026-12-01", "2026-12-08"):
        await visit(desk, clinic.patient, clinic.treatment, clinic.package, day)
    desk.clock.go_to("2027-01-10")
    return clinic


async def test_57_opening_and_what_moves_make_the_closing(desk: FrontDesk) -> None:
    await in_use(desk)

    assert await figures(desk, "2026-11") == {
        **{"sold": "500.00", "redeemed": "150.00", "closing": "350.00", "liability": "350.00"},
    }
    assert await figures(desk, "2026-12") == {
        **{"opening": "350.00", "redeemed": "100.00", "closing": "250.00", "liability": "250.00"},
    }


async def test_57_by_sold_package_patient_offer_and_month(desk: FrontDesk) -> None:
    clinic = await in_use(desk)
    expected = {
        **{"sold": "500.00", "redeemed": "250.00", "closing": "250.00", "liability": "250.00"},
    }
    nothing = {
        "patientPackage": None,
        "invoiceNumber": None,
        "patient": None,
        "package": None,
        "month": None,
    }

    async def by(grouping: str) -> list[object]:
        return [*await rows(desk, "2026-11-01", "2027-01-31", groupBy=grouping)]

    assert await by("PATIENT_PACKAGE") == [
        {
            "patientPackage": {"id": clinic.package},
            "invoiceNumber": "INV-000001",
            "patient": {"id": clinic.patient},
            "package": {"id": clinic.offer},
            "month": None,
            "name": "Ten massages",
            "figures": expected,
        }
    ]
    of_patient = {**nothing, "patient": {"id": clinic.patient}, "name": "Noor Haddad"}
    assert await by("PATIENT") == [{**of_patient, "figures": expected}]
    of_offer = {**nothing, "package": {"id": clinic.offer}, "name": "Ten massages"}
    assert await by("PACKAGE") == [{**of_offer, "figures": expected}]
    assert await by("MONTH") == [
        {
            **nothing,
            **{"month": "2026-11-01", "name": "2026-11"},
            "figures": await figures(desk, "2026-11"),
        },
        {
            **nothing,
            **{"month": "2026-12-01", "name": "2026-12"},
            "figures": await figures(desk, "2026-12"),
        },
        {
            **nothing,
            **{"month": "2027-01-01", "name": "2027-01"},
            "figures": {"opening": "250.00", "closing": "250.00", "liability": "250.00"},
        },
    ]


async def test_57_conditions_can_be_asked_for_and_all_of_them_hold(desk: FrontDesk) -> None:
    clinic = await in_use(desk)
    other = await desk.patient("Ana", "Lima")
    cheap = await desk.offer(clinic.treatment, price="80", name="Two", uses=2)
    sale = await desk.sell(other, cheap, pay="80")
    desk.clock.now += timedelta(minutes=2)

    async def closing(**filter: object) -> str | None:
        return (await figures(desk, "2027-01", filter=filter)).get("closing")

    assert await closing() == "330.00"
    assert await closing(patientIds=[other]) == "80.00"
    assert await closing(patientIds=[other, clinic.patient]) == "330.00"
    assert await closing(packageIds=[clinic.offer]) == "250.00"
    assert await closing(packageIds=[clinic.offer], patientIds=[other]) is None
    assert await closing(patientPackageId=sale["patientPackage"]["id"]) == "80.00"
    assert await closing(patientPackageId=clinic.package, patientIds=[other]) is None
    for named in (
        {"patientIds": [other, clinic.invoice]},
        {"packageIds": ["nobody"]},
        {"patientPackageId": other},
    ):
        document = liability_document(SUMMARY, "during", "filter")
        assert await code(desk, document, during=days("2027-01"), filter=named) == "NOT_FOUND"


async def test_57_only_who_may_read_reports_sees_it(desk: FrontDesk) -> None:
    document = liability_document(SUMMARY, "during")

    for role, expected in (("BILLING", None), ("SUPPORT", None), ("FRONT_DESK", "FORBIDDEN")):
        colleague = await desk.colleague(role)
        assert await code(colleague, document, during=days("2026-03")) == expected


async def test_57_the_csv_has_the_same_rows(desk: FrontDesk) -> None:
    clinic = await in_use(desk)
    nothing = dict.fromkeys(
        ("refunded", "suspense", "expired", "adjusted", "receivable", "ofWhichExpired"), "0.00"
    )

    async def lines(**given: object) -> list[dict[str, str]]:
        return await csv_rows(desk, LIABILITY, {"during": days("2026-12"), **given})

    of_package = {
        **{"name": "Ten massages", "patientPackageId": clinic.package, "month": ""},
        **{"invoiceNumber": "INV-000001", "patientId": clinic.patient, "packageId": clinic.offer},
        **{"opening": "350.00", "sold": "0.00", "redeemed": "100.00", **nothing},
        **{"closing": "250.00", "liability": "250.00", "currency": "CAD"},
    }
    assert await lines() == [of_package]
    ids = {"patientPackageId": "", "invoiceNumber": "", "patientId": "", "packageId": ""}
    of_month = {**of_package, **ids, "name": "2026-12", "month": "2026-12-01"}
    assert await lines(groupBy="MONTH") == [of_month]
    of_patient = {**of_package, **ids, "name": "Noor Haddad", "patientId": clinic.patient}
    assert await lines(groupBy="PATIENT", patientIds=[clinic.patient]) == [of_patient]
    assert await lines(knownAt="2026-11-01T00:00:00Z") == []
    for given in ({}, {"during": days("2026-12"), "knownAt": "yesterday"}):
        assert (await get_csv(desk, LIABILITY, given)).status_code == 400


async def test_58_it_holds_for_what_was_sold_before_it_existed(desk: FrontDesk) -> None:
    """Nothing is kept for it, and no job has to run: any days can be asked for at any time."""
    await in_use(desk)
    used_up = await sold(desk, "2026-11-05", "100.00", 2)
    for day in ("2026-11-12", "2026-11-19"):
        await visit(desk, used_up.patient, used_up.treatment, used_up.package, day)
    desk.clock.go_to("2027-01-10")
    of_it = {"filter": {"packageIds": [used_up.offer]}}
    assert (await figures(desk, "2026-11-15", "2026-11-16", **of_it))["opening"] == "50.00"
    desk.clock.go_to("2031-05-01")

    assert (await figures(desk, "2026-11"))["closing"] == "350.00"
    assert (await figures(desk, "2026-11-15", "2026-11-16", **of_it))["opening"] == "50.00"
    assert (await figures(desk, "2026-11-10", "2026-11-16"))["redeemed"] == "100.00"
    assert (await figures(desk, "2031-04"))["opening"] == "250.00"
    assert await figures(desk, "2026-10") == {}


async def test_59_months_add_up_to_their_year_and_rows_of_zeros_are_left_out(
    desk: FrontDesk,
) -> None:
    clinic = await in_use(desk)
    unpaid = await desk.offer(clinic.treatment, price="70.00")
    await desk.sell(clinic.patient, unpaid)
    desk.clock.now += timedelta(minutes=2)

    monthly = await rows(desk, "2026-01-01", "2026-12-31", groupBy="MONTH")
    assert [row["month"] for row in monthly] == ["2026-11-01", "2026-12-01"]
    assert monthly[1]["figures"]["opening"] == monthly[0]["figures"]["closing"]
    assert (await figures(desk, "2026-01-01", "2026-12-31"))["redeemed"] == "250.00"
    assert len(await rows(desk, "2026-11")) == 1


async def test_60_a_use_counts_on_the_day_of_its_visit_and_giving_it_back_on_the_same(
    desk: FrontDesk,
) -> None:
    clinic = await sold(desk, "2026-11-05", "500.00", 10)
    late = (clinic.patient, clinic.treatment, clinic.package, "2026-11-10")
    appointment = await visit(desk, *late, entered="2026-12-02")
    desk.clock.go_to("2026-12-03")
    assert (await figures(desk, "2026-11"))["redeemed"] == "50.00"
    assert "redeemed" not in await figures(desk, "2026-12")

    await desk.do("undoArrival", appointmentId=appointment)
    desk.clock.go_to("2026-12-04")

    assert (await figures(desk, "2026-11"))["closing"] == "500.00"
    assert "redeemed" not in await figures(desk, "2026-12")


async def test_60_money_counts_on_the_day_on_which_it_is_applied(desk: FrontDesk) -> None:
    clinic = await sold(desk, "2026-11-05", "500.00", 10, paid=False)
    desk.clock.go_to("2026-11-20")
    await desk.do("applyPayment", paymentId=clinic.payment, invoiceId=clinic.invoice)
    corrected = {"receivedOn": "2026-11-01", "reason": "Mistyped"}
    await desk.do("updatePayment", paymentId=clinic.payment, **corrected)
    desk.clock.go_to("2026-11-21")

    assert await figures(desk, "2026-11-01", "2026-11-19") == {}
    assert (await figures(desk, "2026-11-20"))["sold"] == "500.00"


async def test_61_the_same_moment_gives_the_same_figures_for_ever(desk: FrontDesk) -> None:
    clinic = await in_use(desk)
    given = {"knownAt": "2026-12-31T12:00:00Z", "groupBy": "PATIENT_PACKAGE"}
    selection = f"{SUMMARY} knownAt rows {{ nodes {{ name figures {{ {FIGURES} }} }} }}"
    during = days("2026-12-01", "2027-01-31")
    before = await liability(desk, during, selection, **given)

    late = (clinic.patient, clinic.treatment, clinic.package, "2026-12-15")
    await visit(desk, *late, entered="2027-01-11")
    await desk.do("refundPackage", patientPackageId=clinic.package)
    desk.clock.go_to("2027-02-01")

    assert await liability(desk, during, selection, **given) == before
    assert before["knownAt"] == "2026-12-31T12:00:00Z"
    assert (await figures(desk, "2026-12"))["redeemed"] == "150.00"


async def test_61_it_is_known_as_of_a_minute_ago_at_the_latest(desk: FrontDesk) -> None:
    await sold(desk, "2026-11-05", "500.00", 10)
    assert await figures(desk, "2026-11") == {}
    desk.clock.now += timedelta(seconds=60)
    assert (await figures(desk, "2026-11"))["sold"] == "500.00"

    report = await liability(desk, days("2026-11"), "knownAt")
    assert report["knownAt"] == "2026-11-05T18:00:00Z"
    document = liability_document(SUMMARY, "during", "knownAt")
    for moment, expected in (
        ("2026-11-05T18:00:00Z", None),
        ("2026-11-05T18:00:01Z", "INVALID_INPUT"),
    ):
        given = {"during": days("2026-11"), "knownAt": moment}
        assert await code(desk, document, **given) == expected


async def test_61_days_in_the_wrong_order_and_too_many_months_are_refused(desk: FrontDesk) -> None:
    document = liability_document(SUMMARY, "during", "groupBy")
    for first, last, grouping, expected in (
        ("2026-11-02", "2026-11-01", "PACKAGE", "INVALID_INPUT"),
        ("1800-01-01", "2026-11-01", "PACKAGE", "BAD_USER_INPUT"),
        ("1900-01-01", "2200-12-31", "PACKAGE", None),
        ("1900-01-01", "2201-01-01", "PACKAGE", "INVALID_INPUT"),
        ("2020-01-31", "2029-12-31", "MONTH", None),
        ("2020-01-31", "2030-01-01", "MONTH", "INVALID_INPUT"),
    ):
        given = {"during": days(first, last), "groupBy": grouping}
        assert await code(desk, document, **given) == expected, given


async def test_62_what_is_paid_is_a_liability_and_not_the_price(desk: FrontDesk) -> None:
    clinic = await sold(desk, "2026-11-05", "100.00", 10, paid=False)
    await desk.do("refundPayment", paymentId=clinic.payment, amount="100")
    for day, amount in (("06", "20"), ("07", "30"), ("08", "50")):
        desk.clock.go_to(f"2026-11-{day}")
        await desk.receive(clinic.patient, amount, clinic.invoice)
    desk.clock.go_to("2026-11-20")

    closings = [(await figures(desk, f"2026-11-0{day}"))["closing"] for day in (6, 7, 8)]
    assert closings == ["20.00", "50.00", "100.00"]


async def test_63_uses_beyond_the_money_are_receivable_and_no_negative_liability(
    desk: FrontDesk,
) -> None:
    clinic = await sold(desk, "2026-11-05", "100.00", 10)
    for day in ("2026-11-10", "2026-11-17", "2026-11-24"):
        await visit(desk, clinic.patient, clinic.treatment, clinic.package, day)
    desk.clock.go_to("2026-12-01")
    await desk.do("unapplyPayment", paymentId=clinic.payment, invoiceId=clinic.invoice)
    other = await sold(desk, "2026-12-02", "80.00", 10)
    desk.clock.go_to("2026-12-20")

    assert (await figures(desk, "2026-11"))["closing"] == "70.00"
    assert await figures(desk, "2026-12", filter={"patientPackageId": clinic.package}) == {
        **{"opening": "70.00", "sold": "-100.00", "closing": "-30.00", "receivable": "30.00"},
    }
    assert other.package != clinic.package
    assert await figures(desk, "2026-12") == {
        **{"opening": "70.00", "sold": "-20.00", "closing": "50.00"},
        **{"liability": "80.00", "receivable": "30.00"},
    }


async def test_64_deleting_a_sale_moves_nothing_and_earlier_days_keep_their_row(
    desk: FrontDesk,
) -> None:
    clinic = await sold(desk, "2026-11-05", "100.00", 10)
    desk.clock.go_to("2026-11-20")
    await desk.do("unapplyPayment", paymentId=clinic.payment, invoiceId=clinic.invoice)
    await desk.do("deletePackageSale", patientPackageId=clinic.package)
    desk.clock.go_to("2026-12-01")

    (row,) = await rows(desk, "2026-11-05", "2026-11-10")
    assert (row["patientPackage"], row["name"]) == (None, "Ten massages")
    assert row["figures"] == {"sold": "100.00", "closing": "100.00", "liability": "100.00"}
    assert await rows(desk, "2026-11-05", "2026-11-30") == []
    assert await figures(desk, "2026-11-20") == {"opening": "100.00", "sold": "-100.00"}


async def test_64_its_movements_name_neither_the_package_nor_a_use(desk: FrontDesk) -> None:
    clinic = await sold(desk, "2026-11-05", "100.00", 10)
    late = (clinic.patient, clinic.treatment, clinic.package, "2026-11-06")
    await desk.do("undoArrival", appointmentId=await visit(desk, *late))
    desk.clock.go_to("2026-11-20")
    await desk.do("unapplyPayment", paymentId=clinic.payment, invoiceId=clinic.invoice)
    await desk.do("deletePackageSale", patientPackageId=clinic.package)
    desk.clock.go_to("2026-12-01")

    selection = """entries { nodes { kind patientPackage { id } payment { id }
        redemption { id patientPackage { name } } } }"""
    report = await liability(desk, days("2026-11"), selection)

    nodes = report["entries"]["nodes"]
    assert sorted(node["kind"] for node in nodes) == ["REDEEMED", "REDEEMED", "SOLD", "SOLD"]
    assert {node["patientPackage"] for node in nodes} == {None}
    assert [node["redemption"] for node in nodes] == [None] * 4
    assert {node["payment"]["id"] for node in nodes if node["payment"]} == {clinic.payment}
    lines = await csv_rows(desk, ENTRIES, {"during": days("2026-11")})
    assert {line["redemptionId"] for line in lines} == {""}


@pytest.mark.parametrize(("given_back", "kept"), [("200", "50.00"), ("300", "-50.00")])
async def test_65_at_a_refund_the_balance_less_what_is_given_back_goes_to_suspense(
    desk: FrontDesk, given_back: str, kept: str
) -> None:
    clinic = await in_use(desk)
    preview = (
        "query($id: ID!) { refundPreview(patientPackageId: $id) { suggestedAmount { amount } } }"
    )
    data = await desk.ask(preview, id=clinic.package)
    assert data["refundPreview"]["suggestedAmount"]["amount"] == "250.00"
    await desk.do("refundPackage", patientPackageId=clinic.package, amount=given_back)
    desk.clock.go_to("2027-02-01")

    assert await figures(desk, "2027-01") == {
        **{"opening": "250.00", "refunded": f"{given_back}.00", "suspense": kept},
    }
    assert await figures(desk, "2027-02") == {}


async def test_65_what_changes_the_balance_after_a_refund_changes_suspense(
    desk: FrontDesk,
) -> None:
    clinic = await in_use(desk)
    late = (clinic.patient, clinic.treatment, clinic.package, "2027-01-09")
    appointment = await visit(desk, *late, entered="2027-01-10")
    await desk.do("refundPackage", patientPackageId=clinic.package, amount="200")
    desk.clock.go_to("2027-01-20")
    await desk.do("undoArrival", appointmentId=appointment)
    await desk.do("unapplyPayment", paymentId=clinic.payment, invoiceId=clinic.invoice, amount="25")
    desk.clock.go_to("2027-02-01")

    assert await figures(desk, "2027-01-10") == {
        **{"opening": "250.00", "refunded": "200.00", "suspense": "50.00"},
    }
    assert await figures(desk, "2027-01-11", "2027-01-31") == {
        "sold": "-25.00",
        "suspense": "-25.00",
    }
