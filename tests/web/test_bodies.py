"""What is refused before GraphQL ever sees a body, and what is let through."""

import json
from collections.abc import AsyncIterator

import pytest

from gql_packages.web.graphql_request import MAX_BODY_BYTES
from tests.web.minimal_schema import Client, code_of, error_of, serve


@pytest.fixture
def client() -> Client:
    return serve()


def padded(length: int) -> bytes:
    body = b'{"query":"{ hello }"}'
    return body + b" " * (length - len(body))


ACCEPTED = {
    "the smallest body": b'{"query":"{ hello }"}',
    "everything null": b'{"query":"{ hello }","variables":null,"operationName":null,'
    b'"extensions":null}',
    "everything there": b'{"query":"query A { hello }","variables":{},"operationName":"A",'
    b'"extensions":{"a":1}}',
    "names that GraphQL over HTTP does not know": b'{"query":"{ hello }","id":"x","more":[1]}',
    "128 KiB": padded(MAX_BODY_BYTES),
    "64 levels": b'{"query":"{ hello }","extensions":{"a":%s}}' % (b"[" * 62 + b"]" * 62),
    "4,000 values": b'{"query":"{ hello }","extensions":{"a":[%s]}}' % b",".join([b"0"] * 3_997),
    "20 digits": b'{"query":"{ hello }","extensions":{"a":-99999999999999999999}}',
    "a surrogate pair": b'{"query":"{ hello(name: \\"\\ud83d\\ude00\\") }"}',
    "brackets in a string": b'{"query":"{ hello }","extensions":{"a":"%s"}}' % (b"[{" * 500),
    "a large exponent that is a number": b'{"query":"{ hello }","extensions":{"a":1e300}}',
    "an exponent that vanishes": b'{"query":"{ hello }","extensions":{"a":1e-999999}}',
}

REFUSED = {
    "nothing": (b"", "not valid JSON"),
    "half of it": (b'{"query":"{ hello }"', "not valid JSON"),
    "a byte order mark": (b'\xef\xbb\xbf{"query":"{ hello }"}', "not valid JSON"),
    "single quotes": (b"{'query':'{ hello }'}", "not valid JSON"),
    "a raw NUL in a string": (b'{"query":"{ hello }","extensions":{"a":"\0"}}', "not valid JSON"),
    "UTF-16": ('{"query":"{ hello }"}'.encode("utf-16-le"), "not valid"),
    "a byte that is no UTF-8": (b'{"query":"\xff"}', "UTF-8"),
    "an overlong NUL": (b'{"query":"\xc0\x80"}', "UTF-8"),
    "a surrogate in UTF-8": (b'{"query":"\xed\xa0\x80"}', "UTF-8"),
    "129 KiB": (padded(MAX_BODY_BYTES + 1), "128 KiB"),
    "65 levels": (
        b'{"query":"{ hello }","extensions":{"a":%s}}' % (b"[" * 63 + b"]" * 63),
        "64 levels",
    ),
    "65 levels of objects": (
        b'{"query":"{ hello }","extensions":%s1%s}' % (b'{"a":' * 64, b"}" * 64),
        "64 levels",
    ),
    "60,000 levels": (b"[" * 60_000 + b"]" * 60_000, "64 levels"),
    "60,000 levels of objects": (b'{"a":' * 20_000, "64 levels"),
    "4,001 values": (
        b'{"query":"{ hello }","extensions":{"a":[%s]}}' % b",".join([b"{}"] * 3_998),
        "4000 values",
    ),
    "20,000 empty lists": (b'{"query":"{ hello }","a":[%s[]]}' % (b"[]," * 20_000), "4000 values"),
    "21 digits": (b'{"query":"{ hello }","extensions":{"a":999999999999999999999}}', "20 digits"),
    "100,000 digits": (
        b'{"query":"{ hello }","extensions":{"a":-%s}}' % (b"9" * 100_000),
        "20 digits",
    ),
    "an infinite exponent": (b'{"query":"{ hello }","extensions":{"a":1e400}}', "too large"),
    "a huge exponent": (b'{"query":"{ hello }","extensions":{"a":-1e999999999}}', "too large"),
    "NaN": (b'{"query":"{ hello }","variables":{"a":NaN}}', "NaN"),
    "Infinity": (b'{"query":"{ hello }","variables":{"a":Infinity}}', "Infinity"),
    "-Infinity": (b'{"query":"{ hello }","variables":{"a":[-Infinity]}}', "Infinity"),
    "half a surrogate pair": (b'{"query":"{ hello }","variables":{"a":"\\ud800"}}', "surrogate"),
    "the other half": (b'{"query":"{ hello }","variables":{"a":["\\udc00"]}}', "surrogate"),
    "a pair the wrong way round": (b'{"query":"\\ude00\\ud83d"}', "surrogate"),
    "half a pair in a name": (b'{"query":"{ hello }","variables":{"\\udbff":1}}', "surrogate"),
    "half a pair in the operation's name": (
        b'{"query":"{ hello }","operationName":"\\ud800"}',
        "surrogate",
    ),
    "half a pair nobody asks for": (b'{"query":"{ hello }","more":"\\ud800"}', "surrogate"),
    "NUL in the document": (b'{"query":"{ hello }\\u0000"}', "NUL"),
    "NUL in a variable": (b'{"query":"{ hello }","variables":{"a":{"b":["\\u0000"]}}}', "NUL"),
    "NUL in a name": (b'{"query":"{ hello }","variables":{"a\\u0000":1}}', "NUL"),
    "NUL among other scripts": ('{"query":"{ hello } #Zoë\\u0000"}'.encode(), "NUL"),
    "the same name twice": (b'{"query":"{ hello }","query":"{ whoami }"}', "twice"),
    "the same name twice within": (b'{"query":"{ hello }","variables":{"a":1,"a":2}}', "twice"),
    "a list of operations": (b'[{"query":"{ hello }"}]', "one operation"),
    "a string": (b'"{ hello }"', "JSON object"),
    "null": (b"null", "JSON object"),
    "no query": (b"{}", '"query"'),
    "a query that is null": (b'{"query":null}', '"query"'),
    "a query that is a number": (b'{"query":1}', '"query"'),
    "an empty query": (b'{"query":" \\n "}', '"query"'),
    "variables in a list": (b'{"query":"{ hello }","variables":[]}', '"variables"'),
    "variables in a string": (b'{"query":"{ hello }","variables":"{}"}', '"variables"'),
    "variables that are false": (b'{"query":"{ hello }","variables":false}', '"variables"'),
    "a number as operation": (b'{"query":"{ hello }","operationName":0}', '"operationName"'),
    "extensions in a list": (b'{"query":"{ hello }","extensions":[]}', '"extensions"'),
}


@pytest.mark.parametrize("body", ACCEPTED.values(), ids=ACCEPTED.keys())
async def test_a_body_within_the_limits_is_answered(client: Client, body: bytes) -> None:
    response = await client.post(body)

    assert response.status_code == 200, response.text
    assert list(response.json()) == ["data"]


@pytest.mark.parametrize(("body", "reason"), REFUSED.values(), ids=REFUSED.keys())
async def test_a_body_outside_them_is_a_bad_request(
    client: Client, body: bytes, reason: str
) -> None:
    response = await client.post(body)

    assert response.status_code == (413 if "KiB" in reason else 400)
    assert list(response.json()) == ["errors"]
    assert code_of(response) == "BAD_REQUEST"
    assert reason in error_of(response)["message"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "application/json"},
        {"Content-Type": "application/json; charset=utf-8"},
        {"Content-Type": 'Application/JSON;charset="UTF-8"'},
        {"Content-Encoding": "identity"},
    ],
    ids=str,
)
async def test_json_in_utf_8_is_read(client: Client, headers: dict[str, str]) -> None:
    response = await client.post('{"query":"{ hello }"}', headers)

    assert response.status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": ""},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/graphql"},
        {"Content-Type": "application/jsonx"},
        {"Content-Type": "text/plain, application/json"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "multipart/form-data; boundary=application/json"},
        {"Content-Type": "application/json; charset=utf-16"},
        {"Content-Encoding": "gzip"},
    ],
    ids=str,
)
async def test_any_other_type_is_not(client: Client, headers: dict[str, str]) -> None:
    response = await client.post('{"query":"{ hello }"}', headers)

    assert response.status_code == 415
    assert code_of(response) == "BAD_REQUEST"


async def test_a_body_is_not_read_further_than_it_may_be_long(client: Client) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while True:
            sent += 1
            yield b" " * 1024

    response = await client.http.post(
        "/graphql",
        content=endless(),
        headers=client.headers | {"Content-Type": "application/json"},
    )

    assert response.status_code == 413
    assert sent == 129


@pytest.mark.parametrize(("length", "status"), [(MAX_BODY_BYTES, 200), (MAX_BODY_BYTES + 1, 413)])
async def test_a_body_of_undeclared_length_is_counted_to_the_byte(
    client: Client, length: int, status: int
) -> None:
    async def in_parts() -> AsyncIterator[bytes]:
        body = padded(length)
        yield body[:1000]
        yield body[1000:]

    headers = client.headers | {"Content-Type": "application/json"}
    response = await client.http.post("/graphql", content=in_parts(), headers=headers)

    assert response.status_code == status


async def test_a_declared_length_that_is_too_long_is_refused_unread(client: Client) -> None:
    for length in ("131073", "9" * 5000):
        response = await client.post(b"{}", {"Content-Length": length})

        assert response.status_code == 413


async def test_a_stranger_s_body_is_not_read(client: Client) -> None:
    was_read = False

    async def watched() -> AsyncIterator[bytes]:
        nonlocal was_read
        was_read = True
        yield b"{}"

    response = await client.http.post(
        "/graphql", content=watched(), headers={"Content-Type": "application/json"}
    )

    assert response.status_code == 401
    assert not was_read


async def test_what_is_said_of_a_body_repeats_nothing_of_it(client: Client) -> None:
    response = await client.post(json.dumps({"query": "{ hello }", "variables": "Zoë Müller"}))

    assert "Zo" not in response.text
