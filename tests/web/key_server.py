"""An identity provider's key server, on a port of this machine."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

from tests.http_server import Reply, http_server

PrivateKey = ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

ED25519 = ed25519.Ed25519PrivateKey.generate()
P256 = ec.generate_private_key(ec.SECP256R1())
P384 = ec.generate_private_key(ec.SECP384R1())
RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def published(key: PrivateKey, key_id: str, algorithm: str) -> dict[str, Any]:
    """The public half of a key, as a key server shows it."""
    method = jwt.get_algorithm_by_name(algorithm)
    shown = method.to_jwk(key.public_key(), as_dict=True)
    return shown | {"kid": key_id, "alg": algorithm, "use": "sig"}


class KeyServer:
    """What it answers and how often it was asked."""

    def __init__(self) -> None:
        self.keys: list[dict[str, Any]] = []
        self.body: bytes | None = None
        self.status = 200
        self.delay = 0.0
        self.asked = 0
        self.url = ""

    def reply(self, _: str) -> Reply:
        self.asked += 1
        time.sleep(self.delay)
        body = json.dumps({"keys": self.keys}) if self.body is None else self.body
        elsewhere = {"Location": f"{self.url}elsewhere"} if self.status == 302 else {}
        return Reply(body, self.status, elsewhere)


@contextmanager
def key_server() -> Iterator[KeyServer]:
    """A key server that runs until the block ends."""
    state = KeyServer()
    with http_server(state.reply) as origin:
        state.url = f"{origin}/"
        yield state
