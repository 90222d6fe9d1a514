"""Rules 66 to 71: what becomes of money whose uses lapse, by the policy of each day."""

from datetime import timedelta
from typing import Any

import pytest

from tests.front_desk import Answer, FrontDesk, Ready, ready
from tests.reports.liability_client import figures, rows, visit

POLICY = """clinic { policy { version
    breakage { method expectedPercent from setAt setBy { id } }
    comingBreakage { method expectedPercent from } } }"""


async def set_breakage(desk: FrontDesk, method: str, **given: Any) -> Answer:
    """The policy is set; what the clinic's says then."""
    made = await desk.do("setBreakagePolicy", POLICY, method=method, **given)
    policy: Answer = made["clinic"]["policy"]
    return policy


async def three_uses(desk: FrontDesk, method: str = "ON_EXPIRY") -> Ready:
    """E4: 100.00 for 3, valid until 31 December, one used on 1 December."""
    desk.clock.go_to("2026-11-01")
    await set_breakage(desk, method)
    clinic = await ready(desk, price="100.00", uses=3, validForDays=60)
    await visit(desk, clinic.patient, clinic.treatment, clinic.package, "2026-12-01")
    return clinic


async def extend(desk: FrontDesk, clinic: Ready, on: str, until: str) -> None:
    desk.clock.go_to(on)
    await desk.do("changePackageExpiry", patientPackageId=clinic.package, expiresOn=until)


async def ten_uses(desk: FrontDesk, used: int, percent: str = "10", **offer: Any) -> Ready:
    """E6: 1,000.00 for 10, so many used, one a day from 2 January on; 10 % expected to lapse."""
    desk.clock.go_to("2027-01-01")
    await set_breakage(desk, "PROPORTIONAL", expectedPercent=percent)
    offer = {"price": "1000.00", "uses": 10, "validForDays": 300, **offer}
    clinic = await ready(desk, **offer)
    for day in range(2, 2 + used):
        on = f"2027-01-{day:02}"
        await visit(desk, clinic.patient, clinic.treatment, clinic.package, on)
    desk.clock.go_to("2027-01-20")
    return clinic


async def test_66_who_set_what_and_from_when_is_told_and_the_last_for_a_day_counts(
    desk: FrontDesk,
) -> None:
    nothing = await desk.ask(f"{{ viewer {{ {POLICY} }} }}")
    assert nothing["viewer"]["clinic"]["policy"] == {
        "version": 1,
        "breakage": dict.fromkeys(("expectedPercent", "from", "setAt", "setBy"))
        | {"method": "NEVER"},
        "comingBreakage": [],
    }

    desk.clock.go_to("2026-11-05")
    await set_breakage(desk, "NEVER", **{"from": "2026-12-01"})
    coming = {"from": "2026-12-01"}
    await set_breakage(desk, "PROPORTIONAL", expectedPercent="7.5", **coming)
    await set_breakage(desk, "NEVER", **{"from": "2027-01-01"})
    assert await set_breakage(desk, "ON_EXPIRY") == {
        "version": 5,
        "breakage": {
            **{"method": "ON_EXPIRY", "expectedPercent": None, "from": "2026-11-05"},
            **{"setAt": "2026-11-05T18:00:00Z", "setBy": {"id": desk.staff_member}},
        },
        "comingBreakage": [
            {"method": "PROPORTIONAL", "expectedPercent": "7.50", "from": "2026-12-01"},
            {"method": "NEVER", "expectedPercent": None, "from": "2027-01-01"},
        ],
    }


@pytest.mark.parametrize(
    ("given", "path", "problem"),
    [
        ({"from": "2026-03-09"}, "from", "BEFORE_TODAY"),
        ({"from": "2201-01-01"}, "from", "YEAR_OUT_OF_RANGE"),
        ({"expectedPercent": "10"}, "expectedPercent", "RATE_OF_METHOD"),
        ({"method": "PROPORTIONAL"}, "expectedPercent", "RATE_OF_METHOD"),
        *(
            ({"method": "PROPORTIONAL", "expectedPercent": rate}, "expectedPercent", "NOT_A_RATE")
            for rate in ("0", "100", "-1", "12.345", "ten")
        ),
    ],
)
async def test_66_a_day_that_is_over_and_what_is_no_rate_are_refused(
    desk: FrontDesk, given: Answer, path: str, problem: str
) -> None:
    desk.clock.go_to("2026-03-10")

    refused = await desk.refused("setBreakagePolicy", **{"method": "ON_EXPIRY", **given})

    (found,) = refused["problems"]
    assert (found["path"], found["problem"]) == (["input", path], problem)


@pytest.mark.parametrize("role", ["BILLING", "FRONT_DESK", "PRACTITIONER", "SUPPORT"])
async def test_66_only_the_owner_sets_it(desk: FrontDesk, role: str) -> None:
    colleague = await desk.colleague(role)

    document = (
        "mutation M($i: SetBreakagePolicyInput!) { setBreakagePolicy(input: $i) { __typename } }"
    )
    answer = await colleague.post(
        document, {"i": {"method": "ON_EXPIRY", "idempotencyKey": "breakage-0000001"}}
    )

    assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"method": "PROPORTIONAL", "expectedPercent": "20"}, ("13.89", "875.00")),
        ({"method": "NEVER"}, ("-11.11", "900.00")),
    ],
)
async def test_66_what_a_change_makes_of_all_packages_is_expired_on_that_day(
    desk: FrontDesk, change: Answer, expected: tuple[str, str]
) -> None:
    await ten_uses(desk, 1)
    before = await figures(desk, "2027-01")
    await desk.do("setBreakagePolicy", **{**change, "from": "2027-02-01"})
    desk.clock.go_to("2027-03-01")

    expired, closing = expected
    assert await figures(desk, "2027-01") == before
    assert await figures(desk, "2027-02-01") == {
        **{"opening": "888.89", "expired": expired, "closing": closing, "liability": closing},
    }
    assert await figures(desk, "2027-02-02", "2027-02-28") == {
        **{"opening": closing, "closing": closing, "liability": closing},
    }


async def test_66_a_policy_is_known_from_when_it_was_set(desk: FrontDesk) -> None:
    await ten_uses(desk, 1)
    told = (desk.clock.now - timedelta(minutes=1)).isoformat()
    before = await figures(desk, "2027-02", knownAt=told)
    await set_breakage(desk, "NEVER", **{"from": "2027-02-01"})
    desk.clock.go_to("2027-03-01")

    assert await figures(desk, "2027-02", knownAt=told) == before
    assert (await figures(desk, "2027-02"))["expired"] == "-11.11"


async def test_67_what_expired_stays_a_liability_and_is_shown(desk: FrontDesk) -> None:
    await three_uses(desk, "NEVER")
    desk.clock.go_to("2027-02-01")

    assert "ofWhichExpired" not in await figures(desk, "2026-12-31")
    assert await figures(desk, "2027-01-01") == {
        **{"opening": "66.67", "closing": "66.67", "liability": "66.67"},
        "ofWhichExpired": "66.67",
    }


async def test_68_from_the_day_after_the_last_valid_one_the_liability_is_expired(
    desk: FrontDesk,
) -> None:
    await three_uses(desk)
    desk.clock.go_to("2027-02-01")

    assert await figures(desk, "2026-12-31") == {
        **{"opening": "66.67", "closing": "66.67", "liability": "66.67"},
    }
    assert await figures(desk, "2027-01-01") == {"opening": "66.67", "expired": "66.67"}
    assert await figures(desk, "2027-01") == {"opening": "66.67", "expired": "66.67"}


async def test_68_what_changes_the_liability_later_changes_expired(desk: FrontDesk) -> None:
    clinic = await three_uses(desk)
    desk.clock.go_to("2027-01-02")
    told = desk.clock.now.isoformat()
    late = (clinic.patient, clinic.treatment, clinic.package, "2026-12-30")
    await visit(desk, *late, entered="2027-01-05")
    desk.clock.go_to("2027-02-01")

    december, january = await figures(desk, "2026-12"), await figures(desk, "2027-01")
    assert (december["redeemed"], december["closing"]) == ("66.66", "33.34")
    assert january == {"opening": "33.34", "expired": "33.34"}
    assert (await figures(desk, "2026-12", knownAt=told))["closing"] == "66.67"

    desk.clock.go_to("2027-02-03")
    money = {"paymentId": clinic.payment, "invoiceId": clinic.invoice}
    await desk.do("unapplyPayment", **money, amount="20")
    desk.clock.go_to("2027-02-04")
    await desk.do("unapplyPayment", **money)
    desk.clock.go_to("2027-03-01")
    assert await figures(desk, "2027-02-03") == {"sold": "-20.00", "expired": "-20.00"}
    assert await figures(desk, "2027-02-04") == {
        **{"sold": "-80.00", "expired": "-13.34"},
        **{"closing": "-66.66", "receivable": "66.66"},
    }


@pytest.mark.parametrize(
    ("used", "expired", "closing"),
    [
        (1, "11.11", "888.89"),
        (2, "22.22", "777.78"),
        (8, "88.88", "111.12"),
        (9, "100.00", None),
        (10, None, None),
    ],
)
async def test_69_so_much_has_lapsed_once_uses_are_redeemed(
    desk: FrontDesk, used: int, expired: str | None, closing: str | None
) -> None:
    await ten_uses(desk, used)

    found = await figures(desk, "2027-01")

    assert (found.get("expired"), found.get("closing")) == (expired, closing)


async def test_69_what_is_expected_to_lapse_is_rounded_half_up(desk: FrontDesk) -> None:
    # 0.125 of 1.25 is 0.13, and 13 * 75 / 112 cents have lapsed once three of five are used.
    await ten_uses(desk, 3, price="1.25", uses=5)

    assert (await figures(desk, "2027-01"))["expired"] == "0.08"


async def test_69_where_all_is_expected_to_lapse_it_has_from_the_first_use_on(
    desk: FrontDesk,
) -> None:
    await ten_uses(desk, 1, "99.99", price="2.00", uses=2, validForDays=None)

    # 1.9998 of 2.00 is all of it.
    assert (await figures(desk, "2027-01")) == {
        **{"sold": "2.00", "redeemed": "1.00", "expired": "1.00"},
    }


async def test_69_never_more_than_the_money_on_it_less_what_is_used(desk: FrontDesk) -> None:
    clinic = await ten_uses(desk, 5)
    assert (await figures(desk, "2027-01"))["expired"] == "55.55"
    money = {"paymentId": clinic.payment, "invoiceId": clinic.invoice}
    await desk.do("unapplyPayment", **money, amount="470")
    desk.clock.now += timedelta(minutes=2)
    assert (await figures(desk, "2027-01"))["expired"] == "30.00"
    desk.clock.go_to("2027-01-21")
    await desk.do("unapplyPayment", **money, amount="100")
    desk.clock.go_to("2027-02-01")

    found = await figures(desk, "2027-01")
    assert "expired" not in found
    assert (found["closing"], found["receivable"]) == ("-70.00", "70.00")


async def test_69_after_the_last_valid_day_all_that_is_left_has_lapsed(desk: FrontDesk) -> None:
    await ten_uses(desk, 1)
    desk.clock.go_to("2027-12-01")

    assert await figures(desk, "2027-10-29") == {"opening": "888.89", "expired": "888.89"}


async def test_69_what_had_lapsed_until_the_day_before_a_refund_stays(desk: FrontDesk) -> None:
    clinic = await ten_uses(desk, 1)
    await desk.do("refundPackage", patientPackageId=clinic.package, amount="900")
    desk.clock.go_to("2027-02-01")

    (row,) = await rows(desk, "2027-01-01", "2027-01-31")
    assert row["figures"] == {
        **{"sold": "1000.00", "redeemed": "100.00", "refunded": "900.00"},
        **{"suspense": "-11.11", "expired": "11.11"},
    }
    assert await figures(desk, "2027-01-20") == {
        **{"opening": "888.89", "refunded": "900.00", "suspense": "-11.11"},
    }


async def test_70_extending_takes_back_what_had_lapsed(desk: FrontDesk) -> None:
    clinic = await three_uses(desk)
    await extend(desk, clinic, "2027-02-02", "2027-03-31")
    await visit(desk, clinic.patient, clinic.treatment, clinic.package, "2027-02-03")
    desk.clock.go_to("2027-05-01")

    assert await figures(desk, "2027-01") == {"opening": "66.67", "expired": "66.67"}
    assert await figures(desk, "2027-02-02") == {
        **{"expired": "-66.67", "closing": "66.67", "liability": "66.67"},
    }
    assert await figures(desk, "2027-02") == {
        **{"redeemed": "33.33", "expired": "-66.67"},
        **{"closing": "33.34", "liability": "33.34"},
    }
    assert await figures(desk, "2027-04-01") == {"opening": "33.34", "expired": "33.34"}
    shown = (
        "liabilityEntries(first: 9) { nodes { on kind amount { amount } } } liabilityOn { amount }"
    )
    desk.clock.go_to("2027-02-01")
    found = await desk.package(clinic.package, shown)
    assert found is not None
    assert found["liabilityOn"]["amount"] == "0.00"


async def test_70_a_last_valid_day_in_the_past_lapses_the_package_today(desk: FrontDesk) -> None:
    clinic = await three_uses(desk)
    await extend(desk, clinic, "2026-12-10", "2026-12-05")
    desk.clock.go_to("2026-12-20")

    assert (await figures(desk, "2026-12-05", "2026-12-09"))["closing"] == "66.67"
    assert await figures(desk, "2026-12-10") == {"opening": "66.67", "expired": "66.67"}


async def test_71_a_covered_no_show_counts_like_a_visit_and_no_other_does(desk: FrontDesk) -> None:
    clinic = await ten_uses(desk, 0)
    for day, resolution in ((5, {"redeemPackage": {}}), (6, {"chargeNothing": True})):
        missed = await clinic.use(f"2027-01-{day:02}T17:00:00Z")
        await desk.do("markNoShow", appointmentId=missed["id"], resolution=resolution)
    desk.clock.go_to("2027-02-01")

    assert await figures(desk, "2027-01-05") == {
        **{"opening": "1000.00", "redeemed": "100.00", "expired": "11.11"},
        **{"closing": "888.89", "liability": "888.89"},
    }
    assert await figures(desk, "2027-01-06") == {
        **{"opening": "888.89", "closing": "888.89", "liability": "888.89"},
    }
