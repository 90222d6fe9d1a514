"""From what a request names to the document that it means, and whether it may be sent at all."""

from __future__ import annotations

import hashlib
from typing import cast

from gql_packages.errors import BadRequest, DocumentNotFound, PersistedQueryNotFound
from gql_packages.resolvers.authorization import permit_exploring
from gql_packages.resolvers.context import RequestContext
from gql_packages.web.automatic_persisted_queries import AutomaticDocuments
from gql_packages.web.document_cache import Document
from gql_packages.web.request_body import GraphQLRequest
from gql_packages.web.trusted_documents import TrustedDocuments


class KnownDocuments:
    """The documents that can be named instead of sent.

    With `trusted_only`, no others are served, except to whoever may explore; nothing is
    remembered then.
    """

    def __init__(
        self, trusted: TrustedDocuments | None = None, *, trusted_only: bool = False
    ) -> None:
        self._trusted = trusted or TrustedDocuments({}, {})
        self._trusted_only = trusted_only
        self._automatic = AutomaticDocuments()

    def text_of(self, request: GraphQLRequest) -> str:
        """The text of the document that the request sends or names.

        Raises DocumentNotFound or PersistedQueryNotFound for a name that is not known, BadRequest
        for one that is not that of the text beside it.
        """
        if request.document_id is not None:
            return self._by_id(request.document_id, request.query)
        if request.persisted_hash is not None:
            return self._by_hash(request.persisted_hash, request.query)
        return request.query or ""

    def text_by_get(self, request: GraphQLRequest) -> str:
        """The same, where nothing is served that is only remembered: whoever hears that it is not
        found sends it by POST."""
        sha256 = request.persisted_hash
        if request.query is None and sha256 is not None and self._trusted.text(sha256) is None:
            raise PersistedQueryNotFound
        return self.text_of(request)

    def trusted(self, text: str) -> Document | None:
        """The document, parsed and found valid long ago, if this very text is trusted."""
        return self._trusted.document(text)

    def may_be_read(self, text: str) -> bool:
        """Whether the document may be parsed before it is known who sent it."""
        return not self._trusted_only or self.trusted(text) is not None

    async def admit_other(self, context: object) -> None:
        """Let a document that is not trusted be read; raises DocumentNotTrusted if it may not."""
        if self._trusted_only:
            await permit_exploring(cast(RequestContext, context))

    def _by_id(self, document_id: str, query: str | None) -> str:
        text = self._trusted.text(document_id.removeprefix("sha256:"))
        if text is None:
            raise DocumentNotFound(
                "No trusted document has the id in documentId: the manifest of this release of the"
                " client has to be registered with the server."
            )
        if query is not None and query != text:
            raise BadRequest("The document in query is not the one that documentId names.")
        return text

    def _by_hash(self, sha256: str, query: str | None) -> str:
        if query is None:
            text = self._trusted.text(sha256) or self._automatic.text(sha256)
            if text is None:
                raise PersistedQueryNotFound
            return text
        if hashlib.sha256(query.encode()).hexdigest() != sha256:
            raise BadRequest("The hash in sha256Hash is not that of the document in query.")
        if not self._trusted_only and self._trusted.text(sha256) is None:
            self._automatic.remember(sha256, query)
        return query
