"""One document, asked of the server and of the oracle: what differs, and in how little of it."""

from __future__ import annotations

import json
from typing import Any

from tests.queries import oracle
from tests.queries.asking import codes, difference
from tests.queries.conftest import Crowded
from tests.queries.document_generator import Asked


async def compare(crowded: Crowded, currency: str, asked: Asked) -> str | None:
    """What differs between the two answers; None if nothing does."""
    told = await _difference(crowded, currency, asked)
    if told is None:
        return None
    return f"{told}\n{currency}, {asked}"


async def _difference(crowded: Crowded, currency: str, asked: Asked) -> str | None:
    wanted = oracle_answer(crowded, currency, asked)
    found = await crowded.server.answer(crowded.principals[currency], asked)
    if codes(found) != codes(wanted):
        return f"codes {codes(found)}, wanted {codes(wanted)}: {found.get('errors')}"
    if codes(wanted) and "nested" in asked.faults:
        return None
    return difference(found.get("data"), wanted["data"])


def oracle_answer(crowded: Crowded, currency: str, asked: Asked, **planted: Any) -> dict[str, Any]:
    """What the oracle answers, as it would come over the wire."""
    result = oracle.execute(
        crowded.worlds[currency], asked.document, asked.variables, asked.operation, **planted
    )
    unforeseen = [error for error in result.errors or () if not error.extensions]
    assert not unforeseen, f"{unforeseen}\n{asked}"
    answer: dict[str, Any] = json.loads(json.dumps(result.formatted))
    return answer
