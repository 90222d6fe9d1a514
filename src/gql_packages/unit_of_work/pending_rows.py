"""The rows of one unit of work, each held once, until all that is new or changed is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, cast
from uuid import UUID

from gql_packages.domain.row_hash import HASHED_COLUMNS, hashed, row_hash
from gql_packages.models.tenant import HashedModel
from gql_packages.unit_of_work.tables import table_of

Row = TypeVar("Row", bound=HashedModel)

Rows = Mapping[type[HashedModel], Sequence[HashedModel]]


class PendingRows:
    """An identity map: a row is one object, however often it is locked, made or changed.

    Services change the attributes of the rows that they hold. What differs from what was read is
    found at the end, so that each row is written once, with its last values.
    """

    def __init__(self) -> None:
        self._rows: dict[tuple[type[HashedModel], UUID], HashedModel] = {}
        #: how the columns that may change were when the row was locked; new rows have none
        self._read: dict[tuple[type[HashedModel], UUID], tuple[Any, ...]] = {}
        self._number: int | None = None
        #: the last invoice number by now, if one was drawn
        self.drawn_number: int | None = None
        #: the hash of the last history entry of each patient package that was read
        self.last_hashes: dict[UUID, bytes] = {}
        #: the patients whose rows are locked
        self.locked_patients: set[UUID] = set()

    def hold(self, model: type[Row], columns: Mapping[str, Any]) -> Row:
        """The row that is locked and has these columns; the object held already, if there is."""
        key = (model, columns["id"])
        if key not in self._rows:
            self._rows[key] = row = model._init_from_db(**columns)
            self._read[key] = _changing(row)
        return cast(Row, self._rows[key])

    def held(self, model: type[Row], row_id: UUID) -> Row:
        """The row that is held or new. Raises KeyError for another."""
        return cast(Row, self._rows[model, row_id])

    def add(self, row: Row) -> Row:
        """Hash a new row, to be inserted with the values that it has at the end."""
        table = row._meta.db_table
        columns = [getattr(row, name) for name in HASHED_COLUMNS[table]]
        previous = getattr(row, "previous_hash", b"")
        row.hash = row_hash(hashed(table, columns), previous=previous)
        self._rows[type(row), row.id] = row
        return row

    @property
    def has_number(self) -> bool:
        """Whether the counter of the clinic's invoices is locked."""
        return self._number is not None

    def hold_number(self, last: int) -> None:
        """The clinic's last invoice number; its counter is locked."""
        if self._number is None:
            self._number = last

    def next_number(self) -> int:
        """Draw the invoice number after the last."""
        if self._number is None:
            raise LookupError("The counter of invoices is not locked.")
        self._number += 1
        self.drawn_number = self._number
        return self._number

    def made(self) -> Rows:
        """The new rows, by model, in the order in which they were added."""
        made: dict[type[HashedModel], list[HashedModel]] = {}
        for key, row in self._rows.items():
            if key not in self._read:
                made.setdefault(key[0], []).append(row)
        return made

    def before(self, row: HashedModel) -> Mapping[str, Any] | None:
        """The columns that may change, as they were when the row was locked; None for a new one."""
        read = self._read.get((type(row), row.id))
        return None if read is None else dict(zip(_names(row), read, strict=True))

    def changed(self) -> Rows:
        """The rows that were there and are to be otherwise, by model."""
        changed: dict[type[HashedModel], list[HashedModel]] = {}
        for key, read in self._read.items():
            if read != _changing(self._rows[key]):
                changed.setdefault(key[0], []).append(self._rows[key])
        return changed


def _changing(row: HashedModel) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in _names(row))


def _names(row: HashedModel) -> Sequence[str]:
    return table_of(type(row)).changing
