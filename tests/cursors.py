"""Cursors as the server writes them."""

import hashlib
import json
from base64 import urlsafe_b64encode
from typing import Any
from uuid import UUID


def cursor(list_name: str, *place: str | int | None, key: UUID) -> str:
    """A cursor of that list: the row's place, unless the list is sorted by names, and its id."""
    return sealed([list_name, *place, key.hex])


def sealed(content: Any, separators: tuple[str, str] = (",", ":")) -> str:
    """Whatever a cursor might hold, with the checksum that fits it."""
    text = json.dumps(content, separators=separators)
    checksum = hashlib.sha256(text.encode()).hexdigest()[:8]
    return urlsafe_b64encode((text + checksum).encode()).decode().rstrip("=")
