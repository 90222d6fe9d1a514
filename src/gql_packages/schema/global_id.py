"""Global ids: opaque to clients, a type's name and a UUID to us."""

import binascii
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any
from uuid import UUID

import strawberry

from gql_packages.errors import NotFound

_PLAIN = re.compile(r"([A-Z][A-Za-z]{1,39}):([0-9a-f]{32})")
_LONGEST = 120

#: The type that an input's field takes a global id of, in the field's metadata.
ID_OF = "id_of"


def id_of(type_name: str, description: str, **options: Any) -> Any:
    """A field of an input that is the global id of a thing of that type, or a list of such."""
    return strawberry.field(description=description, metadata={ID_OF: type_name}, **options)


def encode(type_name: str, key: UUID) -> strawberry.ID:
    """The global id of the thing of that type and key."""
    plain = f"{type_name}:{key.hex}".encode("ascii")
    return strawberry.ID(urlsafe_b64encode(plain).decode("ascii").rstrip("="))


def read(global_id: str) -> tuple[str, UUID] | None:
    """The type's name and the key, or None for anything that `encode` would not have written."""
    if len(global_id) > _LONGEST:
        return None
    try:
        padded = global_id + "=" * (-len(global_id) % 4)
        found = _PLAIN.fullmatch(urlsafe_b64decode(padded.encode("ascii")).decode("ascii"))
    except (UnicodeError, binascii.Error):
        return None
    if found is None:
        return None
    type_name, key = found[1], UUID(found[2])
    return (type_name, key) if encode(type_name, key) == global_id else None


def decode(global_id: str, *type_names: str, path: tuple[str, ...] | None = None) -> UUID:
    """The key, if the id is of one of these types; else NotFound, as for what is not there."""
    found = read(global_id)
    if found is None or found[0] not in type_names:
        raise NotFound("There is nothing with this id.", path=path)
    return found[1]
