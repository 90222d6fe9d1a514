"""Writes answers as JSON, long ones piece by piece, so that others are served in between."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from gql_packages.resolvers.turns import TURNS

#: A list of so many things is written thing by thing.
LONG = 20
#: How many objects and lists are looked into to find such lists.
LOOKED_INTO = 200

#: ASCII: whatever a string holds, it can be sent.
_ENCODER = json.JSONEncoder(separators=(",", ":"), allow_nan=False)


class Encoded(dict[str, Any]):
    """The body of a response, with its text."""

    def __init__(self, body: Mapping[str, Any], text: str) -> None:
        super().__init__(body)
        self.text = text


def encode_json(data: object) -> str:
    """Compact JSON in ASCII. Refuses NaN."""
    return _ENCODER.encode(data)


async def encoded_in_turns(body: Mapping[str, Any]) -> Encoded:
    """The body with its text, which was written in as many turns as it takes."""
    pieces = []
    await TURNS.take()
    for piece in _Pieces().of(body):
        pieces.append(piece)
        if TURNS.is_over():
            await TURNS.take()
    return Encoded(body, "".join(pieces))


class _Pieces:
    """The text in pieces: what is short is one piece."""

    def __init__(self) -> None:
        self._left = LOOKED_INTO

    def of(self, value: object) -> Iterator[str]:
        self._left -= 1
        if self._left < 0 or not _holds_more(value):
            yield encode_json(value)
        elif isinstance(value, dict):
            yield from self._object(value)
        elif isinstance(value, list):
            yield from self._list(value)

    def _object(self, value: Mapping[str, object]) -> Iterator[str]:
        before = "{"
        for name, inner in value.items():
            yield f"{before}{encode_json(name)}:"
            yield from self.of(inner)
            before = ","
        yield "}"

    def _list(self, value: list[object]) -> Iterator[str]:
        before = "["
        for item in value:
            yield before
            yield from (encode_json(item),) if len(value) >= LONG else self.of(item)
            before = ","
        yield "]"


def _holds_more(value: object) -> bool:
    """Whether it holds objects or lists in turn."""
    if not isinstance(value, dict | list):
        return False
    inside = value.values() if isinstance(value, dict) else value
    return any(isinstance(each, dict | list) for each in inside)
