"""The origins that GraphiQL's page calls when a person signs in at an OpenID provider."""

from __future__ import annotations

import json
import logging
from http.client import HTTPException
from urllib.parse import urlsplit
from urllib.request import urlopen

from gql_packages.observability.redacted_tracebacks import kind_of

FETCH_SECONDS = 3.0
MAX_DOCUMENT_BYTES = 256 * 1024

log = logging.getLogger(__name__)


def provider_origins(authority: str) -> set[str]:
    """The origin of the authority, and of its token endpoint, which some providers keep elsewhere.

    Reads the provider's discovery document; where that fails, it is logged and only the authority's
    own origin is returned.
    """
    origins = {origin for origin in (origin_of(authority),) if origin}
    address = f"{authority.rstrip('/')}/.well-known/openid-configuration"
    try:
        # The authority is an address of HTTP.
        with urlopen(address, timeout=FETCH_SECONDS) as answer:  # noqa: S310
            document = json.loads(answer.read(MAX_DOCUMENT_BYTES))
        return origins | {token_origin(document, authority=authority)}
    except (OSError, HTTPException, ValueError, RecursionError) as error:
        log.warning("the provider's discovery failed", extra={"error": kind_of(error)})
        return origins


def origin_of(address: str) -> str | None:
    """Scheme, host and port; None if a content security policy could not name them."""
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


def token_origin(document: object, *, authority: str) -> str:
    """The origin of the token endpoint in a discovery document. Raises ValueError if it has none,
    or none with TLS where the authority has."""
    endpoint = document.get("token_endpoint") if isinstance(document, dict) else None
    origin = origin_of(endpoint) if isinstance(endpoint, str) else None
    if origin is None:
        raise ValueError("The discovery document names no token endpoint.")
    if authority.startswith("https:") and not origin.startswith("https:"):
        raise ValueError("The discovery document gives up on TLS.")
    return origin
