"""Authenticates requests: verifies bearer tokens with the issuer's public keys."""

from __future__ import annotations

import hashlib
import re
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from gql_packages.domain.permissions import Principal
from gql_packages.errors import Unauthenticated

#: Only public-key algorithms: with a symmetric one, the published key would sign tokens.
ALGORITHMS = ("EdDSA", "ES256", "RS256")
LEEWAY_SECONDS = 5
EXPIRED = "The token has expired."
MAX_TOKEN_LENGTH = 8 * 1024
#: Tokens whose signature is not verified again; more than staff members who work at once.
MAX_CACHED_TOKENS = 4_096

_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Caller:
    """A verified token: whose it is, by which key, and when it is valid, in seconds since 1970."""

    principal: Principal
    key_id: str | None
    key: jwt.PyJWK
    not_before: float
    until: float


class SigningKeys(Protocol):
    """Finds the public keys that tokens are verified with."""

    async def find(self, key_id: str | None) -> jwt.PyJWK:
        """The key of that id. Raises Unauthenticated if there is none."""


class LocalKey:
    """The one public key of this installation's own tokens."""

    def __init__(self, public_key: Ed25519PublicKey) -> None:
        self._key = jwt.PyJWK(
            jwt.algorithms.OKPAlgorithm.to_jwk(public_key, as_dict=True), algorithm="EdDSA"
        )

    async def find(self, key_id: str | None) -> jwt.PyJWK:
        """The key, whatever id the token names."""
        return self._key


class Authenticator:
    """Turns an Authorization header into the principal of its token.

    A verified token is cached by its digest for as long as its times and its key are valid, least
    recently used out first. A refused one is verified each time.
    """

    def __init__(
        self, keys: SigningKeys, *, issuer: str | None = None, audience: str | None = None
    ) -> None:
        self._keys = keys
        self._issuer = issuer
        self._audience = audience
        self._callers: OrderedDict[bytes, Caller] = OrderedDict()

    def use(self, keys: SigningKeys) -> None:
        """Verify tokens with these keys from now on, also those that were verified before."""
        self._keys = keys
        self._callers.clear()

    def remembered(self, authorization: str) -> Principal | None:
        """The principal of a cached token, None if it is not cached.

        The token may be invalid by now: this admits no request.
        """
        caller = self._callers.get(_digest(authorization.partition(" ")[2].strip()))
        return caller.principal if caller else None

    async def principal(self, authorization: str | None) -> Principal:
        """The principal of the header's bearer token. Raises Unauthenticated as `caller` does."""
        return (await self.caller(authorization)).principal

    async def caller(self, authorization: str | None) -> Caller:
        """The caller by the header's bearer token. Raises Unauthenticated for an invalid one.

        The token is signed by one of the keys, has not expired, names this issuer and this
        audience where they are set, and carries `sub` and `clinic_id`, each a UUID. Whether that
        staff member exists is not looked up here.
        """
        token = _bearer_token(authorization)
        digest = _digest(token)
        caller = self._callers.get(digest)
        # The key is looked up each time: it may have been rotated or revoked.
        if (
            caller is None
            or await self._keys.find(caller.key_id) is not caller.key
            or not caller.not_before <= time.time() < caller.until
        ):
            self._callers.pop(digest, None)
            caller = self._callers[digest] = await self._verify(token)
            if len(self._callers) > MAX_CACHED_TOKENS:
                self._callers.popitem(last=False)
        elif digest in self._callers:
            self._callers.move_to_end(digest)
        return caller

    async def _verify(self, token: str) -> Caller:
        try:
            key_id = jwt.get_unverified_header(token).get("kid")
            key = await self._keys.find(key_id)
            claims = self._decode(token, key)
        except jwt.ExpiredSignatureError:
            raise expired() from None
        except (jwt.InvalidIssuerError, jwt.InvalidAudienceError):
            raise Unauthenticated("The token was not issued for this server.") from None
        except jwt.PyJWTError:
            raise Unauthenticated("The token is not valid.") from None
        begins = [int(claims[name]) - LEEWAY_SECONDS for name in ("nbf", "iat") if name in claims]
        return Caller(
            Principal(clinic_id=_uuid(claims, "clinic_id"), staff_member_id=_uuid(claims, "sub")),
            key_id,
            key,
            not_before=max(begins, default=float("-inf")),
            until=int(claims["exp"]) + LEEWAY_SECONDS,
        )

    def _decode(self, token: str, key: jwt.PyJWK) -> dict[str, Any]:
        if key.algorithm_name not in ALGORITHMS:
            raise jwt.InvalidAlgorithmError
        return jwt.decode(
            token,
            key,
            algorithms=[key.algorithm_name],
            issuer=self._issuer,
            audience=self._audience,
            leeway=LEEWAY_SECONDS,
            options={
                "require": ["exp", "sub", "clinic_id"],
                "verify_aud": self._audience is not None,
            },
        )


def expired() -> Unauthenticated:
    """The error for a token that has expired."""
    return Unauthenticated(EXPIRED)


def _digest(token: str) -> bytes:
    """The key of a token in the cache, which does not hold the token itself."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def _bearer_token(authorization: str | None) -> str:
    if not authorization:
        raise Unauthenticated("Sign in: send the header Authorization: Bearer <token>.")
    scheme, _, token = authorization.partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token or " " in token:
        raise Unauthenticated("The Authorization header must be: Bearer <token>.")
    if len(token) > MAX_TOKEN_LENGTH:
        raise Unauthenticated("The token is too long.")
    return token


def _uuid(claims: dict[str, Any], name: str) -> UUID:
    value = claims[name]
    # UUID() would also read braces, "urn:uuid:" and missing hyphens.
    if not isinstance(value, str) or not _UUID.fullmatch(value):
        raise Unauthenticated(f"The token's {name} is not a UUID.")
    return UUID(value)
