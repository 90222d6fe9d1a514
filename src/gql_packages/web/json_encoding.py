"""Writes answers as JSON, for HTTP, events and WebSockets alike."""

from __future__ import annotations

import json
import math
from typing import Any

import orjson


def encode_json(data: object) -> bytes:
    """Compact JSON in UTF-8; an `orjson.Fragment` in it stands there as it is.

    Raises ValueError for NaN and infinity, TypeError for what JSON cannot say.
    """
    try:
        written = orjson.dumps(data)
    except orjson.JSONEncodeError:
        # Half of a surrogate pair, which a message may repeat, is no UTF-8.
        written = orjson.dumps(_escaped(data))
    if b"null" in written:
        _refuse_infinite(data)
    return written


def _escaped(data: object) -> object:
    """The same, with each string that is no UTF-8 written as JSON in ASCII can write it."""
    if isinstance(data, dict):
        return {name: _escaped(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [_escaped(value) for value in data]
    if isinstance(data, str) and not _is_utf_8(data):
        return orjson.Fragment(json.dumps(data))
    return data


def _is_utf_8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _refuse_infinite(data: Any) -> None:
    """Raise ValueError for what orjson writes as null though it is not."""
    if isinstance(data, float):
        if not math.isfinite(data):
            raise ValueError("There is no JSON for NaN and infinity.")
    elif isinstance(data, dict):
        for value in data.values():
            _refuse_infinite(value)
    elif isinstance(data, list | tuple):
        for value in data:
            _refuse_infinite(value)
