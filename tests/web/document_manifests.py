"""Documents as clients name them, and manifests as a client's build writes them."""

import hashlib
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path

import strawberry

from gql_packages.web.persisted_documents import PersistedDocuments, load_trusted_documents


def sha256_of(text: str) -> str:
    """What names the document."""
    return hashlib.sha256(text.encode()).hexdigest()


def persisted(text: str) -> dict[str, object]:
    """The extensions that name the document as Apollo's clients do."""
    return {"persistedQuery": {"version": 1, "sha256Hash": sha256_of(text)}}


def write_manifest(file: Path, documents: Iterable[str]) -> Path:
    """A manifest of these documents."""
    file.write_text(json.dumps({f"sha256:{sha256_of(text)}": text for text in documents}))
    return file


def trusting(
    *documents: str, schema: strawberry.Schema, trusted_only: bool = False
) -> PersistedDocuments:
    """What is known where these documents were registered."""
    with tempfile.TemporaryDirectory() as directory:
        manifest = write_manifest(Path(directory) / "manifest.json", documents)
        trusted = load_trusted_documents(manifest, schema._schema)
    return PersistedDocuments(trusted, trusted_only=trusted_only)
