"""Serves GraphiQL: the page, and the files that belong to it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from gql_packages.auth.oidc_discovery import origin_of, provider_origins
from gql_packages.errors import SetupError

MEDIA_TYPES = {
    "js": "text/javascript",
    "css": "text/css",
    "svg": "image/svg+xml",
    "txt": "text/plain",
}

#: File names contain a hash of the content.
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Provider:
    """An OpenID provider where people sign in. Raises SetupError if its address is none."""

    authority: str
    client_id: str
    scope: str
    #: the API that tokens are asked for, where the provider has several
    resource: str | None = None

    def __post_init__(self) -> None:
        if origin_of(self.authority) is None:
            raise SetupError("OIDC_AUTHORITY must be an http or https address.")


def explorer_routes(provider: Provider | None) -> Sequence[Route]:
    """The routes of GraphiQL, where people sign in at `provider`, or else with a token.

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

    return [Route("/graphiql", show_page), Route("/graphiql/{name}", show_file)]


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
