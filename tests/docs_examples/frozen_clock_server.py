"""The server on the day of the papers: `python -m tests.docs_examples.frozen_clock_server serve`.

The demo clinic's history ends in November 2026, and what is true of it is true on a day.
"""

from datetime import UTC, datetime, tzinfo
from pathlib import Path

from gql_packages import app
from gql_packages.cli import main

ROOT = Path(__file__).parents[2]

#: When the server believes that it was started. From then on its time passes as ours does.
THAT_DAY = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)

_STARTED = datetime.now(UTC)


class ThatDay(datetime):
    """What the application asks for the time."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        """That day, and as long as it has been served since."""
        return THAT_DAY + (datetime.now(UTC) - _STARTED)


if __name__ == "__main__":
    app.datetime = ThatDay  # type: ignore[attr-defined]
    main()
