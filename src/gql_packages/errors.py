"""Everything that this program says no with.

    Exception
    ├── Refusal                      a business "no": data to the client, HTTP 200
    │   ├── InvalidInput             INVALID_INPUT, with every problem found
    │   ├── NotFound                 NOT_FOUND: absent and not yours answer the same
    │   ├── VersionConflict          VERSION_CONFLICT
    │   ├── IdempotencyKeyMismatch   IDEMPOTENCY_KEY_MISMATCH
    │   ├── IdempotencyKeyInUse      IDEMPOTENCY_KEY_IN_USE
    │   ├── Archived                 ARCHIVED
    │   ├── NotFullyPaid             NOT_FULLY_PAID
    │   ├── PackageExpired           PACKAGE_EXPIRED
    │   ├── PackageUsedUp            PACKAGE_USED_UP
    │   ├── PackageRefunded          PACKAGE_REFUNDED
    │   ├── NotEligible              NOT_ELIGIBLE
    │   ├── OtherPatient             OTHER_PATIENT
    │   ├── AlreadyCovered           ALREADY_COVERED
    │   ├── NotCovered               NOT_COVERED
    │   ├── WrongStatus              WRONG_STATUS
    │   ├── PastExpiry               PAST_EXPIRY
    │   ├── ExpiryBeforeBookings     EXPIRY_BEFORE_BOOKINGS
    │   ├── PaymentApplied           PAYMENT_APPLIED
    │   ├── UsesRedeemed             USES_REDEEMED
    │   └── AmountOutOfRange         AMOUNT_OUT_OF_RANGE
    ├── RequestError                 a top-level GraphQL error with extensions.code
    │   ├── BadRequest               BAD_REQUEST: the request cannot be read or asks for too much
    │   ├── Unauthenticated          UNAUTHENTICATED
    │   ├── Forbidden                FORBIDDEN
    │   ├── DocumentNotTrusted       DOCUMENT_NOT_TRUSTED: only registered documents are served so
    │   ├── DocumentNotFound         DOCUMENT_NOT_FOUND: none of that id is registered
    │   ├── PersistedQueryNotFound   PERSISTED_QUERY_NOT_FOUND: send it with its hash once
    │   ├── Busy                     BUSY: try again
    │   ├── OutcomeUnknown           OUTCOME_UNKNOWN: try again with the same key
    │   ├── Overloaded               OVERLOADED: try again later
    │   ├── TimedOut                 TIMEOUT: stopped, it took too long
    │   ├── TooSlow                  TOO_SLOW: the client does not take what it is told
    │   ├── AuditUnavailable         AUDIT_UNAVAILABLE: no row can be written; try again later
    │   └── Internal                 INTERNAL: unforeseen, logged under the incident's id
    └── SetupError                   for whoever starts the program: one sentence, what to do

A refusal's data are identifiers, whole numbers, days and strings, so that it can be recorded under
its idempotency key and given again.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID


class RefusalCode(StrEnum):
    """Why something was refused."""

    INVALID_INPUT = "INVALID_INPUT"
    NOT_FOUND = "NOT_FOUND"
    VERSION_CONFLICT = "VERSION_CONFLICT"
    IDEMPOTENCY_KEY_MISMATCH = "IDEMPOTENCY_KEY_MISMATCH"
    IDEMPOTENCY_KEY_IN_USE = "IDEMPOTENCY_KEY_IN_USE"
    ARCHIVED = "ARCHIVED"
    NOT_FULLY_PAID = "NOT_FULLY_PAID"
    PACKAGE_EXPIRED = "PACKAGE_EXPIRED"
    PACKAGE_USED_UP = "PACKAGE_USED_UP"
    PACKAGE_REFUNDED = "PACKAGE_REFUNDED"
    NOT_ELIGIBLE = "NOT_ELIGIBLE"
    OTHER_PATIENT = "OTHER_PATIENT"
    ALREADY_COVERED = "ALREADY_COVERED"
    NOT_COVERED = "NOT_COVERED"
    WRONG_STATUS = "WRONG_STATUS"
    PAST_EXPIRY = "PAST_EXPIRY"
    EXPIRY_BEFORE_BOOKINGS = "EXPIRY_BEFORE_BOOKINGS"
    PAYMENT_APPLIED = "PAYMENT_APPLIED"
    USES_REDEEMED = "USES_REDEEMED"
    AMOUNT_OUT_OF_RANGE = "AMOUNT_OUT_OF_RANGE"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with the input: where (field names from `input` down) and what."""

    path: tuple[str, ...]
    message: str


@dataclass(eq=False)
class Refusal(Exception):
    """A business "no". `path` names the input field that it is about, where there is one."""

    code: ClassVar[RefusalCode]
    #: whether the same key gives the same refusal again: not for input that may be corrected
    is_definitive: ClassVar[bool] = True

    message: str
    path: tuple[str, ...] | None = dataclasses.field(default=None, kw_only=True)

    def __str__(self) -> str:
        return self.message


@dataclass(eq=False)
class InvalidInput(Refusal):
    """The input cannot be accepted as it is."""

    code = RefusalCode.INVALID_INPUT
    is_definitive = False
    problems: tuple[Problem, ...] = dataclasses.field(default=(), kw_only=True)

    @classmethod
    def of(cls, *problems: Problem) -> InvalidInput:
        """The refusal that lists these problems, its message and path those of the first."""
        return cls(problems[0].message, path=problems[0].path, problems=problems)


class NotFound(Refusal):
    """There is no such thing here."""

    code = RefusalCode.NOT_FOUND


@dataclass(eq=False)
class VersionConflict(Refusal):
    """Somebody else changed it first."""

    code = RefusalCode.VERSION_CONFLICT
    is_definitive = False
    current_version: int = dataclasses.field(kw_only=True)


class IdempotencyKeyMismatch(Refusal):
    """The key was used before with another input or another mutation."""

    code = RefusalCode.IDEMPOTENCY_KEY_MISMATCH
    is_definitive = False


class IdempotencyKeyInUse(Refusal):
    """The first request with this key is still running."""

    code = RefusalCode.IDEMPOTENCY_KEY_IN_USE
    is_definitive = False


class Archived(Refusal):
    """It is no longer on offer."""

    code = RefusalCode.ARCHIVED


@dataclass(eq=False)
class NotFullyPaid(Refusal):
    """The package is not fully paid (rule 11). `balance_due` in minor units."""

    code = RefusalCode.NOT_FULLY_PAID
    balance_due: int = dataclasses.field(kw_only=True)
    invoice_id: UUID = dataclasses.field(kw_only=True)


@dataclass(eq=False)
class PackageExpired(Refusal):
    """`date`, the day of the appointment, is after the last valid day."""

    code = RefusalCode.PACKAGE_EXPIRED
    expires_on: date = dataclasses.field(kw_only=True)
    date: date = dataclasses.field(kw_only=True)


@dataclass(eq=False)
class PackageUsedUp(Refusal):
    """No use is available."""

    code = RefusalCode.PACKAGE_USED_UP
    uses_total: int = dataclasses.field(kw_only=True)
    uses_reserved: int = dataclasses.field(kw_only=True)
    uses_redeemed: int = dataclasses.field(kw_only=True)


class PackageRefunded(Refusal):
    """The package was refunded."""

    code = RefusalCode.PACKAGE_REFUNDED


class NotEligible(Refusal):
    """The treatment is not among the package's items."""

    code = RefusalCode.NOT_ELIGIBLE


class OtherPatient(Refusal):
    """It belongs to somebody else (rule 19)."""

    code = RefusalCode.OTHER_PATIENT


class AlreadyCovered(Refusal):
    """The appointment has a package on it (rule 21)."""

    code = RefusalCode.ALREADY_COVERED


class NotCovered(Refusal):
    """The appointment has no package on it."""

    code = RefusalCode.NOT_COVERED


@dataclass(eq=False)
class WrongStatus(Refusal):
    """The appointment's status does not allow it."""

    code = RefusalCode.WRONG_STATUS
    status: str = dataclasses.field(kw_only=True)


@dataclass(eq=False)
class PastExpiry(Refusal):
    """A covered appointment cannot be moved past the package's last valid day (rule 36)."""

    code = RefusalCode.PAST_EXPIRY
    expires_on: date = dataclasses.field(kw_only=True)
    patient_package_id: UUID = dataclasses.field(kw_only=True)


@dataclass(eq=False)
class ExpiryBeforeBookings(Refusal):
    """Covered appointments are booked after the new last valid day (rule 37)."""

    code = RefusalCode.EXPIRY_BEFORE_BOOKINGS
    appointment_ids: tuple[UUID, ...] = dataclasses.field(kw_only=True)


@dataclass(eq=False)
class PaymentApplied(Refusal):
    """Something is paid on the invoice: unapply it first."""

    code = RefusalCode.PAYMENT_APPLIED
    invoice_id: UUID = dataclasses.field(kw_only=True)


class UsesRedeemed(Refusal):
    """A sale whose uses were redeemed cannot be deleted (rule 39)."""

    code = RefusalCode.USES_REDEEMED


@dataclass(eq=False)
class AmountOutOfRange(Refusal):
    """The amount is outside the bounds, both given in minor units and both allowed."""

    code = RefusalCode.AMOUNT_OUT_OF_RANGE
    minimum: int = dataclasses.field(kw_only=True)
    maximum: int = dataclasses.field(kw_only=True)


class RequestError(Exception):
    """A request that cannot be served: a top-level GraphQL error with `extensions.code`."""

    code: ClassVar[str]
    extensions: dict[str, Any]

    def __init__(self, message: str, **extensions: Any) -> None:
        super().__init__(message)
        self.message = message
        self.extensions = {"code": self.code, **extensions}


class BadRequest(RequestError):
    """The request cannot be read, or asks for more than one request may."""

    code = "BAD_REQUEST"


class Unauthenticated(RequestError):
    """No token, or one that does not hold."""

    code = "UNAUTHENTICATED"


class Forbidden(RequestError):
    """The role lacks the right."""

    code = "FORBIDDEN"


class DocumentNotTrusted(RequestError):
    """Only documents that are registered are served in this way, and this one is not."""

    code = "DOCUMENT_NOT_TRUSTED"


class DocumentNotFound(RequestError):
    """No document is registered under the id that was sent."""

    code = "DOCUMENT_NOT_FOUND"


class PersistedQueryNotFound(RequestError):
    """The document of the hash that was sent is not known here, or not any more."""

    code = "PERSISTED_QUERY_NOT_FOUND"

    def __init__(self) -> None:
        # Clients look for this very word.
        super().__init__("PersistedQueryNotFound")


class Busy(RequestError):
    """Something else holds what this needs; try again."""

    code = "BUSY"


class OutcomeUnknown(RequestError):
    """The connection went, or the server failed, while the change was being committed, or before it
    could be shown; try again with the same key."""

    code = "OUTCOME_UNKNOWN"


class Overloaded(RequestError):
    """More work than can be taken; try again later."""

    code = "OVERLOADED"


class TimedOut(RequestError):
    """The request took longer than a request may take, and was stopped."""

    code = "TIMEOUT"


class TooSlow(RequestError):
    """The client did not take what it was told for too long, and is told nothing more."""

    code = "TOO_SLOW"


class AuditUnavailable(RequestError):
    """The audit cannot be written right now, so nothing is read or done; try again later."""

    code = "AUDIT_UNAVAILABLE"


class Internal(RequestError):
    """Something unforeseen: the client learns an incident's id and nothing else."""

    code = "INTERNAL"

    def __init__(self, incident_id: UUID) -> None:
        super().__init__(
            "Something went wrong on our side. Quote the incident when you report it.",
            incidentId=str(incident_id),
        )


class SetupError(Exception):
    """Something about the installation that whoever starts it can put right: one sentence."""


REFUSALS: dict[RefusalCode, type[Refusal]] = {
    refusal.code: refusal for refusal in Refusal.__subclasses__()
}
