"""The checks of one clinic: those in SQL files, one for each foreign key and each hashed table, and
the days, which are worked out as the services do it."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from importlib import resources
from uuid import UUID

from gql_packages.database.connect import Connection
from gql_packages.domain.calendar import day_of
from gql_packages.domain.row_hash import HASHED_COLUMNS, LENGTHENED
from gql_packages.verification.corrections import correction_checks
from gql_packages.verification.findings import MOST_FINDINGS, Finding, entity_type, more_of
from gql_packages.verification.row_hash_sql import column_types, written_as

# The foreign keys to a row of the same clinic, each as table, column, table.
_FOREIGN_KEYS = """
SELECT child.relname AS child, a.attname AS name, parent.relname AS parent
FROM pg_constraint c
JOIN pg_class child ON child.oid = c.conrelid
JOIN pg_class parent ON parent.oid = c.confrelid
JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[2]
WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND cardinality(c.conkey) = 2
ORDER BY c.conname
"""

# The names come from the catalogue, and the migrations make only plain ones.
_ORPHANS = """
SELECT '{entity_type}' AS entity_type, child.id AS entity_id,
       'its {name} names a row of {parent} that is not there' AS what
FROM {child} child
WHERE child.clinic_id = $1 AND child.{name} IS NOT NULL AND NOT EXISTS (
    SELECT FROM {parent} parent WHERE parent.clinic_id = $1 AND parent.id = child.{name}
)
"""

# The names of tables and columns are our own.
_UNFIT = """
SELECT '{entity_type}' AS entity_type, id AS entity_id, 'it does not fit its hash' AS what
FROM {table} WHERE clinic_id = $1 AND hash IS DISTINCT FROM {fitting}
"""

# A limit in it would make the planner hope to find something early, where there is nothing.
_NUMBERED = "SELECT {number} AS number, c.* FROM ({check}\n) AS c"

#: How many checks are one statement: a clinic has some two hundred, most of them small.
_TOGETHER = 8

_ZONE = "SELECT time_zone FROM clinic WHERE id = $1"
_SALES = "SELECT id, purchased_at, purchased_on FROM patient_package WHERE clinic_id = $1"
_RESERVED = """
SELECT r.id, a.starts_at, p.expires_on
FROM redemption r
JOIN appointment a ON a.clinic_id = $1 AND a.id = r.appointment_id
JOIN patient_package p ON p.clinic_id = $1 AND p.id = r.patient_package_id
WHERE r.clinic_id = $1 AND r.status = 'RESERVED' AND p.expires_on IS NOT NULL
"""


async def all_checks(connection: Connection) -> list[str]:
    """The checks as SQL, some in a statement, with the clinic as $1; each row of an answer is one
    thing amiss.

    For each hashed table, rows of which something was changed that never is: the database computes
    the hashes anew, as `domain/row_hash.py` does, and sends only the rows that do not fit, for
    there may be millions. Then what is shown of corrected columns, and those in files. And for each
    foreign key, rows that name one that is not there: possible for a superuser, who can switch
    foreign keys off.
    """
    checks = []
    for table in HASHED_COLUMNS:
        fitting = fitting_hash(table, await column_types(connection, table))
        checks.append(_UNFIT.format(entity_type=entity_type(table), table=table, fitting=fitting))
    checks += [check async for check in correction_checks(connection)]
    files = resources.files("gql_packages.verification.checks").iterdir()
    for file in sorted(files, key=lambda file: file.name):
        if file.name.endswith(".sql"):
            checks.append(file.read_text(encoding="utf-8"))
    for key in await connection.fetch(_FOREIGN_KEYS):
        checks.append(_ORPHANS.format(entity_type=entity_type(key["child"]), **key))
    numbered = [_NUMBERED.format(number=number, check=check) for number, check in enumerate(checks)]
    return [
        "\nUNION ALL\n".join(numbered[first : first + _TOGETHER])
        for first in range(0, len(numbered), _TOGETHER)
    ]


def fitting_hash(table: str, types: Mapping[str, str]) -> str:
    """The SQL of `row_hash` over a row of the table, whose columns are of those types."""
    columns = HASHED_COLUMNS[table]
    written = [f"to_json({written_as(types[column], column)})" for column in columns]
    row = f"ARRAY[{', '.join(written)}]"
    if table in LENGTHENED:
        row = f"(CASE WHEN {columns[-1]} IS NULL THEN trim_array({row}, 1) ELSE {row} END)"
    row = f"convert_to(array_to_json({row})::text, 'UTF8')"
    return f"sha256({f'previous_hash || {row}' if 'previous_hash' in types else row})"


async def run(connection: Connection, clinic_id: UUID, check: str) -> AsyncIterator[Finding]:
    """The first hundred that each check of the statement finds, and whether there are more."""
    found = Counter[int]()
    async for row in connection.cursor(check, clinic_id, prefetch=1000):
        found[row["number"]] += 1
        if found[row["number"]] <= MOST_FINDINGS:
            yield Finding(clinic_id, row["entity_type"], row["entity_id"], row["what"])
        elif found[row["number"]] == MOST_FINDINGS + 1:
            yield more_of(clinic_id)


async def wrong_days(connection: Connection, clinic_id: UUID) -> AsyncIterator[Finding]:
    """The sales whose day is another one, and the reserved uses after the last valid day."""
    zone: str = await connection.fetchval(_ZONE, clinic_id)
    async for row in connection.cursor(_SALES, clinic_id, prefetch=1000):
        if (day := day_of(row["purchased_at"], zone)) != row["purchased_on"]:
            what = f"it was bought on {day}, and says {row['purchased_on']}"
            yield Finding(clinic_id, "PatientPackage", row["id"], what)
    async for row in connection.cursor(_RESERVED, clinic_id, prefetch=1000):
        if (day := day_of(row["starts_at"], zone)) > row["expires_on"]:
            what = f"its visit is on {day} and the package is valid until {row['expires_on']}"
            yield Finding(clinic_id, "Redemption", row["id"], what)
