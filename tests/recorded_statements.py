"""Every statement that the product sends while the tests run, taken down at the driver."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any

import asyncpg

from tests.sql_rules import PACKAGE_DIRECTORY, breaches

_SENDING = ("execute", "executemany", "fetch", "fetchmany", "fetchrow", "fetchval")
_PREPARING = ("cursor", "prepare")

#: What only carries a statement on: whoever wrote it stands behind.
_CARRIERS = (
    "/asyncpg/",
    "/tortoise/",
    "/contextlib.py",
    "/asyncio/",
    f"{PACKAGE_DIRECTORY}/database/",
)
#: Of one transaction or another, and different each time.
_AROUND = ("BEGIN", "COMMIT", "ROLLBACK")

_recordings: list[set[str]] = []


@contextmanager
def recording() -> Iterator[set[str]]:
    """The texts of what the product sends until the end."""
    seen = set[str]()
    _recordings.append(seen)
    try:
        yield seen
    finally:
        # By identity: two that have seen the same are equal.
        _recordings[:] = [each for each in _recordings if each is not seen]


def stray(seen: set[str]) -> Sequence[str]:
    """A line for each statement that breaks a rule."""
    found = ((text, breaches(text)) for text in sorted(seen))
    return [f"{', '.join(said)}: {text}" for text, said in found if said]


def install() -> None:
    """Listen at every connection from now on."""
    for name in (*_SENDING, *_PREPARING):
        setattr(asyncpg.Connection, name, _listening(getattr(asyncpg.Connection, name)))


def _listening(method: Callable[..., Any]) -> Callable[..., Any]:
    def listening(connection: Any, query: str, *args: Any, **kwargs: Any) -> Any:
        if _recordings and not query.startswith(_AROUND) and _is_the_products():
            text = " ".join(query.split())
            for seen in _recordings:
                seen.add(text)
        return method(connection, query, *args, **kwargs)

    return listening


def _is_the_products() -> bool:
    """Whether a module of the product sends this, and not a test over the product's connection."""
    frame: FrameType | None = sys._getframe(2)
    while frame and any(part in frame.f_code.co_filename for part in _CARRIERS):
        frame = frame.f_back
    return frame is not None and frame.f_code.co_filename.startswith(f"{PACKAGE_DIRECTORY}/")
