"""One request of the fuzz, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

Headers = Sequence[tuple[str, str]]

JSON_BODY: Headers = (("Content-Type", "application/json"),)


@dataclass(frozen=True)
class Shot:
    """A request as it is sent; whoever has no token of their own sends `authorization` or none."""

    #: which kind of fuzz it comes from
    kind: str
    body: bytes = b""
    #: a role whose token is sent; None: nobody's
    role: str | None = None
    method: str = "POST"
    target: str = "/graphql"
    headers: Headers = JSON_BODY
    #: sent in so many pieces of undeclared length, if it is not empty
    pieces: Sequence[bytes] = ()
    #: the request as a whole is broken in such a way that it may not be answered
    is_broken: bool = False
    #: sent in the place of everything else
    raw: bytes | None = field(default=None, repr=False)

    @classmethod
    def of(cls, kind: str, role: str | None, query: str, variables: Any = None) -> Shot:
        """A document with its variables, as a client sends it."""
        content = (
            {"query": query} if variables is None else {"query": query, "variables": variables}
        )
        return cls(kind, json.dumps(content).encode(), role)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float
