"""A provider that does nothing but say where it is asked."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class Discovery:
    """What is said: the document, or its text, or nothing at all; and how often it was asked."""

    origin: str
    document: object
    asked: int = 0


@contextmanager
def discovering(document: object) -> Iterator[Discovery]:
    """A server that answers with the document, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            discovery.asked += 1
            found = discovery.document is not None and self.path.endswith(
                "/.well-known/openid-configuration"
            )
            said = discovery.document
            body = (said if isinstance(said, str) else json.dumps(said)).encode()
            self.send_response(200 if found else 503)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    discovery = Discovery(f"http://127.0.0.1:{server.server_port}", document)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield discovery
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
