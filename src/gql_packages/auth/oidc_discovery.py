"""Where an OpenID provider is asked when somebody signs in: what its discovery document says."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from urllib.parse import urlsplit
from urllib.request import urlopen

from gql_packages.observability.redacted_tracebacks import kind_of

FETCH_SECONDS = 3.0
FRESH_SECONDS = 300.0
RETRY_SECONDS = 5.0
MAX_DOCUMENT_BYTES = 256 * 1024

log = logging.getLogger(__name__)


class ProviderOrigins:
    """The origins that the explorer's page asks when somebody signs in.

    The authority's own, and that of the token endpoint, which some providers keep elsewhere: its
    discovery document tells, read in a thread when the page is asked for, and again behind the back
    of whoever asks when it is five minutes old. While it cannot be read, what it said last holds.
    """

    def __init__(
        self, authority: str, *, fresh: float = FRESH_SECONDS, retry: float = RETRY_SECONDS
    ) -> None:
        self._authority = authority
        self._fresh = fresh
        self._retry = retry
        self._token_origin: str | None = None
        self._read_again_at = float("-inf")
        self._reading: asyncio.Task[None] | None = None

    async def find(self) -> tuple[str, ...]:
        """One or two of them, fit to stand in a policy."""
        if not self.is_reading and time.monotonic() >= self._read_again_at:
            self._reading = asyncio.create_task(self._read())
        if self._reading is not None and self._token_origin is None:
            # The reading is shared, and goes on if one of those who wait is cancelled.
            await asyncio.shield(self._reading)
        found = (origin_of(self._authority), self._token_origin)
        return tuple(dict.fromkeys(origin for origin in found if origin is not None))

    @property
    def is_reading(self) -> bool:
        """Whether the document is being read at this moment."""
        return self._reading is not None

    async def _read(self) -> None:
        try:
            self._token_origin = await asyncio.to_thread(_read_token_origin, self._authority)
            self._read_again_at = time.monotonic() + self._fresh
        except (OSError, ValueError, RecursionError) as error:
            log.warning("the provider's discovery failed", extra={"error": kind_of(error)})
            self._read_again_at = time.monotonic() + self._retry
        finally:
            self._reading = None


def origin_of(address: str) -> str | None:
    """Scheme, host and port; None if there are none that a policy may name."""
    try:
        parts = urlsplit(address)
        port = "" if parts.port is None else f":{parts.port}"
    except ValueError:
        return None
    host = parts.hostname or ""
    is_named = bool(host) and all(c.isalnum() or c in "-." for c in host) and host.isascii()
    if parts.scheme not in ("http", "https") or not is_named:
        return None
    return f"{parts.scheme}://{host}{port}"


def token_origin(said: object, *, authority: str) -> str:
    """Where a discovery document says that tokens are given. Raises ValueError if it does not."""
    endpoint = said.get("token_endpoint") if isinstance(said, dict) else None
    origin = origin_of(endpoint) if isinstance(endpoint, str) else None
    if origin is None:
        raise ValueError("The discovery document names no token endpoint.")
    if authority.startswith("https:") and not origin.startswith("https:"):
        raise ValueError("The discovery document gives up on TLS.")
    return origin


def _read_token_origin(authority: str) -> str:
    address = f"{authority.rstrip('/')}/.well-known/openid-configuration"
    # That it is an address of HTTP was seen to when the provider was named.
    with urlopen(address, timeout=FETCH_SECONDS) as answer:  # noqa: S310
        said = json.loads(answer.read(MAX_DOCUMENT_BYTES))
    return token_origin(said, authority=authority)
