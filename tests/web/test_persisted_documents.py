"""Documents that are named instead of sent: trusted ones, and those that clients had remembered."""

import sys

import pytest

from gql_packages.web.document_cache import LruCache
from tests.web.document_manifests import persisted, sha256_of, trusting
from tests.web.minimal_schema import GRAPHQL_RESPONSE, SCHEMA, Client, code_of, error_of, serve

HELLO = "query Hello($name: String!) { hello(name: $name) }"
OTHER = "{ hello }"


@pytest.fixture
def client() -> Client:
    return serve(documents=trusting(HELLO, schema=SCHEMA))


async def test_a_trusted_document_is_named_by_its_id(client: Client) -> None:
    for document_id in (f"sha256:{sha256_of(HELLO)}", sha256_of(HELLO)):
        response = await client.post(
            f'{{"documentId": "{document_id}", "variables": {{"name": "Zoë"}}}}'.encode()
        )
        assert response.json() == {"data": {"hello": "Hello, Zoë"}}


async def test_the_document_may_stand_beside_its_id(client: Client) -> None:
    alike = await client.ask(HELLO, documentId=sha256_of(HELLO), variables={"name": "Zoë"})
    another = await client.ask(OTHER, documentId=sha256_of(HELLO))

    assert alike.json() == {"data": {"hello": "Hello, Zoë"}}
    assert (another.status_code, code_of(another)) == (400, "BAD_REQUEST")


@pytest.mark.parametrize(
    "document_id",
    [
        sha256_of(OTHER),
        f"sha256:{sha256_of(OTHER)}",
        f"sha1:{sha256_of(HELLO)}",
        f"sha256:sha256:{sha256_of(HELLO)}",
        sha256_of(HELLO).upper(),
        "Hello",
        "",
    ],
)
async def test_an_id_that_is_not_known_is_told_so(client: Client, document_id: str) -> None:
    response = await client.ask(OTHER, documentId=document_id)

    assert (response.status_code, code_of(response)) == (400, "DOCUMENT_NOT_FOUND")


async def test_what_was_only_remembered_has_no_id(client: Client) -> None:
    await client.ask(OTHER, extensions=persisted(OTHER))

    response = await client.ask("", documentId=sha256_of(OTHER))

    assert code_of(response) == "DOCUMENT_NOT_FOUND"


@pytest.mark.parametrize("accept", ["application/json", GRAPHQL_RESPONSE])
async def test_a_document_is_remembered_when_it_is_sent_with_its_hash(
    client: Client, accept: str
) -> None:
    unknown = await client.ask("", accept=accept, extensions=persisted(OTHER))
    sent = await client.ask(OTHER, accept=accept, extensions=persisted(OTHER))
    named = await client.ask("", accept=accept, extensions=persisted(OTHER))

    assert unknown.status_code == 200
    assert error_of(unknown)["message"] == "PersistedQueryNotFound"
    assert code_of(unknown) == "PERSISTED_QUERY_NOT_FOUND"
    assert sent.json() == named.json() == {"data": {"hello": "Hello, you"}}


async def test_a_hash_of_something_else_is_refused_and_not_remembered(client: Client) -> None:
    refused = await client.ask(OTHER, extensions=persisted("{ whoami }"))
    after = await client.ask("", extensions=persisted("{ whoami }"))

    assert (refused.status_code, code_of(refused)) == (400, "BAD_REQUEST")
    assert code_of(after) == "PERSISTED_QUERY_NOT_FOUND"


async def test_a_trusted_document_is_known_by_its_hash_without_being_sent(client: Client) -> None:
    response = await client.ask("", extensions=persisted(HELLO), variables={"name": "Zoë"})

    assert response.json() == {"data": {"hello": "Hello, Zoë"}}


@pytest.mark.parametrize(
    "named",
    [
        1,
        [],
        {},
        {"version": 2, "sha256Hash": sha256_of(OTHER)},
        {"version": 1},
        {"version": 1, "sha256Hash": 1},
        {"version": 1, "sha256Hash": "abc"},
        {"version": 1, "sha256Hash": sha256_of(OTHER).upper()},
    ],
)
async def test_a_persisted_query_of_another_form_is_refused(client: Client, named: object) -> None:
    response = await client.ask(OTHER, extensions={"persistedQuery": named})

    assert (response.status_code, code_of(response)) == (400, "BAD_REQUEST")


async def test_a_stranger_has_nothing_remembered(client: Client) -> None:
    stranger = {"Authorization": "Bearer nobody"}
    body = {"query": OTHER, "extensions": persisted(OTHER)}
    refused = await client.http.post("/graphql", json=body, headers=stranger)

    response = await client.ask("", extensions=persisted(OTHER))

    assert refused.status_code == 401
    assert code_of(response) == "PERSISTED_QUERY_NOT_FOUND"


def test_what_is_remembered_stays_within_its_bytes_and_the_last_asked_for_stays() -> None:
    texts = {str(number): "x" * 1_000 + str(number) for number in range(100)}
    remembered: LruCache[str] = LruCache(10_000, sys.getsizeof)

    for sha256, text in texts.items():
        remembered.put(sha256, text)
        remembered.put(sha256, text)
        remembered.get("0")

    kept = {sha256 for sha256 in texts if remembered.get(sha256)}
    assert 5 <= len(kept) <= 10
    assert {"0", "99"} <= kept


def test_a_document_in_any_script_counts_for_what_it_takes() -> None:
    remembered: LruCache[str] = LruCache(10_000, sys.getsizeof)

    remembered.put("plain", "x" * 5_000)
    remembered.put("wide", "😀" * 5_000)

    assert remembered.get("plain") is None
    assert remembered.get("wide") is None
