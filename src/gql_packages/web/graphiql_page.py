"""Serves GraphiQL: the page, the files that belong to it, and where people sign in to it."""

from __future__ import annotations

import gzip
import json
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from importlib.resources import files
from typing import Any
from urllib.request import urlopen

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from gql_packages.errors import SetupError
from gql_packages.observability.redacted_tracebacks import kind_of
from gql_packages.web.sign_in_view import SignInView

MEDIA_TYPES = {
    "js": "text/javascript",
    "css": "text/css",
    "svg": "image/svg+xml",
    "txt": "text/plain",
}

#: File names contain a hash of the content.
FOREVER = "public, max-age=31536000, immutable"

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


def explorer_routes(
    provider: Provider | None, token_for: Callable[[str], str | None] | None = None
) -> Sequence[Route]:
    """The routes of GraphiQL, where people sign in at `provider`, or else with a token; in a demo
    also with the code of the printed link, which `token_for` gives the token for.

    Reads the provider's discovery document once.
    """
    built = files("gql_packages.web") / "graphiql"
    compressed = {
        file.name.removesuffix(".gz"): file.read_bytes()
        for file in built.iterdir()
        if file.name.endswith(".gz")
    }
    headers = _headers()
    origins = sorted(provider_origins(provider.authority)) if provider else ()
    page_headers = {"Cache-Control": "no-cache", **_headers(*origins)}
    page = (built / "page.html").read_text("utf-8").replace("{{settings}}", _settings(provider))

    async def show_page(request: Request) -> Response:
        return Response(page, media_type="text/html", headers=page_headers)

    async def show_file(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in compressed:
            return PlainTextResponse("Not Found", status_code=404, headers=headers)
        body = compressed[name]
        file_headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding", **headers}
        if "gzip" in request.headers.get("accept-encoding", ""):
            file_headers["Content-Encoding"] = "gzip"
        else:
            body = gzip.decompress(body)
        return Response(body, media_type=MEDIA_TYPES[name.rpartition(".")[2]], headers=file_headers)

    routes = [Route("/graphiql", show_page), Route("/graphiql/{name}", show_file)]
    if token_for is not None:
        routes.insert(0, Route("/graphiql/sign-in", SignInView(token_for)))
    return routes


def _settings(provider: Provider | None) -> str:
    """The page's settings as JSON that cannot end the script element around it."""
    settings = provider and {
        "authority": provider.authority,
        "clientId": provider.client_id,
        "scope": provider.scope,
        "resource": provider.resource,
    }
    return json.dumps({"provider": settings}).replace("<", "\\u003c")


def _headers(*origins: str) -> dict[str, str]:
    """A policy that allows this origin, those to sign in at, and no framing."""
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "worker-src": "'self'",
        "connect-src": " ".join(("'self'", *origins)),
        "img-src": "'self' data:",
        "font-src": "'self' data:",
        # The editor positions its lines with style attributes.
        "style-src": "'self' 'unsafe-inline'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }


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
