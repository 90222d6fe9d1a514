"""GET: trusted queries and nothing else; and the kinds of operations that each method serves."""

import json

import httpx
import pytest

from gql_packages.errors import BadRequest
from gql_packages.web.graphql_request import parse_query_string
from gql_packages.web.responses import HttpError
from tests.web.document_manifests import persisted, sha256_of, trusting
from tests.web.minimal_schema import (
    CHANGES,
    GRAPHQL_RESPONSE,
    WHOLE_SCHEMA,
    Client,
    code_of,
    error_of,
    serve,
)

HELLO = "query Hello($name: String!) { hello(name: $name) }"
RENAME = 'mutation Rename { rename(name: "Zoë") }'
TICKS = "subscription Ticks { ticks }"
SEVERAL = 'query A { hello } query B { double(number: 4) } mutation C { rename(name: "Zoë") }'


@pytest.fixture
def client() -> Client:
    documents = trusting(HELLO, RENAME, TICKS, SEVERAL, schema=WHOLE_SCHEMA)
    return serve(schema=WHOLE_SCHEMA, documents=documents)


async def get(client: Client, **parameters: str) -> httpx.Response:
    headers = client.headers | {"Accept": GRAPHQL_RESPONSE}
    return await client.http.get("/graphql", params=parameters, headers=headers)


@pytest.mark.parametrize(
    "named",
    [
        {"query": HELLO},
        {"documentId": f"sha256:{sha256_of(HELLO)}"},
        {"documentId": sha256_of(HELLO)},
        {"extensions": json.dumps(persisted(HELLO))},
    ],
    ids=["by its text", "by its id", "by the bare hash", "as Apollo does"],
)
async def test_a_trusted_query_is_served(client: Client, named: dict[str, str]) -> None:
    response = await get(client, **named, variables=json.dumps({"name": "Zoë 張"}))

    assert response.json() == {"data": {"hello": "Hello, Zoë 張"}}
    assert response.headers["content-type"].startswith(GRAPHQL_RESPONSE)
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "text", ["{ hello }", f"{HELLO} ", "{", "query A { hello } query B { hello }"]
)
async def test_a_query_that_is_not_trusted_is_refused(client: Client, text: str) -> None:
    response = await get(client, query=text)

    assert response.status_code == 403
    assert code_of(response) == "DOCUMENT_NOT_TRUSTED"


async def test_what_was_only_remembered_is_not_found_so_that_it_is_sent_by_post(
    client: Client,
) -> None:
    await client.ask("{ hello }", extensions=persisted("{ hello }"))

    response = await get(client, extensions=json.dumps(persisted("{ hello }")))

    assert code_of(response) == "PERSISTED_QUERY_NOT_FOUND"


@pytest.mark.parametrize(
    "parameters",
    [{"query": RENAME}, {"query": SEVERAL, "operationName": "C"}, {"query": f"{RENAME} "}],
    ids=["trusted", "among others", "not trusted"],
)
async def test_a_mutation_is_never_run_by_get(client: Client, parameters: dict[str, str]) -> None:
    before = len(CHANGES)

    response = await get(client, **parameters)

    assert response.status_code == 405
    assert response.headers["allow"] == "POST"
    assert len(CHANGES) == before


async def test_of_several_operations_the_one_named_is_run(client: Client) -> None:
    named = await get(client, query=SEVERAL, operationName="B")
    nameless = await get(client, query=SEVERAL)
    empty = await get(client, query=SEVERAL, operationName="")
    unknown = await get(client, query=SEVERAL, operationName="D")

    assert named.json() == {"data": {"double": 8}}
    for refused in (nameless, empty, unknown):
        assert refused.status_code == 400
        assert "operationName" in error_of(refused)["message"]


@pytest.mark.parametrize("query", [TICKS, f"{TICKS} "], ids=["trusted", "not trusted"])
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_subscription_is_told_where_it_is_served(
    client: Client, method: str, query: str
) -> None:
    response = await (get(client, query=query) if method == "GET" else client.ask(query))

    assert response.status_code == 406
    assert "graphql-transport-ws" in error_of(response)["message"]
    assert "text/event-stream" in error_of(response)["message"]


async def test_without_a_token_nothing_is_said_of_a_document(client: Client) -> None:
    client.headers.clear()

    for parameters in ({"query": HELLO}, {"query": RENAME}, {"documentId": "0" * 64}, {}):
        response = await get(client, **parameters)
        assert response.status_code == 401
        assert code_of(response) == "UNAUTHENTICATED"


REFUSED = {
    "nothing": "",
    "no document": "operationName=A",
    "variables that are no JSON": "query={hello}&variables={",
    "variables that are no object": "query={hello}&variables=[1]",
    "a name twice in the variables": 'query={hello}&variables={"a":1,"a":2}',
    "extensions that are no object": "query={hello}&extensions=1",
    "a parameter twice": "query={hello}&query={hello}",
    "bytes that are no UTF-8": "query=%ff",
    "NUL": "query=%00",
    "many parameters": "&".join(f"p{n}=1" for n in range(11)),
    "half of a surrogate pair": 'query={hello}&variables={"a":"\\ud800"}',
}


@pytest.mark.parametrize("query_string", REFUSED.values(), ids=REFUSED.keys())
async def test_a_query_string_that_is_no_request_is_refused(
    client: Client, query_string: str
) -> None:
    url = httpx.URL("http://clinic/graphql").copy_with(query=query_string.encode())

    response = await client.http.get(url, headers=client.headers)

    assert response.status_code == 400
    assert code_of(response) == "BAD_REQUEST"


@pytest.mark.parametrize(
    ("query_string", "error"),
    [(b"query=" + b"a" * 65_531, HttpError), ("query=é".encode(), BadRequest)],
    ids=["too long", "not in ASCII"],
)
def test_a_query_string_that_no_client_sends_is_refused(
    query_string: bytes, error: type[BadRequest]
) -> None:
    with pytest.raises(error):
        parse_query_string(query_string)
