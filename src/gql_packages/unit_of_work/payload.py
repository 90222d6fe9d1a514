"""The payload of a mutation: read in its transaction, after the writes and before COMMIT."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeAlias, TypeVar

from gql_packages.database.tenant_connection import TenantConnection
from gql_packages.errors import Refusal
from gql_packages.unit_of_work.work import Work

Outcome = TypeVar("Outcome")
Payload = TypeVar("Payload")

#: Reads what the caller is to see of an outcome or a refusal, in the transaction of the mutation,
#: after everything is written and before COMMIT.
ReadPayload: TypeAlias = Callable[[TenantConnection, Work, Outcome | Refusal], Awaitable[Payload]]


class PayloadTooCostly(Exception):
    """Raised in place of reading a payload: it is read after COMMIT, when nothing is locked."""


class Unread(Enum):
    """In place of a payload that could not be read before COMMIT."""

    READ_AFTER_COMMIT = "READ_AFTER_COMMIT"


@dataclass(frozen=True)
class Answer(Generic[Outcome, Payload]):
    """What came of a request that is committed, and what was read of it."""

    outcome: Outcome | Refusal
    payload: Payload | Unread
