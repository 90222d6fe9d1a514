"""Turns every refusal into its GraphQL type: the one place where that happens."""

from typing import Any

import strawberry
from strawberry.types.field import StrawberryField

from gql_packages import errors
from gql_packages.observing.note import note_code
from gql_packages.resolvers.context import RequestContext
from gql_packages.schema import refusals
from gql_packages.schema.vocabulary import AppointmentStatus

Info = strawberry.Info[RequestContext, None]


def _said(refusal: errors.Refusal) -> dict[str, Any]:
    """What all refusals say. That it is said is noted."""
    note_code(refusal.code)
    return {
        "code": refusal.code,
        "message": refusal.message,
        "path": None if refusal.path is None else list(refusal.path),
    }


class InvalidInput(strawberry.ExceptionHandler[errors.InvalidInput, refusals.InvalidInput]):
    """INVALID_INPUT."""

    def handle(
        self, exception: errors.InvalidInput, *, field: StrawberryField, info: Info
    ) -> refusals.InvalidInput:
        """With every problem that was found."""
        problems = [
            refusals.InputProblem(path=list(problem.path), message=problem.message)
            for problem in exception.problems
        ]
        return refusals.InvalidInput(**_said(exception), problems=problems)


class VersionConflict(
    strawberry.ExceptionHandler[errors.VersionConflict, refusals.VersionConflict]
):
    """VERSION_CONFLICT."""

    def handle(
        self, exception: errors.VersionConflict, *, field: StrawberryField, info: Info
    ) -> refusals.VersionConflict:
        """With the version that is there now."""
        return refusals.VersionConflict(
            **_said(exception), current_version=exception.current_version
        )


class NotFullyPaid(strawberry.ExceptionHandler[errors.NotFullyPaid, refusals.NotFullyPaid]):
    """NOT_FULLY_PAID."""

    async def handle(
        self, exception: errors.NotFullyPaid, *, field: StrawberryField, info: Info
    ) -> refusals.NotFullyPaid:
        """With what is due, and the invoice."""
        viewer = await info.context.viewer()
        return refusals.NotFullyPaid(
            **_said(exception),
            balance_due=viewer.money(exception.balance_due),
            invoice_key=exception.invoice_id,
        )


class PackageExpired(strawberry.ExceptionHandler[errors.PackageExpired, refusals.PackageExpired]):
    """PACKAGE_EXPIRED."""

    def handle(
        self, exception: errors.PackageExpired, *, field: StrawberryField, info: Info
    ) -> refusals.PackageExpired:
        """With both days."""
        return refusals.PackageExpired(
            **_said(exception), expires_on=exception.expires_on, day=exception.date
        )


class PackageUsedUp(strawberry.ExceptionHandler[errors.PackageUsedUp, refusals.PackageUsedUp]):
    """PACKAGE_USED_UP."""

    def handle(
        self, exception: errors.PackageUsedUp, *, field: StrawberryField, info: Info
    ) -> refusals.PackageUsedUp:
        """With the package's counters."""
        return refusals.PackageUsedUp(
            **_said(exception),
            uses_total=exception.uses_total,
            uses_reserved=exception.uses_reserved,
            uses_redeemed=exception.uses_redeemed,
        )


class WrongStatus(strawberry.ExceptionHandler[errors.WrongStatus, refusals.WrongStatus]):
    """WRONG_STATUS."""

    def handle(
        self, exception: errors.WrongStatus, *, field: StrawberryField, info: Info
    ) -> refusals.WrongStatus:
        """With the status that stands in the way."""
        return refusals.WrongStatus(**_said(exception), status=AppointmentStatus(exception.status))


class PastExpiry(strawberry.ExceptionHandler[errors.PastExpiry, refusals.PastExpiry]):
    """PAST_EXPIRY."""

    def handle(
        self, exception: errors.PastExpiry, *, field: StrawberryField, info: Info
    ) -> refusals.PastExpiry:
        """With the package and its last valid day."""
        return refusals.PastExpiry(
            **_said(exception),
            expires_on=exception.expires_on,
            patient_package_key=exception.patient_package_id,
        )


class ExpiryBeforeBookings(
    strawberry.ExceptionHandler[errors.ExpiryBeforeBookings, refusals.ExpiryBeforeBookings]
):
    """EXPIRY_BEFORE_BOOKINGS."""

    def handle(
        self, exception: errors.ExpiryBeforeBookings, *, field: StrawberryField, info: Info
    ) -> refusals.ExpiryBeforeBookings:
        """With the appointments."""
        return refusals.ExpiryBeforeBookings(
            **_said(exception), appointment_keys=exception.appointment_ids
        )


class AmountOutOfRange(
    strawberry.ExceptionHandler[errors.AmountOutOfRange, refusals.AmountOutOfRange]
):
    """AMOUNT_OUT_OF_RANGE."""

    async def handle(
        self, exception: errors.AmountOutOfRange, *, field: StrawberryField, info: Info
    ) -> refusals.AmountOutOfRange:
        """With the bounds."""
        viewer = await info.context.viewer()
        return refusals.AmountOutOfRange(
            **_said(exception),
            minimum=viewer.money(exception.minimum),
            maximum=viewer.money(exception.maximum),
        )


class PaymentApplied(strawberry.ExceptionHandler[errors.PaymentApplied, refusals.PaymentApplied]):
    """PAYMENT_APPLIED."""

    def handle(
        self, exception: errors.PaymentApplied, *, field: StrawberryField, info: Info
    ) -> refusals.PaymentApplied:
        """With the invoice."""
        return refusals.PaymentApplied(**_said(exception), invoice_key=exception.invoice_id)


class SimpleRefusal(strawberry.ExceptionHandler[errors.Refusal, refusals.SimpleRefusal]):
    """Every code that has no type of its own, or whose type the result does not list."""

    def handle(
        self, exception: errors.Refusal, *, field: StrawberryField, info: Info
    ) -> refusals.SimpleRefusal:
        """With what all refusals say."""
        return refusals.SimpleRefusal(**_said(exception))


#: The first that fits is taken: the general one comes last.
HANDLERS: tuple[strawberry.ExceptionHandler[Any, Any], ...] = (
    InvalidInput(),
    VersionConflict(),
    NotFullyPaid(),
    PackageExpired(),
    PackageUsedUp(),
    WrongStatus(),
    PastExpiry(),
    ExpiryBeforeBookings(),
    AmountOutOfRange(),
    PaymentApplied(),
    SimpleRefusal(),
)

#: So that they are in the schema even where no result lists them yet.
REFUSAL_TYPES: tuple[type, ...] = (
    refusals.SimpleRefusal,
    refusals.InvalidInput,
    refusals.VersionConflict,
    refusals.NotFullyPaid,
    refusals.PackageExpired,
    refusals.PackageUsedUp,
    refusals.WrongStatus,
    refusals.PastExpiry,
    refusals.ExpiryBeforeBookings,
    refusals.AmountOutOfRange,
    refusals.PaymentApplied,
)
