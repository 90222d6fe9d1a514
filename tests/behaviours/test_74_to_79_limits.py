"""Rules 74 to 79: limits per treatment."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from tests.front_desk import Answer, FrontDesk
from tests.mutation_documents import LIMIT

OFFERED = "useLimits { treatments { id } uses priceShare { amount } }"
OPTIONS = """query Q($patient: ID!, $treatment: ID!) {
    packageOptions(patientId: $patient, treatmentId: $treatment, startsAt: "2026-05-04T17:00:00Z") {
        patientPackage { id } isEligible isPreselected refusalCode refusalMessage } }"""
PREVIEW = """query Q($id: ID!) { refundPreview(patientPackageId: $id) {
    usesRemaining suggestedAmount { amount } usedValue { amount } retainedAmount { amount } } }"""


@dataclass
class Limited:
    """A patient with a paid package of acupuncture and massage, and limits of both."""

    desk: FrontDesk
    acupuncture: str
    massage: str
    offer: str
    patient: str
    package: str
    visits: int = 0

    async def book(self, treatment: str) -> Answer:
        """A visit of that treatment with the package, a day after the last one."""
        answer = await self.try_to_book(treatment)
        assert answer["__typename"] == "BookAppointmentPayload", answer
        return answer["appointment"]  # type: ignore[no-any-return]

    async def try_to_book(self, treatment: str) -> Answer:
        """What booking it answers."""
        self.visits += 1
        return await self.desk.result(
            "bookAppointment",
            patientId=self.patient,
            treatmentId=treatment,
            patientPackageId=self.package,
            startsAt=f"2026-04-{self.visits:02}T17:00:00Z",
        )

    async def spend(self, treatment: str) -> Answer:
        """A use that is spent on a visit of that treatment: the redemption."""
        visit = await self.book(treatment)
        arrived = await self.desk.do("arriveAppointment", appointmentId=visit["id"])
        return arrived["appointment"]["redemption"]  # type: ignore[no-any-return]

    async def balances(self) -> list[tuple[int, int, int, int]]:
        """Of each limit: uses, reserved, redeemed, available."""
        found = (await self.desk.package(self.package, f"useLimits {{ {LIMIT} }}"))["useLimits"]
        return [balance(limit) for limit in found]


def balance(limit: Answer) -> tuple[int, int, int, int]:
    """The counts of a limit."""
    return limit["uses"], limit["reserved"], limit["redeemed"], limit["available"]


def limit(uses: int, *treatments: str, share: str | None = None) -> Answer:
    """A limit as an input says it."""
    made: Answer = {"treatmentIds": list(treatments), "uses": uses}
    return made if share is None else {**made, "priceShare": share}


async def offered(desk: FrontDesk, offer: str) -> list[tuple[list[str], int, str | None]]:
    """The limits of a package on offer."""
    query = f"query Q($id: ID!) {{ node(id: $id) {{ ... on Package {{ {OFFERED} }} }} }}"
    found = (await desk.ask(query, id=offer))["node"]["useLimits"]
    return [
        (
            [treatment["id"] for treatment in each["treatments"]],
            each["uses"],
            each["priceShare"] and each["priceShare"]["amount"],
        )
        for each in found
    ]


async def limited(
    desk: FrontDesk,
    limits: tuple[int, int] = (5, 5),
    shares: tuple[str | None, str | None] = (None, None),
    **more: Any,
) -> Limited:
    """600.00 for ten uses, unless said otherwise, with a limit for each of the two."""
    acupuncture, massage = await desk.treatment("Acupuncture"), await desk.treatment("Massage")
    terms = {
        "price": "600.00",
        "eligibleItems": [{"treatmentId": acupuncture}, {"treatmentId": massage}],
        "useLimits": [
            limit(limits[0], acupuncture, share=shares[0]),
            limit(limits[1], massage, share=shares[1]),
        ],
        **more,
    }
    offer = await desk.offer(**terms)
    patient = await desk.patient()
    sold = await desk.sell(patient, offer, pay=terms["price"])
    return Limited(desk, acupuncture, massage, offer, patient, sold["patientPackage"]["id"])


# ── 74 ───────────────────────────────────────────────────────────────────────────────────────


async def test_74_a_limit_names_items_and_how_many_uses_they_may_take_together(
    desk: FrontDesk,
) -> None:
    one, two, three = [await desk.treatment(name) for name in ("One", "Two", "Three")]
    items = [{"treatmentId": each} for each in (one, two, three)]

    offer = await desk.offer(uses=10, eligibleItems=items, useLimits=[limit(4, three, one)])

    # In the order of the items.
    assert await offered(desk, offer) == [([one, three], 4, None)]
    patient = await desk.patient()
    package = (await desk.sell(patient, offer, pay="800"))["patientPackage"]["id"]
    clinic = Limited(desk, one, two, offer, patient, package)
    for treatment in (one, three, one, three):
        await clinic.book(treatment)
    assert (await clinic.try_to_book(one))["code"] == "ITEM_USED_UP"
    assert (await clinic.try_to_book(three))["code"] == "ITEM_USED_UP"
    for _ in range(6):
        await clinic.book(two)
    # The package's own number stays the upper bound.
    assert (await clinic.try_to_book(two))["code"] == "PACKAGE_USED_UP"


async def test_74_a_sold_package_keeps_its_limits_when_the_offer_changes(desk: FrontDesk) -> None:
    clinic = await limited(desk, limits=(1, 10))

    await desk.do(
        "updatePackage",
        packageId=clinic.offer,
        useLimits=[limit(2, clinic.acupuncture, clinic.massage)],
        uses=2,
    )

    assert await offered(desk, clinic.offer) == [([clinic.acupuncture, clinic.massage], 2, None)]
    assert await clinic.balances() == [(1, 0, 0, 1), (10, 0, 0, 10)]
    await clinic.book(clinic.acupuncture)
    assert (await clinic.try_to_book(clinic.acupuncture))["code"] == "ITEM_USED_UP"


async def test_74_limits_stay_where_they_are_left_out_and_an_empty_list_removes_them(
    desk: FrontDesk,
) -> None:
    clinic = await limited(desk, limits=(4, 6))
    before = await offered(desk, clinic.offer)

    await desk.do("updatePackage", packageId=clinic.offer, name="Otherwise", validForDays=90)
    assert await offered(desk, clinic.offer) == before
    await desk.do("updatePackage", packageId=clinic.offer, price="500", uses=9)
    assert await offered(desk, clinic.offer) == before
    await desk.do("updatePackage", packageId=clinic.offer, useLimits=[])
    assert await offered(desk, clinic.offer) == []


async def test_74_what_an_offer_does_not_say_is_not_limited(desk: FrontDesk) -> None:
    offer = await desk.offer()
    sold = await desk.sell(await desk.patient(), offer)

    assert await offered(desk, offer) == []
    package = await desk.package(sold["patientPackage"]["id"], f"useLimits {{ {LIMIT} }}")
    assert package["useLimits"] == []


async def test_74_an_item_is_in_at_most_one_limit(desk: FrontDesk) -> None:
    one, two = await desk.treatment("One"), await desk.treatment("Two")

    assert await problems(desk, [one, two], [limit(9, one), limit(9, two, one)]) == [
        (["input", "useLimits", "1", "treatmentIds", "1"], "LISTED_TWICE")
    ]
    assert await problems(desk, [one], [limit(9, one), limit(9, two)]) == [
        (["input", "useLimits", "1", "treatmentIds", "0"], "NOT_AN_ITEM")
    ]
    assert await problems(desk, [one], [limit(9)]) == [
        (["input", "useLimits", "0", "treatmentIds"], "COUNT_OUT_OF_RANGE")
    ]


# ── 75 ───────────────────────────────────────────────────────────────────────────────────────


async def problems(
    desk: FrontDesk, items: Sequence[str], limits: Sequence[Answer], **more: Any
) -> list[tuple[list[str], str]]:
    """Where and what is wrong with an offer of 10 uses for 800.00 that has these limits."""
    refusal = await desk.refused(
        "createPackage",
        name="Ten",
        price=more.pop("price", "800.00"),
        uses=10,
        eligibleItems=[{"treatmentId": item} for item in items],
        useLimits=limits,
        **more,
    )
    assert refusal["code"] == "INVALID_INPUT"
    return [(each["path"], each["problem"]) for each in refusal["problems"]]


@pytest.mark.parametrize("uses", [0, -1, 11])
async def test_75_a_limit_is_from_1_to_the_uses_of_the_package(desk: FrontDesk, uses: int) -> None:
    one, two = await desk.treatment("One"), await desk.treatment("Two")

    found = await problems(desk, [one, two], [limit(uses, one)])

    assert found == [(["input", "useLimits", "0", "uses"], "NUMBER_OUT_OF_RANGE")]
    items = [{"treatmentId": one}, {"treatmentId": two}]
    for good in (1, 10):
        await desk.offer(uses=10, eligibleItems=items, useLimits=[limit(good, one)])


async def test_75_limits_of_all_items_add_up_to_at_least_the_uses(desk: FrontDesk) -> None:
    one, two, three = [await desk.treatment(name) for name in ("One", "Two", "Three")]
    items = [{"treatmentId": one}, {"treatmentId": two}]

    found = await problems(desk, [one, two], [limit(5, one), limit(4, two)])

    assert found == [(["input", "useLimits"], "LIMITS_BELOW_USES")]
    await desk.offer(uses=10, eligibleItems=items, useLimits=[limit(5, one), limit(5, two)])
    await desk.offer(uses=10, eligibleItems=items, useLimits=[limit(9, one), limit(9, two)])
    # One item without a limit takes the rest.
    more = [*items, {"treatmentId": three}]
    await desk.offer(uses=10, eligibleItems=more, useLimits=[limit(5, one), limit(4, two)])


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        ({"uses": 4}, ["input", "useLimits", "0", "uses"], "NUMBER_OUT_OF_RANGE"),
        ({"uses": 11}, ["input", "useLimits"], "LIMITS_BELOW_USES"),
        ({"price": "601"}, ["input", "useLimits"], "SHARES_NOT_THE_PRICE"),
        (
            {"eligibleItems": "massage"},
            ["input", "useLimits", "0", "treatmentIds", "0"],
            "NOT_AN_ITEM",
        ),
    ],
)
async def test_75_limits_that_stay_must_fit_what_is_changed(
    desk: FrontDesk, change: Answer, path: list[str], code: str
) -> None:
    clinic = await limited(desk, shares=("350", "250"))
    if "eligibleItems" in change:
        change = {"eligibleItems": [{"treatmentId": clinic.massage}]}

    refusal = await desk.refused("updatePackage", packageId=clinic.offer, **change)

    found = [(each["path"], each["problem"]) for each in refusal["problems"]]
    assert (path, code) in found
    assert await offered(desk, clinic.offer) == [
        ([clinic.acupuncture], 5, "350.00"),
        ([clinic.massage], 5, "250.00"),
    ]


# ── 76 ───────────────────────────────────────────────────────────────────────────────────────


async def test_76_held_and_redeemed_uses_count_and_a_full_limit_says_its_counts(
    desk: FrontDesk,
) -> None:
    clinic = await limited(desk, limits=(2, 8))
    await clinic.spend(clinic.acupuncture)
    await clinic.book(clinic.acupuncture)

    refusal = await clinic.try_to_book(clinic.acupuncture)

    assert (refusal["__typename"], refusal["code"]) == ("ItemUsedUp", "ITEM_USED_UP")
    assert refusal["path"] == ["input", "patientPackageId"]
    assert balance(refusal["limit"]) == (2, 1, 1, 0)
    assert refusal["limit"]["treatments"] == [{"id": clinic.acupuncture}]
    assert refusal["limit"]["priceShare"] is None
    await clinic.book(clinic.massage)


async def test_76_redeeming_and_covering_look_at_the_limit(desk: FrontDesk) -> None:
    clinic = await limited(desk, limits=(1, 9))
    await clinic.book(clinic.acupuncture)
    bare = await desk.book(clinic.patient, clinic.acupuncture, "2026-03-03T17:00:00Z")
    named = {"patientPackageId": clinic.package}

    redeemed = await desk.refused("redeemPackage", appointmentId=bare["id"], **named)
    missed = await desk.refused(
        "markNoShow", appointmentId=bare["id"], resolution={"redeemPackage": named}
    )
    late = await desk.refused(
        "cancelAppointment", appointmentId=bare["id"], late={"redeemPackage": named}
    )

    for refusal in (redeemed, missed, late):
        assert balance(refusal["limit"]) == (1, 1, 0, 0)
    await desk.do("arriveAppointment", appointmentId=bare["id"])
    arrived = await desk.refused("redeemPackage", appointmentId=bare["id"], **named)
    assert arrived["code"] == "ITEM_USED_UP"


async def test_76_a_visit_of_another_treatment_needs_room_in_that_ones_limit(
    desk: FrontDesk,
) -> None:
    clinic = await limited(desk, limits=(1, 9))
    await clinic.book(clinic.acupuncture)
    visit = await clinic.book(clinic.massage)
    to_acupuncture = {"appointmentId": visit["id"], "treatmentId": clinic.acupuncture}

    refusal = await desk.refused("updateAppointment", **to_acupuncture)

    assert (refusal["code"], refusal["path"]) == ("ITEM_USED_UP", ["input", "treatmentId"])
    assert balance(refusal["limit"]) == (1, 1, 0, 0)
    assert await clinic.balances() == [(1, 1, 0, 0), (9, 1, 0, 8)]


async def test_76_a_visit_may_change_to_another_treatment_and_takes_its_use_along(
    desk: FrontDesk,
) -> None:
    clinic = await limited(desk, limits=(1, 9))
    visit = await clinic.book(clinic.massage)

    await desk.do("updateAppointment", appointmentId=visit["id"], treatmentId=clinic.acupuncture)

    assert await clinic.balances() == [(1, 1, 0, 0), (9, 0, 0, 9)]
    assert (await desk.package(clinic.package))["usesReserved"] == 1
    # The one use that there is moves with its visit, and comes back.
    await desk.do(
        "rescheduleAppointment", appointmentId=visit["id"], startsAt="2026-04-20T17:00:00Z"
    )
    await desk.do("updateAppointment", appointmentId=visit["id"], treatmentId=clinic.massage)
    assert await clinic.balances() == [(1, 0, 0, 1), (9, 1, 0, 8)]


async def test_76_a_treatment_of_the_same_limit_needs_no_room(desk: FrontDesk) -> None:
    one, two = await desk.treatment("One"), await desk.treatment("Two")
    items = [{"treatmentId": one}, {"treatmentId": two}]
    offer = await desk.offer(uses=1, eligibleItems=items, useLimits=[limit(1, one, two)])
    patient = await desk.patient()
    package = (await desk.sell(patient, offer, pay="800"))["patientPackage"]["id"]
    visit = await desk.book(patient, one, patientPackageId=package)

    await desk.do("updateAppointment", appointmentId=visit["id"], treatmentId=two)

    assert (await desk.package(package))["usesReserved"] == 1


async def test_76_the_limit_is_looked_at_after_everything_else(desk: FrontDesk) -> None:
    clinic = await limited(desk, limits=(1, 1), uses=2, price="100")
    await clinic.book(clinic.acupuncture)
    assert (await clinic.try_to_book(clinic.acupuncture))["code"] == "ITEM_USED_UP"

    await clinic.book(clinic.massage)
    assert (await clinic.try_to_book(clinic.acupuncture))["code"] == "PACKAGE_USED_UP"
    await desk.do("changePackageExpiry", patientPackageId=clinic.package, expiresOn="2026-04-10")
    clinic.visits = 20
    assert (await clinic.try_to_book(clinic.acupuncture))["code"] == "PACKAGE_EXPIRED"


async def test_76_package_options_give_the_same_reason_and_preselect_another(
    desk: FrontDesk,
) -> None:
    clinic = await limited(desk, limits=(1, 9))
    spare = await desk.sell(clinic.patient, clinic.offer, pay="600")
    await clinic.book(clinic.acupuncture)
    names = {"patient": clinic.patient, "treatment": clinic.acupuncture}

    other, full = (await desk.ask(OPTIONS, **names))["packageOptions"]

    assert other["patientPackage"]["id"] == spare["patientPackage"]["id"]
    assert (other["isEligible"], other["isPreselected"]) == (True, True)
    assert full["patientPackage"]["id"] == clinic.package
    assert (full["isEligible"], full["isPreselected"]) == (False, False)
    refusal = await clinic.try_to_book(clinic.acupuncture)
    assert full["refusalCode"] == refusal["code"] == "ITEM_USED_UP"
    assert full["refusalMessage"] == refusal["message"]
    names["treatment"] = clinic.massage
    first, _ = (await desk.ask(OPTIONS, **names))["packageOptions"]
    assert first["patientPackage"]["id"] == clinic.package
    # Booking with what is preselected goes the same way.
    visit = await desk.book(
        clinic.patient, clinic.acupuncture, "2026-05-04T17:00:00Z", usePreselected=True
    )
    assert visit["redemption"]["patientPackage"]["id"] == other["patientPackage"]["id"]


async def test_76_undoing_where_the_limit_is_full_by_now_comes_back_uncovered(
    desk: FrontDesk,
) -> None:
    clinic = await limited(desk, limits=(1, 9))
    visit = await clinic.book(clinic.acupuncture)
    await desk.do("cancelAppointment", appointmentId=visit["id"])
    await clinic.book(clinic.acupuncture)

    undone = await desk.do("undoCancellation", appointmentId=visit["id"])

    assert undone["appointment"]["status"] == "BOOKED"
    assert undone["appointment"]["redemption"] is None
    assert await clinic.balances() == [(1, 1, 0, 0), (9, 0, 0, 9)]


# ── 77 ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("way", ["removePackage", "cancelAppointment", "markNoShow"])
async def test_77_what_is_released_goes_back_to_its_limit(desk: FrontDesk, way: str) -> None:
    clinic = await limited(desk, limits=(1, 9))
    visit = await clinic.book(clinic.acupuncture)
    assert await clinic.balances() == [(1, 1, 0, 0), (9, 0, 0, 9)]
    more: Answer = {"resolution": {"chargeNothing": True}} if way == "markNoShow" else {}

    await desk.do(way, appointmentId=visit["id"], **more)

    assert await clinic.balances() == [(1, 0, 0, 1), (9, 0, 0, 9)]
    await clinic.book(clinic.acupuncture)


async def test_77_what_is_reversed_goes_back_to_its_limit(desk: FrontDesk) -> None:
    clinic = await limited(desk, limits=(1, 9))
    visit = await clinic.book(clinic.acupuncture)
    await desk.do("arriveAppointment", appointmentId=visit["id"])
    assert await clinic.balances() == [(1, 0, 1, 0), (9, 0, 0, 9)]

    undone = await desk.do("undoArrival", appointmentId=visit["id"])

    # Undone, it is held again: the limit has room for its own use.
    assert undone["appointment"]["redemption"]["status"] == "RESERVED"
    assert await clinic.balances() == [(1, 1, 0, 0), (9, 0, 0, 9)]


async def test_77_an_undone_no_show_holds_the_last_use_of_its_limit_again(
    desk: FrontDesk,
) -> None:
    clinic = await limited(desk, limits=(1, 9))
    visit = await clinic.book(clinic.acupuncture)
    await desk.do(
        "markNoShow",
        appointmentId=visit["id"],
        resolution={"redeemPackage": {"patientPackageId": clinic.package}},
    )

    undone = await desk.do("undoNoShow", appointmentId=visit["id"])

    assert undone["appointment"]["redemption"]["status"] == "RESERVED"
    assert await clinic.balances() == [(1, 1, 0, 0), (9, 0, 0, 9)]


async def test_77_a_limit_has_at_most_what_the_package_has(desk: FrontDesk) -> None:
    clinic = await limited(desk, limits=(2, 3), uses=3, price="90")
    await clinic.book(clinic.massage)
    await clinic.spend(clinic.massage)

    assert await clinic.balances() == [(2, 0, 0, 1), (3, 1, 1, 1)]


async def test_77_a_refund_and_a_deletion_release_them_too(desk: FrontDesk) -> None:
    clinic = await limited(desk)
    await clinic.book(clinic.acupuncture)

    refunded = await desk.do("refundPackage", patientPackageId=clinic.package)

    assert len(refunded["releasedAppointments"]) == 1
    assert [limit[1] for limit in await clinic.balances()] == [0, 0]


# ── 78, 79 ───────────────────────────────────────────────────────────────────────────────────


async def test_78_a_use_is_worth_the_same_on_whatever_it_is_spent(desk: FrontDesk) -> None:
    clinic = await limited(desk)

    values = [
        (await clinic.spend(treatment))["value"]["amount"]
        for treatment in (clinic.acupuncture, clinic.massage, clinic.acupuncture)
    ]

    assert values == ["60.00"] * 3
    preview = (await desk.ask(PREVIEW, id=clinic.package))["refundPreview"]
    assert preview["suggestedAmount"]["amount"] == "420.00"


async def test_78_with_a_split_price_a_use_is_a_part_of_its_limits_share(desk: FrontDesk) -> None:
    clinic = await limited(desk, limits=(3, 2), shares=("100", "0.05"), uses=5, price="100.05")
    spent = [
        (await clinic.spend(treatment))["value"]["amount"]
        for treatment in (
            *(clinic.massage, clinic.acupuncture, clinic.acupuncture),
            *(clinic.massage, clinic.acupuncture),
        )
    ]

    # 100.00 in three and 0.05 in two, each in the order of its own uses.
    assert spent == ["0.02", "33.33", "33.33", "0.03", "33.34"]
    package = await desk.package(clinic.package, f"status useLimits {{ {LIMIT} }}")
    assert package["status"] == "USED_UP"
    assert [each["priceShare"]["amount"] for each in package["useLimits"]] == ["100.00", "0.05"]


async def test_78_a_use_that_moves_to_another_limit_is_worth_what_that_ones_are(
    desk: FrontDesk,
) -> None:
    clinic = await limited(desk, shares=("350", "250"))
    visit = await clinic.book(clinic.acupuncture)
    other = await clinic.book(clinic.massage)
    assert visit["redemption"]["value"]["amount"] == "70.00"

    moved = await desk.do(
        "updateAppointment",
        "appointment { redemption { useNumber value { amount } } }",
        appointmentId=visit["id"],
        treatmentId=clinic.massage,
    )

    use = moved["appointment"]["redemption"]
    # The first five are acupuncture's, and the other visit has the sixth.
    assert (use["useNumber"], use["value"]["amount"]) == (7, "50.00")
    assert await clinic.balances() == [(5, 0, 0, 5), (5, 2, 0, 3)]
    await desk.do("updateAppointment", appointmentId=other["id"], treatmentId=clinic.acupuncture)
    assert await clinic.balances() == [(5, 1, 0, 4), (5, 1, 0, 4)]


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        ([(5, "500"), (5, None)], "SHARE_MISSING"),
        ([(5, "500"), (6, "300")], "PRICE_NOT_SPLIT"),
        ([(5, "500"), (5, "299.99")], "SHARES_NOT_THE_PRICE"),
        ([(5, "500"), (5, "300.01")], "SHARES_NOT_THE_PRICE"),
    ],
)
async def test_78_shares_are_of_every_limit_and_add_up_to_the_price(
    desk: FrontDesk, limits: Sequence[tuple[int, str | None]], code: str
) -> None:
    items = [await desk.treatment("One"), await desk.treatment("Two")]
    given = [
        limit(uses, item, share=share) for item, (uses, share) in zip(items, limits, strict=True)
    ]

    assert await problems(desk, items, given) == [(["input", "useLimits"], code)]


async def test_78_the_price_is_split_only_where_every_item_has_a_limit(desk: FrontDesk) -> None:
    one, two = await desk.treatment("One"), await desk.treatment("Two")

    found = await problems(desk, [one, two], [limit(10, one, share="800")])

    assert found == [(["input", "useLimits"], "PRICE_NOT_SPLIT")]


async def test_78_a_share_may_be_zero_and_not_below(desk: FrontDesk) -> None:
    one, two = await desk.treatment("One"), await desk.treatment("Two")

    found = await problems(desk, [one, two], [limit(5, one, share="-1"), limit(5, two, share="1")])

    assert found == [(["input", "useLimits", "0", "priceShare"], "AMOUNT_TOO_SMALL")]
    clinic = await limited(desk, limits=(9, 1), shares=("600", "0"))
    assert (await clinic.spend(clinic.massage))["value"]["amount"] == "0.00"


async def test_79_the_suggested_refund_is_rounded_once_over_all_limits(desk: FrontDesk) -> None:
    clinic = await limited(desk, limits=(2, 2), shares=("0.01", "0.01"), uses=4, price="0.02")
    await clinic.spend(clinic.acupuncture)
    await clinic.spend(clinic.massage)

    preview = (await desk.ask(PREVIEW, id=clinic.package))["refundPreview"]

    # Half a cent of each: one cent, not two.
    assert preview["suggestedAmount"]["amount"] == "0.01"
    refund = (await desk.do("refundPackage", patientPackageId=clinic.package))["refund"]
    assert refund["suggestedAmount"]["amount"] == refund["amount"]["amount"] == "0.01"


async def test_79_e9_600_in_350_and_250_with_two_and_one_used(desk: FrontDesk) -> None:
    clinic = await limited(desk, shares=("350", "250"))

    values = [
        (await clinic.spend(treatment))["value"]["amount"]
        for treatment in (clinic.acupuncture, clinic.massage, clinic.acupuncture)
    ]

    assert values == ["70.00", "50.00", "70.00"]
    preview = (await desk.ask(PREVIEW, id=clinic.package))["refundPreview"]
    assert preview["usedValue"]["amount"] == "190.00"
    assert preview["suggestedAmount"]["amount"] == "410.00"
    assert preview["retainedAmount"]["amount"] == "190.00"
    await clinic.book(clinic.massage)
    refund = (await desk.do("refundPackage", patientPackageId=clinic.package))["refund"]
    assert refund["suggestedAmount"]["amount"] == refund["amount"]["amount"] == "410.00"


async def test_79_e9_the_reports_count_what_the_uses_are_worth(desk: FrontDesk) -> None:
    clinic = await limited(desk, shares=("350", "250"))
    for treatment in (clinic.acupuncture, clinic.massage, clinic.acupuncture):
        await clinic.spend(treatment)
    desk.clock.go_to("2026-05-01")
    report = """query Q { packageLiabilityReport(
            during: { from: "2026-03-01", to: "2026-04-30" }, groupBy: PATIENT_PACKAGE) {
        summary { sold { amount } redeemed { amount } closing { amount } } }
        packageUsageReport { summary { value { amount } } } }"""

    found = await desk.ask(report)

    liability = found["packageLiabilityReport"]["summary"]
    assert {name: each["amount"] for name, each in liability.items()} == {
        "sold": "600.00",
        "redeemed": "190.00",
        "closing": "410.00",
    }
    assert found["packageUsageReport"]["summary"]["value"]["amount"] == "190.00"
    # At a refund of what is suggested nothing is left over.
    await desk.do("refundPackage", patientPackageId=clinic.package)
    package = await desk.package(clinic.package, "liabilityOn { amount }")
    assert package["liabilityOn"]["amount"] == "0.00"
