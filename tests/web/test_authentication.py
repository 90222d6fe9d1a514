"""Who gets in with which token: the one that was meant, and nobody else."""

import asyncio
import base64
import hmac
import json
import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from gql_packages.auth import authentication, jwks
from gql_packages.auth.authentication import Authenticator, LocalKey
from gql_packages.auth.jwks import PublishedKeys
from gql_packages.domain.permissions import Principal
from gql_packages.errors import Busy, SetupError, Unauthenticated
from tests.web.key_server import (
    ED25519,
    P256,
    P384,
    RSA,
    KeyServer,
    PrivateKey,
    key_server,
    published,
)
from tests.web.minimal_schema import KEY, PRINCIPAL, token

ISSUER = "https://sign-in.test/"
AUDIENCE = "clinic-api"
OTHER_CLINIC = "019a0000-0000-7000-8000-0000000000c2"


def signed(key: Any = KEY, algorithm: str = "EdDSA", *, kid: object = None, **changes: Any) -> str:
    """An Authorization header with a token of the right claims, but for the changes; None: none."""
    present = {name: value for name, value in (claims() | changes).items() if value is not None}
    return "Bearer " + by_hand(present, key, algorithm, {"kid": kid} if kid else {})


def claims() -> dict[str, Any]:
    """Those that are right."""
    return {
        "sub": str(PRINCIPAL.staff_member_id),
        "clinic_id": str(PRINCIPAL.clinic_id),
        "exp": int(time.time()) + 86_400,
        "iss": ISSUER,
        "aud": AUDIENCE,
    }


def by_hand(body: object, key: Any, algorithm: str, header: dict[str, Any]) -> str:
    """A token signed without any of the checks of a library that is made to sign."""
    parts = [{"alg": algorithm, "typ": "JWT"} | header, body]
    text = b".".join(encoded(json.dumps(part).encode()) for part in parts)
    if algorithm.lower() == "none":
        return (text + b".").decode()
    if algorithm.startswith("HS"):
        signature = hmac.digest(key, text, f"sha{algorithm[2:]}")
    else:
        method = jwt.get_algorithm_by_name(algorithm)
        signature = method.sign(text, method.prepare_key(key))
    return (text + b"." + encoded(signature)).decode()


def encoded(plain: bytes) -> bytes:
    return base64.urlsafe_b64encode(plain).rstrip(b"=")


def changed_after_signing() -> str:
    head, _, signature = signed().split(".")
    other = claims() | {"clinic_id": OTHER_CLINIC}
    return f"{head}.{encoded(json.dumps(other).encode()).decode()}.{signature}"


def local(**settings: str) -> Authenticator:
    return Authenticator(LocalKey(KEY.public_key()), **settings)


OTHER_P256 = ec.generate_private_key(ec.SECP256R1())
PUBLIC_PEM = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
PUBLIC_RAW = KEY.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


async def test_a_token_of_the_local_key_is_good() -> None:
    assert await local().principal(f"Bearer {token()}") == PRINCIPAL
    assert await local().principal(f"bearer   {token()} ") == PRINCIPAL


NOT_ACCEPTED: dict[str, str | None] = {
    "no header": None,
    "an empty header": "",
    "only the scheme": "Bearer",
    "only the scheme and a space": "Bearer ",
    "another scheme": "Basic dXNlcjpwYXNz",
    "no scheme": token(),
    "two tokens": f"Bearer {token()} {token()}",
    "no token at all": "Bearer x",
    "three dots": "Bearer ...",
    "other letters": "Bearer éé.éé.éé",
    "a very long one": "Bearer " + "a" * 60_000,
    "a header of 5,000 brackets": "Bearer " + encoded(b"[" * 5_000).decode() + ".e30.e30",
    "a header that is a list": "Bearer " + encoded(b"[]").decode() + ".e30.e30",
    "a header of 5,000 digits": "Bearer "
    + encoded(b'{"alg":%s}' % (b"9" * 5_000)).decode()
    + ".e30.",
    "a key id that is a list": signed(kid=["a"]),
    "a critical extension": "Bearer " + by_hand({}, KEY, "EdDSA", {"crit": ["x"], "x": 1}),
    "a detached payload": "Bearer " + by_hand({}, KEY, "EdDSA", {"crit": ["b64"], "b64": False}),
    "claims that are a list": "Bearer " + by_hand([], KEY, "EdDSA", {}),
    "another key": signed(Ed25519PrivateKey.generate()),
    "no signature": signed(algorithm="none"),
    "no signature, spelled otherwise": signed(algorithm="NONE"),
    "the signature cut off": signed().rsplit(".", 1)[0] + ".",
    "the public key as a password": signed(PUBLIC_RAW, "HS256"),
    "the public key as a longer password": signed(PUBLIC_PEM, "HS256"),
    "another algorithm": signed(RSA, "RS256"),
    "a clinic changed afterwards": changed_after_signing(),
    "expired": signed(exp=int(time.time()) - 6),
    "not yet valid": signed(nbf=int(time.time()) + 86_400),
    "issued in the future": signed(iat=int(time.time()) + 86_400),
    "no expiry": signed(exp=None),
    "an expiry that is a word": signed(exp="never"),
    "an expiry that is infinite": signed(exp=float("inf")),
    "an expiry that is no number": signed(exp=float("nan")),
    "an expiry in a list": signed(exp=[9999999999]),
    "no staff member": signed(sub=None),
    "no clinic": signed(clinic_id=None),
    "a staff member that is a number": signed(sub=1),
    "a staff member that is a name": signed(sub="mia"),
    "a clinic that is a number": signed(clinic_id=1),
    "a clinic in a list": signed(clinic_id=[str(PRINCIPAL.clinic_id)]),
    "an empty clinic": signed(clinic_id=""),
    "a clinic in braces": signed(clinic_id="{" + str(PRINCIPAL.clinic_id) + "}"),
    "a clinic as a URN": signed(clinic_id=f"urn:uuid:{PRINCIPAL.clinic_id}"),
    "a clinic without hyphens": signed(clinic_id=PRINCIPAL.clinic_id.hex),
    "a clinic with a NUL": signed(clinic_id=f"{PRINCIPAL.clinic_id}\0"),
    "a clinic in other digits": signed(clinic_id=str(PRINCIPAL.clinic_id).replace("0", "٠")),
    "a clinic that ends a statement": signed(clinic_id="'; DROP TABLE clinic; --"),
}


@pytest.mark.parametrize("authorization", NOT_ACCEPTED.values(), ids=NOT_ACCEPTED.keys())
async def test_any_other_is_refused_without_a_library_s_words(authorization: str | None) -> None:
    with pytest.raises(Unauthenticated) as refused:
        await local().principal(authorization)

    said = str(refused.value).lower()
    for word in ("signature", "segment", "padding", "claim", "base64", "json", "decode", "alg"):
        assert word not in said


async def test_an_expired_token_is_told_apart_and_allowed_five_seconds() -> None:
    with pytest.raises(Unauthenticated, match=r"^The token has expired\.$"):
        await local().principal(signed(exp=int(time.time()) - 60))

    assert await local().principal(signed(exp=int(time.time()) - 2)) == PRINCIPAL


async def test_capital_letters_in_a_uuid_are_the_same_uuid() -> None:
    assert await local().principal(signed(clinic_id=str(PRINCIPAL.clinic_id).upper())) == PRINCIPAL


@pytest.mark.parametrize(
    ("changes", "is_good"),
    [
        ({}, True),
        ({"aud": ["another", AUDIENCE]}, True),
        ({"iss": None}, False),
        ({"iss": ISSUER.rstrip("/")}, False),
        ({"iss": [ISSUER]}, False),
        ({"aud": None}, False),
        ({"aud": "another"}, False),
        ({"aud": []}, False),
        ({"aud": {AUDIENCE: 1}}, False),
        ({"aud": [1, AUDIENCE]}, False),
    ],
)
async def test_issuer_and_audience_are_checked_where_they_are_set(
    changes: dict[str, Any], is_good: bool
) -> None:
    authenticator = local(issuer=ISSUER, audience=AUDIENCE)
    if is_good:
        assert await authenticator.principal(signed(**changes)) == PRINCIPAL
    else:
        with pytest.raises(Unauthenticated):
            await authenticator.principal(signed(**changes))
    if all(isinstance(value, str) for value in changes.values()):
        assert await local().principal(signed(**changes)) == PRINCIPAL


# ── keys that an identity provider publishes ─────────────────────────────────────────────────


@pytest.fixture
def server() -> Iterator[KeyServer]:
    with key_server() as running:
        running.keys = [
            published(ED25519, "ed", "EdDSA"),
            published(P256, "ec", "ES256"),
            published(RSA, "rsa", "RS256"),
        ]
        yield running


def remote(server: KeyServer, *, cooldown: float = 30.0) -> Authenticator:
    return Authenticator(
        PublishedKeys(server.url, cooldown=cooldown), issuer=ISSUER, audience=AUDIENCE
    )


@pytest.mark.parametrize(
    ("key", "algorithm", "kid"),
    [(ED25519, "EdDSA", "ed"), (P256, "ES256", "ec"), (RSA, "RS256", "rsa")],
    ids=["EdDSA", "ES256", "RS256"],
)
async def test_a_token_of_a_published_key_is_good(
    server: KeyServer, key: PrivateKey, algorithm: str, kid: str
) -> None:
    authenticator = remote(server)

    for _ in range(3):
        assert await authenticator.principal(signed(key, algorithm, kid=kid)) == PRINCIPAL
    assert server.asked == 1


def shown_as_text(key: PrivateKey) -> list[bytes]:
    public = key.public_key()
    kind = PublicFormat.SubjectPublicKeyInfo
    return [public.public_bytes(Encoding.PEM, kind), public.public_bytes(Encoding.DER, kind)]


async def test_no_token_gets_in_by_naming_another_algorithm(server: KeyServer) -> None:
    authenticator = remote(server)
    forged = [
        signed(None, "none", kid="rsa"),
        signed(RSA, "PS256", kid="rsa"),
        signed(RSA, "RS512", kid="rsa"),
        signed(RSA, "RS256", kid="ec"),
        signed(P256, "ES256", kid="ed"),
        signed(ED25519, "EdDSA", kid="rsa"),
        signed(ED25519, "EdDSA"),
    ]
    for secret in [*shown_as_text(RSA), json.dumps(server.keys[2]).encode(), b"rsa", b""]:
        forged += (signed(secret, each, kid="rsa") for each in ("HS256", "HS384", "HS512"))

    for authorization in forged:
        with pytest.raises(Unauthenticated):
            await authenticator.principal(authorization)


async def test_a_published_key_of_another_algorithm_is_not_used(server: KeyServer) -> None:
    secret = encoded(b"s" * 64).decode()
    server.keys = [
        {"kty": "oct", "kid": "hs", "alg": "HS256", "use": "sig", "k": secret},
        {"kty": "oct", "kid": "bare", "k": secret},
        published(P384, "p384", "ES384"),
        published(RSA, "ps", "PS256"),
        published(RSA, "rs", "RS256"),
    ]
    authenticator = remote(server)

    for authorization in (
        signed(b"s" * 64, "HS256", kid="hs"),
        signed(b"s" * 64, "HS256", kid="bare"),
        signed(P384, "ES384", kid="p384"),
        signed(RSA, "PS256", kid="ps"),
    ):
        with pytest.raises(Unauthenticated):
            await authenticator.principal(authorization)
    assert await authenticator.principal(signed(RSA, "RS256", kid="rs")) == PRINCIPAL


async def test_a_key_from_an_address_in_the_token_is_not_fetched(server: KeyServer) -> None:
    with key_server() as attacker:
        attacker.keys = [published(P256, "mine", "ES256")]
        header = {"kid": "mine", "jku": attacker.url, "jwk": attacker.keys[0]}

        with pytest.raises(Unauthenticated):
            await remote(server).principal("Bearer " + by_hand(claims(), P256, "ES256", header))

        assert attacker.asked == 0


async def test_keys_that_are_rotated_are_found_and_those_taken_away_are_not(
    server: KeyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    authenticator = remote(server, cooldown=0)
    old, new = signed(P256, "ES256", kid="ec"), signed(RSA, "RS256", kid="next")
    assert await authenticator.principal(old) == PRINCIPAL

    server.keys = [published(RSA, "next", "RS256")]

    assert await authenticator.principal(new) == PRINCIPAL
    with pytest.raises(Unauthenticated):
        await authenticator.principal(old)


async def test_unknown_keys_do_not_hammer_the_key_server(server: KeyServer) -> None:
    authenticator = remote(server)
    good = signed(P256, "ES256", kid="ec")
    assert await authenticator.principal(good) == PRINCIPAL

    for number in range(200):
        with pytest.raises(Unauthenticated):
            await authenticator.principal(signed(P256, "ES256", kid=f"unknown-{number}"))

    assert server.asked == 1
    assert await authenticator.principal(good) == PRINCIPAL


async def test_those_who_come_at_once_wait_for_one_reading(server: KeyServer) -> None:
    server.delay = 0.1
    authenticator = remote(server, cooldown=0)
    impatient = asyncio.create_task(authenticator.principal(signed(P256, "ES256", kid="ec")))
    await asyncio.sleep(0.02)
    impatient.cancel()

    principals = await asyncio.gather(
        *(authenticator.principal(signed(P256, "ES256", kid="ec")) for _ in range(50))
    )

    assert set(principals) == {PRINCIPAL}
    assert server.asked == 1


async def test_old_keys_are_read_again_behind_the_back_of_whoever_asks(
    server: KeyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    authenticator = remote(server, cooldown=0)
    good = signed(P256, "ES256", kid="ec")
    assert await authenticator.principal(good) == PRINCIPAL
    monkeypatch.setattr(jwks, "FRESH_SECONDS", 0.0)
    server.keys = [published(RSA, "next", "RS256")]

    assert await authenticator.principal(good) == PRINCIPAL

    for _ in range(200):
        await asyncio.sleep(0.01)
        if server.asked == 2:
            break
    await asyncio.sleep(0.05)
    with pytest.raises(Unauthenticated):
        await authenticator.principal(good)


BROKEN: dict[str, dict[str, Any]] = {
    "an error": {"status": 500},
    "a redirect": {"status": 302},
    "no JSON": {"body": b"<html>"},
    "a list": {"body": b"[]"},
    "no keys": {"body": b'{"keys": []}'},
    "keys that are none": {"body": b'{"keys": [1, null, {"kty": "x"}]}'},
    "nothing but brackets": {"body": b"[" * 100_000},
}


@pytest.mark.parametrize("fault", BROKEN.values(), ids=BROKEN.keys())
async def test_a_key_server_that_does_not_answer_is_not_the_client_s_fault(
    server: KeyServer, fault: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    good = signed(P256, "ES256", kid="ec")
    known = remote(server, cooldown=0)
    assert await known.principal(good) == PRINCIPAL
    for name, value in fault.items():
        setattr(server, name, value)

    with pytest.raises(Busy):
        await remote(server).principal(good)
    with pytest.raises(Unauthenticated):
        await known.principal(signed(P256, "ES256", kid="unknown"))
    assert await known.principal(good) == PRINCIPAL

    monkeypatch.setattr(jwks, "STALE_SECONDS", 0.0)
    with pytest.raises(Busy):
        await known.principal(good)


async def test_a_key_server_that_is_away_is_asked_again_after_a_pause(server: KeyServer) -> None:
    server.status = 500
    authenticator = remote(server)
    for _ in range(20):
        with pytest.raises(Busy):
            await authenticator.principal(signed(P256, "ES256", kid="ec"))
    assert server.asked == 1


async def test_nobody_listening_is_no_crash() -> None:
    with key_server() as gone:
        pass

    with pytest.raises(Busy):
        await remote(gone).principal(signed(P256, "ES256", kid="ec"))


@pytest.mark.parametrize("url", ["file:///etc/passwd", "keys.json", "ftp://keys.test/"])
def test_only_http_addresses_are_taken(url: str) -> None:
    with pytest.raises(SetupError, match="AUTH_JWKS_URL"):
        PublishedKeys(url)


async def test_a_principal_is_whom_the_token_names(server: KeyServer) -> None:
    token_of_other = signed(P256, "ES256", kid="ec", clinic_id=OTHER_CLINIC)

    principal = await remote(server).principal(token_of_other)

    assert principal == Principal(UUID(OTHER_CLINIC), PRINCIPAL.staff_member_id)


# ── tokens that were verified before ─────────────────────────────────────────────────────────


@pytest.fixture
def verified(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tokens whose signatures are verified."""
    seen: list[str] = []
    decode = jwt.decode

    def counted(text: str, *arguments: Any, **named: Any) -> Any:
        seen.append(text)
        return decode(text, *arguments, **named)

    monkeypatch.setattr(jwt, "decode", counted)
    return seen


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """Seconds by which the machine's clock is wrong, for those who ask for the time."""
    shift = [0.0]
    real = time.time

    class Shifted(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return datetime.fromtimestamp(real() + shift[0], tz)

    monkeypatch.setattr("jwt.api_jwt.datetime", Shifted)
    monkeypatch.setattr(time, "time", lambda: real() + shift[0])
    yield shift


async def test_a_signature_is_verified_once(verified: list[str]) -> None:
    authenticator = local()
    first, second = signed(), signed(jti="another")

    for authorization in (first, second, first, first, second):
        assert await authenticator.principal(authorization) == PRINCIPAL

    assert len(verified) == 2
    assert authenticator.remembered(first) == PRINCIPAL
    assert authenticator.remembered(signed(jti="unknown")) is None


async def test_what_is_remembered_holds_as_long_as_the_token(
    verified: list[str], clock: list[float]
) -> None:
    authenticator, begin = local(), int(time.time())
    good = signed(exp=begin + 60, nbf=begin - 60, iat=begin - 30)
    for moment, is_good in [(0, True), (64, True), (66, False), (0, True), (-34, True)]:
        clock[0] = moment
        if is_good:
            assert await authenticator.principal(good) == PRINCIPAL
        else:
            with pytest.raises(Unauthenticated, match="expired"):
                await authenticator.principal(good)
    assert len(verified) == 3

    # Before it was issued: by a clock that was put back.
    clock[0] = -37
    with pytest.raises(Unauthenticated):
        await authenticator.principal(good)


async def test_a_token_that_was_refused_is_verified_each_time(verified: list[str]) -> None:
    authenticator = local()
    forged = signed(Ed25519PrivateKey.generate())

    for _ in range(3):
        with pytest.raises(Unauthenticated):
            await authenticator.principal(forged)

    assert len(verified) == 3
    assert authenticator.remembered(forged) is None


async def test_only_so_many_are_remembered_and_those_in_use_longest(
    verified: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authentication, "MAX_CACHED_TOKENS", 3)
    authenticator = local()
    used = signed(jti="used")
    for number in range(20):
        await authenticator.principal(signed(jti=f"{number}"))
        await authenticator.principal(used)

    assert len(verified) == 21
    assert authenticator.remembered(signed(jti="17")) is None
    assert authenticator.remembered(signed(jti="19")) == PRINCIPAL


async def test_when_the_keys_are_read_again_every_token_is_verified_again(
    server: KeyServer, verified: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    authenticator = remote(server, cooldown=0)
    good = signed(P256, "ES256", kid="ec")
    for _ in range(3):
        await authenticator.principal(good)
    assert len(verified) == 1

    # Another key under the name of the first.
    server.keys = [published(OTHER_P256, "ec", "ES256")]
    with pytest.raises(Unauthenticated):
        await authenticator.principal(signed(RSA, "RS256", kid="unknown"))

    with pytest.raises(Unauthenticated):
        await authenticator.principal(good)
    assert len(verified) == 2


async def test_while_the_keys_are_too_old_what_is_remembered_is_not_good_either(
    server: KeyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    authenticator = remote(server, cooldown=0)
    good = signed(P256, "ES256", kid="ec")
    assert await authenticator.principal(good) == PRINCIPAL
    server.status = 500

    monkeypatch.setattr(jwks, "STALE_SECONDS", 0.0)
    with pytest.raises(Busy):
        await authenticator.principal(good)
