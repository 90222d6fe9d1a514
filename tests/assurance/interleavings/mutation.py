"""One mutation that can be done to a scene, as the unit of work is asked for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from gql_packages.domain.permissions import Principal
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS
from gql_packages.unit_of_work.idempotency import IdempotencyKey
from gql_packages.unit_of_work.unit_of_work import Request, Work
from tests.assurance.interleavings.scenes import Scene
from tests.mutation_documents import input_fields

Verb = Callable[[Work, Scene], Awaitable[object]]

NOW = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)

#: Everybody's: a key is its staff member's own.
KEY = "one-request-each"


@dataclass(frozen=True)
class Mutation:
    """A root field with an input, in words, and the service's verb with the same."""

    field: str
    words: str
    verb: Verb
    #: of the scene's things, one that not every situation has
    needs: str = "visit"

    def __str__(self) -> str:
        return f"{self.field} {self.words}".strip()

    def request(self, principal: Principal) -> Request:
        """As the resolver asks: with the field's right, under a key where the field takes one."""
        key = IdempotencyKey(principal, KEY, self.field, bytes(32))
        return Request(
            principal=principal,
            operation=self.field,
            permission=ROOT_FIELD_PERMISSIONS[self.field],
            now=NOW,
            key=key if "idempotencyKey" in input_fields(self.field) else None,
        )
