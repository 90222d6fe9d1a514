"""Reads the signing keys and the trusted documents anew, while the server serves on."""

from __future__ import annotations

import asyncio
import logging

from gql_packages.auth.authentication import Authenticator
from gql_packages.auth.jwks import PublishedKeys
from gql_packages.configured import persisted_documents, signing_keys
from gql_packages.errors import SetupError
from gql_packages.settings import Settings
from gql_packages.web.persisted_documents import PersistedDocuments

log = logging.getLogger(__name__)


class Renewal:
    """Renews an authenticator's keys and the trusted documents, and ends nothing (rule 164).

    What cannot be read stays as it was, and the log says why.
    """

    def __init__(
        self, settings: Settings, authenticator: Authenticator, documents: PersistedDocuments
    ) -> None:
        self._settings = settings
        self._authenticator = authenticator
        self._documents = documents
        self._running: asyncio.Task[None] | None = None
        self._is_asked_again = False

    def start(self) -> None:
        """Renew both in the background; once more if that is under way."""
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        else:
            self._is_asked_again = True

    async def _run(self) -> None:
        try:
            await self._renew_keys()
            # Validating many documents takes seconds.
            renewed = await asyncio.to_thread(persisted_documents, self._settings)
            self._documents.trust(renewed.all_trusted)
            log.info("keys and trusted documents were read anew")
        except SetupError as error:
            log.error("keys and trusted documents stay as they are", extra={"error": str(error)})
        finally:
            self._running = None
            if self._is_asked_again:
                self._is_asked_again = False
                self.start()

    async def _renew_keys(self) -> None:
        keys = signing_keys(self._settings)
        if not isinstance(keys, PublishedKeys) or await keys.read():
            self._authenticator.use(keys)
        else:
            log.error("the sign-in keys stay as they are: AUTH_JWKS_URL cannot be read")
