"""What a refund would be."""

from fractions import Fraction

from gql_packages.domain.money import round_half_up


def suggested_refund(*, price: int, uses_total: int, uses_remaining: int, collected: int) -> int:
    """price / uses x remaining, rounded once, half up; at most what is collected (rule 41).

    All amounts in minor units. Held uses count as remaining.
    """
    return min(round_half_up(Fraction(price * uses_remaining, uses_total)), collected)
