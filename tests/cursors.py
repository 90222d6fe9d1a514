"""Cursors as the server writes them, and as it once did."""

import json
from base64 import urlsafe_b64encode
from uuid import UUID


def cursor(list_name: str, *place: str | int | None, key: UUID) -> str:
    """A cursor of that list: the row's place, unless the list is sorted by names, and its id."""
    text = json.dumps([list_name, *place, key.hex], ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def old_cursor(list_name: str, name: str, *, key: UUID) -> str:
    """As earlier versions wrote it where a list is sorted by names: the name is in it."""
    return cursor(list_name, "", name, key=key)
