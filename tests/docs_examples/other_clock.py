"""`gql-packages` by another clock: `python -m tests.docs_examples.other_clock serve`, or `verify`.

It serves on the day of the papers: the demo clinic's history ends in November 2026, and what is
true of it is true on a day. It verifies two hours from now, when what was just made counts as
settled for a seal.
"""

import sys
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

from gql_packages import app
from gql_packages.cli import main
from gql_packages.verification import verify

ROOT = Path(__file__).parents[2]

#: When the server believes that it was started. From then on its time passes as ours does.
THAT_DAY = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)


class OtherTime(datetime):
    """What a module asks for the time."""

    ahead = timedelta(hours=2)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        """So far from now."""
        return datetime.now(UTC) + cls.ahead


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        OtherTime.ahead = THAT_DAY - datetime.now(UTC)
        app.datetime = OtherTime  # type: ignore[attr-defined]
    else:
        verify.datetime = OtherTime  # type: ignore[attr-defined]
    main()
