"""Measures the front desk in Chromium: its first picture, and how soon a second window follows.

    python -m bench.front_desk

The server is `gql-packages serve` with a demo of its own. Every first picture is that of a browser
that has kept nothing. Needs Node, npm and Chromium.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from statistics import median

from tests.cli_and_server.serve_process import passable_directory, serving
from tests.npm import install, run

FRONT_DESK = Path(__file__).parent.parent / "frontdesk"

SAID = {
    "painted": "something is painted",
    "shown": "the visits of today are shown",
    "followed": "a press in one window is seen in the other",
}


def measured() -> dict[str, list[float]]:
    """Milliseconds of every attempt, by what was waited for."""
    install(FRONT_DESK)
    with passable_directory() as folder, serving(folder) as server:
        [token] = re.findall(r"Token +(ey\S+)", server.text)
        address = f"{server.origin}/"
        said = run(FRONT_DESK, "node", "test/measure.mjs", DESK_ADDRESS=address, OWNER=token)
        found: dict[str, list[float]] = json.loads(said)
        return found


def main() -> None:
    """Write one line for each: the median and the slowest."""
    for name, times in measured().items():
        print(f"{SAID[name]}: {median(times):.0f} ms, at most {max(times):.0f} ms, of {len(times)}")


if __name__ == "__main__":
    main()
