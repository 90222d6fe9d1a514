"""What a server that has ended wrote, line by line."""

from __future__ import annotations

import json
from dataclasses import dataclass

from tests.front_desk import Answer
from tests.running_server import Served

#: On standard output, once: for whoever starts it.
BANNER = (
    "gql-packages ",
    "  Address   http://",
    "  Explorer  http://",
    "  Token     gql-packages token",
)


@dataclass(frozen=True)
class LogLines:
    """The lines of its log, and what is no line of JSON."""

    text: str
    lines: list[Answer]
    others: list[str]

    @property
    def requests(self) -> list[Answer]:
        """Those that tell of a request."""
        return [line for line in self.lines if line["message"] == "request"]

    def of(self, request_id: str) -> Answer:
        """The only one that tells of the request."""
        (found,) = [line for line in self.requests if line["request_id"] == request_id]
        return found


def log_of(server: Served) -> LogLines:
    """All that the server has written."""
    text, lines, others = server.process.text, [], []
    for line in text.splitlines():
        if line.startswith("{"):
            lines.append(json.loads(line))
        elif line and not line.startswith(BANNER):
            others.append(line)
    return LogLines(text, lines, others)
