"""A page that is built beforehand: its files, each compressed and named by its content, and the
policy that both are served with."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from gql_packages.web.sign_in_provider import Provider

MEDIA_TYPES = {
    "js": "text/javascript",
    "css": "text/css",
    "svg": "image/svg+xml",
    "txt": "text/plain",
}

#: File names contain a hash of the content.
FOREVER = "public, max-age=31536000, immutable"


class BuiltPage:
    """The page in the folder `name` beside this module, for people who sign in at `provider`.

    It may reach this origin and `origins`; `policy` adds to what it may do, by directive.
    """

    def __init__(
        self,
        name: str,
        provider: Provider | None,
        *,
        origins: Sequence[str] = (),
        policy: Mapping[str, str] | None = None,
    ) -> None:
        folder = folder_of(name)
        self._compressed = {
            file.name.removesuffix(".gz"): file.read_bytes()
            for file in folder.iterdir()
            if file.name.endswith(".gz")
        }
        page = (folder / "page.html").read_text("utf-8")
        self._page = page.replace("{{settings}}", _settings(provider))
        self._headers = _headers(policy or {}, ())
        self._page_headers = _headers(policy or {}, origins)

    async def show_page(self, request: Request) -> Response:
        """The page itself, which names its files."""
        headers = {"Cache-Control": "no-cache", **self._page_headers}
        return Response(self._page, media_type="text/html", headers=headers)

    async def show_file(self, request: Request) -> Response:
        """A file of the page, by the path's `name`; 404 for what is none."""
        name = request.path_params["name"]
        if name not in self._compressed:
            return PlainTextResponse("Not Found", status_code=404, headers=self._headers)
        body = self._compressed[name]
        headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding", **self._headers}
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
        else:
            body = gzip.decompress(body)
        return Response(body, media_type=MEDIA_TYPES[name.rpartition(".")[2]], headers=headers)


def folder_of(name: str) -> Traversable:
    """Where the built files of a page are."""
    return files("gql_packages.web") / name


def _settings(provider: Provider | None) -> str:
    """The page's settings as JSON that cannot end the script element around it."""
    settings = provider and {
        "authority": provider.authority,
        "clientId": provider.client_id,
        "scope": provider.scope,
        "resource": provider.resource,
    }
    return json.dumps({"provider": settings}).replace("<", "\\u003c")


def _headers(more: Mapping[str, str], origins: Sequence[str]) -> dict[str, str]:
    """A policy that allows this origin, those to sign in at, and no framing."""
    policy: dict[str, str] = {
        "default-src": "'none'",
        "script-src": "'self'",
        "worker-src": "'self'",
        "connect-src": " ".join(("'self'", *origins)),
        "img-src": "'self' data:",
        "font-src": "'self' data:",
        "style-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
        **more,
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }
