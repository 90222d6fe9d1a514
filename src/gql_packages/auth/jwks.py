"""The public keys of an identity provider: its JWKS, cached with stale-while-revalidate."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Mapping

import jwt

from gql_packages.errors import Busy, SetupError, Unauthenticated
from gql_packages.observability.redacted_tracebacks import kind_of

FETCH_SECONDS = 3.0
FRESH_SECONDS = 300.0
STALE_SECONDS = 3600.0
COOLDOWN_SECONDS = 30.0
RETRY_SECONDS = 5.0

log = logging.getLogger(__name__)


class PublishedKeys:
    """Keys by their id, fetched in a thread, at most once in `cooldown` seconds.

    They are fetched again in the background when they are five minutes old, or when a token names
    an unknown key. While the key server does not answer, the last keys are used for an hour.
    """

    def __init__(self, url: str, *, cooldown: float = COOLDOWN_SECONDS) -> None:
        try:
            self._client = jwt.PyJWKClient(url, cache_jwk_set=False, timeout=FETCH_SECONDS)
        except jwt.PyJWTError:
            raise SetupError("AUTH_JWKS_URL must be an http or https address.") from None
        self._cooldown = cooldown
        self._keys: Mapping[str, jwt.PyJWK] = {}
        self._fetched_at = self._fetch_again_at = float("-inf")
        self._fetching: asyncio.Task[None] | None = None

    async def find(self, key_id: str | None) -> jwt.PyJWK:
        """The key of that id. Raises Unauthenticated if it is not published, Busy if unreadable."""
        if key_id is None:
            raise Unauthenticated("The token is not valid.")
        if key_id not in self._keys or self._age() > FRESH_SECONDS:
            self._start_fetch()
        if self._fetching is not None and (key_id not in self._keys or self._age() > STALE_SECONDS):
            # The fetch is shared, and goes on if one of the waiting requests is cancelled.
            await asyncio.shield(self._fetching)
        if self._age() > STALE_SECONDS:
            raise Busy("The sign-in keys cannot be read at the moment: try again.")
        if key_id not in self._keys:
            raise Unauthenticated("The token is not valid.")
        return self._keys[key_id]

    async def read(self) -> bool:
        """Fetch the keys now; whether they could be read."""
        await self._fetch()
        return self._age() <= STALE_SECONDS

    def _age(self) -> float:
        return time.monotonic() - self._fetched_at

    def _start_fetch(self) -> None:
        if self._fetching is None and time.monotonic() >= self._fetch_again_at:
            self._fetching = asyncio.create_task(self._fetch())

    async def _fetch(self) -> None:
        try:
            keys = await asyncio.to_thread(self._client.get_signing_keys)
            self._keys = {key.key_id: key for key in keys if key.key_id is not None}
            self._fetched_at = time.monotonic()
            self._fetch_again_at = self._fetched_at + self._cooldown
        except (jwt.PyJWTError, OSError, ValueError, RecursionError) as error:
            log.warning("the sign-in keys could not be read", extra={"error": kind_of(error)})
            self._fetch_again_at = time.monotonic() + min(RETRY_SECONDS, self._cooldown)
        finally:
            self._fetching = None
