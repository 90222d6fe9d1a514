"""Set what becomes of money whose uses lapse, from today or a later day on.

What the change makes of all packages together is in `expired` on that day; earlier days stay.
"""

from datetime import date
from decimal import Decimal

import strawberry

from gql_packages.domain.enums import BreakageMethod
from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import key_field
from gql_packages.schema.clinic import Clinic
from gql_packages.schema.described import described, described_input, optional, required
from gql_packages.services.set_breakage_policy import set_breakage_policy


@described_input
class SetBreakagePolicyInput:
    """What becomes of money whose uses lapse, and from which day on."""

    from_: date | None = strawberry.field(
        name="from",
        default=None,
        description="The first day that it counts for, today or later; left out: today. It counts "
        "until a day that another one is set for, and replaces what was set for the same day.",
    )
    method: BreakageMethod = required("What becomes of it.")
    expected_percent: Decimal | None = optional(
        "With PROPORTIONAL, and only then: how much of what is paid is expected to lapse, in "
        "percent; above 0, below 100, at most two decimals."
    )
    idempotency_key: str = key_field()


@described
class SetBreakagePolicyPayload:
    """The policy was set."""

    clinic: Clinic = shown("The clinic, with its policy as it is now.")


mutation = Mutation(__name__, set_breakage_policy, Permission.POLICY_EDIT, is_alone=True)
