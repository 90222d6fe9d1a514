"""Correct what was mistyped of a payment: its method, its reference or its day."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from gql_packages.domain.calendar import check_year, noon_of
from gql_packages.domain.enums import PaymentMethod
from gql_packages.domain.input_validator import UNCHANGED, InputValidator, Unchanged
from gql_packages.errors import InvalidInput
from gql_packages.models.billing import Payment
from gql_packages.problems import Problem, ProblemCode
from gql_packages.services.corrected_payment import (
    check_counts,
    method_of,
    received_at_of,
    reference_of,
)
from gql_packages.services.corrections import Value, record_correction
from gql_packages.services.row_locks import lock
from gql_packages.services.versioned_rows import check_version
from gql_packages.unit_of_work.work import Work


@dataclass(frozen=True)
class UpdatePaymentOutcome:
    """What was corrected."""

    payment_id: UUID


async def update_payment(
    work: Work,
    *,
    payment_id: UUID,
    reason: str,
    expected_version: int | None = None,
    method: PaymentMethod | None = None,
    reference: str | Unchanged | None = UNCHANGED,
    received_on: date | None = None,
) -> UpdatePaymentOutcome:
    """Correct what is given, whatever of the payment is applied or paid back (rule 173).

    None takes the reference out. A day is not in the future; the payment was received at noon of
    it, or at its first moment where it is the day on which it was entered. What is so already is
    not changed. Refuses NotFound, InvalidInput, VersionConflict, PaymentVoided.
    """
    problems = InputValidator()
    reason = problems.required(reason, "reason", longest=1000)
    if reference is not UNCHANGED:
        reference = problems.optional(reference, "reference")
    problems.refuse_if_any()
    if received_on is not None:
        _check_day(work, received_on)
    payment = await lock(work, Payment, payment_id, "payment_id")
    check_version(expected_version, payment.version)
    check_counts(payment)

    wanted: dict[str, Value] = {}
    if method is not None:
        wanted["method"] = method
    if reference is not UNCHANGED:
        wanted["reference"] = reference
    if received_on is not None and received_on != work.day_of(received_at_of(payment)):
        wanted["received_at"] = _moment_on(work, payment, received_on)
    _correct(work, payment, wanted, reason)
    return UpdatePaymentOutcome(payment.id)


def _correct(work: Work, payment: Payment, wanted: dict[str, Value], reason: str) -> None:
    """One version and one reason for all that differs; nothing where nothing does."""
    before = {
        "method": method_of(payment),
        "reference": reference_of(payment),
        "received_at": received_at_of(payment),
    }
    changes = {name: value for name, value in wanted.items() if value != before[name]}
    payment.version += bool(changes)
    for column, value in changes.items():
        # An empty reference is one that was taken out.
        setattr(payment, f"corrected_{column}", "" if value is None else value)
        record_correction(work, payment, column, before=before[column], after=value, reason=reason)


def _check_day(work: Work, received_on: date) -> None:
    check_year(received_on, "received_on")
    if received_on > work.today:
        values = {"latest": work.today}
        raise InvalidInput.of(Problem(("received_on",), ProblemCode.IN_THE_FUTURE, values))


def _moment_on(work: Work, payment: Payment, day: date) -> datetime:
    if day == work.day_of(payment.received_at):
        return payment.received_at
    return min(noon_of(day, work.time_zone), work.now)
