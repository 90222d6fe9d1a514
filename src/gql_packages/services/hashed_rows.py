"""New rows with a hash over what of them is never changed."""

from __future__ import annotations

from typing import TypeVar

from gql_packages.domain.chain import HASHED_COLUMNS, row_hash
from gql_packages.models.tenant import HashedModel
from gql_packages.unit_of_work.unit_of_work import Work

Row = TypeVar("Row", bound=HashedModel)


async def insert(work: Work, row: Row) -> Row:
    """Hash a new row and write it."""
    await hashed(row).save(using_db=work.db, force_create=True)
    return row


def hashed(row: Row) -> Row:
    """The row with the hash that fits it, to be written."""
    columns = HASHED_COLUMNS[row._meta.db_table]
    row.hash = row_hash([getattr(row, column) for column in columns])
    return row
