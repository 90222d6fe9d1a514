"""A provider that does nothing but say where it is asked."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.http_server import Reply, http_server


@dataclass
class Discovery:
    """What is said: the document, or its text, or nothing at all; and how often it was asked."""

    document: object
    origin: str = ""
    asked: int = 0

    def reply(self, path: str) -> Reply:
        self.asked += 1
        is_found = self.document is not None and path.endswith("/.well-known/openid-configuration")
        said = self.document if isinstance(self.document, str) else json.dumps(self.document)
        return Reply(said, 200 if is_found else 503)


@contextmanager
def discovering(document: object) -> Iterator[Discovery]:
    """A server that answers with the document, until the block ends."""
    discovery = Discovery(document)
    with http_server(discovery.reply) as discovery.origin:
        yield discovery
