"""The first outcome of a request is its outcome for ever: keys, fingerprints and records."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, get_type_hints
from uuid import UUID, uuid5

from pydantic import TypeAdapter
from pydantic_core import to_json, to_jsonable_python
from uuid_utils.compat import uuid7

from gql_packages.domain.permissions import Principal
from gql_packages.domain.row_hash import row_hash
from gql_packages.errors import REFUSALS, InvalidInput, Refusal, RefusalCode
from gql_packages.problems import Problem, ProblemCode

Outcome = TypeVar("Outcome")


@dataclass(frozen=True)
class IdempotencyKey:
    """A key that a caller chose for one request, with what it stands for."""

    principal: Principal
    key: str
    operation: str
    fingerprint: bytes

    #: the arguments as the fingerprints of earlier versions were made of them
    earlier: Mapping[str, Any] | None = field(default=None, compare=False)

    @classmethod
    def of(
        cls,
        principal: Principal,
        key: str,
        operation: str,
        arguments: Mapping[str, Any],
        *,
        earlier: Mapping[str, Any] | None = None,
    ) -> IdempotencyKey:
        """The key of these arguments, by their names in GraphQL and without those left out.

        `earlier` holds the same by the names of the resolver's input, defaults and all: keys that
        an earlier version recorded are recognised by it.
        """
        return cls(principal, key, operation, _fingerprint(operation, arguments), earlier)

    def made(self, operation: str, fingerprint: bytes) -> bool:
        """Whether what was recorded so is this request."""
        if operation != self.operation:
            return False
        return fingerprint == self.fingerprint or (
            self.earlier is not None and fingerprint == _fingerprint(operation, self.earlier)
        )

    @property
    def request_id(self) -> UUID:
        """What the rows that this key makes carry for ever, each kind at most once."""
        return uuid5(self.principal.clinic_id, f"{self.principal.staff_member_id}:{self.key}")

    def check(self) -> None:
        """Refuse (InvalidInput) a key that is badly formed."""
        if not re.fullmatch(r"[A-Za-z0-9_.:-]{16,128}", self.key):
            raise InvalidInput.of(Problem(("input", "idempotencyKey"), ProblemCode.NOT_A_KEY))

    @property
    def lock_number(self) -> int:
        """The advisory lock that one request under this key holds until its transaction ends."""
        return int.from_bytes(self.request_id.bytes[:8], signed=True)

    def record(self, outcome: str, at: datetime) -> Mapping[str, Sequence[Any]]:
        """The row that remembers the outcome, by its table, without the clinic."""
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
        return {"idempotency_record": (*columns[1:], row_hash(columns))}


def write_outcome(outcome: object) -> str:
    """What happened, a dataclass of identifiers and whole numbers, as text by GraphQL's names."""
    return to_json({"done": _in_graphql(to_jsonable_python(outcome))}).decode()


def write_refusal(refusal: Refusal) -> str:
    """A refusal as text, its data by GraphQL's names."""
    fields = {field.name: getattr(refusal, field.name) for field in dataclasses.fields(refusal)}
    return to_json({"refused": refusal.code, "fields": _in_graphql(fields)}).decode()


def read_outcome(text: str, outcome_type: type[Outcome]) -> Outcome | Refusal:
    """What `write_outcome` or `write_refusal` wrote, now or in an earlier version."""
    record = json.loads(text)
    if "refused" in record:
        return _read_refusal(record)
    return TypeAdapter(outcome_type).validate_python(_in_python(record["done"]))


def _read_refusal(record: Mapping[str, Any]) -> Refusal:
    refusal = REFUSALS[RefusalCode(record["refused"])]
    hints = get_type_hints(refusal)
    return refusal(
        **{
            name: TypeAdapter(hints[name]).validate_python(value)
            for name, value in _in_python(record["fields"]).items()
        }
    )


def _in_graphql(value: Any) -> Any:
    """With the names of mappings as GraphQL spells them; anything else as it is."""
    return _renamed(value, _to_graphql)


def _in_python(value: Any) -> Any:
    """With the names of mappings as Python spells them, which they were in earlier versions."""
    return _renamed(value, _to_python)


@cache
def _to_graphql(name: str) -> str:
    return re.sub(r"_(\w)", lambda found: found[1].upper(), name)


@cache
def _to_python(name: str) -> str:
    return re.sub("([A-Z])", r"_\1", name).lower()


def _renamed(value: Any, rename: Callable[[str], str]) -> Any:
    if isinstance(value, Mapping):
        return {rename(name): _renamed(part, rename) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_renamed(part, rename) for part in value]
    return value


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
