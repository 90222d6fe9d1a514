"""What is shown of a corrected column is what its last correction says, and they form a chain."""

from __future__ import annotations

from collections.abc import AsyncIterator

from gql_packages.database.connect import Connection
from gql_packages.domain.corrected_columns import CORRECTED
from gql_packages.verification.findings import entity_type
from gql_packages.verification.row_hash_sql import column_types, written_as

# The last correction of each row's column decides what is shown, and the first begins with what the
# row said when it was made. The names are our own.
_SHOWN = """
SELECT '{entity_type}' AS entity_type, t.id AS entity_id,
       'its {column} is not what its corrections say' AS what
FROM {table} t
LEFT JOIN LATERAL (
    SELECT c.id, c.value_after FROM correction c
    WHERE c.clinic_id = $1 AND c.table_name = '{table}' AND c.row_id = t.id
        AND c.column_name = '{column}'
    ORDER BY c.version DESC LIMIT 1
) last ON true
WHERE t.clinic_id = $1 AND {shown} IS DISTINCT FROM
    CASE WHEN last.id IS NULL THEN {original} ELSE last.value_after END
"""

_CHAIN = """
SELECT 'Correction' AS entity_type, c.id AS entity_id,
       CASE
           WHEN t.id IS NULL THEN 'it corrects a row of {table} that is not there'
           WHEN c.version > t.version THEN 'it is of a later version than its {table}'
           ELSE 'it does not begin where the one before it ended'
       END AS what
FROM (
    SELECT c.*, row_number() OVER by_version AS place, lag(c.value_after) OVER by_version AS ended
    FROM correction c
    WHERE c.clinic_id = $1 AND c.table_name = '{table}' AND c.column_name = '{column}'
    WINDOW by_version AS (PARTITION BY c.row_id ORDER BY c.version)
) c
LEFT JOIN {table} t ON t.clinic_id = $1 AND t.id = c.row_id
WHERE t.id IS NULL OR c.version > t.version
    OR c.value_before IS DISTINCT FROM CASE WHEN c.place = 1 THEN {original} ELSE c.ended END
"""


async def correction_checks(connection: Connection) -> AsyncIterator[str]:
    """Two checks for each column that can be corrected."""
    for (table, column), corrected in CORRECTED.items():
        type_name = (await column_types(connection, table))[column]
        names = {
            name: f"({written_as(type_name, f'({value})')})::text".format(t="t")
            for name, value in vars(corrected).items()
        }
        names |= {"entity_type": entity_type(table), "table": table, "column": column}
        yield _SHOWN.format(**names)
        yield _CHAIN.format(**names)
