"""What day it is in a clinic is for Python alone to say: it and Postgres know different clocks.

Python takes its zones from the machine, else from the package `tzdata`; Postgres has its own. They
are renewed at different times, and governments decide at short notice.
"""

from __future__ import annotations

import re
from pathlib import Path

import gql_packages

#: What asks Postgres' clock or its zones.
_CLOCKS = re.compile(
    r"\bAT TIME ZONE (?!'UTC')|\btimezone\(|\bnow\(\)"
    r"|\bCURRENT_(DATE|TIME|TIMESTAMP)\b|\bLOCALTIME|\b(clock|statement|transaction)_timestamp\b",
    re.IGNORECASE,
)
_NOT_SQL = re.compile(r"\.now\(")
#: Who reads and writes for clients.
ROOMS = (
    *("domain", "reading", "reports", "resolvers", "schema", "services", "unit_of_work"),
    *("verification", "web"),
)


def test_no_statement_asks_postgres_what_time_or_day_it_is() -> None:
    package = Path(gql_packages.__file__).parent
    asking = {
        f"{path.relative_to(package)}: {line.strip()}"
        for room in ROOMS
        for path in (package / room).rglob("*.*")
        if path.suffix in (".py", ".sql")
        for line in path.read_text(encoding="utf-8").splitlines()
        if _CLOCKS.search(_NOT_SQL.sub("", line))
    }

    assert asking == set()
