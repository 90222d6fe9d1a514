"""The OpenID provider where people sign in to the pages, and the origins that it answers at."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.request import urlopen

from gql_packages.errors import SetupError
from gql_packages.observability.redacted_tracebacks import kind_of

#: Bounds of the provider's discovery document.
FETCH_SECONDS, MAX_DOCUMENT_BYTES = 3.0, 256 * 1024

_ORIGIN = re.compile(r"(https?://[a-z0-9.-]+(?::[0-9]{1,5})?)(?:[/?#]|\Z)", re.IGNORECASE)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Provider:
    """An OpenID provider where people sign in. Raises SetupError if its address is none."""

    authority: str
    client_id: str
    scope: str
    #: the API that tokens are asked for, where the provider has several
    resource: str | None = None

    def __post_init__(self) -> None:
        if _ORIGIN.match(self.authority) is None:
            raise SetupError("OIDC_AUTHORITY must be an http or https address.")


def reachable_origins(provider: Provider | None) -> Sequence[str]:
    """The origins that a page reaches for signing in, sorted; reads the discovery document."""
    return sorted(provider_origins(provider.authority)) if provider else ()


def provider_origins(authority: str) -> set[str]:
    """The origin of the authority, and of its token endpoint, which some providers keep elsewhere.

    Reads the provider's discovery document; where that fails, it is logged and only the authority's
    own origin is returned.
    """
    origins = {_origin_of(authority)}
    address = f"{authority.rstrip('/')}/.well-known/openid-configuration"
    try:
        # The authority is an address of HTTP.
        with urlopen(address, timeout=FETCH_SECONDS) as answer:  # noqa: S310
            document = json.loads(answer.read(MAX_DOCUMENT_BYTES))
        return origins | {token_origin(document, authority=authority)}
    except (OSError, HTTPException, ValueError, LookupError, TypeError, RecursionError) as error:
        log.warning("the provider's discovery failed", extra={"error": kind_of(error)})
        return origins


def token_origin(document: Any, *, authority: str) -> str:
    """The origin of the token endpoint in a discovery document. Raises ValueError, LookupError or
    TypeError if it has none, or none with TLS where the authority has."""
    origin = _origin_of(document["token_endpoint"])
    if authority.startswith("https:") and not origin.startswith("https:"):
        raise ValueError("The discovery document gives up on TLS.")
    return origin


def _origin_of(address: str) -> str:
    """Scheme, host and port. Raises ValueError if a content security policy could not name them."""
    found = _ORIGIN.match(address)
    if found is None:
        raise ValueError("This is no address of HTTP.")
    return found[1].lower()
