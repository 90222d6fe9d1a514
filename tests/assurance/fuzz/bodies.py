"""Requests of the fuzz that are wrong below GraphQL: bytes, headers, methods, addresses, tokens."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

from tests.assurance.fuzz.documents import mutation_of_a_client, query_of_a_client
from tests.assurance.fuzz.fixtures import Ground
from tests.assurance.fuzz.requests import Headers, Shot

_PIECES: Sequence[bytes] = [
    *(b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82", b"\xef\xbb\xbf"),
    *(rb"\u0000", rb"\ud800", rb"\udc00\ud800", rb"\ud83d\ude00", rb"\u", rb"\x41", rb"\\", b'"'),
    *(b"1e999", b"-1e999", b"1e-999", b"NaN", b"Infinity", b"-Infinity", b"9" * 400, b"-0", b"00"),
    *(b"[" * 80, b"{" * 80, b'{"a":' * 70, b"]" * 80, b"null", b"true", b"[]", b"{}", b",", b":"),
    *(b"\n" * 6000, b" " * 500, b"#" * 1200, b"\r", b"\xe2\x80\xa8", b"/*", b"//", b'"query":""'),
    *(b'"variables":[]', b'"operationName":"M"', b'"operationName":0', b'"extensions":[]', b"\0"),
    *(b"$", b"@skip(if:true)", b"... on Query {", b"__schema{types{name}}", b'"""', b"\\\\"),
]
_TYPES = (
    *("", "text/plain", "application/graphql", "APPLICATION/JSON", "application/json, x", "\xff"),
    *("application/json; charset=utf-16", "application/json;charset=utf-8", "a" * 4000),
    *("multipart/form-data; boundary=x", "application/x-www-form-urlencoded"),
    "application/graphql-response+json",
)
_ACCEPTED = (
    *("*/*", "", "application/json", "application/graphql-response+json", "text/html", ";;;"),
    *("application/json;q=0.1, application/graphql-response+json;q=x", "text/event-stream"),
    *("multipart/mixed;deferSpec=20220824", "application/json;q=2", "," * 3000, "\xe9/\xe9"),
    "image/*;q=0",
)
_METHODS = ("GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "post", "X")
_TARGETS = (
    *("/graphql", "/graphql/", "/graphql?query={viewer{role}}", "/graphql%00", "//graphql", "*"),
    *("/", "/livez", "/readyz", "/metrics", "/favicon.ico", "/..%2f..%2fetc/passwd", "/%ff%fe"),
    *("/reports/package-sales.csv", "/reports/package-usage.csv", "/reports/none.csv", "/reports/"),
    *(
        "/reports/package-liability.csv?duringFrom=2026-01-01&duringTo=2026-12-31",
        "/reports/takings.csv",
        "/reports/takings.csv?for=spreadsheet",
        "/invoices/x.html",
    ),
    *("/invoices/.html", "/appointments/x/receipt.html", "/appointments//receipt.html"),
    *("/imports/patients.csv", "/imports/patients.csv?dryRun=true", "/imports/", "/imports/x.csv"),
    *("/graphiql", "/graphiql/", "/static/x.js", "/graphql#x", "/graphql;x", "http://x/graphql"),
    *("/Graphql", "/a" * 900),
)
_CELLS = (
    *("Ana", "Lima", "", " ", '"a,b"', '"a\r\nb"', '"', "=1+1", "'=1", "\u200b", "x" * 300, "\0"),
    *("Łukasz", "\u202eb", "ﷺ" * 200, "\ufeff", "'", '""' * 2, ";", "\t", "\U0001f600"),
)
_PARAMETERS = (
    *("soldFrom=2026-01-01&soldTo=2026-12-31", "usedFrom=2026-01-01", "packageIds=x"),
    *("duringFrom=2026-01-01&duringTo=2026-12-31&method=CARD", "for=spreadsheet", "for=x"),
    *("query={viewer{role}}", "query=mutation{createPatient(input:{}){__typename}}"),
    *("query={viewer{role}}&variables={", "query={a}&variables=[1]&extensions={}"),
    *("documentId=" + "0" * 64, 'extensions={"persistedQuery":1}', "query=%00&operationName=%00"),
    'extensions={"persistedQuery":{"version":1,"sha256Hash":"' + "0" * 64 + '"}}',
    *("status=", "status=X&status=ACTIVE", "%ff=%fe", "a=" + "b" * 3000, "&&&=", "soldFrom=\xe9"),
    "status=ACTIVE",
)
_HEADERS = {
    "Content-Type": _TYPES,
    "Accept": _ACCEPTED,
    "Content-Encoding": ("gzip", "identity", "br, gzip", ""),
    "Expect": ("100-continue", "x"),
    "Origin": ("https://example.org", "null", "\xff"),
    "X-Request-Id": ("x", "a" * 5000, "\t"),
    "Cookie": ("a=b; c", "=" * 2000),
    "traceparent": ("00-0-0-0", "x"),
    "Connection": ("close", "Upgrade, keep-alive"),
    "Upgrade": ("websocket", "h2c"),
}


def broken_body(ground: Ground, chance: Random) -> Shot:
    """A good request with some of its bytes changed."""
    shot = _good(ground, chance)
    body = bytearray(shot.body)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        _spoil(body, chance)
    shot = replace(shot, kind="body", body=bytes(body))
    if chance.random() < 0.2:
        shot = replace(shot, pieces=_cut(shot.body, chance))
    return shot


def other_header(ground: Ground, chance: Random) -> Shot:
    """A good request with headers that are unusual, or wrong."""
    headers: dict[str, str] = {"Content-Type": "application/json"}
    for _ in range(chance.choice((1, 1, 2, 3))):
        name = chance.choice(list(_HEADERS))
        headers[name] = chance.choice(_HEADERS[name])
    shot = replace(_good(ground, chance), kind="header", headers=list(headers.items()))
    is_broken = {"Upgrade", "Expect"} & headers.keys() or headers.get("Connection", "")[:1] == "U"
    return replace(shot, is_broken=bool(is_broken))


def other_target(ground: Ground, chance: Random) -> Shot:
    """Another method, or another address."""
    shot = replace(_good(ground, chance), kind="target")
    if chance.random() < 0.5:
        shot = replace(shot, method=chance.choice(_METHODS))
    if chance.random() < 0.8:
        target = chance.choice(_TARGETS)
        if chance.random() < 0.5:
            target += f"?{chance.choice(_PARAMETERS)}"
        shot = replace(shot, target=target.replace(" ", "%20"))
    if chance.random() < 0.5:
        shot = replace(shot, method="GET")
    return shot


def broken_file(ground: Ground, chance: Random) -> Shot:
    """A file of patients, some of whose bytes are others."""
    rows = [
        f"K-{chance.randrange(50)},{chance.choice(_CELLS)},{chance.choice(_CELLS)},x@example.org,604,1980-01-01"
        for _ in range(chance.randrange(30))
    ]
    body = bytearray(
        "\r\n".join(["externalId,firstName,lastName,email,phone,dateOfBirth", *rows]).encode()
    )
    if chance.random() < 0.3:
        body = bytearray(bytes(body).replace(b",", chance.choice((b";", b"\t"))))
    for _ in range(chance.choice((0, 0, 1, 1, 2, 8))):
        _spoil(body, chance)
    query = chance.choice(("", "", "?dryRun=true", "?dryRun=", "?x=1"))
    headers = [("Content-Type", chance.choice(("text/csv", "text/csv; charset=utf-8", "text/x")))]
    if chance.random() < 0.9:
        headers.append(("Idempotency-Key", chance.choice(("short", f"{chance.random():.30f}"))))
    shot = _good(ground, chance)
    target = f"/imports/patients.csv{query}"
    return replace(shot, kind="file", target=target, headers=headers, body=bytes(body))


def other_token(ground: Ground, chance: Random) -> Shot:
    """A good request from somebody whose token is none."""
    token = str(chance.choice([desk.token for desk in ground.desks.values()]))
    kind = chance.randrange(6)
    if kind == 0:
        place = chance.randrange(len(token))
        token = token[:place] + chance.choice("Aa0-_.= \xe9") + token[place + 1 :]
    elif kind == 1:
        token = _token({"alg": "none"}, {}) + "."
    elif kind == 2:
        token = _token(chance.choice(_STRANGE), chance.choice(_STRANGE)) + "." + "A" * 86
    elif kind == 3:
        token = token[: chance.randrange(len(token))]
    elif kind == 4:
        token = chance.choice(("", ".", "..", "...", "a.b.c", "A" * 9000, "\xff\xfe", "null"))
    else:
        token = _packed(b"[" * 4000) + "." + _packed(b"{}") + ".AAAA"
    scheme = chance.choice(("Bearer ", "bearer ", "Basic ", "", "Bearer", "Token "))
    headers: Headers = [("Content-Type", "application/json"), ("Authorization", scheme + token)]
    return replace(_good(ground, chance), kind="token", role=None, headers=headers)


def no_request(ground: Ground, chance: Random) -> Shot:
    """Bytes that are hardly HTTP any more."""
    shot = _good(ground, chance)
    head = b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    raw = bytearray(head + b"Content-Length: %d\r\n\r\n" % len(shot.body) + shot.body[:200])
    for _ in range(chance.choice((1, 2, 5))):
        _spoil(raw, chance)
    return Shot("no request", raw=bytes(raw), is_broken=True)


#: What a token may say of itself and of who has it.
_STRANGE: Sequence[Mapping[str, object]] = [
    *({"alg": "EdDSA"}, {"alg": "EdDSA", "kid": ["x"]}, {"alg": ["EdDSA"]}, {"alg": None}, {}),
    *({"alg": "EdDSA", "kid": {"a": 1}, "typ": 5}, {"alg": "HS256", "kid": "../../x"}),
    {"alg": "EdDSA", "crit": ["b64"], "b64": False},
    *({"sub": 5, "clinic_id": [], "exp": "x"}, {"exp": 10**30}),
]


def _token(header: Mapping[str, object], claims: Mapping[str, object]) -> str:
    return f"{_packed(json.dumps(header).encode())}.{_packed(json.dumps(claims).encode())}"


def _packed(text: bytes) -> str:
    return base64.urlsafe_b64encode(text).decode().rstrip("=")


def _good(ground: Ground, chance: Random) -> Shot:
    make = mutation_of_a_client if chance.random() < 0.4 else query_of_a_client
    return make(ground, chance)


def _spoil(body: bytearray, chance: Random) -> None:
    """Change something, nearly anywhere."""
    place = chance.randrange(len(body) + 1)
    kind = chance.randrange(6)
    if kind == 0 and place < len(body):
        body[place] ^= 1 << chance.randrange(8)
    elif kind == 1:
        del body[place : place + chance.choice((1, 1, 2, 10, 100))]
    elif kind == 2:
        body[place:place] = chance.choice(_PIECES)
    elif kind == 3:
        del body[place:]
    elif kind == 4:
        part = bytes(body[place : place + chance.choice((1, 5, 50, 500))])
        body[place:place] = part * chance.choice((1, 2, 10, 100))
    elif place < len(body):
        body[place : place + 1] = chance.choice(_PIECES)
    del body[200_000:]


def _cut(body: bytes, chance: Random) -> Sequence[bytes]:
    """The body in pieces of any length."""
    places = sorted(chance.randrange(len(body) + 1) for _ in range(chance.choice((1, 2, 10, 60))))
    return [body[a:b] for a, b in zip([0, *places], [*places, len(body)], strict=True)]
