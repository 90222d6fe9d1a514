"""Where the explorer's page may ask when somebody signs in: what the provider's discovery says."""

import pytest

from gql_packages.errors import SetupError
from gql_packages.web.sign_in_provider import Provider, provider_origins, token_origin
from tests.explorer.discovery_server import discovering

pytestmark = pytest.mark.node

ELSEWHERE = {"token_endpoint": "https://tokens.example/oauth/token"}


@pytest.mark.parametrize("path", ["", "/", "/realms/clinic", "/realms/clinic/"])
def test_the_token_endpoint_is_found_wherever_it_is(path: str) -> None:
    with discovering(ELSEWHERE) as place:
        found = provider_origins(f"{place.origin}{path}")

    assert found == {place.origin, "https://tokens.example"}


def test_one_origin_is_named_once() -> None:
    with discovering(None) as place:
        place.document = {"token_endpoint": f"{place.origin}/token"}
        assert provider_origins(place.origin) == {place.origin}


def test_a_provider_that_is_away_keeps_no_worker_from_starting() -> None:
    with discovering(None) as place:
        assert provider_origins(place.origin) == {place.origin}


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
def test_what_is_no_discovery_adds_nothing_to_the_policy(document: object) -> None:
    with discovering(document) as place:
        assert provider_origins(place.origin) == {place.origin}


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
