"""Documents that clients had remembered by their hash: Apollo's automatic persisted queries."""

from __future__ import annotations

import sys
from collections import OrderedDict

#: Of each process. The texts alone: they are parsed as any other that is sent.
MAX_BYTES = 2 * 1024 * 1024


class AutomaticDocuments:
    """The texts asked for last, by their hash: as many as come to 2 MiB of memory.

    Each process has its own, and forgets: a client that is told so sends the text once more.
    """

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._max_bytes = max_bytes
        self._bytes = 0

    def text(self, sha256: str) -> str | None:
        """The text of that hash, if it is remembered."""
        text = self._texts.get(sha256)
        if text is not None:
            self._texts.move_to_end(sha256)
        return text

    def remember(self, sha256: str, text: str) -> None:
        """Keep a text whose hash was checked; let go of those that nobody has asked for longest."""
        if self.text(sha256) is not None:
            return
        self._texts[sha256] = text
        self._bytes += sys.getsizeof(text)
        while self._bytes > self._max_bytes:
            self._bytes -= sys.getsizeof(self._texts.popitem(last=False)[1])
