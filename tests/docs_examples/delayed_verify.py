"""`gql-packages verify` two hours later, when what was just made counts as settled for a seal."""

from datetime import UTC, datetime, timedelta, tzinfo

from gql_packages.cli import main
from gql_packages.verification import verify


class Later(datetime):
    """What `verify` asks for the time."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        """Two hours from now."""
        return datetime.now(UTC) + timedelta(hours=2)


if __name__ == "__main__":
    verify.datetime = Later  # type: ignore[attr-defined]
    main()
