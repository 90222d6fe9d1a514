"""How the oracle writes values, and reads those that clients send: as the API's papers say it."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from graphql import GraphQLError

#: As ISO 4217 has them.
DECIMALS = {"JPY": 0, "CAD": 2, "EUR": 2, "KWD": 3, "CLF": 4}

_ID = re.compile(r"([A-Za-z]+):([0-9a-f]{32})")


def refused(code: str, message: str = "refused") -> GraphQLError:
    """An error that says why, for programs."""
    return GraphQLError(message, extensions={"code": code})


def amount(minor: int, currency: str) -> str:
    """Minor units in major ones, with all decimals of the currency."""
    digits = DECIMALS[currency]
    sign, figures = ("-" if minor < 0 else ""), str(abs(minor)).zfill(digits + 1)
    if digits == 0:
        return sign + figures
    return f"{sign}{figures[:-digits]}.{figures[-digits:]}"


def money(minor: int) -> dict[str, Any]:
    """So many minor units of the clinic's currency."""
    return {"minor": minor}


def moment(value: datetime) -> str:
    """UTC, with six digits of a second's fraction or with none."""
    text = value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return f"{text}.{value.microsecond:06}Z" if value.microsecond else f"{text}Z"


def packed(text: str) -> str:
    """base64url without padding."""
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def unpacked(text: str) -> str | None:
    """What was packed; None if nothing was."""
    try:
        plain = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except ValueError:
        return None
    return plain if packed(plain) == text else None


def global_id(type_name: str, key: UUID) -> str:
    """A type's name and a key."""
    return packed(f"{type_name}:{key.hex}")


def named(text: str) -> tuple[str, UUID] | None:
    """The type's name and the key in a global id; None if it is none."""
    found = _ID.fullmatch(unpacked(text) or "")
    return (found[1], UUID(found[2])) if found else None


def key_of(text: str, type_name: str) -> UUID | None:
    """The key in a global id of that type; None if it is none."""
    found = named(text)
    return found[1] if found and found[0] == type_name else None


def cursor(list_name: str, key: UUID) -> str:
    """The oracle's cursors hold no more than a list's name and a row's key."""
    return packed(json.dumps([list_name, key.hex]))


def place_of(text: str) -> tuple[str, str] | None:
    """The list's name and the row's key in a cursor, the server's or the oracle's; else None."""
    try:
        parts: Any = json.loads(unpacked(text) or "")
    except ValueError:
        return None
    if (
        not isinstance(parts, list)
        or len(parts) < 2
        or not all(isinstance(parts[0], str) for _ in parts)
    ):
        return None
    return (parts[0], parts[-1]) if re.fullmatch("[0-9a-f]{32}", str(parts[-1])) else None
