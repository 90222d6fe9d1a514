"""Where the explorer's page may ask when somebody signs in: what the provider's discovery says."""

from __future__ import annotations

import asyncio

import pytest

from gql_packages.auth.oidc_discovery import ProviderOrigins, token_origin
from gql_packages.errors import SetupError
from gql_packages.web.graphiql_page import Provider
from tests.explorer.discovering import discovering

pytestmark = pytest.mark.node

ELSEWHERE = {"token_endpoint": "https://tokens.example/oauth/token"}


async def settled(origins: ProviderOrigins) -> tuple[str, ...]:
    """What is found once the reading behind the back has ended."""
    await origins.find()
    while origins.is_reading:
        await asyncio.sleep(0.01)
    return await origins.find()


@pytest.mark.parametrize("path", ["", "/", "/realms/clinic", "/realms/clinic/"])
async def test_the_token_endpoint_is_found_wherever_it_is(path: str) -> None:
    with discovering(ELSEWHERE) as place:
        found = await ProviderOrigins(f"{place.origin}{path}").find()

    assert found == (place.origin, "https://tokens.example")


async def test_one_origin_is_named_once() -> None:
    with discovering(None) as place:
        place.document = {"token_endpoint": f"{place.origin}/token"}
        assert await ProviderOrigins(place.origin).find() == (place.origin,)


async def test_it_is_read_once_for_all_who_ask() -> None:
    with discovering(ELSEWHERE) as place:
        origins = ProviderOrigins(place.origin)
        found = await asyncio.gather(*(origins.find() for _ in range(20)))
        await origins.find()

        assert place.asked == 1
    assert set(found) == {(place.origin, "https://tokens.example")}


async def test_a_provider_that_is_away_keeps_nobody_from_the_page() -> None:
    with discovering(None) as place:
        origins = ProviderOrigins(place.origin, retry=0)
        assert await origins.find() == (place.origin,)

        place.document = ELSEWHERE
        assert await origins.find() == (place.origin, "https://tokens.example")


async def test_what_it_said_last_holds_while_it_is_away_and_is_renewed_when_it_moves() -> None:
    with discovering(ELSEWHERE) as place:
        origins = ProviderOrigins(place.origin, fresh=0, retry=0)
        await origins.find()

        place.document = None
        assert await settled(origins) == (place.origin, "https://tokens.example")

        place.document = {"token_endpoint": "https://moved.example/token"}
        assert await settled(origins) == (place.origin, "https://moved.example")


async def test_who_gives_up_takes_the_reading_from_nobody() -> None:
    with discovering(ELSEWHERE) as place:
        origins = ProviderOrigins(place.origin)
        gone = asyncio.create_task(origins.find())
        await asyncio.sleep(0)
        gone.cancel()

        assert await origins.find() == (place.origin, "https://tokens.example")
        assert place.asked == 1


@pytest.mark.parametrize(
    "document",
    [
        "<p>no JSON</p>",
        "[" * 100_000,
        [],
        {},
        {"token_endpoint": 5},
        {"token_endpoint": "/token"},
        {"token_endpoint": "https://a; script-src *"},
        {"token_endpoint": "data:text/html,x"},
        {"token_endpoint": "https://*/token"},
    ],
    ids=lambda document: str(document)[:30],
)
async def test_what_is_no_discovery_adds_nothing_to_the_policy(document: object) -> None:
    with discovering(document) as place:
        assert await ProviderOrigins(place.origin).find() == (place.origin,)


def test_a_provider_with_tls_gives_no_tokens_without() -> None:
    said = {"token_endpoint": "http://login.example/token"}

    with pytest.raises(ValueError, match="TLS"):
        token_origin(said, authority="https://login.example")
    assert token_origin(said, authority="http://login.example") == "http://login.example"


@pytest.mark.parametrize(
    "authority",
    [
        "login.example",
        "ftp://login.example",
        "https://",
        "https://a;b",
        "https://a b",
        "https://a:x",
    ],
)
def test_an_authority_that_no_policy_can_name_is_refused(authority: str) -> None:
    with pytest.raises(SetupError, match="OIDC_AUTHORITY"):
        Provider(authority, "explorer", "openid")
