"""What a client asks of the clinic's lists: conditions that must all be met."""

from datetime import date
from typing import Any

import strawberry

from gql_packages.domain.enums import (
    AppointmentStatus,
    InvoiceKind,
    InvoiceStatus,
    PatientPackageStatus,
    PaymentMethod,
)
from gql_packages.errors import InvalidInput
from gql_packages.problems import Problem, ProblemCode
from gql_packages.schema.billing import read_number
from gql_packages.schema.described import described_input, optional
from gql_packages.schema.global_id import id_of

#: What reads the value of a field, given its path in the arguments; in the field's metadata.
READ_BY = "read_by"
MOST_USES = 10_000
_ANY = "Left out or empty: any."


def _of(type_name: str, description: str) -> Any:
    return id_of(type_name, description, default=None)


def _read_uses(uses: int, path: tuple[str, ...]) -> int:
    """A number of uses; refuses (InvalidInput, naming the path) what no package can have."""
    if not 0 <= uses <= MOST_USES:
        values = {"least": 0, "most": MOST_USES, "found": uses}
        raise InvalidInput.of(Problem(path, ProblemCode.NUMBER_OUT_OF_RANGE, values))
    return uses


@described_input
class OpenDateRange:
    """Days of the clinic's calendar, both included; either may be left out."""

    from_: date | None = strawberry.field(
        name="from", default=None, description="The first day; left out: from the beginning."
    )
    to: date | None = optional("The last day; left out: without end.")


@described_input
class PatientFilter:
    """Which patients.

    Every condition may be left out; those that are given must all be met.
    """

    owing: bool | None = optional("True: who owes something. False: who owes nothing.")
    credit: bool | None = optional("True: who has credit. False: who has none.")
    package_status: list[PatientPackageStatus] | None = optional(
        f"Who has a package with one of these statuses today. {_ANY}"
    )
    is_archived: bool | None = optional(
        "True: who is archived. False: who is not. Left out: as `includeArchived` says."
    )


@described_input
class PatientPackageFilter:
    """Which patient packages.

    Every condition may be left out; those that are given must all be met.
    """

    status: list[PatientPackageStatus] | None = optional(
        f"With one of these statuses today. {_ANY}"
    )
    package_ids: list[strawberry.ID] | None = _of(
        "Package", f"Sold from one of these packages. {_ANY}"
    )
    expires: OpenDateRange | None = optional(
        "Whose last valid day is one of these. What never expires is not among them."
    )
    uses_remaining_at_most: int | None = strawberry.field(
        default=None,
        description="Of which at most so many uses are not redeemed, reserved ones included: 0 to "
        "10,000.",
        metadata={READ_BY: _read_uses},
    )
    sold: OpenDateRange | None = optional("Sold on these days.")


@described_input
class AppointmentFilter:
    """Which appointments.

    Every condition may be left out; those that are given must all be met.
    """

    status: list[AppointmentStatus] | None = optional(f"With one of these statuses. {_ANY}")
    patient_id: strawberry.ID | None = _of("Patient", "Of this patient.")
    treatment_id: strawberry.ID | None = _of("Treatment", "For this treatment or class.")
    practitioner_id: strawberry.ID | None = _of("StaffMember", "With this staff member.")
    starts: OpenDateRange | None = optional("That start on these days.")


@described_input
class StaffMemberFilter:
    """Which staff members.

    Every condition may be left out; those that are given must all be met.
    """

    is_bookable: bool | None = optional(
        "True: with whom appointments can be booked. False: with whom they cannot."
    )
    treatment_id: strawberry.ID | None = _of(
        "Treatment", "Who gives this treatment or class: it is listed with them, or none is."
    )


@described_input
class InvoiceFilter:
    """Which invoices.

    Every condition may be left out; those that are given must all be met.
    """

    number: str | None = strawberry.field(
        default=None,
        description='With this number, as it is printed ("INV-000123") or without what leads it '
        '("123").',
        metadata={READ_BY: read_number},
    )
    status: list[InvoiceStatus] | None = optional(f"With one of these statuses. {_ANY}")
    kind: list[InvoiceKind] | None = optional(f"That bill one of these. {_ANY}")
    issued: OpenDateRange | None = optional("Issued on these days.")
    patient_id: strawberry.ID | None = _of("Patient", "Of this patient.")


@described_input
class PaymentFilter:
    """Which payments.

    Every condition may be left out; those that are given must all be met.
    """

    received: OpenDateRange | None = optional("Received on these days.")
    method: list[PaymentMethod] | None = optional(f"Received in one of these ways. {_ANY}")
    patient_id: strawberry.ID | None = _of("Patient", "From this patient.")
    received_by_id: strawberry.ID | None = _of("StaffMember", "Entered by this staff member.")
    has_unapplied: bool | None = optional(
        "Whether something of it is credit: neither applied nor paid back. Left out: either."
    )
    is_void: bool | None = optional("Whether it is void. Left out: either.")
