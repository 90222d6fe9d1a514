"""Documents that clients name instead of sending them.

Trusted documents are those that an application was released with: read from its manifests at start.
Automatic persisted queries (Apollo's protocol) are those that a client sent before with their hash.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from graphql import GraphQLError, GraphQLSchema, GraphQLSyntaxError
from graphql import OperationType as DocumentOperation
from pydantic import TypeAdapter
from strawberry.types.graphql import OperationType

from gql_packages.errors import (
    BadRequest,
    DocumentNotFound,
    DocumentNotTrusted,
    PersistedQueryNotFound,
    RequestError,
    SetupError,
)
from gql_packages.resolvers.authorization import permit_exploring
from gql_packages.resolvers.context import RequestContext
from gql_packages.web.document_cache import Document, LruCache, parse_document
from gql_packages.web.document_limits import check_limits
from gql_packages.web.document_validation import validation_errors
from gql_packages.web.graphql_request import SHA256, GraphQLRequest, operation_not_allowed

#: Of the texts of automatic persisted queries in each process; they are parsed as any other.
MAX_AUTOMATIC_BYTES = 2 * 1024 * 1024

_MANIFEST = TypeAdapter(dict[str, str])


class PersistedDocuments:
    """Finds the document that a request sends or names, and says whether it may be run.

    `trusted` are documents by their text. With `trusted_only`, others are run only for roles that
    may explore, and there are no automatic persisted queries.
    """

    def __init__(
        self, trusted: Mapping[str, Document] | None = None, *, trusted_only: bool = False
    ) -> None:
        self.trust(trusted or {})
        self._trusted_only = trusted_only
        self._automatic: LruCache[str] = LruCache(MAX_AUTOMATIC_BYTES, sys.getsizeof)

    def trust(self, trusted: Mapping[str, Document]) -> None:
        """Trust these documents, by their text, from now on, and no others."""
        self._trusted = trusted
        self._trusted_texts = {_sha256(text): text for text in trusted}

    def text_of(self, request: GraphQLRequest) -> str:
        """The text of the document that the request sends or names.

        Raises DocumentNotFound or PersistedQueryNotFound for an unknown name, BadRequest for a name
        that does not fit the text beside it.
        """
        if request.document_id is not None:
            return self._by_id(request.document_id, request.query)
        if request.persisted_hash is not None:
            return self._by_hash(request.persisted_hash, request.query)
        return request.query or ""

    def text_by_get(self, request: GraphQLRequest) -> str:
        """The same for a GET, which serves trusted documents only.

        For an automatic persisted query raises PersistedQueryNotFound: the client then sends it by
        POST. For others raises DocumentNotTrusted, or the error for operations that GET never runs.
        """
        sha256 = request.persisted_hash
        if request.query is None and sha256 is not None and sha256 not in self._trusted_texts:
            raise PersistedQueryNotFound
        text = self.text_of(request)
        if text not in self._trusted:
            raise self._not_by_get(text, request.operation_name)
        return text

    @property
    def all_trusted(self) -> Mapping[str, Document]:
        """The trusted documents by their text."""
        return self._trusted

    def trusted(self, text: str) -> Document | None:
        """The document, parsed and validated at start, if exactly this text is trusted."""
        return self._trusted.get(text)

    def may_be_read(self, text: str) -> bool:
        """Whether the document may be parsed before it is known who sent it."""
        return not self._trusted_only or text in self._trusted

    async def admit_other(self, context: object) -> None:
        """Admit a document that is not trusted. Raises DocumentNotTrusted if it may not be run."""
        if self._trusted_only:
            await permit_exploring(cast(RequestContext, context))

    def _by_id(self, document_id: str, query: str | None) -> str:
        text = self._trusted_texts.get(document_id.removeprefix("sha256:"))
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
            text = self._trusted_texts.get(sha256) or self._automatic.get(sha256)
            if text is None:
                raise PersistedQueryNotFound
            return text
        if _sha256(query) != sha256:
            raise BadRequest("The hash in sha256Hash is not that of the document in query.")
        if not self._trusted_only and query not in self._trusted:
            self._automatic.put(sha256, query)
        return query

    def _not_by_get(self, text: str, operation_name: str | None) -> RequestError:
        try:
            readable = self.may_be_read(text)
            kind = parse_document(text).operation(operation_name).operation if readable else None
        except (BadRequest, GraphQLSyntaxError):
            kind = None
        if kind is not None and kind is not DocumentOperation.QUERY:
            return operation_not_allowed(OperationType(kind.value))
        return DocumentNotTrusted(
            "Only trusted documents are served by GET: send others with POST."
        )


def load_trusted_documents(place: Path, schema: GraphQLSchema) -> dict[str, Document]:
    """The documents of the manifest at `place`, or of all manifests (*.json) in that directory, by
    their text.

    A manifest is an object of hashes and documents. Raises SetupError for a manifest that cannot be
    read, a hash that is not the document's, and a document that could not be served: several
    releases of a client live side by side, and each has to fit the schema.
    """
    files = sorted(place.glob("*.json")) if place.is_dir() else [place]
    if not files:
        raise SetupError(f"There is no manifest (*.json) in {place}: see TRUSTED_DOCUMENTS.")
    documents: dict[str, Document] = {}
    for file in files:
        for name, text in _entries(file).items():
            where, sha256 = f"The document {name} in {file}", name.removeprefix("sha256:")
            if not SHA256.fullmatch(sha256):
                raise SetupError(f"{where} is not named by a SHA-256: only those can be trusted.")
            if _sha256(text) != sha256:
                raise SetupError(f"{where} has another hash: it was changed since it was named.")
            if text not in documents:
                documents[text] = _checked(text, schema, where)
    return documents


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _entries(file: Path) -> dict[str, str]:
    try:
        return _MANIFEST.validate_json(file.read_bytes())
    except OSError as error:
        raise SetupError(
            f"The trusted documents in {file} cannot be read ({error.strerror}): see"
            " TRUSTED_DOCUMENTS."
        ) from None
    except ValueError:
        raise SetupError(
            f"{file} is no manifest of trusted documents: an object of hashes and texts."
        ) from None


def _checked(text: str, schema: GraphQLSchema, where: str) -> Document:
    """The document, ready to be executed. Raises SetupError."""
    try:
        document = parse_document(text)
        if not document.operations:
            raise BadRequest("It holds no operation.")
        for operation in document.operations:
            check_limits(document, schema, operation, None)
        errors = validation_errors(document.root, schema)
    except BadRequest as error:
        raise SetupError(f"{where} cannot be served: {error.message}") from None
    except GraphQLError as error:
        errors = [error]
    if errors:
        raise SetupError(f"{where} does not fit the schema: {errors[0].message}")
    document.is_valid = True
    return document
