"""Serves GraphiQL: the page, the files that belong to it, and where people sign in to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from starlette.routing import Route

from gql_packages.web.built_page import BuiltPage
from gql_packages.web.sign_in_code_view import SignInView
from gql_packages.web.sign_in_provider import Provider, reachable_origins

#: The editor positions its lines with style attributes.
POLICY = {"style-src": "'self' 'unsafe-inline'"}


def explorer_routes(
    provider: Provider | None,
    token_for: Callable[[str], str | None] | None = None,
    *,
    origins: Sequence[str] | None = None,
) -> Sequence[Route]:
    """The routes of GraphiQL, where people sign in at `provider`, or else with a token; in a demo
    also with the code of the printed link, which `token_for` gives the token for.

    The page may reach `origins`; without them, the provider's discovery document is read once.
    """
    reachable = reachable_origins(provider) if origins is None else origins
    page = BuiltPage("graphiql", provider, origins=reachable, policy=POLICY)
    routes = [Route("/graphiql", page.show_page), Route("/graphiql/{name}", page.show_file)]
    if token_for is not None:
        routes.insert(0, Route("/graphiql/sign-in", SignInView(token_for)))
    return routes
