"""Encodes answers as JSON, for HTTP, server-sent events and WebSockets."""

from __future__ import annotations

import orjson


def encode_json(data: object) -> bytes:
    """Compact JSON in UTF-8, with each `orjson.Fragment` copied as it is.

    Raises TypeError for what JSON cannot say, half of a surrogate pair included: neither requests
    nor the database can hold one. NaN becomes null; the schema has no floating-point numbers.
    """
    return orjson.dumps(data)
