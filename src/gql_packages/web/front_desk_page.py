"""Serves the front desk: its page at `/` to browsers, its files, and where the printed link's code
is exchanged."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gql_packages.web.built_page import BuiltPage, folder_of
from gql_packages.web.responses import wants_page
from gql_packages.web.sign_in_code_view import SignInView
from gql_packages.web.sign_in_provider import Provider

NAME = "frontdesk"

#: The documents that the front desk sends: a manifest of trusted documents.
MANIFEST = folder_of(NAME) / "persisted-documents.json"


def front_desk_routes(
    provider: Provider | None,
    token_for: Callable[[str], str | None] | None = None,
    *,
    otherwise: Callable[[Request], Awaitable[Response]],
    origins: Sequence[str] = (),
) -> Sequence[Route]:
    """The routes of the front desk, where people sign in at `provider`, or else with a token; in a
    demo also with the code of the printed link, which `token_for` gives the token for.

    The page may reach `origins`. A client at `/` that asks for no page is answered by `otherwise`.
    """
    page = BuiltPage(NAME, provider, origins=origins)

    async def show(request: Request) -> Response:
        is_browser = wants_page(request.headers.get("accept", ""))
        response = await (page.show_page(request) if is_browser else otherwise(request))
        response.headers["Vary"] = "Accept"
        return response

    routes = [Route("/", show), Route(f"/{NAME}/{{name}}", page.show_file)]
    if token_for is not None:
        routes.insert(0, Route(f"/{NAME}/sign-in", SignInView(token_for)))
    return routes
