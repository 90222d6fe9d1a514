"""The documents that an application was released with: read at the start, checked, and kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from graphql import GraphQLError, GraphQLSchema

from gql_packages.errors import BadRequest, SetupError
from gql_packages.web.document_cache import Document, parse_document
from gql_packages.web.document_limits import check_limits
from gql_packages.web.document_validation import faults_at_once
from gql_packages.web.request_body import SHA256


class TrustedDocuments:
    """Documents by the SHA-256 of their text, and by the text itself."""

    def __init__(self, texts: Mapping[str, str], documents: Mapping[str, Document]) -> None:
        self._texts = texts
        self._documents = documents

    def __len__(self) -> int:
        return len(self._documents)

    def text(self, sha256: str) -> str | None:
        """The text of that hash."""
        return self._texts.get(sha256)

    def document(self, text: str) -> Document | None:
        """The document in that very text."""
        return self._documents.get(text)


def load_trusted_documents(place: Path, schema: GraphQLSchema) -> TrustedDocuments:
    """The documents of the manifest at `place`, or of all manifests (*.json) in that directory.

    A manifest is an object of hashes and documents. Raises SetupError, in a sentence, for a
    manifest that cannot be read, a hash that is not the document's, and a document that could not
    be served: several releases of a client live side by side, and each has to fit the schema.
    """
    texts: dict[str, str] = {}
    documents: dict[str, Document] = {}
    for file in _manifests(place):
        for name, text in _entries(file):
            sha256 = name.removeprefix("sha256:")
            where = f"The document {name} in {file}"
            if not SHA256.fullmatch(sha256):
                raise SetupError(f"{where} is not named by a SHA-256: only those can be trusted.")
            if hashlib.sha256(text.encode()).hexdigest() != sha256:
                raise SetupError(f"{where} has another hash: it was changed since it was named.")
            if sha256 not in texts:
                texts[sha256] = text
                documents[text] = _checked(text, schema, where)
    return TrustedDocuments(texts, documents)


def _manifests(place: Path) -> list[Path]:
    if not place.is_dir():
        return [place]
    found = sorted(place.glob("*.json"))
    if not found:
        raise SetupError(f"There is no manifest (*.json) in {place}: see TRUSTED_DOCUMENTS.")
    return found


def _entries(file: Path) -> Iterator[tuple[str, str]]:
    try:
        content = json.loads(file.read_bytes())
    except OSError as error:
        raise SetupError(
            f"The trusted documents in {file} cannot be read ({error.strerror}): see"
            " TRUSTED_DOCUMENTS."
        ) from None
    except ValueError:
        content = None
    if not isinstance(content, dict) or not all(isinstance(v, str) for v in content.values()):
        raise SetupError(
            f"{file} is no manifest of trusted documents: an object of hashes and texts."
        )
    yield from content.items()


def _checked(text: str, schema: GraphQLSchema, where: str) -> Document:
    """The document, ready to be executed."""
    try:
        document = parse_document(text)
        operations = document.operations
        if not operations:
            raise BadRequest("It holds no operation.")
        for operation in operations:
            check_limits(document, schema, operation, None)
        faults = faults_at_once(document.root, schema)
    except BadRequest as error:
        raise SetupError(f"{where} cannot be served: {error.message}") from None
    except GraphQLError as error:
        faults = [error]
    if faults:
        raise SetupError(f"{where} does not fit the schema: {faults[0].message}")
    document.is_valid = True
    return document
