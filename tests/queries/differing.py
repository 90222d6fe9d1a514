"""One document, asked of the server and of the oracle: what differs, and in how little of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gql_packages.domain.permissions import Principal
from tests.queries import oracle
from tests.queries.asked import Asked
from tests.queries.asking import Server, codes, difference
from tests.queries.shrinking import smaller
from tests.queries.slow_loader import World

#: How often a document that differs is made smaller.
_TRIES = 150


@dataclass(frozen=True)
class Pair:
    """The server and the oracle's world, as one staff member sees both."""

    server: Server
    world: World

    async def told(self, asked: Asked) -> str | None:
        """What differs, with the document, made as small as goes quickly; None if nothing does."""
        first = await self.difference(asked)
        if first is None:
            return None
        small, tries = asked, 0
        while tries < _TRIES:
            for each in smaller(small):
                tries += 1
                if await self._differs(each):
                    small = each
                    break
            else:
                break
        last = await self.difference(small)
        return f"{first}\n{asked}\n\nMade smaller: {last}\n{small}"

    async def _differs(self, asked: Asked) -> bool:
        try:
            return await self.difference(asked) is not None
        except AssertionError:
            return False

    async def difference(self, asked: Asked) -> str | None:
        """Where the two answers differ first; None if they do not."""
        found = await self.server.answer(self.principal, asked)
        return differs(asked, found, self.oracle_answer(asked))

    @property
    def principal(self) -> Principal:
        """Who asks."""
        return Principal(self.world.clinic["id"], self.world.viewer["id"])

    def oracle_answer(
        self, asked: Asked, planted: Mapping[str, oracle.Answers] | None = None
    ) -> dict[str, Any]:
        """What the oracle answers, as it would come over the wire."""
        result = oracle.execute(
            self.world, asked.document, asked.variables, asked.operation, planted
        )
        unforeseen = [error for error in result.errors or () if not error.extensions]
        assert not unforeseen, f"{unforeseen}\n{asked}"
        answer: dict[str, Any] = json.loads(json.dumps(result.formatted))
        return answer


def differs(asked: Asked, found: Mapping[str, Any], wanted: Mapping[str, Any]) -> str | None:
    """Where two answers differ first.

    What is left beside something nested that was refused depends on what was done first.
    """
    if codes(found) != codes(wanted):
        return f"codes {codes(found)}, wanted {codes(wanted)}: {found.get('errors')}"
    if codes(wanted) and "nested" in asked.faults:
        return None
    return difference(found.get("data"), wanted["data"])
