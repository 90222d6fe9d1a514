"""An identity provider's key server, on a port of this machine."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

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

    def answer(self) -> bytes:
        """The body of the next answer."""
        return json.dumps({"keys": self.keys}).encode() if self.body is None else self.body


@contextmanager
def key_server() -> Iterator[KeyServer]:
    """A key server that runs until the block ends."""
    state = KeyServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked += 1
            time.sleep(state.delay)
            body = state.answer()
            self.send_response(state.status)
            if state.status == 302:
                self.send_header("Location", state.url + "elsewhere")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state.url = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
