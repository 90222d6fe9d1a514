"""Statuses, media types and headers; and that nothing unforeseen reaches a client."""

import logging
from uuid import UUID

import pytest

from gql_packages.resolvers.execution import OperationSteps, Step
from tests.asgi_client import AsgiRequest
from tests.web.minimal_schema import (
    GRAPHQL_RESPONSE,
    Client,
    code_of,
    error_of,
    serve,
    token,
)

JSON = "application/json"


@pytest.fixture
def client() -> Client:
    return serve()


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (GRAPHQL_RESPONSE, GRAPHQL_RESPONSE),
        (f"{GRAPHQL_RESPONSE}, {JSON};q=0.9", GRAPHQL_RESPONSE),
        (f"{JSON};q=0.9,  {GRAPHQL_RESPONSE.upper()} ; charset=utf-8", GRAPHQL_RESPONSE),
        (f"{GRAPHQL_RESPONSE};q=0.5, {JSON}", JSON),
        (f"{GRAPHQL_RESPONSE};q=0", JSON),
        (f"{GRAPHQL_RESPONSE};q=much", JSON),
        (JSON, JSON),
        ("*/*", JSON),
        ("text/html", JSON),
        ("", JSON),
        (";;,,;q=", JSON),
    ],
)
async def test_the_answer_comes_in_the_media_type_that_the_client_prefers(
    client: Client, accept: str, media_type: str
) -> None:
    response = await client.ask("{ hello }", accept=accept)

    assert response.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert response.json() == {"data": {"hello": "Hello, you"}}


DOCUMENTS_NOT_EXECUTED = {
    "a syntax error": ("{", "GRAPHQL_PARSE_FAILED"),
    "a field that is not there": ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
    "a value of the wrong type": ("{ double(number: true) }", "GRAPHQL_VALIDATION_FAILED"),
    "a variable that is missing": ("query($n: Int!) { double(number: $n) }", "BAD_USER_INPUT"),
    "two operations and no name": ("query A { hello } query B { hello }", "BAD_REQUEST"),
    "no operation": ("fragment F on Query { hello }", "BAD_REQUEST"),
    "types": ("type A { b: Int }", "BAD_REQUEST"),
    "more than one request may ask for": ("{" + "hello " * 501 + "}", "BAD_REQUEST"),
}


@pytest.mark.parametrize(
    ("document", "code"), DOCUMENTS_NOT_EXECUTED.values(), ids=DOCUMENTS_NOT_EXECUTED.keys()
)
async def test_a_document_that_is_not_executed_has_errors_and_no_data(
    client: Client, document: str, code: str
) -> None:
    newer = await client.ask(document, accept=GRAPHQL_RESPONSE)
    older = await client.ask(document, accept=JSON)

    assert (newer.status_code, older.status_code) == (400, 200)
    assert list(newer.json()) == list(older.json()) == ["errors"]
    assert {e["extensions"]["code"] for e in newer.json()["errors"]} == {code}


async def test_the_operation_of_the_name_given_is_run(client: Client) -> None:
    document = "query A { hello } query B { double(number: 4) }"

    response = await client.ask(document, operationName="B")
    unknown = await client.ask(document, operationName="C")
    empty = await client.ask(document, operationName="")

    assert response.json() == {"data": {"double": 8}}
    assert unknown.status_code == empty.status_code == 400


@pytest.mark.parametrize("method", ["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])
async def test_only_post_and_get_are_served(client: Client, method: str) -> None:
    response = await client.http.request(
        method, "/graphql", params={"query": "{ hello }"}, headers=client.headers
    )

    assert response.status_code == 405
    assert response.headers["allow"] == "GET, POST"


async def test_without_a_token_there_is_no_answer(client: Client) -> None:
    client.headers.clear()

    response = await client.ask("{ hello }")

    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"
    assert list(response.json()) == ["errors"]
    assert code_of(response) == "UNAUTHENTICATED"


async def test_whoever_is_found_inactive_on_the_way_gets_no_data_either(client: Client) -> None:
    response = await client.ask("{ hello inactive }")

    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"
    assert list(response.json()) == ["errors"]
    assert code_of(response) == "UNAUTHENTICATED"


async def test_every_response_has_an_id_of_its_own_and_is_not_cached(client: Client) -> None:
    responses = [
        await client.ask("{ hello }"),
        await client.ask("{"),
        await client.post(b""),
        await client.http.get("/graphql"),
        await client.http.post("/graphql"),
    ]

    ids = {UUID(response.headers["x-request-id"]) for response in responses}
    assert len(ids) == len(responses)
    assert {response.headers["cache-control"] for response in responses} == {"no-store"}


async def test_an_error_with_a_code_is_shown_with_the_data_around_it(client: Client) -> None:
    response = await client.ask("{ hello busy }")

    assert response.status_code == 200
    assert response.json()["data"] == {"hello": "Hello, you", "busy": None}
    assert code_of(response) == "BUSY"
    assert error_of(response)["path"] == ["busy"]


@pytest.mark.parametrize("field", ["broken", "brokenForGood"])
async def test_what_is_unforeseen_is_masked_and_logged_under_the_request_s_id(
    client: Client, field: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="gql_packages"):
        response = await client.ask(f"{{ {field} }}")

    assert code_of(response) == "INTERNAL"
    assert error_of(response)["extensions"]["incidentId"] == response.headers["x-request-id"]
    for secret in ("SELECT", "LookupError", "JSON compliant", "Traceback"):
        assert secret not in response.text
    assert response.headers["x-request-id"] in caplog.text


async def fail() -> None:
    raise LookupError("SELECT secret FROM patient")


@pytest.mark.parametrize("step", [Step(before=fail), Step(after=fail)], ids=["start", "end"])
async def test_a_failure_around_the_operation_is_masked_too(
    step: Step, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OperationSteps, "operation", lambda _: step)
    client = serve()

    response = await client.ask("{ hello }")

    assert response.status_code == 500
    assert code_of(response) == "INTERNAL"
    assert "SELECT" not in response.text
    assert response.headers["x-request-id"] in caplog.text


async def test_a_failure_in_the_view_itself_is_masked_too() -> None:
    def broken_factory(**parts: object) -> object:
        raise LookupError("SELECT secret FROM patient")

    response = await serve(context_factory=broken_factory).ask("{ hello }")

    assert response.status_code == 500
    assert code_of(response) == "INTERNAL"
    assert "SELECT" not in response.text


async def test_resolvers_learn_who_asks_and_when(client: Client) -> None:
    response = await client.ask("{ whoami }")

    assert response.json()["data"]["whoami"] == (
        "019a0000-0000-7000-8000-0000000000c1/019a0000-0000-7000-8000-0000000000a1/"
        "2026-03-04T17:30:00+00:00"
    )


async def test_an_answer_in_any_script_is_valid_json(client: Client) -> None:
    response = await client.ask(
        "query($n: String!) { hello(name: $n) }", variables={"n": "Zoë 張😀"}
    )

    assert response.json()["data"]["hello"] == "Hello, Zoë 張😀"


async def test_a_client_that_goes_away_is_no_incident(caplog: pytest.LogCaptureFixture) -> None:
    request = AsgiRequest("/graphql", token(), method="POST", body=b"{}")
    request.gone.set()

    await request.run(serve().app)

    assert (request.status, request.pieces) == (0, [])
    assert not caplog.records
