"""Set what becomes of money whose uses lapse."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from gql_packages.domain.calendar import check_year
from gql_packages.domain.enums import BreakageMethod
from gql_packages.errors import InvalidInput
from gql_packages.models.policy import BreakagePolicy
from gql_packages.problems import Problem, ProblemCode
from gql_packages.services.policy_settings import clinic_policy
from gql_packages.unit_of_work.work import Work


async def set_breakage_policy(
    work: Work,
    *,
    method: BreakageMethod,
    expected_percent: Decimal | None = None,
    from_: date | None = None,
) -> UUID:
    """From that day on, today if None, until a day for which another one is set (rules 55, 66).

    The percentage goes with PROPORTIONAL: above 0, below 100, two decimals. The caller has the
    clinic to itself, so that versions have one order. Refuses (InvalidInput) days that are over.
    """
    if from_ is not None:
        check_year(from_, "from")
        if from_ < work.today:
            values = {"earliest": work.today}
            raise InvalidInput.of(Problem(("from",), ProblemCode.BEFORE_TODAY, values))
    work.add(
        BreakagePolicy,
        version=(await clinic_policy(work))["version"] + 1,
        valid_from=from_ or work.today,
        method=method,
        expected_rate=_rate(method, expected_percent),
        set_at=work.now,
        set_by_id=work.actor_id,
    )
    return work.clinic_id


def _rate(method: BreakageMethod, percent: Decimal | None) -> int | None:
    """The percentage in hundredths."""
    if (percent is None) is (method is BreakageMethod.PROPORTIONAL):
        raise InvalidInput.of(Problem(("expected_percent",), ProblemCode.RATE_OF_METHOD))
    if percent is None:
        return None
    hundredths = percent * 100 if percent.is_finite() else Decimal(0)
    if not 0 < hundredths < 10_000 or hundredths != int(hundredths):
        raise InvalidInput.of(Problem(("expected_percent",), ProblemCode.NOT_A_RATE))
    return int(hundredths)
