"""Everything that this program refuses with.

A `Refusal` is a business "no": data to the client, HTTP 200. Its own data are identifiers, whole
numbers, days and strings, so that it can be recorded under its idempotency key and given again. A
`RequestError` is a top-level GraphQL error. A `SetupError` is for the operator.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from gql_packages.problems import Problem


class RefusalCode(StrEnum):
    """Why something was refused. Programs go by this; the message is for people."""

    INVALID_INPUT = "INVALID_INPUT"
    NOT_FOUND = "NOT_FOUND"
    VERSION_CONFLICT = "VERSION_CONFLICT"
    IDEMPOTENCY_KEY_MISMATCH = "IDEMPOTENCY_KEY_MISMATCH"
    IDEMPOTENCY_KEY_IN_USE = "IDEMPOTENCY_KEY_IN_USE"
    ARCHIVED = "ARCHIVED"
    NOT_BOOKABLE = "NOT_BOOKABLE"
    TREATMENT_NOT_GIVEN = "TREATMENT_NOT_GIVEN"
    NOT_FULLY_PAID = "NOT_FULLY_PAID"
    PACKAGE_EXPIRED = "PACKAGE_EXPIRED"
    PACKAGE_USED_UP = "PACKAGE_USED_UP"
    ITEM_USED_UP = "ITEM_USED_UP"
    PACKAGE_REFUNDED = "PACKAGE_REFUNDED"
    NOT_ELIGIBLE = "NOT_ELIGIBLE"
    OTHER_PATIENT = "OTHER_PATIENT"
    ALREADY_COVERED = "ALREADY_COVERED"
    NOT_COVERED = "NOT_COVERED"
    WRONG_STATUS = "WRONG_STATUS"
    PAST_EXPIRY = "PAST_EXPIRY"
    EXPIRY_BEFORE_BOOKINGS = "EXPIRY_BEFORE_BOOKINGS"
    PAYMENT_APPLIED = "PAYMENT_APPLIED"
    PAYMENT_REFUNDED = "PAYMENT_REFUNDED"
    PAYMENT_VOID = "PAYMENT_VOID"
    USES_REDEEMED = "USES_REDEEMED"
    ADJUSTMENT_IN_USE = "ADJUSTMENT_IN_USE"
    AMOUNT_OUT_OF_RANGE = "AMOUNT_OUT_OF_RANGE"
    TIME_ZONE_IN_USE = "TIME_ZONE_IN_USE"
    IMPORT_REFUSED = "IMPORT_REFUSED"
    EXTERNAL_ID_MISMATCH = "EXTERNAL_ID_MISMATCH"


@dataclass(frozen=True)
class RowProblem:
    """One thing that is wrong with a row of an import; `path` names its attribute, or nothing."""

    code: RefusalCode
    path: tuple[str, ...]
    message: str
    #: where the code is INVALID_INPUT
    problem: Problem | None = None

    @classmethod
    def of(cls, problem: Problem) -> RowProblem:
        """What is wrong with a value of the row."""
        return cls(RefusalCode.INVALID_INPUT, problem.path, problem.message, problem)


@dataclass(frozen=True)
class RefusedRow:
    """A row of an import that has problems; the first row is 1."""

    row: int
    external_id: str
    problems: tuple[RowProblem, ...]


@dataclass(eq=False)
class Refusal(Exception):
    """A business "no". `path` names the attribute that it is about, where there is one."""

    code: ClassVar[RefusalCode]
    #: whether the same key gives the same refusal again: not for input that may be corrected
    is_definitive: ClassVar[bool]

    message: str
    path: tuple[str, ...] | None = field(default=None, kw_only=True)

    @property
    def extensions(self) -> dict[str, object]:
        """What goes with the message where the refusal is a top-level error."""
        return {"code": str(self.code), "path": None if self.path is None else list(self.path)}

    def __init_subclass__(cls, *, code: RefusalCode, is_definitive: bool = True) -> None:
        cls.code = code
        cls.is_definitive = is_definitive

    def __str__(self) -> str:
        return self.message


@dataclass(eq=False, kw_only=True)
class InvalidInput(Refusal, code=RefusalCode.INVALID_INPUT, is_definitive=False):
    """The input cannot be accepted as it is."""

    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, *problems: Problem) -> InvalidInput:
        """The refusal that lists these problems, its message and path those of the first."""
        return cls(problems[0].message, path=problems[0].path, problems=problems)

    @property
    def extensions(self) -> dict[str, object]:
        """The same with everything that is wrong."""
        return {**super().extensions, "problems": [each.as_json for each in self.problems]}


class NotFound(Refusal, code=RefusalCode.NOT_FOUND):
    """There is no such thing in this clinic."""


@dataclass(eq=False, kw_only=True)
class VersionConflict(Refusal, code=RefusalCode.VERSION_CONFLICT, is_definitive=False):
    """The object has changed since it was read; nothing was written."""

    current_version: int


class IdempotencyKeyMismatch(
    Refusal, code=RefusalCode.IDEMPOTENCY_KEY_MISMATCH, is_definitive=False
):
    """The key was used before with another input or another mutation."""


class IdempotencyKeyInUse(Refusal, code=RefusalCode.IDEMPOTENCY_KEY_IN_USE, is_definitive=False):
    """The first request with this key is still running."""


class Archived(Refusal, code=RefusalCode.ARCHIVED):
    """It is archived: a package, treatment, fee or patient, or an inactive staff member."""


class NotBookable(Refusal, code=RefusalCode.NOT_BOOKABLE):
    """The staff member takes no appointments."""


class TreatmentNotGiven(Refusal, code=RefusalCode.TREATMENT_NOT_GIVEN):
    """The staff member gives other treatments, and not this one."""


@dataclass(eq=False, kw_only=True)
class NotFullyPaid(Refusal, code=RefusalCode.NOT_FULLY_PAID):
    """The package is not fully paid."""

    #: in minor units
    balance_due: int
    invoice_id: UUID


@dataclass(eq=False, kw_only=True)
class PackageExpired(Refusal, code=RefusalCode.PACKAGE_EXPIRED):
    """The appointment is after the package's last valid day."""

    expires_on: date
    #: the day of the appointment
    date: date


@dataclass(eq=False, kw_only=True)
class PackageUsedUp(Refusal, code=RefusalCode.PACKAGE_USED_UP):
    """No use is available."""

    uses_total: int
    uses_reserved: int
    uses_redeemed: int


@dataclass(eq=False, kw_only=True)
class ItemUsedUp(Refusal, code=RefusalCode.ITEM_USED_UP):
    """No use is left for the treatment: its limit is full."""

    treatment_ids: tuple[UUID, ...]
    uses: int
    #: in minor units; None where the price is not split
    price_share: int | None
    reserved: int
    redeemed: int


class PackageRefunded(Refusal, code=RefusalCode.PACKAGE_REFUNDED):
    """The package was refunded."""


class NotEligible(Refusal, code=RefusalCode.NOT_ELIGIBLE):
    """The treatment is not among the package's items."""


class OtherPatient(Refusal, code=RefusalCode.OTHER_PATIENT):
    """It belongs to another patient."""


class AlreadyCovered(Refusal, code=RefusalCode.ALREADY_COVERED):
    """The appointment has a package on it."""


class NotCovered(Refusal, code=RefusalCode.NOT_COVERED):
    """The appointment has no package on it."""


@dataclass(eq=False, kw_only=True)
class WrongStatus(Refusal, code=RefusalCode.WRONG_STATUS):
    """The appointment's status does not allow it."""

    status: str


@dataclass(eq=False, kw_only=True)
class PastExpiry(Refusal, code=RefusalCode.PAST_EXPIRY):
    """A covered appointment cannot be moved past the package's last valid day."""

    expires_on: date
    patient_package_id: UUID


@dataclass(eq=False, kw_only=True)
class ExpiryBeforeBookings(Refusal, code=RefusalCode.EXPIRY_BEFORE_BOOKINGS):
    """Covered appointments are booked after the new last valid day."""

    appointment_ids: tuple[UUID, ...]


@dataclass(eq=False, kw_only=True)
class PaymentApplied(Refusal, code=RefusalCode.PAYMENT_APPLIED):
    """Something is paid on the invoice, or of the payment applied to it; unapply it first."""

    invoice_id: UUID


class PaymentRefunded(Refusal, code=RefusalCode.PAYMENT_REFUNDED):
    """Something of the payment was paid back."""


class PaymentVoided(Refusal, code=RefusalCode.PAYMENT_VOID):
    """The payment is void: it cannot be used or corrected."""


class TimeZoneInUse(Refusal, code=RefusalCode.TIME_ZONE_IN_USE):
    """Something was sold, booked or received: the clinic's time zone cannot be changed any more."""


class UsesRedeemed(Refusal, code=RefusalCode.USES_REDEEMED):
    """A sale whose uses were redeemed cannot be deleted."""


class AdjustmentInUse(Refusal, code=RefusalCode.ADJUSTMENT_IN_USE):
    """Uses that were added are held, redeemed or taken again."""


@dataclass(eq=False, kw_only=True)
class AmountOutOfRange(Refusal, code=RefusalCode.AMOUNT_OUT_OF_RANGE):
    """The amount is outside what is possible."""

    #: in minor units; both bounds are possible
    minimum: int
    maximum: int


@dataclass(eq=False, kw_only=True)
class ImportRefused(Refusal, code=RefusalCode.IMPORT_REFUSED, is_definitive=False):
    """Rows of the import are wrong; nothing was written."""

    rows: tuple[RefusedRow, ...]


class ExternalIdMismatch(Refusal, code=RefusalCode.EXTERNAL_ID_MISMATCH):
    """Another row was imported under this external id, or stands before this one."""


class RequestError(Exception):
    """A request that cannot be served: a top-level GraphQL error with `extensions.code`."""

    code: ClassVar[str]
    extensions: dict[str, Any]

    def __init_subclass__(cls, *, code: str | None = None) -> None:
        if code is not None:
            cls.code = code

    def __init__(self, message: str, **extensions: Any) -> None:
        super().__init__(message)
        self.message = message
        self.extensions = {"code": self.code, **extensions}


class BadRequest(RequestError, code="BAD_REQUEST"):
    """The request cannot be read, or asks for more than one request may."""


class Unauthenticated(RequestError, code="UNAUTHENTICATED"):
    """No token, or one that is not valid."""


class Forbidden(RequestError, code="FORBIDDEN"):
    """The role lacks the right."""


class DocumentNotTrusted(RequestError, code="DOCUMENT_NOT_TRUSTED"):
    """Only documents that are registered are served in this way, and this one is not."""


class DocumentNotFound(RequestError, code="DOCUMENT_NOT_FOUND"):
    """No document is registered under the id that was sent."""


class PersistedQueryNotFound(RequestError, code="PERSISTED_QUERY_NOT_FOUND"):
    """The document of the hash that was sent is not known here, or not any more."""

    def __init__(self) -> None:
        # Clients look for this very word.
        super().__init__("PersistedQueryNotFound")


class Busy(RequestError, code="BUSY"):
    """What this needs is held, or the database did not do it in time or cannot be reached, as
    `extensions.cause` says; try again."""


class OutcomeUnknown(RequestError, code="OUTCOME_UNKNOWN"):
    """The connection went, or the server failed, while the change was being committed, or before it
    could be shown; try again with the same key."""


class Overloaded(RequestError, code="OVERLOADED"):
    """More work than can be taken; try again later."""


class TimedOut(RequestError, code="TIMEOUT"):
    """The request took longer than a request may take, and was stopped."""


class TooSlow(RequestError, code="TOO_SLOW"):
    """The client did not read what was sent for too long; nothing more is sent."""


class AuditUnavailable(RequestError, code="AUDIT_UNAVAILABLE"):
    """The audit cannot be written right now, for the reason in `extensions.cause`, so nothing is
    read or done; try again later."""


class Internal(RequestError, code="INTERNAL"):
    """Something unforeseen: the client learns an incident's id and nothing else."""

    def __init__(self, incident_id: UUID) -> None:
        super().__init__(
            "Something went wrong on our side. Quote the incident when you report it.",
            incidentId=str(incident_id),
        )


class SetupError(Exception):
    """Something about the installation that the operator can put right: one sentence."""


REFUSALS: dict[RefusalCode, type[Refusal]] = {
    refusal.code: refusal for refusal in Refusal.__subclasses__()
}
