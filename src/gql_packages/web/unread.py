"""Recognises a whole GraphQL request by its bytes, so that it can be refused without being read."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: What a request says that has to be read with more care, or answered in another way.
_UNUSUAL = tuple(
    b"\r\n" + begin for begin in (b"transfer-encoding:", b"expect:", b"upgrade:", b" ", b"\t")
)

_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,9})[ \t]*\r\n")
_CONNECTION = re.compile(rb"\r\nconnection:(?![ \t]*keep-alive[ \t]*\r\n)")
_ACCEPT = re.compile(rb"\r\naccept:[ \t]*([^\r]*)\r\n")


@dataclass(frozen=True, slots=True)
class Unread:
    """A request that is there to its last byte; of its head only what an answer depends on."""

    accept: str
    #: whether a browser says whose page asks
    is_of_page: bool


def unread(data: bytes, path: bytes) -> Unread | None:
    """The request that `data` is, from the first byte to the last; None where it is another one
    than a plain POST to `path`, a part of one or more than one, or anything out of the ordinary."""
    if not data.startswith(b"POST " + path + b" HTTP/1.1\r\n"):
        return None
    end = data.find(b"\r\n\r\n")
    if end < 0:
        return None
    head = data[: end + 2].lower()
    lengths = _LENGTH.findall(head)
    if len(lengths) != 1 or len(data) != end + 4 + int(lengths[0]):
        return None
    if head.count(b"content-length") != 1 or head.count(b"\n") != head.count(b"\r\n"):
        return None
    if any(mark in head for mark in _UNUSUAL) or _CONNECTION.search(head):
        return None
    accept = _ACCEPT.search(head)
    return Unread(accept[1].decode("latin-1") if accept else "", b"\r\norigin:" in head)
