"""Rules 88 to 93: goodwill, uses added and taken, with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from tests.front_desk import Answer, FrontDesk
from tests.mutation_documents import ENTRY, LIMIT, LOT
from tests.reports.liability_client import entries, figures

WHY = "A sorry for the cold room."
PREVIEW = """query Q($id: ID!) { refundPreview(patientPackageId: $id) {
    usesRemaining suggestedAmount { amount } maximumAmount { amount } } }"""
OPTIONS = """query Q($patient: ID!, $treatment: ID!) {
    packageOptions(patientId: $patient, treatmentId: $treatment, startsAt: "2026-05-04T17:00:00Z") {
        patientPackage { id } isEligible isPreselected refusalCode refusalMessage } }"""
LISTED = f"useAdjustments {{ totalCount nodes {{ {ENTRY} }} }}"


@dataclass
class Sold:
    """A patient with a paid package, which is adjusted and used."""

    desk: FrontDesk
    treatments: Sequence[str]
    offer: str
    patient: str
    package: str
    invoice: str
    visits: int = 0

    async def adjust(self, change: int, **more: Any) -> Answer:
        """The entry of an adjustment that is made."""
        given = {"patientPackageId": self.package, "change": change, "reason": WHY, **more}
        return (await self.desk.do("adjustPackageUses", **given))["entry"]  # type: ignore[no-any-return]

    async def refused(self, change: int, **more: Any) -> Answer:
        """The refusal of one."""
        given = {"patientPackageId": self.package, "change": change, "reason": WHY, **more}
        return await self.desk.refused("adjustPackageUses", **given)

    async def undo(self, entry: Answer, **more: Any) -> Answer:
        """The entry that says that it was undone."""
        given = {"packageEntryId": entry["id"], **more}
        return (await self.desk.do("undoUseAdjustment", **given))["entry"]  # type: ignore[no-any-return]

    async def undo_refused(self, entry: Answer) -> Answer:
        """The refusal to undo it."""
        return await self.desk.refused("undoUseAdjustment", packageEntryId=entry["id"])

    async def try_to_book(self, place: int = 0) -> Answer:
        """What booking a visit of one of its treatments answers."""
        self.visits += 1
        return await self.desk.result(
            "bookAppointment",
            "appointment { id redemption { useNumber lot value { amount } } }",
            patientId=self.patient,
            treatmentId=self.treatments[place],
            patientPackageId=self.package,
            startsAt=f"2026-04-{self.visits:02}T17:00:00Z",
        )

    async def book(self, place: int = 0) -> Answer:
        """The visit that was booked."""
        answer = await self.try_to_book(place)
        assert answer["__typename"] == "BookAppointmentPayload", answer
        return answer["appointment"]  # type: ignore[no-any-return]

    async def spend(self, count: int = 1, place: int = 0) -> list[tuple[int, str]]:
        """So many uses, held and spent: the number of each and what it is worth."""
        found = []
        for _ in range(count):
            visit = await self.book(place)
            await self.desk.do("arriveAppointment", appointmentId=visit["id"])
            use = visit["redemption"]
            found.append((use["useNumber"], use["value"]["amount"]))
        return found

    async def lots(self) -> dict[str, Answer]:
        """Its uses by kind."""
        found = (await self.desk.package(self.package, f"lots {{ {LOT} }}"))["lots"]
        return {
            lot.pop("kind"): {**lot, "valueRemaining": lot["valueRemaining"]["amount"]}
            for lot in found
        }

    async def uses(self) -> tuple[int, int, int]:
        """Its total, remaining and available."""
        found = await self.desk.package(self.package)
        return found["usesTotal"], found["usesRemaining"], found["usesAvailable"]

    async def suggested(self) -> str:
        """What a refund would be."""
        found = (await self.desk.ask(PREVIEW, id=self.package))["refundPreview"]
        return str(found["suggestedAmount"]["amount"])


async def sold(
    desk: FrontDesk, *, price: str = "500.00", uses: int = 10, pay: str | None = None, **more: Any
) -> Sold:
    """500.00 for ten uses, unless said otherwise, for two treatments."""
    one, other = await desk.treatment("Acupuncture"), await desk.treatment("Massage")
    if limits := more.pop("limits", None):
        more["useLimits"] = [
            {"treatmentIds": [treatment], "uses": count, **({"priceShare": share} if share else {})}
            for treatment, (count, share) in zip((one, other), limits, strict=True)
        ]
    items = [{"treatmentId": one}, {"treatmentId": other}]
    offer = await desk.offer(price=price, uses=uses, eligibleItems=items, **more)
    patient = await desk.patient()
    sale = await desk.sell(patient, offer, pay=price if pay is None else pay)
    package = sale["patientPackage"]["id"]
    return Sold(desk, (one, other), offer, patient, package, sale["invoice"]["id"])


async def told(desk: FrontDesk, first: str, last: str | None = None) -> dict[str, str]:
    """What Package Liability says of the days, two minutes from now (rule 61)."""
    desk.clock.now += timedelta(minutes=2)
    return await figures(desk, first, last)


def codes(refusal: Answer) -> list[tuple[str, str]]:
    """What is wrong with an input, and where."""
    return [(each["problem"], each["path"][-1]) for each in refusal["problems"]]


# ── 88 ───────────────────────────────────────────────────────────────────────────────────────


async def test_88_uses_are_added_and_taken_with_a_reason_and_the_total_moves_with_it(
    desk: FrontDesk,
) -> None:
    clinic = await sold(desk)

    added = await clinic.adjust(2)

    assert (added["kind"], added["usesChange"], added["value"]) == (
        "USES_ADDED",
        2,
        {"amount": "0.00"},
    )
    assert (added["note"], added["actor"]) == (WHY, {"name": "Olga Owner"})
    assert await clinic.uses() == (12, 12, 12)
    taken = await clinic.adjust(-3)
    assert (taken["kind"], taken["usesChange"], taken["value"]) == (
        "USES_TAKEN",
        -3,
        {"amount": "50.00"},
    )
    assert await clinic.uses() == (9, 9, 9)
    shown = await desk.package(clinic.package, f"{LISTED} history {{ nodes {{ {ENTRY} }} }}")
    assert [entry["id"] for entry in shown["useAdjustments"]["nodes"]] == [added["id"], taken["id"]]
    assert shown["history"]["nodes"][1:] == [added, taken]
    first = shown["history"]["nodes"][0]
    assert (first["kind"], first["usesChange"], first["value"]) == ("SOLD", None, None)


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"change": 0}, ("NOTHING_CHANGED", "change")),
        ({"change": 1001}, ("NUMBER_OUT_OF_RANGE", "change")),
        ({"change": -1001}, ("NUMBER_OUT_OF_RANGE", "change")),
        ({"reason": "  "}, ("EMPTY", "reason")),
        ({"reason": "x" * 1001}, ("TOO_LONG", "reason")),
    ],
)
async def test_88_a_change_is_1_to_1000_uses_with_a_reason(
    desk: FrontDesk, given: Answer, wrong: tuple[str, str]
) -> None:
    clinic = await sold(desk)

    refusal = await clinic.refused(**{"change": 1, **given})

    assert (refusal["code"], codes(refusal)) == ("INVALID_INPUT", [wrong])
    assert await clinic.uses() == (10, 10, 10)


async def test_88_a_package_has_1_to_10000_uses(desk: FrontDesk) -> None:
    clinic = await sold(desk, price="9500.00", uses=9500)

    refusal = await clinic.refused(501)

    assert codes(refusal) == [("NUMBER_OUT_OF_RANGE", "change")]
    values = {each["name"]: each["value"] for each in refusal["problems"][0]["values"]}
    assert values == {"least": "-1000", "most": "500", "found": "501"}
    await clinic.adjust(500)
    assert (await clinic.uses())[0] == 10_000
    few = await sold(desk, uses=2)
    assert codes(await few.refused(-2)) == [("NUMBER_OUT_OF_RANGE", "change")]
    await few.adjust(-1)
    assert await few.uses() == (1, 1, 1)


async def test_88_a_refunded_package_is_not_adjusted(desk: FrontDesk) -> None:
    clinic = await sold(desk)
    added, taken = await clinic.adjust(1), await clinic.adjust(-1)
    await desk.do("refundPackage", patientPackageId=clinic.package)

    assert (await clinic.refused(1))["code"] == "PACKAGE_REFUNDED"
    assert (await clinic.refused(-1))["code"] == "PACKAGE_REFUNDED"
    for entry in (added, taken):
        assert (await clinic.undo_refused(entry))["code"] == "PACKAGE_REFUNDED"


async def test_88_owner_and_billing_adjust_uses_and_no_other_role(desk: FrontDesk) -> None:
    clinic = await sold(desk)

    for role in ("BILLING", "FRONT_DESK", "PRACTITIONER", "SUPPORT"):
        colleague = await desk.colleague(role)
        document = "mutation M($input: AdjustPackageUsesInput!) {" + (
            " adjustPackageUses(input: $input) { __typename } }"
        )
        given = {
            "patientPackageId": clinic.package,
            "change": 1,
            "reason": WHY,
            "idempotencyKey": f"goodwill-{role.lower()}",
        }
        answer = await colleague.post(document, {"input": given})
        is_allowed = role == "BILLING"
        assert ("errors" not in answer) is is_allowed, (role, answer)
    assert await clinic.uses() == (11, 11, 11)


async def test_88_a_package_that_changed_since_is_not_adjusted(desk: FrontDesk) -> None:
    clinic = await sold(desk)
    version = (await desk.package(clinic.package))["version"]
    await clinic.adjust(1, expectedVersion=version)

    refusal = await clinic.refused(1, expectedVersion=version)

    assert refusal["code"] == "VERSION_CONFLICT"
    assert await clinic.uses() == (11, 11, 11)


async def test_88_a_repeated_request_adjusts_once(desk: FrontDesk) -> None:
    clinic = await sold(desk)

    first = await clinic.adjust(3, idempotencyKey="the-same-goodwill-1")
    again = await clinic.adjust(3, idempotencyKey="the-same-goodwill-1")

    assert again["id"] == first["id"]
    assert await clinic.uses() == (13, 13, 13)
    for _ in range(2):
        undone = await clinic.undo(first, idempotencyKey="the-same-undoing-1")
    assert undone["undoes"] == {"id": first["id"]}
    assert await clinic.uses() == (10, 10, 10)


async def test_88_status_and_lists_follow_the_uses_that_there_are(desk: FrontDesk) -> None:
    clinic = await sold(desk, uses=2)
    await clinic.spend(2)
    assert (await desk.package(clinic.package))["status"] == "USED_UP"

    await clinic.adjust(1)

    found = await desk.package(clinic.package)
    assert (found["status"], found["usesRedeemable"]) == ("ACTIVE", 1)
    listed = """query { patientPackages(filter: {status: [ACTIVE], usesRemainingAtMost: 1}) {
        nodes { id usesRemaining } } }"""
    assert (await desk.ask(listed))["patientPackages"]["nodes"] == [
        {"id": clinic.package, "usesRemaining": 1}
    ]
    await clinic.adjust(-1)
    assert (await desk.package(clinic.package))["status"] == "USED_UP"


# ── 89 ───────────────────────────────────────────────────────────────────────────────────────


async def test_89_added_uses_are_worth_nothing_and_come_after_all_others(desk: FrontDesk) -> None:
    clinic = await sold(desk, price="100.00", uses=3)
    await clinic.adjust(2)

    assert await clinic.spend(5) == [
        (1, "33.33"),
        (2, "33.33"),
        (3, "33.34"),
        (4, "0.00"),
        (5, "0.00"),
    ]
    usage = """query { packageUsageReport {
        summary { uses value { amount } } rows { nodes { lot usesRemainingAfter
            redemption { lot } } } } }"""
    report = (await desk.ask(usage))["packageUsageReport"]
    assert report["summary"] == {"uses": 5, "value": {"amount": "100.00"}}
    assert [
        (row["lot"], row["redemption"]["lot"], row["usesRemainingAfter"])
        for row in report["rows"]["nodes"]
    ] == [
        ("PAID", "PAID", 4),
        ("PAID", "PAID", 3),
        ("PAID", "PAID", 2),
        ("BONUS", "BONUS", 1),
        ("BONUS", "BONUS", 0),
    ]


async def test_89_what_is_added_is_numbered_behind_what_was_taken_too(desk: FrontDesk) -> None:
    clinic = await sold(desk, price="100.00", uses=3)
    await clinic.adjust(1)
    await clinic.adjust(-2)
    await clinic.adjust(1)

    assert [number for number, _ in await clinic.spend(3)] == [1, 2, 5]


async def test_89_a_visit_takes_the_lowest_free_number_so_paid_uses_go_first(
    desk: FrontDesk,
) -> None:
    clinic = await sold(desk, uses=2)
    await clinic.adjust(1)
    first = await clinic.book()
    await clinic.book()
    assert (await clinic.book())["redemption"] == {
        "useNumber": 3,
        "lot": "BONUS",
        "value": {"amount": "0.00"},
    }
    await desk.do("cancelAppointment", appointmentId=first["id"])

    assert (await clinic.book())["redemption"]["useNumber"] == 1


async def test_89_where_a_limit_is_full_an_added_use_still_serves(desk: FrontDesk) -> None:
    clinic = await sold(desk, limits=[(1, None), (10, None)])
    await clinic.spend()
    assert (await clinic.try_to_book())["code"] == "ITEM_USED_UP"
    await clinic.adjust(1)
    options = (await desk.ask(OPTIONS, patient=clinic.patient, treatment=clinic.treatments[0]))[
        "packageOptions"
    ]
    assert [(each["isEligible"], each["isPreselected"]) for each in options] == [(True, True)]

    use = (await clinic.book())["redemption"]

    assert (use["useNumber"], use["lot"]) == (11, "BONUS")
    # It counts against no limit, and none is left.
    limits = (await desk.package(clinic.package, f"useLimits {{ {LIMIT} }}"))["useLimits"]
    assert [(each["reserved"], each["redeemed"], each["available"]) for each in limits] == [
        (0, 1, 0),
        (0, 0, 9),
    ]
    assert (await clinic.try_to_book())["code"] == "ITEM_USED_UP"
    (option,) = (await desk.ask(OPTIONS, patient=clinic.patient, treatment=clinic.treatments[0]))[
        "packageOptions"
    ]
    assert (option["isEligible"], option["refusalCode"]) == (False, "ITEM_USED_UP")
    assert (await clinic.book(1))["redemption"]["useNumber"] == 2


async def test_89_an_added_use_is_good_for_every_item_of_a_split_price(desk: FrontDesk) -> None:
    clinic = await sold(desk, price="600.00", uses=4, limits=[(2, "350.00"), (2, "250.00")])
    await clinic.adjust(1)

    assert await clinic.spend(3) == [(1, "175.00"), (2, "175.00"), (5, "0.00")]
    assert await clinic.spend(2, place=1) == [(3, "125.00"), (4, "125.00")]


async def test_89_a_visit_whose_treatment_changes_keeps_an_added_use(desk: FrontDesk) -> None:
    clinic = await sold(desk, uses=2, limits=[(1, "300.00"), (1, "200.00")])
    await clinic.adjust(1)
    await clinic.book()
    visit = await clinic.book()
    assert visit["redemption"]["lot"] == "BONUS"

    changed = await desk.do(
        "updateAppointment",
        "appointment { redemption { useNumber lot } }",
        appointmentId=visit["id"],
        treatmentId=clinic.treatments[1],
    )

    assert changed["appointment"]["redemption"] == {"useNumber": 3, "lot": "BONUS"}
    # A sold one that finds the other limit full moves to an added one.
    await desk.do("removePackage", appointmentId=visit["id"])
    held = await clinic.book(1)
    assert held["redemption"]["useNumber"] == 2
    moved = await desk.do(
        "updateAppointment",
        "appointment { redemption { useNumber lot } }",
        appointmentId=held["id"],
        treatmentId=clinic.treatments[0],
    )
    assert moved["appointment"]["redemption"] == {"useNumber": 3, "lot": "BONUS"}


async def test_89_a_limit_has_no_added_uses_among_those_available(desk: FrontDesk) -> None:
    clinic = await sold(desk, uses=2, limits=[(2, None), (2, None)])
    await clinic.spend()
    await clinic.adjust(3)

    limits = (await desk.package(clinic.package, f"useLimits {{ {LIMIT} }}"))["useLimits"]

    # Two of its uses are free by its own number, and one of the package's sold ones.
    assert [each["available"] for each in limits] == [1, 1]


async def test_89_added_uses_expire_with_the_package(desk: FrontDesk) -> None:
    clinic = await sold(desk, uses=1, validForDays=10)
    await clinic.adjust(1)

    refusal = await clinic.try_to_book()

    assert refusal["code"] == "PACKAGE_EXPIRED"
    desk.clock.go_to("2026-03-20")
    assert (await desk.package(clinic.package))["status"] == "EXPIRED"


async def test_89_lots_say_what_was_sold_and_what_was_added(desk: FrontDesk) -> None:
    clinic = await sold(desk, price="100.00", uses=3)
    paid = {
        "uses": 3,
        "reserved": 0,
        "redeemed": 0,
        "available": 3,
        "taken": 0,
        "valueRemaining": "100.00",
    }
    assert await clinic.lots() == {"PAID": paid}

    await clinic.adjust(2)
    await clinic.spend(3)
    await clinic.book()
    await clinic.adjust(-1)

    assert await clinic.lots() == {
        "PAID": {**paid, "redeemed": 3, "available": 0, "valueRemaining": "0.00"},
        "BONUS": {
            "uses": 1,
            "reserved": 1,
            "redeemed": 0,
            "available": 0,
            "taken": 1,
            "valueRemaining": "0.00",
        },
    }


# ── 90 ───────────────────────────────────────────────────────────────────────────────────────


async def test_90_available_uses_are_taken_the_highest_first_so_added_before_sold(
    desk: FrontDesk,
) -> None:
    clinic = await sold(desk, price="100.00", uses=3)
    await clinic.adjust(2)

    taken = await clinic.adjust(-3)

    assert taken["value"] == {"amount": "33.34"}
    assert (await clinic.lots())["PAID"]["taken"] == 1
    assert (await clinic.lots())["BONUS"]["taken"] == 2
    assert await clinic.spend(2) == [(1, "33.33"), (2, "33.33")]
    assert (await clinic.try_to_book())["code"] == "PACKAGE_USED_UP"
    # What is added then is numbered after those that were taken.
    await clinic.adjust(1)
    assert await clinic.spend() == [(6, "0.00")]


async def test_90_what_is_held_or_redeemed_is_not_taken(desk: FrontDesk) -> None:
    clinic = await sold(desk, uses=3)
    await clinic.spend()
    await clinic.book()

    refusal = await clinic.refused(-2)

    assert refusal["code"] == "PACKAGE_USED_UP"
    assert (refusal["usesTotal"], refusal["usesReserved"], refusal["usesRedeemed"]) == (3, 1, 1)
    assert refusal["path"] == ["input", "change"]
    await clinic.adjust(-1)
    assert await clinic.uses() == (2, 1, 0)


async def test_90_the_highest_number_that_is_free_is_taken_below_one_that_is_held(
    desk: FrontDesk,
) -> None:
    clinic = await sold(desk, price="100.00", uses=3)
    visits = [await clinic.book() for _ in range(3)]
    for visit in visits[:2]:
        await desk.do("cancelAppointment", appointmentId=visit["id"])

    taken = await clinic.adjust(-1)

    assert taken["value"] == {"amount": "33.33"}
    await desk.do("cancelAppointment", appointmentId=visits[2]["id"])
    # Nobody gets the number of what was taken.
    assert [number for number, _ in await clinic.spend(2)] == [1, 3]
    assert (await clinic.try_to_book())["code"] == "PACKAGE_USED_UP"


async def test_90_taken_uses_of_a_split_price_leave_their_limit(desk: FrontDesk) -> None:
    clinic = await sold(desk, price="600.00", uses=4, limits=[(2, "350.00"), (2, "250.00")])

    taken = await clinic.adjust(-1)

    assert taken["value"] == {"amount": "125.00"}
    limits = (await desk.package(clinic.package, f"useLimits {{ {LIMIT} }}"))["useLimits"]
    assert [each["available"] for each in limits] == [2, 1]
    await clinic.book(1)
    assert (await clinic.try_to_book(1))["code"] == "ITEM_USED_UP"
    (option,) = (await desk.ask(OPTIONS, patient=clinic.patient, treatment=clinic.treatments[1]))[
        "packageOptions"
    ]
    assert option["refusalCode"] == "ITEM_USED_UP"
    assert await clinic.suggested() == "475.00"


async def test_90_a_sold_use_that_is_taken_leaves_the_liability_as_adjusted(
    desk: FrontDesk,
) -> None:
    clinic = await sold(desk, price="100.00", uses=3)
    desk.clock.go_to("2026-03-05")
    await clinic.adjust(1)
    taken = await clinic.adjust(-2)
    desk.clock.go_to("2026-03-07")
    await clinic.undo(taken)

    assert await told(desk, "2026-03-05") == {
        "opening": "100.00",
        "adjusted": "-33.34",
        "closing": "66.66",
        "liability": "66.66",
    }
    assert await told(desk, "2026-03-07") == {
        "opening": "66.66",
        "adjusted": "33.34",
        "closing": "100.00",
        "liability": "100.00",
    }
    assert await told(desk, "2026-03") == {
        "sold": "100.00",
        "closing": "100.00",
        "liability": "100.00",
    }
    moved = [
        (entry["on"], entry["kind"], entry["amount"], entry["balanceAfter"])
        for entry in await entries(desk, "2026-03-03", "2026-03-31")
    ]
    assert moved == [
        ("2026-03-05", "ADJUSTED", "-33.34", "66.66"),
        ("2026-03-07", "ADJUSTED", "33.34", "100.00"),
    ]


async def test_90_what_is_expected_to_lapse_is_of_the_uses_that_are_not_taken(
    desk: FrontDesk,
) -> None:
    """Of 75.00 are 7.50 expected to lapse: 7.50 x 25.00 / 67.50 once a use of 25.00 is redeemed."""
    await desk.do("setBreakagePolicy", method="PROPORTIONAL", expectedPercent="10")
    clinic = await sold(desk, price="100.00", uses=4)
    desk.clock.go_to("2026-04-01")
    await clinic.adjust(-1)
    await clinic.spend()

    assert await told(desk, "2026-04-01") == {
        "opening": "100.00",
        "adjusted": "-25.00",
        "redeemed": "25.00",
        "expired": "2.77",
        "closing": "47.23",
        "liability": "47.23",
    }


async def test_90_what_lapses_is_what_is_not_taken(desk: FrontDesk) -> None:
    await desk.do("setBreakagePolicy", method="ON_EXPIRY")
    clinic = await sold(desk, price="100.00", uses=4, validForDays=10)
    taken = await clinic.adjust(-1)

    assert await told(desk, "2026-03-13") == {"opening": "75.00", "expired": "75.00"}
    # What comes back after that lapses too.
    desk.clock.go_to("2026-03-20")
    await clinic.undo(taken)
    assert await told(desk, "2026-03-20") == {"adjusted": "25.00", "expired": "25.00"}


async def test_90_taking_from_an_unpaid_package_and_deleting_its_sale_leaves_no_balance(
    desk: FrontDesk,
) -> None:
    clinic = await sold(desk, price="100.00", uses=3, pay="")
    desk.clock.go_to("2026-03-05")
    await clinic.adjust(-1)
    assert await told(desk, "2026-03-05") == {
        "adjusted": "-33.34",
        "closing": "-33.34",
        "receivable": "33.34",
    }
    desk.clock.go_to("2026-03-06")

    await desk.do("deletePackageSale", patientPackageId=clinic.package)

    assert await told(desk, "2026-03-06") == {"opening": "-33.34", "adjusted": "33.34"}
    assert await told(desk, "2026-03-07") == {}


# ── 91 ───────────────────────────────────────────────────────────────────────────────────────


async def test_91_e8_500_for_10_and_a_bonus_with_six_used_suggests_200(
    desk: FrontDesk,
) -> None:
    """E8: 500.00 for 10 and one bonus, six used: suggested 200.00, liability 200.00."""
    clinic = await sold(desk)
    await clinic.adjust(1)
    await clinic.spend(6)

    found = (await desk.ask(PREVIEW, id=clinic.package))["refundPreview"]

    assert (found["usesRemaining"], found["suggestedAmount"]["amount"]) == (5, "200.00")
    liability = "query Q($id: ID!) { patientPackage(id: $id) { liabilityOn(date: %s) { amount } } }"
    shown = await desk.ask(liability % '"2026-04-30"', id=clinic.package)
    assert shown["patientPackage"]["liabilityOn"]["amount"] == "200.00"
    await clinic.spend(5)
    assert await clinic.suggested() == "0.00"


async def test_91_e8_100_for_3_with_one_used_and_one_taken_suggests_33_33(desk: FrontDesk) -> None:
    """E8: 100.00 for 3, one used, one taken: adjusted -33.34, closing and suggested 33.33."""
    clinic = await sold(desk, price="100.00", uses=3)
    desk.clock.go_to("2026-04-01")
    await clinic.spend()
    taken = await clinic.adjust(-1)

    assert taken["value"] == {"amount": "33.34"}
    assert await told(desk, "2026-04") == {
        "opening": "100.00",
        "redeemed": "33.33",
        "adjusted": "-33.34",
        "closing": "33.33",
        "liability": "33.33",
    }
    assert await clinic.suggested() == "33.33"
    refunded = await desk.do("refundPackage", patientPackageId=clinic.package)
    assert refunded["refund"]["suggestedAmount"] == {"amount": "33.33"}
    assert await told(desk, "2026-04") == {
        "opening": "100.00",
        "redeemed": "33.33",
        "adjusted": "-33.34",
        "refunded": "33.33",
    }


async def test_91_what_is_refunded_is_of_sold_uses_as_suggested(desk: FrontDesk) -> None:
    clinic = await sold(desk)
    await clinic.adjust(1)
    await clinic.spend(6)

    refunded = await desk.do("refundPackage", patientPackageId=clinic.package)

    assert refunded["refund"]["amount"] == {"amount": "200.00"}


async def test_91_with_a_split_price_what_was_taken_is_of_its_limit(desk: FrontDesk) -> None:
    clinic = await sold(desk, price="600.00", uses=4, limits=[(2, "350.00"), (2, "250.00")])
    await clinic.spend()
    await clinic.adjust(-1)

    assert await clinic.suggested() == "300.00"


async def test_91_the_bounds_of_a_refund_stay(desk: FrontDesk) -> None:
    clinic = await sold(desk, price="100.00", uses=4)
    await clinic.adjust(-2)

    refusal = await desk.refused("refundPackage", patientPackageId=clinic.package, amount="100.01")

    assert refusal["code"] == "AMOUNT_OUT_OF_RANGE"
    assert refusal["maximum"] == {"amount": "100.00"}
    await desk.do("refundPackage", patientPackageId=clinic.package, amount="100.00")
    assert await told(desk, "2026-03") == {
        "sold": "100.00",
        "refunded": "100.00",
        "adjusted": "-50.00",
        "suspense": "-50.00",
    }


async def test_91_a_use_that_is_held_remains(desk: FrontDesk) -> None:
    clinic = await sold(desk, price="100.00", uses=4)
    await clinic.book()
    await clinic.adjust(-1)

    assert await clinic.suggested() == "75.00"


# ── 92 ───────────────────────────────────────────────────────────────────────────────────────


async def test_92_undoing_a_taking_gives_back_the_same_numbers(desk: FrontDesk) -> None:
    clinic = await sold(desk, price="100.00", uses=3)
    taken = await clinic.adjust(-2)
    await clinic.adjust(1)
    assert await clinic.spend(2) == [(1, "33.33"), (4, "0.00")]

    undone = await clinic.undo(taken, reason="It was the wrong patient.")

    assert (undone["kind"], undone["usesChange"], undone["value"]) == (
        "ADJUSTMENT_UNDONE",
        2,
        {"amount": "66.67"},
    )
    assert (undone["undoes"], undone["note"]) == ({"id": taken["id"]}, "It was the wrong patient.")
    listed = (await desk.package(clinic.package, LISTED))["useAdjustments"]["nodes"]
    assert [entry["undoneBy"] for entry in listed] == [{"id": undone["id"]}, None]
    assert await clinic.uses() == (4, 2, 2)
    assert await clinic.spend() == [(2, "33.33")]
    assert await clinic.spend() == [(3, "33.34")]


async def test_92_an_addition_is_undone_while_none_of_it_is_held_or_redeemed(
    desk: FrontDesk,
) -> None:
    clinic = await sold(desk, uses=1)
    added, later = await clinic.adjust(2), await clinic.adjust(1)
    await clinic.book()
    held = await clinic.book()

    assert (await clinic.undo_refused(added))["code"] == "ADJUSTMENT_IN_USE"
    await desk.do("arriveAppointment", appointmentId=held["id"])
    assert (await clinic.undo_refused(added))["code"] == "ADJUSTMENT_IN_USE"
    await desk.do("undoArrival", appointmentId=held["id"])
    await desk.do("removePackage", appointmentId=held["id"])
    undone = await clinic.undo(added)

    assert (undone["usesChange"], undone["value"]) == (-2, {"amount": "0.00"})
    assert await clinic.uses() == (2, 2, 1)
    assert (await clinic.book())["redemption"]["useNumber"] == 4
    assert (await clinic.undo_refused(later))["code"] == "ADJUSTMENT_IN_USE"


async def test_92_an_addition_of_which_something_is_taken_again_is_undone_after_that(
    desk: FrontDesk,
) -> None:
    clinic = await sold(desk)
    added = await clinic.adjust(2)
    taken = await clinic.adjust(-1)

    assert (await clinic.undo_refused(added))["code"] == "ADJUSTMENT_IN_USE"
    await clinic.undo(taken)
    await clinic.undo(added)
    assert await clinic.uses() == (10, 10, 10)


async def test_92_an_entry_is_undone_once_and_only_an_adjustment_is(desk: FrontDesk) -> None:
    clinic = await sold(desk)
    added = await clinic.adjust(1)
    undone = await clinic.undo(added)

    assert codes(await clinic.undo_refused(added)) == [("UNDONE_BEFORE", "packageEntryId")]
    assert codes(await clinic.undo_refused(undone)) == [("NOT_AN_ADJUSTMENT", "packageEntryId")]
    history = (await desk.package(clinic.package, "history { nodes { id } }"))["history"]["nodes"]
    assert codes(await clinic.undo_refused(history[0])) == [("NOT_AN_ADJUSTMENT", "packageEntryId")]
    await desk.do(
        "unapplyPayment", paymentId=(await _payment(desk, clinic)), invoiceId=clinic.invoice
    )
    await desk.do("deletePackageSale", patientPackageId=clinic.package)
    assert (await clinic.undo_refused(added))["code"] == "NOT_FOUND"


async def _payment(desk: FrontDesk, clinic: Sold) -> str:
    query = "applications { payment { id } }"
    return (await desk.invoice(clinic.invoice, query))["applications"][0]["payment"]["id"]  # type: ignore[no-any-return]


async def test_92_undoing_keeps_to_1_to_10000_uses_too(desk: FrontDesk) -> None:
    clinic = await sold(desk, price="10000.00", uses=10_000)
    taken = await clinic.adjust(-10)
    await clinic.adjust(10)

    refusal = await clinic.undo_refused(taken)

    assert codes(refusal) == [("USES_OUT_OF_RANGE", "packageEntryId")]
    few = await sold(desk, uses=1)
    added = await few.adjust(1)
    paid, bonus = await few.book(), await few.book()
    await desk.do("removePackage", appointmentId=paid["id"])
    await few.adjust(-1)
    assert await few.uses() == (1, 1, 0)
    await desk.do("removePackage", appointmentId=bonus["id"])
    assert codes(await few.undo_refused(added)) == [("USES_OUT_OF_RANGE", "packageEntryId")]


# ── 93 ───────────────────────────────────────────────────────────────────────────────────────


async def test_93_ten_and_one_free_promised_at_the_sale_is_an_offer_of_eleven(
    desk: FrontDesk,
) -> None:
    clinic = await sold(desk, price="500.00", uses=11)

    worth = [value for _, value in await clinic.spend(11)]

    assert (worth[0], worth[10]) == ("45.45", "45.46")
    assert (await clinic.lots()).keys() == {"PAID"}
    assert await clinic.suggested() == "0.00"
