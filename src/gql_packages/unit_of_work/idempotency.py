"""The first outcome of a request is its outcome for ever: keys, fingerprints and records."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, TypeVar, get_type_hints
from uuid import UUID, uuid5

from pydantic import TypeAdapter
from pydantic_core import to_json
from uuid_utils.compat import uuid7

from gql_packages.database.pool import TenantConnection
from gql_packages.domain.chain import row_hash
from gql_packages.domain.rights import Principal
from gql_packages.errors import REFUSALS, InvalidInput, Problem, Refusal, RefusalCode

Outcome = TypeVar("Outcome")

_TRY_LOCK = "SELECT pg_try_advisory_xact_lock($1)"

_INSERT = """
INSERT INTO idempotency_record
    (clinic_id, id, staff_member_id, key, operation, fingerprint, outcome, request_id,
     created_at, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
"""


@dataclass(frozen=True)
class IdempotencyKey:
    """A key that a caller chose for one request, with what it stands for."""

    principal: Principal
    key: str
    operation: str
    fingerprint: bytes

    @classmethod
    def of(
        cls, principal: Principal, key: str, operation: str, arguments: Mapping[str, Any]
    ) -> IdempotencyKey:
        """The key of these coerced arguments."""
        return cls(principal, key, operation, _fingerprint(operation, arguments))

    @property
    def request_id(self) -> UUID:
        """What the rows that this key makes carry for ever, each kind at most once."""
        return uuid5(self.principal.clinic_id, f"{self.principal.staff_member_id}:{self.key}")

    def check(self) -> None:
        """Refuse (InvalidInput) a key that is badly formed."""
        if not re.fullmatch(r"[A-Za-z0-9_.:-]{16,128}", self.key):
            raise InvalidInput.of(
                Problem(
                    ("input", "idempotencyKey"),
                    "Give 16 to 128 letters, digits or any of _ . : - as the key.",
                )
            )

    async def try_lock(self, db: TenantConnection) -> bool:
        """Take the key until the transaction ends; False if another one has it. Does not wait."""
        number = int.from_bytes(self.request_id.bytes[:8], signed=True)
        return bool((await db.rows(_TRY_LOCK, number))[0][0])

    async def record(self, db: TenantConnection, outcome: str, at: datetime) -> None:
        """Write down the outcome, in the transaction of the work."""
        columns = (
            self.principal.clinic_id,
            uuid7(),
            self.principal.staff_member_id,
            self.key,
            self.operation,
            self.fingerprint,
            outcome,
            self.request_id,
            at,
        )
        await db.run(_INSERT, *columns, row_hash(columns))


def write_outcome(outcome: object) -> str:
    """What happened, a dataclass of identifiers and whole numbers, as text."""
    return to_json({"done": outcome}).decode()


def write_refusal(refusal: Refusal) -> str:
    """A refusal as text."""
    fields = {field.name: getattr(refusal, field.name) for field in dataclasses.fields(refusal)}
    return to_json({"refused": refusal.code, "fields": fields}).decode()


def read_outcome(text: str, outcome_type: type[Outcome]) -> Outcome:
    """What `write_outcome` wrote; raises the refusal if `write_refusal` did."""
    record = json.loads(text)
    if "refused" in record:
        raise _read_refusal(record)
    return TypeAdapter(outcome_type).validate_python(record["done"])


def _read_refusal(record: Mapping[str, Any]) -> Refusal:
    refusal = REFUSALS[RefusalCode(record["refused"])]
    hints = get_type_hints(refusal)
    return refusal(
        **{
            name: TypeAdapter(hints[name]).validate_python(value)
            for name, value in record["fields"].items()
        }
    )


def _fingerprint(operation: str, arguments: Mapping[str, Any]) -> bytes:
    """SHA-256 of the mutation and its coerced arguments: neither the document nor the selection."""
    text = json.dumps(
        [operation, _canonical(arguments)], sort_keys=True, separators=(",", ":"), default=str
    )
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _canonical(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return {field.name: _canonical(getattr(value, field.name)) for field in fields}
    if isinstance(value, Mapping):
        return {str(name): _canonical(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_canonical(part) for part in value]
    if isinstance(value, Decimal):
        return f"{value.normalize():f}" if value.is_finite() else str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value
