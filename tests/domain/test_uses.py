"""What a use is worth and may be put on, which is taken, and what a refund would be."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from gql_packages.domain.limits import UseLimit
from gql_packages.domain.uses import (
    PackageTerms,
    first_free_use,
    is_alive_on,
    preference,
    refusal_to_redeem,
    refusal_to_reserve,
    refusal_to_take,
    suggested_refund,
    use_value,
)
from gql_packages.errors import NotFullyPaid, PackageExpired, PackageUsedUp
from tests.status_rules import commission_basis, package_status

PACKAGE, NOOR, SAM, INVOICE, MASSAGE, YOGA = (UUID(int=number) for number in range(6))
LAST_DAY = date(2026, 6, 30)
SOLD_AT = datetime(2026, 3, 2, 18, tzinfo=UTC)


def sold(**given: Any) -> PackageTerms:
    """Noor's ten massages, paid, three held and four spent, valid to the end of June."""
    terms: dict[str, Any] = {
        "id": PACKAGE,
        "patient_id": NOOR,
        "invoice_id": INVOICE,
        "balance_due": 0,
        "uses_total": 10,
        "uses_reserved": 3,
        "uses_redeemed": 4,
        "purchased_at": SOLD_AT,
        "expires_on": LAST_DAY,
        "is_refunded": False,
        "patient_pays": {MASSAGE: 0},
    }
    return PackageTerms(**{**terms, **given})


def test_33_remaining_is_not_yet_redeemed_and_available_is_not_held_either() -> None:
    assert (sold().uses_remaining, sold().uses_available) == (6, 3)


@pytest.mark.parametrize(
    ("price", "uses", "parts"),
    [
        (10000, 3, [3333, 3333, 3334]),
        (80000, 4, [20000] * 4),
        (2, 3, [0, 1, 1]),
        (0, 2, [0, 0]),
        (7, 1, [7]),
        (1001, 10, [100] * 9 + [101]),
    ],
)
def test_25_the_parts_add_up_to_the_price(price: int, uses: int, parts: list[int]) -> None:
    assert [use_value(price, uses, number) for number in range(1, uses + 1)] == parts
    assert all(type(use_value(price, uses, number)) is int for number in range(1, uses + 1))


@pytest.mark.parametrize(
    ("taken", "free"),
    [([], 1), ([1], 2), ([2], 1), ([1, 2, 3], 4), ([1, 3], 2), ([3, 1, 2], 4), ([5, 1], 2)],
)
def test_the_lowest_number_that_no_live_use_has(taken: list[int], free: int) -> None:
    assert first_free_use(iter(taken)) == free


def test_07_a_sale_for_somebody_is_compensated_and_its_uses_are_not() -> None:
    assert [commission_basis(seller) for seller in (None, SAM)] == ["REDEMPTION", "SALE"]


BEST: dict[str, Any] = {
    "is_refunded": False,
    "expires_on": LAST_DAY,
    "today": LAST_DAY,
    "balance_due": 0,
    "uses_total": 10,
    "uses_redeemed": 9,
}
LATE = {"today": LAST_DAY + timedelta(days=1)}


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({}, "ACTIVE"),
        ({**LATE, "expires_on": None}, "ACTIVE"),
        ({"today": LAST_DAY - timedelta(days=1)}, "ACTIVE"),
        ({"balance_due": -1}, "ACTIVE"),
        ({"uses_redeemed": 10}, "USED_UP"),
        ({"uses_redeemed": 11}, "USED_UP"),
        ({"uses_redeemed": 10, "balance_due": 1}, "UNPAID"),
        ({"balance_due": 1, **LATE}, "EXPIRED"),
        ({"uses_redeemed": 10, **LATE}, "USED_UP"),
        ({"uses_redeemed": 10, "balance_due": 1, **LATE}, "UNPAID"),
        ({"is_refunded": True, "uses_redeemed": 10, "balance_due": 1, **LATE}, "REFUNDED"),
    ],
)
def test_where_a_package_stands(given: dict[str, Any], status: str) -> None:
    assert package_status(**{**BEST, **given}) == status


def test_90_as_many_are_taken_as_are_available() -> None:
    assert refusal_to_take(sold(), 3) is None

    refusal = refusal_to_take(sold(), 4)

    assert refusal is not None
    assert str(refusal.code) == "PACKAGE_USED_UP"
    assert (refusal.uses_total, refusal.uses_reserved, refusal.uses_redeemed) == (10, 3, 4)
    assert refusal.message == "Only 3 uses are available."


@pytest.mark.parametrize(("free", "code"), [(0, "ITEM_USED_UP"), (1, None)])
def test_89_where_a_limit_is_full_an_added_use_serves(free: int, code: str | None) -> None:
    full = UseLimit(number=1, uses=3, price_share=None, reserved=1, redeemed=1, taken=1)
    terms = sold(limits={MASSAGE: full}, bonus_available=free)

    refusal = refusal_to_reserve(terms, patient_id=NOOR, treatment_id=MASSAGE, day=LAST_DAY)

    assert (refusal and str(refusal.code)) == code


SPENT = {"uses_reserved": 0, "uses_redeemed": 10}
TO_HOLD: list[tuple[dict[str, Any], UUID, UUID, date, str | None]] = [
    ({}, NOOR, MASSAGE, LAST_DAY, None),
    ({"uses_reserved": 5}, NOOR, MASSAGE, LAST_DAY, None),
    ({"expires_on": None}, NOOR, MASSAGE, date(2199, 1, 1), None),
    ({}, NOOR, MASSAGE, date(2020, 1, 1), None),
    ({"balance_due": -1}, NOOR, MASSAGE, LAST_DAY, None),
    ({}, NOOR, MASSAGE, LAST_DAY + timedelta(days=1), "PACKAGE_EXPIRED"),
    ({"uses_reserved": 6}, NOOR, MASSAGE, LAST_DAY, "PACKAGE_USED_UP"),
    ({"balance_due": 1}, NOOR, MASSAGE, LAST_DAY + timedelta(days=1), "NOT_FULLY_PAID"),
    ({"uses_reserved": 6}, NOOR, MASSAGE, LAST_DAY + timedelta(days=1), "PACKAGE_EXPIRED"),
    (SPENT, NOOR, MASSAGE, LAST_DAY + timedelta(days=1), "PACKAGE_USED_UP"),
    ({**SPENT, "balance_due": 1}, NOOR, MASSAGE, LAST_DAY + timedelta(days=1), "NOT_FULLY_PAID"),
    ({"balance_due": 1}, NOOR, YOGA, LAST_DAY, "NOT_ELIGIBLE"),
    ({"is_refunded": True}, NOOR, YOGA, LAST_DAY, "PACKAGE_REFUNDED"),
    ({"is_refunded": True}, SAM, MASSAGE, LAST_DAY, "OTHER_PATIENT"),
    ({"patient_id": SAM}, NOOR, MASSAGE, LAST_DAY, "OTHER_PATIENT"),
    ({"patient_id": PACKAGE}, NOOR, MASSAGE, LAST_DAY, "OTHER_PATIENT"),
]


@pytest.mark.parametrize(("given", "patient", "treatment", "day", "code"), TO_HOLD)
def test_why_a_use_cannot_be_put_on_a_visit(
    given: dict[str, Any], patient: UUID, treatment: UUID, day: date, code: str | None
) -> None:
    package = sold(**given)
    # An equal id need not be the same object: rows are read again and again.
    package = replace(package, patient_id=UUID(int=package.patient_id.int))

    refusal = refusal_to_reserve(package, patient_id=patient, treatment_id=treatment, day=day)

    assert (refusal and refusal.code) == code


@pytest.mark.parametrize(
    ("given", "day", "code"),
    [
        ({"uses_reserved": 6}, LAST_DAY, None),
        ({"is_refunded": True, "balance_due": 1}, LAST_DAY, "PACKAGE_REFUNDED"),
        ({"balance_due": 1}, LAST_DAY, "NOT_FULLY_PAID"),
        ({}, LAST_DAY + timedelta(days=1), "PACKAGE_EXPIRED"),
        ({"expires_on": None}, LAST_DAY + timedelta(days=1), None),
    ],
)
def test_why_a_use_that_is_held_cannot_be_spent(
    given: dict[str, Any], day: date, code: str | None
) -> None:
    refusal = refusal_to_redeem(sold(**given), day=day)

    assert (refusal and refusal.code) == code


def test_a_refusal_brings_what_the_desk_needs_to_know() -> None:
    late = LAST_DAY + timedelta(days=1)

    unpaid = refusal_to_redeem(sold(balance_due=2500), day=LAST_DAY)
    expired = refusal_to_redeem(sold(), day=late)
    used_up = refusal_to_reserve(
        sold(uses_reserved=6), patient_id=NOOR, treatment_id=MASSAGE, day=LAST_DAY
    )

    assert isinstance(unpaid, NotFullyPaid)
    assert (unpaid.balance_due, unpaid.invoice_id) == (2500, INVOICE)
    assert isinstance(expired, PackageExpired)
    assert (expired.expires_on, expired.date) == (LAST_DAY, late)
    assert isinstance(used_up, PackageUsedUp)
    assert (used_up.uses_total, used_up.uses_reserved, used_up.uses_redeemed) == (10, 6, 4)


@pytest.mark.parametrize(
    ("given", "day", "is_alive"),
    [
        ({}, LAST_DAY, True),
        ({}, LAST_DAY - timedelta(days=1), True),
        ({}, LAST_DAY + timedelta(days=1), False),
        ({"expires_on": None}, date.max, True),
        ({"is_refunded": True}, LAST_DAY, False),
        ({"is_refunded": True, "expires_on": None}, LAST_DAY, False),
    ],
)
def test_a_package_lives_until_its_last_day_or_its_refund(
    given: dict[str, Any], day: date, is_alive: bool
) -> None:
    assert is_alive_on(sold(**given), day) is is_alive


def test_14_the_one_that_ends_first_then_has_fewest_left_then_is_oldest_is_taken() -> None:
    in_order = [
        sold(expires_on=LAST_DAY - timedelta(days=1)),
        sold(uses_redeemed=9),
        sold(purchased_at=SOLD_AT - timedelta(seconds=1)),
        sold(),
        sold(id=UUID(int=9)),
        sold(expires_on=None, uses_redeemed=9),
    ]

    found = [in_order[number] for number in (3, 5, 0, 4, 1, 2)]
    assert sorted(found, key=preference) == in_order


def test_a_sold_package_is_described_by_name_and_never_changed() -> None:
    with pytest.raises(AttributeError):
        sold().uses_redeemed = 5  # type: ignore[misc]
    with pytest.raises(TypeError):
        PackageTerms(PACKAGE)  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("price", "uses_total", "uses_remaining", "collected", "suggested"),
    [
        (80000, 10, 4, 80000, 32000),
        (80000, 10, 10, 80000, 80000),
        (80000, 10, 0, 80000, 0),
        (80000, 10, 4, 20000, 20000),
        (10000, 3, 1, 10000, 3333),
        (10000, 3, 2, 10000, 6667),
        (5, 10, 1, 5, 1),
        (0, 10, 4, 0, 0),
    ],
)
def test_41_what_is_left_at_its_price_rounded_once_and_no_more_than_was_collected(
    price: int, uses_total: int, uses_remaining: int, collected: int, suggested: int
) -> None:
    found = suggested_refund(
        price=price, uses_total=uses_total, uses_remaining=uses_remaining, collected=collected
    )

    assert found == suggested


def test_the_figures_are_told_apart_by_name() -> None:
    with pytest.raises(TypeError):
        suggested_refund(80000, 10, 4, 80000)  # type: ignore[call-arg]
