"""Pages of other origins: whose answers a browser lets them read, and that nobody else's are."""

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from gql_packages.auth.authentication import Authenticator, LocalKey
from gql_packages.cli.application import settings
from gql_packages.errors import SetupError
from gql_packages.web.concurrency_limit import AdmissionControl, ConcurrencyLimiter, mark_surplus
from gql_packages.web.origins import Cors, Origins
from tests.asgi_client import http_client
from tests.web.minimal_schema import KEY

APP, DESK, OTHER = "https://app.example", "https://desk.example:8443", "https://other.example"
EXPOSED = "Retry-After, X-Request-Id, Content-Disposition"
ASKING_FIRST = {
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "authorization,content-type,traceparent",
}


@pytest.mark.parametrize(
    ("listed", "origins"),
    [
        ("", ()),
        (" , ", ()),
        (f"{APP}, {DESK}", (APP, DESK)),
        ("HTTPS://App.Example:443,http://localhost:80", (APP, "http://localhost")),
        ("http://[::1]:3000", ("http://[::1]:3000",)),
        ("capacitor://localhost", ("capacitor://localhost",)),
    ],
)
def test_origins_are_read_as_browsers_write_them(
    listed: str, origins: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLOWED_ORIGINS", listed)

    assert settings().allowed_origins == origins


@pytest.mark.parametrize(
    "listed",
    [
        "*",
        "null",
        "app.example",
        "https://",
        "https://*.example",
        f"{APP}/",
        f"{APP}/page",
        f"{APP}?a",
        "https://user@app.example",
        f"{APP} {DESK}",
        f"{APP},*",
        "https://app.example:port",
        "https://app.example:99999",
        "https://[1.2.3.4]",
    ],
)
def test_what_is_no_origin_is_told_in_a_sentence(
    listed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLOWED_ORIGINS", listed)

    with pytest.raises(SetupError, match="The environment variable ALLOWED_ORIGINS does not fit"):
        settings()


def full() -> ConcurrencyLimiter:
    """Work that has no place left."""
    return ConcurrencyLimiter(0)


def at(*origins: str, work: ConcurrencyLimiter | None = None) -> httpx.AsyncClient:
    """A client of a server that has nothing but the door."""
    work = work or ConcurrencyLimiter(1)
    tokens = Authenticator(LocalKey(KEY.public_key()))
    app = Starlette(
        middleware=[
            Middleware(Cors, origins=Origins(origins)),
            Middleware(AdmissionControl, path="/graphql", work=work, tokens=tokens),
        ],
    )
    return http_client(app)


async def test_a_browser_that_asks_first_is_told_without_a_token_and_while_there_is_no_place() -> (
    None
):
    response = await at(APP, work=full()).options(
        "/graphql", headers={"Origin": APP, **ASKING_FIRST}
    )

    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == APP
    assert response.headers["access-control-allow-methods"] == "GET, POST"
    assert (
        response.headers["access-control-allow-headers"] == "authorization,content-type,traceparent"
    )
    assert "origin" in response.headers["vary"].lower()
    assert "access-control-allow-credentials" not in response.headers


async def test_a_page_of_another_origin_is_told_no() -> None:
    response = await at(APP).options("/graphql", headers={"Origin": OTHER, **ASKING_FIRST})

    assert response.status_code == 400
    assert "access-control-allow-origin" not in response.headers


async def test_where_no_origin_is_named_nobody_is_told_anything() -> None:
    response = await at().options("/graphql", headers={"Origin": APP, **ASKING_FIRST})

    assert response.status_code == 404
    assert not [name for name in response.headers if name.startswith("access-control")]


async def test_a_refusal_for_lack_of_room_can_be_read_by_each_origin_and_by_no_other() -> None:
    client = at(APP, DESK, work=full())

    for origin, allowed in [(APP, APP), (DESK, DESK), (OTHER, None), (APP, APP)]:
        response = await client.post("/graphql", headers={"Origin": origin})
        assert response.status_code == 503
        assert response.json()["errors"][0]["extensions"]["code"] == "OVERLOADED"
        assert response.headers.get("access-control-allow-origin") == allowed
        assert response.headers.get_list("vary") == ["Origin"]
        assert response.headers["access-control-expose-headers"] == EXPOSED
    assert "vary" not in (await at(work=full()).post("/graphql")).headers


async def test_so_can_the_refusal_of_whoever_has_one_connection_too_many() -> None:
    client = at(APP)
    server = client._transport.app  # type: ignore[attr-defined]

    async def surplus(scope: dict[str, object], receive: object, send: object) -> None:
        mark_surplus(scope)
        await server(scope, receive, send)

    http = http_client(surplus)
    refused = await http.post("/graphql", headers={"Origin": APP})
    other = await http.post("/graphql", headers={"Origin": OTHER})
    first = await http.options("/graphql", headers={"Origin": APP, **ASKING_FIRST})

    assert (refused.status_code, other.status_code, first.status_code) == (503, 503, 200)
    assert refused.headers["access-control-allow-origin"] == APP
    assert "access-control-allow-origin" not in other.headers
    assert {each.headers["connection"] for each in (refused, other)} == {"close"}
