"""What a refund would be."""

import pytest

from gql_packages.domain.uses import suggested_refund


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
